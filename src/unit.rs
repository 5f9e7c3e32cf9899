//! Units: numbers with a meaning, checked once, when they are made.

mod date;

pub use date::Date;
#[doc(hidden)]
pub use date::NotADate;

use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A calendar year, such as 2027.
pub type Year = i32;

/// A count of whole people. Never negative where a [`Model`](crate::Model) holds it.
pub type Heads = i64;

/// One million: the millionths in one whole [`Value`].
pub const MILLION: i64 = 1_000_000;

/// A number from 0 to 1, both included; never NaN.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Share(f64);

/// The number was not from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{0} is not a share from 0 to 1")]
#[non_exhaustive]
pub struct NotAShare(pub f64);

impl NotAShare {
    /// Returns the error in a language; its `Display` is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        format!("{} 不是 0 到 1 之间的比例", self.0)
    }
}

impl Share {
    /// Nothing.
    pub const ZERO: Share = Share(0.0);
    /// Everything.
    pub const ONE: Share = Share(1.0);

    /// Checks that `number` lies in 0..=1.
    ///
    /// # Errors
    /// [`NotAShare`] outside 0..=1 and for NaN.
    pub fn new(number: f64) -> Result<Share, NotAShare> {
        if (0.0..=1.0).contains(&number) {
            Ok(Share(number))
        } else {
            Err(NotAShare(number))
        }
    }

    /// Returns the nearest share: numbers outside 0..=1 move to the edge, NaN becomes 0.
    #[must_use]
    pub fn clamped(number: f64) -> Share {
        if number.is_nan() {
            Share::ZERO
        } else {
            Share(number.clamp(0.0, 1.0))
        }
    }

    /// Returns the number, 0..=1.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// Returns the share in whole millionths, rounded half up: 0..=1,000,000.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "0..=1,000,000 by construction")]
    pub fn millionths(self) -> i64 {
        libm::floor(self.0 * 1e6 + 0.5) as i64
    }
}

impl TryFrom<f64> for Share {
    type Error = NotAShare;
    fn try_from(number: f64) -> Result<Share, NotAShare> {
        Share::new(number)
    }
}

impl From<Share> for f64 {
    fn from(share: Share) -> f64 {
        share.0
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The four levels of the pathway, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Secondary vocational (中职), ISCED 3 and 4; in the United States a certificate.
    Secondary,
    /// Higher vocational (高职专科), ISCED 5; in the United States an associate degree.
    HigherVocational,
    /// Vocational or applied bachelor (职业本科, 应用型本科), ISCED 6.
    AppliedBachelor,
    /// Professional master's (专业硕士), ISCED 7.
    ProfessionalMaster,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Level; 4] = [
        Level::Secondary,
        Level::HigherVocational,
        Level::AppliedBachelor,
        Level::ProfessionalMaster,
    ];

    /// Returns the name in tables: `secondary`, `higher_vocational`, `applied_bachelor`, `professional_master`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Secondary => "secondary",
            Level::HigherVocational => "higher_vocational",
            Level::AppliedBachelor => "applied_bachelor",
            Level::ProfessionalMaster => "professional_master",
        }
    }

    /// Returns how many levels this one is above `lower`; `None` when it is below.
    #[must_use]
    pub fn above(self, lower: Level) -> Option<u32> {
        (self as u32).checked_sub(lower as u32)
    }

    /// Whole years of study of a program where neither it nor its major gives them: 3, 3, 4, 2.
    #[must_use]
    pub fn usual_years(self) -> u32 {
        match self {
            Level::Secondary | Level::HigherVocational => 3,
            Level::AppliedBachelor => 4,
            Level::ProfessionalMaster => 2,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The value of a match, in whole millionths. One head in a full-fit, top-priority opening is
/// 1,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Value(pub i64);

impl Value {
    /// Returns the value in whole heads: millionths divided by one million.
    #[must_use]
    pub fn whole(self) -> f64 {
        self.0 as f64 / MILLION as f64
    }
}

/// The last field of rows and configs, which no caller names: literals outside the crate end with `..Default::default()`, so
/// that a new field breaks nobody.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Reserved;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_outside_zero_to_one_is_refused() {
        assert_eq!(Share::new(1.7), Err(NotAShare(1.7)));
        assert!(Share::new(f64::NAN).is_err());
        assert_eq!(Share::new(0.25).map(Share::get), Ok(0.25));
        assert_eq!(Share::clamped(f64::INFINITY), Share::ONE);
    }

    #[test]
    fn a_share_in_millionths_rounds_half_up() {
        assert_eq!(Share::clamped(0.000_000_5).millionths(), 1);
        assert_eq!(Share::clamped(0.123_456_4).millionths(), 123_456);
        assert_eq!(Share::ONE.millionths(), MILLION);
    }

    #[test]
    fn levels_stand_in_rising_order() {
        assert_eq!(Level::AppliedBachelor.above(Level::Secondary), Some(2));
        assert_eq!(Level::Secondary.above(Level::AppliedBachelor), None);
    }
}
