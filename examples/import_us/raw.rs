//! Reads the raw public tables: a header row, text cells, columns found by name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What can go wrong while reading or writing: the message says which file and what to do.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// One raw table, held as text.
pub struct Table {
    name: String,
    columns: BTreeMap<String, usize>,
    rows: Vec<csv::StringRecord>,
}

/// One row of a raw table.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    record: &'a csv::StringRecord,
}

impl Table {
    /// Reads `folder/prefix…suffix`, the only file there that begins and ends so: releases carry a year in
    /// their names, and a state's tables its letters.
    pub fn open(folder: &Path, prefix: &str, suffix: &str, columns: &[&str]) -> Result<Table> {
        let path = only_file(folder, prefix, suffix)?;
        let name = path.display().to_string();
        let mut reader = csv::Reader::from_path(&path).map_err(|e| format!("{name}: {e}"))?;
        let header = reader.headers().map_err(|e| format!("{name}: {e}"))?.clone();
        let positions: BTreeMap<String, usize> = header
            .iter()
            .enumerate()
            .map(|(i, column)| (column.trim_start_matches('\u{feff}').trim().to_owned(), i))
            .collect();
        if let Some(missing) = columns.iter().find(|c| !positions.contains_key(**c)) {
            return Err(format!("{name}: no column `{missing}`").into());
        }
        let rows = reader
            .records()
            .collect::<std::result::Result<Vec<_>, _>>()
            .map_err(|e| format!("{name}: {e}"))?;
        Ok(Table {
            name,
            columns: positions,
            rows,
        })
    }

    /// The first column, by name, that begins and ends as given with a year between.
    pub fn dated_column(&self, prefix: &str, suffix: &str) -> Result<&str> {
        let is_dated = |name: &str| {
            name.strip_prefix(prefix)
                .and_then(|rest| rest.strip_suffix(suffix))
                .is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
        };
        let found = self.columns.keys().find(|name| is_dated(name));
        let found = found.ok_or_else(|| format!("{}: no column {prefix}YEAR{suffix}", self.name))?;
        Ok(found)
    }

    /// Every row, in the file's order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|record| Row { table: self, record })
    }
}

impl<'a> Row<'a> {
    /// The trimmed cell of a column; empty if the row is short or the column unknown.
    pub fn text(self, column: &str) -> &'a str {
        self.table
            .columns
            .get(column)
            .and_then(|i| self.record.get(*i))
            .unwrap_or("")
            .trim()
    }

    /// The cell as a number; `None` when it is empty. Anything else is an error that names the place.
    pub fn number(self, column: &str) -> Result<Option<f64>> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Some(number)),
            _ => {
                let line = self.record.position().map_or(0, csv::Position::line);
                Err(format!(
                    "{} line {line}, {column}: `{text}` is not a number",
                    self.table.name
                )
                .into())
            }
        }
    }

    /// The cell as a whole number of people, 0 when empty.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    pub fn people(self, column: &str) -> Result<u32> {
        match self.number(column)? {
            None => Ok(0),
            Some(n) if n >= 0.0 && n <= f64::from(u32::MAX) && n.fract() == 0.0 => Ok(n as u32),
            Some(n) => Err(format!("{}, {column}: {n} is not a number of people", self.table.name).into()),
        }
    }
}

/// The one file of a folder whose name begins and ends as given.
fn only_file(folder: &Path, prefix: &str, suffix: &str) -> Result<PathBuf> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.starts_with(prefix) && name.ends_with(suffix))
        })
        .collect();
    found.sort();
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(format!("{}: no file named {prefix}…{suffix}", folder.display()).into()),
        many => Err(format!(
            "{}: {} files are named {prefix}…{suffix}; keep one",
            folder.display(),
            many.len()
        )
        .into()),
    }
}
