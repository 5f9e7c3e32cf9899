//! One row of a sheet or CSV file, from cells under headers.

use super::fault::{empty, judge};
use super::header::Positions;
use super::list::{Rows, Texts};
use super::origin::{Origin, Read};
use super::table::CellFault;
use crate::problem::{Code, Location, unguarded};

/// Reads the next row. `cell(k)` is the trimmed text of the table's k-th column, empty if there is none; `is_plain` says
/// that none begins with `=`. A cell that cannot be read is reported, unless its whole column is missing, which is one
/// problem of its own, or `told` answers for its column that it is reported elsewhere.
pub(super) fn row(
    rows: &mut dyn Rows,
    (cell, is_plain): (Texts, bool),
    told: &mut dyn FnMut(&'static str) -> bool,
    positions: &Positions,
    place: &Location,
    origin: &mut Origin,
    read: &mut Read,
) {
    if is_plain && read.noted.scaled.is_empty() {
        put(rows, cell, told, positions, place, origin, read);
        return;
    }
    let index = rows.len();
    let columns = rows.kind().columns;
    // `="01.0000"` keeps a spreadsheet program from changing the text.
    let plain = |k: usize| {
        let text = cell(k);
        unguarded(text).unwrap_or(text)
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
    let mut elsewhere: Vec<&'static str> = Vec::new();
    for (k, said) in refused {
        if let Some(column) = columns.get(k) {
            read.note_blank(index, column.name);
            origin.add(Code::Unit, place.clone().in_column(column.name), || said);
            elsewhere.push(column.name);
            converted.push((k, String::new()));
        }
    }
    let text = |k: usize| -> &str {
        let number = converted.iter().find(|(at, _)| *at == k);
        number.map_or_else(|| plain(k), |(_, text)| text.as_str())
    };
    let mut told = |column: &'static str| elsewhere.contains(&column) || told(column);
    put(rows, &text, &mut told, positions, place, origin, read);
    for (k, column) in columns.iter().enumerate() {
        if let Some(inner) = unguarded(cell(k)) {
            read.note_guarded(column.name, place, inner);
        }
    }
}

/// Reads the next row from texts that are as they were meant.
fn put(
    rows: &mut dyn Rows,
    text: Texts,
    told: &mut dyn FnMut(&'static str) -> bool,
    positions: &Positions,
    place: &Location,
    origin: &mut Origin,
    read: &mut Read,
) {
    let index = rows.len();
    let columns = rows.kind().columns;
    let mut fault = |fault: CellFault| {
        let mut known = columns.iter().zip(positions);
        let Some((column, at)) = known.find(|(column, _)| column.name == fault.column) else {
            return;
        };
        if at.is_none() {
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
    };
    rows.put(index, text, &mut fault);
}
