//! Sheets as people send them: merged cells, formulas that were never calculated, headers of two rows, rows that are no
//! data.

use super::{book, read, texts};
use rust_xlsxwriter::{Format, Formula, Worksheet};
use std::io::{Cursor, Write};
use vocmatch::dataset::Dataset;
use vocmatch::dataset::rows::GraduateRow;
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

const ENGLISH: [&str; 4] = ["program_id", "year", "graduates", "continuing"];
const CHINESE: [&str; 4] = ["布点代码", "年份", "毕业生数", "升学数"];

fn merge(sheet: &mut Worksheet, range: (u32, u16, u32, u16), value: &str) {
    let (top, left, bottom, right) = range;
    sheet
        .merge_range(top, left, bottom, right, value, &Format::new())
        .unwrap();
}

/// Rows of graduates from a sheet, and what was told.
fn graduates(fill: &dyn Fn(&mut Worksheet)) -> (Vec<GraduateRow>, String) {
    let (dataset, problems) = read(&book(&[("graduates", fill)]));
    (dataset.graduates, problems)
}

fn row(program_id: &str, year: i32, graduates: i64, continuing: Option<i64>) -> GraduateRow {
    GraduateRow {
        program_id: program_id.into(),
        year,
        graduates,
        continuing,
        ..GraduateRow::default()
    }
}

/// The same workbook with the text of its parts changed.
fn changed(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for k in 0..archive.len() {
        let mut part = archive.by_index(k).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = String::new();
        std::io::Read::read_to_string(&mut part, &mut content).unwrap();
        writer.start_file(&name, SimpleFileOptions::default()).unwrap();
        writer.write_all(change(&name, content).as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_merged_cell_counts_for_its_rows_in_any_column() {
    for (headers, names) in [(ENGLISH, ["program_id", "year"]), (CHINESE, ["布点代码", "年份"])] {
        let (rows, problems) = graduates(&|sheet| {
            texts(
                sheet,
                &[
                    &headers,
                    &["", "", "30", "6"],
                    &["", "2025", "31"],
                    &["p2", "", "32"],
                    &["p3", "2026", "33"],
                ],
            );
            merge(sheet, (1, 0, 2, 0), "p1");
            // Below the next one nothing is merged, and the title is no matter.
            merge(sheet, (3, 1, 3, 1 + 4), "2024");
            sheet.write(1, 1, 2024).unwrap();
        });
        // The range in row 4 is as wide as four columns of the table: they cannot all be its year.
        assert!(problems.contains("V019 "), "{problems}");
        assert_eq!(rows.len(), 4);
        let (rows, problems) = graduates(&|sheet| {
            texts(
                sheet,
                &[
                    &headers,
                    &["", "2024", "30", "6"],
                    &["", "2025", "31"],
                    &["p2", "", "32"],
                    &["p3", "", "33"],
                ],
            );
            merge(sheet, (1, 0, 2, 0), "p1");
            merge(sheet, (3, 1, 4, 1), "2024");
        });
        let [id, year] = names;
        assert_eq!(
            problems,
            format!(
                "V018 graduates!A2, {id}: graduates!A2:A3 is merged, and \"p1\" counts for each of its rows and columns; \
                 check it, and write the value into each cell\n\
                 V018 graduates!B4, {year}: graduates!B4:B5 is merged, and \"2024\" counts for each of its rows and \
                 columns; check it, and write the value into each cell"
            )
        );
        assert_eq!(
            rows,
            [
                row("p1", 2024, 30, Some(6)),
                row("p1", 2025, 31, None),
                row("p2", 2024, 32, None),
                row("p3", 2024, 33, None)
            ]
        );
    }
}

#[test]
fn a_merge_across_columns_counts_for_both_or_is_refused() {
    let (rows, problems) = graduates(&|sheet| {
        texts(sheet, &[&ENGLISH, &["p1", "2024"]]);
        merge(sheet, (1, 2, 1, 3), "7");
    });
    assert!(
        problems.starts_with("V018 graduates!C2, graduates: graduates!C2:D2 is merged"),
        "{problems}"
    );
    assert_eq!(rows, [row("p1", 2024, 7, Some(7))]);
    let (_, problems) = graduates(&|sheet| {
        texts(
            sheet,
            &[&ENGLISH, &["", "", "30", "6"], &["p2", "2025", "3", "1"]],
        );
        merge(sheet, (1, 0, 1, 1), "p1");
    });
    assert_eq!(
        problems,
        "V019 graduates!A2, program_id: graduates!A2:B2 is merged, and \"p1\" cannot count for all of it: \"p1\" cannot be read \
         in one of its columns; split the merged cells, and write the value of each row"
    );
}

#[test]
fn a_merged_id_is_refused_with_its_range_and_nothing_follows() {
    let bytes = book(&[
        ("skills", &|sheet: &mut Worksheet| {
            texts(
                sheet,
                &[
                    &["skill_id", "name"],
                    &["", "Welding"],
                    &["", "Reading"],
                    &["s3", "Writing"],
                ],
            );
            merge(sheet, (1, 0, 2, 0), "s1");
        }),
        ("occupations", &|sheet: &mut Worksheet| {
            texts(sheet, &[&["occupation_id", "name"], &["o", "Welder"]]);
        }),
        ("occupation_skills", &|sheet: &mut Worksheet| {
            texts(
                sheet,
                &[
                    &["occupation_id", "skill", "importance", "level"],
                    &["o", "s2", "1", "1"],
                ],
            );
        }),
    ]);
    let problems = vocmatch::model::Model::new(Dataset::read_workbook("data.xlsx", &bytes)).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "V019 skills!A2, skill_id: skills!A2:A3 is merged, and \"s1\" cannot count for all of it: each row needs a key of \
         its own; split the merged cells, and write the value of each row"
    );
}

#[test]
fn merges_that_touch_no_value_are_not_told_and_absurd_ones_do_no_harm() {
    let fill = |sheet: &mut Worksheet| {
        merge(sheet, (0, 0, 0, 3), "毕业生统计表");
        for (at, header) in (0..).zip(ENGLISH) {
            sheet.write(1, at, header).unwrap();
        }
        sheet.write(1, 5, "备忘").unwrap();
        for (at, cell) in (0..).zip(["p1", "2024", "30", "6"]) {
            sheet.write(2, at, cell).unwrap();
        }
        merge(sheet, (2, 5, 9, 6), "x");
        merge(sheet, (20, 0, 22, 3), "");
        merge(sheet, (3, 0, 3, 3), "注：合并的说明");
        merge(sheet, (4, 0, 4, 1), "合计");
        sheet.write(4, 2, 30).unwrap();
    };
    let (rows, problems) = graduates(&fill);
    assert_eq!(rows, [row("p1", 2024, 30, Some(6))]);
    assert_eq!(
        problems,
        "V005 graduates, 备忘: the table has no such column, and it is not read; rename it, or remove it\n\
         V021 graduates!A4: the row looks like a note (\"注：合并的说明\"), and is passed over; remove it\n\
         V021 graduates!A5: the row looks like a total (\"合计\"), and is passed over; remove it"
            .replace("graduates!A4", "graduates row 4")
            .replace("graduates!A5", "graduates row 5")
    );
    let bytes = book(&[("graduates", &fill)]);
    let absurd = changed(&bytes, |_, part| {
        let wide = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(1000);
        let merges = part.replace(
            "<mergeCell ref=\"A1:D1\"/>",
            &format!("{wide}<mergeCell ref=\"A2:D3\"/>"),
        );
        assert!(!part.contains("mergeCells") || merges != part);
        merges
    });
    assert_eq!(read(&absurd).0.graduates.len(), 1);
}

#[test]
fn a_header_of_two_rows_with_merged_groups_is_read() {
    let (rows, problems) = graduates(&|sheet| {
        for (at, name) in [(0, "布点代码"), (1, "年份")] {
            merge(sheet, (0, at, 1, at), name);
        }
        merge(sheet, (0, 2, 0, 3), "毕业情况");
        sheet.write(1, 2, "毕业生数").unwrap();
        sheet.write(1, 3, "升学数").unwrap();
        for (at, cell) in (0..).zip(["p1", "2024", "30", "6"]) {
            sheet.write(2, at, cell).unwrap();
        }
    });
    assert_eq!(
        (rows, problems),
        (vec![row("p1", 2024, 30, Some(6))], String::new())
    );
}

/// Graduates of whom the column is a formula with this cached result.
fn formula(column: u16, result: &str) -> Vec<u8> {
    book(&[("graduates", &|sheet: &mut Worksheet| {
        texts(
            sheet,
            &[&ENGLISH, &["p1", "2024", "30", "6"], &["p2", "2024", "31", "7"]],
        );
        sheet
            .write_formula(1, column, Formula::new("=1+1").set_result(result))
            .unwrap();
    })])
}

#[test]
fn a_formula_that_was_never_calculated_is_told_by_its_cell() {
    for (column, name) in (0..).zip(ENGLISH) {
        let told = format!(
            "V108 graduates!{}2, {name}: the formula of the cell was never calculated; open the workbook in a spreadsheet \
             program and save it once",
            ["A", "B", "C", "D"][usize::from(column)]
        );
        // The result 0 in a workbook that asks to be calculated, and no result at all.
        assert_eq!(read(&formula(column, "0")).1, told);
        let bare = changed(&formula(column, "5"), |_, part| {
            part.replace("</f><v>5</v>", "</f>")
                .replace("fullCalcOnLoad=\"1\"", "")
        });
        assert_eq!(read(&bare).1, told);
        let hollow = changed(&formula(column, "5"), |_, part| {
            part.replace("</f><v>5</v>", "</f><v/>")
        });
        assert_eq!(read(&hollow).1, told);
    }
    // A result of its own, or 0 in a workbook that was calculated.
    assert_eq!(read(&formula(2, "5")).0.graduates[0].graduates, 5);
    let calculated = changed(&formula(2, "0"), |_, part| {
        part.replace("fullCalcOnLoad=\"1\"", "")
    });
    let (dataset, problems) = read(&calculated);
    assert_eq!((dataset.graduates[0].graduates, problems), (0, String::new()));
    // An empty text is an empty cell.
    let (dataset, problems) = read(&changed(&formula(3, "x"), |_, part| {
        part.replace("</f><v>x</v>", "</f><v></v>")
    }));
    assert_eq!((dataset.graduates[0].continuing, problems), (None, String::new()));
}

#[test]
fn rows_of_serial_numbers_and_formulas_alone_are_passed_over() {
    let bytes = book(&[("graduates", &|sheet: &mut Worksheet| {
        texts(
            sheet,
            &[
                &["序号", "program_id", "year", "graduates", "continuing"],
                &["1", "p1", "2024", "30", "6"],
            ],
        );
        for row in 2..100 {
            sheet.write(row, 0, row).unwrap();
            sheet
                .write_formula(row, 3, Formula::new("=SUM(H1:H2)").set_result("0"))
                .unwrap();
            sheet
                .write_formula(row, 1, Formula::new("=IF(H1,\"p\",\"\")").set_result("x"))
                .unwrap();
        }
    })]);
    let bytes = changed(&bytes, |_, part| {
        part.replace("fullCalcOnLoad=\"1\"", "")
            .replace("</f><v>x</v>", "</f><v></v>")
    });
    let (dataset, problems) = read(&bytes);
    assert_eq!(dataset.graduates.len(), 1);
    assert_eq!(
        problems,
        "V005 graduates, 序号: the table has no such column, and it is not read; rename it, or remove it\n\
         V020 graduates row 3: 98 rows, this the first, hold nothing in any column of the table, and are passed over; \
         remove them"
    );
}
