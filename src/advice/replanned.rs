//! Actions that change more than entrants: the tables are changed, and planned again.
//!
//! The effect is the difference of two plans: the present one, and that of the action's scenario.

use super::effect::{Effect, YearEffect};
use super::kind::{Candidate, Comparison};
use super::scenario::scenario;
use super::target::Target;
use crate::id::{MajorIx, RegionIx};
use crate::matching::Control;
use crate::model::Model;
use crate::plan::{Period, Plan};
use crate::scenario::{Present, ScenarioError, run};
use crate::unit::{Heads, Value, Year};
use std::cmp::Reverse;
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// Model and plan with an action.
#[derive(Debug, Clone)]
pub(super) struct Replanned {
    pub(super) model: Model,
    pub(super) plan: Plan,
}

/// Applies a candidate to the tables and plans them again.
pub(super) fn replan_with(
    present: &Present,
    candidate: &Candidate,
    control: &Control,
) -> Result<Replanned, ScenarioError> {
    let changes = scenario(
        &present.model,
        &present.basis,
        &candidate.action,
        candidate.aim.first_autumn,
    );
    let outcome = run(present, &changes, control)?;
    Ok(Replanned {
        model: outcome.model,
        plan: outcome.plan,
    })
}

/// The difference between two plans from the first year with an effect.
pub(super) fn effect(model: &Model, before: &Plan, after: &Replanned, candidate: &Candidate) -> Effect {
    let from = candidate.action.counts_from(model, candidate.aim.first_autumn);
    let facts = candidate.action.facts();
    let mut effect = Effect::default();
    let mut filled_at: Map<Target, Heads> = Map::new();
    let mut placed_of: Map<(MajorIx, RegionIx), Heads> = Map::new();
    for year in before.years.clone().filter(|year| *year >= from) {
        let (Some(was), Some(is)) = (before.period(year), after.plan.period(year)) else {
            continue;
        };
        let change = |of: fn(&crate::plan::Summary) -> Heads| of(&is.summary) - of(&was.summary);
        let value = is.summary.value - was.summary.value;
        let moved = facts.moved(&Comparison {
            model,
            before,
            after: &after.plan,
            year,
        });
        let (filled, placed) = (change(|s| s.filled), change(|s| s.placed));
        let gap = |period: &Period| period.summary.skill_gaps.iter().map(|gap| gap.gap).sum::<f64>();
        let gap = gap(is) - gap(was);
        let graduates = change(|s| s.graduates);
        if (moved, graduates, filled, placed, value) != (0, 0, 0, 0, 0) {
            effect.years.push(YearEffect {
                year,
                moved,
                graduates,
                filled,
                placed,
                value: Value(i64::try_from(value).unwrap_or(i64::MAX)),
            });
        }
        effect.close(year, gap);
        for (period, plan, sign) in [(was, before, -1), (is, &after.plan, 1)] {
            tally(period, plan, year, sign, &mut filled_at, &mut placed_of);
        }
    }
    let own: Set<(MajorIx, RegionIx)> = facts.own_graduates(model).into_iter().collect();
    effect.filled_at = filled_at.into_iter().filter(|(_, heads)| *heads != 0).collect();
    order::sort_by_key(&mut effect.filled_at, |(target, heads)| {
        (Reverse(*heads), *target)
    });
    let lost = placed_of
        .into_iter()
        .filter(|(place, heads)| *heads < 0 && !own.contains(place));
    effect.displaced = lost
        .map(|((major, region), heads)| (major, region, -heads))
        .collect();
    order::sort_by_key(&mut effect.displaced, |(major, region, heads)| {
        (Reverse(*heads), *major, *region)
    });
    effect
}

/// Sums up the openings filled and graduates placed in a year.
fn tally(
    period: &Period,
    plan: &Plan,
    year: Year,
    sign: Heads,
    filled_at: &mut Map<Target, Heads>,
    placed_of: &mut Map<(MajorIx, RegionIx), Heads>,
) {
    let of = if period.is_shared() {
        year
    } else {
        period.first_year()
    };
    let market = &period.market;
    let (graduates, openings) = (market.supply_of(of), market.demand_of(of));
    for (pair, heads) in period.matching.pairs(market.market()) {
        let (from, to) = (pair.supply as usize, pair.demand as usize);
        if openings.contains(&to) {
            let node = &market.demand()[to];
            let target = Target {
                occupation: node.occupation,
                region: node.region,
            };
            *filled_at.entry(target).or_insert(0) += sign * heads;
        }
        if graduates.contains(&from) {
            let node = &market.supply()[from];
            let place = (plan.fit.major_of(node.row), node.region);
            *placed_of.entry(place).or_insert(0) += sign * heads;
        }
    }
}
