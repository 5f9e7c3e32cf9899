//! The basis of a scenario: the tables, and added entrants that are kept beside them.

use crate::dataset::Dataset;
use crate::model::Model;
use crate::pathway::AddedEntrants;
use crate::plan::PlanConfig;
use crate::unit::{Heads, Year};
use serde::{Deserialize, Serialize};

/// The input of a plan that scenarios change: the tables, and entrants on top of the baseline of programs whose
/// entrants the tables do not give. Rows of entrants would not do for these: with such rows, graduates follow from
/// them, and no longer from the baseline, which also counts those from the pathway.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Basis {
    /// The tables.
    pub dataset: Dataset,
    /// Entrants on top of the baseline, in the order of program and years, none of them twice.
    pub added: Vec<Added>,
}

/// Entrants of a program on top of what the tables or the baseline give.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Added {
    /// The program.
    pub program: String,
    /// The first autumn.
    pub first_year: Year,
    /// The last autumn; `None`: without end.
    pub last_year: Option<Year>,
    /// People a year; negative for fewer.
    pub entrants: Heads,
}

impl From<Dataset> for Basis {
    fn from(dataset: Dataset) -> Basis {
        let added = Vec::new();
        Basis { dataset, added }
    }
}

impl Basis {
    /// Returns the config of a plan with these entrants, for the model of these tables. Entrants of programs that the
    /// model does not have are ignored.
    #[must_use]
    pub fn config(&self, model: &Model, config: &PlanConfig) -> PlanConfig {
        let mut config = config.clone();
        for added in &self.added {
            if let Some(program) = model.find_program(&added.program) {
                config.project.added.push(AddedEntrants {
                    program,
                    first_year: added.first_year,
                    last_year: added.last_year,
                    entrants: added.entrants,
                });
            }
        }
        config
    }

    /// Adds entrants to the present ones.
    pub(super) fn add(&mut self, new: Added) {
        let key = |added: &Added| (added.program.clone(), added.first_year, added.last_year);
        match self.added.binary_search_by_key(&key(&new), key) {
            Ok(at) => {
                self.added[at].entrants = self.added[at].entrants.saturating_add(new.entrants);
                if self.added[at].entrants == 0 {
                    self.added.remove(at);
                }
            }
            Err(at) if new.entrants != 0 => self.added.insert(at, new),
            Err(_) => {}
        }
    }
}
