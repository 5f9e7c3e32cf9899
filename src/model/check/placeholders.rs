//! Rules about numbers that stand for "not known": 0, 99, 9999 and the like.

use super::diagnostics::Diagnostics;
use crate::dataset::{Column, Number, NumberKind, TABLES};
use crate::problem::{Code, Said, both, grouped};
use crate::unit::Level;

/// Numbers of nines that people and programs write for "not known".
const NINES: [f64; 5] = [9_999.0, 99_999.0, 999_999.0, 9_999_999.0, 99_999_999.0];

/// Numbers that, alone in a column, say nothing.
const ALONE: [f64; 6] = [0.0, 99.0, 999.0, 9_999.0, 99_999.0, 999_999.0];

/// So many rows with one number in all of them are no accident.
const MANY: usize = 10;

/// Columns that a 0 in every row leaves as if empty, or in which it can be true.
const ZERO_IS_NOTHING: [&str; 9] = [
    "experience_years",
    "experienced_share",
    "adults",
    "continuing",
    "own_business",
    "further_study",
    "latitude",
    "longitude",
    "staff",
];

/// Columns of pay: no one works for nothing.
const PAY: [&str; 6] = [
    "annual_wage",
    "wage_p25",
    "wage_p75",
    "living_wage",
    "median_wage",
    "earnings",
];

/// Rows that hold a number, and the first of them.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    rows: usize,
    first: usize,
}

impl Count {
    fn add(&mut self, row: usize) {
        if self.rows == 0 {
            self.first = row;
        }
        self.rows += 1;
    }
}

/// What one column of numbers holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    all: Count,
    /// The largest number, and the largest below it.
    most: f64,
    second: f64,
    at_most: Count,
    least: f64,
    zeros: Count,
}

impl Default for Seen {
    fn default() -> Seen {
        Seen {
            all: Count::default(),
            most: f64::NEG_INFINITY,
            second: f64::NEG_INFINITY,
            at_most: Count::default(),
            least: f64::INFINITY,
            zeros: Count::default(),
        }
    }
}

impl Seen {
    pub(super) fn is_empty(&self) -> bool {
        self.all.rows == 0
    }

    /// Takes the number of a row in.
    pub(super) fn add(&mut self, row: usize, number: Number) {
        let number = match number {
            Number::Whole(number) => number as f64,
            Number::Real(number) => number,
        };
        self.all.add(row);
        if number == 0.0 {
            self.zeros.add(row);
        }
        if number > self.most {
            (self.second, self.most) = (self.most, number);
            self.at_most = Count::default();
        } else if number < self.most && number > self.second {
            self.second = number;
        }
        if number == self.most {
            self.at_most.add(row);
        }
        self.least = self.least.min(number);
    }
}

/// `V115` for a column of a table with so many rows.
pub(super) fn column(
    diagnostics: &mut Diagnostics,
    table: &'static str,
    column: &Column,
    rows: usize,
    seen: &Seen,
) {
    let name = column.name;
    if column.key || matches!(column.number, None | Some(NumberKind::Year | NumberKind::Finite)) {
        return;
    }
    let is_pay = PAY.contains(&name);
    let is_share = matches!(column.number, Some(NumberKind::Share(..)));
    // 0 in a column that must be filled can be true.
    let zero_says_nothing =
        !ZERO_IS_NOTHING.contains(&name) && column.optional && !is_share || name == "completion_rate";
    let is_one = seen.least == seen.most && seen.all.rows == rows && rows >= MANY;
    if is_one && ALONE.contains(&seen.most) && (seen.most != 0.0 || zero_says_nothing || is_pay) {
        fills(diagnostics, (table, seen.all.first, name), seen.most, rows);
        return;
    }
    if seen.zeros.rows > 0 && is_pay {
        zero(
            diagnostics,
            (table, seen.zeros.first, name),
            seen.zeros.rows,
            "pay",
            "收入",
        );
    }
    if seen.zeros.rows > 0 && name == "completion_rate" {
        let (rate, rate_zh) = ("share of those who complete", "完成率");
        zero(
            diagnostics,
            (table, seen.zeros.first, name),
            seen.zeros.rows,
            rate,
            rate_zh,
        );
    }
    // Nines are told from large numbers by standing alone above all others, or in several rows.
    let stands_out = seen.at_most.rows > 1 || seen.second < seen.most / 3.0;
    if NINES.contains(&seen.most) && stands_out {
        nines(
            diagnostics,
            (table, seen.at_most.first, name),
            seen.most,
            seen.at_most.rows,
        );
    }
}

/// "1 row", "3 rows", in both languages.
fn counted(rows: usize) -> (String, String) {
    let number = grouped(rows);
    let ending = if rows == 1 { "" } else { "s" };
    (format!("{number} row{ending}"), format!("{number} 行"))
}

fn fills(diagnostics: &mut Diagnostics, at: super::diagnostics::At, number: f64, rows: usize) {
    diagnostics.tell(Code::Placeholder, at, &[], |_| {
        let (count, count_zh) = counted(rows);
        Said::new(both!(
            "all {count} have {number}, which looks like a word for \"not known\" and is read as a number",
            "全部 {count_zh}都是 {number}，像是用来表示“未知”，但按数字读取"
        ))
        .of(number)
    });
}

fn zero(diagnostics: &mut Diagnostics, at: super::diagnostics::At, rows: usize, what: &str, what_zh: &str) {
    diagnostics.tell(Code::Placeholder, at, &[], |_| {
        let (count, count_zh) = counted(rows);
        Said::new(both!(
            "a {what} of 0, in {count}, looks like a word for \"not known\" and is read as 0",
            "{what_zh}为 0（{count_zh}），像是用来表示“未知”，但按 0 读取"
        ))
        .of(0)
    });
}

fn nines(diagnostics: &mut Diagnostics, at: super::diagnostics::At, number: f64, rows: usize) {
    let (table, _, column) = at;
    let optional = TABLES.iter().find(|one| one.name == table).is_some_and(|table| {
        let mut columns = table.columns.iter();
        columns.any(|one| one.name == column && one.optional)
    });
    diagnostics.tell(Code::Placeholder, at, &[], |_| {
        let (count, count_zh) = counted(rows);
        let said = Said::new(both!(
            "{number}, in {count}, looks like a word for \"not known\" and is read as a number",
            "{number}（{count_zh}）像是用来表示“未知”，但按数字读取"
        ));
        let said = said.of(number);
        if optional {
            return said;
        }
        said.remedy(both!(
            "write the number, or remove the row if it is not known",
            "请填写该数字；数字未知时请删除该行"
        ))
    });
}

/// `V115`: years of study of 0 above certificates.
pub(super) fn no_years(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    let is_nothing = |level: Level, years: Option<f64>| years == Some(0.0) && level > Level::Secondary;
    let is_read = |table, row| diagnostics.is_read(table, row, &["level", "years"]);
    let majors = data.majors.iter().enumerate();
    let majors =
        majors.filter(|(row, major)| is_nothing(major.level, major.years) && is_read("majors", *row));
    let majors: Vec<usize> = majors.map(|(row, _)| row).collect();
    let levels = data.levels.iter().enumerate();
    let levels =
        levels.filter(|(row, level)| is_nothing(level.level, level.years) && is_read("levels", *row));
    let levels: Vec<usize> = levels.map(|(row, _)| row).collect();
    let mut programs: Vec<usize> = Vec::new();
    if data.programs.iter().any(|program| program.years == Some(0.0)) {
        let known = data
            .majors
            .iter()
            .map(|major| (major.major_id.as_str(), major.level));
        let known: std::collections::HashMap<&str, Level> = known.collect();
        for (row, program) in data.programs.iter().enumerate() {
            let level = known.get(program.major_id.as_str());
            if level.is_some_and(|level| is_nothing(*level, program.years)) {
                programs.push(row);
            }
        }
    }
    for (table, rows) in [("levels", levels), ("majors", majors), ("programs", programs)] {
        let Some(first) = rows.first() else {
            continue;
        };
        diagnostics.tell(Code::Placeholder, (table, *first, "years"), &[], |_| {
            let (count, count_zh) = counted(rows.len());
            Said::new(both!(
                "0 years of study above the level of certificates, in {count}, look like a word for \"not known\" and are read as 0",
                "中职以上层次的学制为 0（{count_zh}），像是用来表示“未知”，但按 0 读取"
            ))
            .of(0)
        });
    }
}
