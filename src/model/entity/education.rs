//! Schools, majors, programs, articulations and the people who pass through them.

use super::labour::SkillLevel;
use crate::dataset::{ArticulationKind, Delivery, Standing};
use crate::id::{
    BaseIx, CategoryIx, MajorId, MajorIx, OccupationIx, ProgramId, ProgramIx, RegionIx, SchoolId, SchoolIx,
};
use crate::unit::{Heads, Level, Share, Year};

/// A school.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct School {
    /// Its id.
    pub id: SchoolId,
    /// Its name.
    pub name: String,
    /// The region that it lies in.
    pub region: RegionIx,
}

/// A major of the catalogue, at one level.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Major {
    /// Its id.
    pub id: MajorId,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Its class.
    pub category: Option<CategoryIx>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Whole years of study: its own, else those of its level in the `levels` table, if known.
    pub years: Option<u32>,
    /// Its standing.
    pub standing: Option<Standing>,
    /// The skills it teaches, in skill order.
    pub skills: Vec<SkillLevel>,
    /// Its documented links, in occupation order.
    pub occupations: Vec<OccupationIx>,
}

/// A program: one major offered by one school.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Program {
    /// Its id.
    pub id: ProgramId,
    /// The school that runs it.
    pub school: SchoolIx,
    /// The major that it teaches.
    pub major: MajorIx,
    /// The school's region.
    pub region: RegionIx,
    /// The major's level.
    pub level: Level,
    /// Entrants it can take in a year.
    pub seats: Option<Heads>,
    /// Whole years of study: its own, else the major's, else the usual ones of the level.
    pub years: u32,
    /// The share of entrants who complete, if known.
    pub completion: Option<Share>,
    /// The cost of one seat.
    pub seat_cost: Option<f64>,
    /// How it teaches, if known.
    pub delivery: Option<Delivery>,
    /// Entrants from outside the pathway, by year.
    pub entrants: Vec<Entrants>,
    /// Observed graduates, by year.
    pub graduates: Vec<Graduates>,
    /// Outcomes of tracked graduates, by year and occupation.
    pub outcomes: Vec<Outcome>,
    /// The bases where its students train, in base order.
    pub bases: Vec<BaseStay>,
}

impl Program {
    /// Returns the completion rate; 1 where it is unknown.
    #[must_use]
    pub fn completion_or_one(&self) -> Share {
        self.completion.unwrap_or(Share::ONE)
    }
}

/// Entrants of a program in one autumn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entrants {
    /// The autumn.
    pub year: Year,
    /// People from outside the pathway.
    pub entrants: Heads,
    /// Of whom working adults.
    pub adults: Heads,
    /// People who applied for a seat, if known.
    pub applicants: Option<Heads>,
}

/// Observed graduates of a program in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Graduates {
    /// The year.
    pub year: Year,
    /// People who finished.
    pub graduates: Heads,
    /// Of whom went on to study, if known.
    pub continuing: Option<Heads>,
}

/// Outcomes of tracked graduates of one program and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// The year in which they finished.
    pub year: Year,
    /// The occupation that they were hired for; `None`: all together.
    pub occupation: Option<OccupationIx>,
    /// Graduates who were followed up.
    pub tracked: Heads,
    /// Of whom employed, if known.
    pub employed: Option<Heads>,
    /// Of whom working: `employed`, else tracked less those in further study.
    pub working: Heads,
    /// Of whom still in the field.
    pub in_field: Heads,
    /// Of whom went on to study, if known.
    pub further_study: Option<Heads>,
    /// Of whom run their own business, if known.
    pub own_business: Option<Heads>,
}

/// Students of a program at a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BaseStay {
    /// The base.
    pub base: BaseIx,
    /// Students a year: as given, else an even share of the base's places.
    pub places: Heads,
}

/// The ends of an articulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ends {
    /// Two programs.
    Programs(ProgramIx, ProgramIx),
    /// Two majors: wherever both are taught.
    Majors(MajorIx, MajorIx),
}

/// An articulation: a way from one program or major to a higher one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Articulation {
    /// From where to where.
    pub ends: Ends,
    /// How learners get there.
    pub kind: ArticulationKind,
    /// The share of completers who go on.
    pub share: Option<Share>,
    /// The most people a year.
    pub quota: Option<Heads>,
    /// The first year in which it is open.
    pub first_year: Option<Year>,
    /// The last year in which its share and quota hold: the year before the next row of the same way.
    pub last_year: Option<Year>,
}
