//! Names and classes: categories of fields and occupations, majors, occupations, industries.

use crate::demand::Occupations;
use crate::onet::Onet;
use crate::options::Options;
use crate::raw::Numbers;
use crate::rules::letter;
use crate::supply::{Majors, major_id};
use crate::tables::Rows;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::unit::Level;

/// Classes of occupations: code → title and parent, for every group above the single occupations.
pub struct Classes {
    groups: BTreeMap<String, String>,
}

impl Classes {
    /// Reads the groups of the occupational classification.
    pub fn read(options: &Options) -> Classes {
        let columns = ["soc_code", "title", "display_level"];
        let table =
            options
                .raw_tables
                .open(&options.raw.join("demand"), "oews_occupations", ".csv", &columns);
        let groups = table
            .rows()
            .filter(|row| matches!(row.text("display_level"), "0" | "1"));
        Classes {
            groups: groups
                .filter(|row| row.text("soc_code") != "00-0000")
                .map(|row| (row.text("soc_code").to_owned(), row.text("title").to_owned()))
                .collect(),
        }
    }

    /// The minor group of an occupation: the listed group that shares the longest start, short of itself.
    fn minor(&self, code: &str) -> Option<&str> {
        (2..=4).rev().find_map(|digits| {
            let start = code.get(..=digits)?;
            let group = format!("{start}{}", "0".repeat(7 - start.len()));
            self.groups.get_key_value(&group).map(|(known, _)| known.as_str())
        })
    }

    fn major(code: &str) -> String {
        format!("{}-0000", code.get(..2).unwrap_or(code))
    }
}

/// The `categories` table: 2- and 4-digit fields that have majors, major and minor groups of occupations.
///
/// With the whole catalogue a class holds the fields of one level, below the 4-digit field.
pub fn categories(options: &Options, majors: &Majors, occupations: &Occupations, classes: &Classes) -> Rows {
    let titles = fields(options);
    let mut rows: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (field, level) in majors {
        for digits in [2, 5] {
            if let Some(class) = field.get(..digits) {
                let parent = if digits == 5 { &class[..2] } else { "" };
                let name = titles.get(class).cloned().unwrap_or_else(|| class.to_owned());
                rows.insert(class.to_owned(), (name.clone(), parent.to_owned()));
                if digits == 5 && options.whole_catalogue {
                    let name = format!("{name} ({})", level.name());
                    rows.insert(class_id(options, field, *level), (name, class.to_owned()));
                }
            }
        }
    }
    for code in occupations.known.keys() {
        for group in [Some(Classes::major(code)), classes.minor(code).map(str::to_owned)]
            .into_iter()
            .flatten()
        {
            if let Some(name) = classes.groups.get(&group) {
                let parent = if group.ends_with("-0000") {
                    String::new()
                } else {
                    Classes::major(&group)
                };
                rows.insert(group, (name.clone(), parent));
            }
        }
    }
    rows.into_iter()
        .map(|(id, (name, parent))| vec![id, name, parent])
        .collect()
}

/// The `majors` table.
pub fn majors(options: &Options, majors: &Majors) -> Rows {
    let titles = fields(options);
    let row = |(field, level): &(String, Level)| {
        let name = titles.get(field).unwrap_or(field).clone();
        let class = class_id(options, field, *level);
        vec![major_id(field, *level), name, level.name().to_owned(), class]
    };
    majors.iter().map(row).collect()
}

/// The class of a major: its 4-digit field, with the whole catalogue at its level only.
pub fn class_id(options: &Options, field: &str, level: Level) -> String {
    let class = field.get(..5).unwrap_or("");
    if options.whole_catalogue {
        format!("{class}{}", letter(level))
    } else {
        class.to_owned()
    }
}

/// The `occupations` table, and the ids of those without a skill profile.
pub fn occupations(
    known: &Occupations,
    classes: &Classes,
    industries: &BTreeMap<String, String>,
    keep: &BTreeSet<&str>,
) -> Rows {
    let rows = known.known.iter().filter(|(id, _)| keep.contains(id.as_str()));
    rows.map(|(id, occupation)| {
        vec![
            id.clone(),
            occupation.name.clone(),
            classes.minor(id).unwrap_or("").to_owned(),
            industries.get(id).cloned().unwrap_or_default(),
            occupation.entry.map_or("", Level::name).to_owned(),
            format!("{:.0}", occupation.employment),
        ]
    })
    .collect()
}

/// The `occupation_skills` table: importance and level to two decimals.
pub fn occupation_skills(known: &Occupations, onet: &Onet, keep: &BTreeSet<&str>, least: f64) -> Rows {
    let mut rows = Vec::new();
    for (id, occupation) in known.known.iter().filter(|(id, _)| keep.contains(id.as_str())) {
        for (skill, (importance, level)) in onet.profile(&occupation.members) {
            if importance >= least && level > 0.0 {
                rows.push(vec![id.clone(), skill, decimals(importance), decimals(level)]);
            }
        }
    }
    rows
}

/// Two decimals without the zeros that say nothing.
fn decimals(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn fields(options: &Options) -> BTreeMap<String, String> {
    let table = options.raw_tables.open(
        &options.raw.join("supply"),
        "cip",
        ".csv",
        &["cip2020_code", "title"],
    );
    table
        .rows()
        .map(|row| (row.text("cip2020_code").to_owned(), tidy(row.text("title"))))
        .collect()
}

/// A title in capitals, as the broadest fields have it, in sentence case; any other unchanged.
fn tidy(title: &str) -> String {
    let title = title.trim_end_matches('.');
    if title.chars().any(char::is_lowercase) {
        return title.to_owned();
    }
    let lower = title.to_lowercase();
    let mut letters = lower.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The sectors: their rows, and occupation → the sector that employs most of it in the nation.
pub fn industries(options: &Options, occupations: &Occupations) -> (Rows, BTreeMap<String, String>) {
    let folder = options.raw.join("demand");
    let table = options
        .raw_tables
        .open(&folder, "oews_industries", ".csv", &["industry_code", "title"]);
    let mut sectors: BTreeMap<String, String> = BTreeMap::new();
    let mut rows = Vec::new();
    for row in table.rows().filter(|row| row.text("title").starts_with("Sector")) {
        let (_, name) = row
            .text("title")
            .split_once(" - ")
            .unwrap_or(("", row.text("title")));
        let id = sector_id(row.text("industry_code"));
        sectors.insert(row.text("industry_code").to_owned(), id.clone());
        rows.push(vec![id, name.to_owned()]);
    }
    let columns = ["industry_code", "soc_code", "employment"];
    let table = options
        .raw_tables
        .open(&folder, "oews_", "_industry_occupation.csv", &columns);
    let member_of: BTreeMap<&str, &str> = occupations
        .known
        .iter()
        .flat_map(|(id, o)| o.members.iter().map(move |code| (code.as_str(), id.as_str())))
        .collect();
    let mut jobs: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for row in table.rows() {
        if let (Some(sector), Some(id)) = (
            sectors.get(row.text("industry_code")),
            member_of.get(row.text("soc_code")),
        ) {
            *jobs.entry((id, sector)).or_default() += row.number("employment").unwrap_or(0.0);
        }
    }
    let mut best: BTreeMap<String, (String, f64)> = BTreeMap::new();
    for ((id, sector), jobs) in jobs {
        let entry = best.entry(id.to_owned()).or_default();
        if jobs > entry.1 {
            *entry = (sector.to_owned(), jobs);
        }
    }
    (
        rows,
        best.into_iter().map(|(id, (sector, _))| (id, sector)).collect(),
    )
}

/// `31--34` spans sectors 31 to 33; `11--12` is sector 11 alone.
fn sector_id(code: &str) -> String {
    let (first, end) = code.split_once('-').unwrap_or((code, ""));
    let end = end.trim_start_matches('-').parse::<u32>().ok();
    match (first.parse::<u32>(), end) {
        (Ok(from), Some(end)) if end > from + 1 => format!("{from}-{}", end - 1),
        _ => first.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sectors_are_named_as_the_classification_writes_them() {
        let ids = ["31--34", "11--12", "99-100"].map(sector_id);
        assert_eq!(ids, ["31-33", "11", "99"]);
    }

    #[test]
    fn titles_in_capitals_are_tamed() {
        assert_eq!(tidy("HEALTH PROFESSIONS"), "Health professions");
        assert_eq!(tidy("Nursing Practice."), "Nursing Practice");
    }
}
