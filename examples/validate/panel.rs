//! Graduates by program and year, as the back-test needs them.

use crate::cells::{Row, cell, rows};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use vocmatch::Model;
use vocmatch::dataset::{
    Dataset,
    rows::{GraduateRow, MajorRow, ProgramRow, RegionRow, SchoolRow},
};
use vocmatch::pathway::{Baseline, ProjectConfig, project};

/// The first observed year.
pub const FIRST_YEAR: i32 = 2020;
/// How many years are observed.
pub const YEARS: usize = 5;

/// A program's graduates, year by year.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The place of its class of majors, and of its class in its region.
    pub class: usize,
    pub group: usize,
    /// 0 where none is reported.
    pub graduates: [f64; YEARS],
}

#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    pub programs: Vec<Series>,
    /// How many classes, and classes × regions, there are.
    pub classes: usize,
    pub groups: usize,
}

/// Who a program is: its class, its region, and its id.
type Key = (String, String, String);

impl Panel {
    pub fn new(counts: BTreeMap<Key, [f64; YEARS]>) -> Panel {
        let (mut classes, mut groups) = (BTreeMap::new(), BTreeMap::new());
        let mut programs = Vec::with_capacity(counts.len());
        for ((class, region, _), graduates) in counts {
            let next = classes.len();
            let place = *classes.entry(class.clone()).or_insert(next);
            let next = groups.len();
            let group = *groups.entry((class, region)).or_insert(next);
            programs.push(Series {
                class: place,
                group,
                graduates,
            });
        }
        Panel {
            programs,
            classes: classes.len(),
            groups: groups.len(),
        }
    }

    /// The graduates of a year, by program.
    pub fn year(&self, year: usize) -> Vec<f64> {
        self.programs.iter().map(|one| one.graduates[year]).collect()
    }

    /// The years before `year` as tables, which have no row for a year without graduates.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "counts were read as whole numbers"
    )]
    fn dataset(&self, year: usize) -> Dataset {
        let mut data = Dataset::default();
        data.regions.push(RegionRow {
            region_id: "region".to_owned(),
            name: "region".to_owned(),
            ..RegionRow::default()
        });
        data.schools.push(SchoolRow {
            school_id: "school".to_owned(),
            name: "school".to_owned(),
            region_id: "region".to_owned(),
            ..SchoolRow::default()
        });
        data.majors.push(MajorRow {
            major_id: "major".to_owned(),
            name: "major".to_owned(),
            ..MajorRow::default()
        });
        for (place, one) in self.programs.iter().enumerate() {
            let program_id = format!("{place:08}");
            data.programs.push(ProgramRow {
                program_id: program_id.clone(),
                school_id: "school".to_owned(),
                major_id: "major".to_owned(),
                ..ProgramRow::default()
            });
            for (calendar, graduates) in (FIRST_YEAR..).zip(&one.graduates[..year]) {
                if *graduates > 0.0 {
                    data.graduates.push(GraduateRow {
                        program_id: program_id.clone(),
                        year: calendar,
                        graduates: *graduates as i64,
                        ..GraduateRow::default()
                    });
                }
            }
        }
        data
    }

    /// The graduates of a year by program, as the crate projects them from the years before it.
    pub fn projected(&self, year: usize, baseline: Baseline) -> Result<Vec<f64>, String> {
        let model = Model::new(self.dataset(year)).map_err(|problems| problems.to_string())?;
        let calendar = FIRST_YEAR + i32::try_from(year).unwrap_or_default();
        let config = ProjectConfig {
            baseline,
            ..ProjectConfig::default()
        };
        let supply = project(&model, calendar..=calendar, &config);
        let programs = model.programs().iter();
        let heads = |id: &str| model.find_program(id).map_or(0, |ix| supply.heads(ix, calendar));
        Ok(programs
            .map(|program| heads(program.id.as_str()) as f64)
            .collect())
    }

    /// Sums by class × region.
    pub fn grouped(&self, by_program: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.groups];
        for (one, value) in self.programs.iter().zip(by_program) {
            sums[one.group] += value;
        }
        sums
    }

    /// Sums by class over the state.
    pub fn by_class(&self, by_program: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.classes];
        for (one, value) in self.programs.iter().zip(by_program) {
            sums[one.class] += value;
        }
        sums
    }
}

/// Certificates and associate's degrees of general studies lead to further study, not to the labour market.
pub fn studies_on(code: &str, below_bachelor: bool) -> bool {
    below_bachelor && (code.starts_with("24") || code.starts_with("30.0101"))
}

/// The year's place, if it is one that is observed.
fn place(year: &str) -> Option<usize> {
    let year: i32 = year.parse().ok()?;
    usize::try_from(year - FIRST_YEAR)
        .ok()
        .filter(|place| *place < YEARS)
}

/// The programs of the shipped tables: those that had graduates in 2024.
pub fn shipped() -> Result<Panel, Box<dyn Error>> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("examples/data/california");
    let table = |file: &str, key: &'static str| -> Result<BTreeMap<String, Row>, String> {
        let rows = rows(&folder, file)?.into_iter();
        Ok(rows.map(|row| (cell(&row, key).to_owned(), row)).collect())
    };
    let majors = table("majors.csv", "major_id")?;
    let schools = table("schools.csv", "school_id")?;
    let programs = table("programs.csv", "program_id")?;
    let find = |table: &BTreeMap<String, Row>, id: &str, column: &str| {
        let row = table
            .get(id)
            .ok_or_else(|| format!("{id} is not in the tables"))?;
        Ok::<_, String>(cell(row, column).to_owned())
    };
    let mut counts: BTreeMap<Key, [f64; YEARS]> = BTreeMap::new();
    for row in rows(&folder, "graduates.csv")? {
        let program = cell(&row, "program_id");
        let major = find(&programs, program, "major_id")?;
        let region = find(&schools, &find(&programs, program, "school_id")?, "region_id")?;
        let level = find(&majors, &major, "level")?;
        let below = level == "secondary" || level == "higher_vocational";
        if let (Some(year), false) = (place(cell(&row, "year")), studies_on(&major, below)) {
            let key = (find(&majors, &major, "category_id")?, region, program.to_owned());
            counts.entry(key).or_default()[year] += cell(&row, "graduates").parse::<f64>()?;
        }
    }
    Ok(Panel::new(counts))
}

/// Every program of the raw table of completions by institution, at the four levels. What lies outside of the
/// metropolitan areas is one region.
pub fn raw(folder: &Path) -> Result<Panel, Box<dyn Error>> {
    let mut areas = BTreeMap::new();
    for row in rows(folder, "supply/institutions_ca.csv")? {
        areas.insert(cell(&row, "unitid").to_owned(), cell(&row, "cbsa").to_owned());
    }
    let mut counts: BTreeMap<Key, [f64; YEARS]> = BTreeMap::new();
    for row in rows(folder, "supply/completions_ca_institution_2020_2024.csv")? {
        let level = match cell(&row, "award_level") {
            "1" | "2" | "20" | "21" => "certificate",
            "3" => "associate",
            "5" => "bachelor",
            "7" => "master",
            _ => continue,
        };
        let (school, code) = (cell(&row, "unitid"), cell(&row, "cip2020_code"));
        let below = level == "certificate" || level == "associate";
        if let (Some(year), false) = (place(cell(&row, "year")), studies_on(code, below)) {
            let class = code.get(..5).unwrap_or(code).to_owned();
            let area = areas.get(school).filter(|area| !area.is_empty() && *area != "-2");
            let region = area.cloned().unwrap_or_default();
            let key = (class, region, format!("{school} {code} {level}"));
            counts.entry(key).or_default()[year] += cell(&row, "awards").parse::<f64>()?;
        }
    }
    Ok(Panel::new(counts))
}
