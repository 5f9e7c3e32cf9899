//! Problems with a scenario: all at once, each with its location and remedy.

use crate::language::Language;
use crate::problem::{ProblemList, Words, write_fault};
use crate::unit::Year;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

/// The fault in a change.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The document, or one change of it, does not have the form of a scenario.
    #[error("it cannot be read: {0}")]
    NotReadable(String),
    /// The kind of change does not exist.
    #[error("\"{0}\" is not a kind of change")]
    UnknownChange(String),
    /// The scenario has no name.
    #[error("it has no changes")]
    NoChange,
    /// There are more changes, or they need more rows, than the limit.
    #[error("it takes more than {0}")]
    TooMany(&'static str),
    /// The change sets nothing.
    #[error("it says neither what to add nor what to remove")]
    NothingSaid,
    /// No entity has the id.
    #[error("no {what} has the id \"{id}\"")]
    Unknown {
        /// The kind of entity.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An entity has the id already.
    #[error("there is a {what} \"{id}\" already")]
    Exists {
        /// The kind of entity.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An id is missing.
    #[error("the id is empty")]
    EmptyId,
    /// A count is negative or too large.
    #[error("{0} is not a count of people")]
    NotACount(f64),
    /// A factor is negative or not a number.
    #[error("{0} is not a factor")]
    NotAFactor(f64),
    /// A share is not from 0 to 1.
    #[error("{0} is not a share")]
    NotAShare(f64),
    /// A year is not from 1900 to 2200.
    #[error("{0} is not a year of a plan")]
    NotAYear(Year),
    /// The first year lies after the last.
    #[error("{first} is after {last}")]
    YearsReversed {
        /// The first.
        first: Year,
        /// The last.
        last: Year,
    },
    /// A year lies before all data.
    #[error("{year} is before the data, which begin in {first}")]
    BeforeData {
        /// The year.
        year: Year,
        /// The first year of the data.
        first: Year,
    },
    /// There is no number to add to or to multiply.
    #[error("the tables give no {0} of it, so that there is nothing to add to")]
    NoNumber(&'static str),
    /// No row matches the selection.
    #[error("the tables have no {0} like that, so that nothing would change")]
    NothingThere(&'static str),
    /// The table does not exist.
    #[error("there is no table \"{0}\"")]
    UnknownTable(String),
    /// The column does not exist.
    #[error("the table has no column \"{0}\"")]
    UnknownColumn(String),
    /// A cell does not have the expected content.
    #[error("\"{value}\" in {column} is not {want}")]
    Cell {
        /// The column.
        column: &'static str,
        /// The cell's content.
        value: String,
        /// The expected content.
        want: &'static str,
    },
    /// A cell that must be filled is empty.
    #[error("{column} is empty")]
    EmptyCell {
        /// The column.
        column: &'static str,
        /// The expected content.
        want: &'static str,
    },
    /// No row has the key.
    #[error("no row has the key {0}")]
    NoSuchRow(String),
    /// The tables themselves could not be read.
    #[error("{0} problems were found when the tables were read")]
    Tables(usize),
}

impl Fault {
    /// Returns the remedy.
    #[must_use]
    pub fn remedy(&self) -> String {
        let text = match self {
            Fault::NotReadable(_) => "write a name and a list of changes, each with its fields",
            Fault::UnknownChange(_) => return format!("write one of {}", super::Change::NAMES.join(", ")),
            Fault::NoChange => "write at least one change",
            Fault::TooMany(_) => "split it",
            Fault::NothingSaid => "say what is to change",
            Fault::Unknown { .. } => "correct the id, or add it by an earlier change",
            Fault::Exists { .. } => "choose another id",
            Fault::EmptyId => "write an id",
            Fault::NotACount(_) => "write a whole number from 0 to 1,000,000,000",
            Fault::NotAFactor(_) => "write a number from 0 to 1,000, such as 1.2 for a fifth more",
            Fault::NotAShare(_) => "write a number from 0 to 1",
            Fault::NotAYear(_) => "write a year from 1900 to 2200",
            Fault::YearsReversed { .. } => "swap them, or correct one",
            Fault::BeforeData { .. } => "begin later",
            Fault::NoNumber(_) => "write the new number as {\"to\": …}",
            Fault::NothingThere(_) => "correct the names, or add rows",
            Fault::UnknownTable(_) | Fault::UnknownColumn(_) => "correct the name",
            Fault::Cell { want, .. } | Fault::EmptyCell { want, .. } => return format!("write {want}"),
            Fault::NoSuchRow(_) => "correct the key",
            Fault::Tables(_) => "fix the tables first",
        };
        text.to_owned()
    }
}

/// One problem with a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct ScenarioProblem {
    pub(super) scenario: String,
    pub(super) change: Option<usize>,
    pub(super) field: Option<&'static str>,
    pub(super) fault: Fault,
    pub(super) suggestion: Option<Words>,
}

impl ScenarioProblem {
    /// Returns the scenario's name, or its file's.
    #[must_use]
    pub fn scenario(&self) -> &str {
        &self.scenario
    }

    /// Returns the number of the change, counted from 1; `None`: none of them.
    #[must_use]
    pub fn change(&self) -> Option<usize> {
        self.change
    }

    /// Returns the field of the change.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field
    }

    /// Returns the fault.
    #[must_use]
    pub fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Returns the suggested correction.
    #[must_use]
    pub fn suggestion(&self, language: Language) -> Option<&str> {
        self.suggestion.as_ref().map(|words| words.text(language))
    }
}

impl fmt::Display for ScenarioProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.scenario)?;
        self.change.map_or(Ok(()), |k| write!(f, ", change {k}"))?;
        self.field.map_or(Ok(()), |field| write!(f, ", {field}"))?;
        write_fault(
            f,
            &self.fault,
            self.suggestion(Language::English),
            &self.fault.remedy(),
        )
    }
}

impl Serialize for ScenarioProblem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_struct("ScenarioProblem", 7)?;
        map.serialize_field("scenario", &self.scenario)?;
        map.serialize_field("change", &self.change)?;
        map.serialize_field("field", &self.field)?;
        map.serialize_field("wrong", &self.fault.to_string())?;
        map.serialize_field("remedy", &self.fault.remedy())?;
        map.serialize_field("suggestion", &self.suggestion(Language::English))?;
        map.serialize_field("text", &self.to_string())?;
        map.end()
    }
}

/// Every problem with a scenario, in the order of its changes; never empty.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
#[serde(transparent)]
pub struct ScenarioProblems(ProblemList<ScenarioProblem>);

impl ScenarioProblems {
    pub(super) fn add(&mut self, problem: ScenarioProblem) {
        self.0.add(problem);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the problems that are kept, at most a thousand.
    #[must_use]
    pub fn all(&self) -> &[ScenarioProblem] {
        self.0.all()
    }

    /// Returns how many there are, kept and counted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.count()
    }

    /// Returns the same, attributed to a file instead of the scenario's name.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> ScenarioProblems {
        for problem in self.0.all_mut() {
            file.clone_into(&mut problem.scenario);
        }
        self
    }
}

impl std::error::Error for ScenarioProblems {}

impl fmt::Display for ScenarioProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
