//! Every problem with the input: collected, counted, listed.

use super::code::{Code, Severity};
use super::location::Location;
use super::one::{self, Problem, Said};
use super::page;
use crate::language::Language;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// How many problems of one code are kept for one column of a table; the others are counted.
pub const KEPT_PER_KIND: usize = 10_000;

/// From this many problems on, only the first hundred of a kind are kept.
const MANY: usize = 20_000;

/// How many problems of a kind are kept where there are many.
const KEPT_OF_MANY: usize = 100;

/// Every problem with the input, in the order of table, row, column and code.
///
/// Of each code, the first [`KEPT_PER_KIND`] of a column are kept and the others counted, so that a million bad rows
/// neither fill the memory nor go unreported; once 20,000 are kept, the first hundred of each. Serialised, they are the
/// body that a web service returns with status 422. Displayed, each is a line, at most twenty of a kind: see
/// [`Problems::text`].
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
    kinds: Map<(Location, Code), Tally>,
    /// Whether some problems lack a suggestion because the work limit was reached.
    suggestions_cut: bool,
}

/// How many problems of one kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Tally {
    all: usize,
    kept: usize,
}

impl Tally {
    /// Whether one more is to be kept beside the others that are kept.
    fn takes(&mut self, kept: usize) -> bool {
        let most = if kept < MANY { KEPT_PER_KIND } else { KEPT_OF_MANY };
        let takes = self.kept < most;
        self.kept += usize::from(takes);
        takes
    }
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
        let tally = self.kinds.entry((place.kind(), code)).or_default();
        tally.all += 1;
        tally.takes(self.kept.len())
    }

    /// Whether there are more problems of this kind than suggestions are sought for.
    pub(crate) fn is_many(&self, code: Code, place: &Location) -> bool {
        let tally = self.kinds.get(&(place.kind(), code));
        tally.is_some_and(|tally| tally.all > KEPT_OF_MANY)
    }

    /// Keeps a problem that was counted.
    pub(crate) fn keep(&mut self, code: Code, place: Location, said: Said) {
        self.kept.push(Problem { place, code, said });
    }

    /// Merges the problems of another stage.
    pub(crate) fn extend(&mut self, other: Problems) {
        for (kind, tally) in other.kinds {
            self.kinds.entry(kind).or_default().all += tally.all;
        }
        for tally in self.kinds.values_mut() {
            tally.kept = 0;
        }
        self.kept.extend(other.kept);
        self.suggestions_cut |= other.suggestions_cut;
        self.sort();
        let (kinds, mut kept) = (&mut self.kinds, 0);
        self.kept.retain(|problem| {
            let tally = kinds.entry((problem.place.kind(), problem.code)).or_default();
            let takes = tally.takes(kept);
            kept += usize::from(takes);
            takes
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
        self.kinds.values().map(|tally| tally.all).sum()
    }

    /// Returns how many there are of one severity.
    #[must_use]
    pub fn count_of(&self, severity: Severity) -> usize {
        let kinds = self.kinds.iter();
        kinds
            .filter(|((_, code), _)| code.severity() == severity)
            .map(|(_, tally)| tally.all)
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
        let kinds = self.kinds.iter();
        let more = kinds.map(|((kind, code), tally)| (kind, *code, tally.all.saturating_sub(tally.kept)));
        more.filter(|(_, _, count)| *count > 0)
    }

    /// Returns the problems in a language: displayed, [`Problems::text`]; serialised, as they are themselves.
    pub fn told(&self, language: Language) -> impl fmt::Display + Serialize + '_ {
        Told(self, language)
    }

    /// Returns the problems for a reader, a line each: by cause, the most likely cause first (files and columns, then
    /// cells, ids, agreement, the pathway). Of one code in one column, twenty are shown and the others counted; a
    /// column with more than five has a heading.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        self.page(None, language)
    }

    /// [`Problems::text`] of one severity.
    pub(crate) fn text_of(&self, severity: Severity, language: Language) -> String {
        self.page(Some(severity), language)
    }

    fn page(&self, severity: Option<Severity>, language: Language) -> String {
        let count = |kind: &(Location, Code)| self.kinds.get(kind).map_or(0, |tally| tally.all);
        let of = |problem: &&Problem| severity.is_none_or(|severity| severity == problem.severity());
        let kept: Vec<&Problem> = self.kept.iter().filter(of).collect();
        page::text(&kept, &count, self.suggestions_cut, language)
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

/// In English; see [`Problems::text`].
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Told(self, Language::English).serialize(serializer)
    }
}

/// Problems as they are told in a language.
struct Told<'a>(&'a Problems, Language);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.text(self.1))
    }
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct More<'a> {
            code: Code,
            table: &'a str,
            column: Option<&'a str>,
            count: usize,
        }
        let Told(problems, language) = *self;
        let more = problems.more().map(|(place, code, count)| More {
            code,
            table: place.table(),
            column: place.column(),
            count,
        });
        let more: Vec<More> = more.collect();
        let kept: Vec<_> = problems
            .kept
            .iter()
            .map(|problem| one::Told(problem, language))
            .collect();
        let mut map = serializer.serialize_struct("Problems", 5)?;
        map.serialize_field("errors", &problems.count_of(Severity::Error))?;
        map.serialize_field("warnings", &problems.count_of(Severity::Warning))?;
        map.serialize_field("problems", &kept)?;
        map.serialize_field("more", &more)?;
        map.serialize_field("suggestions_cut", &problems.suggestions_cut)?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Form, both};

    fn said(k: usize) -> Said {
        Said::new(both!("wrong {k}", "错误 {k}")).remedy(both!("mend it", "请修改"))
    }

    fn at(row: usize, column: &'static str) -> Location {
        let table = Location::table_at(3, "majors", Form::Csv);
        table.in_row(row).in_column(column)
    }

    #[test]
    fn causes_stand_before_what_follows_from_them() {
        let mut problems = Problems::default();
        problems.add(Code::UnknownReference, at(2, "category_id"), || said(1));
        problems.add(Code::UnknownReference, at(4, "category_id"), || said(2));
        problems.add(Code::NotAShare, at(3, "completion_rate"), || said(3));
        let other = Location::table_at(9, "programs", Form::Csv);
        problems.add(Code::EmptyFile, other, || said(4));
        problems.sort();
        assert_eq!(
            problems.text(Language::English),
            "V010 programs.csv: wrong 4; mend it\n\
             V104 majors.csv row 3, completion_rate: wrong 3; mend it\n\
             V204 majors.csv row 2, category_id: wrong 1; mend it\n\
             V204 majors.csv row 4, category_id: wrong 2; mend it"
        );
        assert_eq!(
            problems.text_of(Severity::Warning, Language::Chinese),
            "V010 programs.csv：错误 4；请修改"
        );
    }

    #[test]
    fn of_many_problems_of_one_kind_twenty_are_shown_and_all_are_serialised() {
        let mut problems = Problems::default();
        for row in 0..30 {
            problems.add(Code::NotAShare, at(row, "completion_rate"), || said(row));
        }
        problems.sort();
        let text = problems.text(Language::Chinese);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 22);
        assert_eq!(
            lines[0],
            "V104 majors.csv，completion_rate：30 处同类问题：比例、水平或优先级不在 0 到 1 之间"
        );
        assert_eq!(lines[21], "V104 majors.csv，completion_rate：另有 10 处同类问题");
        assert_eq!(problems.iter().count(), 30);
    }

    #[test]
    fn the_number_of_kept_problems_is_bounded() {
        let mut problems = Problems::default();
        let columns = ["a", "b", "c", "d"];
        for row in 0..KEPT_PER_KIND + 5 {
            for column in columns {
                problems.add(Code::NotAShare, at(row, column), || said(row));
            }
        }
        assert_eq!(problems.count(), columns.len() * (KEPT_PER_KIND + 5));
        assert_eq!(problems.iter().count(), MANY);
        let mut other = Problems::default();
        for row in 0..KEPT_OF_MANY + 5 {
            other.add(Code::NotAYear, at(row, "a"), || said(row));
        }
        problems.extend(other);
        let kept = problems.iter().filter(|one| one.code() == Code::NotAYear);
        assert!(kept.count() >= KEPT_OF_MANY);
        assert!(problems.iter().count() <= MANY + KEPT_OF_MANY);
        assert_eq!(
            problems.count(),
            columns.len() * (KEPT_PER_KIND + 5) + KEPT_OF_MANY + 5
        );
    }
}
