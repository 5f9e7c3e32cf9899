//! Generation: candidates of every kind from shadow prices and gaps; the most promising of each kind are evaluated.

use super::cost::Actor;
use super::kind::{ActionKind, Candidate, Sources};
use super::reallocate::Reallocation;
use super::screen::{Grounds, List, Verdict, before};
use super::watched::Watched;
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
    /// Programs of candidates that the screen vetoes, by the estimate of the gain, each once.
    pub(super) watched: Vec<Watched>,
}

/// Generates candidates of every kind; without `projector`, of those kinds that change entrants alone.
pub(super) fn generate(
    grounds: &Grounds,
    projector: Option<&Projector>,
    control: &Control,
) -> Result<Generated, Cancelled> {
    let context = grounds.context;
    let reallocation = Reallocation::new(grounds);
    let mut stranded = reallocation.stranded();
    let sources = Sources {
        context,
        reallocation: &reallocation,
        projector,
    };
    let mut candidates = Vec::new();
    let mut kinds = Vec::new();
    let mut vetoed: Vec<(f64, Watched)> = Vec::new();
    for mut list in lists(&sources, control)? {
        if let Some(actor) = context.config.actor {
            list.retain(|one| one.action.actors(context.model).contains(&actor));
        }
        let considered = counted(&list);
        let promising = screened(grounds, list, &mut vetoed, control)?;
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
        watched: watched(vetoed, context.config.most),
    })
}

/// The candidates to try: those that the screen does not veto, for each list those with the largest estimates, most for
/// the main one.
fn screened(
    grounds: &Grounds,
    candidates: Vec<Candidate>,
    vetoed: &mut Vec<(f64, Watched)>,
    control: &Control,
) -> Result<Vec<Candidate>, Cancelled> {
    let config = grounds.context.config;
    let mut lists: Vec<Vec<Candidate>> = List::ALL.iter().map(|_| Vec::new()).collect();
    for candidate in candidates {
        control.ask()?;
        match before(grounds, &candidate) {
            Verdict::Veto(watched) => vetoed.push((candidate.aim.estimate, *watched)),
            Verdict::Try(list) => lists[list as usize].push(candidate),
        }
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the trials"
    )]
    let aside = libm::ceil(config.trials as f64 * config.screen.aside.clamp(0.0, 1.0)) as usize;
    let mut promising = Vec::new();
    for (list, own) in List::ALL.into_iter().zip(lists) {
        let most = if list == List::Main { config.trials } else { aside };
        promising.extend(most_promising(grounds, own, most));
    }
    Ok(promising)
}

/// The vetoed programs, each once by a rule, the largest estimate first; at most `most` of each rule.
fn watched(mut vetoed: Vec<(f64, Watched)>, most: usize) -> Vec<Watched> {
    order::sort_by(&mut vetoed, |(a, one), (b, other)| {
        let rules = one.rule.cmp(&other.rule);
        rules
            .then_with(|| b.total_cmp(a))
            .then_with(|| one.program.cmp(&other.program))
    });
    let mut seen = Set::new();
    let mut watched: Vec<Watched> = Vec::new();
    for (_, one) in vetoed {
        let of_rule = watched.iter().filter(|other| other.rule == one.rule).count();
        if of_rule < most && seen.insert((one.rule, one.program)) {
            watched.push(one);
        }
    }
    watched
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

/// Sorts by the largest estimate; of equal ones the major that is taught most, not one called "Other"; ties by action.
pub(super) fn by_estimate(grounds: &Grounds, candidates: &mut [Candidate]) {
    let model = grounds.context.model;
    let standing = |one: &Candidate| {
        let who = one.action.facts().graduates(model);
        who.map(|(major, _)| grounds.standing(major))
    };
    order::sort_by(candidates, |a, b| {
        b.aim
            .estimate
            .total_cmp(&a.aim.estimate)
            .then_with(|| standing(b).cmp(&standing(a)))
            .then_with(|| a.action.key().cmp(&b.action.key()))
    });
}

/// The candidates with the largest estimate: at most one for each target, of some kinds for each target, actor and
/// object.
fn most_promising(grounds: &Grounds, mut candidates: Vec<Candidate>, most: usize) -> Vec<Candidate> {
    by_estimate(grounds, &mut candidates);
    let mut seen = Set::new();
    candidates.retain(|candidate| {
        let (kind, actor, object, _) = candidate.action.key();
        let own = (!candidate.action.facts().is_one_per_target()).then_some((kind, actor, object));
        seen.insert((candidate.aim.target, own))
    });
    candidates.truncate(most);
    candidates
}
