//! Where the plan of the whole labour market places an alliance's graduates.

use super::market::{Span, own_heads};
use crate::demand::Opening;
use crate::model::Model;
use crate::unit::Heads;
use vocmatch_algo::sorted::Set;

/// Where the plan places the graduates of an alliance's schools in a year, and who fills its openings there. In the
/// optimum that was found; indistinguishable people are shared out in proportion, so that numbers need not be whole.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct PlacementBreakdown {
    /// Its graduates.
    pub graduates: Heads,
    /// Of whom take openings of the alliance.
    pub inside: f64,
    /// Of whom take other openings.
    pub elsewhere: f64,
    /// Of whom find none.
    pub unplaced: f64,
    /// Openings of the alliance that graduates of other schools take.
    pub by_others: f64,
}

/// The placements of a span's schools in the plan. `openings` are the alliance's, by demand node.
pub(super) fn placement(model: &Model, span: &Span, openings: &[Heads]) -> PlacementBreakdown {
    let labour = span.labour();
    let graduates = labour.supply_of(span.node_year());
    let asked = labour.demand_of(span.node_year());
    let mut found = PlacementBreakdown::default();
    let share = |part: Heads, whole: Heads| {
        if whole > 0 {
            part as f64 / whole as f64
        } else {
            0.0
        }
    };
    for node in &labour.supply()[graduates.clone()] {
        found.graduates += own_heads(model, node, &span.scope);
    }
    for (pair, heads) in span.period.matching.pairs(labour.market()) {
        let (from, to) = (pair.supply as usize, pair.demand as usize);
        let node = &labour.supply()[from];
        let own = share(own_heads(model, node, &span.scope), node.heads) * heads as f64;
        let inside = share(openings[to], labour.demand()[to].openings);
        if graduates.contains(&from) {
            found.inside += own * inside;
            found.elsewhere += own * (1.0 - inside);
        }
        if asked.contains(&to) {
            found.by_others += (heads as f64 - own) * inside;
        }
    }
    found.unplaced = (found.graduates as f64 - found.inside - found.elsewhere).max(0.0);
    found
}

/// Openings of a span that graduates may not take, and openings for graduates of a broader industry that may be its own
/// in part.
pub(super) fn apart(model: &Model, span: &Span) -> (Heads, Heads) {
    let labour = span.labour();
    let rows = labour.openings_of(span.node_year());
    let open = |row: &&Opening| row.tier.open_to_graduates(&labour.config().demand);
    let own = rows.iter().filter(|row| span.scope.takes(row));
    let closed = own.filter(|row| !open(row)).map(|row| row.openings).sum();
    let Some(industries) = &span.scope.industries else {
        return (closed, 0);
    };
    let mut above = Set::new();
    for industry in industries {
        let parents =
            std::iter::successors(model.industry(*industry).parent, |ix| model.industry(*ix).parent);
        above.extend(parents.filter(|ix| !span.scope.takes_industry(Some(*ix))));
    }
    let broader = rows.iter().filter(|row| {
        let belongs = row.industry.is_some_and(|industry| above.contains(&industry));
        belongs && span.scope.takes_region(row.region)
    });
    let broader = broader.filter(open).map(|row| row.openings).sum();
    (closed, broader)
}
