//! The options of a fit, each with its default.

use super::relatedness::{Calibration, RelatedConfig};
use serde::{Deserialize, Serialize};

/// The evidence that relates a major to an occupation without a link of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Siblings {
    /// The calibrated probability from words, votes of near majors and skills (see [`Relatedness`]).
    ///
    /// [`Relatedness`]: crate::fit::Relatedness
    Calibrated,
    /// The links of the class's other majors alone, `k/(n+1)`: with one linked sibling, half.
    Shrunk,
    /// `k/n`: with one linked sibling, as much as the major's own link.
    Share,
    /// `k/n` over the whole class, the major itself among them, for linked and unlinked pairs alike.
    WholeClass,
    /// Siblings are ignored: only documented links count.
    Off,
}

/// The options of a fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FitConfig {
    /// The probability that an expert would link a pair that has a documented link, 0..=1. Default .95.
    pub link_certainty: f64,
    /// Whether documented links count. If not, calibrated evidence judges linked pairs, too. Default yes.
    #[serde(skip_serializing_if = "Clone::clone")]
    pub links: bool,
    /// The evidence for pairs without a link. Default [`Siblings::Calibrated`].
    pub siblings: Siblings,
    /// The weights of words, votes and skills.
    pub related: RelatedConfig,
    /// The mapping of their score to a probability.
    pub calibration: Calibration,
    /// ω: the weight of preparation in the prior, 0..=1. Default .5.
    pub prepared_weight: f64,
    /// m: the weight of the prior in tracked people. Default 20 people; [`prior_strength`](super::prior_strength)
    /// estimates it from the tracking itself.
    pub prior_strength: f64,
    /// δ: the credit of a skill one step away in the taxonomy, 0..=1. Default .5.
    pub neighbour_decay: f64,
    /// The longest distance in the taxonomy that still earns credit. Default 2 steps.
    pub neighbour_distance: u32,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for FitConfig {
    fn default() -> Self {
        FitConfig {
            link_certainty: 0.95,
            links: true,
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
