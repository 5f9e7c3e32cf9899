//! A folder of CSV files: one file a table, with a header row.

mod chinese;
pub(super) mod decode;
mod faults;
mod file;
mod folder;
mod lines;
mod separator;
#[cfg(test)]
mod tests;
mod write;
pub(crate) use decode::not_utf8;
pub(crate) use lines::Lines;

use super::config::{Encoding, ReadConfig};
use super::list::Rows;
use super::origin::{Origin, Read, place};
use super::tables::{Dataset, TABLES, Table, rank};
use crate::problem::{Code, Form, Location, Near, Said, both, io_words};
use std::fs;
use std::path::{Path, PathBuf};
use vocmatch_algo::order;

impl Dataset {
    /// Reads a folder with a file `<table>.csv` for each table; a table without a file has no rows.
    ///
    /// Reading continues past every problem: a cell that cannot be read becomes a blank, and the problem is recorded
    /// in [`Dataset::problems`], which [`Model::new`](crate::model::Model::new) reports together with its own. If the
    /// folder cannot be opened, that is the one problem of an empty dataset.
    ///
    /// Files and headers have English or Chinese names, in any case and width. Documents that go with a dataset
    /// (`*.md`, `LICENSE*`, `NOTICE*`, `names.csv`, hidden files) are ignored; any other file that is no table is
    /// reported. Files are UTF-8, UTF-16 with a byte order mark, or GB18030 if they are recognised as such, which
    /// gives a warning: see [`Encoding`](super::Encoding). UTF-16 without its mark is read where it is sure.
    ///
    /// The header is the row of the first ten that names most columns; it may have two rows, of which the lower name
    /// counts. Rows above it are titles. Rows that look like totals, notes or the header again, and rows with nothing in
    /// any column of the table, are passed over and reported. A line `sep=;` above all others names the separator.
    ///
    /// O(bytes); a table is held in memory twice while it is read.
    #[must_use = "problems of reading are kept in the dataset"]
    pub fn read_dir(folder: impl AsRef<Path>) -> Dataset {
        Dataset::read_dir_with(folder, &ReadConfig::default())
    }

    /// [`Dataset::read_dir`] with options.
    #[must_use = "problems of reading are kept in the dataset"]
    pub fn read_dir_with(folder: impl AsRef<Path>, config: &ReadConfig) -> Dataset {
        let folder = folder.as_ref();
        let mut dataset = Dataset::default();
        let mut files = match list(folder) {
            Ok(files) => files,
            Err(error) => {
                let place = Location::named(folder.display().to_string());
                dataset.origin.add(Code::Unreadable, place, || {
                    let why = io_words(&error);
                    Said::new(both!(
                        "the folder cannot be read ({error})",
                        "文件夹读不了（{why}）"
                    ))
                });
                return dataset;
            }
        };
        order::sort(&mut files);
        let mut seen = vec![false; TABLES.len()];
        let mut others = Vec::new();
        for file in &files {
            let name = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            match folder::table_of(&name) {
                Some(table) if std::mem::replace(&mut seen[rank(table.name)], true) => {
                    dataset
                        .origin
                        .add(Code::DuplicateColumn, Location::named(name.clone()), || {
                            let (table, chinese) = (table.name, table.chinese);
                            Said::new(both!(
                                "there are several files of the table {table}",
                                "表“{chinese}”有多个文件"
                            ))
                            .of(&name)
                        });
                }
                Some(table) => {
                    dataset.read_file(table.name, file, &name, *config);
                }
                None if is_companion(&name) => {}
                None => others.push((file.clone(), name)),
            }
        }
        if seen.contains(&true) || !folder::explain(folder, &others, &mut dataset.origin) {
            for (path, name) in &others {
                if !folder::stands_for_table(path, name, &mut seen, &mut dataset.origin) {
                    unknown_file(&mut dataset.origin, name);
                }
            }
        }
        dataset.origin.problems.sort();
        dataset
    }

    fn read_file(&mut self, table: &'static str, path: &Path, name: &str, config: ReadConfig) {
        let mut origin = std::mem::take(&mut self.origin);
        match fs::read(path) {
            Ok(bytes) => {
                if let Some(rows) = self.rows_mut(table) {
                    read(rows, &bytes, name, config.encoding, &mut origin);
                }
            }
            Err(error) => {
                let rank = rank(table);
                origin.add(Code::Unreadable, place(rank, table, Form::Csv), || {
                    let why = io_words(&error);
                    Said::new(both!("the file cannot be read ({error})", "文件读不了（{why}）"))
                });
                let mut read = Read::new(Form::Csv);
                read.note_broken();
                origin.note(rank, read);
            }
        }
        self.origin = origin;
    }

    /// Reads one table, given its English or Chinese name, from the bytes of its CSV file, and replaces the table's
    /// rows. Returns false if there is no table of this name. Problems are recorded as in [`Dataset::read_dir`].
    pub fn read_csv(&mut self, table: &str, bytes: &[u8]) -> bool {
        self.read_csv_with(table, bytes, &ReadConfig::default())
    }

    /// [`Dataset::read_csv`] with options.
    pub fn read_csv_with(&mut self, table: &str, bytes: &[u8], config: &ReadConfig) -> bool {
        let Some(known) = Table::find(table) else {
            return false;
        };
        let mut origin = std::mem::take(&mut self.origin);
        if let Some(rows) = self.rows_mut(known.name) {
            read(rows, bytes, &format!("{table}.csv"), config.encoding, &mut origin);
        }
        self.origin = origin;
        self.origin.problems.sort();
        true
    }
}

/// Reads a table from the bytes of its file.
fn read(rows: &mut dyn Rows, bytes: &[u8], name: &str, encoding: Encoding, origin: &mut Origin) {
    let mut read = Read::new(Form::Csv);
    file::read(rows, bytes, name, encoding, origin, &mut read);
    origin.note(rank(rows.kind().table), read);
}

fn list(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect()
}

/// Whether a file of this name is a document that goes with a dataset: `names.csv` is the list of names for review.
fn is_companion(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.starts_with('.')
        || Path::new(&lower)
            .extension()
            .is_some_and(|extension| extension == "md")
        || lower.starts_with("license")
        || lower.starts_with("notice")
        || lower == "names.csv"
}

fn unknown_file(origin: &mut Origin, name: &str) {
    let lower = name.to_lowercase();
    let stem = lower.rsplit_once('.').map_or(lower.as_str(), |(stem, _)| stem);
    origin.add(Code::UnknownTable, Location::named(name.to_owned()), || {
        let near = Near::default().find(stem, TABLES.iter().flat_map(|table| [table.name, table.chinese]));
        let near = near.map(|near| {
            near.map(|text| {
                let text = text.replace("\" or", ".csv\" or").replace("”或", ".csv”或");
                match text.strip_suffix(['"', '”']) {
                    Some(rest) => format!("{rest}.csv{}", &text[rest.len()..]),
                    None => text,
                }
            })
        });
        Said::new(both!(
            "the file is not the name of a table, and is not read",
            "文件名不是表名，未读取"
        ))
        .of(name)
        .suggest(near)
    });
}
