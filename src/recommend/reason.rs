//! Reasons: facts with numbers. Words are made in the report.

use crate::fit::Fit;
use crate::id::{IndustryIx, ProgramIx};
use crate::unit::{Heads, Share};

/// One fact that speaks for an action.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// The openings aimed at, and the graduates linked to them.
    Gap {
        /// Openings a year.
        openings: Heads,
        /// Graduates linked to them a year; see [`Balance::linked`](crate::planning::Balance::linked).
        linked: f64,
        /// What one more graduate with a documented link adds there, 0..=1.
        one_more: f64,
    },
    /// How well the graduates fit the occupation.
    Fit {
        /// The fit and all it follows from.
        fit: Fit,
        /// Its 90% interval.
        interval: (f64, f64),
    },
    /// What one more graduate of the program adds, 0..=1, before the action.
    OneMore {
        /// The program.
        program: ProgramIx,
        /// In heads' worth.
        gain: f64,
    },
    /// Graduates of the program a year, before the action.
    Size {
        /// The program.
        program: ProgramIx,
        /// Heads.
        graduates: Heads,
    },
    /// What the last graduate of a shrinking program adds, 0..=1, before the action.
    LastOne {
        /// The program.
        program: ProgramIx,
        /// In heads' worth.
        worth: f64,
    },
    /// Graduates a year in the region who are trained for the occupation.
    TrainedInRegion {
        /// Heads.
        graduates: Heads,
        /// Openings a year there.
        openings: Heads,
    },
    /// The industry cares: its priority is below or at 1, and enters the value.
    Priority {
        /// The industry.
        industry: IndustryIx,
        /// Its priority.
        priority: Share,
    },
}
