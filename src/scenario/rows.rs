//! Rows of any table, put and taken away by their keys.

use super::change::RowCells;
use super::desk::Desk;
use super::problem::Fault;
use crate::algo::sorted::Map;
use crate::dataset::{CellFault, Row, TABLES, Visit};

pub(super) fn rows(desk: &mut Desk, table: &str, put: &[RowCells], remove: &[RowCells]) {
    let Some(known) = TABLES.iter().find(|one| one.name == table) else {
        let near = desk.near(table, TABLES.iter().map(|one| one.name));
        let fault = Fault::UnknownTable(crate::problem::shortened(table));
        desk.tell_near(Some("table"), fault, near);
        return;
    };
    if put.is_empty() && remove.is_empty() {
        desk.tell(None, Fault::NothingSaid);
        return;
    }
    let mut editing = Editing {
        put,
        remove,
        faults: Vec::new(),
    };
    desk.edit(known.name).visit(known.name, &mut editing);
    for (field, fault) in editing.faults {
        let near = match &fault {
            Fault::UnknownColumn(name) => desk.near(name, known.columns.iter().map(|column| column.name)),
            _ => None,
        };
        desk.tell_near(Some(field), fault, near);
    }
}

/// The cells of a row's key.
pub(super) fn key<R: Row>(row: &R) -> Vec<String> {
    let cells = row.cells().into_iter().zip(R::COLUMNS);
    cells
        .filter(|(_, column)| column.key)
        .map(|(cell, _)| cell)
        .collect()
}

struct Editing<'a> {
    put: &'a [RowCells],
    remove: &'a [RowCells],
    faults: Vec<(&'static str, Fault)>,
}

impl Visit for Editing<'_> {
    fn table<R: Row>(&mut self, rows: &mut Vec<R>) {
        let mut places: Map<Vec<String>, usize> = Map::new();
        for (at, row) in rows.iter().enumerate() {
            places.entry(key(row)).or_insert(at);
        }
        let mut gone = vec![false; rows.len()];
        for cells in self.remove {
            self.columns::<R>("remove", cells);
            let Some(row) = self.read::<R>("remove", cells, None) else {
                continue;
            };
            match places.remove(&key(&row)) {
                Some(at) => gone[at] = true,
                None => self
                    .faults
                    .push(("remove", Fault::NoSuchRow(key(&row).join(" / ")))),
            }
        }
        for cells in self.put {
            self.columns::<R>("put", cells);
            let Some(probe) = self.read::<R>("put", cells, None) else {
                continue;
            };
            let key = key(&probe);
            let at = places.get(&key).copied();
            let old = at.map(|at| rows[at].cells());
            if let Some(row) = self.read::<R>("put", cells, Some(old.unwrap_or_default())) {
                if let Some(at) = at {
                    rows[at] = row;
                } else {
                    places.insert(key, rows.len());
                    rows.push(row);
                    gone.push(false);
                }
            }
        }
        let mut gone = gone.into_iter();
        rows.retain(|_| !gone.next().unwrap_or(false));
    }
}

impl Editing<'_> {
    /// Tells of columns that the table does not have.
    fn columns<R: Row>(&mut self, field: &'static str, cells: &RowCells) {
        for name in cells.keys() {
            if !R::COLUMNS.iter().any(|column| column.name == name) {
                let name = crate::problem::shortened(name);
                self.faults.push((field, Fault::UnknownColumn(name)));
            }
        }
    }

    /// A row of cells, over those of an old row. Without one only the key counts.
    fn read<R: Row>(&mut self, field: &'static str, cells: &RowCells, old: Option<Vec<String>>) -> Option<R> {
        let only_key = old.is_none();
        let mut texts = old.unwrap_or_default();
        texts.resize(R::COLUMNS.len(), String::new());
        for (text, column) in texts.iter_mut().zip(R::COLUMNS) {
            if let Some(cell) = cells.get(column.name) {
                cell.0.clone_into(text);
            }
        }
        let mut fine = true;
        let row = R::read(
            &|k| texts.get(k).map_or("", String::as_str),
            &mut |fault: CellFault| {
                let is_key = R::COLUMNS
                    .iter()
                    .any(|column| column.key && column.name == fault.column);
                // What is wrong with a key was told when it was looked up.
                if is_key != only_key {
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
                self.faults.push((field, fault));
            },
        );
        fine.then_some(row)
    }
}
