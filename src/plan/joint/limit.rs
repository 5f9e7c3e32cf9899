//! What a joint plan may choose, and what limits it.

use crate::id::ProgramIx;
use crate::pathway::Link;
use crate::unit::{Level, Year};

/// One number that a joint plan chooses, as a change of the present plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Pick {
    /// Entrants from outside the pathway; `sign` −1 where the number counts those taken away.
    Entrants {
        program: ProgramIx,
        year: Year,
        sign: f64,
    },
    /// People who go on along a way.
    Progress { link: Link, year: Year },
    /// Graduates of a program who enter the labour market: the lesser of those who do not go on along a way, and of
    /// those who do not wish to study on.
    Supply { program: ProgramIx, year: Year },
}

/// What limits a joint plan. A limit that binds has a price.
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
    /// People who go on along an articulation in a year, all its programs together.
    Quota {
        /// The articulation, by its place in [`Model::articulations`](crate::model::Model::articulations).
        articulation: usize,
        /// The year.
        year: Year,
    },
    /// The share of a program's completers who may go on along an articulation.
    Share {
        /// The articulation.
        articulation: usize,
        /// The program that they complete.
        program: ProgramIx,
        /// The year.
        year: Year,
    },
    /// Who goes on has completed.
    Completers {
        /// The program.
        program: ProgramIx,
        /// The year.
        year: Year,
    },
    /// Who enters the market does not study on.
    Leavers {
        /// The program.
        program: ProgramIx,
        /// The year.
        year: Year,
    },
    /// How much a program may grow or shrink.
    Growth {
        /// The program.
        program: ProgramIx,
        /// The autumn.
        year: Year,
    },
}
