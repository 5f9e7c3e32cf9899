//! Reads a dataset from a path of any supported format.

use super::config::ReadConfig;
use super::tables::Dataset;
#[cfg(feature = "json")]
use crate::language::Language;
#[cfg(feature = "json")]
use crate::problem::io_words;
use crate::problem::{Code, Location, Said, Words, both};
use std::path::Path;

impl Dataset {
    /// Reads a path: one workbook (`.xlsx`, with the feature `xlsx`), one JSON document (`.json`, with the feature
    /// `json`) or a folder of CSV files (with the feature `csv`). Problems are recorded as in each of their readers;
    /// a missing feature is one of them.
    #[must_use = "problems of reading are kept in the dataset"]
    pub fn read_path(path: impl AsRef<Path>) -> Dataset {
        Dataset::read_path_with(path, &ReadConfig::default())
    }

    /// [`Dataset::read_path`] with options.
    #[must_use = "problems of reading are kept in the dataset"]
    pub fn read_path_with(path: impl AsRef<Path>, config: &ReadConfig) -> Dataset {
        let path = path.as_ref();
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        match ending.as_str() {
            _ if path.is_dir() => folder(path, *config),
            "xlsx" | "xlsm" => workbook(path),
            "json" => document(path),
            "xls" | "xlsb" | "ods" | "et" | "csv" => refused(
                path,
                both!("the file is of a kind that is not read", "文件类型无法读取"),
                both!(
                    "give a folder of CSV files, a workbook (.xlsx) or a JSON document (.json)",
                    "请提供 CSV 文件夹、工作簿（.xlsx）或 JSON 文档（.json）"
                ),
            ),
            _ => folder(path, *config),
        }
    }
}

/// An empty dataset with one problem that says why.
fn refused(path: &Path, wrong: Words, remedy: Words) -> Dataset {
    let mut dataset = Dataset::default();
    let place = Location::named(path.display().to_string());
    dataset
        .origin
        .add(Code::Unreadable, place, || Said::new(wrong).remedy(remedy));
    dataset
}

#[cfg(not(all(feature = "csv", feature = "json", feature = "xlsx")))]
fn without(path: &Path, what: (&str, &str), feature: &str) -> Dataset {
    let (what, what_zh) = what;
    let wrong = both!(
        "{what} cannot be read without the feature `{feature}`",
        "未启用功能 `{feature}`，读不了{what_zh}"
    );
    refused(
        path,
        wrong,
        both!(
            "build with `--features {feature}`",
            "请用 `--features {feature}` 构建"
        ),
    )
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
fn document(path: &Path) -> Dataset {
    match std::fs::read_to_string(path) {
        Ok(text) => Dataset::from_json(&text),
        Err(error) => {
            let why = io_words(&error);
            let (remedy, remedy_zh) = (
                Code::Unreadable.remedy(Language::English),
                Code::Unreadable.remedy(Language::Chinese),
            );
            refused(
                path,
                both!("the file cannot be read ({error})", "文件读不了（{why}）"),
                both!("{remedy}", "{remedy_zh}"),
            )
        }
    }
}

#[cfg(not(feature = "json"))]
fn document(path: &Path) -> Dataset {
    without(path, ("JSON documents", "JSON 文档"), "json")
}
