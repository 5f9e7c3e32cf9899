//! The reasons of a candidate, read off the plan.

use super::action::{Action, Candidate};
use super::reason::Reason;
use super::scene::{Scene, trained_for};
use crate::id::ProgramIx;
use std::collections::BTreeSet;

/// What speaks for a candidate.
pub(super) fn reasons(scene: &Scene, candidate: &Candidate) -> Vec<Reason> {
    let period = &scene.plan.periods[candidate.period];
    let node = &period.market.demand()[candidate.node];
    let mut reasons = Vec::new();
    let occupation = period
        .summary
        .occupations
        .iter()
        .find(|b| b.group == candidate.target.occupation);
    if let Some(balance) = occupation {
        let (openings, linked, one_more) = (balance.openings, balance.linked, balance.one_more);
        reasons.push(Reason::Gap {
            openings,
            linked,
            one_more,
        });
    }
    let graduates = trained_for(&scene.trained[candidate.period], node.occupation, node.region);
    reasons.push(Reason::TrainedInRegion {
        graduates,
        openings: node.openings,
    });
    let fits = match &candidate.action {
        Action::Expand { program, .. } => scene.plan.fit.of(*program),
        Action::Open { major, .. } => scene.plan.fit.of_major(*major),
        Action::Shrink { to, .. } | Action::Suspend { to, .. } => to
            .first()
            .map_or(&[][..], |(program, _)| scene.plan.fit.of(*program)),
    };
    if let Ok(k) = fits.binary_search_by_key(&node.occupation, |fit| fit.occupation) {
        reasons.push(Reason::Fit {
            fit: fits[k],
            interval: fits[k].interval(scene.plan.fit.config()),
        });
    }
    let size = |program: ProgramIx| Reason::Size {
        program,
        graduates: scene.heads(program, candidate.period),
    };
    let one_more = |program: ProgramIx| Reason::OneMore {
        program,
        gain: scene.one_more(program, candidate.period),
    };
    match &candidate.action {
        Action::Expand { program, .. } => reasons.extend([size(*program), one_more(*program)]),
        Action::Open { .. } => {}
        Action::Shrink { program, to, .. } | Action::Suspend { program, to, .. } => {
            let worth = scene.last_one(*program, candidate.period);
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
    if let Some(industry) = node
        .rows
        .iter()
        .find_map(|row| period.market.openings()[*row].industry)
    {
        reasons.push(Reason::Priority {
            industry,
            priority: node.priority,
        });
    }
    reasons
}

/// Remarks of the rows that a candidate aims at, each once.
pub(super) fn remarks(scene: &Scene, candidate: &Candidate) -> Vec<String> {
    of_rows(scene, candidate, |opening| opening.note(scene.model))
}

/// Cautions of the rows that a candidate aims at, each once.
pub(super) fn cautions(scene: &Scene, candidate: &Candidate) -> Vec<String> {
    of_rows(scene, candidate, |opening| opening.caution(scene.model))
}

fn of_rows<'s>(
    scene: &'s Scene,
    candidate: &Candidate,
    text: impl Fn(&'s crate::demand::Opening) -> Option<&'s str>,
) -> Vec<String> {
    let market = &scene.plan.periods[candidate.period].market;
    let rows = market.demand()[candidate.node].rows.iter();
    let texts: BTreeSet<&str> = rows.filter_map(|row| text(&market.openings()[*row])).collect();
    texts.into_iter().map(str::to_owned).collect()
}
