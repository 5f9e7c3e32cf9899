//! Tolerances and limits of a solve, and its errors.

use crate::control::Cancelled;

/// Termination: how small the gap must be, and how much work may be done for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Config {
    /// The gap between bound and value that ends the solve at once, as a share of the value. Default 1e-4.
    pub gap: f64,
    /// The gap that is good enough once [`work`](Config::work) is done, as a share of the value. Default .005.
    pub enough: f64,
    /// What else must hold then: the gap as a share of the most that can be gained over the start, which is
    /// the bound less the value of the start. Default .05.
    pub gain_gap: f64,
    /// Pairs looked at before good enough ends the solve. Default 400,000,000, about three seconds.
    pub work: u64,
    /// Pairs looked at before the solve ends however large the gap is. Default 2,000,000,000.
    pub most_work: u64,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            gap: 1e-4,
            enough: 0.005,
            gain_gap: 0.05,
            work: 400_000_000,
            most_work: 2_000_000_000,
        }
    }
}

/// Why there is no solution.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SolveError {
    /// The start has not one finite number a choice.
    #[error("the start is not one finite number for each of {choices} choices")]
    StartShape {
        /// How many choices there are.
        choices: usize,
    },
    /// A choice of the start lies outside its box.
    #[error("choice {choice} starts at {number}, outside {least} to {most}")]
    StartOutside {
        /// Position of the choice.
        choice: usize,
        /// Where it starts.
        number: f64,
        /// The least that it may be.
        least: f64,
        /// The most that it may be.
        most: f64,
    },
    /// The start breaks a row.
    #[error("the start makes row {row} {sum}, above {at_most}")]
    StartNotFeasible {
        /// Position of the row.
        row: usize,
        /// What the start makes of it.
        sum: f64,
        /// Its limit.
        at_most: f64,
    },
    /// The start makes a supply negative.
    #[error("the start makes supply {supply} of market {market} {heads}")]
    StartOwesHeads {
        /// Position of the market.
        market: usize,
        /// Position of the supply.
        supply: usize,
        /// What it has.
        heads: f64,
    },
    /// The caller asked to stop.
    #[error("cancelled by the caller")]
    Cancelled,
}

impl From<Cancelled> for SolveError {
    fn from(_: Cancelled) -> SolveError {
        SolveError::Cancelled
    }
}
