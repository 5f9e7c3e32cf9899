//! Tables of text cells as they are published.

use std::collections::BTreeMap;
use std::path::Path;

/// A row by column.
pub type Row = BTreeMap<String, String>;

/// The rows of a table; an error names the file.
pub fn rows(folder: &Path, file: &str) -> Result<Vec<Row>, String> {
    let path = folder.join(file);
    let fail = |error: csv::Error| format!("{} cannot be read: {error}", path.display());
    let mut reader = csv::Reader::from_path(&path).map_err(fail)?;
    reader.deserialize().map(|row| row.map_err(fail)).collect()
}

/// A cell; empty if there is no such column.
pub fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", |cell| cell.trim())
}
