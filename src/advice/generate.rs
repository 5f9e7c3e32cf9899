//! Generation: candidates of every kind from shadow prices and gaps; the most promising of each kind are evaluated.

use super::context::SearchContext;
use super::cost::Actor;
use super::kind::{ActionKind, Candidate, Sources};
use super::reallocate::Reallocation;
use crate::control::{Cancelled, Control};
use crate::id::ProgramIx;
use crate::pathway::Projector;
use crate::unit::Heads;
use serde::Serialize;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Set;

/// The number of actions of a kind at each step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Considered {
    /// The kind.
    pub kind: ActionKind,
    /// How many were considered: shadow prices or gaps support them.
    pub considered: usize,
    /// How many of them were evaluated: those with the largest estimates.
    pub resolved: usize,
    /// How many of those gain.
    pub gain: usize,
}

/// The generated candidates.
pub(super) struct Generated {
    /// Those to evaluate, kind by kind, the most promising first.
    pub(super) candidates: Vec<Candidate>,
    /// How many there are of each kind of which there are any.
    pub(super) kinds: Vec<Considered>,
    /// Programs whose last graduates have a shadow price of 0 and without a receiver, with the period and heads.
    pub(super) stranded: Vec<(ProgramIx, usize, Heads)>,
}

/// Generates candidates of every kind; without `projector`, of those kinds that change entrants alone.
pub(super) fn generate(
    context: &SearchContext,
    projector: Option<&Projector>,
    control: &Control,
) -> Result<Generated, Cancelled> {
    let reallocation = Reallocation::new(context);
    let mut stranded = reallocation.stranded();
    let sources = Sources {
        context,
        reallocation: &reallocation,
        projector,
    };
    let mut candidates = Vec::new();
    let mut kinds = Vec::new();
    for mut list in lists(&sources, control)? {
        if let Some(actor) = context.config.actor {
            list.retain(|one| one.action.actors(context.model).contains(&actor));
        }
        let considered = counted(&list);
        let promising = most_promising(list, context.config.trials);
        let resolved = counted(&promising);
        kinds.extend(
            ActionKind::ALL
                .iter()
                .zip(considered.into_iter().zip(resolved))
                .filter(|(_, (considered, _))| *considered > 0)
                .map(|(kind, (considered, resolved))| Considered {
                    kind: *kind,
                    considered,
                    resolved,
                    gain: 0,
                }),
        );
        candidates.extend(promising);
    }
    if let Some(actor) = context.config.actor {
        stranded.retain(|(program, ..)| Actor::School(context.model.program(*program).school) == actor);
    }
    Ok(Generated {
        candidates,
        kinds,
        stranded,
    })
}

/// The lists of candidates that compete for evaluation, in the order of kinds.
fn lists(sources: &Sources, control: &Control) -> Result<Vec<Vec<Candidate>>, Cancelled> {
    let mut lists: Vec<Vec<Candidate>> = Vec::new();
    for kind in ActionKind::ALL {
        if kind.needs_tables() && sources.projector.is_none() {
            continue;
        }
        control.ask()?;
        let found = kind.candidates(sources);
        match lists.last_mut() {
            Some(list) if kind.joins_previous() => list.extend(found),
            _ => lists.push(found),
        }
    }
    Ok(lists)
}

/// How many there are of each kind, in the order of kinds.
fn counted(candidates: &[Candidate]) -> Vec<usize> {
    let mut counts = vec![0; ActionKind::ALL.len()];
    for candidate in candidates {
        counts[candidate.action.kind() as usize] += 1;
    }
    counts
}

/// Sorts by the largest estimate, ties by action.
pub(super) fn by_estimate(candidates: &mut [Candidate]) {
    order::sort_by(candidates, |a, b| {
        b.aim
            .estimate
            .total_cmp(&a.aim.estimate)
            .then_with(|| a.action.key().cmp(&b.action.key()))
    });
}

/// The candidates with the largest estimate: at most one for each target, of some kinds for each target, actor and
/// object.
fn most_promising(mut candidates: Vec<Candidate>, most: usize) -> Vec<Candidate> {
    by_estimate(&mut candidates);
    let mut seen = Set::new();
    candidates.retain(|candidate| {
        let (kind, actor, object, _) = candidate.action.key();
        let own = (!candidate.action.facts().is_one_per_target()).then_some((kind, actor, object));
        seen.insert((candidate.aim.target, own))
    });
    candidates.truncate(most);
    candidates
}
