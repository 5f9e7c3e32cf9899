//! The reasons of a candidate, read off the plan.

use super::action::{Action, Candidate, Target};
use super::reason::Reason;
use super::scene::{Scene, trained_for};
use crate::demand::Opening;
use crate::id::ProgramIx;
use crate::matching::DemandNode;
use std::collections::BTreeSet;

/// What speaks for a candidate that fills openings at `target`.
pub(super) fn reasons(scene: &Scene, candidate: &Candidate, target: Target) -> Vec<Reason> {
    let period = &scene.plan.periods[candidate.period];
    let mut reasons = Vec::new();
    let graduates = trained_for(&scene.trained[candidate.period], target.occupation, target.region);
    let openings = nodes(scene, candidate, target).map(|node| node.openings).sum();
    reasons.push(Reason::TrainedInRegion { graduates, openings });
    let occupation = period
        .summary
        .occupations
        .iter()
        .find(|b| b.group == target.occupation);
    if let Some(balance) = occupation {
        let (openings, linked, one_more) = (balance.openings, balance.linked, balance.one_more);
        reasons.push(Reason::Gap {
            openings,
            linked,
            one_more,
        });
    }
    let fits = match &candidate.action {
        Action::Expand { program, .. } => scene.plan.fit.of(*program),
        Action::Open { major, .. } => scene.plan.fit.of_major(*major),
        Action::Shrink { to, .. } | Action::Suspend { to, .. } => to
            .first()
            .map_or(&[][..], |(program, _)| scene.plan.fit.of(*program)),
    };
    // At the end of a chain of displacement stands an occupation that the graduates themselves may not fit.
    let find = |occupation| fits.binary_search_by_key(&occupation, |fit| fit.occupation).ok();
    if let Some(fit) = find(target.occupation)
        .or_else(|| find(candidate.target.occupation))
        .map(|k| fits[k])
    {
        reasons.push(Reason::Fit {
            fit,
            interval: fit.interval(scene.plan.fit.config()),
        });
    }
    // Each program is looked at in the first year in which its own change shows.
    let period_of = |program: ProgramIx| {
        let first = scene.first_period(candidate.first_autumn, scene.model.program(program).years);
        first.map_or(candidate.period, |(period, _)| period)
    };
    let size = |program: ProgramIx| Reason::Size {
        program,
        graduates: scene.heads(program, period_of(program)),
    };
    let one_more = |program: ProgramIx| Reason::OneMore {
        program,
        gain: scene.one_more(program, period_of(program)),
    };
    match &candidate.action {
        Action::Expand { program, .. } => reasons.extend([size(*program), one_more(*program)]),
        Action::Open { .. } => {}
        Action::Shrink { program, to, .. } | Action::Suspend { program, to, .. } => {
            let worth = scene.last_one(*program, period_of(*program));
            reasons.extend([
                size(*program),
                Reason::LastOne {
                    program: *program,
                    worth,
                },
            ]);
            for (receiver, _) in to {
                reasons.extend([size(*receiver), one_more(*receiver)]);
            }
        }
    }
    let rows =
        nodes(scene, candidate, target).flat_map(|node| node.rows.iter().map(|row| (row, node.priority)));
    let named = rows.filter_map(|(row, priority)| Some((period.market.openings()[*row].industry?, priority)));
    if let Some((industry, priority)) = named.min_by_key(|(industry, _)| *industry) {
        reasons.push(Reason::Priority { industry, priority });
    }
    reasons
}

/// Remarks of the rows behind a target, each once.
pub(super) fn remarks(scene: &Scene, candidate: &Candidate, target: Target) -> Vec<String> {
    of_rows(scene, candidate, target, |opening| opening.note(scene.model))
}

/// Cautions of the rows behind a target, each once.
pub(super) fn cautions(scene: &Scene, candidate: &Candidate, target: Target) -> Vec<String> {
    of_rows(scene, candidate, target, |opening| opening.caution(scene.model))
}

fn of_rows<'s>(
    scene: &'s Scene,
    candidate: &Candidate,
    target: Target,
    text: impl Fn(&'s Opening) -> Option<&'s str>,
) -> Vec<String> {
    let openings = scene.plan.periods[candidate.period].market.openings();
    let rows = nodes(scene, candidate, target).flat_map(|node| &node.rows);
    let texts: BTreeSet<&str> = rows.filter_map(|row| text(&openings[*row])).collect();
    texts.into_iter().map(str::to_owned).collect()
}

/// The demand nodes of a target, in the period in which the candidate first shows.
fn nodes<'s>(
    scene: &'s Scene,
    candidate: &Candidate,
    target: Target,
) -> impl Iterator<Item = &'s DemandNode> {
    let period = &scene.plan.periods[candidate.period];
    let demand = &period.market.demand()[period.market.demand_of(period.first_year())];
    let start =
        demand.partition_point(|node| (node.occupation, node.region) < (target.occupation, target.region));
    let same = move |node: &&DemandNode| (node.occupation, node.region) == (target.occupation, target.region);
    demand[start..].iter().take_while(same)
}
