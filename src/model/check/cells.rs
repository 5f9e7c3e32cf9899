//! Rules about single cells: filled, finite, in range.

use super::super::names::Given;
use super::diagnostics::{At, Diagnostics};
use super::placeholders::{self, Seen};
use crate::dataset::{Column, Number, NumberKind, TABLES};
use crate::language::Language;
use crate::problem::{Code, Said, Words, both};

/// Checks that each cell of the columns is filled.
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
        earnings { subject_id }
        observed_flows { major_id occupation_id }
        link_evidence { major_id occupation_id }
        observed_stays { school_id region_id }
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
    let data = diagnostics.data;
    for rows in TABLES.iter().filter_map(|table| data.rows(table.name)) {
        let kind = rows.kind();
        let mut seen = vec![Seen::default(); kind.columns.len()];
        for index in 0..rows.len() {
            rows.numbers(index, &mut |k, value| {
                let column = &kind.columns[k];
                seen[k].add(index, value);
                number(diagnostics, (kind.table, index, column.name), column, value);
            });
        }
        for (column, seen) in kind
            .columns
            .iter()
            .zip(&seen)
            .filter(|(_, seen)| !seen.is_empty())
        {
            placeholders::column(diagnostics, kind.table, column, rows.len(), seen);
        }
    }
    placeholders::no_years(diagnostics);
}

/// Checks a number by the meaning of its column.
fn number(diagnostics: &mut Diagnostics, at: At, column: &Column, number: Number) {
    match (column.number, number) {
        (None, _) => {}
        (Some(NumberKind::Year), Number::Whole(value)) => year(diagnostics, at, column, value),
        (Some(NumberKind::Heads(_)), Number::Whole(value)) => heads(diagnostics, at, column, value),
        (Some(kind), Number::Whole(value)) => real(diagnostics, at, column, kind, value as f64),
        (Some(kind), Number::Real(value)) => real(diagnostics, at, column, kind, value),
    }
}

/// Tells of a number; the remedy is the code's, and an optional cell may stay empty.
fn tell(diagnostics: &mut Diagnostics, code: Code, at: At, column: &Column, wrong: impl FnOnce() -> Said) {
    diagnostics.tell(code, at, &[], |_| {
        let said = wrong();
        let remedy = || Words::new(code.remedy(Language::English), code.remedy(Language::Chinese));
        let remedy = said.remedy.clone().unwrap_or_else(remedy);
        said.remedy(column.or_empty(remedy))
    });
}

/// A number that is neither a count nor a year.
fn real(diagnostics: &mut Diagnostics, at: At, column: &Column, kind: NumberKind, value: f64) {
    if !value.is_finite() {
        // The remedy of the code speaks of empty cells itself.
        diagnostics.tell(Code::NotFinite, at, &[], |_| {
            Said::new(both!("{value} is not a finite number", "{value} 不是有限的数")).of(value)
        });
        return;
    }
    match kind {
        NumberKind::Share(what, what_zh) if !(0.0..=1.0).contains(&value) => {
            tell(diagnostics, Code::NotAShare, at, column, || {
                Said::new(both!("{value} is not {what}", "{value} 不是有效的{what_zh}")).of(value)
            });
        }
        NumberKind::Range {
            what,
            unit,
            least,
            most,
        } if !(least as f64..=most as f64).contains(&value) => {
            tell(diagnostics, Code::OutOfRange, at, column, || {
                let ((what, what_zh), (unit, unit_zh)) = (what, unit);
                let said = Said::new(both!("{value} is not {what}", "{value} 不是有效的{what_zh}")).of(value);
                if at.2 == "latitude" && value.abs() <= 180.0 {
                    return said.remedy(both!(
                        "write {unit} from {least} to {most}, and check that latitude and longitude are not swapped",
                        "请填写 {least} 到 {most} 之间的{unit_zh}，并核对纬度和经度是否写反"
                    ));
                }
                said.remedy(both!(
                    "write {unit} from {least} to {most}",
                    "请填写 {least} 到 {most} 之间的{unit_zh}"
                ))
            });
        }
        _ => {}
    }
}

/// `V101`: a cell that must be filled is empty.
fn empty(diagnostics: &mut Diagnostics, at: At) {
    diagnostics.tell(Code::EmptyCell, at, &[], |_| {
        Said::new(both!("the cell is empty", "单元格为空"))
            .of("")
            .remedy(both!("write a text", "请填写文字"))
    });
}

/// `V105`: a count is negative or too large.
fn heads(diagnostics: &mut Diagnostics, at: At, column: &Column, value: i64) {
    if !(0..=1_000_000_000).contains(&value) {
        tell(diagnostics, Code::NotACount, at, column, || {
            Said::new(both!("{value} is not a count", "{value} 不是有效的数量")).of(value)
        });
    }
}

/// `V106`: a year is not from 1900 to 2200.
fn year(diagnostics: &mut Diagnostics, at: At, column: &Column, value: i64) {
    if !(1900..=2200).contains(&value) {
        tell(diagnostics, Code::NotAYear, at, column, || {
            Said::new(both!("{value} is not a year", "{value} 不是有效的年份")).of(value)
        });
    }
}
