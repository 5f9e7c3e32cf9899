//! Which id a changed code was.

use super::super::columns::definitions;
use crate::dataset::Dataset;
use crate::problem::{fullness, in_one_form, number_value, only_digits, same_fields};
use std::collections::{HashMap, HashSet};
use vocmatch_algo::order;

/// The ids of a table.
#[derive(Debug, Default)]
struct Ids {
    /// Each with the number of its rows.
    rows: HashMap<String, usize>,
    /// By each way in which ids can be equal.
    alike: [HashMap<String, Vec<String>>; 3],
    is_indexed: bool,
}

/// The ways in which ids can be equal, the surest first.
const WAYS: [fn(&str) -> Option<String>; 3] = [|id| Some(in_one_form(id)), number_value, only_digits];

/// The ids that are known.
#[derive(Debug)]
pub(super) struct Known {
    tables: HashMap<&'static str, Ids>,
}

/// The known ids that are equal to an unknown one.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Like {
    None,
    /// One id of a table.
    One(&'static str, String),
    /// Several.
    Several(Vec<String>),
    /// One id of a table that stands in several rows: it has lost what told them apart.
    Lost(&'static str, String),
}

impl Known {
    pub(super) fn new(data: &mut Dataset) -> Known {
        let mut tables: HashMap<&'static str, Ids> = HashMap::new();
        definitions(data, &mut |cell, id| {
            let ids = tables.entry(cell.table).or_default();
            match ids.rows.get_mut(id.as_str()) {
                Some(rows) => *rows += 1,
                None => drop(ids.rows.insert(id.clone(), 1)),
            }
        });
        Known { tables }
    }

    pub(super) fn tables(&self) -> impl Iterator<Item = &'static str> {
        self.tables.keys().copied()
    }

    /// Whether one of the tables defines the id.
    pub(super) fn has(&self, tables: &[&'static str], id: &str) -> bool {
        let mut tables = tables.iter().filter_map(|table| self.tables.get(table));
        tables.any(|ids| ids.rows.contains_key(id))
    }

    /// Prepares these tables to be searched. O(ids).
    pub(super) fn index(&mut self, tables: impl Iterator<Item = &'static str>) {
        let tables: HashSet<&'static str> = tables.collect();
        for table in tables {
            let Some(ids) = self.tables.get_mut(table).filter(|ids| !ids.is_indexed) else {
                continue;
            };
            ids.is_indexed = true;
            for (way, alike) in WAYS.iter().zip(&mut ids.alike) {
                for id in ids.rows.keys() {
                    if let Some(key) = way(id) {
                        alike.entry(key).or_default().push(id.clone());
                    }
                }
                alike.values_mut().for_each(|ids| order::sort(ids));
            }
        }
    }

    /// The ids of the tables that are equal to one that is not known, in the surest way in which any is.
    pub(super) fn like(&self, tables: &[&'static str], id: &str) -> Like {
        for (k, way) in WAYS.iter().enumerate() {
            let Some(key) = way(id) else {
                continue;
            };
            let mut found: Vec<(&'static str, &String, usize)> = Vec::new();
            for table in tables {
                let Some(ids) = self.tables.get(table) else {
                    continue;
                };
                let alike = ids.alike[k].get(&key).into_iter().flatten();
                let alike = alike.filter(|other| k < 2 || same_fields(id, other));
                found.extend(alike.map(|other| (*table, other, ids.rows.get(other).copied().unwrap_or(1))));
            }
            match found.as_slice() {
                [] => {}
                [(table, one, 1)] => return Like::One(table, (*one).clone()),
                [(table, one, _)] => return Like::Lost(table, (*one).clone()),
                several => return Like::Several(several.iter().map(|(_, id, _)| (*id).clone()).collect()),
            }
        }
        Like::None
    }
}

/// The right one of an id and of the forms in which cells refer to it, each with the number of its cells; `uses` cells
/// refer to the id itself. The fullest is right, unless most refer to the id as it stands. Names of skills may be ids,
/// so ids of skills stay.
pub(super) fn right(id: &str, forms: &[(String, usize)], uses: usize, table: &str) -> String {
    let cells: usize = forms.iter().map(|(_, cells)| cells).sum();
    let is_number = |form: &str| number_value(form).is_some() || only_digits(form).is_some();
    if uses > cells || table == "skills" || !is_number(id) {
        return id.to_owned();
    }
    let fuller = forms.iter().filter(|(form, _)| fullness(form) > fullness(id));
    // A form with signs that only look like others is no better.
    let plain = fuller.filter(|(form, _)| form.is_ascii() && !form.starts_with('\''));
    let best = plain.max_by(|(one, ones), (other, others)| {
        let key = (fullness(one), ones).cmp(&(fullness(other), others));
        key.then_with(|| other.cmp(one))
    });
    best.map_or_else(|| id.to_owned(), |(form, _)| form.clone())
}
