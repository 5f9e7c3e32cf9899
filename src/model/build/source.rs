//! The rows behind a model, sorted by their ids.

use super::super::names::{Given, Ids, Meant, Names};
use crate::dataset::Dataset;
use crate::unit::Share;
use vocmatch_algo::order;

/// The rows of a dataset and the positions of their ids.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) data: &'a Dataset,
    pub(super) names: &'a Names<'a>,
}

impl Source<'_> {
    /// The position of the skill that a row means; `None` if the row is left out.
    pub(super) fn skill(self, words: &str) -> Option<usize> {
        match self.names.skill(words) {
            Meant::Skill(position) => Some(position),
            Meant::LeftOut(_) | Meant::Misdirected | Meant::Open(_) => None,
        }
    }
}

/// The row of each id, in id order.
pub(super) fn rows_in_order<'a, R>(rows: &'a [R], ids: &Ids, id: impl Fn(&R) -> &str) -> Vec<&'a R> {
    let mut ordered: Vec<Option<&R>> = vec![None; ids.all().len()];
    for row in rows {
        if let Some(slot) = ids.get(id(row)).and_then(|at| ordered.get_mut(at)) {
            *slot = Some(row);
        }
    }
    ordered.into_iter().flatten().collect()
}

/// Groups items by the position of their owner: one list per owner, in the order of `key`.
pub(super) fn grouped<T, K: Ord>(
    count: usize,
    items: impl Iterator<Item = Option<(usize, T)>>,
    key: impl Fn(&T) -> K,
) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    groups.resize_with(count, Vec::new);
    for (owner, item) in items.flatten() {
        if let Some(group) = groups.get_mut(owner) {
            group.push(item);
        }
    }
    for group in &mut groups {
        order::sort_by_key(group, &key);
    }
    groups
}

/// The position that a filled cell refers to.
pub(super) fn at(ids: &Ids, cell: &impl Given) -> Option<usize> {
    cell.given().and_then(|id| ids.get(id))
}

/// A share that has been checked.
pub(super) fn share(number: f64) -> Share {
    Share::clamped(number)
}
