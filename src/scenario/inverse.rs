//! The inverse of a scenario, row by row.

use super::basis::Basis;
use super::change::{CellText, Change, RowCells, Scenario};
use super::rows::key;
use crate::dataset::{Dataset, Kind, Rows};
use vocmatch_algo::sorted::{Map, Set};

/// The scenario that leads from `after` back to `before`; only the `touched` tables differ.
pub(super) fn inverse(before: &Basis, after: &Basis, touched: &Set<&'static str>, name: &str) -> Scenario {
    let mut changes: Vec<Change> = touched
        .iter()
        .filter_map(|table| back(&before.dataset, &after.dataset, table))
        .collect();
    let mut added: Map<_, i64> = Map::new();
    for (basis, sign) in [(before, 1), (after, -1)] {
        for entry in &basis.added {
            let key = (entry.program.clone(), entry.first_year, entry.last_year);
            *added.entry(key).or_insert(0) += sign * entry.entrants;
        }
    }
    let added = added.into_iter().filter(|(_, entrants)| *entrants != 0);
    changes.extend(added.map(
        |((program, first_year, last_year), entrants)| Change::AddedEntrants {
            program,
            entrants,
            first_year,
            last_year,
        },
    ));
    Scenario {
        name: format!("Undo {name}"),
        note: None,
        changes,
    }
}

fn back(before: &Dataset, after: &Dataset, table: &str) -> Option<Change> {
    let (before, after) = (before.rows(table)?, after.rows(table)?);
    let kind = before.kind();
    // Most rows are at the same position.
    let mut same = 0;
    while same < before.len().min(after.len()) && before.same(same, after, same) {
        same += 1;
    }
    let keyed = |rows: &dyn Rows| -> Map<Vec<String>, usize> {
        let rows = (same..rows.len()).map(|at| (key(kind, rows.cells(at)), at));
        rows.collect()
    };
    let (was, is) = (keyed(before), keyed(after));
    let (mut put, mut remove) = (Vec::new(), Vec::new());
    for (key, at) in &was {
        let kept = is.get(key).is_some_and(|there| before.same(*at, after, *there));
        if !kept {
            put.push(cells(kind, before.cells(*at), |_| true));
        }
    }
    for (_, at) in is.iter().filter(|(key, _)| !was.contains_key(*key)) {
        remove.push(cells(kind, after.cells(*at), |is_key| is_key));
    }
    (!put.is_empty() || !remove.is_empty()).then(|| Change::Rows {
        table: table.to_owned(),
        put,
        remove,
    })
}

fn cells(kind: Kind, cells: Vec<String>, is_wanted: fn(bool) -> bool) -> RowCells {
    let cells = kind.columns.iter().zip(cells);
    let wanted = cells.filter(|(column, _)| is_wanted(column.key));
    wanted
        .map(|(column, cell)| (column.name.to_owned(), CellText(cell)))
        .collect()
}
