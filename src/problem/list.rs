//! Problems of one kind of document: the first are kept, the others counted.

use super::words::both;
use crate::language::Language;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

/// How many problems are kept; the others are counted.
const KEPT: usize = 1000;

/// Problems of a document in which each problem has its own location, unlike those of tables.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub(crate) struct ProblemList<P> {
    problems: Vec<P>,
    more: usize,
}

impl<P> Default for ProblemList<P> {
    fn default() -> Self {
        ProblemList {
            problems: Vec::new(),
            more: 0,
        }
    }
}

impl<P> ProblemList<P> {
    pub(crate) fn add(&mut self, problem: P) {
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        } else {
            self.more += 1;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// The problems that are kept.
    pub(crate) fn all(&self) -> &[P] {
        &self.problems
    }

    pub(crate) fn all_mut(&mut self) -> &mut [P] {
        &mut self.problems
    }

    /// How many there are, kept and counted.
    pub(crate) fn count(&self) -> usize {
        self.problems.len() + self.more
    }
}

/// A problem that is told and serialised in a language.
pub(crate) trait InLanguage {
    fn text_in(&self, language: Language) -> String;
    fn serialize_in<S: Serializer>(&self, language: Language, serializer: S) -> Result<S::Ok, S::Error>;
}

impl<P: InLanguage> ProblemList<P> {
    /// A line a problem, and the number of the others.
    pub(crate) fn text(&self, language: Language) -> String {
        let mut lines: Vec<String> = self.problems.iter().map(|one| one.text_in(language)).collect();
        let more = self.more;
        if more > 0 {
            lines.push(
                both!("and {more} more", "另有 {more} 处")
                    .text(language)
                    .to_owned(),
            );
        }
        lines.join("\n")
    }

    /// The problems in a language.
    pub(crate) fn told(&self, language: Language) -> Told<'_, P> {
        Told(self, language)
    }
}

/// Problems as they are told in a language.
pub(crate) struct Told<'a, P>(&'a ProblemList<P>, Language);

impl<P: InLanguage> fmt::Display for Told<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.text(self.1))
    }
}

impl<P: InLanguage> Serialize for Told<'_, P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct One<'a, P>(&'a P, Language);
        impl<P: InLanguage> Serialize for One<'_, P> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize_in(self.1, serializer)
            }
        }
        let problems: Vec<_> = self.0.problems.iter().map(|one| One(one, self.1)).collect();
        let mut map = serializer.serialize_struct("ProblemList", 2)?;
        map.serialize_field("problems", &problems)?;
        map.serialize_field("more", &self.0.more)?;
        map.end()
    }
}

/// A problem as one line; the suggestion takes the remedy's place if there is one.
pub(crate) fn fault_text(
    place: &str,
    fault: &str,
    suggestion: Option<&str>,
    remedy: &str,
    language: Language,
) -> String {
    let words = match suggestion {
        Some(near) => both!(
            "{place}: {fault}; did you mean {near}?",
            "{place}：{fault}；是否应为{near}？"
        ),
        None => both!("{place}: {fault}; {remedy}", "{place}：{fault}；{remedy}"),
    };
    words.text(language).to_owned()
}
