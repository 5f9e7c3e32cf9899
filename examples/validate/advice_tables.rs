//! California as it was known in 2021, and what its classes of majors graduated until 2024.

use crate::cells::{cell, rows};
use crate::panel::{FIRST_YEAR, YEARS, studies_on};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use vocmatch::dataset::Dataset;
use vocmatch::dataset::rows::{
    CategoryRow, GraduateRow, MajorOccupationRow, MajorRow, ProgramRow, SchoolRow,
};
use vocmatch::unit::Level;

/// The last year of which the plan may know.
pub const LAST_KNOWN: i32 = 2021;

/// What was known, and what came.
pub struct Past {
    /// The tables with graduates up to the last known year, of programs that had any by then.
    pub known: Dataset,
    /// By 4-digit class: graduates of each year, without those of studies that lead to further study.
    pub classes: BTreeMap<String, [f64; YEARS]>,
}

fn shipped_folder() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("examples/data/california")
}

fn place(year: i32) -> Option<usize> {
    usize::try_from(year - FIRST_YEAR)
        .ok()
        .filter(|place| *place < YEARS)
}

fn below_bachelor(level: Level) -> bool {
    matches!(level, Level::Secondary | Level::HigherVocational)
}

/// From the shipped tables: their programs are those that still had graduates in 2024.
pub fn shipped() -> Past {
    let data = Dataset::read_dir(shipped_folder());
    past(data)
}

/// From the raw table of completions by institution, whether or not a program lived on. Everything but schools, programs and
/// graduates is that of the shipped tables; majors that they lack come with the links of the same field at another level.
pub fn raw(folder: &Path) -> Result<Past, Box<dyn Error>> {
    let mut data = Dataset::read_dir(shipped_folder());
    let regions: BTreeSet<String> = data.regions.iter().map(|row| row.region_id.clone()).collect();
    let mut schools: BTreeSet<String> = data.schools.iter().map(|row| row.school_id.clone()).collect();
    let elsewhere = elsewhere()?;
    for row in rows(folder, "supply/institutions_ca.csv")? {
        let (school_id, region_id) = (cell(&row, "unitid").to_owned(), cell(&row, "cbsa").to_owned());
        if regions.contains(&region_id)
            && !elsewhere.contains(&school_id)
            && schools.insert(school_id.clone())
        {
            let name = cell(&row, "name").to_owned();
            data.schools.push(SchoolRow {
                school_id,
                name,
                region_id,
                ..SchoolRow::default()
            });
        }
    }
    let mut graduates: BTreeMap<(String, String, Level), [i64; YEARS]> = BTreeMap::new();
    for row in rows(folder, "supply/completions_ca_institution_2020_2024.csv")? {
        let level = match cell(&row, "award_level") {
            "1" | "2" | "4" | "20" | "21" => Level::Secondary,
            "3" => Level::HigherVocational,
            "5" => Level::AppliedBachelor,
            "7" => Level::ProfessionalMaster,
            _ => continue,
        };
        let (school, field) = (cell(&row, "unitid"), cell(&row, "cip2020_code"));
        let (year, awards) = (cell(&row, "year").parse()?, cell(&row, "awards").parse::<i64>()?);
        if let (Some(year), true, true) = (place(year), schools.contains(school), awards > 0) {
            let key = (school.to_owned(), field.to_owned(), level);
            graduates.entry(key).or_default()[year] += awards;
        }
    }
    let taught: BTreeSet<(&str, Level)> = graduates
        .keys()
        .map(|(_, field, level)| (field.as_str(), *level))
        .collect();
    let names = rows(folder, "supply/cip2020.csv")?;
    let names: BTreeMap<&str, &str> = names
        .iter()
        .map(|row| (cell(row, "cip2020_code"), cell(row, "title")))
        .collect();
    let going_on = going_on(&data);
    majors(&mut data, &taught, &names);
    (data.programs, data.graduates) = (Vec::new(), Vec::new());
    for ((school, field, level), years) in &graduates {
        let major_id = major_id(field, *level);
        let program_id = format!("{school}{}", major_id.replace('.', ""));
        let go_on = going_on.contains(&major_id) || studies_on(field, below_bachelor(*level));
        for (year, graduates) in (FIRST_YEAR..).zip(years).filter(|(_, graduates)| **graduates > 0) {
            data.graduates.push(GraduateRow {
                program_id: program_id.clone(),
                year,
                graduates: *graduates,
                continuing: go_on.then_some(*graduates),
                ..GraduateRow::default()
            });
        }
        data.programs.push(ProgramRow {
            program_id,
            school_id: school.clone(),
            major_id,
            ..ProgramRow::default()
        });
    }
    Ok(past(data))
}

/// Institutions that teach elsewhere, by the rules that the shipped tables were made with.
fn elsewhere() -> Result<BTreeSet<String>, String> {
    let rules = rows(&shipped_folder(), "../california-rules.csv")?;
    let rules = rules.iter().filter(|row| cell(row, "rule") == "elsewhere");
    Ok(rules.map(|row| cell(row, "key").to_owned()).collect())
}

/// Majors whose graduates go on to study.
fn going_on(data: &Dataset) -> BTreeSet<String> {
    let major_of: BTreeMap<&str, &str> = data
        .programs
        .iter()
        .map(|row| (row.program_id.as_str(), row.major_id.as_str()))
        .collect();
    let going_on = data
        .graduates
        .iter()
        .filter(|row| row.continuing.unwrap_or(0) > 0);
    going_on
        .filter_map(|row| Some((*major_of.get(row.program_id.as_str())?).to_owned()))
        .collect()
}

/// The id of a major, such as `51.3801a`.
fn major_id(field: &str, level: Level) -> String {
    let letter = match level {
        Level::Secondary => 'c',
        Level::HigherVocational => 'a',
        Level::AppliedBachelor => 'b',
        Level::ProfessionalMaster => 'm',
    };
    format!("{field}{letter}")
}

/// Adds the majors that are taught and not there yet.
fn majors(data: &mut Dataset, taught: &BTreeSet<(&str, Level)>, names: &BTreeMap<&str, &str>) {
    let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in &data.major_occupations {
        let field = row.major_id[..row.major_id.len() - 1].to_owned();
        links.entry(field).or_default().insert(row.occupation_id.clone());
    }
    let there: BTreeSet<String> = data.majors.iter().map(|row| row.major_id.clone()).collect();
    let mut classes: BTreeSet<String> = data
        .categories
        .iter()
        .map(|row| row.category_id.clone())
        .collect();
    let name = |code: &str| names.get(code).copied().unwrap_or(code).to_owned();
    for (field, level) in taught {
        let major_id = major_id(field, *level);
        if there.contains(&major_id) {
            continue;
        }
        let class = class_of(field);
        for (category_id, parent) in [(&class[..2], None), (class, Some(&class[..2]))] {
            if classes.insert(category_id.to_owned()) {
                data.categories.push(CategoryRow {
                    category_id: category_id.to_owned(),
                    name: name(category_id),
                    parent_id: parent.map(str::to_owned),
                    ..CategoryRow::default()
                });
            }
        }
        for occupation in links.get(*field).into_iter().flatten() {
            data.major_occupations.push(MajorOccupationRow {
                major_id: major_id.clone(),
                occupation_id: occupation.clone(),
                ..MajorOccupationRow::default()
            });
        }
        data.majors.push(MajorRow {
            major_id,
            name: name(field),
            level: *level,
            category_id: Some(class.to_owned()),
            ..MajorRow::default()
        });
    }
}

/// The 4-digit class of a field, such as `51.38`.
fn class_of(field: &str) -> &str {
    field.get(..5).unwrap_or(field)
}

/// Counts what came by class, and forgets it.
fn past(mut data: Dataset) -> Past {
    let level_of: BTreeMap<&str, Level> = data
        .majors
        .iter()
        .map(|row| (row.major_id.as_str(), row.level))
        .collect();
    let major_of: BTreeMap<&str, &str> = data
        .programs
        .iter()
        .map(|row| (row.program_id.as_str(), row.major_id.as_str()))
        .collect();
    let mut classes: BTreeMap<String, [f64; YEARS]> = BTreeMap::new();
    for row in &data.graduates {
        let Some(major) = major_of.get(row.program_id.as_str()) else {
            continue;
        };
        let below = level_of.get(major).is_some_and(|level| below_bachelor(*level));
        if let (Some(year), false) = (place(row.year), studies_on(major, below)) {
            classes.entry(class_of(major).to_owned()).or_default()[year] += row.graduates as f64;
        }
    }
    data.graduates.retain(|row| row.year <= LAST_KNOWN);
    let alive: BTreeSet<&String> = data.graduates.iter().map(|row| &row.program_id).collect();
    data.programs.retain(|row| alive.contains(&row.program_id));
    Past { known: data, classes }
}
