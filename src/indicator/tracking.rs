//! Graduate tracking, program by program: who had work, who stayed in the field, who studied on.

use super::far::{Finding, findings};
use super::share::Rate;
use super::tracked_years::{TrackedYear, years};
use super::withheld::Withheld;
use crate::fit::{FitTable, cells};
use crate::id::ProgramIx;
use crate::model::Model;
use crate::unit::{Heads, Year};
use serde::{Deserialize, Serialize};

/// The choices behind tracking records.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TrackingConfig {
    /// A group of fewer people is small: what it says may be chance, and it may tell who is in it. Default 10 people.
    pub small: Heads,
    /// Whether the numbers of small groups are withheld, and cannot be had as the difference of others either. Default no.
    pub suppress_small: bool,
    /// How likely chance may be for a program to count as far from its prior, 0..=1. Default .05.
    pub level: f64,
    /// m: how many people the prior is worth in that question. Default: as in the fit, 20 people.
    pub strength: Option<f64>,
}

impl Default for TrackingConfig {
    fn default() -> Self {
        TrackingConfig {
            small: 10,
            suppress_small: false,
            level: 0.05,
            strength: None,
        }
    }
}

/// What tracked graduates of a program did, in one year or over all. What is not known, or withheld, is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct TrackedGroup {
    /// Graduates who were followed up. Unknown where outcomes are told by occupation alone: these hold only those who were
    /// hired.
    pub tracked: Option<Heads>,
    /// Of those tracked: employed.
    pub employed: Option<Rate>,
    /// Of those tracked: employed or studying on (毕业去向落实率). Own business is taken to be counted among the employed.
    pub settled: Option<Rate>,
    /// Of those tracked: studying on.
    pub further_study: Option<Rate>,
    /// Of those tracked: running their own business.
    pub own_business: Option<Rate>,
    /// Of those working: still in the field.
    pub in_field: Option<Rate>,
    /// π: the share in the field that was to be expected, the mean of the priors of those who work. Unknown where some of
    /// them have none.
    pub prior: Option<f64>,
    /// Whether it is a small group: fewer tracked, or working where those tracked are unknown, than
    /// [`TrackingConfig::small`].
    pub small: bool,
    /// Whether numbers of it are withheld.
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
    /// All years together. Where small years are withheld, those that are shown, and the small ones too if they are several and not
    /// small together.
    pub together: TrackedGroup,
}

/// The tracking records of all programs that have outcomes, and what is remarkable about them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Tracking {
    /// The choices behind it.
    pub config: TrackingConfig,
    /// m: how many people the prior was taken to be worth.
    pub strength: f64,
    /// The records, in program order.
    pub programs: Vec<ProgramTracking>,
    /// Programs whose share in the field is far from its prior, the least likely first.
    pub findings: Vec<Finding>,
    /// How many programs were looked at: those with a prior and a group that is not small.
    pub looked_at: usize,
}

impl Tracking {
    /// At most how many of the programs that were looked at chance alone would report, on the mean.
    #[must_use]
    pub fn by_chance(&self) -> f64 {
        self.config.level * self.looked_at as f64
    }

    /// The record of a program. O(log n).
    #[must_use]
    pub fn get(&self, program: ProgramIx) -> Option<&ProgramTracking> {
        let place = self
            .programs
            .binary_search_by_key(&program, |record| record.program)
            .ok()?;
        self.programs.get(place)
    }
}

/// The tracking record of every program with outcomes (methods §7). Each person counts once: of a program and year
/// outcomes of all together say what they did, and outcomes by occupation, if there are any, how many stayed in the field.
/// O(outcomes · log outcomes + people tracked).
#[must_use]
pub fn tracking(model: &Model, fit: &FitTable, config: &TrackingConfig) -> Tracking {
    let config = TrackingConfig {
        small: config.small.max(0),
        level: if config.level.is_nan() {
            0.0
        } else {
            config.level.clamp(0.0, 1.0)
        },
        ..*config
    };
    let strength = config.strength.unwrap_or(fit.config().prior_strength);
    let cells = cells(model, fit);
    let of_program = cells.chunk_by(|a, b| a.program == b.program);
    let programs: Vec<ProgramTracking> = of_program
        .filter_map(|cells| {
            let program = cells.first()?.program;
            Some(record(program, &years(model.program(program), cells), &config))
        })
        .collect();
    let (findings, looked_at) = findings(&programs, strength, &config);
    Tracking {
        config,
        strength,
        programs,
        findings,
        looked_at,
    }
}

fn record(program: ProgramIx, years: &[TrackedYear], config: &TrackingConfig) -> ProgramTracking {
    let withheld = Withheld::new(years, config);
    ProgramTracking {
        program,
        years: years
            .iter()
            .enumerate()
            .map(|(k, year)| (year.year, withheld.year(k, year)))
            .collect(),
        together: withheld.together(years),
    }
}
