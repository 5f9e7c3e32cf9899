//! Codes that another program changed: put back where it is sure which was meant, else told at the changed cells.

mod forms;
mod seek;

use super::columns::{IdCell, definitions, references};
use crate::dataset::Dataset;
use crate::problem::{Code, Problems};
use forms::Changes;
use seek::Known;
use std::collections::{HashMap, HashSet};
use vocmatch_algo::order;

/// What was done about the codes of a dataset.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// What is told of them.
    pub(super) problems: Problems,
    /// Ids of which nothing else is told, each with its table.
    told: HashSet<(&'static str, String)>,
}

impl Mended {
    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether all was said of this id of a table.
    pub(super) fn is_told(&self, table: &'static str, id: &str) -> bool {
        !self.told.is_empty() && self.told.contains(&(table, id.to_owned()))
    }
}

/// Whether some problem may have its cause in a changed code.
pub(super) fn may_help(problems: &Problems) -> bool {
    let code = Code::UnknownReference;
    problems.iter().any(|problem| problem.code() == code)
}

/// Cells that hold one unknown id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Unknown {
    /// The tables one of which should define it.
    to: &'static [&'static str],
    cells: usize,
}

/// Puts codes back. O(cells).
pub(super) fn mend(data: &mut Dataset) -> Mended {
    let mut mended = Mended::default();
    let mut known = Known::new(data);
    let mut unknown: HashMap<(&'static str, String), Unknown> = HashMap::new();
    let broken: HashSet<&str> = known.tables().filter(|table| data.is_broken(table)).collect();
    references(data, &mut |cell, id| {
        if known.has(cell.to, id) || cell.to.iter().any(|table| broken.contains(table)) {
            return;
        }
        let key = (cell.to.first().copied().unwrap_or_default(), id.clone());
        let seen = unknown.entry(key).or_insert(Unknown {
            to: cell.to,
            cells: 0,
        });
        seen.cells += 1;
    });
    // In the order of ids, so that nothing depends on the order of rows.
    let mut unknown: Vec<((&'static str, String), Unknown)> = unknown.into_iter().collect();
    order::sort_by(&mut unknown, |one, other| one.0.cmp(&other.0));
    known.index(unknown.iter().flat_map(|(_, unknown)| unknown.to.iter().copied()));
    let mut meant: HashMap<(&'static str, String), Vec<(String, usize)>> = HashMap::new();
    let mut wrong: forms::Wrong = HashMap::new();
    for ((table, id), unknown) in unknown {
        match known.like(unknown.to, &id) {
            seek::Like::None => {}
            seek::Like::One(to, one) => {
                meant.entry((to, one)).or_default().push((id, unknown.cells));
            }
            seek::Like::Several(ids) => {
                mended.told.insert((table, id.clone()));
                wrong.insert((table, id), ids);
            }
            seek::Like::Lost(to, one) => {
                mended.told.insert((table, id));
                mended.told.insert((to, one.clone()));
                wrong.entry((to, one)).or_default();
            }
        }
    }
    if meant.is_empty() && wrong.is_empty() {
        return mended;
    }
    let uses = uses(data, &meant);
    let mut changes = Changes::new();

    for ((table, id), found) in meant {
        let right = seek::right(
            &id,
            &found,
            uses.get(&(table, id.clone())).copied().unwrap_or(0),
            table,
        );
        for (form, _) in found {
            if form != right {
                changes.insert((table, form), right.clone());
            }
        }
        if id != right {
            changes.insert((table, id), right);
        }
    }
    forms::tell(data, &changes, &wrong, &mut mended.problems);
    put(data, &changes);
    mended.problems.sort();
    mended
}

/// How many cells refer to each id by the id itself.
fn uses(
    data: &mut Dataset,
    meant: &HashMap<(&'static str, String), Vec<(String, usize)>>,
) -> HashMap<(&'static str, String), usize> {
    let mut uses = HashMap::new();
    references(data, &mut |cell, id| {
        for table in cell.to {
            let key = (*table, id.clone());
            if meant.contains_key(&key) {
                *uses.entry(key).or_insert(0) += 1;
            }
        }
    });
    uses
}

/// Writes the right ids.
fn put(data: &mut Dataset, changes: &Changes) {
    let mut write = |cell: IdCell, id: &mut String| {
        let mut right = cell
            .to
            .iter()
            .filter_map(|table| changes.get(&(*table, id.clone())));
        if let Some(right) = right.next() {
            id.clone_from(right);
        }
    };
    references(data, &mut write);
    definitions(data, &mut write);
}
