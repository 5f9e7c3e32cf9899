//! What a folder holds beside CSV files of tables: workbooks, documents, packed files, folders within. Where they are
//! what the planner means, it is told what to do with them.

use super::super::origin::{Origin, Read};
use super::super::tables::{TABLES, Table, rank};
use crate::problem::{Code, Form, Location, Said, both, shortened};
use std::path::{Path, PathBuf};

/// The table that a file of this name holds.
pub(super) fn table_of(name: &str) -> Option<&'static Table> {
    let (stem, ending) = name.rsplit_once('.')?;
    Table::find(stem).filter(|_| ending.eq_ignore_ascii_case("csv"))
}

/// What a file of a folder is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Folder,
    Workbook,
    OldWorkbook,
    Document,
    Packed,
    Text,
}

/// The kind of a file, if it may hold tables.
fn kind(path: &Path, name: &str) -> Option<Kind> {
    if name.starts_with(['.', '~']) || name == "__MACOSX" {
        return None;
    }
    if path.is_dir() {
        return Some(Kind::Folder);
    }
    let lower = name.to_lowercase();
    let (_, ending) = lower.rsplit_once('.')?;
    match ending {
        "xlsx" | "xlsm" => Some(Kind::Workbook),
        "xls" | "xlsb" | "ods" | "et" | "numbers" => Some(Kind::OldWorkbook),
        "json" | "jsonl" | "ndjson" => Some(Kind::Document),
        "zip" | "gz" | "7z" | "rar" | "bz2" | "xz" | "zst" => Some(Kind::Packed),
        "txt" | "tsv" | "tab" => Some(Kind::Text),
        _ => None,
    }
}

/// The table after which a file of another kind is called.
fn table(name: &str) -> Option<&'static Table> {
    let mut stem = name;
    // `regions.csv.gz` has two endings.
    for _ in 0..2 {
        stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        if let Some(table) = Table::find(stem) {
            return Some(table);
        }
    }
    None
}

/// Tells of a file that stands in the place of a table's CSV file; whether it does.
pub(super) fn stands_for_table(path: &Path, name: &str, seen: &mut [bool], origin: &mut Origin) -> bool {
    let Some((kind, table)) = kind(path, name).zip(table(name)) else {
        return false;
    };
    let at = rank(table.name);
    let is_empty = std::fs::metadata(path).is_ok_and(|file| file.len() == 0);
    let is_seen = seen.get_mut(at).is_none_or(|seen| *seen);
    if kind == Kind::Folder || is_empty || is_seen {
        return false;
    }
    if let Some(seen) = seen.get_mut(at) {
        *seen = true;
    }
    let mut read = Read::new(Form::Csv);
    read.name(name);
    read.note_broken();
    origin.add(Code::OtherKind, read.place(at, table.name), || {
        let said = Said::new(both!(
            "the table is not a CSV file, and is not read",
            "该表不是 CSV 文件，未读取"
        ));
        said.remedy(match kind {
            Kind::Packed => both!("unpack it", "请解压"),
            _ => both!(
                "save it as \"CSV UTF-8\" (.csv), or put all tables into one workbook and give that",
                "请另存为“CSV UTF-8”（.csv），或把各表放进一个工作簿后提供该工作簿"
            ),
        })
    });
    origin.note(at, read);
    true
}

/// Tells of a folder without a CSV file of a table that holds the tables in another form; whether it does.
pub(super) fn explain(folder: &Path, files: &[(PathBuf, String)], origin: &mut Origin) -> bool {
    let kinds: Vec<(Kind, &Path, &str)> = files
        .iter()
        .filter_map(|(path, name)| kind(path, name).map(|kind| (kind, path.as_path(), name.as_str())))
        .collect();
    let of = |wanted: Kind| {
        let those = kinds
            .iter()
            .filter(|(kind, path, _)| *kind == wanted && (wanted != Kind::Folder || has_tables(path)));
        those.map(|(_, _, name)| shortened(name)).collect::<Vec<_>>()
    };
    let said = [
        Kind::Folder,
        Kind::Workbook,
        Kind::Document,
        Kind::Packed,
        Kind::OldWorkbook,
        Kind::Text,
    ]
    .into_iter()
    .find_map(|kind| told(kind, &of(kind)));
    let Some(said) = said else {
        return false;
    };
    let place = Location::named(folder.display().to_string());
    origin.add(Code::OtherKind, place, || said);
    for at in 0..TABLES.len() {
        let mut read = Read::new(Form::Csv);
        read.note_broken();
        origin.note(at, read);
    }
    true
}

/// What is told of a folder that holds these files of a kind, and no CSV file of a table.
fn told(kind: Kind, names: &[String]) -> Option<Said> {
    let (name, count) = (names.first()?, names.len());
    let (wrong, remedy) = match kind {
        Kind::Folder => (
            both!(
                "the folder holds no CSV file of a table; the tables stand in the folder \"{name}\" in it",
                "文件夹中没有任何表的 CSV 文件；各表在其中的文件夹“{name}”里"
            ),
            both!("give that folder", "请提供该文件夹"),
        ),
        Kind::Workbook if count == 1 => (
            both!(
                "the folder holds no CSV file of a table, but the workbook \"{name}\"",
                "文件夹中没有任何表的 CSV 文件，但有工作簿“{name}”"
            ),
            both!(
                "give the workbook instead of the folder",
                "请提供该工作簿，而不是文件夹"
            ),
        ),
        Kind::Workbook => (
            both!(
                "the folder holds no CSV file of a table, but {count} workbooks, \"{name}\" the first",
                "文件夹中没有任何表的 CSV 文件，但有 {count} 个工作簿，如“{name}”"
            ),
            both!(
                "put the tables into one workbook, a sheet each, and give that, or save each as \"CSV UTF-8\"",
                "请把各表放进一个工作簿，每表一个工作表，并提供该工作簿；或把各表另存为“CSV UTF-8”"
            ),
        ),
        Kind::Document => (
            both!(
                "the folder holds no CSV file of a table, but the document \"{name}\"",
                "文件夹中没有任何表的 CSV 文件，但有文档“{name}”"
            ),
            both!(
                "give the document instead of the folder, if all tables are in it",
                "如各表都在该文档中，请提供该文档，而不是文件夹"
            ),
        ),
        Kind::Packed => (
            both!(
                "the folder holds no CSV file of a table, but the packed file \"{name}\"",
                "文件夹中没有任何表的 CSV 文件，但有压缩文件“{name}”"
            ),
            both!(
                "unpack it, and give the folder with the tables",
                "请解压后提供各表所在的文件夹"
            ),
        ),
        Kind::OldWorkbook => (
            both!(
                "the folder holds no CSV file of a table, but \"{name}\", a workbook of a kind that is not read",
                "文件夹中没有任何表的 CSV 文件，但有无法读取的工作簿“{name}”"
            ),
            both!(
                "save it as an Excel workbook (.xlsx), and give that",
                "请另存为 Excel 工作簿（.xlsx）并提供该工作簿"
            ),
        ),
        Kind::Text => (
            both!(
                "the folder holds no CSV file of a table, but the text file \"{name}\"",
                "文件夹中没有任何表的 CSV 文件，但有文本文件“{name}”"
            ),
            both!(
                "save each table as \"CSV UTF-8\" (.csv) under its name, such as regions.csv",
                "请把每张表另存为“CSV UTF-8”（.csv），并以表名命名，如“区域.csv”"
            ),
        ),
    };
    Some(Said::new(wrong).remedy(remedy))
}

/// Whether a folder within holds a CSV file of a table.
fn has_tables(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return false;
    };
    // The first entries say it; a folder of a million files is none of tables.
    entries.take(1000).flatten().any(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        table_of(&name).is_some()
    })
}
