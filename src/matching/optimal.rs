//! The optimal matching: the most value, or the most heads and then the most value.

use super::answer::{Found, Matching, Optimum};
use super::error::MatchError;
use super::market::Market;
use super::semantics::{Objective, Semantics};
use crate::control::Control;
use crate::unit::{Heads, Value};
use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::sync::Arc;
use vocmatch_algo::transport::{self, Change, Group, Problem, Range, Solution};

/// An optimal matching. It is a [`Matching`], of which more is known: what a head more or fewer would change, how
/// far other optima differ, and what follows when heads change.
#[derive(Debug, Clone)]
pub struct Optimal {
    matching: Matching,
    optimum: Arc<Optimum>,
}

/// The best matching of a market, exact and whole (min-cost flow; see [`transport`]). Among equal optima it is the
/// canonical one, which neither the order of pairs nor the way to it shows in.
///
/// # Errors
/// [`MatchError::Cancelled`] if `control` says so.
pub fn optimal(market: &Market, objective: Objective, control: &Control) -> Result<Optimal, MatchError> {
    let solution = transport::solve(market.problem(), objective.of_transport(), &control.of_solve())?;
    Ok(Optimal::found(market.problem().clone(), objective, solution))
}

/// Any of the best matchings of a market, sooner than the canonical one: for whoever quotes the totals only. It is
/// the same each time for the same numbers, but a small change may turn it into quite another one.
/// [`Optimal::with_heads`] goes on to the canonical one.
///
/// # Errors
/// As [`optimal`].
pub fn optimal_any(market: &Market, objective: Objective, control: &Control) -> Result<Optimal, MatchError> {
    let solution = transport::solve_any(market.problem(), objective.of_transport(), &control.of_solve())?;
    Ok(Optimal::found(market.problem().clone(), objective, solution))
}

impl Matching {
    /// Prices, ranges and re-solves, if it is an optimum. Cheap.
    #[must_use]
    pub fn as_optimal(&self) -> Option<Optimal> {
        match self.found() {
            Found::Optimal(optimum) => Some(Optimal::new(Arc::clone(optimum))),
            Found::Stable(_) | Found::Proportional(_) => None,
        }
    }
}

impl Deref for Optimal {
    type Target = Matching;

    fn deref(&self) -> &Matching {
        &self.matching
    }
}

impl From<Optimal> for Matching {
    fn from(optimal: Optimal) -> Matching {
        optimal.into_matching()
    }
}

impl Optimal {
    fn found(problem: Problem, objective: Objective, solution: Solution) -> Optimal {
        Optimal::new(Arc::new(Optimum {
            objective,
            problem,
            solution,
        }))
    }

    pub(super) fn new(optimum: Arc<Optimum>) -> Optimal {
        let (heads, value) = (optimum.solution.heads(), optimum.solution.value());
        let semantics = Semantics::Optimal(optimum.objective);
        let found = Found::Optimal(Arc::clone(&optimum));
        Optimal {
            matching: Matching::new(semantics, heads, value, found),
            optimum,
        }
    }

    /// The matching alone.
    #[must_use]
    pub fn into_matching(self) -> Matching {
        self.matching
    }

    /// What it maximises.
    #[must_use]
    pub fn objective(&self) -> Objective {
        self.optimum.objective
    }

    /// The matching after some supply nodes change by some heads: re-solved from this one, with the value of
    /// one solved from nothing. Never below no heads.
    ///
    /// # Errors
    /// [`MatchError::Cancelled`] if `control` says so, [`MatchError::TooLarge`] beyond the solver's bounds.
    pub fn with_heads(&self, changes: &[(usize, Heads)], control: &Control) -> Result<Optimal, MatchError> {
        let Optimum {
            objective,
            problem,
            solution,
        } = &*self.optimum;
        let changed = |(node, more): &(usize, Heads)| Change::Heads {
            supply: u32::try_from(*node).unwrap_or(u32::MAX),
            heads: (problem
                .heads()
                .get(*node)
                .copied()
                .unwrap_or(0)
                .saturating_add(*more))
            .max(0),
        };
        let problem = problem.with(&changes.iter().map(changed).collect::<Vec<_>>())?;
        let solution = transport::resolve(&problem, objective.of_transport(), solution, &control.of_solve())?;
        Ok(Optimal::found(problem, *objective, solution))
    }

    /// The matching if the nodes had these heads and openings, one for each in their order: as one solved from nothing.
    ///
    /// # Errors
    /// As [`Optimal::with_heads`].
    pub fn with_margins(
        &self,
        heads: &[Heads],
        openings: &[Heads],
        control: &Control,
    ) -> Result<Optimal, MatchError> {
        let (objective, problem) = (self.optimum.objective, &self.optimum.problem);
        let place = |node: usize| u32::try_from(node).unwrap_or(u32::MAX);
        let changed = |old: &[Heads], new: &[Heads]| -> Vec<(u32, Heads)> {
            let both = old.iter().zip(new).enumerate();
            both.filter(|(_, (old, new))| old != new)
                .map(|(node, (_, new))| (place(node), *new))
                .collect()
        };
        let heads = changed(problem.heads(), heads).into_iter();
        let openings = changed(problem.openings(), openings).into_iter();
        let changes: Vec<Change> = heads
            .map(|(supply, heads)| Change::Heads { supply, heads })
            .chain(openings.map(|(demand, openings)| Change::Openings { demand, openings }))
            .collect();
        if changes.is_empty() {
            return Ok(self.clone());
        }
        let problem = problem.with(&changes)?;
        let solution = transport::solve(&problem, objective.of_transport(), &control.of_solve())?;
        Ok(Optimal::found(problem, objective, solution))
    }

    /// The least and the most heads of each group over all optima. Positions are those of nodes and pairs of
    /// the market.
    ///
    /// # Errors
    /// [`MatchError::Cancelled`] if `control` says so.
    pub fn ranges(&self, groups: &[Group], control: &Control) -> Result<Vec<Range>, MatchError> {
        let Optimum {
            objective,
            problem,
            solution,
        } = &*self.optimum;
        let objective = objective.of_transport();
        Ok(transport::ranges(
            problem,
            objective,
            solution,
            groups,
            &control.of_solve(),
        )?)
    }

    /// What one head more or fewer at each node is worth, exactly.
    #[must_use]
    pub fn prices(&self) -> Prices {
        let optimum = &self.optimum;
        let prices = transport::prices(
            &optimum.problem,
            optimum.objective.of_transport(),
            &optimum.solution,
        );
        let fewer = |prices: Vec<Option<transport::Price>>| {
            prices
                .into_iter()
                .map(|price| price.map_or(Price::default(), Price::from))
                .collect()
        };
        Prices {
            one_more_graduate: prices.one_more_supply.into_iter().map(Price::from).collect(),
            one_fewer_graduate: fewer(prices.one_less_supply),
            one_more_opening: prices.one_more_demand.into_iter().map(Price::from).collect(),
            one_fewer_opening: fewer(prices.one_less_demand),
        }
    }
}

/// What a change of one head does to the optimum: first heads, then value, compared in that order. Under
/// [`Objective::BestFit`], which does not count heads, heads is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Price {
    /// Change of the heads placed.
    pub heads: Heads,
    /// Change of the value.
    pub value: Value,
}

impl From<transport::Price> for Price {
    fn from(price: transport::Price) -> Price {
        Price {
            heads: price.heads,
            value: Value(price.value),
        }
    }
}

/// The exact worth of one head at each node of a market, from the residual network: not one of many duals.
/// More never lowers the optimum, fewer never raise it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Prices {
    /// By supply node: one more graduate.
    pub one_more_graduate: Vec<Price>,
    /// By supply node: one fewer; zero where there is none.
    pub one_fewer_graduate: Vec<Price>,
    /// By demand node: one more opening.
    pub one_more_opening: Vec<Price>,
    /// By demand node: one fewer; zero where there is none.
    pub one_fewer_opening: Vec<Price>,
}
