//! The table rows behind the numbers of a model, so that a reader can look them up.

use super::entity::{DemandLine, EmploymentLine};
use super::names::Names;
use crate::dataset::Dataset;
use crate::id::{MajorIx, OccupationIx, ProgramIx};
use crate::problem::Location;
use crate::unit::Year;
use vocmatch_algo::sorted::Map;

/// Anything of a model that one row of a table gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quoted {
    /// A line of [`Model::demand`](super::Model::demand).
    Demand(usize),
    /// A line of [`Model::employment`](super::Model::employment).
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

/// The rows behind the model. They are ignored when models are compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    tables: Map<&'static str, Location>,
    programs: Vec<usize>,
    graduates: Map<(ProgramIx, Year), usize>,
    entrants: Map<(ProgramIx, Year), usize>,
    links: Map<(MajorIx, OccupationIx), usize>,
}

impl Sources {
    /// Records the rows of a dataset that has no errors.
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

    fn at(&self, table: &str, number: usize) -> Option<Location> {
        Some(self.tables.get(table)?.clone().at_number(number))
    }

    /// The location of something; `demand` and `employment` are the lines of the model.
    pub(super) fn place(
        &self,
        quoted: Quoted,
        demand: &[DemandLine],
        employment: &[EmploymentLine],
    ) -> Option<Location> {
        match quoted {
            Quoted::Demand(line) => self.at("demand", demand.get(line)?.row),
            Quoted::Employment(line) => self.at("employment", employment.get(line)?.row),
            Quoted::Program(program) => self.at("programs", *self.programs.get(program.index())?),
            Quoted::Graduates(program, year) => self.at("graduates", *self.graduates.get(&(program, year))?),
            Quoted::Entrants(program, year) => self.at("entrants", *self.entrants.get(&(program, year))?),
            Quoted::Link(major, occupation) => {
                self.at("major_occupations", *self.links.get(&(major, occupation))?)
            }
        }
    }
}
