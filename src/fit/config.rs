//! The choices behind a fit, each with its default.

use super::relatedness::{Calibration, RelatedConfig};
use serde::{Deserialize, Serialize};

/// What speaks for a major without a link of its own to the occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Siblings {
    /// The calibrated probability from words, votes of near majors and skills (see [`Relatedness`]).
    ///
    /// [`Relatedness`]: crate::fit::Relatedness
    Calibrated,
    /// The links of the class's other majors alone, `k/(n+1)`: with one sibling that has the link, half.
    Shrunk,
    /// `k/n`: with one sibling that has the link, as good as the major's own.
    Share,
    /// `k/n` over the whole class, the major itself among them, for linked and unlinked pairs alike.
    WholeClass,
    /// Siblings say nothing: only documented links count.
    Off,
}

/// The choices behind a fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FitConfig {
    /// How sure a documented link makes it that an expert would link the pair, 0..=1. Default .95.
    pub link_certainty: f64,
    /// What speaks for pairs without a link. Default [`Siblings::Calibrated`].
    pub siblings: Siblings,
    /// How words, votes and skills are weighed.
    pub related: RelatedConfig,
    /// How their score becomes a probability.
    pub calibration: Calibration,
    /// ω: how much being prepared weighs in the prior, 0..=1. Default .5.
    pub prepared_weight: f64,
    /// m: how many tracked people the prior is worth. Default 20 people; [`prior_strength`](super::prior_strength)
    /// says what tracking itself speaks for.
    pub prior_strength: f64,
    /// δ: what a skill one step away in the taxonomy is worth, 0..=1. Default .5.
    pub neighbour_decay: f64,
    /// The longest way through the taxonomy that still earns credit. Default 2 steps.
    pub neighbour_distance: u32,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for FitConfig {
    fn default() -> Self {
        FitConfig {
            link_certainty: 0.95,
            siblings: Siblings::Calibrated,
            related: RelatedConfig::default(),
            calibration: Calibration::default(),
            prepared_weight: 0.5,
            prior_strength: 20.0,
            neighbour_decay: 0.5,
            neighbour_distance: 2,
            reserved: crate::unit::Reserved,
        }
    }
}
