//! Changes of entrants, for scenarios and portfolios.

use crate::advice::context::SearchContext;
use crate::id::ProgramIx;
use crate::model::Model;
use crate::scenario::Change;
use crate::unit::{Heads, Year};

/// The scenario changes that add or remove entrants of programs.
pub(super) fn added(model: &Model, entrants: &[(ProgramIx, Heads)], first_autumn: Year) -> Vec<Change> {
    let added = entrants.iter().map(|(program, entrants)| Change::AddedEntrants {
        program: model.program(*program).id.to_string(),
        entrants: *entrants,
        first_year: first_autumn,
        last_year: None,
    });
    added.collect()
}

/// Graduates of a program in the first year with an effect of a change of its entrants.
pub(super) fn heads(context: &SearchContext, program: ProgramIx) -> Heads {
    let period = context.first_period(context.first_autumn, context.model.program(program).years);
    period.map_or(0, |(period, _)| context.heads(program, period))
}

/// The most entrants by which one action may change a program.
pub(super) fn room(context: &SearchContext, program: ProgramIx) -> Heads {
    context.entrants(program, context.most_change(heads(context, program)))
}

/// `wish` as an id, or with a number appended if it is taken.
pub(super) fn free_id(wish: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let others = (2..).map(|n: u32| format!("{wish}-{n}"));
    let mut all = std::iter::once(wish.to_owned()).chain(others);
    all.find(|id| !is_taken(id)).unwrap_or_default()
}
