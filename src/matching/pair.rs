//! What may be matched: a supply node, a demand node, and what a head there is worth.

use crate::unit::{Heads, Value};
use vocmatch_algo::transport::Arc;

/// A supply node and a demand node that may be matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The supply node, by its place.
    pub supply: u32,
    /// The demand node, by its place.
    pub demand: u32,
    /// What one matched head is worth.
    pub value: Value,
    /// The most heads that may be matched; `None`: as many as the nodes have.
    pub max_heads: Option<Heads>,
    /// How much the graduates of the supply node like the openings, in millionths; higher is better. Only
    /// compared with their other scores.
    pub graduate_score: Value,
    /// How much the employers of the demand node like the graduates, in millionths; higher is better.
    pub employer_score: Value,
}

impl Pair {
    /// A pair without a cap that both sides like as much as it is worth.
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
