//! Where the numbers of a model stand in the tables, so that a reader can look them up.

use super::names::Names;
use super::world::Model;
use crate::dataset::Dataset;
use crate::id::{MajorIx, OccupationIx, ProgramIx};
use crate::problem::Place;
use crate::unit::Year;
use std::collections::BTreeMap;

/// Something of a model that stands in one row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quoted {
    /// A line of [`Model::demand`].
    Demand(usize),
    /// A line of [`Model::employment`].
    Employment(usize),
    /// A program: its seats, years and completion.
    Program(ProgramIx),
    /// The graduates of a program that were observed in a year.
    Graduates(ProgramIx, Year),
    /// The entrants of a program in an autumn.
    Entrants(ProgramIx, Year),
    /// The documented link of a major to an occupation.
    Link(MajorIx, OccupationIx),
}

/// The rows that the model was made of. They do not make two worlds differ.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    tables: BTreeMap<&'static str, Place>,
    programs: Vec<usize>,
    graduates: BTreeMap<(ProgramIx, Year), usize>,
    entrants: BTreeMap<(ProgramIx, Year), usize>,
    links: BTreeMap<(MajorIx, OccupationIx), usize>,
}

impl Sources {
    /// Notes the rows of a dataset that has no errors.
    pub(super) fn new(data: &Dataset, names: &Names) -> Sources {
        let number = |table, index| data.row_number(table, index);
        let mut programs = vec![0; names.programs.all().len()];
        for (k, row) in data.programs.iter().enumerate() {
            if let Some(slot) = names
                .programs
                .get(&row.program_id)
                .and_then(|at| programs.get_mut(at))
            {
                *slot = number("programs", k);
            }
        }
        let program = |id: &String| names.programs.get(id).map(ProgramIx::at);
        let graduates = data.graduates.iter().enumerate();
        let entrants = data.entrants.iter().enumerate();
        let links = data.major_occupations.iter().enumerate();
        let tables = [
            "demand",
            "employment",
            "programs",
            "graduates",
            "entrants",
            "major_occupations",
        ];
        Sources {
            tables: tables
                .into_iter()
                .map(|table| (table, data.whole(table)))
                .collect(),
            programs,
            graduates: graduates
                .filter_map(|(k, row)| Some(((program(&row.program_id)?, row.year), number("graduates", k))))
                .collect(),
            entrants: entrants
                .filter_map(|(k, row)| Some(((program(&row.program_id)?, row.year), number("entrants", k))))
                .collect(),
            links: links
                .filter_map(|(k, row)| {
                    let major = MajorIx::at(names.majors.get(&row.major_id)?);
                    let occupation = OccupationIx::at(names.occupations.get(&row.occupation_id)?);
                    Some(((major, occupation), number("major_occupations", k)))
                })
                .collect(),
        }
    }

    fn at(&self, table: &str, number: usize) -> Option<Place> {
        Some(self.tables.get(table)?.clone().at_number(number))
    }
}

impl Model {
    /// Where something stands in the tables; `None` for what no row gives. O(log rows).
    ///
    /// ```
    /// # use vocmatch::{Model, dataset::Dataset, model::Quoted};
    /// let mut dataset = Dataset::default();
    /// dataset.read_csv("regions", b"region_id,name\nr,North\n");
    /// dataset.read_csv("occupations", b"occupation_id,name\no,Welder\n");
    /// dataset.read_csv("demand", b"occupation_id,region_id,first_year,openings\no,r,2027,5\no,r,2026,4\n");
    /// let model = Model::new(dataset)?;
    /// // The lines of a model are in order: that of 2026 comes first, and is the last row of the file.
    /// let place = model.place_of(Quoted::Demand(0)).unwrap();
    /// assert_eq!(place.to_string(), "demand.csv row 3");
    /// # Ok::<(), vocmatch::problem::Problems>(())
    /// ```
    #[must_use]
    pub fn place_of(&self, quoted: Quoted) -> Option<Place> {
        let sources = &self.remarks.sources;
        match quoted {
            Quoted::Demand(line) => sources.at("demand", self.demand.get(line)?.row),
            Quoted::Employment(line) => sources.at("employment", self.employment.get(line)?.row),
            Quoted::Program(program) => sources.at("programs", *sources.programs.get(program.index())?),
            Quoted::Graduates(program, year) => {
                sources.at("graduates", *sources.graduates.get(&(program, year))?)
            }
            Quoted::Entrants(program, year) => {
                sources.at("entrants", *sources.entrants.get(&(program, year))?)
            }
            Quoted::Link(major, occupation) => {
                sources.at("major_occupations", *sources.links.get(&(major, occupation))?)
            }
        }
    }
}
