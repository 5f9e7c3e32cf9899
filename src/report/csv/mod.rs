//! The results as tables of text.

mod joint;
mod names;
mod table;
mod tables;
mod tracking;

pub use joint::joint_table;
pub use names::names_table;
pub use table::ResultTable;
pub use tables::result_tables;
pub use tracking::{tracking_table, warnings_table};
