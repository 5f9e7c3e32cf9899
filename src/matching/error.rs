//! Errors of matching.

use super::market_problem::MarketProblems;
use crate::language::Language;
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
            MatchError::Cancelled => "已由调用方取消".to_owned(),
            MatchError::TooLarge(_) => "市场过大，求解器的整数装不下".to_owned(),
            MatchError::Market(problems) => {
                format!("这些数字不构成市场：\n{}", problems.text(Language::Chinese))
            }
            MatchError::Scores(_) => "评分的个数与配对的个数不符".to_owned(),
            MatchError::Spread(error) => match error {
                SpreadError::Temperature { temperature, least } => {
                    format!("无法分摊：温度 {temperature} 不是有限的数，或低于 {least}")
                }
                SpreadError::Tolerance(tolerance) => {
                    format!("无法分摊：容差 {tolerance} 不是大于 0 的有限数")
                }
                SpreadError::NotConverged { residual, rounds } => {
                    format!("无法分摊：经过 {rounds} 轮，仍有残差 {residual}")
                }
                _ => "无法分摊：市场过大".to_owned(),
            },
        }
    }

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
