//! Tables as planners write them. Only shape is checked here; the model checks what they mean.
//!
//! A [`Dataset`] is a list of rows for each table, with public fields: filled in code, by serde, from a folder of CSV
//! files, from a workbook or from one JSON document. Tables, columns and words have English and Chinese names; either
//! is read. Reading continues past every problem; [`Model::new`](crate::model::Model::new) reports the problems of
//! reading with its own. [`TABLES`] lists every table and column; `docs/tables.md` is generated from it.

#[cfg(any(feature = "csv", feature = "xlsx"))]
mod aside;
mod cell;
mod config;
#[cfg(feature = "csv")]
mod csv;
#[cfg(any(feature = "csv", feature = "json", feature = "xlsx"))]
mod fault;
#[cfg_attr(
    not(any(feature = "csv", feature = "json", feature = "xlsx")),
    expect(dead_code, reason = "only readers of files use all of it")
)]
mod figure;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod header;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod heading;
#[cfg(feature = "json")]
mod json;
mod list;
mod names;
#[cfg(any(feature = "csv", feature = "json", feature = "xlsx"))]
mod noted;
mod nothing;
mod number;
mod origin;
mod path;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod row;
#[doc(hidden)]
pub mod rows;
mod sniff;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod swallowed;
mod table;
mod tables;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod top;
#[cfg(any(feature = "csv", feature = "json", feature = "xlsx"))]
mod unit;
#[cfg(any(feature = "csv", feature = "json", feature = "xlsx"))]
mod unit_word;
mod words;
#[cfg(feature = "xlsx")]
mod workbook;

#[cfg(feature = "csv")]
pub(crate) use self::csv::{Lines, not_utf8};
pub use cell::Cell;
pub use config::{Encoding, ReadConfig};
pub(crate) use list::{Kind, Rows};
pub(crate) use number::{Number, NumberKind};
pub use rows::*;
#[doc(hidden)]
pub use table::{CellFault, Column, Row};
pub use tables::Dataset;
#[doc(hidden)]
pub use tables::{TABLES, Table};
pub use words::{
    AllianceKind, ArticulationKind, Credential, Delivery, EarningsSubject, MemberKind, NameKind, Standing,
    TextSubject,
};
#[cfg(feature = "xlsx")]
#[doc(hidden)]
pub use workbook::pen;
#[cfg(feature = "xlsx")]
pub use workbook::{WorkbookError, template};
