//! Planner tables ready to write.

use crate::raw::Result;
use std::collections::BTreeMap;
use std::path::Path;
use vocmatch::Language;

/// Rows of cells.
pub type Rows = Vec<Vec<String>>;

/// Tables by name: header and rows, sorted by key.
#[derive(Default)]
pub struct Tables {
    tables: BTreeMap<&'static str, (&'static [&'static str], Rows)>,
}

impl Tables {
    /// Adds a table; its rows are sorted by their cells, the key first.
    pub fn put(&mut self, name: &'static str, header: &'static [&'static str], mut rows: Rows) {
        rows.sort();
        self.tables.insert(name, (header, rows));
    }

    /// The names of the tables.
    #[cfg(test)]
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.tables.keys().copied()
    }

    /// The rows of a table.
    #[cfg(test)]
    pub fn rows(&self, name: &str) -> &[Vec<String>] {
        self.tables.get(name).map_or(&[], |(_, rows)| rows)
    }

    /// Writes each table to `folder/name.csv`.
    pub fn write(&self, folder: &Path) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        for name in self.tables.keys() {
            std::fs::write(folder.join(format!("{name}.csv")), self.csv(name)?)?;
        }
        Ok(())
    }

    /// One table as CSV text.
    pub fn csv(&self, name: &str) -> Result<Vec<u8>> {
        let (header, rows) = self.tables.get(name).ok_or_else(|| format!("no table {name}"))?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(*header)?;
        for row in rows {
            writer.write_record(row)?;
        }
        Ok(writer.into_inner()?)
    }

    /// Rows and bytes of each table, a line each.
    pub fn sizes(&self, language: Language) -> String {
        let (many, bytes, all) = language.pick(("rows", "bytes", "in all"), ("行", "字节", "合计"));
        let size = |name: &str| self.csv(name).map_or(0, |bytes| bytes.len());
        let mut lines: Vec<String> = self
            .tables
            .iter()
            .map(|(name, (_, rows))| {
                format!("{:>8} {many} {:>9} {bytes}  {name}.csv", rows.len(), size(name))
            })
            .collect();
        let total: usize = self.tables.keys().map(|name| size(name)).sum();
        lines.push(format!("{:>8} {:>4} {total:>9} {bytes}  {all}", "", ""));
        lines.join("\n")
    }
}
