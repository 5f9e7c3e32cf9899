//! From raw tables to planner tables: every step in order.

use crate::areas::Areas;
use crate::catalogue::{self, Classes};
use crate::demand::Occupations;
use crate::earnings;
use crate::evidence;
use crate::labour;
use crate::links::Links;
use crate::notes::Notes;
use crate::onet::Onet;
use crate::options::{Group, Options};
use crate::raw::Result;
use crate::rules::Rules;
use crate::sources;
use crate::supply::{Key, Majors, Supply, major_id, program_id};
use crate::tables::{Rows, Tables};
use crate::tally::Tally;
use crate::words::{self, Codes};
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::unit::Level;

/// The raw tables, read and treated.
struct Source<'a> {
    options: &'a Options,
    rules: Rules,
    areas: Areas,
    supply: Supply,
    onet: Onet,
    occupations: Occupations,
    links: Links,
    majors: Majors,
}

/// Reads, treats and arranges everything.
pub fn convert(options: &Options) -> Result<(Tables, Tally)> {
    let mut tally = Tally::default();
    let rules = Rules::read(
        &options.raw_tables,
        options.rules.iter().map(std::path::PathBuf::as_path),
    )?;
    sources::open(options)?;
    let areas = Areas::read(options, &rules, &mut tally)?;
    let supply = Supply::read(options, &rules, &areas, &mut tally)?;
    let jobs = labour::read(options, &areas, &rules, &mut tally)?;
    let onet = Onet::read(options, &rules)?;
    let occupations = Occupations::new(&jobs, &onet, &rules, &mut tally)?;
    let mut majors = supply.majors();
    let fields: BTreeSet<&str> = majors.iter().map(|(field, _)| field.as_str()).collect();
    let links = Links::read(options, &rules, &occupations, &fields, &mut tally);
    if options.whole_catalogue {
        let at_every_level = |field: &String| Level::ALL.map(|level| (field.clone(), level));
        majors.extend(links.by_field.keys().flat_map(at_every_level));
    }
    links.count(&supply, &occupations, &mut tally);
    let source = Source {
        options,
        rules,
        areas,
        supply,
        onet,
        occupations,
        links,
        majors,
    };
    let sole = source.links.sole(&source.supply, &source.occupations, |key| {
        source.goes_on(key).is_some()
    });
    let notes = Notes::new(
        &source.occupations,
        &jobs,
        &source.links,
        &sole,
        &source.rules,
        options,
        &mut tally,
    );
    let mut tables = Tables::default();
    source.work(&mut tables, &notes, &mut tally)?;
    source.teaching(&mut tables, &mut tally)?;
    source.about(&mut tables);
    Ok((tables, tally))
}

impl Source<'_> {
    fn goes_on(&self, key: &Key) -> Option<&'static str> {
        self.links
            .goes_on(key, self.options, &self.rules, &self.occupations)
    }

    /// Occupations and what they ask: skills, classes, industries, openings.
    fn work(&self, tables: &mut Tables, notes: &Notes, tally: &mut Tally) -> Result<()> {
        let demand = self
            .occupations
            .table(self.years(), &self.rules, |id, asks| notes.of(id, asks), tally);
        let with_openings = demand.iter().filter_map(|row| row.first().cloned());
        let kept: BTreeSet<String> = with_openings
            .chain(self.links.by_field.values().flatten().cloned())
            .collect();
        let keep: BTreeSet<&str> = kept.iter().map(String::as_str).collect();
        let threshold = self.options.min_importance;
        let skills = catalogue::occupation_skills(&self.occupations, &self.onet, &keep, threshold);
        let rated: BTreeSet<&String> = skills.iter().filter_map(|row| row.first()).collect();
        tally.add("occupations", u32::try_from(keep.len())?);
        tally.add(
            "of which without a skill profile",
            u32::try_from(keep.len() - rated.len())?,
        );

        let classes = Classes::read(self.options);
        let (sectors, sector_of) = catalogue::industries(self.options, &self.occupations);
        let categories = catalogue::categories(self.options, &self.majors, &self.occupations, &classes);
        let mut occupations = catalogue::occupations(&self.occupations, &classes, &sector_of, &keep);
        let mut columns = &OCCUPATIONS[..OCCUPATIONS.len() - 1];
        let codes = Codes::new(self.options, &self.rules, &keep);
        if self.options.evidence {
            let rows = evidence::table(self.options, &codes, &self.majors)?;
            tables.put("link_evidence", evidence::LINK_EVIDENCE, rows);
        }
        if self.options.words {
            let aliases = words::aliases(self.options, &codes, &self.occupations);
            for row in &mut occupations {
                let own = row.first().and_then(|id| aliases.get(id));
                row.push(own.cloned().unwrap_or_default());
            }
            columns = OCCUPATIONS;
            let relations = words::relations(self.options, &codes);
            tables.put("occupation_relations", words::RELATIONS, relations);
            let texts = words::texts(self.options, &codes, &self.majors);
            tables.put("texts", words::TEXTS, texts);
        }
        tables.put("industries", &["industry_id", "name"], sectors);
        tables.put("categories", &["category_id", "name", "parent_id"], categories);
        tables.put("skills", &["skill_id", "name"], Onet::elements(self.options));
        tables.put("occupations", columns, occupations);
        tables.put("occupation_skills", OCCUPATION_SKILLS, skills);
        let folder = "demand";
        let why = [
            "no occupation of the projections (type \"Line item\") has jobs in the wage tables of the nation and of the state",
            "就业预测中没有任何职业（type 为“Line item”）在全国和该州的工资表中有从业人数",
        ];
        sources::needed(self.options, demand.len(), "demand", folder, why)?;
        tables.put("demand", DEMAND, demand);
        Ok(())
    }

    /// Regions, schools, majors, programs and their graduates.
    fn teaching(&self, tables: &mut Tables, tally: &mut Tally) -> Result<()> {
        let (header, programs) = self.programs();
        let folder = "supply";
        let why = [
            "no awards of the last year are at an institution of the state, in a field and at a level of the rules",
            "最近一年没有任何学位证书属于该州院校、有效专业和规则中的层次",
        ];
        sources::needed(self.options, programs.len(), "programs", folder, why)?;
        let links = self.major_occupations();
        let folder = "crosswalk";
        let why = [
            "no field with awards leads to an occupation of the state",
            "有学位证书的专业都没有对应到该州的职业",
        ];
        sources::needed(self.options, links.len(), "major_occupations", folder, why)?;
        let majors = catalogue::majors(self.options, &self.majors);
        tables.put(
            "regions",
            &["region_id", "name", "latitude", "longitude", "median_wage"],
            self.regions(),
        );
        tables.put("schools", &["school_id", "name", "region_id"], self.schools());
        let rule = |name, level: &Level| self.rules.get(name, level.name()).unwrap_or("").to_owned();
        let named = Level::ALL
            .iter()
            .filter(|level| !rule("level_name", level).is_empty());
        let levels = named.map(|level| {
            vec![
                level.name().to_owned(),
                rule("level_name", level),
                rule("level_years", level),
            ]
        });
        tables.put("levels", &["level", "name", "years"], levels.collect());
        tables.put("majors", &["major_id", "name", "level", "category_id"], majors);
        tables.put("major_occupations", &["major_id", "occupation_id"], links);
        tables.put("programs", header, programs);
        tables.put("graduates", GRADUATES, self.graduates(tally));
        if let Some(file) = &self.options.earnings {
            let rows = earnings::table(file, self.options, &self.rules, &self.majors, tally)?;
            tables.put("earnings", earnings::EARNINGS, rows);
        }
        Ok(())
    }

    /// The title and the date of the tables, if the rules state them.
    fn about(&self, tables: &mut Tables) {
        let (first, last) = self.years();
        let years = [
            ("{graduates}", self.supply.last_year),
            ("{first}", first),
            ("{last}", last),
        ];
        let as_of = self.rules.get("as_of", "all").unwrap_or("");
        let titles = self.rules.all("title").map(|(language, title)| {
            let named = years.iter().fold(title.to_owned(), |text, (name, year)| {
                text.replace(name, &year.to_string())
            });
            vec![language.to_owned(), named, as_of.to_owned()]
        });
        let mut rows: Rows = titles.collect();
        if rows.is_empty() && !as_of.is_empty() {
            rows.push(vec![String::new(), String::new(), as_of.to_owned()]);
        }
        if !rows.is_empty() {
            tables.put("about", &["language", "title", "as_of"], rows);
        }
    }

    /// The first and last plan year.
    fn years(&self) -> (u16, u16) {
        let last = self.supply.last_year;
        self.options.years.unwrap_or((last + 1, last + 6))
    }

    /// Programs, and how they teach if the rules say so of any of the schools.
    fn programs(&self) -> (&'static [&'static str], Rows) {
        let delivery = |place: &String| self.rules.get("delivery", place).unwrap_or("").to_owned();
        let keys = || self.supply.programs.keys();
        let is_told = keys().any(|(place, ..)| !delivery(place).is_empty());
        let rows = keys().map(|key| {
            let (place, field, level) = key;
            let mut row = vec![program_id(key), place.clone(), major_id(field, *level)];
            row.extend(is_told.then(|| delivery(place)));
            row
        });
        let width = if is_told {
            PROGRAMS.len()
        } else {
            PROGRAMS.len() - 1
        };
        (&PROGRAMS[..width], rows.collect())
    }

    fn regions(&self) -> Rows {
        let mut entering: BTreeMap<&str, f64> = BTreeMap::new();
        for (key, heads) in self
            .supply
            .awards
            .iter()
            .filter(|(key, _)| self.goes_on(key).is_none())
        {
            *entering.entry(key.0.as_str()).or_default() += f64::from(*heads);
        }
        let by_awards = self.options.weigh_by_awards;
        let mut rows = self.areas.table(|unit| {
            if by_awards {
                entering.get(unit).copied().unwrap_or(0.0)
            } else {
                1.0
            }
        });
        let medians = labour::medians(self.options, &self.areas);
        for row in &mut rows {
            let median = row.first().and_then(|id| medians.get(id));
            row.push(median.map_or(String::new(), |median| format!("{median:.0}")));
        }
        rows
    }

    fn schools(&self) -> Rows {
        let used: BTreeSet<&String> = self.supply.programs.keys().map(|(place, _, _)| place).collect();
        let row = |id: &String| match self.options.group {
            Group::Region => {
                let name = self.areas.names.get(id).cloned().unwrap_or_default();
                Some(vec![id.clone(), name, id.clone()])
            }
            Group::School => {
                let school = self.areas.schools.get(id)?;
                Some(vec![id.clone(), school.name.clone(), school.region.clone()?])
            }
        };
        used.into_iter().filter_map(row).collect()
    }

    fn major_occupations(&self) -> Rows {
        let mut rows = Vec::new();
        for (field, level) in &self.majors {
            for occupation in self.links.by_field.get(field).into_iter().flatten() {
                rows.push(vec![major_id(field, *level), occupation.clone()]);
            }
        }
        rows
    }

    fn graduates(&self, tally: &mut Tally) -> Rows {
        let mut rows = Vec::new();
        for (key, years) in &self.supply.programs {
            let goes_on = self.goes_on(key);
            if let (Some(reason), Some(heads)) = (goes_on, years.get(&self.supply.last_year)) {
                tally.add(&format!("graduates of the last year who go on: {reason}"), *heads);
            }
            for (year, heads) in years {
                let continuing = goes_on.map_or(String::new(), |_| heads.to_string());
                rows.push(vec![
                    program_id(key),
                    year.to_string(),
                    heads.to_string(),
                    continuing,
                ]);
            }
        }
        rows
    }
}

const OCCUPATIONS: &[&str] = &[
    "occupation_id",
    "name",
    "category_id",
    "industry_id",
    "min_level",
    "employment",
    "aliases",
];
const PROGRAMS: &[&str] = &["program_id", "school_id", "major_id", "delivery"];
const OCCUPATION_SKILLS: &[&str] = &["occupation_id", "skill", "importance", "level"];
const GRADUATES: &[&str] = &["program_id", "year", "graduates", "continuing"];
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
    "wage_p25",
    "wage_p75",
    "note",
    "caution",
];
