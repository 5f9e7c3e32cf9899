//! Rules from a CSV text, as planners write them.

use super::fault::RuleFault;
use super::list::{MOST_RULES, Rules, check};
use super::measure::Measure;
use super::problem::{RuleProblem, RuleProblems};
use super::rule::{Advised, Comparison, Rule};
use crate::dataset::{Lines, not_utf8};
use crate::problem::{Near, Words, shortened};
use crate::unit::Level;
use csv::{ReaderBuilder, StringRecord};

/// The columns, and whether they may be missing or empty.
const COLUMNS: [(&str, bool); 10] = [
    ("rule_id", false),
    ("name", true),
    ("measure", false),
    ("comparison", false),
    ("threshold", false),
    ("years", true),
    ("level", true),
    ("advice", false),
    ("source", true),
    ("note", true),
];

impl Rules {
    /// Reads rules from CSV with the columns `rule_id, name?, measure, comparison, threshold, years?, level?, advice, source?,
    /// note?` in any order; `file` is its name in problems.
    ///
    /// ```
    /// # use vocmatch::rules::Rules;
    /// let text = "rule_id,measure,comparison,threshold,years,advice\n\
    ///             low,placement,below,.6,2,shrink\n\
    ///             lower,placment,below,50%,2,suspend\n";
    /// let problems = Rules::from_csv(text.as_bytes(), "rules.csv").unwrap_err();
    /// assert_eq!(
    ///     problems.to_string(),
    ///     "rules.csv row 3, measure: \"placment\" is not a valid measure; did you mean \"placement\"?\n\
    ///      rules.csv row 3, threshold: \"50%\" is not a number; write a number, such as .6 for 60%"
    /// );
    /// ```
    ///
    /// # Errors
    /// [`RuleProblems`]: every fault in them, by row.
    pub fn from_csv(bytes: &[u8], file: &str) -> Result<Rules, RuleProblems> {
        let mut reading = RuleReader {
            file,
            problems: RuleProblems::default(),
            near: Near::default(),
        };
        let rules = reading.rules(bytes);
        if reading.problems.is_empty() {
            // Checked while they were read.
            Rules::new(rules)
        } else {
            reading.problems.sort(|column| {
                let place = COLUMNS.iter().position(|(name, _)| *name == column);
                place.unwrap_or(COLUMNS.len())
            });
            Err(reading.problems)
        }
    }
}

struct RuleReader<'f> {
    file: &'f str,
    problems: RuleProblems,
    near: Near,
}

impl RuleReader<'_> {
    fn tell(&mut self, row: Option<usize>, column: Option<&str>, fault: RuleFault, near: Option<Words>) {
        self.problems.add(RuleProblem {
            file: self.file.to_owned(),
            row,
            rule: None,
            column: column.map(str::to_owned),
            fault,
            suggestion: near,
        });
    }

    /// The rules; unreadable cells and faults are reported.
    fn rules(&mut self, bytes: &[u8]) -> Vec<Rule> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if let Err(error) = std::str::from_utf8(bytes) {
            let wrong = not_utf8(bytes, error.valid_up_to())
                .wrong
                .text(crate::language::Language::English)
                .to_owned();
            self.tell(None, None, RuleFault::NotReadable(wrong), None);
            return Vec::new();
        }
        let mut lines = Lines::new(bytes, b',');
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        let mut record = StringRecord::new();
        let mut columns: Option<[Option<usize>; 10]> = None;
        let (mut rules, mut rows, mut seen, mut headers) = (Vec::new(), Vec::new(), 0, 0);
        // Reading from memory that is valid UTF-8 cannot fail.
        while let Ok(true) = reader.read_record(&mut record) {
            lines.next(&record);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let Some(columns) = &columns else {
                headers = record.len();
                let Some(found) = self.header(&record, lines.row) else {
                    return Vec::new();
                };
                columns = Some(found);
                continue;
            };
            seen += 1;
            if seen > MOST_RULES {
                self.tell(None, None, RuleFault::TooMany(MOST_RULES), None);
                return Vec::new();
            }
            if record.iter().skip(headers).any(|cell| !cell.trim().is_empty()) {
                let cells = record.len();
                self.tell(Some(lines.row), None, RuleFault::LongRow { cells, headers }, None);
            }
            let text = |k: usize| columns[k].and_then(|at| record.get(at)).unwrap_or("").trim();
            rules.push(self.rule(lines.row, &text));
            rows.push(lines.row);
        }
        if columns.is_none() {
            self.tell(None, None, RuleFault::Empty, None);
        } else if lines.end_in_quote() {
            let wrong = "a quote is opened here and never closed".to_owned();
            self.tell(Some(lines.row), None, RuleFault::NotReadable(wrong), None);
        }
        let file = self.file;
        check(&rules, &mut self.problems, |rule, column, fault| RuleProblem {
            file: file.to_owned(),
            row: rule.and_then(|k| rows.get(k).copied()),
            rule: None,
            column: column.map(str::to_owned),
            fault,
            suggestion: None,
        });
        rules
    }

    /// The index of each column; `None` if a required one is missing.
    fn header(&mut self, record: &StringRecord, row: usize) -> Option<[Option<usize>; 10]> {
        let mut found = [None; 10];
        for (at, cell) in record.iter().enumerate() {
            let name = cell.trim().to_lowercase();
            match COLUMNS.iter().position(|(column, _)| *column == name) {
                Some(k) if found[k].is_some() => {
                    self.tell(Some(row), Some(COLUMNS[k].0), RuleFault::ColumnTwice, None);
                }
                Some(k) => found[k] = Some(at),
                None if name.is_empty() => {}
                None => {
                    let near = self.near.find(&name, COLUMNS.iter().map(|(column, _)| *column));
                    self.tell(
                        Some(1),
                        Some(&shortened(cell.trim())),
                        RuleFault::UnknownColumn,
                        near,
                    );
                }
            }
        }
        let mut whole = true;
        for (k, (column, optional)) in COLUMNS.iter().enumerate() {
            if found[k].is_none() && !optional {
                self.tell(Some(row), Some(column), RuleFault::MissingColumn, None);
                whole = false;
            }
        }
        whole.then_some(found)
    }

    /// One rule. Unreadable cells are reported and replaced by values that break no rule of their own, so that other
    /// faults of the row are reported too.
    fn rule<'t>(&mut self, row: usize, text: &impl Fn(usize) -> &'t str) -> Rule {
        let words = |k: usize| (row, COLUMNS[k].0, text(k));
        let levels = Level::ALL.map(|level| (level, level.name()));
        let measure = self.word(words(2), Measure::NAMES);
        let comparison = self.word(words(3), Comparison::NAMES);
        let threshold = match text(4) {
            "" => Err(RuleFault::EmptyCell("a number")),
            number => number
                .parse::<f64>()
                .map_err(|_| RuleFault::NotANumber(shortened(number))),
        };
        let years = match text(5) {
            "" => Ok(1),
            number => number
                .parse::<u32>()
                .map_err(|_| RuleFault::NotYears(shortened(number))),
        };
        let level = (!text(6).is_empty()).then(|| self.word(words(6), &levels));
        let advice = self.word(words(7), Advised::NAMES);
        Rule {
            rule_id: text(0).to_owned(),
            name: text(1).to_owned(),
            // The measure with the widest bounds.
            measure: measure.unwrap_or(Measure::WorthOfLast),
            comparison: comparison.unwrap_or(Comparison::AtMost),
            threshold: threshold.unwrap_or_else(|fault| {
                self.tell(Some(row), Some("threshold"), fault, None);
                0.0
            }),
            years: years.unwrap_or_else(|fault| {
                self.tell(Some(row), Some("years"), fault, None);
                1
            }),
            level: level.flatten(),
            advice: advice.unwrap_or(Advised::Watch),
            source: text(8).to_owned(),
            note: text(9).to_owned(),
        }
    }

    /// One of some words.
    fn word<T: Copy>(
        &mut self,
        (row, column, text): (usize, &'static str, &str),
        words: &[(T, &'static str)],
    ) -> Option<T> {
        let found = words.iter().find(|(_, name)| name.eq_ignore_ascii_case(text));
        if text.is_empty() {
            self.tell(
                Some(row),
                Some(column),
                RuleFault::EmptyCell("a word of its list"),
                None,
            );
        } else if found.is_none() {
            let names: Vec<&'static str> = words.iter().map(|(_, name)| *name).collect();
            let near = self.near.find(text, names.iter().copied());
            let fault = RuleFault::UnknownWord {
                value: shortened(text),
                what: column,
                words: names,
            };
            self.tell(Some(row), Some(column), fault, near);
        }
        found.map(|(word, _)| *word)
    }
}
