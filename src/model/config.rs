//! The options of a model, each with its default.

use crate::lexicon::LinkConfig;
use serde::{Deserialize, Serialize};

/// How rows whose skill is not settled are treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unlinked {
    /// They are errors: no model is made.
    #[default]
    Error,
    /// They are left out, with a warning for each name.
    LeaveOut,
}

/// The options of a model.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ModelConfig {
    /// The thresholds for linking a name of a skill. Default: a confidence of .9.
    pub link: LinkConfig,
    /// How rows whose skill is not settled are treated. Default [`Unlinked::Error`].
    pub unlinked: Unlinked,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}
