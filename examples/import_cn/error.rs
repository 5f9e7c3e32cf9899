//! What can go wrong while the public tables are read and written.

use std::path::PathBuf;

/// Why a conversion stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command line makes no sense.
    #[error("{0}; try --help")]
    Usage(String),
    /// A file or folder cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not the table it should be.
    #[error("{}: {source}", path.display())]
    Csv {
        /// The file.
        path: PathBuf,
        /// Why, with the line.
        source: csv::Error,
    },
    /// Two different things carry one code, so that links to it would be ambiguous.
    #[error("the code {code} stands for both {first} and {second}")]
    Collision {
        /// The code.
        code: String,
        /// What it stood for first.
        first: String,
        /// What it stands for as well.
        second: String,
    },
    /// A word of a public table is not one that the converter knows.
    #[error("{table}: {word:?} is not a known {what}")]
    Word {
        /// The public table.
        table: &'static str,
        /// The word.
        word: String,
        /// What it should be.
        what: &'static str,
    },
    /// The command line asks for codes that the public tables do not have.
    #[error("no {what} has the code {codes}")]
    Unknown {
        /// What was asked for.
        what: &'static str,
        /// The codes, separated by commas.
        codes: String,
    },
    /// A table of decisions cannot be used.
    #[error("{}: it cannot be used:\n{problems}", path.display())]
    Decisions {
        /// The file.
        path: PathBuf,
        /// Every problem, a line each.
        problems: String,
    },
    /// A table that is to be kept has a column that the planner tables do not have.
    #[error("{}: there is no column {column:?}", path.display())]
    Column {
        /// The file.
        path: PathBuf,
        /// The column's header.
        column: String,
    },
}
