//! Table definitions: a name, columns, and how a row is read from cells and written to them.

use super::cell::Cell;
use super::number::{Number, NumberKind};
use crate::problem::{Code, Said, both, shortened};

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

#[cfg_attr(
    not(any(feature = "csv", feature = "json", feature = "xlsx")),
    expect(dead_code, reason = "only readers of files tell of cells")
)]
impl CellFault {
    pub(super) fn code(&self) -> Code {
        if self.value.is_empty() {
            Code::EmptyCell
        } else {
            Code::NotReadable
        }
    }

    pub(super) fn said(&self) -> Said {
        let (value, want, want_zh) = (shortened(&self.value), self.want, self.want_zh);
        let wrong = if self.value.is_empty() {
            both!("the cell is empty", "单元格为空")
        } else {
            both!("\"{value}\" is not {want}", "“{value}”不是{want_zh}")
        };
        let percent = self.value.trim_end_matches(['%', '％']);
        let share = <f64 as Cell>::parse(percent).filter(|_| percent.len() < self.value.len());
        let remedy = match share {
            Some(percent) if self.want == <f64 as Cell>::WANT => {
                let share = percent / 100.0;
                both!("write {share}", "请填写 {share}")
            }
            _ => both!("write {want}", "请填写{want_zh}"),
        };
        Said::new(wrong).of(&self.value).remedy(remedy)
    }
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

/// Reads one cell, or reports to `fault` why it cannot be read and returns a blank value.
pub(super) fn read_cell<C: Cell>(text: &str, column: &'static str, fault: &mut dyn FnMut(CellFault)) -> C {
    if text.is_empty() && C::OPTIONAL {
        return C::blank();
    }
    let parsed = if text.is_empty() { None } else { C::parse(text) };
    parsed.unwrap_or_else(|| {
        fault(CellFault {
            column,
            value: text.to_owned(),
            want: C::WANT,
            want_zh: C::WANT_ZH,
        });
        C::blank()
    })
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
                    $($key: read_cell(usual(next(), super::super::table::list!($(super::super::words::$key_usual)?)), stringify!($key), fault),)*
                    $($field: read_cell(usual(next(), super::super::table::list!($(super::super::words::$usual)?)), stringify!($field), fault),)*
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
