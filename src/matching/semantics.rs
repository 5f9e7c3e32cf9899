//! The three semantics of a matching, and the options of each.

use serde::{Deserialize, Serialize};
use vocmatch_algo::proportional::Config as SpreadConfig;
use vocmatch_algo::transport;

/// The definition that a matching satisfies.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Semantics {
    /// Optimal for everybody together, as a planner would place people.
    Optimal(Objective),
    /// Stable: no graduates and employers prefer each other to what they have, by their scores.
    Stable(Favour),
    /// Proportional: the spread that a market without a planner shows, bounded by openings and heads.
    Proportional(SpreadConfig),
}

impl Default for Semantics {
    fn default() -> Self {
        Semantics::Optimal(Objective::default())
    }
}

/// The objective of an optimal matching.
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

/// The side that a stable matching favours. If both sides rank alike, it makes no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Favour {
    /// The best stable matching for all graduates at once, and the worst for the employers.
    #[default]
    Graduates,
    /// The best stable matching for all employers at once, and the worst for the graduates.
    Employers,
}
