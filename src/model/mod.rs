//! The checked, immutable world in id order.

mod build;
mod check;
mod entity;
mod names;
#[cfg(test)]
#[cfg(feature = "csv")]
mod tests;
mod world;

pub use entity::{
    Alliance, Articulation, Base, BaseStay, Category, DemandLine, EmploymentLine, Ends, Enterprise, Entrants,
    Graduates, Industry, Major, Measure, Member, Membership, Occupation, OccupationRelation, Outcome, Point,
    Population, Post, Preference, Program, Region, School, Site, Skill, SkillLevel, SkillNeed, Stage,
    StageProgression, StageSeats, Subject, Text,
};
pub use world::Model;
