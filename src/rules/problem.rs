//! Problems with rules: all at once, each with its location and remedy.

use super::fault::RuleFault;
use crate::language::Language;
use crate::problem::{InLanguage, ProblemList, Words, fault_text};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

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

impl RuleProblem {
    /// Returns the problem as one line: location, fault and remedy.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let comma = language.pick(", ", "，");
        let mut place = self.file.clone();
        if let Some(row) = self.row {
            place += &language.pick(format!(" row {row}"), format!(" 第{row}行"));
        }
        if let Some(rule) = self.rule {
            place += &language.pick(format!("{comma}rule {rule}"), format!("{comma}规则 {rule}"));
        }
        if let Some(column) = &self.column {
            place += &format!("{comma}{column}");
        }
        let (fault, remedy) = (self.fault.text(language), self.fault.remedy_in(language));
        fault_text(&place, &fault, self.suggestion(language), &remedy, language)
    }
}

/// In English; see [`RuleProblem::text`].
impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl Serialize for RuleProblem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize_in(Language::English, serializer)
    }
}

impl InLanguage for RuleProblem {
    fn text_in(&self, language: Language) -> String {
        self.text(language)
    }

    fn serialize_in<S: Serializer>(&self, language: Language, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_struct("RuleProblem", 8)?;
        map.serialize_field("file", &self.file)?;
        map.serialize_field("row", &self.row)?;
        map.serialize_field("rule", &self.rule)?;
        map.serialize_field("column", &self.column)?;
        map.serialize_field("wrong", &self.fault.text(language))?;
        map.serialize_field("remedy", &self.fault.remedy_in(language))?;
        map.serialize_field("suggestion", &self.suggestion(language))?;
        map.serialize_field("text", &self.text(language))?;
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

    /// Returns the problems as lines, a problem each.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        self.0.text(language)
    }

    /// Returns the problems in a language, to be displayed or serialised.
    pub fn told(&self, language: Language) -> impl fmt::Display + Serialize + '_ {
        self.0.told(language)
    }
}

impl std::error::Error for RuleProblems {}

impl fmt::Display for RuleProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}
