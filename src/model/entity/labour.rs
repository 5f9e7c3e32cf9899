//! Industries, classes, skills and occupations.

use crate::id::{CategoryId, CategoryIx, IndustryId, IndustryIx, OccupationId, SkillId, SkillIx};
use crate::unit::{Heads, Level, Share};

/// An industry.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Industry {
    /// Its id.
    pub id: IndustryId,
    /// Its name.
    pub name: String,
    /// The industry that it belongs to.
    pub parent: Option<IndustryIx>,
    /// The region's priority for it: its own, else the nearest ancestor's, else 1.
    pub priority: Share,
    /// Its level of development, as the planner measures it.
    pub index: Option<Share>,
}

/// A class of majors or of occupations.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// Its name.
    pub name: String,
    /// The class that it belongs to.
    pub parent: Option<CategoryIx>,
}

/// A skill of the taxonomy.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Skill {
    /// Its id.
    pub id: SkillId,
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The broader skill.
    pub parent: Option<SkillIx>,
}

/// A skill and the level that is reached.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SkillLevel {
    /// The skill.
    pub skill: SkillIx,
    /// The level.
    pub level: Share,
}

/// A skill that an occupation needs.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SkillNeed {
    /// The skill.
    pub skill: SkillIx,
    /// Its importance.
    pub importance: Share,
    /// The required level.
    pub level: Share,
}

/// An occupation.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Occupation {
    /// Its id.
    pub id: OccupationId,
    /// Its name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its class.
    pub category: Option<CategoryIx>,
    /// The industry that employs most of it.
    pub industry: Option<IndustryIx>,
    /// The lowest level that its openings ask for where their row has none.
    pub min_level: Option<Level>,
    /// The highest level that its openings ask for where their row has none.
    pub max_level: Option<Level>,
    /// People employed in it, here or in a wider area, if known: only proportions between occupations matter.
    pub employment: Option<Heads>,
    /// The skills it needs, in skill order.
    pub needs: Vec<SkillNeed>,
}
