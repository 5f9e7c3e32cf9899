//! Errors of writing a workbook.

use super::super::tables::Table;
use crate::language::Language;
use crate::problem::io_words;
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

impl WorkbookError {
    /// Returns the error in a language; its `Display` is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        let name =
            |table: &str| Table::find(table).map_or_else(|| table.to_owned(), |one| one.chinese.to_owned());
        match self {
            WorkbookError::TooManyRows { table, rows, most } => {
                let table = name(table);
                format!("“{table}”表有 {rows} 行，而工作表最多容纳 {most} 行；请写成 CSV 文件夹")
            }
            WorkbookError::TooLong {
                table,
                row,
                column,
                length,
                most,
            } => {
                let columns = Table::find(table).map_or(&[][..], |table| table.columns);
                let known = columns.iter().find(|one| one.name == *column);
                let column = known.map_or(*column, |one| one.chinese);
                let table = name(table);
                format!(
                    "{table} 第{row}行，{column}：文字有 {length} 个字符，而单元格最多容纳 {most} 个；请写成 CSV 文件夹"
                )
            }
            WorkbookError::Unwritable { .. } => "工作簿写不了".to_owned(),
            WorkbookError::Io(error) => format!("工作簿写不了：{}", io_words(error)),
        }
    }
}
