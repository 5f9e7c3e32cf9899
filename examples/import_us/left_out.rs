//! Rows of awards that are left out: each reason is counted and told.

use crate::codes::ALL_LEVELS;
use crate::labour::first;
use crate::raw::Row;
use crate::reading::{Faults, Place, Words, both};
use std::collections::{BTreeMap, HashMap};
use vocmatch::problem::Code;

/// Why a row counts what other rows count too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Total {
    Fields,
    Levels,
    Institutions,
    SecondMajors,
}

impl Total {
    /// Whether a row counts all institutions, all levels or second majors.
    pub fn of(row: Row) -> Option<Total> {
        if row.text("majornum") == "2" {
            Some(Total::SecondMajors)
        } else if row.text("unitid").is_empty() {
            Some(Total::Institutions)
        } else if row.text("award_level") == ALL_LEVELS {
            Some(Total::Levels)
        } else {
            None
        }
    }

    /// In the summary.
    pub fn label(self) -> &'static str {
        match self {
            Total::Fields => {
                "rows of awards left out: totals of all fields (CIP 99), of a family or of a class"
            }
            Total::Levels => "rows of awards left out: totals of all award levels",
            Total::Institutions => "rows of awards left out: totals of all institutions",
            Total::SecondMajors => "rows of awards left out: second majors",
        }
    }

    fn wrong(self, rows: usize, row: usize) -> (Code, &'static str, Words) {
        let code = Code::TotalBesideParts;
        match self {
            Total::Fields => (
                code,
                "cip2020_code",
                both!(
                    "{rows} rows, first row {row}, are totals of all fields (CIP 99), of a family or of a class; they are left out",
                    "{rows} 行（首行为第 {row} 行）是全部专业（CIP 99）、大类或中类的合计，未计入"
                ),
            ),
            Total::Levels => (
                code,
                "award_level",
                both!(
                    "{rows} rows, first row {row}, are totals of all award levels; they are left out",
                    "{rows} 行（首行为第 {row} 行）是各证书层次的合计，未计入"
                ),
            ),
            Total::Institutions => (
                code,
                "unitid",
                both!(
                    "{rows} rows, first row {row}, name no institution and are taken for totals; they are left out",
                    "{rows} 行（首行为第 {row} 行）没有院校代码，按合计处理，未计入"
                ),
            ),
            Total::SecondMajors => (
                Code::LeftOut,
                "majornum",
                both!(
                    "{rows} rows, first row {row}, count second majors; they are left out, because those people count in their first",
                    "{rows} 行（首行为第 {row} 行）为第二专业，未计入，因为这些人已计入第一专业"
                ),
            ),
        }
    }
}

/// What was left out of one table of awards, and what stands in it twice.
#[derive(Default)]
pub struct LeftOut<'a> {
    totals: BTreeMap<Total, (usize, usize)>,
    levels: BTreeMap<&'a str, (usize, u64)>,
    units: BTreeMap<&'a str, u64>,
    seen: HashMap<[&'a str; 5], (usize, u32)>,
}

impl<'a> LeftOut<'a> {
    pub fn total(&mut self, total: Total, row: Row) {
        self.totals.entry(total).or_insert((0, row.at())).0 += 1;
    }

    /// Awards at a level that no rule knows.
    pub fn level(&mut self, level: &'a str, awards: u32) {
        let count = self.levels.entry(level).or_default();
        count.0 += 1;
        count.1 += u64::from(awards);
    }

    /// Awards of an institution that the table of institutions lacks.
    pub fn unit(&mut self, unit: &'a str, awards: u32) {
        *self.units.entry(unit).or_default() += u64::from(awards);
    }

    /// Whether the row repeats an earlier one; one with another number is a fault.
    pub fn repeats(&mut self, row: Row<'a>, awards: u32, faults: &Faults) -> bool {
        let key =
            ["year", "unitid", "cip2020_code", "award_level", "majornum"].map(|column| row.text(column));
        let number = row.at();
        let (before, same) = *self.seen.entry(key).or_insert((number, awards));
        if before == number {
            return false;
        }
        if same == awards {
            let wrong = both!(
                "the row repeats row {before}; it counts once",
                "这一行与第 {before} 行重复，只计一次"
            );
            faults.add(Code::NotData, row.place(""), wrong, None);
        } else {
            let wrong = both!(
                "the awards of this institution, field and level stand in row {before} as {same}, here as {awards}",
                "同一院校、专业和层次的证书数在第 {before} 行为 {same}，此处为 {awards}"
            );
            let remedy = both!(
                "keep one of the rows; if one counts second majors, add the column majornum with 1 or 2",
                "请只保留一行；若其中一行为第二专业，请加上 majornum 列并填 1 或 2"
            );
            faults.add(Code::DuplicateKey, row.place(""), wrong, Some(remedy));
        }
        true
    }

    /// The reasons and how many rows each left out.
    pub fn totals(&self) -> impl Iterator<Item = (Total, usize)> {
        self.totals.iter().map(|(total, (rows, _))| (*total, *rows))
    }

    /// Tells all of it.
    pub fn tell(&self, file: &str, faults: &Faults) {
        for (total, (rows, row)) in &self.totals {
            let (code, column, wrong) = total.wrong(*rows, *row);
            let remedy = both!("remove them, or leave it so", "可删除这些行，也可保留");
            faults.add(code, Place::file(file).column(column), wrong, Some(remedy));
        }
        for (level, (rows, awards)) in &self.levels {
            let wrong = both!(
                "no rule knows the award level \"{level}\"; its {rows} rows with {awards} awards are left out",
                "没有规则说明证书层次“{level}”；其 {rows} 行、{awards} 份证书未计入"
            );
            let remedy = both!(
                "correct it, or add a rule award_level,{level},LEVEL with --rules",
                "请更正，或用 --rules 补充规则 award_level,{level},层次"
            );
            faults.add(
                Code::LeftOut,
                Place::file(file).column("award_level"),
                wrong,
                Some(remedy),
            );
        }
        if !self.units.is_empty() {
            let (count, first) = (self.units.len(), first(self.units.keys()));
            let awards: u64 = self.units.values().sum();
            let wrong = both!(
                "the table of institutions lacks {count} institutions ({first}); their {awards} awards are left out",
                "院校表中没有 {count} 所院校（{first}）；其 {awards} 份证书未计入"
            );
            let remedy = both!(
                "correct the ids, or give the institutions of the same year",
                "请更正代码，或提供同一年份的院校表"
            );
            faults.add(
                Code::LeftOut,
                Place::file(file).column("unitid"),
                wrong,
                Some(remedy),
            );
        }
    }
}
