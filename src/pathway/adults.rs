//! Working adults among the people of a program: a subset of its entrants and graduates (methods §5).

use super::supply::{Adults, Flow};
use crate::model::Program;
use crate::unit::{Heads, Year};
use vocmatch_algo::largest_remainder::apportion_whole;

/// Adults among `entrants` from outside in `year`: as given, or as last given. Entrants added by an action include
/// none; where it removes entrants, adults are removed in proportion.
pub(super) fn adult_entrants(program: &Program, year: Year, entrants: Heads) -> Heads {
    let Some(given) = program.entrants.iter().rev().find(|e| e.year <= year) else {
        return 0;
    };
    if entrants >= given.entrants {
        given.adults
    } else {
        part(entrants, given.adults, given.entrants)
    }
}

/// Adults among the `completers` of a cohort of `entrants` of whom `outside` came from outside in `year`, all of whom
/// have finished: the number that [`finish`] sets.
pub(crate) fn adult_completers(
    program: &Program,
    year: Year,
    (outside, entrants): (Heads, Heads),
    completers: Heads,
) -> Heads {
    part(completers, adult_entrants(program, year, outside), entrants)
}

/// Sets the adults who finish and complete in a flow: their share of the cohort that started, as whole people by
/// largest remainder. None where the entrants are not known.
pub(super) fn finish(flow: &mut Flow, cohort: &Flow) {
    let adults = Adults {
        finishing: part(flow.finishing, cohort.adults.entrants, cohort.entrants),
        ..flow.adults
    };
    flow.adults = Adults {
        completers: part(flow.completers, adults.finishing, flow.finishing),
        ..adults
    };
}

/// Adults who enter the labour market: all who complete, unless more graduates are known to study elsewhere than
/// there are other completers.
pub(super) fn settle(flow: &mut Flow) {
    flow.adults.supply = flow.adults.completers.min(flow.supply);
}

/// Completers who may go on along articulations: all but working adults.
pub(super) fn free_to_go_on(flow: &Flow) -> Heads {
    flow.completers - flow.adults.completers
}

/// `people · of / all`, whole, so that both parts add up; at most `of` where `people` is at most `all`.
fn part(people: Heads, of: Heads, all: Heads) -> Heads {
    if of == 0 {
        return 0;
    }
    apportion_whole(people, &[of, all - of])
        .first()
        .copied()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adults_complete_as_the_cohort_does_and_never_outnumber_those_who_could() {
        let cohort = Flow {
            entrants: 10,
            adults: Adults {
                entrants: 3,
                ..Adults::default()
            },
            ..Flow::default()
        };
        let mut flow = Flow {
            finishing: 10,
            completers: 9,
            dropouts: 1,
            ..Flow::default()
        };
        finish(&mut flow, &cohort);
        // 2.7 of 9.
        assert_eq!((flow.adults.finishing, flow.adults.completers), (3, 3));
        flow.supply = 2;
        settle(&mut flow);
        assert_eq!((flow.adults.supply, free_to_go_on(&flow)), (2, 6));
    }
}
