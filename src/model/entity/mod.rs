//! The things a model holds, with text ids outside and positions inside. All are read-only: a model hands
//! them out by reference, and only it makes them.

mod asked;
mod joint;
mod place;
mod service;
mod taught;
mod work;

pub use asked::{DemandLine, EmploymentLine};
pub use joint::{Alliance, Base, Enterprise, Member, Membership};
pub use place::{Point, Region};
pub use service::{
    Measure, OccupationRelation, Population, Post, Preference, Site, Stage, StageProgression, StageSeats,
    Subject, Text,
};
pub use taught::{Articulation, BaseStay, Ends, Entrants, Graduates, Major, Outcome, Program, School};
pub use work::{Category, Industry, Occupation, Skill, SkillLevel, SkillNeed};
