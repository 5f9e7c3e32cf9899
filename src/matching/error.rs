//! Errors of matching.

use super::market_problem::MarketProblems;
use vocmatch_algo as algo;
use vocmatch_algo::proportional::SpreadError;
use vocmatch_algo::stable_allocation::PreferencesError;
use vocmatch_algo::transport::ProblemError;

/// Why there is no matching.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MatchError {
    /// The caller asked to stop.
    #[error("cancelled by the caller")]
    Cancelled,
    /// A change makes the market too large for the solver's integers.
    #[error("the market is too large: {0}")]
    TooLarge(#[from] ProblemError),
    /// The numbers are no valid market.
    #[error("the numbers do not form a market:\n{0}")]
    Market(#[from] MarketProblems),
    /// The scores do not match the pairs.
    #[error(transparent)]
    Scores(#[from] PreferencesError),
    /// There is no proportional spread: the options are out of range, or the iteration limit was reached.
    #[error("no spread: {0}")]
    Spread(SpreadError),
}

impl MatchError {
    /// Returns whether the caller asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, MatchError::Cancelled)
    }
}

impl From<algo::Cancelled> for MatchError {
    fn from(_: algo::Cancelled) -> Self {
        MatchError::Cancelled
    }
}

impl From<SpreadError> for MatchError {
    fn from(error: SpreadError) -> Self {
        match error {
            SpreadError::Cancelled => MatchError::Cancelled,
            error => MatchError::Spread(error),
        }
    }
}
