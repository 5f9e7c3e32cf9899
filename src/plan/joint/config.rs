//! Configuration of a joint plan, each field with its default, and its errors.

use crate::control::Cancelled;
use crate::language::Language;
use crate::matching::MatchError;
use crate::plan::PlanError;
use crate::unit::{Heads, Year};
use serde::{Deserialize, Serialize};
use vocmatch_algo::first_order;

/// The options of a joint plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct JointConfig {
    /// The first autumn whose entrants may differ from the present plan. Default: the first year of the plan.
    pub first_autumn: Option<Year>,
    /// How much a program may grow or shrink from one autumn to the next, 0 to below 1: in the k-th autumn its
    /// entrants from outside lie from `(1 − g)^k` to `(1 + g)^k` of those of the present plan, whole people. So a
    /// program of 3 at .15 stays at 3 for two autumns, and may have 4 in the third. Default .15.
    pub growth: f64,
    /// Heads by which any program may grow or shrink from one autumn to the next, however small it is. Default 0.
    pub least_step: Heads,
    /// The budget of all programs together. Default [`Budget::SamePlaces`].
    pub budget: Budget,
    /// The cost of a seat for one autumn's entrant where the tables give none. Default 1, so that a budget counts
    /// entrants.
    pub seat_cost: f64,
    /// The value of one unit of money, in heads' worth: the cost of an added entrant times this is subtracted from
    /// the value. Default 0: money is limited, not weighed.
    pub worth_of_money: f64,
    /// The precision and the iteration limit of the solver.
    #[serde(skip)]
    pub precision: first_order::Config,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

/// The budget of the entrants of all programs together.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Budget {
    /// The entrants from outside of each level and autumn are no more than in the present plan: places move, none
    /// are added.
    #[default]
    SamePlaces,
    /// Entrants above the present plan cost `seat_cost` each; all of them together no more than this.
    Money(f64),
    /// Only seats and [`growth`](JointConfig::growth) limit them. The best plan then grows nearly everywhere.
    Unlimited,
}

impl Default for JointConfig {
    fn default() -> Self {
        JointConfig {
            first_autumn: None,
            growth: 0.15,
            least_step: 0,
            budget: Budget::SamePlaces,
            seat_cost: 1.0,
            worth_of_money: 0.0,
            precision: first_order::Config::default(),
            reserved: crate::unit::Reserved,
        }
    }
}

/// Errors of a joint plan.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum JointError {
    /// The present plan maximises heads. A joint plan maximises value.
    #[error("the present plan has the objective fill first; plan with best fit")]
    FillFirst,
    /// The years of the present plan carry over into each other.
    #[error("the present plan has a window of {0} years; plan with a window of 0")]
    Window(u32),
    /// The growth is out of range.
    #[error("invalid growth {0} a year: must be at least 0 and less than 1")]
    Growth(f64),
    /// The step is below 0.
    #[error("invalid least step {0}: must be at least 0 heads")]
    LeastStep(Heads),
    /// The budget is negative or not finite.
    #[error("invalid budget {0}: must be more than 0; same_places moves places without adding any")]
    Budget(f64),
    /// The cost is not above 0 or not finite.
    #[error("invalid seat cost {0}: must be more than 0")]
    SeatCost(f64),
    /// The worth of money is negative or not finite.
    #[error("invalid worth of money {0}: must be finite and at least 0 heads")]
    WorthOfMoney(f64),
    /// The first autumn lies outside the plan.
    #[error("the first autumn, {year}, is outside the plan of {first}..={last}")]
    FirstAutumn {
        /// The first autumn of the config.
        year: Year,
        /// The first year of the plan.
        first: Year,
        /// The last year of the plan.
        last: Year,
    },
    /// The search ended early.
    #[error(transparent)]
    Search(#[from] first_order::SolveError),
    /// The numbers are too large for the solver.
    #[error(transparent)]
    Problem(#[from] first_order::ProblemError),
    /// A matching failed.
    #[error(transparent)]
    Matching(#[from] MatchError),
    /// The plan of the resulting people could not be made.
    #[error(transparent)]
    Plan(#[from] PlanError),
}

impl JointError {
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
            JointError::FillFirst => "当前规划以先填满岗位为目标；请以最佳适配为目标规划".to_owned(),
            JointError::Window(years) => {
                format!("当前规划的结转期为 {years} 年；请以结转期 0 规划")
            }
            JointError::Growth(growth) => {
                format!("每年增幅 {growth} 无效：须不小于 0 且小于 1")
            }
            JointError::LeastStep(heads) => format!("最小变动 {heads} 无效：须不小于 0 人"),
            JointError::Budget(budget) => {
                format!("预算 {budget} 无效：须大于 0；只调剂学位、不增加学位请用 same_places")
            }
            JointError::SeatCost(cost) => format!("学位成本 {cost} 无效：须大于 0"),
            JointError::WorthOfMoney(worth) => {
                format!("资金价值 {worth} 无效：须为有限的数且不小于 0 人")
            }
            JointError::FirstAutumn { year, first, last } => {
                format!("首个秋季 {year} 不在 {first} 至 {last} 的规划期内")
            }
            JointError::Search(first_order::SolveError::Cancelled) => "已由调用方取消".to_owned(),
            JointError::Search(_) => "搜索提前结束".to_owned(),
            JointError::Problem(_) => "数字过大，求解器无法处理".to_owned(),
            JointError::Matching(error) => error.text(Language::Chinese),
            JointError::Plan(error) => error.text(Language::Chinese),
        }
    }

    /// Returns whether the caller asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        match self {
            JointError::Search(error) => *error == first_order::SolveError::Cancelled,
            JointError::Matching(error) => error.is_cancelled(),
            JointError::Plan(error) => error.is_cancelled(),
            _ => false,
        }
    }
}

impl From<Cancelled> for JointError {
    fn from(cancelled: Cancelled) -> Self {
        JointError::Matching(cancelled.into())
    }
}

impl JointConfig {
    /// The fault in the options, given the years of the plan.
    pub(super) fn check(&self, first: Year, last: Year) -> Result<(), JointError> {
        if !(0.0..1.0).contains(&self.growth) {
            return Err(JointError::Growth(self.growth));
        }
        if self.least_step < 0 {
            return Err(JointError::LeastStep(self.least_step));
        }
        if let Budget::Money(money) = self.budget
            && !(money > 0.0 && money.is_finite())
        {
            return Err(JointError::Budget(money));
        }
        if !(self.seat_cost > 0.0 && self.seat_cost.is_finite()) {
            return Err(JointError::SeatCost(self.seat_cost));
        }
        if !(self.worth_of_money >= 0.0 && self.worth_of_money.is_finite()) {
            return Err(JointError::WorthOfMoney(self.worth_of_money));
        }
        match self.first_autumn {
            Some(year) if !(first..=last).contains(&year) => {
                Err(JointError::FirstAutumn { year, first, last })
            }
            _ => Ok(()),
        }
    }

    /// The least and the most entrants from outside of a program with `entrants` now, in the k-th autumn (from 1).
    /// Whole people where `whole`.
    pub(super) fn window(&self, entrants: Heads, k: i32, whole: bool) -> (f64, f64) {
        let now = entrants as f64;
        let steps = (self.least_step * Heads::from(k)) as f64;
        let least = (now * libm::pow(1.0 - self.growth, f64::from(k)))
            .min(now - steps)
            .max(0.0);
        let most = (now * libm::pow(1.0 + self.growth, f64::from(k))).max(now + steps);
        // A tolerance, so that 100 · 1.15 is 115.
        let hair = 1e-9 * now.max(1.0);
        if whole {
            (libm::ceil(least - hair), libm::floor(most + hair))
        } else {
            (least, most)
        }
    }
}
