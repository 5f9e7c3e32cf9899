//! The national catalogue with what destinations need: people employed, what occupations ask, what they pay; and the
//! bachelor's degrees of each field.

use super::split::mean;
use crate::national;
use crate::published::{Row, cell, rows};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use vocmatch::Model;
use vocmatch::dataset::rows::{DemandRow, RegionRow};
use vocmatch::dataset::{Credential, Dataset};
use vocmatch::fit::{Destinations, FitConfig, Sizes};
use vocmatch::id::MajorIx;
use vocmatch::unit::Level;

/// The level of a bachelor's degree in the tables of completions, and the last year of them.
const BACHELOR: &str = "5";
const YEAR: &str = "2024";

/// The catalogue, and what is measured on it.
pub struct Nation {
    pub model: Model,
    pub destinations: Destinations,
    /// The same by openings in place of people employed.
    pub by_openings: Destinations,
    /// By occupation: people employed, thousands.
    pub employed: Vec<f64>,
    /// By occupation: the median pay.
    pub wage: Vec<Option<f64>>,
    /// By occupation: the share of its workers' answers that require a bachelor's degree or more.
    pub bachelor: Vec<f64>,
    /// By occupation: whether its usual entry asks for a bachelor's degree or more.
    pub asks_college: Vec<bool>,
    /// By occupation: whether it asks for more than the four levels.
    pub beyond: Vec<bool>,
    /// By major: bachelor's degrees of the last year.
    pub degrees: Vec<f64>,
    /// By occupation: its minor group.
    pub group: Vec<String>,
}

/// What the projections say of a code.
struct Projected {
    employed: f64,
    openings: f64,
    education: String,
    experience: String,
    wage: Option<f64>,
}

fn number(row: &Row, column: &str) -> Option<f64> {
    cell(row, column).parse().ok()
}

fn projections(folder: &Path) -> Result<BTreeMap<String, Projected>, String> {
    let lines = rows(folder, "demand/bls_projections_national_2024_2034.csv")?;
    let lines = lines.iter().filter(|row| cell(row, "type") == "Line item");
    let projected = |row: &Row| Projected {
        employed: number(row, "emp_2024_k").unwrap_or(0.0),
        openings: number(row, "annual_openings_k").unwrap_or(0.0),
        education: cell(row, "entry_education").to_owned(),
        experience: cell(row, "work_experience").to_owned(),
        wage: number(row, "median_annual_wage_2024"),
    };
    Ok(lines
        .map(|row| (cell(row, "soc_code").to_owned(), projected(row)))
        .collect())
}

/// The credential and level that an entry education names.
fn asks(education: &str) -> (Credential, Option<Level>) {
    let required = |level| (Credential::Required, Some(level));
    match education {
        "Doctoral or professional degree" => (Credential::Beyond, None),
        "Master's degree" => required(Level::ProfessionalMaster),
        "Bachelor's degree" => required(Level::AppliedBachelor),
        "Associate's degree" => required(Level::HigherVocational),
        "Postsecondary nondegree award" => required(Level::Secondary),
        "High school diploma or equivalent" | "Some college, no degree" => (Credential::HighSchool, None),
        _ => (Credential::None, None),
    }
}

impl Nation {
    /// Reads the catalogue; `folder` holds the tables of the United States.
    pub fn read(folder: &Path, fit: &FitConfig) -> Result<Nation, Box<dyn Error>> {
        let mut data = national::catalogue(&|file| rows(folder, file))?;
        let projected = projections(folder)?;
        let combined: BTreeMap<String, String> = rows(folder, "crosswalk/oews_combined_soc2018.csv")?
            .iter()
            .map(|row| {
                (
                    cell(row, "soc2018_code").to_owned(),
                    cell(row, "oews_code").to_owned(),
                )
            })
            .collect();
        let code_of = |code: &str| {
            let known = projected.contains_key(code);
            let other = combined.get(code).filter(|_| !known);
            other.map_or_else(|| code.to_owned(), Clone::clone)
        };
        let mut members: BTreeMap<String, f64> = BTreeMap::new();
        for row in &data.occupations {
            *members.entry(code_of(&row.occupation_id)).or_default() += 1.0;
        }
        work(&mut data, |code| {
            let code = code_of(code);
            projected.get(&code).map(|one| (one, members[&code]))
        });
        let model = Model::new(data).map_err(|problems| problems.to_string())?;
        let table = vocmatch::fit::table(&model, fit);
        let destinations = Destinations::new(&model, &table, None);
        let by_openings = Destinations::new(&model, &table, Some(Sizes::Openings));
        let of = |code: &str| projected.get(&code_of(code));
        let ids = || model.occupations().iter().map(|one| one.id.as_str());
        let groups = groups(folder)?;
        let answers = answers(folder)?;
        let degrees = degrees(folder)?;
        let college = |code: &str| {
            let (credential, level) = of(code).map_or((Credential::None, None), |one| asks(&one.education));
            credential == Credential::Beyond || level >= Some(Level::AppliedBachelor)
        };
        let share = |code: &str| {
            let usual = f64::from(u8::from(college(code)));
            answers.get(code).copied().unwrap_or(usual)
        };
        Ok(Nation {
            employed: ids()
                .map(|id| of(id).map_or(0.0, |one| one.employed / members[&code_of(id)]))
                .collect(),
            wage: ids().map(|id| of(id)?.wage).collect(),
            bachelor: ids().map(share).collect(),
            asks_college: ids().map(college).collect(),
            beyond: ids()
                .map(|id| of(id).is_some_and(|one| asks(&one.education).0 == Credential::Beyond))
                .collect(),
            degrees: model
                .majors()
                .iter()
                .map(|major| degrees.get(major.id.as_str()).copied().unwrap_or(0.0))
                .collect(),
            group: ids().map(|id| group_of(id, &groups)).collect(),
            destinations,
            by_openings,
            model,
        })
    }

    /// The majors of a field with degrees: position and weight.
    pub fn majors(&self, prefixes: &[String]) -> Vec<(MajorIx, f64)> {
        let all = self.model.majors().iter().enumerate();
        let of = all.filter(|(m, major)| {
            self.degrees[*m] > 0.0 && super::observed::begins(major.id.as_str(), prefixes)
        });
        of.map(|(m, _)| (MajorIx::at(m), self.degrees[m])).collect()
    }
}

/// Adds employment and one row of openings for each occupation that the projections know. `of` gives their figures,
/// and among how many occupations they are divided.
fn work<'p>(data: &mut Dataset, of: impl Fn(&str) -> Option<(&'p Projected, f64)>) {
    data.regions.push(RegionRow {
        region_id: "us".to_owned(),
        name: "United States".to_owned(),
        ..RegionRow::default()
    });
    let whole = |thousands: f64, parts: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "people")]
        let people = libm::floor(1000.0 * thousands / parts + 0.5) as i64;
        people
    };
    for row in &mut data.occupations {
        let Some((one, parts)) = of(&row.occupation_id) else {
            continue;
        };
        row.employment = Some(whole(one.employed, parts));
        let (credential, min_level) = asks(&one.education);
        data.demand.push(DemandRow {
            occupation_id: row.occupation_id.clone(),
            region_id: "us".to_owned(),
            first_year: 2025,
            min_level,
            credential: Some(credential),
            experience_years: (!one.experience.is_empty()).then_some(2.0),
            openings: whole(one.openings, parts).max(1),
            annual_wage: one.wage,
            ..DemandRow::default()
        });
    }
}

/// Bachelor's degrees of the nation by field.
fn degrees(folder: &Path) -> Result<BTreeMap<String, f64>, String> {
    let mut degrees: BTreeMap<String, f64> = BTreeMap::new();
    for row in rows(folder, "supply/completions_state_2020_2024.csv")? {
        if cell(&row, "award_level") == BACHELOR && cell(&row, "year") == YEAR {
            let awards = number(&row, "awards").unwrap_or(0.0);
            *degrees.entry(cell(&row, "cip2020_code").to_owned()).or_default() += awards;
        }
    }
    Ok(degrees)
}

/// By code: the share of answers that require a bachelor's degree or more, mean over its O*NET occupations.
fn answers(folder: &Path) -> Result<BTreeMap<String, f64>, String> {
    let mut sums: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for row in rows(folder, "onet/required_education.csv")? {
        let percent = number(&row, "pct_respondents").unwrap_or(0.0);
        let sum = sums.entry(cell(&row, "onetsoc_code").to_owned()).or_default();
        let requires = number(&row, "category").is_some_and(|category| category >= 6.0);
        *sum = (sum.0 + if requires { percent } else { 0.0 }, sum.1 + percent);
    }
    let mut by: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (code, (required, all)) in sums.into_iter().filter(|(_, (_, all))| *all > 0.0) {
        by.entry(code.chars().take(7).collect())
            .or_default()
            .push(required / all);
    }
    Ok(by
        .into_iter()
        .map(|(code, shares)| (code, mean(shares.into_iter())))
        .collect())
}

/// The groups of the occupational classification above single occupations.
fn groups(folder: &Path) -> Result<BTreeSet<String>, String> {
    let all = rows(folder, "demand/oews_occupations.csv")?;
    let groups = all
        .iter()
        .filter(|row| matches!(cell(row, "display_level"), "0" | "1"));
    Ok(groups.map(|row| cell(row, "soc_code").to_owned()).collect())
}

/// The minor group of a code: the listed group that shares the longest beginning.
fn group_of(code: &str, groups: &BTreeSet<String>) -> String {
    let group = |digits: usize| {
        let start = code.get(..=digits)?;
        let group = format!("{start}{}", "0".repeat(7 - start.len()));
        groups.contains(&group).then_some(group)
    };
    (2..=4).rev().find_map(group).unwrap_or_default()
}
