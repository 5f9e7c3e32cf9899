//! One row of a sheet or CSV file, from cells under headers.

use super::header::Positions;
use super::origin::{Origin, Read};
use super::table::{CellFault, Row};
use crate::problem::Place;

/// Reads the row of this index. `cell(at)` is the trimmed text of a column of the file, empty if there is none. What
/// cannot be read is told, unless its whole column is missing, which has been told.
pub(super) fn row<'a, R: Row>(
    cell: &dyn Fn(usize) -> &'a str,
    positions: &Positions,
    index: usize,
    place: &Place,
    origin: &mut Origin,
    read: &mut Read,
) -> R {
    let at = |k: usize| positions.get(k).copied().flatten();
    let is_missing = |column: &str| {
        let mut columns = R::COLUMNS.iter().zip(positions);
        columns.any(|(one, at)| one.name == column && at.is_none())
    };
    R::read(&|k| at(k).map_or("", cell), &mut |fault: CellFault| {
        if !is_missing(fault.column) {
            read.note_blank(index, fault.column);
            origin.add(fault.code(), place.clone().in_column(fault.column), || {
                fault.said()
            });
        }
    })
}
