//! Balances: demand against linked supply, by group.
//!
//! Optimal matchings are rarely unique, so nothing here depends on one of them. A balance consists of three numbers
//! that are the same for every optimum: openings, linked supply and the shadow price of one more graduate.

use crate::fit::FitConfig;
use crate::indicator::{Band, gap};
use crate::matching::{LabourMarket, Objective, Pair, Prices, Range, pair_value};
use crate::unit::{Heads, MILLION};
use serde::Serialize;
use vocmatch_algo::sorted::Map;

/// Demand against linked supply of one group.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Balance<K> {
    /// The group.
    pub group: K,
    /// Openings a year that graduates may take.
    pub openings: Heads,
    /// Graduates a year who are linked to them. Each graduate counts once, shared over all openings within his or her
    /// reach, in proportion to openings × value.
    pub linked: f64,
    /// The shadow price of one more graduate here: the exact change of the objective for one more graduate who fits
    /// these openings like one with a documented link, at the level that they ask for and in their region; mean over
    /// the openings. Under best fit in heads' worth, 0..=1: 1 is the value of a full-fit, top-priority match, 0 means
    /// that somebody else is displaced. Under fill first the heads placed in addition, 0..=1.
    pub one_more: f64,
    /// Σ min(linked, openings) over the markets of the group: openings that linked supply can cover.
    pub covered: f64,
    /// The range of these openings that optimal matchings fill: the least and the most of any, as equal optima may
    /// fill different ones. `None` by industry, because openings that differ in industry only are one node.
    pub filled: Option<Range>,
}

impl<K> Balance<K> {
    /// Returns openings less linked supply: above zero, graduates are missing.
    #[must_use]
    pub fn gap(&self) -> f64 {
        gap(self.linked, self.openings)
    }

    /// Returns the band of linked supply over openings.
    #[must_use]
    pub fn band(&self) -> Option<Band> {
        Band::of(self.linked, self.openings)
    }

    /// Returns the shortage weighed by the shadow price: the order of shortages.
    #[must_use]
    pub fn shortage(&self) -> f64 {
        self.gap() * self.one_more
    }

    /// Returns the surplus weighed by 1 − shadow price: the order of surpluses.
    #[must_use]
    pub fn surplus(&self) -> f64 {
        -self.gap() * (1.0 - self.one_more)
    }
}

/// The contribution of every demand node to the balance of its group.
#[derive(Clone, Copy)]
pub(super) struct NodeBalance {
    pub(super) openings: Heads,
    pub(super) linked: f64,
    pub(super) one_more: f64,
}

/// Returns the supply that is linked to each demand node, in node order: each of the `heads` of a supply node counts
/// once, shared over the openings within reach, in proportion to openings × value.
#[must_use]
pub fn linked_supply(market: &LabourMarket, heads: &[Heads], openings: &[Heads]) -> Vec<f64> {
    let mut linked = vec![0.0; openings.len()];
    for (k, heads) in heads.iter().enumerate() {
        let weight = |pair: &Pair| openings[pair.demand as usize] as f64 * pair.value.whole();
        let pairs = || market.market().pairs_of(k);
        let all: f64 = pairs().map(|pair| weight(&pair)).sum();
        if all > 0.0 {
            for pair in pairs() {
                linked[pair.demand as usize] += *heads as f64 * weight(&pair) / all;
            }
        }
    }
    linked
}

/// The balance of every demand node, in node order.
pub(super) fn node_balances(
    market: &LabourMarket,
    objective: Objective,
    prices: &Prices,
    fit: &FitConfig,
) -> Vec<NodeBalance> {
    let numbers = market.market();
    let linked = linked_supply(market, numbers.heads(), numbers.openings());
    let nodes = market.demand().iter().zip(linked).zip(&prices.one_fewer_opening);
    let balance =
        |((node, linked), fewer): ((&crate::matching::DemandNode, f64), &crate::matching::Price)| {
            // A graduate who can only go here takes one opening from the others.
            let one_more = match objective {
                Objective::BestFit => {
                    let ideal = pair_value(fit.link_certainty, 1.0, 1.0, node.priority);
                    (ideal.0 + fewer.value.0).max(0) as f64 / MILLION as f64
                }
                Objective::FillFirst => (1 + fewer.heads).max(0) as f64,
            };
            NodeBalance {
                openings: node.openings,
                linked,
                one_more,
            }
        };
    nodes.map(balance).collect()
}

/// Sums parts by group, in the order of the groups. A part is a group, its openings, its share of the linked supply
/// and the shadow price of one more graduate there.
pub(super) fn gather<K: Ord>(parts: impl Iterator<Item = (K, NodeBalance)>) -> Vec<Balance<K>> {
    let mut groups: Map<K, (Heads, f64, f64, f64)> = Map::new();
    for (group, part) in parts {
        let sum = groups.entry(group).or_default();
        sum.0 += part.openings;
        sum.1 += part.linked;
        sum.2 += part.one_more * part.openings as f64;
        sum.3 += part.linked.min(part.openings as f64);
    }
    let balance = |(group, (openings, linked, one_more, covered))| {
        let one_more = if openings > 0 {
            one_more / openings as f64
        } else {
            0.0
        };
        Balance {
            group,
            openings,
            linked,
            one_more,
            covered,
            filled: None,
        }
    };
    groups.into_iter().map(balance).collect()
}
