//! What is asked of a matching: three semantics, and the choice within each.

use serde::{Deserialize, Serialize};
use vocmatch_algo::proportional::Config as SpreadConfig;
use vocmatch_algo::transport;

/// What a matching is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Semantics {
    /// The best for everybody together, as a planner would place people.
    Optimal(Objective),
    /// One that no graduates and employers would leave for each other, by their scores.
    Stable(Favour),
    /// The spread that a market without a planner shows: values pull, openings and heads bound.
    Proportional(SpreadConfig),
}

impl Default for Semantics {
    fn default() -> Self {
        Semantics::Optimal(Objective::default())
    }
}

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
    pub(super) fn of_transport(self) -> transport::Objective {
        match self {
            Objective::BestFit => transport::Objective::BestValue,
            Objective::FillFirst => transport::Objective::FillFirst,
        }
    }
}

/// Whom a stable matching favours. If both sides rank alike, it makes no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Favour {
    /// The best stable matching for all graduates at once, and the worst for the employers.
    #[default]
    Graduates,
    /// The best stable matching for all employers at once, and the worst for the graduates.
    Employers,
}
