//! Tables as planners write them. Only shape is checked here; meaning is the model's business.

mod cell;
#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "json")]
mod json;
mod origin;
pub mod rows;
mod table;
mod tables;

pub use cell::{AllianceKind, ArticulationKind, Cell, Credential, MemberKind, Standing, TextSubject};
pub use table::{CellFault, Column, Row};
pub use tables::{Dataset, TABLES, Table};
