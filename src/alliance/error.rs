//! Errors of coverage.

use crate::control::Cancelled;
use crate::id::IndustryId;
use crate::language::Language;
use crate::matching::MatchError;

/// Errors of coverage.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AllianceError {
    /// The config names an industry that the model does not have.
    #[error("no industry has the id \"{0}\"; correct AllianceConfig::industries")]
    UnknownIndustry(IndustryId),
    /// The matching failed.
    #[error(transparent)]
    Matching(#[from] MatchError),
}

impl AllianceError {
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
            AllianceError::UnknownIndustry(id) => {
                format!("没有代码为“{id}”的产业；请更正所选产业")
            }
            AllianceError::Matching(error) => error.text(Language::Chinese),
        }
    }

    /// Returns whether the caller asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, AllianceError::Matching(error) if error.is_cancelled())
    }
}

impl From<Cancelled> for AllianceError {
    fn from(cancelled: Cancelled) -> Self {
        AllianceError::Matching(cancelled.into())
    }
}
