//! Writing a dataset as one workbook.

use super::super::list::Rows;
use super::super::table::Column;
use super::super::tables::{Dataset, TABLES};
use super::error::WorkbookError;
use super::pen;
use crate::language::Language;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::path::Path;

/// Rows from which column widths are measured.
const MEASURED: usize = 1000;
/// Whole numbers of more digits are written as text: sheets keep no more.
const DIGITS: f64 = 1e15;

impl Dataset {
    /// Writes one workbook with English headers; see [`to_workbook`](Dataset::to_workbook).
    ///
    /// # Errors
    /// [`WorkbookError`] if a table or a text is too long for a workbook, or the error of the file system.
    pub fn write_xlsx(&self, path: impl AsRef<Path>) -> Result<(), WorkbookError> {
        Ok(std::fs::write(path, self.to_workbook(Language::English)?)?)
    }

    /// One workbook, as the bytes of an `.xlsx` file, with a sheet for each table that has rows. Sheets, headers and the
    /// words of lists are in the language. Numbers are numbers; ids and all else are text, so that leading zeros
    /// stay and nothing becomes a formula. Read again, it gives the same rows. The same rows give the same bytes.
    ///
    /// # Errors
    /// [`WorkbookError::TooManyRows`] and [`WorkbookError::TooLong`] where a table or a text does not fit.
    pub fn to_workbook(&self, language: Language) -> Result<Vec<u8>, WorkbookError> {
        let failed = |error| pen::unwritable(&error);
        let title = language.pick("Tables", "数据表");
        let mut writing = Writing {
            workbook: pen::book(title, title).map_err(failed)?,
            language,
        };
        for rows in TABLES.iter().filter_map(|table| self.rows(table.name)) {
            writing.table(rows)?;
        }
        if writing.workbook.worksheets().is_empty() {
            // A workbook has a sheet.
            let notes = language.pick("Notes", "填写说明");
            writing.workbook.add_worksheet().set_name(notes).map_err(failed)?;
        }
        writing.workbook.save_to_buffer().map_err(failed)
    }
}

struct Writing {
    workbook: Workbook,
    language: Language,
}

impl Writing {
    fn table(&mut self, rows: &dyn Rows) -> Result<(), WorkbookError> {
        let kind = rows.kind();
        if rows.len() == 0 {
            return Ok(());
        }
        if rows.len() >= pen::ROWS {
            return Err(WorkbookError::TooManyRows {
                table: kind.table,
                rows: rows.len(),
                most: pen::ROWS - 1,
            });
        }
        let failed = |error| pen::unwritable(&error);
        let sheet = self.workbook.add_worksheet();
        head(sheet, rows, self.language).map_err(failed)?;
        for (row, at) in (0..rows.len()).zip(1..) {
            for ((text, column), col) in rows.cells(row).into_iter().zip(kind.columns).zip(0..) {
                let length = pen::length(&text);
                if length > pen::LETTERS {
                    return Err(WorkbookError::TooLong {
                        table: kind.table,
                        row: at as usize + 1,
                        column: column.name,
                        length,
                        most: pen::LETTERS,
                    });
                }
                cell(sheet, at, col, column, text, self.language).map_err(failed)?;
            }
        }
        Ok(())
    }
}

/// Name, header, widths and print setup of a table's sheet.
fn head(sheet: &mut Worksheet, rows: &dyn Rows, language: Language) -> Result<(), XlsxError> {
    let kind = rows.kind();
    let table = TABLES.iter().find(|table| table.name == kind.table);
    sheet.set_name(table.map_or(kind.table, |table| table.title(language)))?;
    let mut widths: Vec<usize> = kind
        .columns
        .iter()
        .map(|column| pen::width(column.title(language)) + 2)
        .collect();
    for row in 0..rows.len().min(MEASURED) {
        for (width, text) in widths.iter_mut().zip(rows.cells(row)) {
            *width = (*width).max(pen::width(&text) + 1);
        }
    }
    for ((column, width), col) in kind.columns.iter().zip(widths).zip(0..) {
        sheet.write_string_with_format(0, col, column.title(language), &pen::header())?;
        sheet.set_column_width(col, width.clamp(8, 60) as f64)?;
        if !column.holds_numbers() {
            sheet.set_column_format(col, &text_format())?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    pen::print_setup(sheet, 0, 0)
}

/// The cell holds text, whatever it looks like.
pub(super) fn text_format() -> Format {
    Format::new().set_num_format("@")
}

/// A number where one belongs and fits, else text; an empty cell stays empty.
fn cell(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    column: &Column,
    text: String,
    language: Language,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    if let Some(number) = number(column, &text) {
        sheet.write_number(row, col, number)?;
        return Ok(());
    }
    let words = column.choices.iter().chain(column.usual);
    let word = words.copied().find(|(english, _)| *english == text);
    let text = word.map_or(text, |(english, chinese)| {
        language.pick(english, chinese).to_owned()
    });
    sheet.write_string_with_format(row, col, text, &text_format())?;
    Ok(())
}

/// The number of a cell, if writing and reading it gives the same text.
fn number(column: &Column, text: &str) -> Option<f64> {
    use super::super::cell::Cell;
    let number: f64 = column.holds_numbers().then(|| text.parse().ok())??;
    let whole = column.want != f64::WANT;
    let kept = number.is_finite() && number.to_string() == text && !(whole && number.abs() >= DIGITS);
    kept.then_some(number)
}
