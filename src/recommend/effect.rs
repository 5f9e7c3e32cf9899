//! Effects: every action is tried in the model before it is recommended.

use super::action::{Action, Candidate, Target};
use crate::fit::{Attainment, RowIx};
use crate::id::{MajorIx, RegionIx};
use crate::matching::{Control, LabourMarket, MatchError, Matching, Objective, optimal};
use crate::model::Model;
use crate::pathway::{AddedEntrants, Projector};
use crate::planning::Plan;
use crate::unit::{Heads, Value, Year};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

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
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Effect {
    /// The years in which it shows.
    pub years: Vec<YearEffect>,
    /// Change of the skill gap of the people placed, over all years, in heads that lack a skill of importance
    /// 1 altogether. More people placed bring gaps of their own; below zero, gaps close.
    pub skill_gap: f64,
    /// Where more openings are filled, over all years; fewer are negative. The most first, ties by id.
    pub filled_at: Vec<(Target, Heads)>,
    /// Graduates of other programs who lose their place, over all years: major, region, heads. The most
    /// first, ties by id.
    pub displaced: Vec<(MajorIx, RegionIx, Heads)>,
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
            let first = first_year.saturating_add_unsigned(years);
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

/// A market, its matching, and the heads that it places by supply node and fills by demand node.
struct Solved {
    market: LabourMarket,
    matching: Matching,
    by_node: (Vec<Heads>, Vec<Heads>),
}

/// The plan's markets, solved, with a node wherever an action may put graduates.
pub(super) struct Trials<'p> {
    plan: &'p Plan,
    attainment: Attainment<'p>,
    periods: Vec<Solved>,
}

/// How one market answers a change of heads.
struct Answer {
    filled: Heads,
    value: i128,
    filled_at: Vec<(Target, Heads)>,
    displaced: Vec<(Place, Heads)>,
    skill_gap: f64,
}

impl<'p> Trials<'p> {
    /// Prepares to try actions that change heads at `places`. Periods that lack one of them are formed and
    /// solved again with a node there; nodes without heads leave every result as it is.
    pub(super) fn new(
        model: &'p Model,
        plan: &'p Plan,
        objective: Objective,
        places: &[Place],
        control: &Control,
    ) -> Result<Self, MatchError> {
        let mut periods = Vec::with_capacity(plan.periods.len());
        for period in &plan.periods {
            let lacks = |(row, region): &Place| period.market.find_supply(*row, *region).is_none();
            let (market, matching) = if objective != plan.config.objective || places.iter().any(lacks) {
                let (year, config) = (period.market.year(), &plan.config.market);
                let market = LabourMarket::with_places(model, &plan.supply, &plan.fit, year, config, places)?;
                let matching = optimal(market.market(), objective, control)?;
                (market, matching)
            } else {
                (period.market.clone(), period.matching.clone())
            };
            let by_node = matching.by_node(market.market());
            periods.push(Solved {
                market,
                matching,
                by_node,
            });
        }
        let attainment = Attainment::new(model, plan.fit.config());
        Ok(Trials {
            plan,
            attainment,
            periods,
        })
    }

    /// Re-solves every year that `changes` touch.
    pub(super) fn effect(&self, changes: &Changes, control: &Control) -> Result<Effect, MatchError> {
        let mut effect = Effect::default();
        let mut answers: BTreeMap<(usize, &BTreeMap<Place, Heads>), Answer> = BTreeMap::new();
        let mut filled_at: BTreeMap<Target, Heads> = BTreeMap::new();
        let mut displaced: BTreeMap<(MajorIx, RegionIx), Heads> = BTreeMap::new();
        for (year, places) in changes {
            let Some(k) = self
                .plan
                .periods
                .iter()
                .position(|period| period.years.contains(year))
            else {
                continue;
            };
            let answer = match answers.entry((k, places)) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.answer(&self.periods[k], places, control)?),
            };
            effect.skill_gap += answer.skill_gap;
            for (target, heads) in &answer.filled_at {
                *filled_at.entry(*target).or_insert(0) += heads;
            }
            for ((row, region), heads) in &answer.displaced {
                *displaced
                    .entry((self.plan.fit.major_of(*row), *region))
                    .or_insert(0) += heads;
            }
            let up: Heads = places.values().filter(|heads| **heads > 0).sum();
            let down: Heads = places.values().filter(|heads| **heads < 0).sum();
            effect.years.push(YearEffect {
                year: *year,
                moved: up.max(-down),
                graduates: up + down,
                filled: answer.filled,
                value: Value(i64::try_from(answer.value).unwrap_or(i64::MAX)),
            });
        }
        effect.filled_at = filled_at.into_iter().filter(|(_, heads)| *heads != 0).collect();
        effect
            .filled_at
            .sort_by_key(|(target, heads)| (Reverse(*heads), *target));
        effect.displaced = displaced
            .into_iter()
            .map(|((major, region), heads)| (major, region, heads))
            .collect();
        effect
            .displaced
            .sort_by_key(|(major, region, heads)| (Reverse(*heads), *major, *region));
        Ok(effect)
    }

    fn answer(
        &self,
        solved: &Solved,
        places: &BTreeMap<Place, Heads>,
        control: &Control,
    ) -> Result<Answer, MatchError> {
        let Solved {
            market,
            matching,
            by_node,
        } = solved;
        let node = |(row, region): &Place| market.find_supply(*row, *region);
        let nodes: BTreeMap<usize, Heads> = places
            .iter()
            .filter_map(|(p, heads)| Some((node(p)?, *heads)))
            .collect();
        let changes: Vec<(usize, Heads)> = nodes.iter().map(|(node, heads)| (*node, *heads)).collect();
        let after = matching.with_heads(&changes, control)?;
        let (placed, filled) = after.by_node(market.market());
        let demand = market.demand().iter().zip(filled.iter().zip(&by_node.1));
        let filled_at =
            demand
                .filter(|(_, (after, before))| after != before)
                .map(|(node, (after, before))| {
                    (
                        Target {
                            occupation: node.occupation,
                            region: node.region,
                        },
                        after - before,
                    )
                });
        let supply = market
            .supply()
            .iter()
            .zip(placed.iter().zip(&by_node.0))
            .enumerate();
        let losers = supply.filter(|(k, (_, (after, before)))| after < before && !nodes.contains_key(k));
        let displaced = losers.map(|(_, (node, (after, before)))| ((node.row, node.region), before - after));
        Ok(Answer {
            filled: after.heads() - matching.heads(),
            value: after.value() - matching.value(),
            filled_at: filled_at.collect(),
            displaced: displaced.collect(),
            skill_gap: self.skill_gap(market, matching, &after),
        })
    }

    /// The change of the skill gap, from the pairs on which heads change.
    fn skill_gap(&self, market: &LabourMarket, before: &Matching, after: &Matching) -> f64 {
        let mut pairs: BTreeMap<usize, Heads> = after.placed().collect();
        for (pair, heads) in before.placed() {
            *pairs.entry(pair).or_insert(0) -= heads;
        }
        let changed = pairs.into_iter().filter(|(_, heads)| *heads != 0);
        let changed = changed.filter_map(|(place, heads)| Some((market.market().pair(place)?, heads)));
        let gap = changed.map(|(pair, heads)| {
            let row = market.supply()[pair.supply as usize].row;
            let occupation = market.demand()[pair.demand as usize].occupation;
            let fit = &self.plan.fit;
            let missing = self
                .attainment
                .missing(fit.major_of(row), fit.program_of(row), occupation);
            heads as f64 * missing.unwrap_or(0.0)
        });
        gap.sum()
    }
}
