//! What can go wrong while the public tables are read and written.

use crate::reading::{Told, Words, both};
use std::path::PathBuf;
use vocmatch::Language;

/// Why a conversion stopped.
#[derive(Debug)]
pub enum Error {
    /// The command line makes no sense.
    Usage(Words),
    /// Faults of the public tables, all of them.
    Told(Told),
    /// A file or folder cannot be read or written.
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not the table it should be.
    Csv {
        /// The file.
        path: PathBuf,
        /// Why, with the line.
        source: csv::Error,
    },
    /// Two different things carry one code, so that links to it would be ambiguous.
    Collision {
        /// The code.
        code: String,
        /// What it stood for first.
        first: String,
        /// What it stands for as well.
        second: String,
    },
    /// A word of a public table is not one that the converter knows.
    Word {
        /// The public table.
        table: &'static str,
        /// The word.
        word: String,
        /// What it should be.
        what: &'static str,
    },
    /// The command line asks for codes that the public tables do not have.
    Unknown {
        /// What was asked for.
        what: &'static str,
        /// The codes, separated by commas.
        codes: String,
    },
    /// A table of decisions cannot be used.
    Decisions {
        /// The file.
        path: PathBuf,
        /// Every problem, a line each.
        problems: String,
    },
    /// A table that is to be kept has a column that the planner tables do not have.
    Column {
        /// The file.
        path: PathBuf,
        /// The column's header.
        column: String,
    },
}

impl Error {
    /// What is wrong, in a language.
    pub fn text(&self, language: Language) -> String {
        let words = match self {
            Error::Usage(words) => {
                let (english, chinese) = (&words.english, &words.chinese);
                both!("{english}; try --help", "{chinese}；参见 --help")
            }
            Error::Told(told) => return told.0.text(language).to_owned(),
            Error::Io { path, source } => {
                let path = path.display();
                both!("{path}: {source}", "{path}：{source}")
            }
            Error::Csv { path, source } => {
                let path = path.display();
                both!("{path}: {source}", "{path}：{source}")
            }
            Error::Collision { code, first, second } => both!(
                "the code {code} stands for both {first} and {second}",
                "代码 {code} 同时表示 {first} 和 {second}"
            ),
            Error::Word { table, word, what } => both!(
                "{table}: {word:?} is not a known {what}",
                "{table}：“{word}”无法识别（{what}）"
            ),
            Error::Unknown { what, codes } => both!(
                "no {what} has the code {codes}",
                "没有代码为 {codes} 的对象（{what}）"
            ),
            Error::Decisions { path, problems } => {
                let path = path.display();
                both!(
                    "{path}: it cannot be used:\n{problems}",
                    "{path}：不能使用：\n{problems}"
                )
            }
            Error::Column { path, column } => {
                let path = path.display();
                both!(
                    "{path}: there is no column {column:?}",
                    "{path}：没有“{column}”列"
                )
            }
        };
        words.text(language).to_owned()
    }
}

impl From<Told> for Error {
    fn from(told: Told) -> Error {
        Error::Told(told)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl std::error::Error for Error {}
