//! The pages of docs/ tell of what is there: every table and column, every formula's function and test.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use vocmatch::dataset::{Column, TABLES};

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// What the row types say of tables and columns: by table, its own words and those of each column.
fn said() -> BTreeMap<String, (String, BTreeMap<String, String>)> {
    let mut said: BTreeMap<String, (String, BTreeMap<String, String>)> = BTreeMap::new();
    for entry in std::fs::read_dir(root().join("src/dataset/rows")).unwrap() {
        let (mut table, mut doc) = (String::new(), String::new());
        for line in read(&entry.unwrap().path()).lines().map(str::trim) {
            if let Some(words) = line.strip_prefix("///") {
                doc = [doc.as_str(), words.trim()].join(" ").trim().to_string();
            } else if let Some((_, name)) = line.split_once("Row in \"") {
                table = name.split('"').next().unwrap().to_string();
                said.entry(table.clone()).or_default().0 = std::mem::take(&mut doc);
            } else if let (Some((column, _)), false) = (line.split_once(": "), doc.is_empty()) {
                let column = column.split(' ').next().unwrap();
                let columns = &mut said.get_mut(&table).unwrap().1;
                columns.insert(column.to_owned(), std::mem::take(&mut doc));
            }
        }
    }
    said
}

/// Other names, if there are any.
fn also(before: &str, names: &[&str]) -> String {
    match (names.is_empty(), before) {
        (true, _) => String::new(),
        (false, "or") => format!(" ({})", names.join(", ")),
        (false, _) => format!(" {before} {}.", names.join(", ")),
    }
}

/// What belongs in a cell, each word with its Chinese name.
fn cell(column: &Column) -> String {
    let words = |words: &[(&str, &str)]| {
        let words: Vec<String> = words
            .iter()
            .map(|(word, chinese)| format!("`{word}` {chinese}"))
            .collect();
        words.join(", ")
    };
    match (column.choices, column.usual) {
        ([], []) => column.want.to_owned(),
        ([], usual) => format!("{}, such as {}", column.want, words(usual)),
        (choices, _) => words(choices),
    }
}

/// docs/tables.md as the row types make it.
fn tables_page() -> String {
    let mut page = String::from(include_str!("tables_head.md"));
    let said = said();
    for table in TABLES {
        let (about, columns) = &said[table.name];
        write!(
            page,
            "\n## `{}` {}\n\n{about}{}\n\n| column | 列 | | cell | meaning |\n|---|---|---|---|---|\n",
            table.name,
            table.chinese,
            also("Also called", table.also)
        )
        .unwrap();
        for column in table.columns {
            let mark = match (column.key, column.optional) {
                (true, false) => "key",
                (true, true) => "key, optional",
                (false, true) => "optional",
                (false, false) => "",
            };
            let meaning = columns[column.name].replace('|', "\\|");
            writeln!(
                page,
                "| `{}` | {}{} | {mark} | {} | {meaning} |",
                column.name,
                column.chinese,
                also("or", column.also),
                cell(column)
            )
            .unwrap();
        }
    }
    page
}

/// With the environment variable `VOCMATCH_BLESS` set, writes the page instead.
#[test]
fn the_page_of_tables_has_every_table_and_column_in_order() {
    let path = root().join("docs/tables.md");
    if std::env::var_os("VOCMATCH_BLESS").is_some() {
        std::fs::write(&path, tables_page()).unwrap();
    }
    assert_eq!(read(&path), tables_page());
}

/// Every `.rs` file under a folder of the repository, as one text.
fn source(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&source(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            text.push_str(&read(&path));
        }
    }
    text
}

/// The names between backticks in the paragraphs of a page that begin with `label`.
fn named<'p>(page: &'p str, label: &str) -> Vec<&'p str> {
    let mut names = Vec::new();
    let mut open = false;
    for line in page.lines() {
        if line.starts_with("Function:") || line.starts_with("Test:") || line.is_empty() {
            open = line.starts_with(label);
        }
        if open {
            names.extend(line.split('`').skip(1).step_by(2));
        }
    }
    names
}

#[test]
fn every_function_and_test_that_the_methods_name_exists() {
    let page = read(&root().join("docs/methods.md"));
    let text = source(&root().join("src")) + &source(&root().join("tests"));
    let exists = |path: &&str| {
        let name = path.rsplit("::").next().unwrap();
        ["(", "<"]
            .iter()
            .any(|end| text.contains(&format!("fn {name}{end}")))
    };
    let (functions, tests) = (named(&page, "Function:"), named(&page, "Test:"));
    let sections = page.lines().filter(|line| line.starts_with("### ")).count();
    assert!(functions.len() >= sections && tests.len() >= sections);
    let missing: Vec<&str> = functions
        .into_iter()
        .chain(tests)
        .filter(|path| !exists(path))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
