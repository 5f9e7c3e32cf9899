//! The order of recommendations.

use super::config::{AdviceConfig, Order};
use super::recommendation::Recommendation;
use super::target::Target;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Set;

/// Sorts in the configured order, ties by action.
pub(super) fn compare(a: &Recommendation, b: &Recommendation, order: Order) -> std::cmp::Ordering {
    b.rank_by(order)
        .total_cmp(&a.rank_by(order))
        .then_with(|| a.action.key().cmp(&b.action.key()))
}

/// Moves the first for each target before the others, and truncates.
pub(super) fn front<T>(list: &mut Vec<T>, most: usize, target: impl Fn(&T) -> Target) {
    let mut seen = Set::new();
    let repeats: Vec<bool> = list.iter().map(|one| !seen.insert(target(one))).collect();
    let mut keyed: Vec<_> = repeats.into_iter().zip(std::mem::take(list)).collect();
    order::sort_by_key(&mut keyed, |(repeat, _)| *repeat);
    list.extend(keyed.into_iter().map(|(_, one)| one).take(most));
}

/// The list as it is returned.
pub(super) fn ranked(mut list: Vec<Recommendation>, config: &AdviceConfig) -> Vec<Recommendation> {
    order::sort_by(&mut list, |a, b| compare(a, b, config.order));
    front(&mut list, config.most, |one| one.target);
    list
}
