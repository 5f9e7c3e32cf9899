//! A planner table as text: rows under their keys, sorted, so that the same input gives the same bytes.

use crate::error::Error;
use std::collections::BTreeMap;
use std::path::Path;
use vocmatch::dataset::{Column, Row};

/// A planner table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    name: &'static str,
    columns: &'static [Column],
    rows: BTreeMap<Vec<String>, Vec<String>>,
}

impl Sheet {
    /// The table of some rows; of rows with the same key the last one stands.
    pub fn of<R: Row>(rows: impl IntoIterator<Item = R>) -> Sheet {
        let mut sheet = Sheet {
            name: R::TABLE,
            columns: R::COLUMNS,
            rows: BTreeMap::new(),
        };
        for row in rows {
            sheet.insert(row.cells());
        }
        sheet
    }

    /// The table's name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    fn insert(&mut self, cells: Vec<String>) {
        let keys = self.columns.iter().filter(|column| column.key).count();
        let key = cells.get(..keys).unwrap_or(&cells).to_vec();
        self.rows.insert(key, cells);
    }

    /// Lets the rows of `path` stand, and their filled cells; only what they leave open comes from this table.
    ///
    /// # Errors
    /// [`Error::Csv`] if the file is broken, [`Error::Column`] if it has a column that the table does not have.
    pub fn under(mut self, path: &Path) -> Result<Sheet, Error> {
        let broken = |source| Error::Csv {
            path: path.to_owned(),
            source,
        };
        let mut reader = csv::Reader::from_path(path).map_err(broken)?;
        let headers = reader.headers().map_err(broken)?.clone();
        let places = headers
            .iter()
            .map(|header| {
                let header = header.trim_start_matches('\u{feff}');
                self.columns
                    .iter()
                    .position(|column| column.name == header)
                    .ok_or_else(|| Error::Column {
                        path: path.to_owned(),
                        column: header.to_owned(),
                    })
            })
            .collect::<Result<Vec<usize>, Error>>()?;
        for record in reader.records() {
            let record = record.map_err(broken)?;
            let mut kept = vec![String::new(); self.columns.len()];
            for (&place, text) in places.iter().zip(&record) {
                text.clone_into(&mut kept[place]);
            }
            let keys = self.columns.iter().filter(|column| column.key).count();
            if let Some(made) = self.rows.get(&kept[..keys]) {
                for (cell, new) in kept.iter_mut().zip(made) {
                    if cell.is_empty() {
                        cell.clone_from(new);
                    }
                }
            }
            self.insert(kept);
        }
        Ok(self)
    }

    /// Writes the table into a folder, without the optional columns that no row fills.
    ///
    /// # Errors
    /// [`Error::Csv`] if the file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        let path = folder.join(self.name).with_extension("csv");
        let broken = |source| Error::Csv {
            path: path.clone(),
            source,
        };
        let shown: Vec<usize> = (0..self.columns.len())
            .filter(|&place| {
                !self.columns[place].optional || self.rows.values().any(|row| !row[place].is_empty())
            })
            .collect();
        let mut writer = csv::Writer::from_path(&path).map_err(broken)?;
        writer
            .write_record(shown.iter().map(|&place| self.columns[place].name))
            .map_err(broken)?;
        for row in self.rows.values() {
            writer
                .write_record(shown.iter().map(|&place| &row[place]))
                .map_err(broken)?;
        }
        writer.flush().map_err(|source| Error::Io {
            path: path.clone(),
            source,
        })
    }
}
