//! Errors of writing a workbook.

use std::io;

/// Why a workbook cannot be written. Content that does not fit is an error, never truncated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// A table has more rows than a sheet.
    #[error(
        "the table {table} has {rows} rows, and a sheet of a workbook holds {most}; write a folder of CSV files"
    )]
    TooManyRows {
        /// The table.
        table: &'static str,
        /// Its rows.
        rows: usize,
        /// The most rows that a sheet holds under its header.
        most: usize,
    },
    /// A text is longer than a cell.
    #[error(
        "{table} row {row}, {column}: a text of {length} characters, and a cell of a workbook holds {most}; write a \
         folder of CSV files"
    )]
    TooLong {
        /// The table.
        table: &'static str,
        /// The row as the sheet would show it.
        row: usize,
        /// The column.
        column: &'static str,
        /// The text's length in UTF-16 units, as workbooks count.
        length: usize,
        /// The most that a cell holds.
        most: usize,
    },
    /// The workbook could not be put together.
    #[error("the workbook cannot be written: {reason}")]
    Unwritable {
        /// The message of the workbook writer.
        reason: String,
    },
    /// The file could not be written.
    #[error("the workbook cannot be written: {0}")]
    Io(#[from] io::Error),
}
