//! Rule 3, falling: where students do not come, no seats are added.

use super::grounds::Grounds;
use super::rule::ScreenRule;
use crate::advice::reason::Reason;
use crate::id::ProgramIx;
use crate::model::Graduates;
use crate::unit::{Heads, Year};

/// The years over which awards are compared: one year alone misleads.
const YEARS: Year = 3;

/// Awards of a program some years apart: year and number, the earlier first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Trend {
    pub(super) from: (Year, Heads),
    pub(super) to: (Year, Heads),
}

impl Trend {
    /// The later number as a multiple of the earlier.
    pub(super) fn ratio(self) -> f64 {
        self.to.1 as f64 / self.from.1.max(1) as f64
    }

    pub(super) fn reason(self, program: ProgramIx) -> Reason {
        Reason::Awards {
            program,
            from_year: self.from.0,
            from: self.from.1,
            to_year: self.to.0,
            to: self.to.1,
        }
    }
}

/// The last number and the one three years before it, or two, if that is the earliest; `None` if the earlier is below
/// `least`.
fn trend(graduates: &[Graduates], least: Heads) -> Option<Trend> {
    let last = graduates.iter().max_by_key(|one| one.year)?;
    let span = last.year.saturating_sub(YEARS)..=last.year.saturating_sub(YEARS - 1);
    let mut before = graduates.iter().filter(|one| span.contains(&one.year));
    let first = before
        .next()
        .map(|first| before.fold(first, |a, b| if b.year < a.year { b } else { a }))?;
    (first.graduates >= least).then_some(Trend {
        from: (first.year, first.graduates),
        to: (last.year, last.graduates),
    })
}

/// The trend of a program's awards, if there are enough of them.
pub(super) fn trend_of(grounds: &Grounds, program: ProgramIx) -> Option<Trend> {
    let graduates = &grounds.context.model.program(program).graduates;
    trend(graduates, grounds.config().least_awards.max(1))
}

/// Why a program should not grow: its awards have fallen by a fifth or more.
pub(in crate::advice) fn fallen(grounds: &Grounds, program: ProgramIx) -> Option<Reason> {
    let limit = grounds.config().fallen;
    let trend = trend_of(grounds, program).filter(|trend| trend.ratio() <= limit)?;
    grounds.has(ScreenRule::Falling).then(|| trend.reason(program))
}

/// What speaks against growth: awards that have fallen somewhat.
pub(super) fn falling(grounds: &Grounds, program: ProgramIx) -> Option<Reason> {
    let limit = grounds.config().falling;
    let trend = trend_of(grounds, program).filter(|trend| trend.ratio() <= limit)?;
    grounds.has(ScreenRule::Falling).then(|| trend.reason(program))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn awards(of: &[(Year, Heads)]) -> Vec<Graduates> {
        let one = |(year, graduates): &(Year, Heads)| Graduates {
            year: *year,
            graduates: *graduates,
            continuing: None,
        };
        of.iter().map(one).collect()
    }

    #[test]
    fn awards_are_compared_over_three_years_or_two_and_not_over_one() {
        let four = awards(&[(2020, 90), (2021, 100), (2022, 95), (2023, 80), (2024, 70)]);
        let found = trend(&four, 10).unwrap();
        assert_eq!(
            (found.from, found.to, found.ratio()),
            ((2021, 100), (2024, 70), 0.7)
        );
        let three = awards(&[(2022, 95), (2023, 80), (2024, 70)]);
        assert_eq!(trend(&three, 10).unwrap().from, (2022, 95));
        assert_eq!(trend(&awards(&[(2023, 80), (2024, 70)]), 10), None);
        assert_eq!(trend(&four, 101), None);
    }
}
