//! The rows of the tables behind the openings that an action aims at.

use super::context::SearchContext;
use super::kind::Candidate;
use super::target::Target;
use crate::demand::Opening;
use crate::matching::DemandNode;
use vocmatch_algo::sorted::Set;

/// Remarks of the rows behind a target, each once.
pub(super) fn remarks(context: &SearchContext, candidate: &Candidate, target: Target) -> Vec<String> {
    of_rows(context, candidate, target, |opening| opening.note(context.model))
}

/// Cautions of the rows behind a target, each once.
pub(super) fn cautions(context: &SearchContext, candidate: &Candidate, target: Target) -> Vec<String> {
    of_rows(context, candidate, target, |opening| {
        opening.caution(context.model)
    })
}

fn of_rows<'s>(
    context: &'s SearchContext,
    candidate: &Candidate,
    target: Target,
    text: impl Fn(&'s Opening) -> Option<&'s str>,
) -> Vec<String> {
    let openings = context.plan.periods[candidate.aim.period].market.openings();
    let rows = nodes(context, candidate, target).flat_map(|node| &node.rows);
    let texts: Set<&str> = rows.filter_map(|row| text(&openings[*row])).collect();
    texts.into_iter().map(str::to_owned).collect()
}

/// The demand nodes of a target, in the period in which the candidate first shows.
pub(super) fn nodes<'s>(
    context: &'s SearchContext,
    candidate: &Candidate,
    target: Target,
) -> impl Iterator<Item = &'s DemandNode> {
    let period = &context.plan.periods[candidate.aim.period];
    let demand = &period.market.demand()[period.market.demand_of(period.first_year())];
    let start =
        demand.partition_point(|node| (node.occupation, node.region) < (target.occupation, target.region));
    let same = move |node: &&DemandNode| (node.occupation, node.region) == (target.occupation, target.region);
    demand[start..].iter().take_while(same)
}
