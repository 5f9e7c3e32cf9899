//! The options of draws, each with its default.

use crate::control::Cancelled;
use crate::language::Language;
use crate::matching::MatchError;
use crate::unit::{Heads, Year};
use serde::{Deserialize, Serialize};

/// The most draws of one run.
pub const MOST_DRAWS: u32 = 100_000;

/// The options of draws of openings and graduates.
///
/// The defaults of supply are one measurement in California of the errors of programs' graduates *h* years after the
/// last observed ones are carried forward. Another, by the middle 68% of all changes, gives .70, .49, .32, .22 and
/// .16 with a growth of .33 (docs/accuracy.md): small programs vary more, large ones less. Real changes have heavier
/// tails than the log-normal ones that are drawn, so that extremes beyond the 90% interval are likelier than it
/// suggests.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DrawConfig {
    /// The seed: the same seed gives the same draws on any machine. Default 1.
    pub seed: u64,
    /// How many draws, 1 to [`MOST_DRAWS`]. Default 100.
    pub draws: u32,
    /// The last certain year. Default: the last in which graduates of any program were observed, else the year before
    /// the plan. Graduates of a program vary from its own last observed year on if that is earlier.
    pub observed_until: Option<Year>,
    /// The standard deviation of the logarithm of openings one year ahead, of an occupation in a region, 0..=3.
    /// Default .10.
    pub demand_sd: f64,
    /// How it grows with the years *h* ahead, as `h^growth`, 0..=1. Default .5.
    pub demand_growth: f64,
    /// The standard deviation of the logarithm of a program's graduates one year ahead, 0..=3, for programs of fewer
    /// than 10, 30, 100 and 300 graduates, and of more. Default .52, .43, .36, .28, .21.
    pub supply_sd: [f64; 5],
    /// How it grows with the years ahead. Default .37.
    pub supply_growth: f64,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for DrawConfig {
    fn default() -> Self {
        DrawConfig {
            seed: 1,
            draws: 100,
            observed_until: None,
            demand_sd: 0.10,
            demand_growth: 0.5,
            supply_sd: [0.52, 0.43, 0.36, 0.28, 0.21],
            supply_growth: 0.37,
            reserved: crate::unit::Reserved,
        }
    }
}

/// Errors of drawing.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DrawError {
    /// The plan has no year after the last certain one.
    #[error(
        "the plan ends in {last}, and everything up to {observed} is taken as certain; plan a later year, or let \
         observed_until be earlier"
    )]
    NothingAhead {
        /// The last certain year.
        observed: Year,
        /// The last year of the plan.
        last: Year,
    },
    /// A standard deviation or its growth is out of range.
    #[error("{field} is {value}; write a number from 0 to {most}")]
    OutOfRange {
        /// Its name.
        field: &'static str,
        /// Its value.
        value: f64,
        /// The maximum.
        most: f64,
    },
    /// No draws are asked for, or too many.
    #[error("{0} draws; ask for 1 to {MOST_DRAWS}")]
    Draws(u32),
    /// A matching failed.
    #[error(transparent)]
    Matching(#[from] MatchError),
}

impl DrawError {
    /// Returns the error in a language; its `Display` is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            DrawError::NothingAhead { observed, last } => format!(
                "规划到 {last} 年为止，而 {observed} 年及以前都视为确定；请规划更晚的年份，或把 observed_until 提前"
            ),
            DrawError::OutOfRange { field, value, most } => {
                format!("{field} 为 {value}；请写 0 到 {most} 之间的数")
            }
            DrawError::Draws(draws) => format!("抽样 {draws} 次；请写 1 到 {MOST_DRAWS} 次"),
            DrawError::Matching(error) => error.text(Language::Chinese),
        }
    }

    /// Returns whether the caller asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, DrawError::Matching(error) if error.is_cancelled())
    }
}

impl From<Cancelled> for DrawError {
    fn from(cancelled: Cancelled) -> Self {
        DrawError::Matching(cancelled.into())
    }
}

impl DrawConfig {
    /// Whether every number is in range.
    pub(super) fn check(&self) -> Result<(), DrawError> {
        if !(1..=MOST_DRAWS).contains(&self.draws) {
            return Err(DrawError::Draws(self.draws));
        }
        let sds = self.supply_sd.iter().map(|sd| ("supply_sd", *sd, 3.0));
        let others = [
            ("demand_sd", self.demand_sd, 3.0),
            ("demand_growth", self.demand_growth, 1.0),
            ("supply_growth", self.supply_growth, 1.0),
        ];
        let wrong = sds
            .chain(others)
            .find(|(_, value, most)| !(0.0..=*most).contains(value));
        match wrong {
            Some((field, value, most)) => Err(DrawError::OutOfRange { field, value, most }),
            None => Ok(()),
        }
    }

    /// Returns the standard deviation one year ahead of a program with this many graduates. Fewer than five count as
    /// five to ten: their changes are mostly chance, but too small in heads to matter.
    #[must_use]
    pub fn sd_of(&self, graduates: Heads) -> f64 {
        let class = [10, 30, 100, 300].iter().filter(|least| graduates >= **least);
        self.supply_sd[class.count()]
    }
}
