//! Problems with rules: all at once, each with its location and remedy.

use super::rule::MOST_YEARS;
use crate::language::Language;
use crate::problem::{ProblemList, Words, write_fault};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

/// The fault in a rule.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RuleFault {
    /// The text is not a table.
    #[error("it cannot be read: {0}")]
    NotReadable(String),
    /// It is empty, without even a header.
    #[error("it is empty")]
    Empty,
    /// There are more rules than the limit.
    #[error("it has more than {0} rules")]
    TooMany(usize),
    /// A column is missing.
    #[error("the column is missing")]
    MissingColumn,
    /// The column does not exist.
    #[error("rules have no such column")]
    UnknownColumn,
    /// A column is repeated.
    #[error("the column occurs twice")]
    ColumnTwice,
    /// A row has more cells than there are columns.
    #[error("the row has {cells} cells under {headers} headers")]
    LongRow {
        /// Its cells.
        cells: usize,
        /// The columns.
        headers: usize,
    },
    /// A cell that must be filled is empty.
    #[error("the cell is empty")]
    EmptyCell(&'static str),
    /// A cell holds none of the words that belong there.
    #[error("\"{value}\" is not a valid {what}")]
    UnknownWord {
        /// The cell's content.
        value: String,
        /// The kind of word expected.
        what: &'static str,
        /// The accepted words.
        words: Vec<&'static str>,
    },
    /// A cell is not a number.
    #[error("\"{0}\" is not a number")]
    NotANumber(String),
    /// Two rules have one id.
    #[error("another rule has the id \"{0}\"")]
    Twice(String),
    /// The threshold of a share is not from 0 to 1.
    #[error("{0} is not a share")]
    NotAShare(f64),
    /// The threshold is outside the range of the measure.
    #[error("{0} is beyond what the measure can be")]
    NotAThreshold(f64),
    /// No number is on that side of the threshold.
    #[error("no number can meet it")]
    NeverMet,
    /// The number of years is not valid.
    #[error("\"{0}\" is not a number of years")]
    NotYears(String),
    /// The measure has no years.
    #[error("{0} has one value without a year")]
    NoYears(&'static str),
    /// A text is too long.
    #[error("the text has more than {0} characters")]
    TooLong(usize),
}

impl RuleFault {
    /// Returns the remedy.
    #[must_use]
    pub fn remedy(&self) -> String {
        let text = match self {
            RuleFault::NotReadable(_) => "save it as \"CSV UTF-8\"",
            RuleFault::Empty => "write the header row",
            RuleFault::TooMany(_) => "split it",
            RuleFault::MissingColumn => "add the column",
            RuleFault::UnknownColumn => "rename it, or remove it",
            RuleFault::ColumnTwice => "keep one of them",
            RuleFault::LongRow { .. } => "put a text with commas in quotes",
            RuleFault::EmptyCell(want) => return format!("write {want}"),
            RuleFault::UnknownWord { words, .. } => return format!("write one of {}", words.join(", ")),
            RuleFault::NotANumber(_) => "write a number, such as .6 for 60%",
            RuleFault::Twice(_) => "choose another id",
            RuleFault::NotAShare(_) => "write a number from 0 to 1, such as .6 for 60%",
            RuleFault::NotAThreshold(_) => "write a number that the measure can have",
            RuleFault::NeverMet => "change the threshold, or the comparison",
            RuleFault::NotYears(_) => return format!("write a whole number from 1 to {MOST_YEARS}"),
            RuleFault::NoYears(_) => "leave years empty, or write 1",
            RuleFault::TooLong(_) => "shorten it",
        };
        text.to_owned()
    }
}

/// One problem with rules.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleProblem {
    pub(super) file: String,
    pub(super) row: Option<usize>,
    pub(super) rule: Option<usize>,
    pub(super) column: Option<String>,
    pub(super) fault: RuleFault,
    pub(super) suggestion: Option<Words>,
}

impl RuleProblem {
    /// Returns the file, as it was called when it was read.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the row as a spreadsheet shows it: the header is row 1. Only for rules from CSV.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        self.row
    }

    /// Returns the index in a list, counted from 1. Only for rules that are not from CSV.
    #[must_use]
    pub fn rule(&self) -> Option<usize> {
        self.rule
    }

    /// Returns the column.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// Returns the fault.
    #[must_use]
    pub fn fault(&self) -> &RuleFault {
        &self.fault
    }

    /// Returns the suggested correction.
    #[must_use]
    pub fn suggestion(&self, language: Language) -> Option<&str> {
        self.suggestion.as_ref().map(|words| words.text(language))
    }
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        self.row.map_or(Ok(()), |row| write!(f, " row {row}"))?;
        self.rule.map_or(Ok(()), |rule| write!(f, ", rule {rule}"))?;
        self.column
            .as_ref()
            .map_or(Ok(()), |column| write!(f, ", {column}"))?;
        write_fault(
            f,
            &self.fault,
            self.suggestion(Language::English),
            &self.fault.remedy(),
        )
    }
}

impl Serialize for RuleProblem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_struct("RuleProblem", 8)?;
        map.serialize_field("file", &self.file)?;
        map.serialize_field("row", &self.row)?;
        map.serialize_field("rule", &self.rule)?;
        map.serialize_field("column", &self.column)?;
        map.serialize_field("wrong", &self.fault.to_string())?;
        map.serialize_field("remedy", &self.fault.remedy())?;
        map.serialize_field("suggestion", &self.suggestion(Language::English))?;
        map.serialize_field("text", &self.to_string())?;
        map.end()
    }
}

/// Every problem with rules, in the order of rows; never empty.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
#[serde(transparent)]
pub struct RuleProblems(ProblemList<RuleProblem>);

impl RuleProblems {
    pub(super) fn add(&mut self, problem: RuleProblem) {
        self.0.add(problem);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sorts the problems by row, and within a row by column.
    #[cfg(feature = "csv")]
    pub(super) fn sort(&mut self, rank: impl Fn(&str) -> usize) {
        self.0
            .all_mut()
            .sort_by_key(|problem| (problem.row, problem.column().map(&rank)));
    }

    /// Returns the problems that are kept, at most a thousand.
    #[must_use]
    pub fn all(&self) -> &[RuleProblem] {
        self.0.all()
    }

    /// Returns how many there are, kept and counted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.count()
    }
}

impl std::error::Error for RuleProblems {}

impl fmt::Display for RuleProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
