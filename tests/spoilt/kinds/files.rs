//! Files in other encodings and of other kinds.

use super::super::random::Random;
use super::super::tables::{Form, Tables, text};
use super::{Spoilt, sheet, spoilt};
use encoding_rs::{BIG5, GB18030};
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

fn utf16(text: &str, mark: bool, is_little: bool) -> Vec<u8> {
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if is_little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

/// One table in another encoding.
pub fn encodings(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 1)?;
    let text = text(sheet);
    let what = random.of(&["UTF-16", "GB18030", "cut", "mark", "BIG5", "mixed"]);
    let bytes = match what {
        "UTF-16" => utf16(&text, true, random.coin()),
        "GB18030" => GB18030.encode(&text).0.into_owned(),
        "mark" => format!("\u{FEFF}{text}").into_bytes(),
        "BIG5" => {
            let (bytes, _, lost) = BIG5.encode(&text);
            (!lost && !text.is_ascii()).then_some(())?;
            bytes.into_owned()
        }
        "mixed" => {
            (!text.is_ascii()).then_some(())?;
            let mut bytes = text.clone().into_bytes();
            let line = text.lines().rfind(|line| !line.is_ascii())?;
            bytes.extend_from_slice(&GB18030.encode(line).0);
            bytes
        }
        _ => {
            let at = text.char_indices().rfind(|(_, c)| c.len_utf8() > 1)?.0;
            text.as_bytes()[..=at].to_vec()
        }
    };
    sheet.bytes = Some(bytes);
    spoilt(sheet, what)
}

/// The document in another encoding.
pub fn document_encodings(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let text = tables.json();
    let what = random.of(&["UTF-16 with a mark", "UTF-16", "GB18030", "mark"]);
    let bytes = match what {
        "UTF-16" => utf16(&text, false, random.coin()),
        "GB18030" => GB18030.encode(&text).0.into_owned(),
        "mark" => format!("\u{FEFF}{text}").into_bytes(),
        _ => utf16(&text, true, random.coin()),
    };
    tables.file = Some(("tables.json", bytes));
    spoilt(&tables.sheets[0], what)
}

/// Files of kinds that are not read.
pub fn other_files(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let name = random.of(&[
        "tables.zip",
        "tables.gz",
        "tables.xls",
        "tables.ods",
        "tables.txt",
        "tables.jsonl",
        "programs.csv",
    ]);
    let bytes = match name {
        "tables.zip" => {
            let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for sheet in &tables.sheets {
                writer
                    .start_file(format!("{}.csv", sheet.table.name), SimpleFileOptions::default())
                    .unwrap();
                writer.write_all(text(sheet).as_bytes()).unwrap();
            }
            writer.finish().unwrap().into_inner()
        }
        "tables.gz" => vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3],
        "tables.xls" => vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        "tables.jsonl" => b"{\"region_id\": \"n\"}\n{\"region_id\": \"e\"}\n".to_vec(),
        _ => text(tables.sheets.first()?).into_bytes(),
    };
    tables.file = Some((name, bytes));
    Some(Spoilt {
        must_be_told: true,
        ..spoilt(&tables.sheets[0], name)?
    })
}
