//! What a rule is made of.

use super::measure::Measure;
use super::words::words;
use crate::unit::Level;
use serde::{Deserialize, Serialize};

/// The most years in a row that a rule may ask for.
pub const MOST_YEARS: u32 = 10;

words! {
    /// How a number is held against the threshold.
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
    /// Whether `value` is on the side of the threshold that the rule warns of.
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
    /// What a rule advises, the mildest first.
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
    /// Its id, one of a kind.
    pub rule_id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// What it looks at.
    pub measure: Measure,
    /// How it compares.
    pub comparison: Comparison,
    /// With what.
    pub threshold: f64,
    /// How many years in a row. Default 1.
    #[serde(default = "one")]
    pub years: u32,
    /// The level whose programs it is for; `None`: all.
    #[serde(default)]
    pub level: Option<Level>,
    /// What it advises.
    pub advice: Advised,
    /// Where it comes from: a document, or whose own it is.
    #[serde(default)]
    pub source: String,
    /// What else a reader should know.
    #[serde(default)]
    pub note: String,
}

fn one() -> u32 {
    1
}
