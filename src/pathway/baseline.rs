//! The baseline: entrants and graduates of a program if nothing changes.

use super::config::{AddedEntrants, Baseline};
use crate::model::{Model, Program};
use crate::unit::{Heads, Share, Year};
use vocmatch_algo::largest_remainder::round_to_total;
use vocmatch_algo::sorted::Set;

/// Returns the completers of a cohort: `completion · entrants`, whole, so that completers and dropouts add up.
///
/// ```
/// # use vocmatch::{pathway::completers, unit::Share};
/// assert_eq!(completers(120, Share::new(0.925).unwrap()), 111);
/// ```
#[must_use]
pub fn completers(entrants: Heads, completion: Share) -> Heads {
    let expected = entrants as f64 * completion.get();
    round_to_total(entrants, &[expected, entrants as f64 - expected])
        .first()
        .copied()
        .unwrap_or(0)
}

/// Carries observed graduates forward into years that were not observed.
#[derive(Debug, Clone)]
pub(super) struct Carry {
    how: Baseline,
    /// The years in which graduates of any program were observed, in order.
    observed: Vec<Year>,
}

impl Carry {
    pub(super) fn new(model: &Model, how: Baseline) -> Carry {
        let programs = model.programs().iter();
        let years: Set<Year> = programs
            .flat_map(|p| p.graduates.iter().map(|g| g.year))
            .collect();
        Carry {
            how,
            observed: years.into_iter().collect(),
        }
    }

    /// Graduates as observed in `year`, or the baseline for a year that was not observed, from the observed
    /// years before it; `None` where none was.
    pub(super) fn graduates(&self, program: &Program, year: Year) -> Option<Heads> {
        let before: Vec<_> = program
            .graduates
            .iter()
            .rev()
            .filter(|g| g.year <= year)
            .take(3)
            .collect();
        let last = before.first()?;
        if last.year == year {
            return Some(last.graduates);
        }
        match self.how {
            Baseline::LastYear => Some(last.graduates),
            Baseline::LastYearOfAll => {
                let of_all = self.observed.iter().rev().find(|observed| **observed <= year);
                Some(if of_all == Some(&last.year) {
                    last.graduates
                } else {
                    0
                })
            }
            Baseline::ThreeYearMean => {
                let count = i64::try_from(before.len()).unwrap_or(1);
                let sum: Heads = before.iter().map(|g| g.graduates).sum();
                Some((2 * sum + count) / (2 * count))
            }
        }
    }
}

/// The share of graduates who go on to study, from the last year up to `year` in which it was observed.
pub(super) fn continuing_share(program: &Program, year: Year) -> f64 {
    let known = |g: &&crate::model::Graduates| g.year <= year && g.graduates > 0 && g.continuing.is_some();
    let last = program.graduates.iter().rev().find(known);
    last.map_or(0.0, |g| g.continuing.unwrap_or(0) as f64 / g.graduates as f64)
}

/// Entrants from outside the pathway in `year`: as given, the last given carried forward after that, none
/// before the first. `None` for a program without given entrants.
pub(super) fn given_entrants(program: &Program, year: Year) -> Option<Heads> {
    program.entrants.first()?;
    Some(
        program
            .entrants
            .iter()
            .rev()
            .find(|e| e.year <= year)
            .map_or(0, |e| e.entrants),
    )
}

/// Entrants of a program in `year` without those from the pathway, `added` ones included, and whether this total
/// already includes those from the pathway: where entrants are inferred from graduates.
pub(super) fn outside_entrants(program: &Program, year: Year, added: Heads, carry: &Carry) -> (Heads, bool) {
    if let Some(given) = given_entrants(program, year) {
        return ((given + added).max(0), false);
    }
    let finish = year.saturating_add(i32::try_from(program.years).unwrap_or(0));
    let graduates = carry.graduates(program, finish).unwrap_or(0);
    let implied = implied_entrants(graduates, program.completion_or_one());
    ((implied + added).max(0), true)
}

/// Entrants added to a program in `year`: at most a billion more or fewer.
pub(super) fn added(actions: &[AddedEntrants], year: Year) -> Heads {
    let holds = |action: &&AddedEntrants| {
        action.first_year <= year && action.last_year.is_none_or(|last| year <= last)
    };
    let open = actions.iter().filter(holds);
    let sum: i128 = open.map(|action| i128::from(action.entrants)).sum();
    i64::try_from(sum.clamp(-MOST_ADDED, MOST_ADDED)).unwrap_or(0)
}

/// The most entrants that actions add to a program or take from it: the limit of a cell of the tables.
const MOST_ADDED: i128 = 1_000_000_000;

/// The entrants whose completion gives `graduates`: `graduates / completion`, rounded half up. With a
/// completion of 0 the graduates themselves.
#[expect(
    clippy::cast_possible_truncation,
    reason = "at most 1e9 people over a completion that is not tiny"
)]
pub(super) fn implied_entrants(graduates: Heads, completion: Share) -> Heads {
    if completion.get() <= 0.0 {
        return graduates;
    }
    let implied = libm::floor(graduates as f64 / completion.get() + 0.5);
    graduates.max(implied.min(1e15) as Heads)
}
