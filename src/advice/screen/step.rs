//! Rule 1, step: a program whose graduates are asked for a higher award is not cut.

use super::grounds::Grounds;
use super::rule::ScreenRule;
use crate::advice::reason::Reason;
use crate::id::ProgramIx;
use crate::unit::Heads;

/// Why a program is a step to a higher one; `None` if it is not.
///
/// Either most openings of its documented occupations that ask for an award ask for a higher one, those that ask for
/// experience too; or its graduates go on to a program whose next graduate gains enough for it to grow.
pub(in crate::advice) fn step(grounds: &Grounds, program: ProgramIx) -> Option<Reason> {
    if !grounds.has(ScreenRule::Step) {
        return None;
    }
    asked_higher(grounds, program).or_else(|| leads_on(grounds, program))
}

fn asked_higher(grounds: &Grounds, program: ProgramIx) -> Option<Reason> {
    let model = grounds.context.model;
    let of = model.program(program);
    let (mut all, mut higher): (Heads, Heads) = (0, 0);
    for occupation in &model.major(of.major).occupations {
        for (level, openings) in &grounds.asking[occupation.index()] {
            all += openings;
            if level.is_none_or(|level| level > of.level) {
                higher += openings;
            }
        }
    }
    let is_step = all > 0 && higher as f64 >= grounds.config().step * all as f64;
    is_step.then_some(Reason::Step {
        program,
        higher,
        openings: all,
    })
}

fn leads_on(grounds: &Grounds, program: ProgramIx) -> Option<Reason> {
    let context = grounds.context;
    let ways = context.plan.supply.progressions(context.first_autumn).iter();
    let on = ways.filter(|(_, from, _, people)| *from == program && *people > 0);
    let short = on.filter(|(_, _, to, _)| {
        let period = context.first_period(context.first_autumn, context.model.program(*to).years);
        period.is_some_and(|(period, _)| context.one_more(*to, period) >= context.config.min_gain)
    });
    let most = short.max_by_key(|(_, _, to, people)| (*people, std::cmp::Reverse(*to)))?;
    Some(Reason::LeadsOn {
        program,
        to: most.2,
        people: most.3,
    })
}
