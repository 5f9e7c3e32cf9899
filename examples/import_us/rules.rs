//! The special cases: rows of `rule,key,value,why`, built in for the country, added to for a state.

use crate::raw::{RawTables, Result, told};
use crate::reading::both;
use std::collections::BTreeMap;
use std::path::Path;
use vocmatch::unit::Level;

const COUNTRY: &str = include_str!("rules.csv");

/// Every rule there is, so that a misspelt one is an error and not ignored.
const NAMES: [&str; 22] = [
    "as_of",
    "award_level",
    "county_area",
    "cut_link",
    "delivery",
    "earnings_level",
    "elsewhere",
    "entry_education",
    "experience",
    "funnel_title",
    "group_name",
    "level_name",
    "level_years",
    "merge",
    "note",
    "occupation_entry",
    "occupation_max_level",
    "required_education",
    "title",
    "training_note",
    "transfer_by_links",
    "transfer_family",
];

/// The rules in force.
pub struct Rules {
    rows: BTreeMap<(String, String), (String, String)>,
}

impl Rules {
    /// The built-in rules, then those of each file: a later row replaces an earlier one of the same rule and
    /// key, and an empty value takes it back.
    pub fn load<'a>(files: impl IntoIterator<Item = &'a Path>) -> Result<Rules> {
        let raw_tables = RawTables::default();
        let rules = Rules::read(&raw_tables, files)?;
        raw_tables.faults.stop()?;
        Ok(rules)
    }

    /// The same with the raw tables, which collect what is wrong with the files.
    pub fn read<'a>(raw_tables: &RawTables, files: impl IntoIterator<Item = &'a Path>) -> Result<Rules> {
        let mut rules = Rules {
            rows: BTreeMap::new(),
        };
        let mut reader = csv::Reader::from_reader(COUNTRY.as_bytes());
        for record in reader.records() {
            let record = record?;
            let cell = |i| record.get(i).unwrap_or("");
            rules.set("built-in rules", cell(0), cell(1), cell(2), cell(3))?;
        }
        for path in files {
            let name = path
                .file_name()
                .and_then(|n| n.to_str())
                .ok_or_else(|| told(both!("a rules file needs a name", "规则文件需要文件名")))?;
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
            let table = raw_tables.open(
                folder.unwrap_or(Path::new(".")),
                name,
                "",
                &["rule", "key", "value", "why"],
            );
            for row in table.rows() {
                rules.set(
                    name,
                    row.text("rule"),
                    row.text("key"),
                    row.text("value"),
                    row.text("why"),
                )?;
            }
        }
        Ok(rules)
    }

    fn set(&mut self, file: &str, rule: &str, key: &str, value: &str, why: &str) -> Result<()> {
        if !NAMES.contains(&rule) {
            return Err(told(both!(
                "{file}: there is no rule `{rule}`; see --help",
                "{file}：没有规则“{rule}”，参见 --help"
            )));
        }
        let place = (rule.to_owned(), key.to_owned());
        if value.is_empty() {
            self.rows.remove(&place);
        } else {
            self.rows.insert(place, (value.to_owned(), why.to_owned()));
        }
        Ok(())
    }

    /// The value of a rule for exactly this key.
    pub fn get(&self, rule: &str, key: &str) -> Option<&str> {
        let place = (rule.to_owned(), key.to_owned());
        self.rows.get(&place).map(|(value, _)| value.as_str())
    }

    /// The value for the key, else for the longest `start*` that the key begins with. A value of `-` stands
    /// for nothing: it exempts a key from a wider rule.
    pub fn matching(&self, rule: &str, key: &str) -> Option<&str> {
        let starts = (0..=key.len()).rev().filter_map(|n| key.get(..n));
        self.get(rule, key)
            .or_else(|| {
                starts
                    .into_iter()
                    .find_map(|start| self.get(rule, &format!("{start}*")))
            })
            .filter(|value| *value != "-")
    }

    /// Every key and value of a rule, by key.
    pub fn all<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let of_rule = self.rows.iter().filter(move |((name, _), _)| name == rule);
        of_rule.map(|((_, key), (value, _))| (key.as_str(), value.as_str()))
    }

    /// The level that a rule gives a key; `None` when it gives another word or nothing.
    pub fn level(&self, rule: &str, key: &str) -> Option<Level> {
        level(self.get(rule, key)?)
    }

    /// The rules as a table.
    pub fn to_csv(&self) -> Result<String> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["rule", "key", "value", "why"])?;
        for ((rule, key), (value, why)) in &self.rows {
            writer.write_record([rule, key, value, why])?;
        }
        Ok(String::from_utf8(writer.into_inner()?)?)
    }
}

/// The level of this name.
pub fn level(name: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| level.name() == name)
}

/// The letter of a level in ids: c(ertificate), a(ssociate), b(achelor), m(aster).
pub fn letter(level: Level) -> char {
    match level {
        Level::Secondary => 'c',
        Level::HigherVocational => 'a',
        Level::AppliedBachelor => 'b',
        Level::ProfessionalMaster => 'm',
    }
}
