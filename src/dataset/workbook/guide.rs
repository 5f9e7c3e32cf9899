//! The notes of an empty workbook: which tables are needed first, and the content of each column.

use super::super::number::{self, Counted, NumberKind};
use super::super::table::Column;
use super::super::tables::{TABLES, Table};
use super::references;
use super::rules::{range, wanted};
use crate::language::Language;

/// Tables that a plan requires or uses, in the order in which they are best filled in.
const FIRST: &[&str] = &[
    "regions",
    "industries",
    "occupations",
    "demand",
    "schools",
    "majors",
    "programs",
    "graduates",
    "entrants",
    "major_occupations",
];

/// Tables that a plan requires.
const NEEDED: &[&str] = &[
    "regions",
    "occupations",
    "demand",
    "schools",
    "majors",
    "programs",
];

/// Tables for services of a region, which a plan does not read.
const SERVICES: &[&str] = &[
    "population",
    "stages",
    "stage_seats",
    "stage_progression",
    "travel",
    "sites",
    "posts",
    "preferences",
];

/// How much a plan depends on a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Needed,
    Sharpens,
    Services,
}

pub(super) fn weight(table: &Table) -> Weight {
    match table.name {
        name if NEEDED.contains(&name) => Weight::Needed,
        name if SERVICES.contains(&name) => Weight::Services,
        _ => Weight::Sharpens,
    }
}

/// Every table, in the order of the sheets.
pub(super) fn order() -> Vec<&'static Table> {
    let named = |names: &'static [&'static str]| {
        names
            .iter()
            .filter_map(|name| TABLES.iter().find(|table| table.name == *name))
    };
    let others = TABLES
        .iter()
        .filter(|table| !FIRST.contains(&table.name) && !SERVICES.contains(&table.name));
    named(FIRST).chain(others).chain(named(SERVICES)).collect()
}

/// The note at a header: its meaning, whether it is required, the expected content, and an example.
pub(super) fn note(table: &Table, column: &Column, language: Language) -> String {
    let mut lines = vec![language.pick(column.meaning.trim(), column.chinese).to_owned()];
    let must = if column.optional {
        language.pick("Optional: empty means not known.", "选填：空白表示未知。")
    } else {
        language.pick("Required.", "必填。")
    };
    lines.push(must.to_owned());
    if column.key {
        let keys = table.columns.iter().filter(|one| one.key).count();
        lines.push(if keys == 1 {
            language
                .pick("Key: stands once in the sheet.", "主键：在本表中不得重复。")
                .to_owned()
        } else {
            language
                .pick(
                    "Part of the key: no two rows agree in all of it.",
                    "主键之一：各主键列的组合不得重复。",
                )
                .to_owned()
        });
    }
    if let Some(to) = references::target(table, column) {
        let sheet = to.title(language);
        lines.push(language.pick(
            format!("An id of the sheet {sheet}."),
            format!("表“{sheet}”中的代码。"),
        ));
    }
    if !column.choices.is_empty() {
        let words: Vec<&str> = column
            .choices
            .iter()
            .map(|(english, chinese)| language.pick(*english, *chinese))
            .collect();
        let words = words.join(language.pick(", ", "、"));
        lines.push(language.pick(format!("One of: {words}."), format!("取值：{words}。")));
    }
    lines.extend(range(column).map(|range| wanted(range, language).to_owned()));
    lines.extend(unit(column, language).map(str::to_owned));
    if let Some(example) = example(table, column, language) {
        lines.push(language.pick(format!("Example: {example}"), format!("示例：{example}")));
    }
    lines.join("\n")
}

/// The unit of the number, where its range does not give it.
fn unit(column: &Column, language: Language) -> Option<&'static str> {
    let (english, chinese) = match column.number {
        Some(NumberKind::Heads(Counted::PeopleAYear)) => ("Unit: people a year.", "单位：人／年。"),
        Some(NumberKind::Heads(Counted::People)) => ("Unit: people.", "单位：人。"),
        Some(NumberKind::Heads(Counted::StudentsAYear)) => ("Unit: students a year.", "单位：人／年。"),
        Some(number::MONEY) => (
            "Unit: money a year, one currency throughout.",
            "单位：元／年，全表一致。",
        ),
        Some(number::WEEKS) => ("Unit: weeks.", "单位：周。"),
        Some(number::MINUTES) => ("Unit: minutes.", "单位：分钟。"),
        Some(number::STUDY | number::EXPERIENCE | number::SCHOOLING) => ("Unit: years.", "单位：年。"),
        _ if column.name == "aliases" => ("Several are parted by |.", "多个之间用 | 分隔。"),
        _ => return None,
    };
    Some(language.pick(english, chinese))
}

/// An example of a cell.
fn example(table: &Table, column: &Column, language: Language) -> Option<&'static str> {
    if let Some((english, chinese)) = column.choices.get(1).or(column.choices.first()) {
        return Some(language.pick(english, chinese));
    }
    let of_id = |name: &str| {
        Some(match name {
            "regions" => "110105",
            "industries" => "C39",
            "categories" => "5104",
            "skills" => "s-001",
            "occupations" => "2-02-38-09",
            "schools" => "4111010858",
            "majors" => "510401",
            "programs" => "4111010858-510401",
            "enterprises" => "e-001",
            "bases" => "b-001",
            "alliances" => "a-001",
            "stages" => "primary",
            _ => return None,
        })
    };
    if let Some(to) = references::target(table, column) {
        return of_id(to.name);
    }
    if column.key && column.name.ends_with("_id") {
        return of_id(table.name);
    }
    Some(match column.name {
        "latitude" => "39.92",
        "longitude" => "116.44",
        "experience_years" => "0",
        "years" => "3",
        "openings" | "seats" | "entrants" | "graduates" | "places" | "quota" => "60",
        "annual_wage" | "earnings" | "median_wage" => "96000",
        "wage_p25" | "living_wage" | "threshold" => "72000",
        "wage_p75" => "130000",
        "as_of" => "2025-05",
        "name" => match table.name {
            "regions" => language.pick("Chaoyang", "朝阳区"),
            "industries" => language.pick("Manufacture of electronics", "电子设备制造业"),
            "occupations" => language.pick("Integrated-circuit technician", "集成电路工程技术人员"),
            "schools" => language.pick("North vocational college", "北方职业技术学院"),
            "majors" => language.pick("Integrated-circuit technology", "集成电路技术"),
            _ => return None,
        },
        "first_year" | "last_year" | "year" => "2027",
        _ => match range(column)? {
            super::rules::Range::Share => "0.85",
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_one_sheet_the_needed_ones_first() {
        let order = order();
        assert_eq!(order.len(), TABLES.len());
        assert!(TABLES.iter().all(|table| order.contains(&table)));
        assert_eq!(order.first().map(|table| table.name), Some("regions"));
        assert_eq!(order.last().map(|table| table.name), Some("preferences"));
    }

    #[test]
    fn a_note_says_what_belongs_there() {
        let programs = TABLES.iter().find(|table| table.name == "programs").unwrap();
        let of = |name: &str, language| {
            let column = programs
                .columns
                .iter()
                .find(|column| column.name == name)
                .unwrap();
            note(programs, column, language)
        };
        assert_eq!(
            of("completion_rate", Language::English),
            "The share of entrants who complete, 0..=1.\nOptional: empty means not known.\nA number from 0 to 1: 0.85 for \
             85%.\nExample: 0.85"
        );
        assert_eq!(
            of("school_id", Language::English),
            "The school that runs it.\nRequired.\nAn id of the sheet schools.\nExample: 4111010858"
        );
        assert!(of("program_id", Language::Chinese).contains("主键：在本表中不得重复。"));
    }
}
