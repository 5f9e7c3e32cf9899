//! Tables as one workbook (`.xlsx`), a sheet a table: read, written, and generated empty to fill in.

mod cell;
mod error;
mod format;
mod formulas;
mod guide;
mod merges;
mod open;
pub mod pen;
mod read;
mod references;
mod rules;
mod sheet;
mod table;
mod template;
mod write;

pub use error::WorkbookError;
pub use template::template;

use super::table::Column;
use super::tables::Table;
use crate::language::Language;

impl Table {
    /// The name of its sheet.
    fn title(&self, language: Language) -> &'static str {
        language.pick(self.name, self.chinese)
    }
}

impl Column {
    /// The text of its header.
    fn title(&self, language: Language) -> &'static str {
        language.pick(self.name, self.chinese)
    }

    /// Whether it holds numbers; they are written as numbers, all else as text.
    fn holds_numbers(&self) -> bool {
        use super::cell::Cell;
        [f64::WANT, i64::WANT, i32::WANT, u32::WANT].contains(&self.want)
    }
}
