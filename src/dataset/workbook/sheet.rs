//! Reads one sheet, row by row.

use super::cell::{Content, digits};
use super::format::Format;
use super::formulas::{Doubt, Formulas};
use super::open::{Book, Refused};
use calamine::XlsxCellReader;
use std::io::Cursor;
use vocmatch_algo::sorted::Map;

/// The most bytes of cells that are read from one workbook. The file stores a repeated text once; cells repeat it.
pub(super) const MOST_CELLS: usize = 512 * 1024 * 1024;

/// A row that is not empty.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The row number as displayed, from 1.
    pub(super) number: usize,
    /// By column, from 0.
    pub(super) cells: Map<usize, Content>,
    /// The columns of formulas with the result 0.
    pub(super) zeros: Vec<usize>,
}

/// A cell that is not empty.
struct Found {
    /// From 1.
    row: usize,
    /// From 0.
    column: usize,
    content: Content,
    /// Whether it is a formula with the result 0.
    is_zero: bool,
}

/// The rows of a sheet that are not empty.
pub(super) struct Lines<'b, 's> {
    reader: XlsxCellReader<'b, Cursor<&'s [u8]>>,
    /// The digits that each format shows at least.
    digits: Vec<usize>,
    /// The formats of codes, by style.
    codes: Vec<Option<Format>>,
    /// The first cell of the row after the last.
    next: Option<Found>,
    formulas: Formulas,
    last: usize,
    /// Whether the last cell was read: elements after it are no cells.
    ended: bool,
    /// Bytes of cells that may still be read.
    left: &'b mut usize,
}

impl<'b, 's> Lines<'b, 's> {
    pub(super) fn new(
        book: &'b mut Book<'s>,
        sheet: &str,
        left: &'b mut usize,
        formulas: Formulas,
    ) -> Result<Lines<'b, 's>, Refused> {
        let reader = book.worksheet_cells_reader(sheet).map_err(Refused::damaged)?;
        let formats = reader.styles().iter().map(|style| style.number_format.as_ref());
        let codes = formats
            .clone()
            .map(|format| Format::read(&format?.format_code))
            .collect();
        let digits = formats.map(|format| format.map_or(0, |format| digits(&format.format_code)));
        Ok(Lines {
            digits: digits.collect(),
            codes,
            reader,
            next: None,
            formulas,
            last: 0,
            ended: false,
            left,
        })
    }

    /// The next cell that is not empty.
    fn cell(&mut self) -> Result<Option<Found>, Refused> {
        if self.ended {
            return Ok(None);
        }
        while let Some((cell, style)) = self.reader.next_cell_with_style_id().map_err(Refused::damaged)? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize + 1, column as usize);
            let doubt = self.formulas.at(row, column);
            let digits = self.digits.get(style).copied().unwrap_or(0);
            let content = match doubt {
                Some(Doubt::Missing) => Some(Content::Pending),
                Some(Doubt::Zero) | None => Content::new(cell.get_value(), digits),
            };
            let Some(content) = content else {
                continue;
            };
            let code = self.codes.get(style).and_then(Option::as_ref);
            let content = content.as_code(code);
            *self.left = self.left.checked_sub(content.size()).ok_or(Refused::TooLarge)?;
            return Ok(Some(Found {
                row,
                column,
                content,
                is_zero: doubt == Some(Doubt::Zero),
            }));
        }
        self.ended = true;
        Ok(None)
    }

    /// The next row; `None` after the last.
    pub(super) fn line(&mut self) -> Result<Option<Line>, Refused> {
        let Some(first) = (match self.next.take() {
            Some(cell) => Some(cell),
            None => self.cell()?,
        }) else {
            return Ok(None);
        };
        if first.row <= self.last {
            return Err(Refused::damaged("its rows are out of order"));
        }
        self.last = first.row;
        let mut line = Line {
            number: first.row,
            ..Line::default()
        };
        line.take(first);
        while let Some(cell) = self.cell()? {
            if cell.row != line.number {
                self.next = Some(cell);
                break;
            }
            line.take(cell);
        }
        Ok(Some(line))
    }
}

impl Line {
    fn take(&mut self, cell: Found) {
        if cell.is_zero {
            self.zeros.push(cell.column);
        }
        self.cells.insert(cell.column, cell.content);
    }
}
