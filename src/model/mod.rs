//! The checked, immutable world in id order.

mod entity;
mod world;

pub use entity::{
    Alliance, Articulation, Base, BaseStay, Category, DemandLine, EmploymentLine, Ends, Enterprise, Entrants,
    Graduates, Industry, Major, Member, Occupation, Outcome, Point, Program, Region, School, Skill,
    SkillLevel, SkillNeed,
};
pub use world::Model;
