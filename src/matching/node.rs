//! The supply and demand nodes of a labour market.

use crate::fit::RowIx;
use crate::id::{OccupationIx, ProgramIx, RegionIx};
use crate::unit::{Heads, Level, Share, Year};

/// Indistinguishable graduates: same region, same fits.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SupplyNode {
    /// The year in which they graduate.
    pub year: Year,
    /// Their row of the fit table.
    pub row: RowIx,
    /// Their region.
    pub region: RegionIx,
    /// Their level.
    pub level: Level,
    /// Their number.
    pub heads: Heads,
    /// The programs that they come from, in program order, with the heads of each.
    pub members: Vec<(ProgramIx, Heads)>,
}

/// Indistinguishable openings: rows that differ only in industry are one node.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DemandNode {
    /// The year in which they open.
    pub year: Year,
    /// The occupation.
    pub occupation: OccupationIx,
    /// The region.
    pub region: RegionIx,
    /// The lowest level that is asked for.
    pub min_level: Option<Level>,
    /// The highest level that is asked for.
    pub max_level: Option<Level>,
    /// The priority of their industry.
    pub priority: Share,
    /// Their number.
    pub openings: Heads,
    /// The yearly wage: the mean of the known ones, weighed by openings; `None` if none is known.
    pub annual_wage: Option<f64>,
    /// The openings that it is made of, by their index in [`LabourMarket::openings`](super::LabourMarket::openings).
    pub rows: Vec<usize>,
}

impl SupplyNode {
    /// Whether two nodes are the same but for the year.
    pub(super) fn is_like(&self, other: &SupplyNode) -> bool {
        (self.row, self.region, self.level, self.heads) == (other.row, other.region, other.level, other.heads)
            && self.members == other.members
    }
}

impl DemandNode {
    /// Whether two nodes are the same but for the year.
    pub(super) fn is_like(&self, other: &DemandNode) -> bool {
        let place = |node: &DemandNode| (node.occupation, node.region, node.min_level, node.max_level);
        let offer = |node: &DemandNode| (node.priority, node.openings, node.annual_wage);
        place(self) == place(other) && offer(self) == offer(other) && self.rows == other.rows
    }
}
