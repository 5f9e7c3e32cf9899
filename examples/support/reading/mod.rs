//! Raw tables as people send them, for both importers: any usual encoding and separator, columns found by name, codes
//! that a spreadsheet changed, numbers that a publisher withheld. Every fault is collected; none hides another.

mod cell;
mod decode;
mod faults;
mod table;
mod words;

pub use cell::{Cell, Decimal, decimal, looks_changed, plain, text};
pub use faults::{Faults, Place};
pub use table::{Column, Row, Table, read};
pub(crate) use words::both;
pub use words::{Told, Words, language};
