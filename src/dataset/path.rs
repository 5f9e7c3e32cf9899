//! Reads a dataset from a path of any supported format.

use super::config::ReadConfig;
use super::origin::Read;
use super::sniff::{self, Wanted, What};
use super::tables::{Dataset, TABLES, Table};
use crate::problem::{Code, Form, Location, Said, both, io_words};
use std::path::Path;

impl Dataset {
    /// Reads a path: one workbook (`.xlsx`, with the feature `xlsx`), one JSON document (`.json`, with the feature
    /// `json`) or a folder of CSV files (with the feature `csv`). Problems are recorded as in each of their readers;
    /// a missing feature is one of them, and so is a file of another kind (`.zip`, `.xls`, one CSV file), whatever its
    /// name says.
    #[must_use = "problems of reading are kept in the dataset"]
    pub fn read_path(path: impl AsRef<Path>) -> Dataset {
        Dataset::read_path_with(path, &ReadConfig::default())
    }

    /// [`Dataset::read_path`] with options.
    #[must_use = "problems of reading are kept in the dataset"]
    pub fn read_path_with(path: impl AsRef<Path>, config: &ReadConfig) -> Dataset {
        let path = path.as_ref();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let ending = ending.to_lowercase();
        if path.is_file() {
            return file(path, &ending, *config);
        }
        match ending.as_str() {
            _ if path.is_dir() => folder(path, *config),
            "xlsx" | "xlsm" => workbook(path),
            "json" => document(path, *config),
            "" => folder(path, *config),
            _ if path.exists() => folder(path, *config),
            _ => refused(
                path,
                Code::Unreadable,
                Said::new(both!(
                    "there is no file or folder of this name",
                    "没有这个名称的文件或文件夹"
                )),
            ),
        }
    }
}

/// Reads a file by what it is, rather than by what it is called.
fn file(path: &Path, ending: &str, config: ReadConfig) -> Dataset {
    let is_called_workbook = matches!(ending, "xlsx" | "xlsm");
    let bytes = sniff::ends(path).unwrap_or_default();
    match sniff::what(&bytes) {
        Some(What::Workbook) => return workbook(path),
        // A damaged or locked workbook is told of as one.
        Some(What::OldWorkbook | What::BinaryWorkbook | What::OpenDocument | What::Zip)
            if is_called_workbook =>
        {
            return workbook(path);
        }
        Some(what) => return other(path, sniff::said(what, Wanted::Dataset)),
        None => {}
    }
    let start = String::from_utf8_lossy(&bytes);
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    if let Some(what) = sniff::page(start) {
        return other(path, sniff::said(what, Wanted::Dataset));
    }
    match ending {
        _ if is_called_workbook => workbook(path),
        "json" => document(path, config),
        "jsonl" | "ndjson" => other(path, sniff::json_lines()),
        "csv" | "tsv" | "tab" => other(path, sniff::one_file(is_table(path))),
        _ if start.starts_with('{') => document(path, config),
        "xls" | "xlsb" | "ods" | "et" => other(
            path,
            Said::new(both!(
                "the file is of a kind that is not read",
                "文件类型无法读取"
            )),
        ),
        _ => other(path, sniff::one_file(is_table(path) && ending.is_empty())),
    }
}

/// Whether a file is called like a table.
fn is_table(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Table::find(&stem).is_some()
}

/// The dataset of a file of another kind.
fn other(path: &Path, said: Said) -> Dataset {
    refused(path, Code::OtherKind, said)
}

/// An empty dataset with one problem that says why; no table counts as missing.
fn refused(path: &Path, code: Code, said: Said) -> Dataset {
    let mut dataset = Dataset::default();
    let place = Location::named(path.display().to_string());
    dataset.origin.add(code, place, || said);
    for rank in 0..TABLES.len() {
        let mut read = Read::new(Form::Csv);
        read.note_broken();
        dataset.origin.note(rank, read);
    }
    dataset
}

#[cfg(not(all(feature = "csv", feature = "json", feature = "xlsx")))]
fn without(path: &Path, what: (&str, &str), feature: &str) -> Dataset {
    let (what, what_zh) = what;
    let wrong = both!(
        "{what} cannot be read without the feature `{feature}`",
        "未启用功能 `{feature}`，读不了{what_zh}"
    );
    let said = Said::new(wrong).remedy(both!(
        "build with `--features {feature}`",
        "请用 `--features {feature}` 构建"
    ));
    refused(path, Code::Unreadable, said)
}

#[cfg(feature = "csv")]
fn folder(path: &Path, config: ReadConfig) -> Dataset {
    Dataset::read_dir_with(path, &config)
}

#[cfg(not(feature = "csv"))]
fn folder(path: &Path, _: ReadConfig) -> Dataset {
    without(path, ("folders of CSV files", "CSV 文件夹"), "csv")
}

#[cfg(feature = "xlsx")]
fn workbook(path: &Path) -> Dataset {
    Dataset::read_xlsx(path)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(path: &Path) -> Dataset {
    without(path, ("workbooks", "工作簿"), "xlsx")
}

#[cfg(feature = "json")]
fn document(path: &Path, config: ReadConfig) -> Dataset {
    match std::fs::read(path) {
        Ok(bytes) => decoded(path, &bytes, config),
        Err(error) => {
            let why = io_words(&error);
            let wrong = both!("the document cannot be read ({error})", "文档读不了（{why}）");
            refused(path, Code::Unreadable, Said::new(wrong))
        }
    }
}

#[cfg(not(feature = "json"))]
fn document(path: &Path, _: ReadConfig) -> Dataset {
    without(path, ("JSON documents", "JSON 文档"), "json")
}

/// Reads a document in any encoding in which a CSV file is read.
#[cfg(all(feature = "json", feature = "csv"))]
fn decoded(path: &Path, bytes: &[u8], config: ReadConfig) -> Dataset {
    let knows = |text: &str| {
        let names = TABLES.iter().map(|table| table.chinese);
        names
            .into_iter()
            .any(|name| text.contains(&format!("\"{name}\"")))
    };
    match super::csv::decode::text(bytes, config.encoding, knows) {
        Ok(text) => {
            let mut dataset = Dataset::from_json(&text.text);
            if text.is_guessed {
                let place = Location::named(path.display().to_string());
                dataset.origin.add(Code::TakenForGb18030, place, || {
                    Said::new(both!(
                        "the document is not UTF-8, and is read as GB18030 (GBK)",
                        "文档不是 UTF-8，按 GB18030（GBK）读取"
                    ))
                    .remedy(both!(
                        "check its names, and save it as UTF-8",
                        "请核对其中的名称，并另存为 UTF-8"
                    ))
                });
                dataset.origin.problems.sort();
            }
            dataset
        }
        Err(said) => {
            let own = said.remedy.clone();
            let remedy = own.unwrap_or_else(|| both!("save it as UTF-8", "请另存为 UTF-8"));
            refused(path, Code::NotUtf8, said.remedy(remedy))
        }
    }
}

#[cfg(all(feature = "json", not(feature = "csv")))]
fn decoded(path: &Path, bytes: &[u8], _: ReadConfig) -> Dataset {
    match std::str::from_utf8(bytes) {
        Ok(text) => Dataset::from_json(text),
        Err(_) => refused(
            path,
            Code::NotUtf8,
            Said::new(both!("the document is not UTF-8", "文档不是 UTF-8"))
                .remedy(both!("save it as UTF-8", "请另存为 UTF-8")),
        ),
    }
}
