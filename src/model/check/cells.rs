//! Rules about single cells: filled, finite, in range.

use super::super::names::Given;
use super::diagnostics::{At, Diagnostics};
use crate::problem::{Code, Said};

/// A cell that may be empty or not.
pub(super) trait Maybe<T> {
    fn maybe(self) -> Option<T>;
}

macro_rules! maybe {
    ($($type:ty)*) => {$(
        impl Maybe<$type> for $type {
            fn maybe(self) -> Option<$type> {
                Some(self)
            }
        }
        impl Maybe<$type> for Option<$type> {
            fn maybe(self) -> Option<$type> {
                self
            }
        }
    )*};
}
maybe!(f64 i64 i32 u32);

/// Asks a rule about each cell of the columns.
macro_rules! each_cell {
    ($diagnostics:ident; $($table:ident { $($column:ident: $rule:expr;)* })*) => {
        let data = $diagnostics.data;
        $(for (index, row) in data.$table.iter().enumerate() {
            $(if let Some(value) = row.$column.maybe() {
                $rule($diagnostics, (stringify!($table), index, stringify!($column)), value);
            })*
        })*
    };
}

/// Asks whether each cell of the columns is filled.
macro_rules! filled {
    ($diagnostics:ident; $($table:ident { $($column:ident)* })*) => {
        let data = $diagnostics.data;
        $(for (index, row) in data.$table.iter().enumerate() {
            $(if row.$column.given().is_none() {
                empty($diagnostics, (stringify!($table), index, stringify!($column)));
            })*
        })*
    };
}

pub(super) fn check(diagnostics: &mut Diagnostics) {
    filled! { diagnostics;
        regions { region_id name }
        mobility { from_region_id to_region_id }
        industries { industry_id name }
        categories { category_id name }
        skills { skill_id name }
        occupations { occupation_id name }
        occupation_skills { occupation_id skill }
        occupation_relations { from_occupation_id to_occupation_id }
        demand { occupation_id region_id }
        employment { occupation_id region_id }
        schools { school_id name region_id }
        levels { name }
        majors { major_id name }
        major_skills { major_id skill }
        major_occupations { major_id occupation_id }
        texts { subject_id field text }
        programs { program_id school_id major_id }
        entrants { program_id }
        graduates { program_id }
        articulations { from_id to_id }
        enterprises { enterprise_id name }
        bases { base_id name region_id }
        base_programs { base_id program_id }
        base_skills { base_id skill }
        outcomes { program_id }
        alliances { alliance_id name }
        alliance_members { alliance_id member_id }
        population { region_id }
        stages { stage_id name }
        stage_seats { region_id stage_id }
        stage_progression { from_stage_id to_stage_id }
        measures { subject_kind subject_id measure }
        travel { from_region_id to_region_id }
        sites { site_id kind region_id }
        posts { base_id post }
        preferences { person_id target_id }
        decisions { text }
    }
    each_cell! { diagnostics;
        regions { latitude: latitude; longitude: longitude; }
        mobility { willingness: share; }
        industries { priority: priority; index: share; }
        occupation_skills { importance: importance; level: level; }
        occupation_relations { weight: weight; }
        demand { first_year: year; last_year: year; openings: heads; experience_years: experience; annual_wage: money; }
        employment {
            year: year; employment: heads; exit_rate: share; transfer_rate: share; experienced_share: share;
            experience_years: experience; annual_wage: money;
        }
        levels { years: study; }
        majors { years: study; }
        major_skills { level: level; }
        programs { seats: heads; years: study; completion_rate: share; seat_cost: money; }
        entrants { year: year; entrants: heads; adults: heads; }
        graduates { year: year; graduates: heads; continuing: heads; }
        articulations { share: share; quota: heads; first_year: year; }
        enterprises { staff: heads; }
        bases { places: heads; weeks: weeks; }
        base_programs { places: heads; }
        base_skills { level: level; }
        outcomes { year: year; tracked: heads; employed: heads; in_field: heads; further_study: heads; own_business: heads; }
        alliance_members { first_year: year; last_year: year; }
        population { birth_year: year; people: heads; }
        stages { first_age: age; years: schooling; }
        stage_seats { year: year; seats: heads; }
        stage_progression { share: share; }
        measures { year: year; value: finite; }
        travel { minutes: minutes; }
        sites { capacity: heads; }
        posts { staff: heads; places: heads; }
        preferences { rank: wish; }
    }
}

/// `V101`: a cell that must be filled is empty.
fn empty(diagnostics: &mut Diagnostics, at: At) {
    diagnostics.tell(Code::EmptyCell, at, &[], |_| {
        Said::new("the cell is empty".to_owned())
            .of("")
            .remedy("write a text")
    });
}

/// `V103`: a number is infinite or not a number. True if it is finite.
fn finite(diagnostics: &mut Diagnostics, at: At, value: f64) -> bool {
    if !value.is_finite() {
        diagnostics.tell(Code::NotFinite, at, &[], |_| {
            Said::new(format!("{value} is not a finite number")).of(value)
        });
    }
    value.is_finite()
}

/// `V104`: a share, level or priority is not from 0 to 1.
fn unit(diagnostics: &mut Diagnostics, at: At, value: f64, what: &str) {
    if finite(diagnostics, at, value) && !(0.0..=1.0).contains(&value) {
        diagnostics.tell(Code::NotAShare, at, &[], |_| {
            Said::new(format!("{value} is not {what}")).of(value)
        });
    }
}

/// Numbers from 0 to 1, each with its name in messages.
macro_rules! units {
    ($($name:ident $what:literal)*) => {$(
        fn $name(diagnostics: &mut Diagnostics, at: At, value: f64) {
            unit(diagnostics, at, value, $what);
        }
    )*};
}
units! { share "a share" level "a level" priority "a priority" importance "an importance" weight "a weight" }

/// `V105`: a count is negative or too large.
fn heads(diagnostics: &mut Diagnostics, at: At, value: i64) {
    if !(0..=1_000_000_000).contains(&value) {
        diagnostics.tell(Code::NotACount, at, &[], |_| {
            Said::new(format!("{value} is not a count")).of(value)
        });
    }
}

/// `V106`: a year is not from 1900 to 2200.
fn year(diagnostics: &mut Diagnostics, at: At, value: i32) {
    if !(1900..=2200).contains(&value) {
        diagnostics.tell(Code::NotAYear, at, &[], |_| {
            Said::new(format!("{value} is not a year")).of(value)
        });
    }
}

/// `V107`: a number lies outside what its column can mean.
fn range(diagnostics: &mut Diagnostics, at: At, value: f64, what: &str, unit: &str, least: f64, most: f64) {
    if finite(diagnostics, at, value) && !(least..=most).contains(&value) {
        diagnostics.tell(Code::OutOfRange, at, &[], |_| {
            Said::new(format!("{value} is not {what}"))
                .of(value)
                .remedy(format!("write {unit} from {least} to {most}"))
        });
    }
}

/// Numbers in a range, each with how it becomes an `f64`, its name in messages, its unit, least and most.
macro_rules! ranges {
    ($($name:ident: $type:ty, $number:expr, $what:literal, $unit:literal, $least:literal, $most:literal;)*) => {$(
        fn $name(diagnostics: &mut Diagnostics, at: At, value: $type) {
            range(diagnostics, at, $number(value), $what, $unit, f64::from($least), f64::from($most));
        }
    )*};
}
ranges! {
    latitude: f64, f64::from, "a latitude", "degrees", -90, 90;
    longitude: f64, f64::from, "a longitude", "degrees", -180, 180;
    study: f64, f64::from, "a time of study", "years", 0, 15;
    experience: f64, f64::from, "a time of experience", "years", 0, 60;
    money: f64, f64::from, "an amount of money", "an amount", 0, 1e12;
    weeks: i64, |weeks| weeks as f64, "a stay", "weeks", 0, 520;
    age: u32, f64::from, "an age", "years", 0, 120;
    schooling: u32, f64::from, "a time of schooling", "years", 1, 30;
    minutes: f64, f64::from, "a travel time", "minutes", 0, 100_000;
    wish: u32, f64::from, "a rank", "a whole number", 1, 1_000_000;
}
