//! The outline of an action, for labels and table cells.

use crate::id::{EnterpriseIx, MajorIx, ProgramIx, SchoolIx, SkillIx};
use crate::unit::Heads;

/// The subject of an action, the number of people a year, and other ids.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outline {
    /// The subject.
    pub subject: Subject,
    /// People a year; `None` where it has no size in people.
    pub people: Option<Heads>,
    /// Other ids, as `id` or `id:amount`.
    pub with: Vec<String>,
}

/// The subject of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A program.
    Program(ProgramIx),
    /// A major at a school that does not teach it yet.
    Offer(SchoolIx, MajorIx),
    /// A skill in a major.
    Skill(MajorIx, SkillIx),
    /// An enterprise.
    Enterprise(EnterpriseIx),
    /// The articulation from one program to another.
    Articulation(ProgramIx, ProgramIx),
}
