//! Writing a dataset as a folder of CSV files.

use super::super::list::Rows;
use super::super::tables::{Dataset, TABLES};
use std::io;
use std::path::Path;

impl Dataset {
    /// Writes a file `<table>.csv` for each table that has rows, into a folder that is created if it does not exist.
    /// Files of tables without rows are left as they are.
    ///
    /// # Errors
    /// The error of the file system.
    pub fn write_dir(&self, folder: impl AsRef<Path>) -> io::Result<()> {
        let folder = folder.as_ref();
        std::fs::create_dir_all(folder)?;
        let tables = TABLES.iter().filter_map(|table| self.rows(table.name));
        for rows in tables.filter(|rows| rows.len() > 0) {
            write(folder, rows)?;
        }
        Ok(())
    }
}

fn write(folder: &Path, rows: &dyn Rows) -> io::Result<()> {
    let kind = rows.kind();
    let mut writer = csv::Writer::from_path(folder.join(format!("{}.csv", kind.table)))?;
    writer.write_record(kind.columns.iter().map(|column| column.name))?;
    for at in 0..rows.len() {
        writer.write_record(rows.cells(at))?;
    }
    writer.flush()
}
