//! One row of a sheet or CSV file, from cells under headers.

use super::header::Positions;
use super::origin::{Origin, Read};
use super::table::{CellFault, Row};
use crate::problem::Location;

/// Reads the row of this index. `cell(k)` is the trimmed text of the table's k-th column, empty if there is none. What
/// cannot be read is told, unless it was `told` before or its whole column is missing, which has been told too.
pub(super) fn row<'a, R: Row>(
    cell: &dyn Fn(usize) -> &'a str,
    told: &[&'static str],
    positions: &Positions,
    index: usize,
    place: &Location,
    origin: &mut Origin,
    read: &mut Read,
) -> R {
    let is_missing = |column: &str| {
        let mut columns = R::COLUMNS.iter().zip(positions);
        columns.any(|(one, at)| one.name == column && at.is_none())
    };
    R::read(cell, &mut |fault: CellFault| {
        if !told.contains(&fault.column) && !is_missing(fault.column) {
            read.note_blank(index, fault.column);
            origin.add(fault.code(), place.clone().in_column(fault.column), || {
                fault.said()
            });
        }
    })
}
