//! What work is: industries, categories, skills and occupations.

use super::super::cell::Cell;
use super::super::table::{CellFault, Column, Row, read_cell, table};

use crate::unit::Level;

table! {
    /// An industry.
    IndustryRow in "industries" {
        key {
            /// Its id.
            industry_id: String,
        }
        /// Its name.
        name: String,
        /// The industry that it belongs to.
        parent_id: Option<String>,
        /// How much the region cares, 0..=1; unknown: the parent's, else 1.
        priority: Option<f64>,
        /// How developed it is, 0..=1, as the planner measures it.
        index: Option<f64>,
    }

    /// A class of majors or of occupations.
    CategoryRow in "categories" {
        key {
            /// Its id.
            category_id: String,
        }
        /// Its name.
        name: String,
        /// The class that it belongs to.
        parent_id: Option<String>,
    }

    /// A skill of the taxonomy.
    SkillRow in "skills" {
        key {
            /// Its id.
            skill_id: String,
        }
        /// Its name.
        name: String,
        /// Other names, separated by `|`.
        aliases: Option<String>,
        /// The broader skill.
        parent_id: Option<String>,
    }

    /// An occupation.
    OccupationRow in "occupations" {
        key {
            /// Its id.
            occupation_id: String,
        }
        /// Its name.
        name: String,
        /// Other names, separated by `|`.
        aliases: Option<String>,
        /// Its class.
        category_id: Option<String>,
        /// The industry that employs most of it.
        industry_id: Option<String>,
        /// The lowest level that its openings ask for, where they do not say.
        min_level: Option<Level>,
        /// The highest level that its openings ask for, where they do not say.
        max_level: Option<Level>,
    }

    /// A skill that an occupation needs.
    OccupationSkillRow in "occupation_skills" {
        key {
            /// The occupation.
            occupation_id: String,
            /// The skill's id or name.
            skill: String,
        }
        /// How much it matters, 0..=1.
        importance: f64,
        /// The level that is needed, 0..=1.
        level: f64,
    }

    /// Two occupations between which people move.
    OccupationRelationRow in "occupation_relations" {
        key {
            /// The one.
            from_occupation_id: String,
            /// The other.
            to_occupation_id: String,
        }
        /// How near they are, 0..=1; unknown: 1.
        weight: Option<f64>,
    }
}
