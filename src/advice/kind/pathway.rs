//! Shared by actions along the pathway: people who would work at once progress to a higher program.

use super::facts::Comparison;
use crate::advice::candidate::Aim;
use crate::advice::context::SearchContext;
use crate::id::ProgramIx;
use crate::pathway::Link;
use crate::plan::Plan;
use crate::unit::{Heads, Year};

/// People who progress along a link in the first autumn.
pub(super) fn along(context: &SearchContext, link: &Link) -> Heads {
    let ways = context.plan.supply.progressions(context.first_autumn).iter();
    let same =
        ways.filter(|(way, from, to, _)| (*way, *from, *to) == (link.articulation, link.from, link.to));
    same.map(|(.., people)| people).sum()
}

/// Additional people who progress from one program to another in a year.
pub(super) fn more_along(plans: &Comparison, from: ProgramIx, to: ProgramIx) -> Heads {
    let along = |plan: &Plan| -> Heads {
        let ways = plan.supply.progressions(plans.year).iter();
        let same = ways.filter(|(_, a, b, _)| (*a, *b) == (from, to));
        same.map(|(_, _, _, people)| people).sum()
    };
    (along(plans.after) - along(plans.before)).max(0)
}

/// Unfilled seats of a program in an autumn; where seats are not known, a part of its graduates.
pub(super) fn seats_left(context: &SearchContext, program: ProgramIx, autumn: Year) -> Heads {
    let flow = context.plan.supply.flow(program, autumn);
    let free = context
        .model
        .program(program)
        .seats
        .map(|seats| seats - flow.entrants);
    free.unwrap_or_else(|| context.most_change(flow.completers))
        .max(0)
}

/// The aim of additional people who progress along a link: the target of the higher program's next graduate. They no
/// longer work at once, and have a higher value later.
pub(super) fn aim_along(context: &SearchContext, link: &Link, people: Heads, autumn: Year) -> Option<Aim> {
    let (lower, lower_years) = context.first_period(autumn, 0)?;
    let (higher, higher_years) = context.first_period(autumn, context.model.program(link.to).years)?;
    if people < context.config.min_heads {
        return None;
    }
    let completion = context.model.program(link.to).completion_or_one().get();
    let one_more = context.one_more(link.to, higher);
    let gain =
        one_more * completion * higher_years as f64 - context.last_one(link.from, lower) * lower_years as f64;
    let node = context.node(link.to, higher)?;
    let target = context.target(higher, node)?;
    (one_more >= context.config.min_gain).then(|| Aim {
        first_autumn: autumn,
        target: context.target_of(higher, target),
        period: higher,
        estimate: gain * people as f64,
    })
}
