//! Inputs of region services: population, stages, travel, sites, posts, wishes, measures; and texts and relations
//! between occupations, which fit uses.

use crate::id::{BaseIx, MajorIx, OccupationIx, RegionIx, SiteId, StageId, StageIx};
use crate::unit::{Heads, Share, Year};

/// The subject of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A major.
    Major(MajorIx),
    /// An occupation.
    Occupation(OccupationIx),
}

/// A text about a major or an occupation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// Its subject.
    pub subject: Subject,
    /// The kind of text: description, instruction, competences, courses, tasks …
    pub field: String,
    /// The text.
    pub text: String,
}

/// Two occupations between which people move.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct OccupationRelation {
    /// The one.
    pub from: OccupationIx,
    /// The other.
    pub to: OccupationIx,
    /// Their proximity; 1 where it is not given.
    pub weight: Share,
}

/// People of a region by year of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Population {
    /// The region.
    pub region: RegionIx,
    /// The year of birth.
    pub birth_year: Year,
    /// People.
    pub people: Heads,
}

/// A stage of schooling.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchoolStage {
    /// Its id.
    pub id: StageId,
    /// Its name.
    pub name: String,
    /// The age at which it starts.
    pub first_age: u32,
    /// How many years it takes.
    pub years: u32,
}

/// Seats of a stage in a region and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct StageSeats {
    /// The region.
    pub region: RegionIx,
    /// The stage.
    pub stage: StageIx,
    /// The year.
    pub year: Year,
    /// Seats for entrants.
    pub seats: Heads,
}

/// The share of one stage's leavers who go on to another.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct StageProgression {
    /// The stage they leave.
    pub from: StageIx,
    /// The stage they enter, which starts at a higher age.
    pub to: StageIx,
    /// The share.
    pub share: Share,
}

/// A measure of a subject, for comparisons between subjects.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Measure {
    /// The kind of subject: school, region, program …
    pub subject_kind: String,
    /// Its id, which exists if the kind is one that the model holds.
    pub subject_id: String,
    /// The year.
    pub year: Year,
    /// The measure.
    pub measure: String,
    /// The number.
    pub value: f64,
}

/// A place that offers a service.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    /// The service it offers.
    pub kind: String,
    /// Its region.
    pub region: RegionIx,
    /// People it can serve.
    pub capacity: Heads,
}

/// A post at a base for placements.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Post {
    /// The base.
    pub base: BaseIx,
    /// The post's name.
    pub post: String,
    /// People who hold it.
    pub staff: Heads,
    /// Students whom it can take.
    pub places: Heads,
}

/// One wish of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Preference {
    /// The person.
    pub person: String,
    /// The rank of the wish, 1 first.
    pub rank: u32,
    /// The thing wished for: a base, a post, a school or a program.
    pub target: String,
}
