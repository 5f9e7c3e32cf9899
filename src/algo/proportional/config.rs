//! Temperature, tolerance and limits of a solve, and its errors.

use crate::control::Cancelled;
use crate::transport::{Problem, ProblemError};

/// The coldest temperature, as a share of the largest value of an arc, either sign. Below it the exponents
/// have too few digits left for a residual of 1e-9.
pub const LEAST_TEMPERATURE: f64 = 1e-6;

/// Temperature, tolerance and limit of rounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Config {
    /// How little values count against proportion, in whole units of value; above 0. Default .1.
    pub temperature: f64,
    /// The largest residual that may remain (see [`Spread::residual`](super::Spread::residual)), a share of a
    /// node's heads or openings; above 0. Default 1e-6. Floats reach 1e-12 where values span few temperatures;
    /// where they span hundreds, much below 1e-8 may be out of reach.
    pub tolerance: f64,
    /// Most passes over the arcs. Default 100,000.
    pub max_rounds: u64,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            temperature: 0.1,
            tolerance: 1e-6,
            max_rounds: 100_000,
        }
    }
}

/// Errors of [`solve`](super::solve()) and of rounding.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SpreadError {
    /// The temperature is not a number above 0, or too cold for the values.
    #[error("the temperature {temperature} is not finite or lies below {least}")]
    Temperature {
        /// The temperature, in whole units of value.
        temperature: f64,
        /// The coldest that these values allow: [`LEAST_TEMPERATURE`] of the largest.
        least: f64,
    },
    /// The tolerance is not a number above 0.
    #[error("the tolerance {0} is not a finite number above 0")]
    Tolerance(f64),
    /// The caller asked to stop.
    #[error("cancelled by the caller")]
    Cancelled,
    /// The residual is still above the tolerance after the last round.
    #[error("a residual of {residual} remains after {rounds} rounds")]
    NotConverged {
        /// The residual, at the temperature that was reached on the way down.
        residual: f64,
        /// Passes over the arcs that were made.
        rounds: u64,
    },
    /// The table to be rounded, one node larger on each side, is more than [`Problem`] handles.
    #[error("too large to be rounded: {0}")]
    TooLarge(#[source] ProblemError),
}

impl From<Cancelled> for SpreadError {
    fn from(_: Cancelled) -> SpreadError {
        SpreadError::Cancelled
    }
}

impl Config {
    /// Whether the numbers can be worked with where this is the largest value.
    pub(super) fn check(&self, largest: f64) -> Result<(), SpreadError> {
        let least = largest * LEAST_TEMPERATURE;
        let temperature = self.temperature;
        if !(temperature > 0.0 && temperature >= least && temperature.is_finite()) {
            return Err(SpreadError::Temperature { temperature, least });
        }
        if !(self.tolerance > 0.0 && self.tolerance.is_finite()) {
            return Err(SpreadError::Tolerance(self.tolerance));
        }
        Ok(())
    }
}

/// The largest value of an arc, either sign, in whole units.
pub(super) fn largest_value(problem: &Problem) -> f64 {
    problem.arcs().map(|arc| arc.value.abs()).max().unwrap_or(0) as f64 / 1e6
}
