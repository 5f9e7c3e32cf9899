//! The score of a recommendation (methods §10).

use crate::unit::{Heads, Value};
use serde::{Deserialize, Serialize};

/// A score with its parts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Score {
    /// Value gained per head moved, in heads' worth.
    pub gain_per_head: f64,
    /// The share of draws in which the gain holds, 0..=1; `None`: not measured.
    pub robustness: Option<f64>,
    /// 100 · max(0, gain per head) · robustness; a robustness that was not measured counts as 1.
    pub score: f64,
}

impl Score {
    /// Returns `score = 100 · max(0, value gained per head moved) · robustness`, 0..=100: 0 means no gain, 100 means
    /// that each moved head surely ends in a full-fit, top-priority opening that nobody else would fill.
    ///
    /// ```
    /// # use vocmatch::{advice::Score, unit::Value};
    /// assert_eq!(Score::new(Value(19_000_000), 40, None).score, 47.5);
    /// assert_eq!(Score::new(Value(-5), 40, Some(1.0)).score, 0.0);
    /// ```
    #[must_use]
    pub fn new(gained: Value, moved: Heads, robustness: Option<f64>) -> Score {
        let gain_per_head = if moved > 0 {
            gained.whole() / moved as f64
        } else {
            0.0
        };
        Score {
            gain_per_head,
            robustness,
            score: 100.0 * gain_per_head.max(0.0) * robustness.unwrap_or(1.0),
        }
    }

    /// Returns the same score with its parts in whole millionths, so that it prints alike on every machine.
    #[must_use]
    pub fn rounded(self) -> Score {
        let round = |number: f64| libm::round(number * 1e6) / 1e6;
        Score {
            gain_per_head: round(self.gain_per_head),
            robustness: self.robustness.map(round),
            score: round(self.score),
        }
    }
}
