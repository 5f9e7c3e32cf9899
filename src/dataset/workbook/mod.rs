//! Tables as one workbook: as they are, and as an empty one to fill in.

mod error;
pub(crate) mod pen;

pub use error::WorkbookError;
