//! Problems with input: location, fault and remedy. All of them are collected; none hides another.

mod code;
mod codes;
mod form;
mod list;
mod location;
mod near;
mod words;

pub use code::{Code, Severity};
pub(crate) use codes::{Changed, changed, fullness, number_value, only_digits, same_fields, unguarded};
pub(crate) use form::{as_seen, difference, half_width, in_one_form};
pub(crate) use list::{ProblemList, write_fault};
#[cfg(any(feature = "csv", feature = "xlsx"))]
pub(crate) use location::Header;
pub use location::Location;
#[cfg(feature = "xlsx")]
pub(crate) use location::letters;
pub(crate) use location::{Called, Form};
pub(crate) use near::Near;
pub(crate) use words::{Words, both};

use crate::language::Language;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

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
    pub(crate) fn new(wrong: impl Into<Words>) -> Said {
        Said {
            wrong: wrong.into(),
            ..Said::default()
        }
    }

    pub(crate) fn of(mut self, value: impl fmt::Display) -> Said {
        self.value = Some(value.to_string());
        self
    }

    pub(crate) fn remedy(mut self, remedy: impl Into<Words>) -> Said {
        self.remedy = Some(remedy.into());
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
    place: Location,
    code: Code,
    said: Said,
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
        let (code, place, wrong) = (self.code, &self.place, self.wrong(language));
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
        let mut map = serializer.serialize_struct("Problem", 11)?;
        map.serialize_field("code", &self.code)?;
        map.serialize_field("severity", &self.severity())?;
        map.serialize_field("table", self.place.table())?;
        map.serialize_field("row", &self.place.row())?;
        map.serialize_field("item", &self.place.item())?;
        map.serialize_field("column", &self.place.column())?;
        map.serialize_field("value", &self.value().map(shortened))?;
        map.serialize_field("wrong", self.wrong(Language::English))?;
        map.serialize_field("remedy", self.remedy(Language::English))?;
        map.serialize_field("suggestion", &self.suggestion(Language::English))?;
        map.serialize_field("text", &self.to_string())?;
        map.end()
    }
}

/// Returns a value as quoted in messages: at most 60 characters, on one line.
#[doc(hidden)]
#[must_use]
pub fn shortened(value: &str) -> String {
    let mut short: String = value
        .chars()
        .take(60)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if value.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}

/// A whole number with commas between the thousands.
pub(crate) fn grouped(number: impl fmt::Display) -> String {
    let digits = number.to_string();
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits.as_str()), |rest| ("-", rest));
    let mut text = String::from(sign);
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How many problems of one code are kept for one column of a table; the others are counted.
pub const KEPT_PER_KIND: usize = 100;

/// Every problem with the input, in the order of table, row, column and code.
///
/// Of each code, the first [`KEPT_PER_KIND`] of a column are kept and the others counted, so that a million bad rows
/// neither flood the output nor go unreported. Displayed, each problem is a line; serialised, they are the body that
/// a web service returns with status 422.
///
/// ```
/// # use vocmatch::{dataset::{Dataset, rows::RegionRow}, model::Model};
/// let mut dataset = Dataset::default();
/// dataset.regions.push(RegionRow { region_id: "north".into(), name: "North".into(), ..RegionRow::default() });
/// dataset.regions.push(RegionRow { region_id: "east".into(), name: "East".into(), parent_id: Some("nort".into()), ..RegionRow::default() });
/// let problems = Model::new(dataset).unwrap_err();
/// assert_eq!(problems.to_string(), r#"V204 regions[1].parent_id: no region has the id "nort"; did you mean "north"?"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    kinds: Map<(Location, Code), usize>,
    /// Whether some problems lack a suggestion because the work limit was reached.
    suggestions_cut: bool,
}

impl Problems {
    /// Adds a problem; `say` is called only if it is kept. O(log kinds).
    pub(crate) fn add(&mut self, code: Code, place: Location, say: impl FnOnce() -> Said) {
        if self.counts(code, &place) {
            self.keep(code, place, say());
        }
    }

    /// Counts a problem; whether it is to be kept.
    pub(crate) fn counts(&mut self, code: Code, place: &Location) -> bool {
        let count = self.kinds.entry((place.kind(), code)).or_insert(0);
        *count += 1;
        *count <= KEPT_PER_KIND
    }

    /// Keeps a problem that was counted.
    pub(crate) fn keep(&mut self, code: Code, place: Location, said: Said) {
        self.kept.push(Problem { place, code, said });
    }

    /// Merges the problems of another stage.
    pub(crate) fn extend(&mut self, other: Problems) {
        for (kind, count) in other.kinds {
            *self.kinds.entry(kind).or_insert(0) += count;
        }
        self.kept.extend(other.kept);
        self.suggestions_cut |= other.suggestions_cut;
        self.sort();
        let mut kept: Map<(Location, Code), usize> = Map::new();
        self.kept.retain(|problem| {
            let count = kept.entry((problem.place.kind(), problem.code)).or_insert(0);
            *count += 1;
            *count <= KEPT_PER_KIND
        });
    }

    /// Records that suggestions were no longer sought for some problems.
    pub(crate) fn cut_suggestions(&mut self) {
        self.suggestions_cut = true;
    }

    /// Returns whether some problems lack a suggestion because there were too many to seek one for each.
    #[must_use]
    pub fn suggestions_cut(&self) -> bool {
        self.suggestions_cut
    }

    /// Sorts the problems. Call this after the last one is added.
    pub(crate) fn sort(&mut self) {
        order::sort(&mut self.kept);
    }

    /// Returns the problems that are kept, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.kept.iter()
    }

    /// Returns how many there are, kept and counted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.kinds.values().sum()
    }

    /// Returns how many there are of one severity.
    #[must_use]
    pub fn count_of(&self, severity: Severity) -> usize {
        let kinds = self.kinds.iter();
        kinds
            .filter(|((_, code), _)| code.severity() == severity)
            .map(|(_, count)| count)
            .sum()
    }

    /// Returns whether the list is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Returns whether any is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.kinds
            .keys()
            .any(|(_, code)| code.severity() == Severity::Error)
    }

    /// The table and code of problems that are counted but not kept, with their number.
    fn more(&self) -> impl Iterator<Item = (&Location, Code, usize)> {
        let kinds = self.kinds.iter().map(|((kind, code), count)| {
            let kept = count.min(&KEPT_PER_KIND);
            (kind, *code, count - kept)
        });
        kinds.filter(|(_, _, count)| *count > 0)
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.kept.iter()
    }
}

impl std::error::Error for Problems {}

impl Problems {
    /// Returns the problems as lines for a reader.
    #[must_use]
    pub fn text(&self, _language: Language) -> String {
        self.to_string()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = self.kept.iter().map(Problem::to_string);
        let more = self
            .more()
            .map(|(place, code, count)| format!("{code} {place}: and {} more of this kind", grouped(count)));
        let cut = self
            .suggestions_cut
            .then(|| "suggestions were sought for some of the problems only".to_owned());
        for (k, line) in kept.chain(more).chain(cut).enumerate() {
            f.write_str(if k == 0 { "" } else { "\n" })?;
            f.write_str(&line)?;
        }
        Ok(())
    }
}

impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct More<'a> {
            code: Code,
            table: &'a str,
            column: Option<&'a str>,
            count: usize,
        }
        let more = self.more().map(|(place, code, count)| More {
            code,
            table: place.table(),
            column: place.column(),
            count,
        });
        let more: Vec<More> = more.collect();
        let mut map = serializer.serialize_struct("Problems", 5)?;
        map.serialize_field("errors", &self.count_of(Severity::Error))?;
        map.serialize_field("warnings", &self.count_of(Severity::Warning))?;
        map.serialize_field("problems", &self.kept)?;
        map.serialize_field("more", &more)?;
        map.serialize_field("suggestions_cut", &self.suggestions_cut)?;
        map.end()
    }
}
