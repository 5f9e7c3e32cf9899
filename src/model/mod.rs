//! The checked, immutable model of a dataset, in id order.
//!
//! [`Model::new`] is the only constructor: it runs every rule over a [`Dataset`](crate::dataset::Dataset) and returns
//! every problem, or the model. Later stages check nothing again. A model fills in the gaps of the tables: free-text
//! skill names become skills or are rejected ([`Model::name_links`] lists them), the levels that openings ask for
//! come from their occupation where the row has none, priorities come from the nearest ancestor, years of study from
//! the major or the level.
//!
//! Entities are identified by position ([`crate::id`]) and returned by reference, in the order of their ids.

mod build;
mod check;
mod checked;
mod columns;
mod config;
mod entity;
mod mend;
mod names;
mod observed;
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
    BaseStay, Category, Earnings, Ends, GivenEvidence, Measure, Membership, ObservedFlow, ObservedStay,
    OccupationRelation, Point, Population, Post, Preference, SchoolStage, Site, SkillLevel, SkillNeed,
    StageProgression, StageSeats, Subject, Text,
};
#[doc(hidden)]
pub use sources::Quoted;
pub use world::Model;
