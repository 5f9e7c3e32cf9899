//! One problem: where it is, what is wrong, and what to do.

use super::code::{Code, Severity};
use super::location::Location;
use super::shown::shortened;
use super::words::Words;
use crate::language::Language;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

/// The finding of a rule at one location.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Said {
    pub value: Option<String>,
    pub wrong: Words,
    /// The remedy; the code's if not given.
    pub remedy: Option<Words>,
    pub suggestion: Option<Words>,
}

impl Said {
    /// The fault; `wrong` is the value itself.
    pub(crate) fn new(wrong: Words) -> Said {
        Said {
            wrong,
            ..Said::default()
        }
    }

    pub(crate) fn of(mut self, value: impl fmt::Display) -> Said {
        self.value = Some(value.to_string());
        self
    }

    pub(crate) fn remedy(mut self, remedy: Words) -> Said {
        self.remedy = Some(remedy);
        self
    }

    pub(crate) fn suggest(mut self, suggestion: Option<Words>) -> Said {
        self.suggestion = suggestion;
        self
    }
}

/// One problem with the input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub(super) place: Location,
    pub(super) code: Code,
    pub(super) said: Said,
}

impl Problem {
    /// Its location.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.place
    }

    /// Returns the rule that is violated.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns whether it prevents a model.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Returns the value found, in full; `None` where the problem is not about one value.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.said.value.as_deref()
    }

    /// Returns the fault.
    #[must_use]
    pub fn wrong(&self, language: Language) -> &str {
        self.said.wrong.text(language)
    }

    /// Returns the remedy.
    #[must_use]
    pub fn remedy(&self, language: Language) -> &str {
        let own = self.said.remedy.as_ref();
        own.map_or_else(|| self.code.remedy(language), |words| words.text(language))
    }

    /// Returns the problem as one line: code, location, fault and remedy.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let (code, place, wrong) = (self.code, self.place.text(language), self.wrong(language));
        let remedy = match (self.suggestion(language), language) {
            (Some(near), Language::English) => format!("did you mean {near}?"),
            (Some(near), Language::Chinese) => format!("是否应为{near}？"),
            (None, _) => self.remedy(language).to_owned(),
        };
        match language {
            Language::English => format!("{code} {place}: {wrong}; {remedy}"),
            Language::Chinese => format!("{code} {place}：{wrong}；{remedy}"),
        }
    }

    /// Returns the suggested correction.
    #[must_use]
    pub fn suggestion(&self, language: Language) -> Option<&str> {
        self.said.suggestion.as_ref().map(|words| words.text(language))
    }
}

/// In English; see [`Problem::text`].
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Told(self, Language::English).serialize(serializer)
    }
}

/// A problem as it is serialised in a language.
pub(super) struct Told<'a>(pub(super) &'a Problem, pub(super) Language);

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Told(problem, language) = *self;
        let place = &problem.place;
        let mut map = serializer.serialize_struct("Problem", 11)?;
        map.serialize_field("code", &problem.code)?;
        map.serialize_field("severity", &problem.severity())?;
        map.serialize_field("table", place.table())?;
        map.serialize_field("row", &place.row())?;
        map.serialize_field("item", &place.item())?;
        map.serialize_field("column", &place.column())?;
        map.serialize_field("value", &problem.value().map(shortened))?;
        map.serialize_field("wrong", problem.wrong(language))?;
        map.serialize_field("remedy", problem.remedy(language))?;
        map.serialize_field("suggestion", &problem.suggestion(language))?;
        map.serialize_field("text", &problem.text(language))?;
        map.end()
    }
}
