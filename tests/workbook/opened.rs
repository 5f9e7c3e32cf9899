//! What the tests look at: the sheets and files of a workbook.

use calamine::{Data, Range, Reader, Xlsx};
use std::io::{Cursor, Read};
use vocmatch::dataset::Dataset;

/// The workbook of some bytes.
pub fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

/// The cells of a sheet.
pub fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    open(bytes).worksheet_range(name).unwrap()
}

/// A file of a workbook, as text.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The tables of the region of Beijing's integrated circuits.
pub fn beijing() -> Dataset {
    let dataset = Dataset::read_dir("../examples/data/beijing-ic");
    assert!(!dataset.problems().has_errors(), "{}", dataset.problems());
    dataset
}
