//! The numbers of a table, and to what each belongs.

use super::super::super::names::{Given, Ids, Names};
use crate::dataset::Dataset;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The position of something that is not known: its row is passed over.
pub(super) const UNKNOWN: usize = usize::MAX;

/// The levels, of which no total is sought.
pub(super) const LEVELS: &str = "levels";

/// One way to divide the numbers: by occupation, by region.
pub(super) struct Dimension {
    /// The column that says so.
    pub(super) column: &'static str,
    /// The table of the things.
    pub(super) of: &'static str,
    /// The thing of each row; one after the last for an empty cell.
    pub(super) at: Vec<usize>,
}

/// The numbers of a table.
pub(super) struct Facts<'a> {
    pub(super) table: &'static str,
    /// What they count, in English and in Chinese.
    pub(super) what: (&'static str, &'static str),
    pub(super) values: Vec<i64>,
    pub(super) dimensions: Vec<Dimension>,
    /// Feeds what else belongs to the key of a row.
    pub(super) rest: Box<dyn Fn(usize, &mut DefaultHasher) + 'a>,
}

impl Facts<'_> {
    /// A number for all of a row's key but one dimension: rows that differ only there have the same.
    pub(super) fn without(&self, dimension: usize, row: usize) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (k, one) in self.dimensions.iter().enumerate() {
            // Things that follow from others, such as the program of a major, are no key of their own.
            if k != dimension && !is_within(one, &self.dimensions[dimension]) {
                one.at.get(row).hash(&mut hasher);
            }
        }
        (self.rest)(row, &mut hasher);
        hasher.finish()
    }
}

/// Whether each thing of one dimension belongs to one of the other.
fn is_within(one: &Dimension, other: &Dimension) -> bool {
    one.of == "programs" && one.column == other.column || other.of == "programs" && one.column == other.column
}

/// The positions of a column's ids. Equal ids are often consecutive: the last is remembered.
fn positions<'c>(ids: &Ids, cells: impl Iterator<Item = Option<&'c str>>) -> Vec<usize> {
    let mut last: (Option<&str>, usize) = (None, ids.all().len());
    let at = cells.map(|cell| {
        if cell != last.0 {
            let found = cell.map_or(Some(ids.all().len()), |id| ids.get(id));
            last = (cell, found.unwrap_or(UNKNOWN));
        }
        last.1
    });
    at.collect()
}

macro_rules! dimension {
    ($data:ident $names:ident $table:ident $column:ident $of:ident) => {
        Dimension {
            column: stringify!($column),
            of: stringify!($of),
            at: positions(&$names.$of, $data.$table.iter().map(|row| row.$column.given())),
        }
    };
}

/// The numbers of every table in which a total would be counted beside its parts.
pub(super) fn all<'a>(data: &'a Dataset, names: &Names) -> Vec<Facts<'a>> {
    let mut all = vec![
        Facts {
            table: "demand",
            what: ("openings", "需求人数"),
            values: data.demand.iter().map(|row| row.openings).collect(),
            dimensions: vec![
                dimension!(data names demand occupation_id occupations),
                dimension!(data names demand industry_id industries),
                dimension!(data names demand region_id regions),
            ],
            rest: Box::new(|row, hasher| {
                let row = &data.demand[row];
                (row.first_year, row.last_year, row.min_level, row.credential).hash(hasher);
                row.experience_years.map(f64::to_bits).hash(hasher);
            }),
        },
        Facts {
            table: "employment",
            what: ("people employed", "从业人数"),
            values: data.employment.iter().map(|row| row.employment).collect(),
            dimensions: vec![
                dimension!(data names employment occupation_id occupations),
                dimension!(data names employment industry_id industries),
                dimension!(data names employment region_id regions),
            ],
            rest: Box::new(|row, hasher| data.employment[row].year.hash(hasher)),
        },
        Facts {
            table: "occupations",
            what: ("people employed", "从业人数"),
            values: data
                .occupations
                .iter()
                .map(|row| row.employment.unwrap_or(0))
                .collect(),
            dimensions: vec![Dimension {
                column: "occupation_id",
                of: "occupations",
                at: positions(
                    &names.occupations,
                    data.occupations.iter().map(|row| row.occupation_id.given()),
                )
                .into_iter()
                .zip(&data.occupations)
                .map(|(at, row)| if row.employment.is_some() { at } else { UNKNOWN })
                .collect(),
            }],
            rest: Box::new(|_, _| {}),
        },
        Facts {
            table: "observed_flows",
            what: ("graduates", "毕业生"),
            values: data.observed_flows.iter().map(|row| row.people).collect(),
            dimensions: vec![
                dimension!(data names observed_flows major_id majors),
                dimension!(data names observed_flows occupation_id occupations),
            ],
            rest: Box::new(|_, _| {}),
        },
        Facts {
            table: "observed_stays",
            what: ("graduates", "毕业生"),
            values: data.observed_stays.iter().map(|row| row.people).collect(),
            dimensions: vec![
                dimension!(data names observed_stays school_id schools),
                dimension!(data names observed_stays region_id regions),
            ],
            rest: Box::new(|_, _| {}),
        },
        Facts {
            table: "population",
            what: ("people", "人口"),
            values: data.population.iter().map(|row| row.people).collect(),
            dimensions: vec![dimension!(data names population region_id regions)],
            rest: Box::new(|row, hasher| data.population[row].birth_year.hash(hasher)),
        },
        Facts {
            table: "stage_seats",
            what: ("seats", "学位"),
            values: data.stage_seats.iter().map(|row| row.seats).collect(),
            dimensions: vec![dimension!(data names stage_seats region_id regions)],
            rest: Box::new(|row, hasher| {
                let row = &data.stage_seats[row];
                (&row.stage_id, row.year).hash(hasher);
            }),
        },
    ];
    let taught = Taught::new(data, names);
    all.push(Facts {
        table: "graduates",
        what: ("graduates", "毕业生"),
        values: data.graduates.iter().map(|row| row.graduates).collect(),
        dimensions: taught.dimensions(positions(
            &names.programs,
            data.graduates.iter().map(|row| row.program_id.given()),
        )),
        rest: Box::new(|row, hasher| data.graduates[row].year.hash(hasher)),
    });
    all.push(Facts {
        table: "entrants",
        what: ("entrants", "招生数"),
        values: data.entrants.iter().map(|row| row.entrants).collect(),
        dimensions: taught.dimensions(positions(
            &names.programs,
            data.entrants.iter().map(|row| row.program_id.given()),
        )),
        rest: Box::new(|row, hasher| data.entrants[row].year.hash(hasher)),
    });
    all
}

/// The major, the school and the level of each program.
struct Taught {
    majors: Vec<usize>,
    levels: Vec<usize>,
    schools: Vec<usize>,
}

impl Taught {
    fn new(data: &Dataset, names: &Names) -> Taught {
        let programs = names.programs.all().len();
        let mut taught = Taught {
            majors: vec![UNKNOWN; programs],
            levels: vec![UNKNOWN; programs],
            schools: vec![UNKNOWN; programs],
        };
        let mut levels = vec![UNKNOWN; names.majors.all().len()];
        for row in &data.majors {
            if let Some(slot) = names.majors.get(&row.major_id).and_then(|at| levels.get_mut(at)) {
                *slot = row.level as usize;
            }
        }
        for row in &data.programs {
            let Some(at) = names.programs.get(&row.program_id) else {
                continue;
            };
            taught.majors[at] = names.majors.get(&row.major_id).unwrap_or(UNKNOWN);
            taught.levels[at] = levels.get(taught.majors[at]).copied().unwrap_or(UNKNOWN);
            taught.schools[at] = names.schools.get(&row.school_id).unwrap_or(UNKNOWN);
        }
        taught
    }

    fn dimensions(&self, programs: Vec<usize>) -> Vec<Dimension> {
        let of = |of: &[usize]| -> Vec<usize> {
            let at = programs.iter().map(|at| of.get(*at).copied().unwrap_or(UNKNOWN));
            at.collect()
        };
        let column = "program_id";
        vec![
            Dimension {
                column,
                of: "majors",
                at: of(&self.majors),
            },
            Dimension {
                column,
                of: LEVELS,
                at: of(&self.levels),
            },
            Dimension {
                column,
                of: "schools",
                at: of(&self.schools),
            },
            Dimension {
                column,
                of: "programs",
                at: programs,
            },
        ]
    }
}
