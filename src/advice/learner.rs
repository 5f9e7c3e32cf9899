//! A learner's prospects: occupations within reach of routes, and the openings that are free there.

use super::best_fit::{best_fit_stages, by_best_fit};
use super::config::AdviceConfig;
use super::context::SearchContext;
use super::error::AdviceError;
use super::steps::Steps;
use crate::control::{Control, Stage};
use crate::fit::FitTable;
use crate::id::{OccupationIx, ProgramIx};
use crate::matching::{DemandNode, level_factor};
use crate::model::Model;
use crate::pathway::{Goal, Route, RouteConfig, Routes, Start, Station, Stations};
use crate::plan::Plan;
use crate::unit::{Heads, MILLION, Year};
use std::borrow::Cow;
use vocmatch_algo::order;

/// An occupation that a learner can reach, with the best route to it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Prospect {
    /// The occupation.
    pub occupation: OccupationIx,
    /// The way there.
    pub route: Route,
    /// The year in which the learner would look for work.
    pub year: Year,
    /// The year of the plan that is used for it: the last, if the plan ends before.
    pub looked_at: Year,
    /// The shadow price of one more graduate of the last program in this occupation, 0..=1: 0 means that somebody
    /// else would lose the place.
    pub one_more: f64,
    /// Openings of the occupation a year that accept the level reached, in all regions.
    pub openings: Heads,
    /// Graduates linked to them a year; see [`Balance::linked`](crate::plan::Balance::linked).
    pub linked: f64,
    /// `100 · success · one_more`, 0..=100: the expected value of setting out.
    pub score: f64,
}

/// Returns a learner's prospects from `start`, best first: for every occupation that graduates may take, the route of
/// the greatest worth, with the openings at its end. By score, then the route's worth, then the occupation. Routes
/// without a program at their end are left out. At most `config.most`.
///
/// One search of routes for every occupation with openings.
///
/// # Errors
/// As [`recommend`](super::recommend).
pub fn prospects(
    model: &Model,
    plan: &Plan,
    start: Start,
    routes: &RouteConfig,
    config: &AdviceConfig,
) -> Result<Vec<Prospect>, AdviceError> {
    prospects_with(model, plan, start, routes, config, &Control::default())
}

/// As [`prospects`], with cancellation and progress.
///
/// # Errors
/// As [`prospects`], and if `control` cancels.
pub fn prospects_with(
    model: &Model,
    plan: &Plan,
    start: Start,
    routes: &RouteConfig,
    config: &AdviceConfig,
    control: &Control,
) -> Result<Vec<Prospect>, AdviceError> {
    let before = best_fit_stages(plan);
    let steps = Steps::new(control, [before, &[Stage::Routes]].concat());
    let best: Cow<Plan> = steps.part(before.len(), |control| by_best_fit(model, plan, control))?;
    let pieces = steps.start(Stage::Routes, model.occupations().len())?;
    let context = SearchContext::new(model, &best, config);
    let stations = Stations::of_programs(model);
    let fit: &FitTable = &plan.fit;
    pieces.to(0)?;
    let routes = Routes::new(model, &stations, fit, routes);
    let mut found = Vec::new();
    for occupation in (0..model.occupations().len()).map(OccupationIx::at) {
        let has_openings = best.periods.iter().any(|period| {
            let groups = &period.summary.occupations;
            groups
                .iter()
                .any(|group| group.group == occupation && group.openings > 0)
        });
        pieces.next()?;
        if !has_openings {
            continue;
        }
        let route = routes
            .best(start, Goal::Occupation(occupation), 1)
            .into_iter()
            .next();
        found.extend(route.and_then(|route| prospect(&context, occupation, route)));
    }
    order::sort_by(&mut found, |a, b| {
        let by = |one: &Prospect| (one.score, one.route.worth);
        let ((a_score, a_worth), (b_score, b_worth)) = (by(a), by(b));
        b_score
            .total_cmp(&a_score)
            .then(b_worth.total_cmp(&a_worth))
            .then(a.occupation.cmp(&b.occupation))
    });
    found.truncate(config.most);
    Ok(found)
}

fn prospect(context: &SearchContext, occupation: OccupationIx, route: Route) -> Option<Prospect> {
    let Some(Station::Program(last)) = route.last() else {
        return None;
    };
    let year = context.first_autumn.saturating_add_unsigned(route.years);
    let looked_at = year.min(*context.plan.years.end());
    let place = context
        .plan
        .periods
        .iter()
        .position(|period| period.years.contains(&looked_at))?;
    let period = &context.plan.periods[place];
    let level = context.model.program(last).level;
    // Openings that ask for less than the level reached do not count: nobody studies that far for them.
    let takes = |node: &&DemandNode| {
        let decay = context.plan.config.market.level_decay;
        node.occupation == occupation
            && level_factor(level, node.min_level, node.max_level, decay) == Some(1.0)
    };
    let nodes = &period.market.demand()[period.market.demand_of(period.first_year())];
    let openings: Heads = nodes.iter().filter(takes).map(|node| node.openings).sum();
    if openings == 0 {
        return None;
    }
    let balances = &period.summary.occupations;
    let balance = balances.iter().find(|balance| balance.group == occupation);
    let one_more = one_more_as(context, last, occupation, place).unwrap_or(0.0);
    Some(Prospect {
        occupation,
        year,
        looked_at,
        one_more,
        openings,
        linked: balance.map_or(0.0, |balance| balance.linked),
        score: 100.0 * route.success * one_more,
        route,
    })
}

/// The shadow price of one more graduate of a program in an occupation, at its best target; `None` where the program
/// has no graduates in the period, or the occupation is not open to them.
fn one_more_as(
    context: &SearchContext,
    program: ProgramIx,
    occupation: OccupationIx,
    place: usize,
) -> Option<f64> {
    let node = context.node(program, place)?;
    let period = &context.plan.periods[place];
    let pairs = period.market.market().pairs_of(node);
    let here = pairs.filter(|pair| period.market.demand()[pair.demand as usize].occupation == occupation);
    let gain = here.map(|pair| pair.value.0 + period.prices.one_fewer_opening[pair.demand as usize].value.0);
    gain.max().map(|gain| gain.max(0) as f64 / MILLION as f64)
}
