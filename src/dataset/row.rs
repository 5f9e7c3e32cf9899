//! One row of a sheet or CSV file, from cells under headers.

use super::fault::{empty, judge};
use super::header::Positions;
use super::list::{Rows, Texts};
use super::origin::{Origin, Read};
use super::table::CellFault;
use crate::problem::{Code, Location, unguarded};

/// Reads the next row. `cell(k)` is the trimmed text of the table's k-th column, empty if there is none. A cell that
/// cannot be read is reported, unless its whole column is missing, which is one problem of its own, or `told` answers for
/// its column that it is reported elsewhere.
pub(super) fn row(
    rows: &mut dyn Rows,
    cell: Texts,
    told: &mut dyn FnMut(&'static str) -> bool,
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
    let mut converted: Vec<(usize, String)> = Vec::new();
    let mut refused = Vec::new();
    for scaled in &mut read.noted.scaled {
        match scaled.read(plain(scaled.k)) {
            None => {}
            Some(Ok(number)) => converted.push((scaled.k, number)),
            Some(Err(said)) => refused.push((scaled.k, said)),
        }
    }
    let mut untold: Vec<&'static str> = Vec::new();
    for (k, said) in refused {
        if let Some(column) = columns.get(k) {
            read.note_blank(index, column.name);
            origin.add(Code::Unit, place.clone().in_column(column.name), || said);
            untold.push(column.name);
            converted.push((k, String::new()));
        }
    }
    let text = |k: usize| -> &str {
        let number = converted.iter().find(|(at, _)| *at == k);
        number.map_or_else(|| plain(k), |(_, text)| text.as_str())
    };
    rows.put(index, &text, &mut |fault: CellFault| {
        let Some(column) = columns.iter().find(|column| column.name == fault.column) else {
            return;
        };
        if untold.contains(&fault.column) || is_missing(fault.column) {
            return;
        }
        match empty(column, &fault.value) {
            Some((what, name)) => read.noted.empty(column.name, what, name, &fault.value, place),
            None if told(column.name) => read.note_blank(index, column.name),
            None => {
                let (code, said) = judge(column, &fault.value);
                read.note_blank(index, column.name);
                origin.add(code, place.clone().in_column(column.name), said);
            }
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
