//! The optimal matching: the most value, or the most heads and then the most value.

use super::market::{Market, Pair};
use super::market_problem::MarketProblems;
use crate::algo::transport::{self, Change, Group, Problem, ProblemError, Range, Solution};
use crate::algo::{self, Control};
use crate::unit::{Heads, Value};
use serde::{Deserialize, Serialize};

/// What an optimal matching maximises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Objective {
    /// The sum of values: fit × level × mobility × priority of every head.
    #[default]
    BestFit,
    /// The number of heads, and among matchings with that many the sum of values.
    FillFirst,
}

impl Objective {
    fn of_transport(self) -> transport::Objective {
        match self {
            Objective::BestFit => transport::Objective::BestValue,
            Objective::FillFirst => transport::Objective::FillFirst,
        }
    }
}

/// Why there is no matching.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MatchError {
    /// The caller asked to stop.
    #[error("cancelled by the caller")]
    Cancelled,
    /// A change makes the market larger than the solver's numbers.
    #[error("the market is too large: {0}")]
    TooLarge(#[from] ProblemError),
    /// The numbers are no market.
    #[error("the numbers are no market:\n{0}")]
    Market(#[from] MarketProblems),
}

impl From<algo::Cancelled> for MatchError {
    fn from(_: algo::Cancelled) -> Self {
        MatchError::Cancelled
    }
}

/// Who goes where: heads on candidate pairs, optimal under an objective, with its proof.
#[derive(Debug, Clone)]
pub struct Matching {
    objective: Objective,
    problem: Problem,
    solution: Solution,
}

/// The best matching of a market, exact and whole (min-cost flow; see [`transport`]).
///
/// # Errors
/// [`MatchError::Cancelled`] if `control` says so.
pub fn optimal(market: &Market, objective: Objective, control: &Control) -> Result<Matching, MatchError> {
    let solution = transport::solve(market.problem(), objective.of_transport(), control)?;
    Ok(Matching {
        objective,
        problem: market.problem().clone(),
        solution,
    })
}

impl Matching {
    /// What it maximises.
    #[must_use]
    pub fn objective(&self) -> Objective {
        self.objective
    }

    /// Heads placed, which is also openings filled.
    #[must_use]
    pub fn heads(&self) -> Heads {
        self.solution.heads()
    }

    /// The sum of values of all heads placed.
    #[must_use]
    pub fn value(&self) -> i128 {
        self.solution.value()
    }

    /// Heads by pair, for pairs that carry any: the pair's place in [`Market::pairs`] and its heads.
    pub fn placed(&self) -> impl Iterator<Item = (usize, Heads)> + '_ {
        self.solution
            .flows()
            .iter()
            .map(|flow| (flow.arc as usize, flow.heads))
    }

    /// Heads by pair of `market`, the one that it was made for.
    pub fn pairs<'s>(&'s self, market: &'s Market) -> impl Iterator<Item = (Pair, Heads)> + 's {
        self.placed()
            .filter_map(|(place, heads)| Some((market.pair(place)?, heads)))
    }

    /// Heads placed by supply node and filled by demand node of `market`, the one that it was made for.
    #[must_use]
    pub fn by_node(&self, market: &Market) -> (Vec<Heads>, Vec<Heads>) {
        let (mut placed, mut filled) = (vec![0; market.heads().len()], vec![0; market.openings().len()]);
        for (pair, heads) in self.pairs(market) {
            placed[pair.supply as usize] += heads;
            filled[pair.demand as usize] += heads;
        }
        (placed, filled)
    }

    /// The matching after some supply nodes change by some heads: re-solved from this one, with the value of
    /// one solved from nothing. Never below no heads.
    ///
    /// # Errors
    /// [`MatchError::Cancelled`] if `control` says so, [`MatchError::TooLarge`] beyond the solver's bounds.
    pub fn with_heads(&self, changes: &[(usize, Heads)], control: &Control) -> Result<Matching, MatchError> {
        let changed = |(node, more): &(usize, Heads)| Change::Heads {
            supply: u32::try_from(*node).unwrap_or(u32::MAX),
            heads: (self.problem.heads().get(*node).copied().unwrap_or(0) + more).max(0),
        };
        let problem = self
            .problem
            .with(&changes.iter().map(changed).collect::<Vec<_>>())?;
        let objective = self.objective.of_transport();
        let solution = transport::resolve(&problem, objective, &self.solution, control)?;
        Ok(Matching {
            objective: self.objective,
            problem,
            solution,
        })
    }

    /// What is wrong with the proof that this is an optimum of `market`; empty if nothing is. The matching's
    /// own idea of the market does not count.
    pub(super) fn certificate(&self, market: &Market) -> Vec<String> {
        let found = transport::audit(market.problem(), self.objective.of_transport(), &self.solution);
        found
            .into_iter()
            .map(|violation| format!("{violation:?}"))
            .collect()
    }

    /// The least and the most heads of each group over all optima. Positions are those of nodes and pairs of
    /// the market.
    ///
    /// # Errors
    /// [`MatchError::Cancelled`] if `control` says so.
    pub fn ranges(&self, groups: &[Group], control: &Control) -> Result<Vec<Range>, MatchError> {
        let objective = self.objective.of_transport();
        Ok(transport::ranges(
            &self.problem,
            objective,
            &self.solution,
            groups,
            control,
        )?)
    }

    /// What one head more or fewer at each node is worth, exactly.
    #[must_use]
    pub fn prices(&self) -> Prices {
        let prices = transport::prices(&self.problem, self.objective.of_transport(), &self.solution);
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
