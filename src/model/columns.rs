//! The columns that hold ids: those that define them and those that refer to them.

use super::names::Given;
use crate::dataset::{Dataset, EarningsSubject, MemberKind, TextSubject};
use std::collections::HashSet;

/// Passes the columns that refer to one table each to a macro, behind the given arguments.
macro_rules! reference_columns {
    ($with:ident: $($argument:ident)*) => {
        $with! { $($argument)*;
            regions { parent_id -> regions; }
            mobility { from_region_id -> regions; to_region_id -> regions; }
            industries { parent_id -> industries; }
            categories { parent_id -> categories; }
            skills { parent_id -> skills; }
            occupations { category_id -> categories; industry_id -> industries; }
            occupation_skills { occupation_id -> occupations; }
            occupation_relations { from_occupation_id -> occupations; to_occupation_id -> occupations; }
            demand { occupation_id -> occupations; industry_id -> industries; region_id -> regions; }
            employment { occupation_id -> occupations; industry_id -> industries; region_id -> regions; }
            schools { region_id -> regions; }
            majors { category_id -> categories; }
            major_skills { major_id -> majors; }
            major_occupations { major_id -> majors; occupation_id -> occupations; }
            programs { school_id -> schools; major_id -> majors; }
            entrants { program_id -> programs; }
            graduates { program_id -> programs; }
            enterprises { industry_id -> industries; region_id -> regions; }
            bases { enterprise_id -> enterprises; industry_id -> industries; region_id -> regions; }
            base_programs { base_id -> bases; program_id -> programs; }
            base_skills { base_id -> bases; }
            outcomes { program_id -> programs; occupation_id -> occupations; }
            observed_flows { major_id -> majors; occupation_id -> occupations; }
            link_evidence { major_id -> majors; occupation_id -> occupations; }
            observed_stays { school_id -> schools; region_id -> regions; }
            alliance_members { alliance_id -> alliances; }
            population { region_id -> regions; }
            stage_seats { region_id -> regions; stage_id -> stages; }
            stage_progression { from_stage_id -> stages; to_stage_id -> stages; }
            travel { from_region_id -> regions; to_region_id -> regions; }
            sites { region_id -> regions; }
            posts { base_id -> bases; }
        }
    };
}
pub(super) use reference_columns;

/// A cell that holds an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IdCell {
    pub(super) table: &'static str,
    pub(super) row: usize,
    pub(super) column: &'static str,
    /// The tables one of which defines the id.
    pub(super) to: &'static [&'static str],
}

/// A cell that may hold a text, mutable.
trait GivenMut {
    fn given_mut(&mut self) -> Option<&mut String>;
}

impl GivenMut for String {
    fn given_mut(&mut self) -> Option<&mut String> {
        Some(self).filter(|text| !text.is_empty())
    }
}

impl GivenMut for Option<String> {
    fn given_mut(&mut self) -> Option<&mut String> {
        self.as_mut().filter(|text| !text.is_empty())
    }
}

macro_rules! visit_references {
    ($data:ident $visit:ident; $($table:ident { $($column:ident -> $to:ident;)* })*) => {
        $(for (row, cells) in $data.$table.iter_mut().enumerate() {
            $(if let Some(id) = cells.$column.given_mut() {
                let cell = IdCell {
                    table: stringify!($table),
                    row,
                    column: stringify!($column),
                    to: &[stringify!($to)],
                };
                $visit(cell, id);
            })*
        })*
    };
}

/// Visits every cell that refers to an id.
pub(super) fn references(data: &mut Dataset, visit: &mut dyn FnMut(IdCell, &mut String)) {
    reference_columns!(visit_references: data visit);
    for (row, cells) in data.articulations.iter_mut().enumerate() {
        for (column, id) in [("from_id", &mut cells.from_id), ("to_id", &mut cells.to_id)] {
            let to = &["programs", "majors"];
            let cell = IdCell {
                table: "articulations",
                row,
                column,
                to,
            };
            if id.given().is_some() {
                visit(cell, id);
            }
        }
    }
    by_kind(data, visit);
}

/// References whose table is named in the row itself.
fn by_kind(data: &mut Dataset, visit: &mut dyn FnMut(IdCell, &mut String)) {
    let mut see = |table, row, column, to, id: &mut String| {
        if id.given().is_some() {
            let cell = IdCell {
                table,
                row,
                column,
                to,
            };
            visit(cell, id);
        }
    };
    for (row, cells) in data.texts.iter_mut().enumerate() {
        let to: &[&str] = match cells.subject_kind {
            TextSubject::Major => &["majors"],
            TextSubject::Occupation => &["occupations"],
        };
        see("texts", row, "subject_id", to, &mut cells.subject_id);
    }
    for (row, cells) in data.earnings.iter_mut().enumerate() {
        let to: &[&str] = match cells.subject_kind {
            EarningsSubject::Program => &["programs"],
            EarningsSubject::Class => &["categories"],
        };
        see("earnings", row, "subject_id", to, &mut cells.subject_id);
    }
    for (row, cells) in data.alliance_members.iter_mut().enumerate() {
        let to: &[&str] = match cells.member_kind {
            MemberKind::School => &["schools"],
            MemberKind::Enterprise => &["enterprises"],
            MemberKind::Base => &["bases"],
            MemberKind::Region => &["regions"],
            _ => continue,
        };
        see("alliance_members", row, "member_id", to, &mut cells.member_id);
    }
    for (row, cells) in data.measures.iter_mut().enumerate() {
        let to: &[&str] = match cells.subject_kind.as_str() {
            "school" => &["schools"],
            "region" => &["regions"],
            "program" => &["programs"],
            "major" => &["majors"],
            "occupation" => &["occupations"],
            "industry" => &["industries"],
            "enterprise" => &["enterprises"],
            "base" => &["bases"],
            "alliance" => &["alliances"],
            _ => continue,
        };
        see("measures", row, "subject_id", to, &mut cells.subject_id);
    }
    // A wish may also name a post.
    let posts: HashSet<&str> = data.posts.iter().map(|row| row.post.as_str()).collect();
    for (row, cells) in data.preferences.iter_mut().enumerate() {
        if !posts.contains(cells.target_id.as_str()) {
            let to = &["bases", "schools", "programs"];
            see("preferences", row, "target_id", to, &mut cells.target_id);
        }
    }
}

macro_rules! visit_definitions {
    ($data:ident $visit:ident; $($table:ident: $id:ident,)*) => {
        $(for (row, cells) in $data.$table.iter_mut().enumerate() {
            if let Some(id) = cells.$id.given_mut() {
                let cell = IdCell {
                    table: stringify!($table),
                    row,
                    column: stringify!($id),
                    to: &[stringify!($table)],
                };
                $visit(cell, id);
            }
        })*
    };
}

/// Visits every cell that defines an id to which others refer.
pub(super) fn definitions(data: &mut Dataset, visit: &mut dyn FnMut(IdCell, &mut String)) {
    visit_definitions! { data visit;
        regions: region_id,
        industries: industry_id,
        categories: category_id,
        skills: skill_id,
        occupations: occupation_id,
        schools: school_id,
        majors: major_id,
        programs: program_id,
        enterprises: enterprise_id,
        bases: base_id,
        alliances: alliance_id,
        stages: stage_id,
    }
}
