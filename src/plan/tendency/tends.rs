//! What becomes of graduates, in whole people.

use crate::fit::View;
use crate::id::{CategoryIx, MajorIx, OccupationIx, RegionIx};
use crate::model::Model;
use crate::unit::{Heads, Level};

/// What becomes of a group of graduates, in people a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Tends {
    /// Graduates.
    pub graduates: Heads,
    /// Of whom in posts of their field: linked to their major, or in the class of one that is.
    pub in_field: Heads,
    /// Of whom in posts that ask for an award.
    pub award: Heads,
    /// Of whom in both.
    pub award_in_field: Heads,
    /// Of whom in posts that ask for more than the four levels, after more study.
    pub beyond: Heads,
    /// Of whom in their own region.
    pub stay: Heads,
    /// Of whom nowhere: the tables know no openings within reach.
    pub unknown: Heads,
}

impl Tends {
    /// Returns a part of the graduates as a share; `None` without graduates.
    #[must_use]
    pub fn share(&self, part: Heads) -> Option<f64> {
        (self.graduates > 0).then(|| part as f64 / self.graduates as f64)
    }

    /// Returns those in posts that ask for no award.
    #[must_use]
    pub fn no_award(&self) -> Heads {
        self.graduates - self.award - self.beyond - self.unknown
    }
}

/// People who come to the openings of an occupation that ask for an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arrivals {
    /// The occupation.
    pub occupation: OccupationIx,
    /// Openings a year that ask for an award and that the view counts.
    pub openings: Heads,
    /// People who take them.
    pub filled: Heads,
    /// People who take its other openings.
    pub others: Heads,
}

/// Expected flows of a plan, mean over its years.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Tendency {
    /// Careers or first jobs.
    pub view: View,
    /// The distance over which nearness falls to 1/e, in kilometres.
    pub mobility_km: f64,
    /// All graduates.
    pub all: Tends,
    /// By class of majors and level.
    pub classes: Vec<(Option<CategoryIx>, Level, Tends)>,
    /// By level.
    pub levels: Vec<(Level, Tends)>,
    /// By the region in which they graduate.
    pub regions: Vec<(RegionIx, Tends)>,
    /// By occupation.
    pub occupations: Vec<Arrivals>,
}

/// A class of majors at a level.
pub(super) fn class_of(model: &Model, major: MajorIx) -> (Option<CategoryIx>, Level) {
    let major = model.major(major);
    (major.category, major.level)
}
