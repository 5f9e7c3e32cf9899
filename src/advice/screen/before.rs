//! The screen before anything is solved: what is not tried at all, and for which list the rest competes.

use super::beyond::beyond;
use super::change::Change;
use super::falling::fallen;
use super::grounds::Grounds;
use super::level::aims_elsewhere;
use super::list::List;
use super::low_pay::{aims_low, pays_little};
use super::moves::{Taking, taking};
use super::rule::ScreenRule;
use super::seats::empty_seats;
use super::step::step;
use crate::advice::kind::Candidate;
use crate::advice::rows::cautions;
use crate::advice::watched::Watched;

/// The verdict on a candidate before it is tried.
pub(in crate::advice) enum Verdict {
    /// It is not tried: a program should be watched instead.
    Veto(Box<Watched>),
    /// It is tried among those that would stand in a list.
    Try(List),
}

/// Judges a candidate by what needs no solving: rules 0, 1, 3, 4, 5, 6, 8, and 7 and 9 by the openings aimed at.
pub(in crate::advice) fn before(grounds: &Grounds, candidate: &Candidate) -> Verdict {
    let (context, aim) = (grounds.context, &candidate.aim);
    let change = Change::of(&candidate.action);
    let has_caution =
        || grounds.has(ScreenRule::CautionedOpenings) && !cautions(context, candidate, aim.target).is_empty();
    if change.is_empty() {
        return Verdict::Try(if has_caution() { List::Review } else { List::Main });
    }
    if let Some((program, reason)) = change.cut.and_then(|cut| Some((cut, step(grounds, cut)?))) {
        let rule = ScreenRule::Step;
        return Verdict::Veto(Box::new(Watched {
            program,
            rule,
            reason,
        }));
    }
    let mut grown = change.grown.iter().map(|(program, _)| *program);
    if let Some((program, reason)) = grown.find_map(|one| Some((one, fallen(grounds, one)?))) {
        let rule = ScreenRule::Falling;
        return Verdict::Veto(Box::new(Watched {
            program,
            rule,
            reason,
        }));
    }
    let mut grown = change.grown.iter().map(|(program, _)| *program);
    if change.cut.is_none() && grown.any(|program| empty_seats(grounds, program).is_some()) {
        return Verdict::Try(List::Recruit);
    }
    let unsure = |(program, _): &(_, _)| {
        !beyond(grounds, *program).is_empty()
            || change
                .cut
                .is_some_and(|cut| taking(grounds, cut, *program) == Taking::Unknown)
    };
    let majors = change.majors(context.model);
    let level = majors.first().map(|major| context.model.major(*major).level);
    let elsewhere = level.is_some_and(|level| aims_elsewhere(grounds, aim.period, aim.target, level));
    if has_caution() || elsewhere || change.grown.iter().any(unsure) {
        return Verdict::Try(List::Review);
    }
    let low = majors
        .iter()
        .any(|major| !pays_little(grounds, *major).is_empty());
    if low || aims_low(grounds, aim.period, aim.target) {
        return Verdict::Try(List::PaysLittle);
    }
    Verdict::Try(List::Main)
}
