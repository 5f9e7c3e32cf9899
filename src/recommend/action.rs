//! Actions: what could be done, as data.

use crate::id::{MajorIx, OccupationIx, ProgramIx, RegionIx, SchoolIx};
use crate::unit::{Heads, Year};

/// One thing that could be done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// A program takes more entrants.
    Expand {
        /// The program.
        program: ProgramIx,
        /// Entrants more, every autumn.
        entrants: Heads,
    },
    /// A school opens a program.
    Open {
        /// The school.
        school: SchoolIx,
        /// The major.
        major: MajorIx,
        /// Entrants, every autumn.
        entrants: Heads,
    },
    /// A program takes fewer entrants, and others take them.
    Shrink {
        /// The program.
        program: ProgramIx,
        /// Entrants fewer, every autumn.
        entrants: Heads,
        /// Who takes how many of them.
        to: Vec<(ProgramIx, Heads)>,
    },
    /// A program takes no entrants any more, and others take them.
    Suspend {
        /// The program.
        program: ProgramIx,
        /// Entrants it has now.
        entrants: Heads,
        /// Who takes how many of them.
        to: Vec<(ProgramIx, Heads)>,
    },
}

impl Action {
    /// What orders actions that are otherwise equal: the kind, then who acts, then whom it concerns.
    pub(super) fn key(&self) -> (u8, usize, usize, Heads) {
        match self {
            Action::Expand { program, entrants } => (0, program.index(), 0, *entrants),
            Action::Open {
                school,
                major,
                entrants,
            } => (1, school.index(), major.index(), *entrants),
            Action::Shrink {
                program, entrants, ..
            } => (2, program.index(), 0, *entrants),
            Action::Suspend {
                program, entrants, ..
            } => (3, program.index(), 0, *entrants),
        }
    }
}

/// What an action aims at: openings of an occupation in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The occupation.
    pub occupation: OccupationIx,
    /// The region.
    pub region: RegionIx,
}

/// An action with its aim and a first guess of what it brings, from prices alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) action: Action,
    /// The first autumn of the change.
    pub(super) first_autumn: Year,
    pub(super) target: Target,
    /// The place in the plan of the period in which the action first shows.
    pub(super) period: usize,
    /// Estimated gain in value over the horizon, in heads' worth.
    pub(super) estimate: f64,
}
