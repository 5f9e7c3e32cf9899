//! Why there is no coverage.

use crate::id::IndustryId;
use crate::matching::MatchError;

/// Why there is no coverage.
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
