//! Graduate tracking by program: employment, share in the field, further study.

use super::far::{Finding, findings};
use super::record::{ProgramTracking, TrackingConfig};
use super::tracked_years::{TrackedYear, years};
use super::withheld::Withheld;
use crate::fit::{FitTable, cells};
use crate::id::ProgramIx;
use crate::model::Model;

/// The tracking records of all programs with outcomes, and the programs far from their priors.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Tracking {
    /// The options.
    pub config: TrackingConfig,
    /// m: the strength of the prior in people.
    pub strength: f64,
    /// The records, in program order.
    pub programs: Vec<ProgramTracking>,
    /// Programs whose share in the field is far from its prior, the least likely first.
    pub findings: Vec<Finding>,
    /// How many programs were tested: those with a prior and a group that is not small.
    pub looked_at: usize,
}

impl Tracking {
    /// Returns the expected number of tested programs that chance alone would report, at most.
    #[must_use]
    pub fn by_chance(&self) -> f64 {
        self.config.level * self.looked_at as f64
    }

    /// Returns the record of a program. O(log n).
    #[must_use]
    pub fn get(&self, program: ProgramIx) -> Option<&ProgramTracking> {
        let place = self
            .programs
            .binary_search_by_key(&program, |record| record.program)
            .ok()?;
        self.programs.get(place)
    }
}

/// Returns the tracking record of every program with outcomes (methods §7). Each person counts once: of a program and
/// year, outcomes of all together give the status, and outcomes by occupation, if there are any, the share in the
/// field. O(outcomes · log outcomes + people tracked).
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
