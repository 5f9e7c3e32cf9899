//! What O*NET says of occupations: skills and knowledge, and the education that jobs require.

use crate::labour::combined;
use crate::options::Options;
use crate::raw::{Numbers, Result, told};
use crate::reading::both;
use crate::rules::{Rules, level};
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::unit::Level;

/// O*NET by code of the projections.
pub struct Onet {
    education: BTreeMap<String, Education>,
    /// Occupation → skill → importance and level, both 0..=1.
    skills: BTreeMap<String, Profile>,
}

/// Skill → importance and level, both 0..=1.
pub type Profile = BTreeMap<String, (f64, f64)>;

/// The education that an occupation's jobs require, as shares of jobs.
#[derive(Default)]
pub struct Education {
    pub awards: BTreeMap<Level, f64>,
    /// Doctorates and first professional degrees.
    pub beyond: f64,
}

impl Onet {
    /// Reads O*NET: the mean over the O*NET codes of an occupation, each counting alike.
    pub fn read(options: &Options, rules: &Rules) -> Result<Onet> {
        let folder = options.raw.join("onet");
        let codes =
            options
                .raw_tables
                .open(&folder, "occupations", ".csv", &["onetsoc_code", "soc2018_code"]);
        let combined = combined(options);
        let code_of: BTreeMap<&str, &str> = codes
            .rows()
            .map(|row| {
                let soc = row.text("soc2018_code");
                (
                    row.text("onetsoc_code"),
                    combined.get(soc).map_or(soc, String::as_str),
                )
            })
            .collect();
        Ok(Onet {
            education: education(options, rules, &code_of)?,
            skills: skills(options, &code_of),
        })
    }

    /// The education that jobs of this occupation require; `None` when O*NET does not say.
    pub fn education(&self, code: &str) -> Option<&Education> {
        self.education.get(code)
    }

    /// Mean importance and level of every skill over these occupations; empty when O*NET rates none.
    pub fn profile(&self, members: &BTreeSet<String>) -> Profile {
        let mut means = Means::default();
        for (skill, rating) in members.iter().filter_map(|code| self.skills.get(code)).flatten() {
            means.add((String::new(), skill.clone()), *rating);
        }
        means.by_occupation().remove("").unwrap_or_default()
    }

    /// The `skills` table.
    pub fn elements(options: &Options) -> Vec<Vec<String>> {
        let columns = ["element_id", "element_name"];
        let table = options
            .raw_tables
            .open(&options.raw.join("onet"), "elements", ".csv", &columns);
        let row = |row: crate::raw::Row| {
            vec![
                row.text("element_id").to_owned(),
                row.text("element_name").to_owned(),
            ]
        };
        table.rows().map(row).collect()
    }
}

/// Sums of pairs, for means.
#[derive(Default)]
struct Means(BTreeMap<(String, String), (f64, f64, f64)>);

impl Means {
    fn add(&mut self, key: (String, String), (a, b): (f64, f64)) {
        let sum = self.0.entry(key).or_default();
        *sum = (sum.0 + a, sum.1 + b, sum.2 + 1.0);
    }

    fn by_occupation(self) -> BTreeMap<String, Profile> {
        let mut by: BTreeMap<String, Profile> = BTreeMap::new();
        for ((occupation, skill), (a, b, n)) in self.0 {
            by.entry(occupation).or_default().insert(skill, (a / n, b / n));
        }
        by
    }
}

fn education(
    options: &Options,
    rules: &Rules,
    code_of: &BTreeMap<&str, &str>,
) -> Result<BTreeMap<String, Education>> {
    let columns = ["onetsoc_code", "category", "pct_respondents"];
    let table = options
        .raw_tables
        .open(&options.raw.join("onet"), "required_education", ".csv", &columns);
    let mut totals: BTreeMap<&str, f64> = BTreeMap::new();
    let mut by: BTreeMap<String, Education> = BTreeMap::new();
    let mut parts: Vec<(&str, &str, f64)> = Vec::new();
    for row in table.rows() {
        let Some(code) = code_of.get(row.text("onetsoc_code")) else {
            continue;
        };
        let percent = row.number("pct_respondents").unwrap_or(0.0);
        *totals.entry(code).or_default() += percent;
        parts.push((code, row.text("category"), percent));
    }
    for (code, category, percent) in parts {
        let total = totals.get(code).copied().unwrap_or(0.0);
        if total <= 0.0 || percent <= 0.0 {
            continue;
        }
        let education = by.entry(code.to_owned()).or_default();
        let word = rules.get("required_education", category);
        match word.ok_or_else(|| {
            told(both!(
                "onet/required_education.csv: no rule required_education,{category}; add one with --rules",
                "onet/required_education.csv：没有规则 required_education,{category}，请用 --rules 补充"
            ))
        })? {
            "no_award" => {}
            "outside" => education.beyond += percent / total,
            name => {
                let level = level(name).ok_or_else(|| {
                    told(both!(
                        "rules: required_education,{category}: `{name}` is no level",
                        "规则 required_education,{category}：“{name}”不是层次"
                    ))
                })?;
                *education.awards.entry(level).or_default() += percent / total;
            }
        }
    }
    Ok(by)
}

/// Importance 1..=5 and level 0..=7 scaled to 0..=1. Ratings that O*NET advises to suppress are left out;
/// a skill that it calls not relevant has level 0.
fn skills(options: &Options, code_of: &BTreeMap<&str, &str>) -> BTreeMap<String, Profile> {
    let columns = [
        "onetsoc_code",
        "element_id",
        "importance",
        "level",
        "not_relevant",
        "recommend_suppress",
    ];
    let mut means = Means::default();
    for file in ["skills", "knowledge"] {
        let table = options
            .raw_tables
            .open(&options.raw.join("onet"), file, ".csv", &columns);
        for row in table.rows().filter(|row| row.text("recommend_suppress") != "Y") {
            let (Some(code), Some(importance)) =
                (code_of.get(row.text("onetsoc_code")), row.number("importance"))
            else {
                continue;
            };
            let level = match row.text("not_relevant") {
                "Y" => 0.0,
                _ => row.number("level").unwrap_or(0.0) / 7.0,
            };
            let key = ((*code).to_owned(), row.text("element_id").to_owned());
            means.add(
                key,
                (((importance - 1.0) / 4.0).clamp(0.0, 1.0), level.clamp(0.0, 1.0)),
            );
        }
    }
    means.by_occupation()
}
