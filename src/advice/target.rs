//! Targets: the openings that an action aims at.

use crate::id::{OccupationIx, RegionIx};
use serde::Serialize;

/// The target of an action: openings of an occupation in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Target {
    /// The occupation.
    pub occupation: OccupationIx,
    /// The region.
    pub region: RegionIx,
}
