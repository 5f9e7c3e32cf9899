//! Where actions are sought: by kind, with the most promising of each to be tried.

use super::action::{ActionKind, Candidate};
use super::cost::{Actor, actors};
use super::grow::{expand, open};
use super::scene::Scene;
use super::shift::shift;
use super::teach::{bases, deepen};
use super::ways::{orders, pair, ways};
use crate::control::{Cancelled, Control};
use crate::id::ProgramIx;
use crate::pathway::Projector;
use crate::unit::Heads;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many actions of a kind were looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Considered {
    /// The kind.
    pub kind: ActionKind,
    /// How many were considered: prices or gaps speak for them.
    pub considered: usize,
    /// How many of them were tried in the model: those that promise most.
    pub resolved: usize,
    /// How many of those gain.
    pub gain: usize,
}

/// What is found before anything is tried.
pub(super) struct Found {
    /// What is to be tried, kind by kind, the most promising first.
    pub(super) tried: Vec<Candidate>,
    pub(super) kinds: Vec<Considered>,
    /// Programs whose last graduates add nothing and whom nobody could relieve, with the period and heads.
    pub(super) stranded: Vec<(ProgramIx, usize, Heads)>,
}

/// Seeks actions of every kind; with `tables`, also those that change more than entrants.
pub(super) fn seek(
    scene: &Scene,
    projector: &Projector,
    tables: bool,
    control: &Control,
) -> Result<Found, Cancelled> {
    let shifts = shift(scene);
    control.ask()?;
    let mut kinds = vec![expand(scene)];
    control.ask()?;
    kinds.extend([open(scene), shifts.moves, orders(scene)]);
    if tables {
        control.ask()?;
        kinds.push(deepen(scene));
        control.ask()?;
        kinds.extend(bases(scene));
        control.ask()?;
        kinds.extend(ways(scene, projector));
        kinds.push(pair(scene));
    }
    let mut considered: BTreeMap<ActionKind, Considered> = BTreeMap::new();
    let mut count = |candidates: &[Candidate], of: fn(&mut Considered) -> &mut usize| {
        for candidate in candidates {
            let kind = candidate.action.kind();
            let none = Considered {
                kind,
                considered: 0,
                resolved: 0,
                gain: 0,
            };
            *of(considered.entry(kind).or_insert(none)) += 1;
        }
    };
    let mut tried = Vec::new();
    for mut kind in kinds {
        if let Some(actor) = scene.config.actor {
            kind.retain(|one| actors(scene.model, &one.action).contains(&actor));
        }
        count(&kind, |one| &mut one.considered);
        let promising = most_promising(kind, scene.config.trials);
        count(&promising, |one| &mut one.resolved);
        tried.extend(promising);
    }
    let mut stranded = shifts.stranded;
    if let Some(actor) = scene.config.actor {
        stranded.retain(|(program, ..)| Actor::School(scene.model.program(*program).school) == actor);
    }
    Ok(Found {
        tried,
        kinds: considered.into_values().collect(),
        stranded,
    })
}

/// The candidates with the largest estimate: at most one for each target of those that bring graduates there, ties by
/// action.
fn most_promising(mut candidates: Vec<Candidate>, most: usize) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        b.estimate
            .total_cmp(&a.estimate)
            .then_with(|| a.action.key().cmp(&b.action.key()))
    });
    let mut seen = BTreeSet::new();
    candidates.retain(|candidate| {
        let (kind, _, whom, _) = candidate.action.key();
        // Skills and bases of several majors may serve one target; each is a matter of its own.
        let own = match kind {
            ActionKind::Expand | ActionKind::Open | ActionKind::Shrink | ActionKind::Suspend => None,
            _ => Some((kind, candidate.action.key().1, whom)),
        };
        seen.insert((candidate.target, own))
    });
    candidates.truncate(most);
    candidates
}
