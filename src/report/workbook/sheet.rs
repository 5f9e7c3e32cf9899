//! What stands on a sheet, before it is drawn.

use super::tab::Tab;
use std::borrow::Cow;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Not known, or does not apply.
    Empty,
    Text(String),
    Whole(i64),
    Number(f64),
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        if text.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(text)
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        text.to_owned().into()
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Cell {
        Cell::Whole(number)
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Cell {
        Cell::Whole(number.into())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Cell {
        Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Cell {
        if number.is_finite() {
            Cell::Number(number)
        } else {
            Cell::Empty
        }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Cell {
        cell.map_or(Cell::Empty, Into::into)
    }
}

/// What stands in a column, and so how it is written and how wide it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Id,
    Name,
    /// Broken into lines.
    Sentence,
    /// People and other counts, whole or not.
    People,
    /// A change of people: with its sign.
    Change,
    /// A number with one decimal.
    Decimal,
    /// A number near 0..=1, with two decimals.
    Point,
    Percent,
    Year,
}

/// What a colour says in a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Paint {
    Plain,
    /// A blue bar as long as the number.
    Bar,
    /// Orange bars above zero, blue ones below.
    TwoWay,
    /// White at 0, blue at 1.
    Shade,
    /// A colour for each word.
    Words(Vec<(&'static str, u32)>),
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub(super) head: Cow<'static, str>,
    pub(super) kind: Kind,
    pub(super) paint: Paint,
}

impl Column {
    pub(super) fn new(head: impl Into<Cow<'static, str>>, kind: Kind) -> Column {
        Column {
            head: head.into(),
            kind,
            paint: Paint::Plain,
        }
    }

    pub(super) fn painted(self, paint: Paint) -> Column {
        Column { paint, ..self }
    }
}

/// A sheet with one table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub(super) tab: Tab,
    /// How to read it.
    pub(super) note: String,
    /// How many columns on the left stay in sight.
    pub(super) fixed: u16,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
}
