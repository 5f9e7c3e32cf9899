//! The rows of a table behind one non-generic interface, so that readers, writers and scenarios are compiled once for
//! all tables.

use super::number::Number;
use super::table::{CellFault, Column, Row};
use std::any::Any;

/// The description of a table, without the type of its rows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// Its name.
    pub(crate) table: &'static str,
    /// Its columns.
    pub(crate) columns: &'static [Column],
    /// Headers that are ignored, see [`Row::PASSED_OVER`].
    #[cfg_attr(
        not(any(feature = "csv", feature = "json", feature = "xlsx")),
        expect(dead_code, reason = "only readers of files have headers")
    )]
    pub(super) passed_over: &'static [&'static str],
}

impl Kind {
    /// The table of a type of rows.
    pub(super) fn of<R: Row>() -> Kind {
        Kind {
            table: R::TABLE,
            columns: R::COLUMNS,
            passed_over: R::PASSED_OVER,
        }
    }
}

/// The text of the k-th column of a row, trimmed, empty if not known.
pub(crate) type Texts<'t, 'a> = &'t dyn Fn(usize) -> &'a str;

/// The rows of one table.
pub(crate) trait Rows: Any {
    fn kind(&self) -> Kind;
    fn len(&self) -> usize;
    /// The cells of a row as text; none if the row does not exist.
    fn cells(&self, at: usize) -> Vec<String>;
    /// Calls `take` with the numbers of a row, see [`Row::numbers`].
    fn numbers(&self, at: usize, take: &mut dyn FnMut(usize, Number));
    /// Whether a row equals one of another list of the same table.
    fn same(&self, at: usize, other: &dyn Rows, there: usize) -> bool;
    /// The cells of a row that is parsed from texts, written as text again.
    fn read(&self, texts: Texts, fault: &mut dyn FnMut(CellFault)) -> Vec<String>;
    /// Parses a row and replaces another with it, or appends it.
    fn put(&mut self, at: usize, texts: Texts, fault: &mut dyn FnMut(CellFault));
    /// Keeps the rows for which `keep`, called in their order, is true.
    fn retain(&mut self, keep: &mut dyn FnMut() -> bool);
}

impl<R: Row + 'static> Rows for Vec<R> {
    fn kind(&self) -> Kind {
        Kind::of::<R>()
    }

    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn cells(&self, at: usize) -> Vec<String> {
        self.get(at).map_or_else(Vec::new, Row::cells)
    }

    fn numbers(&self, at: usize, take: &mut dyn FnMut(usize, Number)) {
        if let Some(row) = self.get(at) {
            row.numbers(take);
        }
    }

    fn same(&self, at: usize, other: &dyn Rows, there: usize) -> bool {
        let other: &dyn Any = other;
        let other = other.downcast_ref::<Vec<R>>();
        other.is_some_and(|other| self.get(at) == other.get(there))
    }

    fn read(&self, texts: Texts, fault: &mut dyn FnMut(CellFault)) -> Vec<String> {
        R::read(texts, fault).cells()
    }

    fn put(&mut self, at: usize, texts: Texts, fault: &mut dyn FnMut(CellFault)) {
        let row = R::read(texts, fault);
        match self.get_mut(at) {
            Some(place) => *place = row,
            None => self.push(row),
        }
    }

    fn retain(&mut self, keep: &mut dyn FnMut() -> bool) {
        Vec::retain(self, |_| keep());
    }
}
