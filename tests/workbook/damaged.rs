//! Files that are no workbooks, or no longer.

use super::{Sheet, book, read, texts};
use proptest::prelude::*;
use rust_xlsxwriter::Worksheet;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

fn small() -> Vec<u8> {
    book(&[("专业", &|sheet: &mut Worksheet| {
        texts(
            sheet,
            &[&["专业代码", "专业名称", "层次"], &["510401", "电路", "高职"]],
        );
        sheet.write(2, 0, 7.5).unwrap();
    })])
}

/// The same workbook, its parts changed by a function.
fn repacked(bytes: &[u8], method: CompressionMethod, change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for k in 0..archive.len() {
        let mut part = archive.by_index(k).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        std::io::copy(&mut part, &mut content).unwrap();
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(&name, options).unwrap();
        writer.write_all(&change(&name, content)).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_workbook_is_told() {
    assert_eq!(
        read(b"region_id,name\n").1,
        "V016 data.xlsx: the workbook cannot be read: it is a file of another kind; \
         save it as an Excel workbook (.xlsx) without a password"
    );
    let bytes = small();
    let (dataset, problems) = read(&bytes[..bytes.len() / 2]);
    assert!(
        problems.starts_with("V016 data.xlsx: the workbook cannot be read: it is damaged ("),
        "{problems}"
    );
    assert_eq!(dataset.majors.len(), 0);
}

#[test]
fn a_workbook_that_grows_without_bound_is_refused() {
    let bomb = repacked(&small(), CompressionMethod::Deflated, |name, content| {
        if name.ends_with("sheet1.xml") {
            vec![b' '; 257 * 1024 * 1024]
        } else {
            content
        }
    });
    assert!(bomb.len() < 1_000_000);
    assert_eq!(
        read(&bomb).1,
        "V017 data.xlsx: the workbook takes more memory than is given to one; \
         remove what is not a table, or save the tables as CSV"
    );
}

#[test]
fn a_workbook_of_more_sheets_than_any_needs_is_refused() {
    let with = |count: usize| {
        let names: Vec<String> = (0..count).map(|k| format!("S{k}")).collect();
        let sheets: Vec<Sheet> = names
            .iter()
            .map(|name| {
                (
                    name.as_str(),
                    &(|_: &mut Worksheet| {}) as &dyn Fn(&mut Worksheet),
                )
            })
            .collect();
        read(&book(&sheets)).1
    };
    assert_eq!(with(200), "");
    assert_eq!(
        with(201),
        "V017 data.xlsx: the workbook has 201 sheets; at most 200 are read; \
         remove what is not a table, or save the tables as CSV"
    );
}

#[test]
fn a_workbook_that_promises_a_million_million_texts_is_refused() {
    let liar = repacked(&small(), CompressionMethod::Stored, |name, content| {
        if name.ends_with("sharedStrings.xml") {
            let text = String::from_utf8(content).unwrap();
            text.replace("uniqueCount=\"", "uniqueCount=\"99999999999")
                .into_bytes()
        } else {
            content
        }
    });
    assert!(
        read(&liar)
            .1
            .contains("it is damaged (the number of its texts is wrong)")
    );
}

proptest! {
    #![proptest_config(super::survives::cases(200))]

    #[test]
    fn a_workbook_with_bytes_changed_does_no_harm(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = small();
        for (place, byte) in &places {
            let at = place.index(bytes.len());
            bytes[at] = *byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn a_workbook_with_parts_changed_does_no_harm(part in 0..12_usize, places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let number = std::cell::Cell::new(0);
        let bytes = repacked(&small(), CompressionMethod::Stored, |_, mut content| {
            number.set(number.get() + 1);
            if number.get() == part + 1 && !content.is_empty() {
                for (place, byte) in &places {
                    let at = place.index(content.len());
                    content[at] = *byte;
                }
            }
            content
        });
        let _ = read(&bytes);
    }
}
