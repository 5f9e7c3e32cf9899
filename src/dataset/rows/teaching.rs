//! What schools teach: majors, programs, articulations and the texts about them.

use super::super::cell::{ArticulationKind, Cell, Standing, TextSubject};
use super::super::table::{CellFault, Column, Row, read_cell, table};

use crate::unit::Level;

table! {
    /// A school.
    SchoolRow in "schools" {
        key {
            /// Its id.
            school_id: String,
        }
        /// Its name.
        name: String,
        /// The region that it lies in.
        region_id: String,
    }

    /// What a level is called where the tables come from: "associate degree".
    LevelRow in "levels" {
        key {
            /// The level.
            level: Level,
        }
        /// Its name.
        name: String,
        /// Years of study where neither the program nor the major says.
        years: Option<f64>,
    }

    /// A major of the catalogue, at one level.
    MajorRow in "majors" {
        key {
            /// Its id.
            major_id: String,
        }
        /// Its name.
        name: String,
        /// Its level.
        level: Level,
        /// Its class.
        category_id: Option<String>,
        /// Other names, separated by `|`.
        aliases: Option<String>,
        /// Years of study; less than one counts as 0.
        years: Option<f64>,
        /// Its standing.
        standing: Option<Standing>,
    }

    /// A skill that a major teaches.
    MajorSkillRow in "major_skills" {
        key {
            /// The major.
            major_id: String,
            /// The skill's id or name.
            skill: String,
        }
        /// The level that graduates reach, 0..=1.
        level: f64,
    }

    /// A documented link: an official source says that the major prepares for the occupation.
    MajorOccupationRow in "major_occupations" {
        key {
            /// The major.
            major_id: String,
            /// The occupation.
            occupation_id: String,
        }
    }

    /// A text about a major or an occupation.
    TextRow in "texts" {
        key {
            /// What it is about.
            subject_kind: TextSubject,
            /// The id of the major or occupation.
            subject_id: String,
            /// What the text is: description, instruction, competences, courses, tasks …
            field: String,
        }
        /// The text.
        text: String,
    }

    /// A program: one major offered by one school.
    ProgramRow in "programs" {
        key {
            /// Its id.
            program_id: String,
        }
        /// The school that runs it.
        school_id: String,
        /// The major that it teaches.
        major_id: String,
        /// Entrants it can take in a year.
        seats: Option<i64>,
        /// Years of study; unknown: the major's. Less than one counts as 0.
        years: Option<f64>,
        /// The share of entrants who complete, 0..=1.
        completion_rate: Option<f64>,
        /// What one seat costs, in the planner's money.
        seat_cost: Option<f64>,
    }

    /// A way from one program or major to a higher one.
    ArticulationRow in "articulations" {
        key {
            /// The lower program or major.
            from_id: String,
            /// The higher program or major.
            to_id: String,
            /// How learners get there: by `five_year` in a place that is kept for them, by all others if seats are left.
            kind: ArticulationKind,
            /// The first year in which it is open, or in which this share and quota follow those of an earlier row of
            /// the same way; unknown: from the start.
            first_year: Option<i32>,
        }
        /// The share of completers who go on this way, 0..=1.
        share: Option<f64>,
        /// The most people who may go on this way in a year.
        quota: Option<i64>,
    }
}
