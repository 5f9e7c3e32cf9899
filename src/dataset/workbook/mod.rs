//! Tables as one workbook: as they are, and as an empty one to fill in.

mod error;
mod guide;
pub(crate) mod pen;
mod references;
mod rules;
mod template;
mod write;

pub use error::WorkbookError;
pub use template::template;

use super::table::Column;
use super::tables::Table;
use crate::language::Language;

impl Table {
    /// What its sheet is called.
    fn title(&self, language: Language) -> &'static str {
        language.pick(self.name, self.chinese)
    }
}

impl Column {
    /// What its header is called.
    fn title(&self, language: Language) -> &'static str {
        language.pick(self.name, self.chinese)
    }

    /// Whether numbers stand in it; they are written as numbers, all else as text.
    fn holds_numbers(&self) -> bool {
        use super::cell::Cell;
        [f64::WANT, i64::WANT, i32::WANT, u32::WANT].contains(&self.want)
    }
}
