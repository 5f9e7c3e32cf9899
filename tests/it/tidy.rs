//! Structure: modules import one way, files are short and say what they are, and no type of
//! another crate stands in a public signature.

mod circles;

use std::fs;
use std::path::{Path, PathBuf};

/// Every module, in the order in which data flows: a module imports only from those before it.
const ORDER: &[&str] = &[
    "language",
    "unit",
    "id",
    "problem",
    "control",
    "dataset",
    "lexicon",
    "naming",
    "model",
    "fit",
    "demand",
    "pathway",
    "matching",
    "indicator",
    "plan",
    "rules",
    "alliance",
    "scenario",
    "services",
    "advice",
    "pipeline",
    "error",
    "session",
    "prelude",
    "documentation",
];

/// Folders of `src` that are crates of their own. Cargo holds the order among crates.
const CRATES: &[&str] = &["algo", "report"];

/// The repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The longest file, in lines.
const LONGEST: usize = 500;

/// Crates whose types must not stand in a public signature. serde's traits may.
const HIDDEN: &[&str] = &[
    "calamine",
    "chacha20",
    "csv",
    "encoding_rs",
    "libm",
    "ndarray",
    "petgraph",
    "rust_stemmers",
    "rust_xlsxwriter",
    "serde_json",
    "strsim",
    "unicode_normalization",
    "zip",
];

fn files(folder: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(ROOT).join(folder), &mut found);
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix(ROOT)
        .unwrap()
        .display()
        .to_string()
        .replace('\\', "/")
}

/// The module of the engine that a file belongs to; `None` for lib.rs and for files of other crates.
fn module(path: &Path) -> Option<String> {
    let name = name(path);
    let first = name.strip_prefix("src/")?.split('/').next()?;
    let module = first.trim_end_matches(".rs");
    (module != "lib" && !CRATES.contains(&module)).then(|| module.to_owned())
}

/// The code without comments and without its tests, which stand last in a file.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines().peekable();
    let mut code = Vec::new();
    while let Some(line) = lines.next() {
        let of_tests = line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(all(test");
        while of_tests && lines.next_if(|next| next.starts_with("#[")).is_some() {}
        match lines.peek() {
            // A file of tests is only named here.
            Some(next) if of_tests && next.starts_with("mod ") && next.ends_with(';') => {
                lines.next();
            }
            _ if of_tests => break,
            _ if line.trim_start().starts_with("//") => code.push(""),
            _ => code.push(line),
        }
    }
    code.join("\n")
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What the code names right after `crate::`, groups in braces taken apart.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            for part in group.split_inclusive(['{', '}', ',']) {
                let word: String = part.trim_start().chars().take_while(|c| is_word(*c)).collect();
                if depth == 0 && !word.is_empty() {
                    found.push(word);
                }
                match part.chars().last() {
                    Some('{') => depth += 1,
                    Some('}') if depth == 0 => break,
                    Some('}') => depth -= 1,
                    _ => {}
                }
            }
        } else {
            found.push(rest.chars().take_while(|c| is_word(*c)).collect());
        }
    }
    found
}

#[test]
fn groups_of_imports_are_taken_apart() {
    let code = "use crate::{unit::{Share, Value}, id, model::Model}; fn f(x: crate::fit::Fit) {}";
    assert_eq!(imports(code), ["unit", "id", "model", "fit"]);
}

#[test]
fn a_module_imports_only_from_modules_above_it() {
    let rank = |module: &str| ORDER.iter().position(|one| *one == module);
    let mut wrong = Vec::new();
    for path in files("src") {
        let Some(own) = module(&path) else {
            continue;
        };
        assert!(
            rank(&own).is_some(),
            "{own} is a module without a place in the order"
        );
        for import in imports(&code(&path)) {
            if import != own && rank(&import).is_none_or(|above| Some(above) > rank(&own)) {
                wrong.push(format!("{}: crate::{import}", name(&path)));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_file_says_first_what_it_is_and_is_short() {
    let mut wrong = Vec::new();
    for path in ["src", "tests", "examples", "benches"]
        .into_iter()
        .flat_map(files)
    {
        let text = fs::read_to_string(&path).unwrap();
        if !text.starts_with("//! ") {
            wrong.push(format!("{} does not open with //!", name(&path)));
        }
        let lines = text.lines().count();
        if name(&path).starts_with("src/") && lines > LONGEST {
            wrong.push(format!("{} has {lines} lines", name(&path)));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// The names that the code takes from crates that are to stay hidden.
fn hidden_names(code: &str) -> Vec<String> {
    let mut names: Vec<String> = HIDDEN.iter().map(|name| (*name).to_owned()).collect();
    for line in code.split(';') {
        let line = line.trim().trim_start_matches("pub ");
        let Some(rest) = line.strip_prefix("use ") else {
            continue;
        };
        if HIDDEN.iter().any(|name| rest.starts_with(&format!("{name}::"))) {
            let words = rest
                .split(|c| !is_word(c))
                .filter(|word| word.starts_with(char::is_uppercase));
            names.extend(words.map(str::to_owned));
        }
    }
    names
}

/// Files that are hidden from the pages of documentation and shared with the crate of reports, which draws its workbooks
/// with the same pen.
const SHARED: &[&str] = &["src/dataset/workbook/pen.rs"];

#[test]
fn no_public_signature_names_a_type_of_another_crate() {
    let mut wrong = Vec::new();
    for path in files("src") {
        if SHARED.contains(&name(&path).as_str()) {
            continue;
        }
        let code = code(&path);
        let names = hidden_names(&code);
        for start in [
            "pub fn ",
            "pub const fn ",
            "pub type ",
            "pub struct ",
            "pub enum ",
            "pub trait ",
            "pub use ",
        ] {
            for (at, _) in code.match_indices(start) {
                let rest = &code[at + start.len()..];
                // A signature ends where its body starts; the fields of a struct are looked at one by one below.
                let signature = rest.split(['{', ';']).next().unwrap_or_default();
                let mut words = signature.split(|c| !is_word(c));
                if let Some(word) = words.find(|word| names.iter().any(|name| name == word)) {
                    wrong.push(format!("{}: {start}… names {word}", name(&path)));
                }
            }
        }
        for line in code
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("pub ") && line.contains(": "))
        {
            if line
                .split(|c| !is_word(c))
                .any(|word| names.iter().any(|name| name == word))
            {
                wrong.push(format!("{}: {line}", name(&path)));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
