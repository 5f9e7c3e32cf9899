//! The checked, immutable world in id order.
//!
//! [`Model::new`] is the only way in: it runs every rule over a [`Dataset`](crate::dataset::Dataset) and
//! returns every problem, or the model. Past it nothing is checked again. A model settles what the tables
//! leave open: free-text skill names become skills or are refused ([`Model::name_links`] says how), the levels that openings ask for come from their
//! occupation where the row is silent, priorities come from the nearest ancestor, years of study from the
//! major or the level.
//!
//! Things are told apart by position ([`crate::id`]) and handed out by reference, in the order of their ids.

mod build;
mod check;
mod checked;
mod config;
mod entity;
mod names;
mod sources;
#[cfg(test)]
#[cfg(feature = "csv")]
mod tests;
mod world;

pub use crate::id::{
    AllianceIx, BaseIx, CategoryIx, EnterpriseIx, IndustryIx, MajorIx, OccupationIx, ProgramIx, RegionIx,
    SchoolIx, SkillIx,
};
pub use checked::review_names;
pub use config::{ModelConfig, Unlinked};
pub use entity::{
    Alliance, Articulation, Base, DemandLine, EmploymentLine, Enterprise, Entrants, Graduates, Industry,
    Major, Member, Occupation, Outcome, Program, Region, School, Skill,
};
#[doc(hidden)]
pub use entity::{
    BaseStay, Category, Ends, Measure, Membership, OccupationRelation, Point, Population, Post, Preference,
    SchoolStage, Site, SkillLevel, SkillNeed, StageProgression, StageSeats, Subject, Text,
};
#[doc(hidden)]
pub use sources::Quoted;
pub use world::Model;
