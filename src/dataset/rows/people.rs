//! Who comes and goes: entrants, graduates and what became of them.

use super::super::cell::Cell;
use super::super::table::{CellFault, Column, Row, read_cell, table};

table! {
    /// Entrants of a program in one autumn, from outside the pathway.
    EntrantRow in "entrants" {
        key {
            /// The program.
            program_id: String,
            /// The autumn in which they start.
            year: i32,
        }
        /// People who start, not counting those who come from a lower program of the pathway.
        entrants: i64,
        /// Of whom working adults: they complete and enter the labour market, and do not go on along articulations.
        adults: Option<i64>,
    }

    /// Observed graduates of a program in one year.
    GraduateRow in "graduates" {
        key {
            /// The program.
            program_id: String,
            /// The year in which they finish.
            year: i32,
        }
        /// People who finish.
        graduates: i64,
        /// Of whom go on to study.
        continuing: Option<i64>,
    }

    /// What tracked graduates did.
    OutcomeRow in "outcomes" {
        key {
            /// The program.
            program_id: String,
            /// The year in which they finished.
            year: i32,
            /// The occupation that they were hired for; unknown: all together.
            occupation_id: Option<String>,
        }
        /// Graduates who were followed up.
        tracked: i64,
        /// Of whom employed.
        employed: Option<i64>,
        /// Of whom still working in the field of their program.
        in_field: i64,
        /// Of whom went on to study.
        further_study: Option<i64>,
        /// Of whom run their own business.
        own_business: Option<i64>,
    }
}
