//! The way back: what undoes a scenario, row by row.

use super::basis::Basis;
use super::change::{CellText, Change, RowCells, Scenario};
use super::rows::key;
use crate::algo::sorted::{Map, Set};
use crate::dataset::{Dataset, Row, VisitBoth};

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
    let mut both = Both::default();
    before.visit_both(after, table, &mut both);
    (!both.put.is_empty() || !both.remove.is_empty()).then(|| Change::Rows {
        table: table.to_owned(),
        put: both.put,
        remove: both.remove,
    })
}

#[derive(Default)]
struct Both {
    put: Vec<RowCells>,
    remove: Vec<RowCells>,
}

impl VisitBoth for Both {
    fn tables<R: Row>(&mut self, before: &[R], after: &[R]) {
        // Most rows stand where they stood.
        let same = before.iter().zip(after).take_while(|(a, b)| a == b).count();
        let keyed = |rows: &[R]| -> Map<Vec<String>, R> {
            rows[same..].iter().map(|row| (key(row), row.clone())).collect()
        };
        let (before, mut after) = (keyed(before), keyed(after));
        for (key, row) in before {
            if after.remove(&key).as_ref() != Some(&row) {
                self.put.push(cells(&row, |_| true));
            }
        }
        for row in after.values() {
            self.remove.push(cells(row, |is_key| is_key));
        }
    }
}

fn cells<R: Row>(row: &R, is_wanted: impl Fn(bool) -> bool) -> RowCells {
    let cells = R::COLUMNS.iter().zip(row.cells());
    let wanted = cells.filter(|(column, _)| is_wanted(column.key));
    wanted
        .map(|(column, cell)| (column.name.to_owned(), CellText(cell)))
        .collect()
}
