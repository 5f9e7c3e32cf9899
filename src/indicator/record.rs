//! Tracking records of a program's graduates, and their options.

use super::share::Rate;
use crate::id::ProgramIx;
use crate::unit::{Heads, Year};
use serde::{Deserialize, Serialize};

/// The options of tracking records.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TrackingConfig {
    /// A group of fewer people is small: its numbers may be chance, and may disclose individuals. Default 10 people.
    pub small: Heads,
    /// Whether the numbers of small groups are withheld, and cannot be derived as the difference of others either.
    /// Default no.
    pub suppress_small: bool,
    /// The significance level at which a program counts as far from its prior, 0..=1. Default .05.
    pub level: f64,
    /// m: the strength of the prior in people in that test. Default: as in the fit, 20 people.
    pub strength: Option<f64>,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for TrackingConfig {
    fn default() -> Self {
        TrackingConfig {
            small: 10,
            suppress_small: false,
            level: 0.05,
            strength: None,
            reserved: crate::unit::Reserved,
        }
    }
}

/// Outcomes of tracked graduates of a program, in one year or over all. Numbers that are unknown, or withheld, are
/// `None`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct TrackedGroup {
    /// Graduates who were followed up. Unknown where outcomes are given by occupation alone: these hold only those
    /// who were hired.
    pub tracked: Option<Heads>,
    /// Of those tracked: employed.
    pub employed: Option<Rate>,
    /// Of those tracked: employed or in further study (毕业去向落实率). Own business is assumed to be counted among the
    /// employed.
    pub settled: Option<Rate>,
    /// Of those tracked: in further study.
    pub further_study: Option<Rate>,
    /// Of those tracked: running their own business.
    pub own_business: Option<Rate>,
    /// Of those working: still in the field.
    pub in_field: Option<Rate>,
    /// π: the expected share in the field, the mean of the priors of those who work. Unknown where some of them have
    /// none.
    pub prior: Option<f64>,
    /// Whether it is a small group: fewer tracked, or working where those tracked are unknown, than
    /// [`TrackingConfig::small`].
    pub small: bool,
    /// Whether some of its numbers are withheld.
    pub withheld: bool,
}

/// The tracking record of a program.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProgramTracking {
    /// The program.
    pub program: ProgramIx,
    /// By year in which they finished, in order.
    pub years: Vec<(Year, TrackedGroup)>,
    /// All years together. Where small years are withheld, those that are shown, and the small ones too if there are
    /// several and they are not small together.
    pub together: TrackedGroup,
}
