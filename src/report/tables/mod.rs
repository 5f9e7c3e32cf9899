//! The results as tables of text.

mod joint;
mod names;
mod plan;
mod table;
mod tracking;

pub use joint::joint_table;
pub use names::names_table;
pub use plan::result_tables;
pub use table::ResultTable;
pub use tracking::{tracking_table, warnings_table};
