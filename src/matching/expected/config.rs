//! The options of expected flows, and the groups that are spread.

use crate::fit::View;
use crate::id::{MajorIx, OccupationIx, RegionIx};
use crate::unit::Heads;
use serde::{Deserialize, Serialize};

/// The options of expected flows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExpectedConfig {
    /// Whether careers or first jobs are meant. In first jobs, openings that ask for experience are closed.
    pub view: View,
    /// The distance over which nearness falls to 1/e, in kilometres. Default 45 km: with it, three of four stay near,
    /// as published for those who stay in their state.
    pub mobility_km: f64,
    /// κ: how many tracked graduates of a major the law is worth. Default 50.
    pub strength: f64,
    /// The most rounds until nothing overflows. Default 500.
    pub rounds: usize,
    /// The most people who may come to an opening beyond it, as a share. Default .001.
    pub tolerance: f64,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for ExpectedConfig {
    fn default() -> Self {
        ExpectedConfig {
            view: View::FirstJob,
            mobility_km: 45.0,
            strength: 50.0,
            rounds: 500,
            tolerance: 0.001,
            reserved: crate::unit::Reserved,
        }
    }
}

/// Graduates of one major in one region, in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Graduates {
    /// Their major.
    pub major: MajorIx,
    /// Their region.
    pub region: RegionIx,
    /// How many.
    pub heads: Heads,
}

/// An occupation's openings in a region.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    pub(crate) occupation: OccupationIx,
    pub(crate) region: RegionIx,
    /// Whether those that ask for an award still have room.
    pub(crate) has_room: bool,
}
