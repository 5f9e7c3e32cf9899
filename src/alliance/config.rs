//! The options of coverage, each with its default.

use crate::id::IndustryId;
use crate::matching::Objective;
use serde::{Deserialize, Serialize};

/// The options of an alliance's coverage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AllianceConfig {
    /// The objective of the matching of its graduates. Default [`Objective::FillFirst`]: the most openings that they
    /// can fill, and of these matchings the one of the most value. Under it another school never lowers the openings
    /// filled.
    pub objective: Objective,
    /// The least mobility from a region of a local alliance to another one for that one to count as its surroundings,
    /// 0..=1. Default .2, as [`MarketConfig::min_mobility`](crate::matching::MarketConfig::min_mobility).
    pub reach: f64,
    /// Industries of the alliance besides those of its members. Default none.
    pub industries: Vec<IndustryId>,
    /// The name of the innovation measure in the table `measures`, a number from 0 to 1. Default `innovation`.
    pub innovation: String,
    /// The most schools, and the most enterprises, that are evaluated as members. Default 100; those that could fill
    /// most come first.
    pub max_tried: usize,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for AllianceConfig {
    fn default() -> Self {
        AllianceConfig {
            objective: Objective::FillFirst,
            reach: 0.2,
            industries: Vec::new(),
            innovation: "innovation".to_owned(),
            max_tried: 100,
            reserved: crate::unit::Reserved,
        }
    }
}
