//! Changes as data: the input of a what-if question.

use crate::dataset::ArticulationKind;
use crate::unit::Year;
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A named list of changes. Changes are applied in order, so that a later one may use what an earlier one added.
///
/// ```
/// # #[cfg(feature = "json")] {
/// use vocmatch::scenario::{Amount, Change, Scenario};
///
/// let scenario = Scenario::from_json(
///     r#"{"name": "More nurses", "changes": [{"change": "seats", "program": "k1-nursing", "seats": {"add": 20}}]}"#,
///     "nurses.json",
/// )?;
/// assert_eq!(
///     scenario.changes,
///     [Change::Seats { program: "k1-nursing".to_owned(), seats: Amount::Add(20) }]
/// );
/// # }
/// # Ok::<(), vocmatch::scenario::ScenarioProblems>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its name in tables and messages.
    pub name: String,
    /// A description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The changes, in order.
    pub changes: Vec<Change>,
}

/// A change of a count of people.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    /// To this number.
    To(i64),
    /// By this many; negative for fewer.
    Add(i64),
    /// To this many times the number, rounded half up.
    Factor(f64),
}

/// One change. Programs, occupations and so on are named by their ids.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Change {
    /// The seats of a program: the limit of entrants from the pathway.
    Seats {
        /// The program.
        program: String,
        /// The new seats.
        seats: Amount,
    },
    /// The entrants of a program in some autumns. Where the tables give no entrants of the program, the entrants
    /// implied by its baseline of graduates are changed, and the change is kept beside the tables
    /// ([`Added`](super::Added)).
    Entrants {
        /// The program.
        program: String,
        /// The new entrants a year.
        entrants: Amount,
        /// The first autumn.
        first_year: Year,
        /// The last autumn; left out: without end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last_year: Option<Year>,
    },
    /// Entrants on top of those of the tables or of the baseline, kept beside the tables ([`Added`](super::Added)).
    AddedEntrants {
        /// The program.
        program: String,
        /// People a year; negative for fewer.
        entrants: i64,
        /// The first autumn.
        first_year: Year,
        /// The last autumn; left out: without end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last_year: Option<Year>,
    },
    /// The share of entrants who complete a program.
    Completion {
        /// The program.
        program: String,
        /// The new share, 0..=1.
        rate: f64,
    },
    /// Openings a year: of an occupation, a region or an industry with all its descendants, or of the combination of
    /// those given; of everything if none is given. The number is the sum over all rows, which share it in proportion
    /// to their openings.
    Openings {
        /// The occupation.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        occupation: Option<String>,
        /// The region.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        region: Option<String>,
        /// The industry, with those below it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        industry: Option<String>,
        /// The first year; left out: from the first that the tables have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first_year: Option<Year>,
        /// The last year; left out: to the last that the tables have.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last_year: Option<Year>,
        /// The new openings a year.
        openings: Amount,
    },
    /// A new program: an existing major at an existing school, or ones that an earlier change adds.
    OpenProgram {
        /// Its id.
        program: String,
        /// The school.
        school: String,
        /// The major.
        major: String,
        /// Entrants a year.
        entrants: i64,
        /// The first autumn.
        first_year: Year,
        /// Seats; left out: not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seats: Option<i64>,
        /// Years of study; left out: the major's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        years: Option<f64>,
        /// The share who complete; left out: not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        completion: Option<f64>,
    },
    /// No entrants to a program from an autumn on; ways that lead to it close at once. Students already in it finish.
    CloseProgram {
        /// The program.
        program: String,
        /// The first autumn without entrants.
        first_year: Year,
    },
    /// A new base.
    AddBase {
        /// Its id.
        base: String,
        /// Its name.
        name: String,
        /// Its region.
        region: String,
        /// Students it takes in a year.
        places: i64,
        /// The level that students reach in each skill, 0..=1, by the skill's id or name.
        #[serde(default)]
        skills: BTreeMap<String, f64>,
        /// The programs that send students; each has an even share of the places.
        #[serde(default)]
        programs: Vec<String>,
        /// The enterprise that runs it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        enterprise: Option<String>,
        /// Its industry.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        industry: Option<String>,
    },
    /// The places of a base, or those that one program has there.
    BasePlaces {
        /// The base.
        base: String,
        /// The program; left out: all places of the base.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        program: Option<String>,
        /// The new places.
        places: Amount,
    },
    /// A new way from a program or major to a higher one.
    OpenArticulation {
        /// Where learners come from.
        from: String,
        /// Where they go.
        to: String,
        /// How they get there.
        kind: ArticulationKind,
        /// The share of completers who go on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        share: Option<f64>,
        /// The most people a year.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quota: Option<i64>,
        /// The first year in which it is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first_year: Option<Year>,
    },
    /// The share or the quota of a way, or both.
    Articulation {
        /// Where learners come from.
        from: String,
        /// Where they go.
        to: String,
        /// Which of the ways between the two; left out: each.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<ArticulationKind>,
        /// The new share of completers who go on; left out: as it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        share: Option<f64>,
        /// The new most people a year; left out: as it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quota: Option<i64>,
        /// The first year in which the new numbers hold; left out: from the start.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        first_year: Option<Year>,
    },
    /// Removes a way.
    CloseArticulation {
        /// Where learners come from.
        from: String,
        /// Where they go.
        to: String,
        /// Which of the ways between the two; left out: each.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<ArticulationKind>,
    },
    /// The share of graduates of a region who would work in another.
    Mobility {
        /// Where graduates are.
        from: String,
        /// Where the openings are.
        to: String,
        /// The new share, 0..=1.
        willingness: f64,
    },
    /// Rows of any table, where no other change applies.
    Rows {
        /// The table.
        table: String,
        /// Rows to change or add, identified by their keys. Cells that are left out stay as they are; in a new row
        /// they are not known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        put: Vec<RowCells>,
        /// Rows to remove, by their keys.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        remove: Vec<RowCells>,
    },
}

/// Cells of a row by column.
pub type RowCells = BTreeMap<String, CellText>;

/// A cell as text. Numbers may be written as numbers; `null` is "not known".
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct CellText(pub String);

impl<'de> Deserialize<'de> for CellText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<CellText, D::Error> {
        deserializer.deserialize_any(Cell)
    }
}

struct Cell;

impl Visitor<'_> for Cell {
    type Value = CellText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number or null")
    }

    fn visit_str<E>(self, text: &str) -> Result<CellText, E> {
        Ok(CellText(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<CellText, E> {
        Ok(CellText(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<CellText, E> {
        Ok(CellText(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<CellText, E> {
        Ok(CellText(number.to_string()))
    }

    fn visit_unit<E>(self) -> Result<CellText, E> {
        Ok(CellText::default())
    }
}

impl Change {
    /// The names of all changes, as written in scenarios.
    pub const NAMES: &'static [&'static str] = &[
        "seats",
        "entrants",
        "added_entrants",
        "completion",
        "openings",
        "open_program",
        "close_program",
        "add_base",
        "base_places",
        "open_articulation",
        "articulation",
        "close_articulation",
        "mobility",
        "rows",
    ];
}
