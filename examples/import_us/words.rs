//! What the raw tables say in words: other titles and descriptions of occupations, related occupations, definitions of
//! fields. They are evidence for fit and for destinations; they are bulky, so that they are written only if asked for.

use crate::demand::Occupations;
use crate::labour::combined;
use crate::options::Options;
use crate::raw::{Row, Table};
use crate::rules::Rules;
use crate::supply::{Majors, major_id};
use crate::tables::Rows;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The columns of the tables of words.
pub const TEXTS: &[&str] = &["subject_kind", "subject_id", "field", "text"];
pub const RELATIONS: &[&str] = &["from_occupation_id", "to_occupation_id", "weight"];

/// What separates what a field is from what it teaches, in definitions.
const INSTRUCTION: &str = "Includes instruction in";

/// Finds the occupation of the tables for a code of the classification or of O*NET.
pub struct Codes<'a> {
    combined: BTreeMap<String, String>,
    rules: &'a Rules,
    keep: &'a BTreeSet<&'a str>,
}

impl<'a> Codes<'a> {
    pub fn new(options: &Options, rules: &'a Rules, keep: &'a BTreeSet<&'a str>) -> Codes<'a> {
        Codes {
            combined: combined(options),
            rules,
            keep,
        }
    }

    pub fn of(&self, code: &str) -> Option<&str> {
        let soc = code.get(..7)?;
        let soc = self.combined.get(soc).map_or(soc, String::as_str);
        let id = self.rules.get("merge", soc).unwrap_or(soc);
        self.keep.get(id).copied()
    }
}

fn onet(options: &Options, file: &str, columns: &[&'static str]) -> Rc<Table> {
    options
        .raw_tables
        .open(&options.raw.join("onet"), file, ".csv", columns)
}

/// Occupation → its other titles, in the order of the codes, each once.
pub fn aliases(options: &Options, codes: &Codes, known: &Occupations) -> BTreeMap<String, String> {
    let table = onet(options, "alternate_titles", &["onetsoc_code", "alternate_title"]);
    let mut titles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in table.rows() {
        let Some(id) = codes.of(row.text("onetsoc_code")) else {
            continue;
        };
        let title = row.text("alternate_title").replace('|', " ");
        let own = known
            .known
            .get(id)
            .is_some_and(|occupation| occupation.name == title);
        let all = titles.entry(id.to_owned()).or_default();
        if !own && !all.contains(&title) {
            all.push(title);
        }
    }
    titles.into_iter().map(|(id, all)| (id, all.join("|"))).collect()
}

/// The `occupation_relations` table: primary relations count 1, others half.
pub fn relations(options: &Options, codes: &Codes) -> Rows {
    let columns = ["onetsoc_code", "related_onetsoc_code", "tier"];
    let table = onet(options, "related_occupations", &columns);
    let mut near: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    let ends = |row: Row| {
        let pair = codes
            .of(row.text("onetsoc_code"))
            .zip(codes.of(row.text("related_onetsoc_code")));
        pair.filter(|(from, to)| from != to)
    };
    for row in table.rows() {
        if let Some(pair) = ends(row) {
            *near.entry(pair).or_default() |= row.text("tier").starts_with("Primary");
        }
    }
    let weight = |primary| if primary { "1" } else { "0.5" };
    let row =
        |((from, to), primary): ((&str, &str), bool)| [from, to, weight(primary)].map(str::to_owned).to_vec();
    near.into_iter().map(row).collect()
}

/// The `texts` table: descriptions of occupations, definitions of fields, in two parts, at every level.
pub fn texts(options: &Options, codes: &Codes, majors: &Majors) -> Rows {
    let table = onet(options, "occupations", &["onetsoc_code", "description"]);
    let mut described: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in table.rows() {
        if let Some(id) = codes.of(row.text("onetsoc_code")) {
            described.entry(id).or_default().push(row.text("description"));
        }
    }
    let line =
        |kind: &str, id: &str, field: &str, text: &str| [kind, id, field, text].map(str::to_owned).to_vec();
    let mut rows: Rows = described
        .into_iter()
        .map(|(id, all)| line("occupation", id, "description", &all.join(" ")))
        .collect();
    let columns = ["cip2020_code", "definition"];
    let table = options
        .raw_tables
        .open(&options.raw.join("supply"), "cip", ".csv", &columns);
    let definitions: BTreeMap<&str, &str> = table
        .rows()
        .map(|row| (row.text("cip2020_code"), row.text("definition")))
        .collect();
    for (field, level) in majors {
        let text = definitions.get(field.as_str()).copied().unwrap_or("");
        let (about, teaches) = text.split_once(INSTRUCTION).unwrap_or((text, ""));
        for (part, text) in [("description", about), ("instruction", teaches)] {
            if !text.trim().is_empty() {
                rows.push(line("major", &major_id(field, *level), part, text.trim()));
            }
        }
    }
    rows
}
