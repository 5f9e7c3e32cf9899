//! The parts of a rule.

use super::measure::Measure;
use super::words::words;
use crate::unit::Level;
use serde::{Deserialize, Serialize};

/// The most consecutive years of a rule.
pub const MOST_YEARS: u32 = 10;

words! {
    /// The comparison of a number with the threshold.
    Comparison {
        /// Less than it.
        Below "below",
        /// Less or equal.
        AtMost "at_most",
        /// Greater or equal.
        AtLeast "at_least",
        /// Greater than it.
        Above "above",
    }
}

impl Comparison {
    /// Returns whether `value` is on the side of the threshold that the rule warns of.
    ///
    /// ```
    /// # use vocmatch::rules::Comparison;
    /// assert!(!Comparison::Below.holds(0.6, 0.6) && Comparison::AtMost.holds(0.6, 0.6));
    /// ```
    #[must_use]
    pub fn holds(self, value: f64, threshold: f64) -> bool {
        match self {
            Comparison::Below => value < threshold,
            Comparison::AtMost => value <= threshold,
            Comparison::AtLeast => value >= threshold,
            Comparison::Above => value > threshold,
        }
    }
}

words! {
    /// The advice of a rule, the mildest first.
    Advised {
        /// Look closely.
        Watch "watch",
        /// Take fewer entrants.
        Shrink "shrink",
        /// Take none for now.
        Suspend "suspend",
    }
}

/// One rule: data, not code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its unique id.
    pub rule_id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// The measure.
    pub measure: Measure,
    /// The comparison.
    pub comparison: Comparison,
    /// The threshold.
    pub threshold: f64,
    /// How many consecutive years. Default 1.
    #[serde(default = "one")]
    pub years: u32,
    /// The level whose programs it applies to; `None`: all.
    #[serde(default)]
    pub level: Option<Level>,
    /// The advice.
    pub advice: Advised,
    /// Its source: a document, or an organisation.
    #[serde(default)]
    pub source: String,
    /// A remark for readers.
    #[serde(default)]
    pub note: String,
}

fn one() -> u32 {
    1
}
