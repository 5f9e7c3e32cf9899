//! Table definitions: a name, columns, and how a row is read from cells and written to them.

use super::cell::Cell;
use super::figure::{self, is_money, two_ways};
use super::nothing::{Field, Nothing, is_id, may_be_nothing, nothing};
use super::number::{Number, NumberKind};
use crate::language::Language;
use crate::problem::{Words, both};

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The header.
    pub name: &'static str,
    /// The content of the column.
    pub meaning: &'static str,
    /// The Chinese header.
    pub chinese: &'static str,
    /// Other headers by which the column is known.
    pub also: &'static [&'static str],
    /// Whether the cell may stay empty.
    pub optional: bool,
    /// Whether the column is part of the table's key.
    pub key: bool,
    /// The expected content of a cell: "a whole number".
    pub want: &'static str,
    /// The same in Chinese.
    pub(crate) want_zh: &'static str,
    /// The words that a cell may hold, in English and in Chinese; none if it holds a text or a number.
    pub choices: &'static [(&'static str, &'static str)],
    /// Words that a text usually is, in English and in Chinese; others are accepted as written.
    pub usual: &'static [(&'static str, &'static str)],
    /// The meaning of a number in it.
    pub(crate) number: Option<NumberKind>,
}

/// A problem with the shape of one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// The column's header.
    pub column: &'static str,
    /// The content of the cell; empty if there is none.
    pub value: String,
    /// The expected content.
    pub want: &'static str,
    /// The same in Chinese.
    #[doc(hidden)]
    pub want_zh: &'static str,
}

/// A row of a table that planners write.
pub trait Row: Sized + Clone + PartialEq {
    /// The table's name, which is also its file's name without the ending.
    const TABLE: &'static str;
    /// The columns, in the order in which they are written.
    const COLUMNS: &'static [Column];
    /// Headers that are ignored although no column has them: those of a page that this table was generated from.
    const PASSED_OVER: &'static [&'static str] = &[];

    /// Reads a row. `cell(k)` is the text of the k-th of [`Row::COLUMNS`], trimmed, empty if not known. A cell that
    /// cannot be read takes a blank value and is reported to `fault`.
    fn read<'a>(cell: &dyn Fn(usize) -> &'a str, fault: &mut dyn FnMut(CellFault)) -> Self;

    /// The cells as text, in the order of [`Row::COLUMNS`].
    fn cells(&self) -> Vec<String>;

    /// Calls `take` with the number in each column that has one, and the column's position in [`Row::COLUMNS`].
    #[doc(hidden)]
    fn numbers(&self, take: &mut dyn FnMut(usize, Number));
}

/// Reads one cell, or reports to `fault` why it cannot be read and returns a blank value. A word for nothing is
/// reported too, in optional texts and in ids; `number` is the meaning of a number in the column.
pub(super) fn read_cell<C: Cell>(
    text: &str,
    column: &'static str,
    number: Option<NumberKind>,
    fault: &mut dyn FnMut(CellFault),
) -> C {
    if text.is_empty() && C::OPTIONAL {
        return C::blank();
    }
    let is_plain = !text.is_empty()
        && match number {
            Some(kind) => !is_money(kind) || !two_ways(text),
            None => !C::TEXT || !is_nothing(text, column, C::OPTIONAL),
        };
    let parsed = if is_plain { C::parse(text) } else { None };
    parsed
        .or_else(|| written::<C>(text, column, number))
        .unwrap_or_else(|| {
            fault(CellFault {
                column,
                value: text.to_owned(),
                want: C::WANT,
                want_zh: C::WANT_ZH,
            });
            C::blank()
        })
}

/// Whether a text stands for nothing: in ids, and in texts that may be missing. A decision's id may be `-`.
fn is_nothing(text: &str, column: &str, optional: bool) -> bool {
    if !may_be_nothing(text) {
        return false;
    }
    let field = if is_id(column) {
        Field::Id
    } else if optional && column != "id" {
        Field::Text
    } else {
        return false;
    };
    nothing(text, field).is_some()
}

impl Column {
    /// What kind of words stand for nothing in the column.
    pub(super) fn field(&self) -> Field {
        if self.want != <String as Cell>::WANT {
            Field::Value
        } else if is_id(self.name) {
            Field::Id
        } else {
            Field::Text
        }
    }

    /// A remedy, and that an optional cell may stay empty.
    pub(crate) fn or_empty(&self, remedy: Words) -> Words {
        if self.optional {
            let (english, chinese) = (remedy.text(Language::English), remedy.text(Language::Chinese));
            both!("{english}, or leave it empty", "{chinese}，或留空")
        } else {
            remedy
        }
    }

    /// Whether an id that nothing has may be a word for "not known".
    pub(crate) fn may_be_empty_word(&self, value: &str) -> bool {
        self.optional && nothing(value, Field::Value).is_some()
    }

    /// Whether a text that the column did not take stands for "not known".
    pub(crate) fn takes_for_empty(&self, value: &str) -> bool {
        let what = nothing(value, self.field());
        self.optional && what.is_some_and(|(what, _)| what != Nothing::Failed)
    }
}

/// Reads what people write in place of what a program does: `1,234`, `30人`, and 大专及以上 for the lowest level.
fn written<C: Cell>(text: &str, column: &str, number: Option<NumberKind>) -> Option<C> {
    if let Some(kind) = number {
        return C::parse(&figure::read(text, kind, C::WANT != <f64 as Cell>::WANT)?);
    }
    if column != "min_level" {
        return None;
    }
    let text = text.trim_end_matches("学历");
    let and_above = ["及以上", "或以上", "以上", " or above", " or higher"];
    let lowest = and_above.iter().find_map(|end| text.strip_suffix(end))?;
    C::parse(lowest.trim())
}

/// Declares the row type of a table. Columns after `key` make up the key; the others follow. A column has a Chinese
/// name, aliases after bars, after `of` the list of words that its texts usually are, and after `as` the meaning of
/// its numbers.
macro_rules! table {
    ($(
        $(#[$doc:meta])*
        $name:ident in $table:literal $(passing over [$($passed:literal),*])? {
            key { $($(#[doc = $key_doc:literal])* $key:ident $key_chinese:literal $(| $key_also:literal)* $(of $key_usual:ident)?: $key_type:ty $(as $key_kind:ident)?,)* }
            $($(#[doc = $field_doc:literal])* $field:ident $chinese:literal $(| $also:literal)* $(of $usual:ident)?: $type:ty $(as $kind:ident)?,)*
        }
    )*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[doc = $key_doc])* #[serde(skip_serializing_if = "Cell::is_unknown")] pub $key: $key_type,)*
            $($(#[doc = $field_doc])* #[serde(skip_serializing_if = "Cell::is_unknown")] pub $field: $type,)*
            #[doc(hidden)]
            #[serde(skip)]
            pub reserved: crate::unit::Reserved,
        }

        impl Default for $name {
            fn default() -> Self {
                $name {
                    $($key: Cell::blank(),)*
                    $($field: Cell::blank(),)*
                    reserved: crate::unit::Reserved,
                }
            }
        }

        impl Row for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [Column] = &[
                $(Column {
                    name: stringify!($key),
                    meaning: concat!($($key_doc),*),
                    chinese: $key_chinese,
                    also: &[$($key_also),*],
                    optional: <$key_type as Cell>::OPTIONAL,
                    key: true,
                    want: <$key_type as Cell>::WANT,
                    want_zh: <$key_type as Cell>::WANT_ZH,
                    choices: <$key_type as Cell>::CHOICES,
                    usual: super::super::table::list!($(super::super::words::$key_usual)?),
                    number: super::super::table::maybe!($(super::super::number::$key_kind)?),
                },)*
                $(Column {
                    name: stringify!($field),
                    meaning: concat!($($field_doc),*),
                    chinese: $chinese,
                    also: &[$($also),*],
                    optional: <$type as Cell>::OPTIONAL,
                    key: false,
                    want: <$type as Cell>::WANT,
                    want_zh: <$type as Cell>::WANT_ZH,
                    choices: <$type as Cell>::CHOICES,
                    usual: super::super::table::list!($(super::super::words::$usual)?),
                    number: super::super::table::maybe!($(super::super::number::$kind)?),
                },)*
            ];
            $(const PASSED_OVER: &'static [&'static str] = &[$($passed),*];)?

            fn read<'a>(cell: &dyn Fn(usize) -> &'a str, fault: &mut dyn FnMut(CellFault)) -> Self {
                let mut column = 0..;
                let mut next = || column.next().map_or("", |k: usize| cell(k));
                $name {
                    $($key: read_cell(usual(next(), super::super::table::list!($(super::super::words::$key_usual)?)), stringify!($key), super::super::table::maybe!($(super::super::number::$key_kind)?), fault),)*
                    $($field: read_cell(usual(next(), super::super::table::list!($(super::super::words::$usual)?)), stringify!($field), super::super::table::maybe!($(super::super::number::$kind)?), fault),)*
                    reserved: crate::unit::Reserved,
                }
            }

            fn cells(&self) -> Vec<String> {
                vec![$(Cell::text(&self.$key),)* $(Cell::text(&self.$field),)*]
            }

            fn numbers(&self, take: &mut dyn FnMut(usize, Number)) {
                let mut column = 0..;
                let mut next = |number: Option<Number>| {
                    if let (Some(k), Some(number)) = (column.next(), number) {
                        take(k, number);
                    }
                };
                $(next(Cell::number(&self.$key));)*
                $(next(Cell::number(&self.$field));)*
            }
        }
    )*};
}
pub(super) use table;

/// A list that may be omitted.
macro_rules! list {
    () => {
        &[]
    };
    ($list:path) => {
        $list
    };
}
pub(super) use list;

/// A value that may be omitted.
macro_rules! maybe {
    () => {
        None
    };
    ($some:path) => {
        Some($some)
    };
}
pub(super) use maybe;
