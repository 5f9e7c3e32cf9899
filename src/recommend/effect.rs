//! Effects: every action is tried in the model before it is recommended.

use super::action::{Action, Candidate};
use crate::fit::RowIx;
use crate::id::RegionIx;
use crate::matching::{Control, Market, MatchError, Matching, Objective, optimal};
use crate::model::Model;
use crate::pathway::{AddedEntrants, Projector};
use crate::planning::Plan;
use crate::unit::{Heads, Value, Year};
use serde::Serialize;
use std::collections::BTreeMap;

/// What an action changes in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct YearEffect {
    /// The year.
    pub year: Year,
    /// Graduates whose training changes.
    pub moved: Heads,
    /// Change of the graduates in the labour market.
    pub graduates: Heads,
    /// Change of the openings filled, which is that of the graduates placed.
    pub filled: Heads,
    /// Change of the value.
    pub value: Value,
}

/// What an action changes, year by year from the first in which it shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Effect {
    /// The years in which it shows.
    pub years: Vec<YearEffect>,
}

impl Effect {
    /// Graduates whose training changes, over all years.
    #[must_use]
    pub fn moved(&self) -> Heads {
        self.years.iter().map(|year| year.moved).sum()
    }

    /// Change of the graduates, over all years.
    #[must_use]
    pub fn graduates(&self) -> Heads {
        self.years.iter().map(|year| year.graduates).sum()
    }

    /// Change of the openings filled, over all years.
    #[must_use]
    pub fn filled(&self) -> Heads {
        self.years.iter().map(|year| year.filled).sum()
    }

    /// Change of the value, over all years.
    #[must_use]
    pub fn value(&self) -> Value {
        Value(self.years.iter().map(|year| year.value.0).sum())
    }
}

/// A change of heads at a place: graduates with this fit row in this region.
type Place = (RowIx, RegionIx);

/// Where an action changes heads, by year.
pub(super) type Changes = BTreeMap<Year, BTreeMap<Place, Heads>>;

/// The heads that an action changes.
pub(super) fn changes(model: &Model, plan: &Plan, projector: &Projector, candidate: &Candidate) -> Changes {
    let mut changes = Changes::new();
    let first_year = candidate.first_autumn;
    let added = |program, entrants| AddedEntrants {
        program,
        first_year,
        entrants,
    };
    let added: Vec<AddedEntrants> = match &candidate.action {
        Action::Expand { program, entrants } => vec![added(*program, *entrants)],
        Action::Shrink {
            program,
            entrants,
            to,
        }
        | Action::Suspend {
            program,
            entrants,
            to,
        } => {
            let receivers = to.iter().map(|(receiver, entrants)| added(*receiver, *entrants));
            std::iter::once(added(*program, -entrants))
                .chain(receivers)
                .collect()
        }
        Action::Open {
            school,
            major,
            entrants,
        } => {
            let years = model
                .major(*major)
                .years
                .unwrap_or_else(|| model.major(*major).level.usual_years());
            let first = first_year + i32::try_from(years).unwrap_or(0);
            let place = (plan.fit.row_of_major(*major), model.school(*school).region);
            for year in plan.years.clone().filter(|year| *year >= first) {
                changes.entry(year).or_default().insert(place, *entrants);
            }
            Vec::new()
        }
    };
    for change in projector.change(&plan.supply, &added) {
        let place = (
            plan.fit.row_of(change.program),
            model.program(change.program).region,
        );
        *changes.entry(change.year).or_default().entry(place).or_insert(0) += change.heads;
    }
    changes
}

/// The plan's markets, solved, with a node wherever an action may put graduates.
pub(super) struct Trials<'p> {
    plan: &'p Plan,
    extended: Vec<Option<(Market, Matching)>>,
}

impl<'p> Trials<'p> {
    /// Prepares to try actions that change heads at `places`. Periods that lack one of them are formed and
    /// solved again with a node there; nodes without heads leave every result as it is.
    pub(super) fn new(
        model: &Model,
        plan: &'p Plan,
        objective: Objective,
        places: &[Place],
        control: &Control,
    ) -> Result<Self, MatchError> {
        let mut extended = Vec::with_capacity(plan.periods.len());
        for period in &plan.periods {
            let lacks = |(row, region): &Place| period.market.find_supply(*row, *region).is_none();
            extended.push(
                if objective != plan.config.objective || places.iter().any(lacks) {
                    let (year, config) = (period.market.year(), &plan.config.market);
                    let market = Market::with_places(model, &plan.supply, &plan.fit, year, config, places);
                    let matching = optimal(&market, objective, control)?;
                    Some((market, matching))
                } else {
                    None
                },
            );
        }
        Ok(Trials { plan, extended })
    }

    /// Re-solves every year that `changes` touch.
    pub(super) fn effect(&self, changes: &Changes, control: &Control) -> Result<Effect, MatchError> {
        let mut effect = Effect::default();
        let mut solved: BTreeMap<(usize, Vec<(usize, Heads)>), (Heads, i128)> = BTreeMap::new();
        for (year, places) in changes {
            let Some(k) = self
                .plan
                .periods
                .iter()
                .position(|period| period.years.contains(year))
            else {
                continue;
            };
            let (market, matching) = match &self.extended[k] {
                Some((market, matching)) => (market, matching),
                None => (&self.plan.periods[k].market, &self.plan.periods[k].matching),
            };
            let nodes: Vec<(usize, Heads)> = places
                .iter()
                .filter_map(|((row, region), heads)| {
                    market.find_supply(*row, *region).map(|node| (node, *heads))
                })
                .collect();
            let (heads, value) = match solved.get(&(k, nodes.clone())) {
                Some(known) => *known,
                None => {
                    let after = matching.with_heads(&nodes, control)?;
                    let known = (after.heads(), after.value());
                    solved.insert((k, nodes.clone()), known);
                    known
                }
            };
            let up: Heads = places.values().filter(|heads| **heads > 0).sum();
            let down: Heads = places.values().filter(|heads| **heads < 0).sum();
            effect.years.push(YearEffect {
                year: *year,
                moved: up.max(-down),
                graduates: up + down,
                filled: heads - matching.heads(),
                value: Value(i64::try_from(value - matching.value()).unwrap_or(i64::MAX)),
            });
        }
        Ok(effect)
    }
}
