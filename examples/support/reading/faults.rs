//! Every fault of the raw tables, told at once: file, row as a spreadsheet shows it, column, cause, remedy.

use super::words::{Told, Words};
use std::cell::RefCell;
use std::collections::BTreeMap;
use vocmatch::Language;
use vocmatch::problem::{Code, Severity};

/// How many lines of one kind are told; the others are counted.
const TOLD_PER_KIND: usize = 20;

/// The place of a fault.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    file: String,
    row: usize,
    column: String,
}

impl Place {
    pub fn file(file: &str) -> Place {
        Place {
            file: file.to_owned(),
            ..Place::default()
        }
    }

    pub fn row(mut self, row: usize) -> Place {
        self.row = row;
        self
    }

    pub fn column(mut self, column: &str) -> Place {
        column.clone_into(&mut self.column);
        self
    }

    fn text(&self, language: Language) -> String {
        let mut text = self.file.clone();
        if self.row > 0 {
            let row = self.row;
            text += &language.pick(format!(" row {row}"), format!(" 第 {row} 行"));
        }
        if !self.column.is_empty() {
            text += language.pick(", ", "，");
            text += &self.column;
        }
        text
    }
}

#[derive(Debug)]
struct Fault {
    place: Place,
    wrong: Words,
    remedy: Option<Words>,
}

/// Faults of one code in one column of a file.
#[derive(Debug, Default)]
struct Kind {
    told: Vec<Fault>,
    count: usize,
}

/// Faults by severity, file, code and column.
#[derive(Debug, Default)]
pub struct Faults {
    kinds: RefCell<BTreeMap<(Severity, String, Code, String), Kind>>,
}

impl Faults {
    /// Adds a fault; without a remedy the code's own is told.
    pub fn add(&self, code: Code, place: Place, wrong: Words, remedy: Option<Words>) {
        let kind = (code.severity(), place.file.clone(), code, place.column.clone());
        let mut kinds = self.kinds.borrow_mut();
        let kind = kinds.entry(kind).or_default();
        kind.count += 1;
        if kind.told.len() < TOLD_PER_KIND {
            kind.told.push(Fault { place, wrong, remedy });
        }
    }

    /// The number of faults of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let kinds = self.kinds.borrow();
        let of = kinds.iter().filter(|((of, ..), _)| *of == severity);
        of.map(|(_, kind)| kind.count).sum()
    }

    /// A line a fault, and a line for those of a kind that are only counted.
    pub fn lines(&self, severity: Severity, language: Language) -> Vec<String> {
        let colon = language.pick(": ", "：");
        let mut lines = Vec::new();
        for ((of, file, code, column), kind) in self.kinds.borrow().iter() {
            if *of != severity {
                continue;
            }
            for fault in &kind.told {
                let (place, wrong) = (fault.place.text(language), fault.wrong.text(language));
                let own = fault.remedy.as_ref().map(|words| words.text(language));
                let remedy = own.unwrap_or_else(|| code.remedy(language));
                let semicolon = language.pick("; ", "；");
                lines.push(format!("{code} {place}{colon}{wrong}{semicolon}{remedy}"));
            }
            let more = kind.count - kind.told.len();
            if more > 0 {
                let place = Place::file(file).column(column).text(language);
                let more = language.pick(
                    format!("and {more} more of this kind"),
                    format!("同类问题另有 {more} 处"),
                );
                lines.push(format!("{code} {place}{colon}{more}"));
            }
        }
        lines
    }

    /// Refuses to go on if there is any error, with all faults.
    pub fn stop(&self) -> Result<(), Told> {
        if self.count(Severity::Error) == 0 {
            return Ok(());
        }
        let all = |language: Language| {
            let mut lines = vec![
                language
                    .pick("the raw tables cannot be used:", "原始表不能使用：")
                    .to_owned(),
            ];
            lines.extend(self.lines(Severity::Error, language));
            lines.extend(self.lines(Severity::Warning, language));
            lines.join("\n")
        };
        Err(Told(Words {
            english: all(Language::English),
            chinese: all(Language::Chinese),
        }))
    }
}
