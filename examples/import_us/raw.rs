//! Reads the raw public tables: each once, all before any is used, so that every fault is told at once.

use crate::codes;
use crate::reading::{self, Column, Faults, Place, Told, Words, both};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use vocmatch::problem::Code;

pub use crate::reading::{Row, Table};

/// What can go wrong while reading or writing: the message says which file and what to do.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// An error in both languages.
pub fn told(words: Words) -> Box<dyn std::error::Error> {
    Box::new(Told(words))
}

/// The raw tables that were read, and what was wrong with them.
#[derive(Default)]
pub struct RawTables {
    pub faults: Faults,
    tables: RefCell<BTreeMap<PathBuf, Rc<Table>>>,
}

impl RawTables {
    /// Reads `folder/prefix…suffix`, the only file there that begins and ends so: releases carry a year in their
    /// names, and a state's tables its letters. A table that was read is not read again, so that its first reader
    /// names every column that is used. What is wrong is a fault, and the table then lacks it.
    pub fn open(&self, folder: &Path, prefix: &str, suffix: &str, columns: &[&'static str]) -> Rc<Table> {
        let Some(path) = self.only_file(folder, prefix, suffix) else {
            return Rc::new(Table::default());
        };
        if let Some(table) = self.tables.borrow().get(&path) {
            return Rc::clone(table);
        }
        let table = Rc::new(self.read(&path, columns));
        self.tables.borrow_mut().insert(path, Rc::clone(&table));
        table
    }

    fn read(&self, path: &Path, columns: &[&'static str]) -> Table {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let shown = shown(path);
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let wrong = both!("the file cannot be read ({error})", "文件读不了（{error}）");
                self.faults
                    .add(Code::Unreadable, Place::file(&shown), wrong, None);
                return Table::default();
            }
        };
        let columns: Vec<Column> = columns.iter().map(|column| column_of(name, column)).collect();
        reading::read(&shown, &bytes, true, &columns, &self.faults)
    }

    /// The one file of a folder whose name begins and ends as given.
    fn only_file(&self, folder: &Path, prefix: &str, suffix: &str) -> Option<PathBuf> {
        let place = || Place::file(&shown(folder));
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let wrong = both!("the folder cannot be read ({error})", "文件夹读不了（{error}）");
                self.faults.add(Code::Unreadable, place(), wrong, None);
                return None;
            }
        };
        let mut found: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                let name = path.file_name().and_then(|name| name.to_str());
                name.is_some_and(|name| name.starts_with(prefix) && name.ends_with(suffix))
            })
            .collect();
        found.sort();
        if let [one] = found.as_slice() {
            return Some(one.clone());
        }
        let count = found.len();
        let (wrong, remedy) = if count == 0 {
            (
                both!(
                    "there is no file named {prefix}…{suffix}",
                    "没有名为 {prefix}…{suffix} 的文件"
                ),
                both!("put it there; see --help", "请放入该文件，参见 --help"),
            )
        } else {
            (
                both!(
                    "{count} files are named {prefix}…{suffix}",
                    "有 {count} 个文件名为 {prefix}…{suffix}"
                ),
                both!("keep one", "请只保留一个"),
            )
        };
        self.faults.add(Code::Unreadable, place(), wrong, Some(remedy));
        None
    }
}

/// A file as it is told: its folder and its name.
fn shown(path: &Path) -> String {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let folder = path.parent().and_then(name);
    match (folder, name(path)) {
        (Some(folder), Some(name)) => format!("{folder}/{name}"),
        (None, Some(name)) => name,
        _ => path.display().to_string(),
    }
}

fn column_of(file: &str, column: &&'static str) -> Column<'static> {
    let rule = codes::rule(file, column);
    // A few columns only refine what is read.
    let needed = !matches!(*column, "majornum") && !codes::is_dated_jobs(column);
    Column {
        name: column,
        others: codes::others(column),
        needed,
        is_text: rule.is_none(),
        read: rule.unwrap_or(reading::text),
    }
}

/// The numbers of a row: the cells were checked when the table was read.
pub trait Numbers {
    /// The cell as a number; `None` when it is empty or not known.
    fn number(self, column: &str) -> Option<f64>;
    /// The cell as a whole number of people, 0 when empty; a fault if it is none.
    fn people(self, column: &str, faults: &Faults) -> u32;
}

impl Numbers for Row<'_> {
    fn number(self, column: &str) -> Option<f64> {
        self.text(column)
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    fn people(self, column: &str, faults: &Faults) -> u32 {
        match self.number(column) {
            None => 0,
            Some(n) if n >= 0.0 && n <= f64::from(u32::MAX) && n.fract() == 0.0 => n as u32,
            Some(n) => {
                let wrong = both!("{n} is not a number of people", "{n} 不是人数");
                let remedy = both!("write a whole number", "请写整数");
                faults.add(Code::NotACount, self.place(column), wrong, Some(remedy));
                0
            }
        }
    }
}
