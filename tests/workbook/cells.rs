//! Cells and headers of sheets as people write them: numbers are numbers, texts are read as those of CSV files are.

use super::{book, read, texts};
use vocmatch::problem::Code;

const HEADS: [&str; 5] = ["职业代码", "区域代码", "起始年份", "需求人数", "年薪"];

#[test]
fn numbers_of_cells_are_numbers_and_texts_may_be_thousands() {
    let bytes = book(&[("人才需求", &|sheet| {
        texts(
            sheet,
            &[
                &HEADS,
                &["o", "r", "2027", "1.000", "160.000"],
                &["o", "r", "2028", "1,234", "$45,000"],
            ],
        );
        sheet.write(3, 0, "o").unwrap();
        sheet.write(3, 1, "r").unwrap();
        sheet.write(3, 2, 2029).unwrap();
        sheet.write(3, 3, 1.0).unwrap();
        sheet.write(3, 4, 160.125).unwrap();
    })]);
    let (dataset, told) = read(&bytes);
    let counts: Vec<i64> = dataset.demand.iter().map(|row| row.openings).collect();
    assert_eq!(counts, [0, 1234, 1]);
    assert_eq!(dataset.demand[1].annual_wage, Some(45_000.0));
    assert_eq!(dataset.demand[2].annual_wage, Some(160.125));
    assert_eq!(
        told,
        "V112 人才需求!E2, 年薪: \"160.000\" can be read as 160 or as 160000; write 160 or 160000, or leave it empty\n\
         V112 人才需求!D2, 需求人数: \"1.000\" can be read as 1 or as 1000; write 1 or 1000"
    );
}

#[test]
fn words_for_nothing_and_units_are_told_at_the_cell_and_the_header() {
    let mut heads = HEADS;
    heads[3] = "需求人数（千人）";
    let bytes = book(&[("需求", &|sheet| {
        texts(
            sheet,
            &[
                &heads,
                &["o", "r", "2027", "0.04", "无"],
                &["o", "r", "2028", "", "暂无"],
            ],
        );
        sheet.write(2, 3, 1.5).unwrap();
    })]);
    let (dataset, told) = read(&bytes);
    let rows: Vec<_> = dataset
        .demand
        .iter()
        .map(|row| (row.openings, row.annual_wage))
        .collect();
    assert_eq!(rows, [(40, None), (1500, None)]);
    assert_eq!(
        told,
        "V025 需求, 需求人数（千人）: the header says \"千人\", so that \"0.04\" counts as 40; check them; if they are in full already, \
         remove \"千人\" from the header\n\
         V109 需求!E2, 年薪: \"无\" counts as not known; leave the cell empty\n\
         V109 需求!E3, 年薪: \"暂无\" counts as not known; leave the cell empty"
    );
}

#[test]
fn shares_that_a_sheet_shows_as_per_cent_are_not_divided_again() {
    let bytes = book(&[("programs", &|sheet| {
        texts(
            sheet,
            &[
                &["program_id", "school_id", "major_id", "completion_rate (%)"],
                &["p", "s", "m"],
                &["q", "s", "m"],
            ],
        );
        sheet.write(1, 3, 0.85).unwrap();
        sheet.write(2, 3, 0.9).unwrap();
    })]);
    let (dataset, _) = read(&bytes);
    let codes: Vec<Code> = dataset.problems().iter().map(vocmatch::Problem::code).collect();
    assert_eq!(codes, [Code::Unit]);
}
