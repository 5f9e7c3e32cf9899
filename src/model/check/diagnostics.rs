//! Collects the findings of all rules.

use super::super::mend::Mended;
use crate::dataset::{Cell, Dataset, TABLES};
use crate::problem::{Changed, Code, Location, Near, Problems, Said, Words, both, grouped, shortened};
use crate::unit::Level;
use vocmatch_algo::sorted::{Map, Set};

/// A cell: its table, its row counted from 0, its column.
pub(super) type At = (&'static str, usize, &'static str);

/// Ids in quotes: `"a", "b"`.
pub(super) fn list<'a>(ids: impl Iterator<Item = &'a str>) -> Words {
    let quoted = ids.map(|id| {
        let id = shortened(id);
        (format!("\"{id}\""), format!("“{id}”"))
    });
    let (english, chinese): (Vec<String>, Vec<String>) = quoted.unzip();
    Words::new(english.join(", "), chinese.join("、"))
}

/// The Chinese of a word that cells may hold.
pub(super) fn chinese_word(word: &'static str, choices: &[(&str, &'static str)]) -> &'static str {
    choices
        .iter()
        .find(|(english, _)| *english == word)
        .map_or(word, |(_, chinese)| chinese)
}

/// A level in Chinese.
pub(super) fn level_zh(level: Level) -> &'static str {
    chinese_word(level.name(), Level::CHOICES)
}

/// Collects the findings of the rules.
pub(super) struct Diagnostics<'a> {
    pub(super) data: &'a Dataset,
    problems: Problems,
    near: Near,
    mended: &'a Mended,
    /// Tables of which some ids were changed by another program.
    changed: Set<&'static str>,
    /// Columns with ids in exponent notation: the first row, its id, and how many there are.
    exponents: Map<(&'static str, &'static str), (usize, String, usize)>,
}

impl<'a> Diagnostics<'a> {
    pub(super) fn new(data: &'a Dataset, mended: &'a Mended) -> Diagnostics<'a> {
        let mut diagnostics = Diagnostics {
            data,
            problems: mended.problems.clone(),
            near: Near::default(),
            mended,
            changed: Set::new(),
            exponents: Map::new(),
        };
        let changed = |problem: &&crate::problem::Problem| problem.code() == Code::ChangedCode;
        for problem in data.problems().iter().filter(changed) {
            let place = problem.location();
            let table = TABLES.iter().find(|table| table.name == place.table());
            let id = table.and_then(|table| Some((table, table.columns.first()?)));
            if let Some((table, _)) = id.filter(|(_, id)| place.column() == Some(id.name)) {
                diagnostics.note_changed(table.name);
            }
        }
        diagnostics
    }

    /// Records that ids of a table were changed, so that a missing one proves nothing.
    pub(super) fn note_changed(&mut self, table: &'static str) {
        self.changed.insert(table);
    }

    /// Records that an id is a number in exponent notation, as all of its column are when one is.
    pub(super) fn note_exponent(&mut self, at: At, id: &str) {
        let (table, row, column) = at;
        let first = || (row, id.to_owned(), 0);
        self.exponents.entry((table, column)).or_insert_with(first).2 += 1;
    }

    /// `V113` for each column with ids in exponent notation.
    fn tell_exponents(&mut self) {
        for ((table, column), (row, id, cells)) in &self.exponents {
            let place = self.data.place(table, *row).in_column(*column);
            self.problems.add(Code::ChangedCode, place, || {
                let more = grouped(cells - 1);
                let wrong = Changed::Exponent.wrong(&shortened(id));
                let also = match cells {
                    1 => Words::default(),
                    2 => both!(
                        "; so is 1 more cell of the column",
                        "；该列另有 1 个单元格也是如此"
                    ),
                    _ => both!(
                        "; so are {more} more cells of the column",
                        "；该列另有 {more} 个单元格也是如此"
                    ),
                };
                Said::new(wrong.and(&also)).of(id)
            });
        }
    }

    /// Whether ids of the table may be missing.
    pub(super) fn is_broken(&self, table: &str) -> bool {
        self.changed.iter().any(|changed| *changed == table) || self.data.is_broken(table)
    }

    /// Whether all was said of this id of a table.
    pub(super) fn is_told(&self, table: &'static str, id: &str) -> bool {
        self.mended.is_told(table, id)
    }

    /// The one id that is seen as this one; `None` if there are several.
    pub(super) fn alike<'i>(&mut self, id: &str, ids: impl Iterator<Item = &'i str>) -> Option<&'i str> {
        self.near.alike(id, ids)
    }

    /// A problem at a cell, which also depends on the cells of `others` in the same row. Nothing is reported if any
    /// of them could not be read: that is a problem of its own.
    pub(super) fn tell(&mut self, code: Code, at: At, others: &[&str], say: impl FnOnce(&mut Near) -> Said) {
        if let Some(place) = self.counts(code, at, others) {
            // A column of many wrong ids leaves work for those of others.
            let said = if self.problems.is_many(code, &place) {
                let mut none = Near::none();
                let said = say(&mut none);
                if none.was_asked() {
                    self.problems.cut_suggestions();
                }
                said
            } else {
                say(&mut self.near)
            };
            self.problems.keep(code, place, said);
        }
    }

    /// The location of a problem, if it is kept.
    fn counts(&mut self, code: Code, at: At, others: &[&str]) -> Option<Location> {
        let (table, index, column) = at;
        if !self.is_read(table, index, &[column]) || !self.is_read(table, index, others) {
            return None;
        }
        let place = self.data.place(table, index).in_column(column);
        self.problems.counts(code, &place).then_some(place)
    }

    /// Whether the cells of these columns could be read.
    pub(super) fn is_read(&self, table: &str, index: usize, columns: &[&str]) -> bool {
        !columns
            .iter()
            .any(|column| self.data.is_blanked(table, index, column))
    }

    /// A problem of a whole table.
    pub(super) fn tell_table(&mut self, code: Code, table: &'static str, said: Said) {
        self.problems.add(code, self.data.whole(table), || said);
    }

    /// A problem of a whole column.
    pub(super) fn tell_column(&mut self, code: Code, table: &'static str, column: &'static str, said: Said) {
        let place = self.data.whole(table).in_column(column);
        self.problems.add(code, place, || said);
    }

    /// A row as its planner counts it: "row 7", "item 5".
    pub(super) fn row(&self, table: &'static str, index: usize) -> Words {
        let place = self.data.place(table, index);
        match (place.row(), place.item()) {
            (Some(row), _) => both!("row {row}", "第{row}行"),
            (None, item) => {
                let item = item.unwrap_or(index);
                both!("item {item}", "[{item}]")
            }
        }
    }

    /// All findings, with the problems of shape, in order.
    pub(super) fn close(mut self) -> Problems {
        self.tell_exponents();
        if self.near.is_spent() {
            self.problems.cut_suggestions();
        }
        self.problems.extend(self.data.problems().clone());
        self.problems
    }
}
