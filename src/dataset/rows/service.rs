//! What region services need: population, stages, travel, sites, posts and preferences.

use super::super::cell::Cell;
use super::super::table::{CellFault, Column, Row, read_cell, table};

table! {
    /// People of a region by year of birth.
    PopulationRow in "population" {
        key {
            /// The region.
            region_id: String,
            /// The year of birth.
            birth_year: i32,
        }
        /// People.
        people: i64,
    }

    /// A stage of schooling.
    StageRow in "stages" {
        key {
            /// Its id.
            stage_id: String,
        }
        /// Its name.
        name: String,
        /// The age at which it starts.
        first_age: u32,
        /// How many years it takes.
        years: u32,
    }

    /// Seats of a stage in a region and year.
    StageSeatRow in "stage_seats" {
        key {
            /// The region.
            region_id: String,
            /// The stage.
            stage_id: String,
            /// The year.
            year: i32,
        }
        /// Seats for entrants.
        seats: i64,
    }

    /// The share of one stage's leavers who go on to another.
    StageProgressionRow in "stage_progression" {
        key {
            /// The stage they leave.
            from_stage_id: String,
            /// The stage they enter.
            to_stage_id: String,
        }
        /// The share, 0..=1.
        share: f64,
    }

    /// Any measure of any subject, for comparing the weak with the strong.
    MeasureRow in "measures" {
        key {
            /// What kind of thing is measured: school, region, program …
            subject_kind: String,
            /// Its id.
            subject_id: String,
            /// The year.
            year: i32,
            /// What is measured.
            measure: String,
        }
        /// The number.
        value: f64,
    }

    /// Travel time between two regions.
    TravelRow in "travel" {
        key {
            /// From here.
            from_region_id: String,
            /// To there.
            to_region_id: String,
        }
        /// Minutes.
        minutes: f64,
    }

    /// A place that offers a service.
    SiteRow in "sites" {
        key {
            /// Its id.
            site_id: String,
        }
        /// What it offers.
        kind: String,
        /// Its region.
        region_id: String,
        /// People it can serve.
        capacity: i64,
    }

    /// A post at a base for placements.
    PostRow in "posts" {
        key {
            /// The base.
            base_id: String,
            /// The post's name.
            post: String,
        }
        /// People who hold the post.
        staff: i64,
        /// Students whom it can take.
        places: i64,
    }

    /// One wish of one person.
    PreferenceRow in "preferences" {
        key {
            /// The person.
            person_id: String,
            /// The rank of the wish, 1 first.
            rank: u32,
        }
        /// What is wished for: a post, a base, a school.
        target_id: String,
    }
}
