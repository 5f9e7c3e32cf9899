//! The planner tables, from the raw ones: every step in order.

use crate::areas::Areas;
use crate::catalogue::{self, Classes};
use crate::demand::Occupations;
use crate::labour;
use crate::links::Links;
use crate::notes::Notes;
use crate::onet::Onet;
use crate::options::{Group, Options};
use crate::raw::Result;
use crate::rules::Rules;
use crate::supply::{Key, Majors, Supply, major_id, program_id};
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vocmatch::unit::Level;

/// Tables ready to write: name → header and rows, sorted by key.
pub struct Tables {
    tables: BTreeMap<&'static str, (&'static [&'static str], Vec<Vec<String>>)>,
}

/// Reads, treats and arranges everything.
pub fn import(options: &Options) -> Result<(Tables, Tally)> {
    let mut tally = Tally::default();
    let rules = Rules::load(options.rules.iter().map(std::path::PathBuf::as_path))?;
    let areas = Areas::read(options, &rules, &mut tally)?;
    let supply = Supply::read(options, &rules, &areas, &mut tally)?;
    let jobs = labour::read(options, &areas, &mut tally)?;
    let onet = Onet::read(options, &rules)?;
    let occupations = Occupations::new(&jobs, &onet, &rules, &mut tally)?;
    let fields: BTreeSet<&str> = supply
        .programs
        .keys()
        .map(|(_, field, _)| field.as_str())
        .collect();
    let links = Links::read(options, &rules, &occupations, &fields, &mut tally)?;
    let mut majors = supply.majors();
    if options.whole_catalogue {
        let at_every_level = |field: &String| Level::ALL.map(|level| (field.clone(), level));
        majors.extend(links.by_field.keys().flat_map(at_every_level));
    }
    links.count(&supply, &occupations, &mut tally);

    let mut tables = Tables {
        tables: BTreeMap::new(),
    };
    let years = options
        .years
        .unwrap_or((supply.last_year + 1, supply.last_year + 6));
    let goes_on = |key: &Key| links.goes_on(key, options, &rules, &occupations);
    let sole = links.sole(&supply, &occupations, |key| goes_on(key).is_some());
    let notes = Notes::new(&occupations, &jobs, &links, &sole, &rules, options, &mut tally);
    let demand = occupations.table(years, &rules, &notes, &mut tally);
    let kept: BTreeSet<String> = demand
        .iter()
        .filter_map(|row| row.first().cloned())
        .chain(links.by_field.values().flatten().cloned())
        .collect();
    let keep: BTreeSet<&str> = kept.iter().map(String::as_str).collect();
    let classes = Classes::read(options)?;
    let (sectors, sector_of) = catalogue::industries(options, &occupations)?;
    let skills = catalogue::occupation_skills(&occupations, &onet, &keep, options.min_importance);
    let rated: BTreeSet<&str> = skills
        .iter()
        .filter_map(|row| row.first())
        .map(String::as_str)
        .collect();
    tally.add("occupations", u32::try_from(keep.len())?);
    tally.add(
        "of which without a skill profile",
        u32::try_from(keep.len() - rated.len())?,
    );

    let mut entering: BTreeMap<&str, f64> = BTreeMap::new();
    for (key, heads) in supply.awards.iter().filter(|(key, _)| goes_on(key).is_none()) {
        *entering.entry(key.0.as_str()).or_default() += f64::from(*heads);
    }
    let weight = |unit: &str| match options.weigh_by_awards {
        true => entering.get(unit).copied().unwrap_or(0.0),
        false => 1.0,
    };
    tables.put(
        "regions",
        &["region_id", "name", "latitude", "longitude"],
        areas.table(weight),
    );
    tables.put("industries", &["industry_id", "name"], sectors);
    let categories = catalogue::categories(options, &majors, &occupations, &classes)?;
    tables.put("categories", &["category_id", "name", "parent_id"], categories);
    tables.put("skills", &["skill_id", "name"], Onet::elements(options)?);
    let header = &["occupation_id", "name", "category_id", "industry_id", "min_level"];
    let rows = catalogue::occupations(&occupations, &classes, &sector_of, &keep);
    tables.put("occupations", header, rows);
    tables.put(
        "occupation_skills",
        &["occupation_id", "skill", "importance", "level"],
        skills,
    );
    tables.put("demand", DEMAND, demand);
    tables.put(
        "schools",
        &["school_id", "name", "region_id"],
        schools(options, &supply, &areas),
    );
    tables.put(
        "majors",
        &["major_id", "name", "level", "category_id"],
        catalogue::majors(options, &majors)?,
    );
    tables.put(
        "major_occupations",
        &["major_id", "occupation_id"],
        major_occupations(&majors, &links),
    );
    let programs = supply.programs.keys().map(|key| {
        let (place, field, level) = key;
        vec![program_id(key), place.clone(), major_id(field, *level)]
    });
    tables.put(
        "programs",
        &["program_id", "school_id", "major_id"],
        programs.collect(),
    );
    let mut graduates = Vec::new();
    for (key, heads) in &supply.programs {
        let goes_on = goes_on(key);
        if let (Some(reason), Some(heads)) = (goes_on, heads.get(&supply.last_year)) {
            tally.add(&format!("graduates of the last year who go on: {reason}"), *heads);
        }
        for (year, heads) in heads {
            let continuing = if goes_on.is_some() {
                heads.to_string()
            } else {
                String::new()
            };
            graduates.push(vec![
                program_id(key),
                year.to_string(),
                heads.to_string(),
                continuing,
            ]);
        }
    }
    tables.put(
        "graduates",
        &["program_id", "year", "graduates", "continuing"],
        graduates,
    );
    Ok((tables, tally))
}

const DEMAND: &[&str] = &[
    "occupation_id",
    "region_id",
    "first_year",
    "last_year",
    "min_level",
    "openings",
    "credential",
    "experience_years",
    "max_level",
    "annual_wage",
    "note",
];

fn schools(options: &Options, supply: &Supply, areas: &Areas) -> Vec<Vec<String>> {
    let used: BTreeSet<&String> = supply.programs.keys().map(|(place, _, _)| place).collect();
    let row = |id: &String| match options.group {
        Group::Region => {
            let name = areas.names.get(id).cloned().unwrap_or_default();
            Some(vec![id.clone(), name, id.clone()])
        }
        Group::School => {
            let school = areas.schools.get(id)?;
            Some(vec![id.clone(), school.name.clone(), school.region.clone()?])
        }
    };
    used.into_iter().filter_map(row).collect()
}

fn major_occupations(majors: &Majors, links: &Links) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (field, level) in majors {
        for occupation in links.by_field.get(field).into_iter().flatten() {
            rows.push(vec![major_id(field, *level), occupation.clone()]);
        }
    }
    rows
}

impl Tables {
    fn put(&mut self, name: &'static str, header: &'static [&'static str], mut rows: Vec<Vec<String>>) {
        rows.sort();
        self.tables.insert(name, (header, rows));
    }

    /// The names of the tables.
    #[cfg(test)]
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.tables.keys().copied()
    }

    /// The rows of a table.
    #[cfg(test)]
    pub fn rows(&self, name: &str) -> &[Vec<String>] {
        self.tables.get(name).map_or(&[], |(_, rows)| rows)
    }

    /// Writes each table to `folder/name.csv`.
    pub fn write(&self, folder: &Path) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        for name in self.tables.keys() {
            std::fs::write(folder.join(format!("{name}.csv")), self.csv(name)?)?;
        }
        Ok(())
    }

    /// One table as CSV text.
    pub fn csv(&self, name: &str) -> Result<Vec<u8>> {
        let (header, rows) = self.tables.get(name).ok_or_else(|| format!("no table {name}"))?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(*header)?;
        for row in rows {
            writer.write_record(row)?;
        }
        Ok(writer.into_inner()?)
    }

    /// Rows and bytes of each table, a line each.
    pub fn sizes(&self) -> String {
        let size = |name: &str| self.csv(name).map_or(0, |bytes| bytes.len());
        let mut lines: Vec<String> = self
            .tables
            .iter()
            .map(|(name, (_, rows))| format!("{:>8} rows {:>9} bytes  {name}.csv", rows.len(), size(name)))
            .collect();
        let total: usize = self.tables.keys().map(|name| size(name)).sum();
        lines.push(format!("{:>8}      {total:>9} bytes  in all", ""));
        lines.join("\n")
    }
}
