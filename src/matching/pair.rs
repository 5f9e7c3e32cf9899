//! A pair: a supply node, a demand node, and the value of a head there.

use crate::unit::{Heads, Value};
use vocmatch_algo::transport::Arc;

/// A supply node and a demand node that may be matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The supply node, by its index.
    pub supply: u32,
    /// The demand node, by its index.
    pub demand: u32,
    /// The value of one matched head.
    pub value: Value,
    /// The most heads that may be matched; `None`: as many as the nodes have.
    pub max_heads: Option<Heads>,
    /// The preference of the supply node's graduates for the openings, in millionths; higher is better. Only compared
    /// with their other scores.
    pub graduate_score: Value,
    /// The preference of the demand node's employers for the graduates, in millionths; higher is better.
    pub employer_score: Value,
}

impl Pair {
    /// Returns a pair without a cap whose scores on both sides are its value.
    ///
    /// ```
    /// # use vocmatch::{matching::Pair, unit::Value};
    /// let capped = Pair { max_heads: Some(3), ..Pair::new(0, 1, Value(500_000)) };
    /// assert_eq!(capped.graduate_score, Value(500_000));
    /// ```
    #[must_use]
    pub fn new(supply: u32, demand: u32, value: Value) -> Pair {
        Pair {
            supply,
            demand,
            value,
            max_heads: None,
            graduate_score: value,
            employer_score: value,
        }
    }

    pub(super) fn arc(&self) -> Arc {
        Arc {
            from: self.supply,
            to: self.demand,
            value: self.value.0,
            cap: self.max_heads,
        }
    }
}
