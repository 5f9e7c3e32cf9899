//! Actions that change more than entrants: the tables are changed, and planned afresh.

use super::action::{Action, Candidate, Target};
use super::effect::{Effect, YearEffect};
use super::steps::scenario;
use crate::id::{MajorIx, ProgramIx, RegionIx};
use crate::matching::Control;
use crate::model::Model;
use crate::planning::{Period, Plan};
use crate::scenario::{Present, ScenarioError, run};
use crate::unit::{Heads, Value, Year};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A world in which an action is done.
#[derive(Debug, Clone)]
pub(super) struct Varied {
    pub(super) model: Model,
    pub(super) plan: Plan,
}

/// Whether an action needs a world of its own: whether it changes more than the entrants of programs.
pub(super) fn needs_world(model: &Model, action: &Action) -> bool {
    match action {
        Action::Expand { .. } | Action::Shrink { .. } | Action::Suspend { .. } | Action::Order { .. } => {
            false
        }
        // Ways of its major would open to the new program.
        Action::Open { major, .. } => model.articulations().iter().any(|way| {
            let carries = way.share.is_some() || way.quota.is_some();
            carries && matches!(way.ends, crate::model::Ends::Majors(a, b) if a == *major || b == *major)
        }),
        Action::Deepen { .. }
        | Action::OpenBase { .. }
        | Action::SendToBase { .. }
        | Action::AddPlaces { .. }
        | Action::OpenArticulation { .. }
        | Action::RaiseQuota { .. }
        | Action::Pair { .. } => true,
    }
}

/// Does a candidate in the tables and plans them afresh.
pub(super) fn vary(
    present: &Present,
    candidate: &Candidate,
    control: &Control,
) -> Result<Varied, ScenarioError> {
    let changes = scenario(
        &present.model,
        &present.basis,
        &candidate.action,
        candidate.first_autumn,
    );
    let outcome = run(present, &changes, control)?;
    Ok(Varied {
        model: outcome.model,
        plan: outcome.plan,
    })
}

/// The first year in which an action can show: when the first whose training it changes look for work.
pub(super) fn first_shown(model: &Model, action: &Action, first_autumn: Year) -> Year {
    let after = |years: u32| first_autumn.saturating_add_unsigned(years);
    let after_program = |ix: ProgramIx| after(model.program(ix).years);
    match action {
        Action::Expand { program, .. } | Action::Order { program, .. } => after_program(*program),
        Action::Shrink { program, to, .. } | Action::Suspend { program, to, .. } => {
            let to = to.iter().map(|(receiver, _)| after_program(*receiver));
            to.fold(after_program(*program), Year::min)
        }
        Action::Open { major, .. } => after(years_of(model, *major)),
        Action::Deepen { major, .. } => {
            let programs = model.programs().iter().filter(|program| program.major == *major);
            after(programs.map(|program| program.years).min().unwrap_or_default())
        }
        // Students go to a base in their last year.
        Action::OpenBase { .. } | Action::SendToBase { .. } | Action::AddPlaces { .. } => after(1),
        // Who goes on no longer looks for work at once.
        Action::OpenArticulation { .. } | Action::RaiseQuota { .. } => first_autumn,
        Action::Pair { weak, .. } => after_program(*weak),
    }
}

/// The first year of the scenario's plan that counts. What the tables date cannot show before its autumn, but may show
/// before its first graduates, where it changes who finds a place along the pathway. What they do not date counts from
/// the first year in which it can show.
pub(super) fn counts_from(model: &Model, action: &Action, first_autumn: Year) -> Year {
    match action {
        Action::Deepen { .. }
        | Action::OpenBase { .. }
        | Action::SendToBase { .. }
        | Action::AddPlaces { .. }
        | Action::Pair { .. } => first_shown(model, action, first_autumn),
        _ => first_autumn,
    }
}

/// Years of study of a major.
pub(super) fn years_of(model: &Model, major: MajorIx) -> u32 {
    let major = model.major(major);
    major.years.unwrap_or_else(|| major.level.usual_years())
}

/// What differs between two plans from the first year in which an action shows.
pub(super) fn effect(model: &Model, before: &Plan, after: &Varied, candidate: &Candidate) -> Effect {
    let from = counts_from(model, &candidate.action, candidate.first_autumn);
    let mut effect = Effect::default();
    let mut filled_at: BTreeMap<Target, Heads> = BTreeMap::new();
    let mut placed_of: BTreeMap<(MajorIx, RegionIx), Heads> = BTreeMap::new();
    for year in before.years.clone().filter(|year| *year >= from) {
        let (Some(was), Some(is)) = (before.period(year), after.plan.period(year)) else {
            continue;
        };
        let change = |of: fn(&crate::planning::Summary) -> Heads| of(&is.summary) - of(&was.summary);
        let value = is.summary.value - was.summary.value;
        let moved = moved(model, before, after, &candidate.action, year);
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
    let own = own(model, &candidate.action);
    effect.filled_at = filled_at.into_iter().filter(|(_, heads)| *heads != 0).collect();
    effect
        .filled_at
        .sort_by_key(|(target, heads)| (Reverse(*heads), *target));
    let lost = placed_of
        .into_iter()
        .filter(|(place, heads)| *heads < 0 && !own.contains(place));
    effect.displaced = lost
        .map(|((major, region), heads)| (major, region, -heads))
        .collect();
    effect
        .displaced
        .sort_by_key(|(major, region, heads)| (Reverse(*heads), *major, *region));
    effect
}

/// Adds up what a year fills and whom it places.
fn tally(
    period: &Period,
    plan: &Plan,
    year: Year,
    sign: Heads,
    filled_at: &mut BTreeMap<Target, Heads>,
    placed_of: &mut BTreeMap<(MajorIx, RegionIx), Heads>,
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

/// The graduates whose own training changes, by major and region.
fn own(model: &Model, action: &Action) -> BTreeSet<(MajorIx, RegionIx)> {
    let place = |ix: ProgramIx| (model.program(ix).major, model.program(ix).region);
    let regions = || (0..model.regions().len()).map(RegionIx::at);
    match action {
        Action::Deepen { major, .. } => regions().map(|region| (*major, region)).collect(),
        Action::Open { school, major, .. } => BTreeSet::from([(*major, model.school(*school).region)]),
        _ => action.programs().into_iter().map(place).collect(),
    }
}

/// People whose training changes and who look for work, or would have, in a year.
fn moved(model: &Model, before: &Plan, after: &Varied, action: &Action, year: Year) -> Heads {
    let heads = |ix: ProgramIx| after.plan.supply.heads(ix, year);
    let sent = |ix: ProgramIx, places: Heads| places.min(heads(ix));
    match action {
        Action::Deepen { major, .. } => {
            let all = (0..model.programs().len()).map(ProgramIx::at);
            all.filter(|ix| model.program(*ix).major == *major)
                .map(heads)
                .sum()
        }
        Action::OpenBase { programs, .. } => programs.iter().map(|(ix, places)| sent(*ix, *places)).sum(),
        Action::SendToBase { program, places, .. } | Action::AddPlaces { program, places, .. } => {
            sent(*program, *places)
        }
        Action::Pair { weak, .. } => heads(*weak),
        Action::OpenArticulation { from, to, .. } | Action::RaiseQuota { from, to, .. } => {
            let along = |plan: &Plan| -> Heads {
                let ways = plan.supply.progressions(year).iter();
                let same = ways.filter(|(_, a, b, _)| (a, b) == (from, to));
                same.map(|(_, _, _, people)| people).sum()
            };
            (along(&after.plan) - along(before)).max(0)
        }
        Action::Open { .. } => {
            let graduates = |plan: &Plan| plan.period(year).map_or(0, |period| period.summary.graduates);
            (graduates(&after.plan) - graduates(before)).abs()
        }
        Action::Expand { .. } | Action::Shrink { .. } | Action::Suspend { .. } | Action::Order { .. } => 0,
    }
}
