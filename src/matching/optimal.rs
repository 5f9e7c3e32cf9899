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

/// An optimal matching: a [`Matching`] with its shadow prices, the ranges over all optima, and re-solving after
/// changes of heads.
#[derive(Debug, Clone)]
pub struct Optimal {
    matching: Matching,
    optimum: Arc<Optimum>,
}

/// Returns the best matching of a market, exact and in whole heads (min-cost flow; see [`transport`]). Among equal
/// optima it is the canonical one, independent of the order of pairs and of how it was reached.
///
/// # Errors
/// [`MatchError::Cancelled`] if `control` says so.
pub fn optimal(market: &Market, objective: Objective, control: &Control) -> Result<Optimal, MatchError> {
    let solution = transport::solve(market.problem(), objective.of_transport(), &control.of_solve())?;
    Ok(Optimal::found(market.problem().clone(), objective, solution))
}

/// Returns any of the best matchings of a market, faster than the canonical one: for totals only. It is
/// deterministic, but a small change of the market may give quite another one. [`Optimal::with_heads`] returns the
/// canonical one again.
///
/// # Errors
/// As [`optimal`].
pub fn optimal_any(market: &Market, objective: Objective, control: &Control) -> Result<Optimal, MatchError> {
    let solution = transport::solve_any(market.problem(), objective.of_transport(), &control.of_solve())?;
    Ok(Optimal::found(market.problem().clone(), objective, solution))
}

impl Matching {
    /// Returns the matching as an optimum, with shadow prices, ranges and re-solving, if it is one. Cheap.
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

    /// Returns the matching alone.
    #[must_use]
    pub fn into_matching(self) -> Matching {
        self.matching
    }

    /// Returns the objective it maximises.
    #[must_use]
    pub fn objective(&self) -> Objective {
        self.optimum.objective
    }

    /// Re-solves the matching after changes of some supply nodes' heads: the value is that of a solve from scratch.
    /// Heads never fall below 0.
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

    /// Re-solves the matching with these heads and openings, one for each node in order: the result is that of a
    /// solve from scratch.
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

    /// Returns the least and the most heads of each group over all optima. Positions are those of nodes and pairs of
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

    /// Returns the shadow prices: the exact change of the objective for one head more or fewer at each node.
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

/// The change of the objective for one head: first heads, then value, compared in that order. Under
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

/// Shadow prices: the exact change of the objective for one head at each node of a market, from the residual network,
/// not from one of many duals. More never lowers the optimum, fewer never raise it.
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
