//! What is asked for: openings as given, or employment from which openings follow.

use super::super::cell::{Cell, Credential};
use super::super::table::{CellFault, Column, Row, read_cell, table};

use crate::unit::Level;

table! {
    /// Openings for new entrants, as given.
    DemandRow in "demand" {
        key {
            /// The occupation.
            occupation_id: String,
            /// The industry.
            industry_id: Option<String>,
            /// The region.
            region_id: String,
            /// The first year in which the openings stand.
            first_year: i32,
            /// The last year; unknown: the first.
            last_year: Option<i32>,
            /// The lowest level that is asked for; unknown: the occupation's.
            min_level: Option<Level>,
            /// Which award is asked for; unknown: required.
            credential: Option<Credential>,
            /// Years of experience that are asked for; unknown: none.
            experience_years: Option<f64>,
        }
        /// Openings a year.
        openings: i64,
        /// The highest level that is asked for; unknown: the lowest.
        max_level: Option<Level>,
        /// What the post pays in a year, in the planner's money.
        annual_wage: Option<f64>,
        /// A remark that is shown wherever the row is quoted.
        note: Option<String>,
        /// Why advice should not rest on these openings without a check; what aims at them is listed apart.
        caution: Option<String>,
    }

    /// Employment at the end of a year, from which openings follow.
    EmploymentRow in "employment" {
        key {
            /// The occupation.
            occupation_id: String,
            /// The industry.
            industry_id: Option<String>,
            /// The region.
            region_id: String,
            /// The year.
            year: i32,
        }
        /// People employed.
        employment: i64,
        /// The share who leave the labour force in a year, 0..=1.
        exit_rate: f64,
        /// The share who change to another occupation in a year, 0..=1.
        transfer_rate: f64,
        /// The share of openings that people with experience fill, 0..=1; unknown: 0.
        experienced_share: Option<f64>,
        /// Which award is asked for; unknown: required.
        credential: Option<Credential>,
        /// Years of experience that are asked for; unknown: none.
        experience_years: Option<f64>,
        /// The lowest level that is asked for; unknown: the occupation's.
        min_level: Option<Level>,
        /// The highest level that is asked for; unknown: the lowest.
        max_level: Option<Level>,
        /// What the post pays in a year, in the planner's money.
        annual_wage: Option<f64>,
        /// A remark that is shown wherever the row is quoted.
        note: Option<String>,
        /// Why advice should not rest on these openings without a check; what aims at them is listed apart.
        caution: Option<String>,
    }
}
