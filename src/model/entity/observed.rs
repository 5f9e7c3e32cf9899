//! What became of graduates, as others have measured it.

use crate::id::{CategoryIx, MajorIx, OccupationIx, ProgramIx, RegionIx, SchoolIx};
use crate::unit::{Date, Heads, Level, Share};
use vocmatch_algo::sorted::Map;

/// What those who completed a program earn in a year, a few years later.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Earnings {
    /// Their median earnings.
    pub earnings: f64,
    /// Earnings below which an authority finds a program wanting, if the row has one.
    pub threshold: Option<f64>,
    /// Whether they are the program's own; else those of a class of majors.
    pub own: bool,
}

/// Graduates of a major who were found in an occupation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObservedFlow {
    /// The major.
    pub major: MajorIx,
    /// The occupation.
    pub occupation: OccupationIx,
    /// Graduates found there.
    pub people: Heads,
}

/// How likely an expert would link a major and an occupation, as a fuller catalogue tells it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct GivenEvidence {
    /// The major.
    pub major: MajorIx,
    /// The occupation.
    pub occupation: OccupationIx,
    /// The probability, the pair's own link withheld.
    pub probability: Share,
}

/// Graduates of a school who were found in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObservedStay {
    /// The school.
    pub school: SchoolIx,
    /// The region in which they work.
    pub region: RegionIx,
    /// Graduates found there.
    pub people: Heads,
}

/// Earnings by subject and level.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Paid {
    pub(crate) programs: Map<(ProgramIx, Option<Level>), Earnings>,
    pub(crate) classes: Map<(CategoryIx, Option<Level>), Earnings>,
}

/// What the tables are about.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct About {
    pub(crate) english: Option<String>,
    pub(crate) chinese: Option<String>,
    /// The title in whatever language.
    pub(crate) any: Option<String>,
    pub(crate) as_of: Option<Date>,
}
