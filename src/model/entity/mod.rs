//! The entities of a model, with text ids outside and positions inside. All are read-only: only a model creates them,
//! and it hands them out by reference.

mod cooperation;
mod demand;
mod education;
mod labour;
mod observed;
mod places;
mod region;

pub use cooperation::{Alliance, Base, Enterprise, Member, Membership};
pub use demand::{DemandLine, EmploymentLine};
pub use education::{Articulation, BaseStay, Ends, Entrants, Graduates, Major, Outcome, Program, School};
pub use labour::{Category, Industry, Occupation, Skill, SkillLevel, SkillNeed};
pub(crate) use observed::{About, Paid};
pub use observed::{Earnings, GivenEvidence, ObservedFlow, ObservedStay};
pub use places::{
    Measure, OccupationRelation, Population, Post, Preference, SchoolStage, Site, StageProgression,
    StageSeats, Subject, Text,
};
pub use region::{Point, Region};
