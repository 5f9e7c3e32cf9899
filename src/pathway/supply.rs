//! The result of a projection: the flow of people through every program in every year.

use crate::id::ProgramIx;
use crate::model::Model;
use crate::unit::{Heads, Year};
use std::ops::RangeInclusive;

/// The source of a number of completers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum FlowSource {
    /// Unknown: no entrants and no graduates up to this year.
    #[default]
    Unknown,
    /// Graduates of this year were observed.
    Observed,
    /// Completion applied to the cohort that started.
    Cohort,
    /// Observed graduates of earlier years, carried forward.
    Carried,
}

/// The people of one program in one year.
///
/// `finishing = completers + dropouts` and `completers = progressing + elsewhere + supply`, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Flow {
    /// People who start in autumn.
    pub entrants: Heads,
    /// Of whom from lower programs of the pathway.
    pub from_pathway: Heads,
    /// The cohort whose study ends this summer.
    pub finishing: Heads,
    /// Of whom complete.
    pub completers: Heads,
    /// Of whom do not.
    pub dropouts: Heads,
    /// Completers who go on along an articulation.
    pub progressing: Heads,
    /// Completers who go on to study outside the tables.
    pub elsewhere: Heads,
    /// Completers who enter the labour market.
    pub supply: Heads,
    /// Of all these, the working adults.
    pub adults: Adults,
    /// The source of the completers.
    pub source: FlowSource,
}

/// Working adults among the people of a [`Flow`], each number a part of the one with the same name. People who are
/// not known to be adults are not counted.
///
/// Adults who finish and do not complete drop out; those who complete and are no supply study elsewhere. Adults never
/// progress along an articulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Adults {
    /// Adults who start in autumn.
    pub entrants: Heads,
    /// Adults of the cohort whose study ends this summer.
    pub finishing: Heads,
    /// Of whom complete.
    pub completers: Heads,
    /// Of whom enter, or re-enter, the labour market.
    pub supply: Heads,
}

/// The flow of people through every program over some years.
#[derive(Debug, Clone, PartialEq)]
pub struct Supply {
    pub(super) first_year: Year,
    pub(super) programs: usize,
    /// Year by year, within a year in program order.
    pub(super) flows: Vec<Flow>,
    /// People who went along each way, by year: (articulation, from, to, people).
    pub(super) ways: Vec<Vec<(usize, ProgramIx, ProgramIx, Heads)>>,
}

impl Supply {
    /// Returns the years that are covered, those before the horizon that feed it included.
    #[must_use]
    pub fn years(&self) -> RangeInclusive<Year> {
        let years = i32::try_from(self.ways.len()).unwrap_or(0);
        self.first_year..=self.first_year.saturating_add(years - 1)
    }

    /// Returns the flow through a program in a year; all zero outside [`Supply::years`].
    #[must_use]
    pub fn flow(&self, program: ProgramIx, year: Year) -> Flow {
        let Ok(row) = usize::try_from(i64::from(year) - i64::from(self.first_year)) else {
            return Flow::default();
        };
        self.flows
            .get(row * self.programs..(row + 1) * self.programs)
            .map_or(Flow::default(), |f| f[program.index()])
    }

    /// Returns the graduates of a program who enter the labour market in a year.
    #[must_use]
    pub fn heads(&self, program: ProgramIx, year: Year) -> Heads {
        self.flow(program, year).supply
    }

    /// Everyone who enters the labour market in a year.
    #[must_use]
    pub fn total(&self, model: &Model, year: Year) -> Heads {
        (0..model.programs().len())
            .map(|p| self.heads(ProgramIx::at(p), year))
            .sum()
    }

    /// People who progressed along each way in a year: articulation (its index in [`Model::articulations`]), from,
    /// to, people.
    #[must_use]
    pub fn progressions(&self, year: Year) -> &[(usize, ProgramIx, ProgramIx, Heads)] {
        let row = usize::try_from(i64::from(year) - i64::from(self.first_year)).ok();
        row.and_then(|row| self.ways.get(row)).map_or(&[], Vec::as_slice)
    }
}
