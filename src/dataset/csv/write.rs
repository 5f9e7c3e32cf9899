//! Writing a dataset as a folder of CSV files.

use super::super::table::Row;
use super::super::tables::{Dataset, Look};
use std::io;
use std::path::Path;

impl Dataset {
    /// Writes a file `<table>.csv` for each table that has rows, into a folder that is made if need be.
    /// Files of tables without rows are left as they are.
    ///
    /// # Errors
    /// What the file system says.
    pub fn write_dir(&self, folder: impl AsRef<Path>) -> io::Result<()> {
        let folder = folder.as_ref();
        std::fs::create_dir_all(folder)?;
        self.look(&mut Writing { folder })
    }
}

struct Writing<'a> {
    folder: &'a Path,
}

impl Look for Writing<'_> {
    type Error = io::Error;

    fn table<R: Row>(&mut self, rows: &[R]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut writer = csv::Writer::from_path(self.folder.join(format!("{}.csv", R::TABLE)))?;
        writer.write_record(R::COLUMNS.iter().map(|column| column.name))?;
        for row in rows {
            writer.write_record(row.cells())?;
        }
        writer.flush()
    }
}
