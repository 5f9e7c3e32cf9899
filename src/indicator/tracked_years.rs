//! The numbers of a program's tracking by year, each person once.

use crate::fit::TrackedCell;
use crate::model::{Outcome, Program};
use crate::unit::{Heads, Year};

/// Outcomes of a program's graduates of one year, before anything is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct TrackedYear {
    pub(super) year: Year,
    /// From outcomes of all together; unknown where there are only outcomes by occupation.
    pub(super) tracked: Option<Heads>,
    pub(super) employed: Option<Heads>,
    pub(super) further_study: Option<Heads>,
    pub(super) own_business: Option<Heads>,
    /// From outcomes by occupation if there are any.
    pub(super) working: Heads,
    pub(super) in_field: Heads,
    pub(super) prior: Option<f64>,
}

impl TrackedYear {
    /// The number of people behind the year.
    pub(super) fn people(&self) -> Heads {
        self.tracked.unwrap_or(self.working)
    }

    pub(super) fn of_tracked(&self, part: Option<Heads>) -> Option<(Heads, Heads)> {
        Some((part?, self.tracked?))
    }

    pub(super) fn settled(&self) -> Option<(Heads, Heads)> {
        let tracked = self.tracked?;
        Some(((self.employed? + self.further_study?).min(tracked), tracked))
    }
}

/// The years of a program, in order, from its outcomes and its cells.
pub(super) fn years(program: &Program, cells: &[TrackedCell]) -> Vec<TrackedYear> {
    let of_year = program.outcomes.chunk_by(|a, b| a.year == b.year);
    let years = of_year.zip(cells.chunk_by(|a, b| a.year == b.year));
    years.map(|(outcomes, cells)| year(outcomes, cells)).collect()
}

fn year(outcomes: &[Outcome], cells: &[TrackedCell]) -> TrackedYear {
    let all = outcomes.iter().find(|outcome| outcome.occupation.is_none());
    let mut year = TrackedYear {
        year: outcomes.first().map_or(0, |outcome| outcome.year),
        tracked: all.map(|all| all.tracked),
        employed: all.and_then(|all| all.employed),
        further_study: all.and_then(|all| all.further_study),
        own_business: all.and_then(|all| all.own_business),
        ..TrackedYear::default()
    };
    let mut expected = Some(0.0);
    for cell in cells {
        let working = cell.evidence.working;
        year.working += working;
        year.in_field += cell.evidence.in_field;
        if working > 0 {
            let more = cell.prior.map(|prior| prior * working as f64);
            expected = expected.zip(more).map(|(sum, more)| sum + more);
        }
    }
    if year.working > 0 {
        year.prior = expected.map(|expected| expected / year.working as f64);
    }
    year
}
