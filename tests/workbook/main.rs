//! Workbooks as planners write them: what is read, what is told, and that nothing that is damaged does harm. And
//! workbooks as they are written for planners: nothing is lost when they are read again.
#![expect(clippy::unwrap_used, reason = "a test may fail")]
#![expect(clippy::float_cmp, reason = "tests assert whole values")]

mod as_sent;
mod cells;
mod changed_codes;
mod damaged;
mod opened;
mod plan;
mod round_trip;
mod sheets;
mod survives;
mod template;
mod tutorial;

use rust_xlsxwriter::{Workbook, Worksheet};
use vocmatch::dataset::Dataset;

/// A sheet by its name, and what fills it.
type Sheet<'s> = (&'s str, &'s dyn Fn(&mut Worksheet));

/// The bytes of a workbook with these sheets.
fn book(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        fill(book.add_worksheet().set_name(*name).unwrap());
    }
    book.save_to_buffer().unwrap()
}

/// Fills a sheet with texts.
fn texts(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write(row, column, *cell).unwrap();
        }
    }
}

/// A dataset from the bytes of a workbook, and what was told.
fn read(bytes: &[u8]) -> (Dataset, String) {
    let dataset = Dataset::read_workbook("data.xlsx", bytes);
    let problems = dataset.problems().to_string();
    (dataset, problems)
}
