//! Where things are: regions, enterprises, bases and alliances.

use super::super::cell::{AllianceKind, Cell, MemberKind};
use super::super::table::{CellFault, Column, Row, read_cell, table};

table! {
    /// A region.
    RegionRow in "regions" {
        key {
            /// Its id.
            region_id: String,
        }
        /// Its name.
        name: String,
        /// The region that it lies in.
        parent_id: Option<String>,
        /// Degrees north, −90..=90.
        latitude: Option<f64>,
        /// Degrees east, −180..=180.
        longitude: Option<f64>,
    }

    /// How willing graduates of one region are to work in another.
    MobilityRow in "mobility" {
        key {
            /// Where graduates are.
            from_region_id: String,
            /// Where the openings are.
            to_region_id: String,
        }
        /// The share who would go, 0..=1.
        willingness: f64,
    }

    /// An employer that may run a base.
    EnterpriseRow in "enterprises" {
        key {
            /// Its id.
            enterprise_id: String,
        }
        /// Its name.
        name: String,
        /// Its industry.
        industry_id: Option<String>,
        /// Its region.
        region_id: Option<String>,
        /// People it employs.
        staff: Option<i64>,
    }

    /// A base where students train at work.
    BaseRow in "bases" {
        key {
            /// Its id.
            base_id: String,
        }
        /// Its name.
        name: String,
        /// The enterprise that runs it.
        enterprise_id: Option<String>,
        /// Its industry.
        industry_id: Option<String>,
        /// Its region.
        region_id: String,
        /// Students it takes in a year.
        places: i64,
        /// Weeks a student stays.
        weeks: Option<i64>,
    }

    /// A program that sends students to a base.
    BaseProgramRow in "base_programs" {
        key {
            /// The base.
            base_id: String,
            /// The program.
            program_id: String,
        }
        /// Students of the program whom the base takes in a year; unknown: an even share of the base's places.
        places: Option<i64>,
    }

    /// A skill that a base teaches.
    BaseSkillRow in "base_skills" {
        key {
            /// The base.
            base_id: String,
            /// The skill's id or name.
            skill: String,
        }
        /// The level that students reach, 0..=1.
        level: f64,
    }

    /// An alliance of schools, enterprises and others.
    AllianceRow in "alliances" {
        key {
            /// Its id.
            alliance_id: String,
        }
        /// Its name.
        name: String,
        /// What it is.
        kind: AllianceKind,
    }

    /// A member of an alliance.
    AllianceMemberRow in "alliance_members" {
        key {
            /// The alliance.
            alliance_id: String,
            /// What kind of thing the member is.
            member_kind: MemberKind,
            /// The member's id in the table of its kind, or the name of any other member.
            member_id: String,
        }
        /// What it does there.
        role: Option<String>,
        /// The first year of membership.
        first_year: Option<i32>,
        /// The last year of membership.
        last_year: Option<i32>,
    }
}
