//! The auditor: checks a portfolio against its constraints, independent of the search.

use super::answer::Portfolio;
use super::choice::{Key, keys};
use super::cost::PortfolioCost;
use crate::advice::config::AdviceConfig;
use crate::advice::context::SearchContext;
use crate::fit::RowIx;
use crate::id::RegionIx;
use crate::matching::{Control, LabourMarket, Market, MatchError, Objective, optimal_any};
use crate::model::Model;
use crate::pathway::{AddedEntrants, ProjectConfig, project};
use crate::plan::Plan;
use crate::unit::{Heads, Year};
use vocmatch_algo::sorted::{Map, Set};

/// A constraint that a portfolio violates.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum PortfolioFault {
    /// The stated cost is not that of the actions.
    Cost,
    /// They cost more than the budget.
    Budget,
    /// Two actions change the entrants of one program, or one major is opened twice at a school.
    Twice {
        /// The later of the two, by its index.
        action: usize,
    },
    /// An action exceeds its size limit, moves other entrants than it takes, or nobody.
    Size {
        /// The action, by its index.
        action: usize,
    },
    /// Planning again with all actions gives another effect in a year.
    Effect {
        /// The year.
        year: Year,
    },
    /// The added effects do not sum up to the total effect.
    Sum,
    /// The gain exceeds the bound.
    Bound,
}

/// Checks a portfolio against its constraints: the budget is kept; at most one action changes the entrants of a
/// program, none by more than [`max_change`](AdviceConfig::max_change); projecting and matching again from scratch
/// reproduces the effect; it is the sum of the added effects, and within the bound. Empty if all hold.
///
/// # Errors
/// [`MatchError`] as in [`optimal`](crate::matching::optimal).
pub fn audit_portfolio(
    model: &Model,
    plan: &Plan,
    recommend: &AdviceConfig,
    portfolio: &Portfolio,
    control: &Control,
) -> Result<Vec<PortfolioFault>, MatchError> {
    let mut faults = Vec::new();
    let context = SearchContext::new(model, plan, recommend);
    let mut cost = PortfolioCost::default();
    let mut taken: Set<Key> = Set::new();
    for (place, one) in portfolio.actions.iter().enumerate() {
        cost = cost.and(PortfolioCost::of(model, &portfolio.config, &one.action));
        if keys(&one.action).into_iter().any(|key| !taken.insert(key)) {
            faults.push(PortfolioFault::Twice { action: place });
        }
        if !one.action.facts().is_sized(&context) {
            faults.push(PortfolioFault::Size { action: place });
        }
    }
    let money = (cost.money - portfolio.cost.money).abs() <= 1e-9 * (1.0 + cost.money.abs());
    if (cost.places, cost.moved) != (portfolio.cost.places, portfolio.cost.moved) || !money {
        faults.push(PortfolioFault::Cost);
    }
    if !portfolio.cost.fits(&portfolio.config) {
        faults.push(PortfolioFault::Budget);
    }
    let stated: Map<Year, (Heads, i64)> = portfolio
        .effect
        .years
        .iter()
        .map(|year| (year.year, (year.filled, year.value.0)))
        .collect();
    for (year, filled, value) in afresh(model, plan, portfolio, control)? {
        let (heads, worth) = stated.get(&year).copied().unwrap_or_default();
        if (heads, i128::from(worth)) != (filled, value) {
            faults.push(PortfolioFault::Effect { year });
        }
    }
    let sum: i64 = portfolio.actions.iter().map(|one| one.gain_added().0).sum();
    if sum != portfolio.effect.value().0 {
        faults.push(PortfolioFault::Sum);
    }
    if portfolio.bound.is_nan() || portfolio.gain() > portfolio.bound {
        faults.push(PortfolioFault::Bound);
    }
    Ok(faults)
}

/// Openings filled and value of each year after all actions, less those of the plan.
fn afresh(
    model: &Model,
    plan: &Plan,
    portfolio: &Portfolio,
    control: &Control,
) -> Result<Vec<(Year, Heads, i128)>, MatchError> {
    let mut added = plan.config.project.added.clone();
    let mut opened: Map<(Year, (RowIx, RegionIx)), Heads> = Map::new();
    for one in &portfolio.actions {
        added.extend(
            one.action
                .entrants()
                .into_iter()
                .map(|(program, entrants)| AddedEntrants {
                    program,
                    first_year: one.first_autumn,
                    last_year: None,
                    entrants,
                }),
        );
        if let Some((school, major, entrants)) = one.action.facts().opened() {
            let of = model.major(major);
            let years = of.years.unwrap_or_else(|| of.level.usual_years());
            let first = one.first_autumn.saturating_add_unsigned(years);
            let place = (plan.fit.row_of_major(major), model.school(school).region);
            for year in plan.years.clone().filter(|year| *year >= first) {
                *opened.entry((year, place)).or_insert(0) += entrants;
            }
        }
    }
    let config = ProjectConfig {
        added,
        ..plan.config.project.clone()
    };
    let supply = project(model, plan.years.clone(), &config);
    let places: Set<(RowIx, RegionIx)> = opened.keys().map(|(_, place)| *place).collect();
    let places: Vec<(RowIx, RegionIx)> = places.into_iter().collect();
    let mut years = Vec::new();
    for period in &plan.periods {
        for year in &period.years {
            let market = LabourMarket::with_places(
                model,
                &supply,
                &plan.fit,
                *year..=*year,
                &plan.config.market,
                &places,
            )?;
            let node = |node: &crate::matching::SupplyNode| {
                let place = (*year, (node.row, node.region));
                node.heads + opened.get(&place).copied().unwrap_or(0)
            };
            let heads = market.supply().iter().map(node).collect();
            let openings = market.market().openings().to_vec();
            let market = Market::new(heads, openings, market.market().pairs())?;
            let after = optimal_any(&market, Objective::BestFit, control)?;
            let before = &period.matching;
            years.push((
                *year,
                after.heads() - before.heads(),
                after.value() - before.value(),
            ));
        }
    }
    Ok(years)
}
