//! The variables of a joint plan and its constraints.

use crate::id::ProgramIx;
use crate::pathway::Link;
use crate::unit::{Level, Year};

/// A variable of a joint plan, as a change of the present plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Pick {
    /// Entrants from outside the pathway; `sign` −1 for the variable that counts removed ones.
    Entrants {
        program: ProgramIx,
        year: Year,
        sign: f64,
    },
    /// Progressions along a way.
    Progress { link: Link, year: Year },
    /// Graduates of a program who enter the labour market: the lesser of those who do not progress along a way, and
    /// of those who do not want to study on.
    Supply { program: ProgramIx, year: Year },
}

/// A constraint of a joint plan. A binding one has a shadow price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// The money for all entrants above the present plan.
    Money,
    /// Entrants from outside of one level and autumn, no more than in the present plan.
    Places {
        /// The level.
        level: Level,
        /// The autumn.
        year: Year,
    },
    /// Seats of a program.
    Seats {
        /// The program.
        program: ProgramIx,
        /// The autumn.
        year: Year,
    },
    /// Progressions along an articulation in a year, all its programs together.
    Quota {
        /// The articulation, by its index in [`Model::articulations`](crate::model::Model::articulations).
        articulation: usize,
        /// The year.
        year: Year,
    },
    /// The share of a program's completers who may progress along an articulation.
    Share {
        /// The articulation.
        articulation: usize,
        /// The program that they complete.
        program: ProgramIx,
        /// The year.
        year: Year,
    },
    /// No more people progress than complete.
    Completers {
        /// The program.
        program: ProgramIx,
        /// The year.
        year: Year,
    },
    /// People who study on do not enter the market.
    Leavers {
        /// The program.
        program: ProgramIx,
        /// The year.
        year: Year,
    },
    /// The growth limit of a program.
    Growth {
        /// The program.
        program: ProgramIx,
        /// The autumn.
        year: Year,
    },
}
