//! Shared by shrinking and suspending: entrants move from one program to others.

use super::entrants::room;
use super::facts::seats_cost;
use crate::advice::candidate::Aim;
use crate::advice::context::SearchContext;
use crate::advice::reallocate::Giver;
use crate::id::ProgramIx;
use crate::model::Model;
use crate::unit::Heads;

/// The aim of a move: the target of the first receiver's next graduate, from the first year with an effect.
pub(super) fn aim(context: &SearchContext, giver: &Giver, to: &[(ProgramIx, Heads)]) -> Option<Aim> {
    let (first, _) = to.first()?;
    let receiver = context.model.program(*first);
    let (shows, _) = context.first_period(context.first_autumn, receiver.years)?;
    let node = context
        .node(*first, shows)
        .and_then(|node| context.target(shows, node))?;
    let graduates = |ix: ProgramIx, entrants: Heads| {
        entrants as f64 * context.model.program(ix).completion_or_one().get()
    };
    let gain: f64 = to
        .iter()
        .map(|(ix, n)| context.one_more(*ix, shows) * graduates(*ix, *n))
        .sum();
    let entrants: Heads = to.iter().map(|(_, entrants)| entrants).sum();
    let from = giver.program;
    let loss = context.last_one(from, giver.period) * graduates(from, entrants);
    Some(Aim {
        first_autumn: context.first_autumn,
        target: context.target_of(shows, node),
        period: shows,
        estimate: (gain - loss) * giver.years as f64,
    })
}

/// Changes of entrants: fewer here and more there.
pub(super) fn entrants(from: ProgramIx, size: Heads, to: &[(ProgramIx, Heads)]) -> Vec<(ProgramIx, Heads)> {
    std::iter::once((from, -size)).chain(to.iter().copied()).collect()
}

/// The cost of the receivers' seats less that of the seats that fall empty; `None` where the tables give none.
pub(super) fn money(model: &Model, from: ProgramIx, to: &[(ProgramIx, Heads)]) -> Option<f64> {
    let moved = to.iter().map(|(_, n)| n).sum::<Heads>();
    let more: Option<f64> = to.iter().map(|(ix, n)| seats_cost(model, *ix, *n)).sum();
    more.zip(seats_cost(model, from, moved))
        .map(|(more, less)| more - less)
}

/// The receivers, each with its entrants.
pub(super) fn named(model: &Model, to: &[(ProgramIx, Heads)]) -> Vec<String> {
    let named = to.iter().map(|(ix, n)| format!("{}:{n}", model.program(*ix).id));
    named.collect()
}

/// Whether the receivers have room for their parts, and the parts add up to the whole.
pub(super) fn is_moved_whole(context: &SearchContext, size: Heads, to: &[(ProgramIx, Heads)]) -> bool {
    let parts = to
        .iter()
        .all(|(ix, part)| (1..=room(context, *ix)).contains(part));
    parts && to.iter().map(|(_, part)| part).sum::<Heads>() == size
}
