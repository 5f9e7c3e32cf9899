//! Tables as one workbook (`.xlsx`): a sheet a table.

mod cell;
mod open;
mod read;
mod sheet;
