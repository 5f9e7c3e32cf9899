//! Where the rows of a dataset came from, so that problems cite the location that the planner sees.

#[cfg(any(feature = "csv", feature = "json", feature = "xlsx"))]
use super::noted::Noted;
use crate::problem::{Called, Code, Form, Location, Problems, Said, both, grouped, shortened};
use std::sync::Arc;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// Marks a whole column of the table in the list of blanks.
const EVERY_ROW: usize = usize::MAX;

/// How the tables were read.
#[derive(Debug, Clone, Default)]
pub(super) struct Origin {
    pub(super) problems: Problems,
    /// How each table was read, by its position in the registry.
    tables: Map<usize, Read>,
}

/// How one table was read.
#[derive(Debug, Clone, Default)]
pub(super) struct Read {
    pub(super) form: Form,
    /// The planner's names of the table and its columns.
    pub(super) called: Option<Arc<Called>>,
    /// Row offsets caused by blank lines, as (first index, offset). Rising.
    shifts: Vec<(usize, usize)>,
    /// Cells that could not be read, as (column, row index); sorted once sealed.
    blanks: Vec<(&'static str, usize)>,
    /// Columns with cells such as `="01.0000"`.
    guarded: Map<&'static str, Guarded>,
    /// Whether the table could not be read in full.
    broken: bool,
    /// What is told once a column.
    #[cfg(any(feature = "csv", feature = "json", feature = "xlsx"))]
    pub(super) noted: Noted,
}

/// The first cell of a column that is written as `="01.0000"`, and how many there are.
#[derive(Debug, Clone)]
struct Guarded {
    place: Location,
    text: String,
    cells: usize,
}

impl Guarded {
    /// `V114`: the text is read without the guard.
    fn said(&self) -> Said {
        let (text, others) = (shortened(&self.text), grouped(self.cells - 1));
        let wrong = match self.cells {
            1 => both!("=\"{text}\" is read as {text}", "=\"{text}\" 按 {text} 读取"),
            2 => both!(
                "=\"{text}\" is read as {text}, and 1 more cell of the column in the same way",
                "=\"{text}\" 按 {text} 读取，该列另有 1 个单元格同样处理"
            ),
            _ => both!(
                "=\"{text}\" is read as {text}, and {others} more cells of the column in the same way",
                "=\"{text}\" 按 {text} 读取，该列另有 {others} 个单元格同样处理"
            ),
        };
        Said::new(wrong).of(format!("=\"{}\"", self.text))
    }
}

#[cfg_attr(
    not(any(feature = "csv", feature = "json", feature = "xlsx")),
    expect(dead_code, reason = "only readers of files note anything")
)]
impl Read {
    pub(super) fn new(form: Form) -> Read {
        Read {
            form,
            ..Read::default()
        }
    }

    /// The planner's name for the table, before any of its headers is known.
    #[cfg_attr(
        all(feature = "json", not(any(feature = "csv", feature = "xlsx"))),
        expect(dead_code, reason = "only files have names")
    )]
    pub(super) fn name(&mut self, table: &str) {
        self.called = Some(Arc::new(Called {
            table: table.to_owned(),
            ..Called::default()
        }));
    }

    /// The location of the whole table that is being read.
    #[cfg_attr(
        all(feature = "json", not(any(feature = "csv", feature = "xlsx"))),
        expect(dead_code, reason = "only files have names")
    )]
    pub(super) fn place(&self, rank: usize, table: &'static str) -> Location {
        place(rank, table, self.form).called(self.called.clone())
    }

    /// Records that the row of this index has this number.
    pub(super) fn note_row(&mut self, index: usize, number: usize) {
        let shift = number - index;
        if self.shifts.last().map_or(self.usual(), |(_, last)| *last) != shift {
            self.shifts.push((index, shift));
        }
    }

    /// The offset of an index where no blank lines lie between.
    fn usual(&self) -> usize {
        match self.form {
            Form::Csv | Form::Sheet => 2,
            Form::Items | Form::Named => 0,
        }
    }

    pub(super) fn note_blank(&mut self, index: usize, column: &'static str) {
        self.blanks.push((column, index));
    }

    /// Records that the cell of a column is written as `="01.0000"`.
    pub(super) fn note_guarded(&mut self, column: &'static str, row: &Location, text: &str) {
        let first = || Guarded {
            place: row.clone().in_column(column),
            text: text.to_owned(),
            cells: 0,
        };
        self.guarded.entry(column).or_insert_with(first).cells += 1;
    }

    #[cfg_attr(
        all(feature = "json", not(any(feature = "csv", feature = "xlsx"))),
        expect(dead_code, reason = "only files have names")
    )]
    pub(super) fn note_column(&mut self, column: &'static str) {
        self.blanks.push((column, EVERY_ROW));
    }

    pub(super) fn note_broken(&mut self) {
        self.broken = true;
    }

    fn number(&self, index: usize) -> usize {
        let after = self.shifts.partition_point(|(from, _)| *from <= index);
        let last = after.checked_sub(1).and_then(|k| self.shifts.get(k));
        index + last.map_or(self.usual(), |(_, shift)| *shift)
    }
}

impl Origin {
    /// Records how a table was read.
    pub(super) fn note(&mut self, rank: usize, mut read: Read) {
        order::sort(&mut read.blanks);
        #[cfg(any(feature = "csv", feature = "json", feature = "xlsx"))]
        std::mem::take(&mut read.noted).tell(&mut |code, place, said| self.add(code, place, || said));
        for guarded in std::mem::take(&mut read.guarded).values() {
            self.add(Code::CodePutBack, guarded.place.clone(), || guarded.said());
        }
        self.tables.insert(rank, read);
    }

    /// A problem of a table that is being read.
    pub(super) fn add(&mut self, code: Code, place: Location, say: impl FnOnce() -> Said) {
        self.problems.add(code, place, say);
    }

    fn form(&self, rank: usize) -> Form {
        self.tables.get(&rank).map_or(Form::Items, |read| read.form)
    }

    pub(super) fn whole(&self, rank: usize, table: &'static str) -> Location {
        let called = self.tables.get(&rank).and_then(|read| read.called.clone());
        place(rank, table, self.form(rank)).called(called)
    }

    /// The row in the way in which the table counts.
    pub(super) fn row_of(&self, rank: usize, index: usize) -> usize {
        self.tables.get(&rank).map_or(index, |read| read.number(index))
    }

    /// The row as a spreadsheet shows it, whatever the table was read from.
    pub(super) fn number(&self, rank: usize, index: usize) -> usize {
        match self.form(rank) {
            Form::Csv | Form::Sheet => self.row_of(rank, index),
            Form::Items | Form::Named => index + 2,
        }
    }

    pub(super) fn is_blanked(&self, rank: usize, index: usize, column: &str) -> bool {
        self.tables.get(&rank).is_some_and(|read| {
            let has = |row: usize| {
                read.blanks
                    .binary_search_by(|(name, at)| (*name, *at).cmp(&(column, row)))
                    .is_ok()
            };
            !read.blanks.is_empty() && (has(EVERY_ROW) || has(index))
        })
    }

    /// Whether rows of a table may be missing; `id` is its first column.
    pub(super) fn is_broken(&self, rank: usize, id: &str) -> bool {
        let read = self.tables.get(&rank);
        read.is_some_and(|read| read.broken || self.is_blanked(rank, EVERY_ROW, id))
    }
}

/// The location of a whole table.
#[expect(clippy::cast_possible_truncation, reason = "there are a few dozen tables")]
pub(super) fn place(rank: usize, table: &'static str, form: Form) -> Location {
    Location::table_at(rank as u16, table, form)
}
