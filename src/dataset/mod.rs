//! Tables as planners write them. Only shape is checked here; meaning is the model's business.

mod cell;
pub mod rows;
mod table;

pub use cell::{AllianceKind, ArticulationKind, Cell, Credential, MemberKind, Standing, TextSubject};
pub use table::{CellFault, Column, Row};
