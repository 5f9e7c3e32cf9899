//! Rows of any table, set and removed by their keys.

use super::change::RowCells;
use super::fault::Fault;
use super::table_editor::TableEditor;
use crate::dataset::{CellFault, Kind, Rows, TABLES};
use vocmatch_algo::sorted::Map;

pub(super) fn rows(editor: &mut TableEditor, table: &str, put: &[RowCells], remove: &[RowCells]) {
    let Some(known) = TABLES.iter().find(|one| one.name == table) else {
        let near = editor.near(table, TABLES.iter().map(|one| one.name));
        let fault = Fault::UnknownTable(crate::problem::shortened(table));
        editor.tell_near(Some("table"), fault, near);
        return;
    };
    if put.is_empty() && remove.is_empty() {
        editor.tell(None, Fault::NothingSaid);
        return;
    }
    let mut faults = Vec::new();
    if let Some(rows) = editor.edit(known.name).rows_mut(known.name) {
        edit(rows, put, remove, &mut faults);
    }
    for (field, fault) in faults {
        let near = match &fault {
            Fault::UnknownColumn(name) => editor.near(name, known.columns.iter().map(|column| column.name)),
            _ => None,
        };
        editor.tell_near(Some(field), fault, near);
    }
}

/// The cells of a row's key.
pub(super) fn key(kind: Kind, cells: Vec<String>) -> Vec<String> {
    let cells = cells.into_iter().zip(kind.columns);
    cells
        .filter(|(_, column)| column.key)
        .map(|(cell, _)| cell)
        .collect()
}

type Faults = Vec<(&'static str, Fault)>;

/// Removes and sets rows.
fn edit(rows: &mut dyn Rows, put: &[RowCells], remove: &[RowCells], faults: &mut Faults) {
    let kind = rows.kind();
    let mut places: Map<Vec<String>, Option<usize>> = Map::new();
    for at in 0..rows.len() {
        places.entry(key(kind, rows.cells(at))).or_insert(Some(at));
    }
    let mut gone = vec![false; rows.len()];
    for cells in remove {
        unknown_columns(kind, "remove", cells, faults);
        let Some(key) = probe(rows, "remove", cells, faults) else {
            continue;
        };
        match places.get_mut(&key).and_then(Option::take) {
            Some(at) => gone[at] = true,
            None => faults.push(("remove", Fault::NoSuchRow(key.join(" / ")))),
        }
    }
    for cells in put {
        unknown_columns(kind, "put", cells, faults);
        let Some(key) = probe(rows, "put", cells, faults) else {
            continue;
        };
        let at = places.get(&key).copied().flatten();
        let texts = over(kind, cells, at.map(|at| rows.cells(at)).unwrap_or_default());
        if read(rows, "put", &texts, false, faults).is_some() {
            if at.is_none() {
                places.insert(key, Some(rows.len()));
                gone.push(false);
            }
            let text = |k: usize| texts.get(k).map_or("", String::as_str);
            rows.put(at.unwrap_or(rows.len()), &text, &mut |_| {});
        }
    }
    let mut gone = gone.into_iter();
    rows.retain(&mut || !gone.next().unwrap_or(false));
}

/// Reports columns that the table does not have.
fn unknown_columns(kind: Kind, field: &'static str, cells: &RowCells, faults: &mut Faults) {
    for name in cells.keys() {
        if !kind.columns.iter().any(|column| column.name == name) {
            let name = crate::problem::shortened(name);
            faults.push((field, Fault::UnknownColumn(name)));
        }
    }
}

/// The texts of a row: these cells over those of an old row.
fn over(kind: Kind, cells: &RowCells, old: Vec<String>) -> Vec<String> {
    let mut texts = old;
    texts.resize(kind.columns.len(), String::new());
    for (text, column) in texts.iter_mut().zip(kind.columns) {
        if let Some(cell) = cells.get(column.name) {
            cell.0.clone_into(text);
        }
    }
    texts
}

/// The key of the row with these cells.
fn probe(rows: &dyn Rows, field: &'static str, cells: &RowCells, faults: &mut Faults) -> Option<Vec<String>> {
    let texts = over(rows.kind(), cells, Vec::new());
    let read = read(rows, field, &texts, true, faults)?;
    Some(key(rows.kind(), read))
}

/// The cells of a row of texts. Either only the key counts, or only the rest: faults of a key were reported when it
/// was looked up.
fn read(
    rows: &dyn Rows,
    field: &'static str,
    texts: &[String],
    only_key: bool,
    faults: &mut Faults,
) -> Option<Vec<String>> {
    let columns = rows.kind().columns;
    let text = |k: usize| texts.get(k).map_or("", String::as_str);
    let mut fine = true;
    let read = rows.read(&text, &mut |fault: CellFault| {
        let mut keys = columns.iter().filter(|column| column.key);
        if keys.any(|column| column.name == fault.column) != only_key {
            return;
        }
        let mut all = columns.iter();
        let column = all.find(|column| column.name == fault.column);
        if column.is_some_and(|column| column.takes_for_empty(&fault.value)) {
            return;
        }
        fine = false;
        let (column, want) = (fault.column, fault.want);
        let value = crate::problem::shortened(&fault.value);
        let fault = if value.is_empty() {
            Fault::EmptyCell { column, want }
        } else {
            Fault::Cell { column, value, want }
        };
        faults.push((field, fault));
    });
    fine.then_some(read)
}
