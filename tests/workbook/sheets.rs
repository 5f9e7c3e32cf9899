//! Sheets, headers and cells.

use super::{book, read, texts};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Worksheet};
use vocmatch::dataset::Dataset;
use vocmatch::dataset::rows::{EntrantRow, MajorRow, ProgramRow, RegionRow};
use vocmatch::model::Model;
use vocmatch::unit::Level;

#[test]
fn a_sheet_in_chinese_below_a_title_is_read() {
    let bytes = book(&[
        ("填写说明", &|sheet: &mut Worksheet| {
            texts(sheet, &[&["请填写"]]);
        }),
        ("专业", &|sheet: &mut Worksheet| {
            texts(
                sheet,
                &[
                    &["某市专业一览表"],
                    &[],
                    &["专业代码", "专业名称", "办学层次", "学制（年）"],
                    &[],
                    &["0854", "集成电路工程", "专硕", "２．５"],
                ],
            );
            sheet.write(5, 0, 510_401).unwrap();
            texts_at(sheet, 5, 1, &["集成电路技术", "大专"]);
            sheet.write(5, 3, 3.0).unwrap();
        }),
        ("Sheet2", &|_: &mut Worksheet| {}),
    ]);
    let (dataset, problems) = read(&bytes);
    assert_eq!(problems, "");
    let major = |major_id: &str, name: &str, level, years| MajorRow {
        major_id: major_id.into(),
        name: name.into(),
        level,
        years: Some(years),
        ..MajorRow::default()
    };
    assert_eq!(
        dataset.majors,
        [
            major("0854", "集成电路工程", Level::ProfessionalMaster, 2.5),
            major("510401", "集成电路技术", Level::HigherVocational, 3.0),
        ]
    );
}

fn texts_at(sheet: &mut Worksheet, row: u32, column: u16, cells: &[&str]) {
    for (column, cell) in (column..).zip(cells) {
        sheet.write(row, column, *cell).unwrap();
    }
}

#[test]
fn numbers_are_taken_as_the_sheet_shows_them() {
    let padded = Format::new().set_num_format("000000");
    let percent = Format::new().set_num_format("0%");
    let bytes = book(&[
        ("programs", &|sheet: &mut Worksheet| {
            texts(
                sheet,
                &[&["program_id", "school_id", "major_id", "seats", "completion_rate"]],
            );
            sheet.write_with_format(1, 0, 10_401, &padded).unwrap();
            texts_at(sheet, 1, 1, &["k", "m"]);
            sheet.write(1, 3, 29.999_999_999_999_996).unwrap();
            sheet.write_with_format(1, 4, 0.85, &percent).unwrap();
        }),
        ("招生", &|sheet: &mut Worksheet| {
            texts(sheet, &[&["布点代码", "年份", "招生数"]]);
            sheet.write(1, 0, "010401").unwrap();
            sheet.write(1, 1, 2027).unwrap();
            sheet
                .write(1, 2, Formula::new("=20+10").set_result("30"))
                .unwrap();
        }),
    ]);
    let (dataset, problems) = read(&bytes);
    assert_eq!(problems, "");
    assert_eq!(
        dataset.programs,
        [ProgramRow {
            program_id: "010401".into(),
            school_id: "k".into(),
            major_id: "m".into(),
            seats: Some(30),
            completion_rate: Some(0.85),
            ..ProgramRow::default()
        }]
    );
    assert_eq!(
        dataset.entrants,
        [EntrantRow {
            program_id: "010401".into(),
            year: 2027,
            entrants: 30,
            ..EntrantRow::default()
        }]
    );
}

#[test]
fn cells_that_hold_something_else_are_told_by_their_address() {
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let bytes = book(&[("招生", &|sheet: &mut Worksheet| {
        texts(
            sheet,
            &[
                &["布点代码", "年份", "招生数"],
                &["p1"],
                &["p2"],
                &["p3"],
                &["p4", "2027", "30%"],
            ],
        );
        let day = ExcelDateTime::from_ymd(2025, 1, 1).unwrap();
        sheet.write_with_format(1, 1, &day, &date).unwrap();
        sheet.write(1, 2, 30.5).unwrap();
        sheet.write(2, 1, true).unwrap();
        sheet
            .write(2, 2, Formula::new("=1/0").set_result("#DIV/0!"))
            .unwrap();
        sheet.write(3, 0, 911_100_001_234_567_890.0).unwrap();
        sheet.write(3, 1, 2027).unwrap();
    })]);
    let (dataset, problems) = read(&bytes);
    assert_eq!(
        problems,
        "V102 招生!C2, 招生数: \"30.5\" is not a whole number; write a whole number\n\
         V102 招生!C3, 招生数: the formula of the cell failed: #DIV/0!; fix the formula, or write a whole number\n\
         V102 招生!C5, 招生数: \"30%\" is not a whole number; write a whole number\n\
         V102 招生!B2, 年份: the cell holds the date 2025-01-01, not a year, such as 2027; \
         give the cell the format \"Text\", and write a year, such as 2027\n\
         V102 招生!B3, 年份: TRUE is not a year, such as 2027; write a year, such as 2027\n\
         V101 招生!C4, 招生数: the cell is empty; write a whole number\n\
         V102 招生!A4, 布点代码: 911100001234568000 is a number of more than 15 digits, and cells keep no more of a number; \
         give the cell the format \"Text\", and write it again"
    );
    assert_eq!(dataset.entrants.len(), 4);
}

#[test]
fn sheets_and_columns_that_are_not_known_are_told() {
    let region = |sheet: &mut Worksheet| {
        texts(
            sheet,
            &[&["区域代码", "上级区域代吗", "", ""], &["n", "1", "", "odd"]],
        );
    };
    let bytes = book(&[
        ("区域", &region),
        ("Regions", &region),
        ("毕业声", &region),
        ("my sheet", &region),
    ]);
    let (dataset, problems) = read(&bytes);
    assert_eq!(
        problems,
        "V005 区域: column D has no header, and is not read; name it, or remove it\n\
         V005 区域, 上级区域代吗: the table has no such column, and it is not read; did you mean \"上级区域代码\"?\n\
         V006 区域, 区域名称: the column \"区域名称\" is missing; add the column\n\
         V007 Regions: there are several sheets of the table regions; keep one of them\n\
         V004 my sheet: the sheet is not the name of a table, and is not read; rename it, or remove it\n\
         V004 毕业声: the sheet is not the name of a table, and is not read; did you mean \"毕业生\"?"
    );
    assert_eq!(dataset.regions.len(), 1);
}

#[test]
fn merged_cells_have_the_value_of_the_first_and_hidden_sheets_count() {
    let bytes = book(&[
        ("区域", &|sheet: &mut Worksheet| {
            texts(sheet, &[&["区域代码", "区域名称"], &["n"], &["e"]]);
            sheet.merge_range(1, 1, 2, 1, "东北", &Format::new()).unwrap();
            sheet.set_hidden(true);
        }),
        ("其它说明", &|_: &mut Worksheet| {}),
    ]);
    let (dataset, problems) = read(&bytes);
    assert_eq!(
        problems,
        "V018 区域!B2, 区域名称: 区域!B2:B3 is merged, and \"东北\" counts for each of its rows and columns; check it, and \
         write the value into each cell"
    );
    let region = |region_id: &str| RegionRow {
        region_id: region_id.into(),
        name: "东北".into(),
        ..RegionRow::default()
    };
    assert_eq!(dataset.regions, [region("n"), region("e")]);
}

#[test]
fn the_model_names_cells_too() {
    let bytes = book(&[
        ("区域", &|sheet: &mut Worksheet| {
            texts(sheet, &[&["区域名称", "区域代码"], &["北", "n"]]);
        }),
        ("学校 ", &|sheet: &mut Worksheet| {
            texts(
                sheet,
                &[&["学校代码", "区域代码", "学校名称"], &["k", "m", "School"]],
            );
        }),
    ]);
    let problems = Model::new(Dataset::read_workbook("data.xlsx", &bytes)).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "V204 '学校 '!B2, 区域代码: no region has the id \"m\"; correct it, or add it to the table regions"
    );
}

#[test]
fn a_path_leads_to_a_workbook() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("path.xlsx");
    let bytes = book(&[("区域", &|sheet: &mut Worksheet| {
        texts(sheet, &[&["区域代码", "区域名称"], &["n", "北"]]);
    })]);
    std::fs::write(&path, bytes).unwrap();
    let dataset = Dataset::read_path(&path);
    assert_eq!(dataset.problems().to_string(), "");
    assert_eq!(dataset.regions.len(), 1);
    assert!(
        Dataset::read_path("no/such.xlsx")
            .problems()
            .to_string()
            .starts_with("V001 no/such.xlsx: the workbook cannot be read (")
    );
}
