//! Problems with a scenario: all at once, each with its location and remedy.

use super::fault::Fault;
use crate::language::Language;
use crate::problem::{InLanguage, ProblemList, Words, fault_text};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

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

impl ScenarioProblem {
    /// Returns the problem as one line: location, fault and remedy.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let comma = language.pick(", ", "，");
        let mut place = self.scenario.clone();
        if let Some(k) = self.change {
            place += &language.pick(format!("{comma}change {k}"), format!("{comma}变更 {k}"));
        }
        if let Some(field) = self.field {
            place += &format!("{comma}{field}");
        }
        let (fault, remedy) = (self.fault.text(language), self.fault.remedy_in(language));
        fault_text(&place, &fault, self.suggestion(language), &remedy, language)
    }
}

/// In English; see [`ScenarioProblem::text`].
impl fmt::Display for ScenarioProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl Serialize for ScenarioProblem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize_in(Language::English, serializer)
    }
}

impl InLanguage for ScenarioProblem {
    fn text_in(&self, language: Language) -> String {
        self.text(language)
    }

    fn serialize_in<S: Serializer>(&self, language: Language, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_struct("ScenarioProblem", 7)?;
        map.serialize_field("scenario", &self.scenario)?;
        map.serialize_field("change", &self.change)?;
        map.serialize_field("field", &self.field)?;
        map.serialize_field("wrong", &self.fault.text(language))?;
        map.serialize_field("remedy", &self.fault.remedy_in(language))?;
        map.serialize_field("suggestion", &self.suggestion(language))?;
        map.serialize_field("text", &self.text(language))?;
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

    /// Returns the problems as lines, a problem each.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        self.0.text(language)
    }

    /// Returns the problems in a language, to be displayed or serialised.
    pub fn told(&self, language: Language) -> impl fmt::Display + Serialize + '_ {
        self.0.told(language)
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
        f.write_str(&self.text(Language::English))
    }
}
