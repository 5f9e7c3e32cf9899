//! Formulas of a sheet whose results are in doubt: never calculated, or 0.

use super::open::{Book, Refused};
use calamine::DataRef;

/// What the result of a formula says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It was never calculated.
    Missing,
    /// It is 0, as of a formula over empty cells.
    Zero,
}

/// The cells of a sheet with such formulas, in the order of the sheet: row from 1, column from 0.
#[derive(Debug, Default)]
pub(super) struct Formulas {
    cells: Vec<(usize, usize, Doubt)>,
    next: usize,
}

impl Formulas {
    /// Reads the formulas of a sheet. `is_recalculated` says that the workbook asks to be calculated when it is opened:
    /// a 0 then stands for a result that is not there. O(bytes of the sheet).
    pub(super) fn read(book: &mut Book<'_>, sheet: &str, is_recalculated: bool) -> Result<Formulas, Refused> {
        let mut reader = book.worksheet_cells_reader(sheet).map_err(Refused::damaged)?;
        let mut cells = Vec::new();
        while let Some(cell) = reader
            .next_cell_with_formula_metadata()
            .map_err(Refused::damaged)?
        {
            if cell.formula.is_none() {
                continue;
            }
            let is_zero = match cell.value {
                DataRef::Int(number) => number == 0,
                DataRef::Float(number) => number == 0.0,
                _ => false,
            };
            let result = match cell.value {
                DataRef::Empty => Doubt::Missing,
                _ if is_zero && is_recalculated => Doubt::Missing,
                _ if is_zero => Doubt::Zero,
                _ => continue,
            };
            cells.push((cell.pos.0 as usize + 1, cell.pos.1 as usize, result));
        }
        Ok(Formulas { cells, next: 0 })
    }

    /// The result of the formula of a cell, if it is in doubt. Cells are asked for in the order of the sheet.
    pub(super) fn at(&mut self, row: usize, column: usize) -> Option<Doubt> {
        let (at_row, at_column, result) = self.cells.get(self.next)?;
        if (*at_row, *at_column) != (row, column) {
            return None;
        }
        self.next += 1;
        Some(*result)
    }
}
