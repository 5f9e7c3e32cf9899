//! Figures for comparing matchings of one market under any semantics.

use super::answer::Matching;
use super::market::Market;
use super::optimal::Optimal;
use crate::unit::Heads;
use serde::Serialize;
use std::iter::Peekable;

/// The figures of one matching.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MatchingFigures {
    /// Heads placed.
    pub heads: Heads,
    /// Their value, in millionths.
    pub value: i128,
    /// Its loss against the optimum's value; see [`price_of_stability`].
    pub price_of_stability: Option<f64>,
    /// The dispersion of each group of graduates; see [`spread`].
    pub spread: Option<f64>,
}

/// Computes the figures of a matching, against an optimum of the same market.
#[must_use]
pub fn compare(market: &Market, optimum: &Optimal, matching: &Matching) -> MatchingFigures {
    MatchingFigures {
        heads: matching.heads(),
        value: matching.value(),
        price_of_stability: price_of_stability(optimum, matching),
        spread: spread(market, matching),
    }
}

/// Returns the share of the optimum's value that a matching loses: (optimal value − value) / optimal value. `None`
/// where the optimum has value 0.
///
/// Against an optimum under [`BestFit`](super::Objective::BestFit) it is at least 0, and at most 1 unless pairs have
/// negative values. Against one under [`FillFirst`](super::Objective::FillFirst), which gives up value for heads, a
/// matching may have more value: then it is below 0.
#[must_use]
pub fn price_of_stability(optimum: &Optimal, matching: &Matching) -> Option<f64> {
    let best = optimum.value();
    (best > 0).then(|| (best - matching.value()) as f64 / best as f64)
}

/// Returns the effective number of demand nodes of a group of graduates: exp of the mean, over all heads placed, of
/// the Shannon entropy −Σ p·ln p of their supply node's placements, p being the share of the node's placed heads on a
/// pair. 1 where every node sends all to one demand node; k where every node sends equally many to each of k. `None`
/// if nobody is placed.
///
/// It is the perplexity of a placement (after Shannon 1948); Jost (2006, recalled) calls the analogue the effective
/// number of species.
#[must_use]
pub fn spread(market: &Market, matching: &Matching) -> Option<f64> {
    let mut pairs = matching
        .pairs(market)
        .map(|(pair, heads)| (pair.supply, heads))
        .peekable();
    let (mut all, mut entropy) = (0.0, 0.0);
    while let Some(node) = next_node(&mut pairs) {
        let placed = node.iter().sum::<Heads>() as f64;
        for heads in node {
            let share = heads as f64 / placed;
            // Each head counts the entropy of its node: Σ over the node of placed · (−p·ln p).
            entropy -= heads as f64 * libm::log(share);
        }
        all += placed;
    }
    (all > 0.0).then(|| libm::exp(entropy / all))
}

/// The heads on each pair of the next supply node.
fn next_node(pairs: &mut Peekable<impl Iterator<Item = (u32, Heads)>>) -> Option<Vec<Heads>> {
    let (node, heads) = pairs.next()?;
    let mut all = vec![heads];
    while let Some((_, heads)) = pairs.next_if(|(other, _)| *other == node) {
        all.push(heads);
    }
    Some(all)
}
