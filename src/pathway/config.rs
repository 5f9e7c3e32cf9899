//! The options of a projection, each with its default.

use crate::id::ProgramIx;
use crate::model::{Articulation, Ends, Model};
use crate::unit::{Heads, Year};
use serde::{Deserialize, Serialize};
use vocmatch_algo::sorted::Map;

/// How years after the last observed graduates are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Baseline {
    /// The last observed year, carried forward.
    #[default]
    LastYear,
    /// The last year observed of any program, carried forward: a program without a row for it has no graduates. For
    /// tables that are complete and leave out zeros.
    LastYearOfAll,
    /// The mean of the last three observed years, rounded half up.
    ThreeYearMean,
}

/// The options of a projection.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProjectConfig {
    /// How years after the last observed graduates are filled. Default [`Baseline::LastYear`].
    pub baseline: Baseline,
    /// Entrants on top of the baseline. Default none.
    #[serde(skip)]
    pub added: Vec<AddedEntrants>,
    /// Progressions along a way that are set directly instead of following from shares and quotas. Default none.
    #[serde(skip)]
    pub chosen: Vec<ChosenProgression>,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl ProjectConfig {
    /// Returns the same options for another model, by ids: positions of `from` become those of `to`. Entries about a
    /// program or an articulation that `to` does not have are left out.
    #[must_use]
    pub fn carried(&self, from: &Model, to: &Model) -> ProjectConfig {
        let program = |ix: ProgramIx| to.find_program(from.program(ix).id.as_str());
        let ends = |model: &Model, way: &Articulation| match way.ends {
            Ends::Programs(a, b) => [a, b].map(|ix| model.program(ix).id.to_string()),
            Ends::Majors(a, b) => [a, b].map(|ix| model.major(ix).id.to_string()),
        };
        let key = |model: &Model, way: &Articulation| {
            let of_majors = matches!(way.ends, Ends::Majors(..));
            (of_majors, ends(model, way), way.kind, way.first_year)
        };
        // Only chosen progressions refer to ways.
        let ways: &[Articulation] = if self.chosen.is_empty() {
            &[]
        } else {
            to.articulations()
        };
        let places: Map<_, usize> = ways.iter().zip(0..).map(|(way, at)| (key(to, way), at)).collect();
        let added = self.added.iter().filter_map(|added| {
            let program = program(added.program)?;
            Some(AddedEntrants { program, ..*added })
        });
        let chosen = self.chosen.iter().filter_map(|choice| {
            let way = from.articulations().get(choice.articulation)?;
            Some(ChosenProgression {
                articulation: *places.get(&key(from, way))?,
                from: program(choice.from)?,
                to: program(choice.to)?,
                ..*choice
            })
        });
        ProjectConfig {
            baseline: self.baseline,
            added: added.collect(),
            chosen: chosen.collect(),
            reserved: crate::unit::Reserved,
        }
    }
}

/// Entrants of a program on top of the baseline, every autumn from a year on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddedEntrants {
    /// The program.
    pub program: ProgramIx,
    /// The first autumn.
    pub first_year: Year,
    /// The last autumn; `None`: without end.
    pub last_year: Option<Year>,
    /// Entrants a year; negative for fewer. Total entrants never fall below 0; at most a billion count.
    pub entrants: Heads,
}

/// How many completers of a program go on to another one in a year, along one articulation.
///
/// A way with any chosen target sends exactly the chosen people: its share and its quota are ignored. Never more than
/// the completers and the free seats of the target; of several choices for one target and year the last holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenProgression {
    /// The articulation, by its index in [`Model::articulations`](crate::model::Model::articulations).
    pub articulation: usize,
    /// The program that they complete.
    pub from: ProgramIx,
    /// The program that they start.
    pub to: ProgramIx,
    /// The year.
    pub year: Year,
    /// People.
    pub people: Heads,
}
