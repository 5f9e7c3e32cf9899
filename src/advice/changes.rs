//! The heads that an action changes in the labour market, year by year.

use super::kind::Candidate;
use crate::fit::RowIx;
use crate::id::RegionIx;
use crate::model::Model;
use crate::pathway::{AddedEntrants, Projector};
use crate::plan::Plan;
use crate::unit::{Heads, Year};
use vocmatch_algo::sorted::Map;

/// A place in the market: graduates with this fit row in this region.
pub(super) type Place = (RowIx, RegionIx);

/// Where an action changes heads, by year.
pub(super) type Changes = Map<Year, Map<Place, Heads>>;

/// The heads that an action changes; none for one that changes the tables otherwise, which is planned again.
pub(super) fn changes(model: &Model, plan: &Plan, projector: &Projector, candidate: &Candidate) -> Changes {
    let mut changes = Changes::new();
    let first_year = candidate.aim.first_autumn;
    let facts = candidate.action.facts();
    // All who start in a new program are assumed to complete it: there is no observation yet.
    if let Some((school, major, entrants)) = facts.opened() {
        let first = candidate.action.first_shown(model, first_year);
        let place = (plan.fit.row_of_major(major), model.school(school).region);
        for year in plan.years.clone().filter(|year| *year >= first) {
            changes.entry(year).or_default().insert(place, entrants);
        }
    }
    let added = facts.entrants().into_iter();
    let added: Vec<AddedEntrants> = added
        .map(|(program, entrants)| AddedEntrants {
            program,
            first_year,
            last_year: None,
            entrants,
        })
        .collect();
    for change in projector.change(&plan.supply, &added) {
        let place = (
            plan.fit.row_of(change.program),
            model.program(change.program).region,
        );
        *changes.entry(change.year).or_default().entry(place).or_insert(0) += change.heads;
    }
    changes
}
