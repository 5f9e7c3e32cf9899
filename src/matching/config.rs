//! The options of a market, each with its default.

use crate::demand::DemandConfig;
use serde::{Deserialize, Serialize};

/// The options of a market.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MarketConfig {
    /// Which openings graduates may take.
    pub demand: DemandConfig,
    /// The factor on the value for each level above the highest that is asked for, 0..=1. Default .85.
    pub level_decay: f64,
    /// The distance over which mobility falls to 1/e, in kilometres. Default 80 km.
    pub mobility_km: f64,
    /// The least mobility for a pair to be a candidate, 0..=1. Default .2.
    pub min_mobility: f64,
    /// The least fit for a pair to be a candidate, 0..=1. Default .2.
    pub min_fit: f64,
    /// The most candidates of a supply node among the openings of one year; the best by value stay, ties by id.
    /// Default 60.
    pub max_candidates: usize,
    /// Whether the priorities of industries count for the value. Default yes.
    #[serde(skip_serializing_if = "Clone::clone")]
    pub priorities: bool,
    /// How many years graduates may wait for openings, and openings for graduates. Default 0: each year is solved by
    /// itself.
    #[serde(skip_serializing_if = "is_default_window")]
    pub window: u32,
    /// The loss of value for each year of waiting, per head, in heads' worth; at least 0. Counts only with a window.
    /// Default .1: about the loss of one level too high on a good match.
    #[serde(skip_serializing_if = "is_default_wait")]
    pub wait: f64,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

/// Fields that documents omit, so that they do not change with the crate.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_default_window(window: &u32) -> bool {
    *window == MarketConfig::default().window
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_default_wait(wait: &f64) -> bool {
    wait.total_cmp(&MarketConfig::default().wait).is_eq()
}

impl Default for MarketConfig {
    fn default() -> Self {
        MarketConfig {
            demand: DemandConfig::default(),
            level_decay: 0.85,
            mobility_km: 80.0,
            min_mobility: 0.2,
            min_fit: 0.2,
            max_candidates: 60,
            priorities: true,
            window: 0,
            wait: 0.1,
            reserved: crate::unit::Reserved,
        }
    }
}
