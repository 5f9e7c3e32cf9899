//! Reasons about one program, shared by several kinds of actions.

use crate::advice::candidate::Aim;
use crate::advice::context::SearchContext;
use crate::advice::reason::Reason;
use crate::fit::students;
use crate::id::{ProgramIx, SkillIx};
use crate::unit::Heads;

/// The period of the first year with an effect of a change of the program itself.
fn period_of(context: &SearchContext, aim: &Aim, program: ProgramIx) -> usize {
    let first = context.first_period(aim.first_autumn, context.model.program(program).years);
    first.map_or(aim.period, |(period, _)| period)
}

/// Its graduates a year.
pub(super) fn size(context: &SearchContext, aim: &Aim, program: ProgramIx) -> Reason {
    Reason::Size {
        program,
        graduates: context.heads(program, period_of(context, aim, program)),
    }
}

/// The shadow price of its next graduate.
pub(super) fn one_more(context: &SearchContext, aim: &Aim, program: ProgramIx) -> Reason {
    Reason::OneMore {
        program,
        gain: context.one_more(program, period_of(context, aim, program)),
    }
}

/// The shadow price of its last graduate.
pub(super) fn last_one(context: &SearchContext, aim: &Aim, program: ProgramIx) -> Reason {
    Reason::LastOne {
        program,
        worth: context.last_one(program, period_of(context, aim, program)),
    }
}

/// Its unfilled seats, if any.
pub(super) fn free_seats(context: &SearchContext, aim: &Aim, program: ProgramIx) -> Option<Reason> {
    let entrants = context.plan.supply.flow(program, aim.first_autumn).entrants;
    let seats = context
        .model
        .program(program)
        .seats
        .filter(|seats| *seats > entrants);
    seats.map(|seats| Reason::FreeSeats {
        program,
        seats,
        entrants,
    })
}

/// Its students, against whom base places are counted.
pub(super) fn students_of(context: &SearchContext, program: ProgramIx) -> Reason {
    Reason::Students {
        program,
        students: students(context.model.program(program)),
    }
}

/// How many of some programs' graduates work where they lack a skill, and how much of it; levels are means weighted
/// by heads.
pub(super) fn lacks(
    context: &SearchContext,
    aim: &Aim,
    skill: SkillIx,
    of: &dyn Fn(ProgramIx) -> bool,
) -> Option<Reason> {
    let (mut heads, mut needed, mut reached) = (0.0, 0.0, 0.0);
    for one in context.uses(aim.period).iter().filter(|one| of(one.program)) {
        for (_, _, r, a) in one.needs.iter().filter(|(s, _, r, a)| *s == skill && r > a) {
            heads += one.heads;
            needed += one.heads * r;
            reached += one.heads * a;
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "heads of a market")]
    let whole = libm::floor(heads + 0.5) as Heads;
    (heads > 0.0).then(|| Reason::Lacks {
        skill,
        heads: whole,
        needed: needed / heads,
        reached: reached / heads,
    })
}
