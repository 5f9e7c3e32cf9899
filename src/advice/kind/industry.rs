//! The openings of an industry.

use crate::advice::context::SearchContext;
use crate::advice::target::Target;
use crate::id::{IndustryIx, OccupationIx};
use crate::unit::Heads;
use vocmatch_algo::sorted::Map;

/// The occupations of an industry's openings in the first year of a period, those of industries below it included, with
/// the openings that graduates may take.
pub(super) fn occupations_of(
    context: &SearchContext,
    period: usize,
    industry: IndustryIx,
) -> Map<OccupationIx, Heads> {
    let period = &context.plan.periods[period];
    let mut occupations = Map::new();
    for node in &period.market.demand()[period.market.demand_of(period.first_year())] {
        for row in &node.rows {
            let opening = &period.market.openings()[*row];
            if opening
                .industry
                .is_some_and(|one| context.model.is_within(one, industry))
            {
                *occupations.entry(node.occupation).or_insert(0) += opening.openings;
            }
        }
    }
    occupations
}

/// Openings of an industry, and of those below it, at a target in the first year of a period.
pub(super) fn openings_of(
    context: &SearchContext,
    period: usize,
    industry: IndustryIx,
    target: Target,
) -> Heads {
    let period = &context.plan.periods[period];
    let nodes = &period.market.demand()[period.market.demand_of(period.first_year())];
    let here = nodes
        .iter()
        .filter(|node| (node.occupation, node.region) == (target.occupation, target.region));
    let rows = here.flat_map(|node| node.rows.iter().map(|row| &period.market.openings()[*row]));
    let theirs = rows.filter(|row| {
        row.industry
            .is_some_and(|one| context.model.is_within(one, industry))
    });
    theirs.map(|row| row.openings).sum()
}
