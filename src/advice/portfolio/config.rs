//! The options of a portfolio, each with its default, and its errors.

use crate::control::Cancelled;
use crate::language::Language;
use crate::matching::MatchError;
use crate::unit::Heads;
use serde::{Deserialize, Serialize};
use vocmatch_algo::first_order;

/// The budget of all actions of a portfolio together. Each given limit holds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PortfolioBudget {
    /// Places added, in entrants a year: by programs that expand and that are opened. Entrants who move between
    /// programs use none. Default 100.
    pub places: Option<Heads>,
    /// Entrants a year whose training changes: those of added places and those who move. Default 200.
    pub moved: Option<Heads>,
    /// The cost of places for one autumn's entrants, at `seat_cost` each, also where a program receives entrants of
    /// another one. Places that fall empty refund nothing. Default no limit.
    pub money: Option<f64>,
}

impl Default for PortfolioBudget {
    fn default() -> Self {
        PortfolioBudget {
            places: Some(100),
            moved: Some(200),
            money: None,
        }
    }
}

impl PortfolioBudget {
    /// Returns a budget of this number of places, without other limits.
    #[must_use]
    pub fn of_places(places: Heads) -> PortfolioBudget {
        PortfolioBudget {
            places: Some(places),
            moved: None,
            money: None,
        }
    }

    /// Returns a budget of this number of entrants whose training changes, without other limits.
    #[must_use]
    pub fn of_moved(moved: Heads) -> PortfolioBudget {
        PortfolioBudget {
            places: None,
            moved: Some(moved),
            money: None,
        }
    }

    /// Returns a budget of this much money, without other limits.
    #[must_use]
    pub fn of_money(money: f64) -> PortfolioBudget {
        PortfolioBudget {
            places: None,
            moved: None,
            money: Some(money),
        }
    }
}

/// The options of a portfolio.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PortfolioConfig {
    /// The budget of all actions together.
    pub budget: PortfolioBudget,
    /// The cost of a seat for one autumn's entrant where the tables give none, and in a new program. Default 1.
    pub seat_cost: f64,
    /// How many actions of each kind (expand, open, shrink or suspend) are evaluated by themselves: those with the
    /// largest estimated gain. Default 3,000.
    pub considered: usize,
    /// Whether to consider actions whose openings carry a caution. Default no.
    pub with_caution: bool,
    /// The precision of the bound, as a share of the gain of the greedy choice. Default .002.
    pub precision: f64,
    /// The most re-solves of an action in the whole search. Default 20,000.
    pub tries: usize,
    /// The work limit of the bound, in pairs visited. Default 600,000,000.
    pub work: u64,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for PortfolioConfig {
    fn default() -> Self {
        PortfolioConfig {
            budget: PortfolioBudget::default(),
            seat_cost: 1.0,
            considered: 3_000,
            with_caution: false,
            precision: 0.002,
            tries: 20_000,
            work: 600_000_000,
            reserved: crate::unit::Reserved,
        }
    }
}

/// Errors of a portfolio.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PortfolioError {
    /// The plan maximises heads. A portfolio maximises value.
    #[error("the plan is made with fill first; make it with best fit")]
    FillFirst,
    /// The years of the plan carry over into each other.
    #[error("the plan has a window of {0} years; make it with a window of 0")]
    Window(u32),
    /// A limit is negative or not finite.
    #[error("invalid budget {0}: must be finite and at least 0")]
    Budget(f64),
    /// The cost is not above 0 or not finite.
    #[error("invalid seat cost {0}: must be finite and above 0")]
    SeatCost(f64),
    /// The precision is not above 0 or not finite.
    #[error("invalid precision {0}: must be finite and above 0")]
    Precision(f64),
    /// The computation of the bound ended early.
    #[error(transparent)]
    Search(#[from] first_order::SolveError),
    /// The numbers are too large for the computation of the bound.
    #[error(transparent)]
    Problem(#[from] first_order::ProblemError),
    /// A matching failed.
    #[error(transparent)]
    Matching(#[from] MatchError),
}

impl PortfolioError {
    /// Returns the error in a language; its `Display` is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            PortfolioError::FillFirst => "规划以先填满岗位为目标；请以最佳适配为目标规划".to_owned(),
            PortfolioError::Window(years) => format!("规划的结转期为 {years} 年；请以结转期 0 规划"),
            PortfolioError::Budget(budget) => format!("预算 {budget} 无效：须为有限的数且不小于 0"),
            PortfolioError::SeatCost(cost) => format!("学位成本 {cost} 无效：须为大于 0 的有限数"),
            PortfolioError::Precision(precision) => {
                format!("精度 {precision} 无效：须为大于 0 的有限数")
            }
            PortfolioError::Search(first_order::SolveError::Cancelled) => "已由调用方取消".to_owned(),
            PortfolioError::Search(_) => "上界的计算提前结束".to_owned(),
            PortfolioError::Problem(_) => "数字过大，无法计算上界".to_owned(),
            PortfolioError::Matching(error) => error.text(Language::Chinese),
        }
    }

    /// Returns whether the caller asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        match self {
            PortfolioError::Search(error) => *error == first_order::SolveError::Cancelled,
            PortfolioError::Matching(error) => error.is_cancelled(),
            _ => false,
        }
    }
}

impl From<Cancelled> for PortfolioError {
    fn from(cancelled: Cancelled) -> Self {
        PortfolioError::Matching(cancelled.into())
    }
}

impl PortfolioConfig {
    /// The fault in the options.
    pub(super) fn check(&self) -> Result<(), PortfolioError> {
        let PortfolioBudget { places, moved, money } = self.budget;
        let heads = [places, moved].into_iter().flatten().map(|heads| heads as f64);
        for limit in heads.chain(money) {
            if !(limit >= 0.0 && limit.is_finite()) {
                return Err(PortfolioError::Budget(limit));
            }
        }
        if !(self.seat_cost > 0.0 && self.seat_cost.is_finite()) {
            return Err(PortfolioError::SeatCost(self.seat_cost));
        }
        if !(self.precision > 0.0 && self.precision.is_finite()) {
            return Err(PortfolioError::Precision(self.precision));
        }
        Ok(())
    }
}
