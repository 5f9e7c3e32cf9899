//! The auditor: checks the constraints of the market and the definition of each semantics, independent of the solvers.

use super::answer::{Found, Matching};
use super::market::Market;
use super::pair::Pair;
use super::semantics::Semantics;
use super::stable::preferences;
use crate::unit::Heads;
use vocmatch_algo::proportional::{self, Config, Spread};
use vocmatch_algo::{stable_allocation, transport};

/// A constraint that a matching violates.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MatchingViolation {
    /// Heads on a pair that does not exist, is out of order or repeated, or more heads than its cap or fewer than 1.
    #[error("pair {pair} carries {heads} heads")]
    Pair {
        /// The pair's index.
        pair: usize,
        /// Its heads.
        heads: Heads,
    },
    /// More heads leave a supply node than it has.
    #[error("supply node {node} places {placed} of {heads} heads")]
    Supply {
        /// The node's index.
        node: usize,
        /// Heads placed.
        placed: i128,
        /// Heads it has.
        heads: Heads,
    },
    /// More heads fill a demand node than it has openings.
    #[error("demand node {node} fills {filled} of {openings} openings")]
    Demand {
        /// The node's index.
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
    /// The pair blocks: both its ends prefer it to what they hold.
    #[error("pair {pair} blocks the matching: its graduates and employers prefer each other")]
    Blocking {
        /// The pair's index.
        pair: usize,
    },
    /// The real numbers behind the matching are not the spread: they exceed a margin, or do not follow the formula
    /// and the scalings.
    #[error("the spread fails: {0}")]
    Spread(String),
    /// Whole people on a pair differ from the spread by one or more.
    #[error("pair {pair} carries {heads} heads, not the whole number below or above {spread}")]
    Rounding {
        /// The pair's index.
        pair: usize,
        /// Its heads.
        heads: Heads,
        /// Its heads in the spread.
        spread: f64,
    },
    /// All whole people together differ from the spread by one or more.
    #[error("{heads} heads are placed, not the whole number below or above {spread}")]
    RoundingOfAll {
        /// Heads placed.
        heads: Heads,
        /// Those of the spread.
        spread: f64,
    },
}

/// Checks a matching against the constraints alone: feasible, correct totals, and the definition of its semantics. An
/// empty list means that it is valid.
///
/// - Optimal: complementary slackness, which proves the optimum.
/// - Stable: no pair blocks.
/// - Proportional: the spread keeps its margins, caps and formula within the tolerance, and whole people are the
///   next whole numbers below or above it.
///
/// O(nodes + pairs), for a stable matching O(pairs · log pairs).
#[must_use]
pub fn audit(market: &Market, matching: &Matching) -> Vec<MatchingViolation> {
    let mut found = feasibility(market, matching);
    match (matching.semantics(), matching.found()) {
        (Semantics::Optimal(objective), Found::Optimal(optimum)) => {
            let broken = transport::audit(market.problem(), objective.of_transport(), &optimum.solution);
            let certificate = broken.iter().map(|violation| format!("{violation:?}"));
            found.extend(certificate.map(MatchingViolation::Certificate));
        }
        (Semantics::Stable(_), Found::Stable(flows)) => match preferences(market) {
            Ok(preferences) => {
                let broken = stable_allocation::audit(market.problem(), &preferences, flows);
                found.extend(broken.into_iter().filter_map(|violation| match violation {
                    stable_allocation::StabilityViolation::Blocking { arc } => {
                        Some(MatchingViolation::Blocking { pair: arc })
                    }
                    // An infeasible matching was reported above.
                    _ => None,
                }));
            }
            Err(error) => found.push(MatchingViolation::Certificate(error.to_string())),
        },
        (Semantics::Proportional(config), Found::Proportional(spread)) => {
            found.extend(proportion(market, &config, &spread.0, matching));
        }
        (semantics, _) => found.push(MatchingViolation::Certificate(format!("none for {semantics:?}"))),
    }
    found
}

/// Whether the real numbers are the spread, and the whole people those next to them.
fn proportion(
    market: &Market,
    config: &Config,
    spread: &Spread,
    matching: &Matching,
) -> Vec<MatchingViolation> {
    let broken = proportional::audit(market.problem(), config, spread);
    let mut found: Vec<MatchingViolation> = broken
        .iter()
        .map(|violation| MatchingViolation::Spread(format!("{violation:?}")))
        .collect();
    let mut placed = matching.placed().peekable();
    for ((place, pair), real) in market.pairs().enumerate().zip(spread.flows()) {
        let heads = placed
            .next_if(|(other, _)| *other == place)
            .map_or(0, |(_, heads)| heads);
        let ends =
            market.heads()[pair.supply as usize] as f64 + market.openings()[pair.demand as usize] as f64;
        if (heads as f64 - real).abs() >= 1.0 + lost(config, ends) {
            let (pair, spread) = (place, *real);
            found.push(MatchingViolation::Rounding { pair, heads, spread });
        }
    }
    let all: f64 = market.heads().iter().map(|heads| *heads as f64).sum();
    let (heads, spread) = (matching.heads(), spread.heads());
    if (heads as f64 - spread).abs() >= 1.0 + lost(config, all) {
        found.push(MatchingViolation::RoundingOfAll { heads, spread });
    }
    found
}

/// By how much more than 1 a whole number may differ where nodes of this many heads exceed their margins within the
/// tolerance, and floats have 16 digits.
fn lost(config: &Config, heads: f64) -> f64 {
    1e-3 + (config.tolerance + 1e-12) * heads
}

fn feasibility(market: &Market, matching: &Matching) -> Vec<MatchingViolation> {
    let mut found = Vec::new();
    let mut placed = vec![0i128; market.heads().len()];
    let mut filled = vec![0i128; market.openings().len()];
    let (mut heads, mut value) = (0i128, 0i128);
    let mut last = None;
    for (pair, x) in matching.placed() {
        let in_order = last < Some(pair);
        last = last.max(Some(pair));
        let in_range = |at: &Pair| x > 0 && at.max_heads.is_none_or(|most| x <= most);
        let Some(at) = market.pair(pair).filter(|at| in_order && in_range(at)) else {
            found.push(MatchingViolation::Pair { pair, heads: x });
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
            found.push(MatchingViolation::Supply { node, placed, heads });
        }
    }
    for (node, filled) in filled.into_iter().enumerate() {
        let openings = market.openings()[node];
        if filled > i128::from(openings) {
            found.push(MatchingViolation::Demand {
                node,
                filled,
                openings,
            });
        }
    }
    if heads != i128::from(matching.heads()) || value != matching.value() {
        found.push(MatchingViolation::Totals);
    }
    found
}
