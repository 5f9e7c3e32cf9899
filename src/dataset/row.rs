//! One row of a sheet or CSV file, from cells under headers.

use super::header::Positions;
use super::list::{Rows, Texts};
use super::origin::{Origin, Read};
use super::table::CellFault;
use crate::problem::{Location, unguarded};

/// Reads the next row. `cell(k)` is the trimmed text of the table's k-th column, empty if there is none. A cell that
/// cannot be read is reported, unless it was reported before (`told`) or its whole column is missing, which is one
/// problem of its own.
pub(super) fn row(
    rows: &mut dyn Rows,
    cell: Texts,
    told: &[&'static str],
    positions: &Positions,
    place: &Location,
    origin: &mut Origin,
    read: &mut Read,
) {
    let index = rows.len();
    let columns = rows.kind().columns;
    let is_missing = |column: &str| {
        let mut columns = columns.iter().zip(positions);
        columns.any(|(one, at)| one.name == column && at.is_none())
    };
    // `="01.0000"` keeps a spreadsheet program from changing the text.
    let is_guarded = std::cell::Cell::new(false);
    let plain = |k: usize| {
        let text = cell(k);
        let inner = text.starts_with('=').then(|| unguarded(text)).flatten();
        is_guarded.set(is_guarded.get() || inner.is_some());
        inner.unwrap_or(text)
    };
    rows.put(index, &plain, &mut |fault: CellFault| {
        if !told.contains(&fault.column) && !is_missing(fault.column) {
            read.note_blank(index, fault.column);
            origin.add(fault.code(), place.clone().in_column(fault.column), || {
                fault.said()
            });
        }
    });
    if is_guarded.get() {
        for (k, column) in columns.iter().enumerate() {
            if let Some(inner) = unguarded(cell(k)) {
                read.note_guarded(column.name, place, inner);
            }
        }
    }
}
