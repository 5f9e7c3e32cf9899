//! Notes: assumptions and gaps behind a plan. Facts with numbers; the report words them.

use crate::unit::{Heads, Year};
use serde::Serialize;

/// One fact about how a plan was made.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "note")]
pub enum Note {
    /// A remark of the demand or employment table, and the yearly openings that it goes with.
    Remark {
        /// The remark.
        text: String,
        /// Openings a year with this remark, in the first year of the plan.
        openings: Heads,
        /// Of which open to graduates.
        open_to_graduates: Heads,
    },
    /// Supply of some years is the last observed year, carried forward.
    CarriedForward {
        /// Programs.
        programs: usize,
        /// Heads in the first year of the plan.
        heads: Heads,
        /// The last observed year.
        last_observed: Year,
    },
    /// Programs whose completion rate is unknown: 1 is assumed.
    UnknownCompletion {
        /// Programs.
        programs: usize,
    },
    /// Programs whose people are unknown in the plan's years.
    UnknownSupply {
        /// Programs.
        programs: usize,
    },
    /// Majors whose skills are unknown; their profile is inferred from their documented occupations.
    InferredProfiles {
        /// Majors.
        majors: usize,
        /// Of all majors.
        of: usize,
    },
    /// No major's skills are known: preparation does not enter the fit.
    PreparedDropped,
    /// Articulations with neither share nor quota: they serve routes only.
    RoutesOnly {
        /// Articulations.
        articulations: usize,
    },
    /// Graduates without a single candidate opening.
    NoCandidates {
        /// The year.
        year: Year,
        /// Graduates.
        heads: Heads,
    },
    /// Candidate pairs cut because a group of graduates had too many.
    CandidatesCut {
        /// The year.
        year: Year,
        /// Pairs.
        pairs: usize,
    },
    /// Regions without coordinates: their graduates and openings meet only at home, unless the mobility table has
    /// entries.
    UnknownCoordinates {
        /// Regions.
        regions: usize,
    },
    /// Years of the plan for which the tables give no openings at all.
    NoOpenings {
        /// The year.
        year: Year,
    },
    /// Graduates who study on outside the tables and are no supply, in the first year.
    ContinueElsewhere {
        /// Graduates.
        heads: Heads,
    },
    /// Working adults among the graduates who enter the labour market. They count as the others do.
    WorkingAdults {
        /// Working adults, over all years of the plan.
        heads: Heads,
        /// Of this many graduates.
        of: Heads,
    },
}
