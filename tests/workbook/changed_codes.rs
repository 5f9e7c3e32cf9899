//! Codes in cells of numbers and dates: read as the cell shows them, or told at the cell.

use super::{book, read, texts};
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};
use vocmatch::model::Model;
use vocmatch::problem::Code;

#[test]
fn a_code_is_read_as_the_format_of_its_cell_shows_it() {
    for (format, number, shown) in [
        ("000000;@", 10_401.0, "010401"),
        ("\"0\"00000", 10_401.0, "010401"),
        ("00-0000", 111_011.0, "11-1011"),
        ("00\\-0000", 111_011.0, "11-1011"),
        ("00.00", 1.0, "01.00"),
        ("00.0000", 1.0, "01.0000"),
        ("00.0000", 11.07, "11.0700"),
        ("0000000000", 4_111_010_005.0, "4111010005"),
        ("0-00-00-00", 2_020_707.0, "2-02-07-07"),
    ] {
        for (sheet, header) in [
            ("occupations", ["occupation_id", "name"]),
            ("职业", ["职业代码", "职业名称"]),
        ] {
            let code = Format::new().set_num_format(format);
            let bytes = book(&[(sheet, &|sheet: &mut Worksheet| {
                texts(sheet, &[&header]);
                sheet.write_with_format(1, 0, number, &code).unwrap();
                sheet.write(1, 1, "Welder").unwrap();
            })]);
            let (dataset, problems) = read(&bytes);
            assert_eq!(problems, "", "{format}");
            assert_eq!(dataset.occupations[0].occupation_id, shown, "{format}");
        }
    }
}

#[test]
fn a_format_of_codes_changes_no_number() {
    let code = Format::new().set_num_format("00.00");
    let bytes = book(&[("regions", &|sheet: &mut Worksheet| {
        texts(
            sheet,
            &[&["region_id", "name", "latitude", "longitude"], &["n", "North"]],
        );
        sheet.write_with_format(1, 2, 39.912_345, &code).unwrap();
        sheet.write_with_format(1, 3, 7.5, &code).unwrap();
    })]);
    let (dataset, problems) = read(&bytes);
    assert_eq!(problems, "");
    assert_eq!(
        (dataset.regions[0].latitude, dataset.regions[0].longitude),
        (Some(39.912_345), Some(7.5))
    );
}

#[test]
fn a_date_in_place_of_a_code_is_told_at_its_cell_and_no_other() {
    let date = Format::new().set_num_format("mmm-yy");
    let bytes = book(&[
        ("职业", &|sheet: &mut Worksheet| {
            texts(
                sheet,
                &[&["职业代码", "职业名称"], &["", "Chief"], &["11-1021", "Manager"]],
            );
            let day = ExcelDateTime::from_ymd(2011, 11, 1).unwrap();
            sheet.write_with_format(1, 0, &day, &date).unwrap();
        }),
        ("人才需求", &|sheet: &mut Worksheet| {
            texts(sheet, &[&["职业代码", "区域代码", "年份", "需求人数"]]);
            for (row, id) in [(1, "11-2011"), (2, "11-1021"), (3, "11-2011")] {
                texts_at(sheet, row, &[id, "n"]);
                sheet.write(row, 2, 2025).unwrap();
                sheet.write(row, 3, 10 * row).unwrap();
            }
            sheet.write(3, 2, 2026).unwrap();
        }),
        ("区域", &|sheet: &mut Worksheet| {
            texts(sheet, &[&["区域代码", "区域名称"], &["n", "North"]]);
        }),
    ]);
    let (dataset, _) = read(&bytes);
    let problems = Model::new(dataset).unwrap_err();
    // The openings say no level, which is no matter here.
    let others = problems.iter().filter(|problem| problem.code() != Code::NoLevel);
    let told: Vec<String> = others.map(ToString::to_string).collect();
    assert_eq!(
        told.join("\n"),
        "V113 职业!A2, 职业代码: \"2011-11-01\" is a date: a spreadsheet program changed the code; \
         give the column the format \"Text\", and write the code again"
    );
}

fn texts_at(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        sheet.write(row, column, *cell).unwrap();
    }
}

#[test]
fn a_code_that_is_a_number_in_one_sheet_and_a_text_in_another_is_put_back() {
    let bytes = book(&[
        ("专业", &|sheet: &mut Worksheet| {
            texts(
                sheet,
                &[&["专业代码", "专业名称", "层次"], &["010401", "Farming", "中职"]],
            );
        }),
        ("学校", &|sheet: &mut Worksheet| {
            texts(
                sheet,
                &[&["学校代码", "学校名称", "区域代码"], &["k", "School", "n"]],
            );
        }),
        ("区域", &|sheet: &mut Worksheet| {
            texts(sheet, &[&["区域代码", "区域名称"], &["n", "North"]]);
        }),
        ("专业布点", &|sheet: &mut Worksheet| {
            texts(
                sheet,
                &[&["布点代码", "学校代码", "专业代码"], &["p1", "k"], &["p2", "k"]],
            );
            sheet.write(1, 2, 10_401).unwrap();
            sheet.write(2, 2, 10_401).unwrap();
        }),
    ]);
    let (dataset, problems) = read(&bytes);
    assert_eq!(problems, "");
    let model = Model::new(dataset).unwrap();
    assert_eq!(model.majors()[0].id.as_str(), "010401");
    let told = model.warnings().to_string();
    assert!(
        told.starts_with("V114 专业布点!C2, 专业代码: \"10401\" is read as \"010401\": "),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
}
