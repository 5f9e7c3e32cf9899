//! Tables as planners write them. Only shape is checked here; meaning is the model's business.
//!
//! A [`Dataset`] is a list of rows for each table, with public fields: filled in code, by serde, from a folder
//! of CSV files or from one JSON document. Reading goes on past every problem, and what could not be read is
//! kept and reported by [`Model::new`](crate::model::Model::new) with its own. [`TABLES`] lists every table
//! and column; `docs/tables.md` is made from it.

mod cell;
#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "json")]
mod json;
mod origin;
pub mod rows;
mod table;
mod tables;
#[cfg(feature = "xlsx")]
mod workbook;

#[cfg(feature = "csv")]
pub(crate) use self::csv::{Lines, not_utf8};
pub use cell::{
    AllianceKind, ArticulationKind, Cell, Credential, MemberKind, NameKind, Standing, TextSubject,
};
pub use table::{CellFault, Column, Row};
pub use tables::{Dataset, TABLES, Table};
pub(crate) use tables::{Visit, VisitBoth};
#[cfg(feature = "xlsx")]
pub use workbook::WorkbookError;
#[cfg(feature = "xlsx")]
pub(crate) use workbook::pen;
