//! What a rule is made of.

use crate::unit::Level;
use serde::{Deserialize, Serialize};

/// A list of words, each with its name in tables.
macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $($(#[$of:meta])* $word:ident $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum $type { $($(#[$of])* $word,)* }

        impl $type {
            /// Every one, with its name in tables.
            pub const NAMES: &'static [($type, &'static str)] = &[$(($type::$word, $name),)*];

            /// The name in tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($type::$word => $name,)* }
            }
        }
    };
}

words! {
    /// What a rule looks at: a number of a program, by year.
    ///
    /// The first five come from tracking, the latest years of which count; seats from the entrants of the latest years that the
    /// tables give; the last three from the plan, whose first years count.
    Measure {
        /// The share of those tracked who are employed.
        Placement "placement",
        /// The share of those tracked who are employed or study on (毕业去向落实率).
        Settled "settled",
        /// The share of those working who are still in the field (对口率).
        InField "in_field",
        /// The share of those tracked who study on.
        FurtherStudy "further_study",
        /// The share of those tracked who run their own business.
        OwnBusiness "own_business",
        /// Entrants, those along the pathway included, for each seat; may be above 1.
        SeatsFilled "seats_filled",
        /// The share of entrants who complete; one value without a year.
        CompletionRate "completion_rate",
        /// The share of a program's graduates whom the best matching places: of all who cannot be told apart from them.
        PlacedShare "placed_share",
        /// What the last graduate of a program adds to the plan's value: 1 is a perfectly fitting, top-priority opening that
        /// nobody else would fill. Under fill first, in heads.
        WorthOfLast "worth_of_last",
        /// People who complete in a year.
        Graduates "graduates",
    }
}

impl Measure {
    /// Whether its threshold is a share.
    #[must_use]
    pub fn is_share(self) -> bool {
        !matches!(self, Measure::WorthOfLast | Measure::Graduates)
    }

    /// Whether it is read off the plan, whose first years count, and not off what was observed, whose latest do.
    #[must_use]
    pub fn is_of_plan(self) -> bool {
        matches!(
            self,
            Measure::PlacedShare | Measure::WorthOfLast | Measure::Graduates
        )
    }

    /// Whether it has a value for each year.
    #[must_use]
    pub fn has_years(self) -> bool {
        self != Measure::CompletionRate
    }
}

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
