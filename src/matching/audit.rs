//! The auditor: knows the rules of the market and of duality, and nothing of the solver.

use super::market::Market;
use super::optimal::Matching;
use crate::unit::Heads;

/// A rule that a matching breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Violation {
    /// Heads on a pair that is not a candidate, or not a positive number of heads.
    #[error("pair {pair} carries {heads} heads")]
    Pair {
        /// The pair's place.
        pair: usize,
        /// Its heads.
        heads: Heads,
    },
    /// More heads leave a supply node than it has.
    #[error("supply node {node} places {placed} of {heads} heads")]
    Supply {
        /// The node's place.
        node: usize,
        /// Heads placed.
        placed: i128,
        /// Heads it has.
        heads: Heads,
    },
    /// More heads fill a demand node than it has openings.
    #[error("demand node {node} fills {filled} of {openings} openings")]
    Demand {
        /// The node's place.
        node: usize,
        /// Heads that fill it.
        filled: i128,
        /// Openings it has.
        openings: Heads,
    },
    /// The stated totals are not those of the pairs.
    #[error("the totals are not those of the pairs")]
    Totals,
    /// The certificate does not prove the matching optimal.
    #[error("the certificate of optimality fails: {0}")]
    Certificate(String),
}

/// Checks a matching from the rules alone: feasible, totals right, and optimal by complementary slackness. An
/// empty list means that it is all three. O(nodes + pairs).
#[must_use]
pub fn audit(market: &Market, matching: &Matching) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut placed = vec![0i128; market.heads().len()];
    let mut filled = vec![0i128; market.openings().len()];
    let (mut heads, mut value) = (0i128, 0i128);
    for (pair, x) in matching.placed() {
        let Some(at) = market.pair(pair).filter(|_| x > 0) else {
            found.push(Violation::Pair { pair, heads: x });
            continue;
        };
        placed[at.supply as usize] += i128::from(x);
        filled[at.demand as usize] += i128::from(x);
        heads += i128::from(x);
        value += i128::from(x) * i128::from(at.value.0);
    }
    for (node, placed) in placed.into_iter().enumerate() {
        let heads = market.heads()[node];
        if placed > i128::from(heads) {
            found.push(Violation::Supply { node, placed, heads });
        }
    }
    for (node, filled) in filled.into_iter().enumerate() {
        let openings = market.openings()[node];
        if filled > i128::from(openings) {
            found.push(Violation::Demand {
                node,
                filled,
                openings,
            });
        }
    }
    if heads != i128::from(matching.heads()) || value != matching.value() {
        found.push(Violation::Totals);
    }
    found.extend(
        matching
            .certificate(market)
            .into_iter()
            .map(Violation::Certificate),
    );
    found
}
