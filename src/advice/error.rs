//! Errors of advice.

use crate::control::Cancelled;
use crate::language::Language;
use crate::matching::MatchError;
use crate::plan::PlanError;
use crate::scenario::{DrawError, ScenarioError};

/// Errors of advice.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AdviceError {
    /// A matching failed, or the caller asked to stop.
    #[error(transparent)]
    Matching(#[from] MatchError),
    /// A plan failed.
    #[error(transparent)]
    Plan(PlanError),
    /// Nothing can be drawn.
    #[error(transparent)]
    Draws(DrawError),
    /// A scenario that was planned before could not be planned again: the caller asked to stop meanwhile.
    #[error(transparent)]
    Scenario(ScenarioError),
}

impl AdviceError {
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
            AdviceError::Matching(error) => error.text(Language::Chinese),
            AdviceError::Plan(error) => error.text(Language::Chinese),
            AdviceError::Draws(error) => error.text(Language::Chinese),
            AdviceError::Scenario(error) => error.text(Language::Chinese),
        }
    }

    /// Returns whether the caller asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        match self {
            AdviceError::Matching(error) => error.is_cancelled(),
            AdviceError::Plan(error) => error.is_cancelled(),
            AdviceError::Draws(error) => error.is_cancelled(),
            AdviceError::Scenario(error) => error.is_cancelled(),
        }
    }
}

impl From<Cancelled> for AdviceError {
    fn from(cancelled: Cancelled) -> Self {
        AdviceError::Matching(cancelled.into())
    }
}

impl From<PlanError> for AdviceError {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::Matching(error) => AdviceError::Matching(error),
            error => AdviceError::Plan(error),
        }
    }
}

impl From<DrawError> for AdviceError {
    fn from(error: DrawError) -> Self {
        match error {
            DrawError::Matching(error) => AdviceError::Matching(error),
            error => AdviceError::Draws(error),
        }
    }
}
