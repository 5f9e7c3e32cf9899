//! The outline of an action, from which labels and table cells are made.

use crate::id::{EnterpriseIx, MajorIx, ProgramIx, SchoolIx, SkillIx};
use crate::unit::Heads;

/// What an action is about, how many people it concerns a year, and what else it names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outline {
    /// What it is about.
    pub subject: Subject,
    /// People a year; `None` where it has no size in people.
    pub people: Option<Heads>,
    /// What else it names, as `id` or `id:amount`.
    pub with: Vec<String>,
}

/// What an action is about.
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
