//! The choices behind the coverage of an alliance, each with its default.

use crate::id::IndustryId;
use crate::matching::Objective;
use serde::{Deserialize, Serialize};

/// The choices behind the coverage of an alliance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AllianceConfig {
    /// What its graduates are matched for. Default [`Objective::FillFirst`]: the most openings that they can fill, and
    /// of these matchings the one of the most value. Only so does another school never lower what is filled.
    pub objective: Objective,
    /// The least willingness to move from a region of an alliance of one place to another for that one to count as its
    /// surroundings, 0..=1. Default .2, as [`MarketConfig::min_mobility`](crate::matching::MarketConfig::min_mobility).
    pub reach: f64,
    /// Industries that are the alliance's besides those of its members. Default none.
    pub industries: Vec<IndustryId>,
    /// The name in the table `measures` by which innovation is known, a number from 0 to 1. Default `innovation`.
    pub innovation: String,
    /// The most schools, and the most enterprises, that are tried as members. Default 100; those that could fill most
    /// come first.
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
