//! What is wrong with a table, and what to do about it, in English and in Chinese.

use vocmatch::Language;

/// A sentence in English and in Chinese.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    english: String,
    chinese: String,
}

/// A sentence in both languages.
pub fn told(english: impl Into<String>, chinese: impl Into<String>) -> Told {
    Told {
        english: english.into(),
        chinese: chinese.into(),
    }
}

/// Something wrong with a table, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    pub file: String,
    /// As a spreadsheet shows it: the header is row 1. 0 for the file as a whole.
    pub row: u64,
    pub column: &'static str,
    pub value: String,
    pub remedy: Told,
}

impl Trouble {
    /// The trouble in a line.
    pub fn text(&self, language: Language) -> String {
        let Trouble {
            file,
            row,
            column,
            value,
            remedy,
        } = self;
        match language {
            Language::English => {
                let remedy = &remedy.english;
                match (row, *column) {
                    (0, "") => format!("{file}: {remedy}"),
                    (0, column) => format!("{file}, {column}: {remedy}"),
                    (row, "") => format!("{file} row {row}: {remedy}"),
                    (row, column) => format!("{file} row {row}, {column}: {value:?}: {remedy}"),
                }
            }
            Language::Chinese => {
                // The market has no file.
                let file = if file == "the market" { "市场" } else { file };
                let remedy = &remedy.chinese;
                match (row, *column) {
                    (0, "") => format!("{file}：{remedy}"),
                    (0, column) => format!("{file}，{column}：{remedy}"),
                    (row, "") => format!("{file} 第{row}行：{remedy}"),
                    (row, column) => format!("{file} 第{row}行，{column}：“{value}”：{remedy}"),
                }
            }
        }
    }
}

/// Something wrong with a file as a whole.
pub fn whole_file(file: &str, remedy: Told) -> Trouble {
    Trouble {
        file: file.to_string(),
        row: 0,
        column: "",
        value: String::new(),
        remedy,
    }
}

/// Something wrong with a cell.
pub fn bad(file: &str, row: u64, column: &'static str, value: &str, remedy: Told) -> Trouble {
    Trouble {
        file: file.to_string(),
        row,
        column,
        value: value.to_string(),
        remedy,
    }
}
