//! Every path and every link that pages and comments name leads somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Folders whose files are looked at, and by which a path is known.
const FOLDERS: [&str; 7] = ["src", "docs", "tests", "examples", "benches", ".ci", ".github"];

/// Pages that tell of the past.
const EXEMPT: [&str; 1] = ["docs/changelog.md"];

/// Files that a guide tells the reader to make.
const TO_BE_MADE: [&str; 2] = ["src/indicator/covered.rs", "covered.rs"];

/// All files below a folder, without what is built or downloaded.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["target", "node_modules", ".git"].contains(&name.as_str()) {
            files(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}

/// All files of the repository that are looked at, by their path within it.
fn all() -> BTreeSet<String> {
    let root = Path::new(ROOT);
    let mut found = Vec::new();
    for folder in FOLDERS {
        files(&root.join(folder), &mut found);
    }
    let top = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    found.extend(top.filter(|path| path.is_file()));
    let name = |path: PathBuf| path.strip_prefix(root).unwrap().display().to_string();
    found
        .into_iter()
        .map(|path| name(path).replace('\\', "/"))
        .collect()
}

/// How the name of a file ends.
fn ending(name: &str) -> Option<&str> {
    Path::new(name).extension()?.to_str()
}

/// The pages, and the doc comments of the code, by file; each with all its lines.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for name in all() {
        let path = Path::new(ROOT).join(&name);
        if EXEMPT.contains(&name.as_str()) {
            continue;
        }
        match ending(&name) {
            Some("md") => texts.push((name, fs::read_to_string(path).unwrap())),
            Some("rs") => {
                let code = fs::read_to_string(path).unwrap();
                let lines = code.lines().map(|line| {
                    let line = line.trim_start();
                    line.strip_prefix("//!")
                        .or(line.strip_prefix("///"))
                        .unwrap_or_default()
                });
                texts.push((name, lines.collect::<Vec<_>>().join("\n")));
            }
            _ => {}
        }
    }
    texts
}

/// Whether a word stands for many paths, or for one that the reader has to think of, such as `PLAN.xlsx`.
fn is_pattern(word: &str) -> bool {
    let is_capital = |part: &str| part.len() > 1 && part.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    word.contains(['*', '<', '{', '…', '$', '=']) || word.split(['/', '.']).any(is_capital)
}

/// The words of a line that stand in code: between backticks, or all of a line within a fence.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            found.extend(line.split_whitespace());
        } else {
            let spans = line.split('`').skip(1).step_by(2);
            found.extend(spans.flat_map(str::split_whitespace));
        }
    }
    found
}

/// The path that a word is, without what stands around it.
fn path_of(word: &str) -> &str {
    let word = word
        .trim_start_matches(['(', '"', '\'', '['])
        .trim_start_matches("./");
    let word = word
        .split(['#', '"', '\'', ')', ']', ',', ';'])
        .next()
        .unwrap_or_default();
    word.trim_end_matches(['.', ':'])
}

/// Where the links of a page lead, without those to the web.
fn links(text: &str) -> Vec<&str> {
    let targets = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '\n']).next());
    targets
        .filter(|target| !target.contains("://") && !target.contains("::"))
        .collect()
}

/// A heading as the end of a link names it.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Whether the page has a heading of this name.
fn has_anchor(page: &str, wanted: &str) -> bool {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| anchor(line.trim_start_matches('#').trim()))
        .any(|one| one == wanted)
}

/// A path from the folder of a file, with its `..` taken away.
fn joined(file: &str, target: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn what_names_a_path_is_found() {
    let page = "See `src/lib.rs`, [this](a.md#b) or `cargo test --test it`.\n```sh\n.ci/run lint\n```\n";
    let paths: Vec<&str> = words(page).into_iter().map(path_of).collect();
    assert_eq!(
        paths,
        ["src/lib.rs", "cargo", "test", "--test", "it", ".ci/run", "lint"]
    );
    assert_eq!(links(page), ["a.md#b"]);
    assert!(is_pattern("docs/NAME.md") && !is_pattern("docs/methods.md"));
    assert_eq!(
        joined("docs/how-to/advise.md", "../methods.md"),
        "docs/methods.md"
    );
    assert!(has_anchor("# How it is\n", "how-it-is"));
}

#[test]
fn every_path_that_pages_and_comments_name_exists() {
    let all = all();
    let is_there = |path: &str| {
        let path = path.trim_end_matches('/');
        all.contains(path) || Path::new(ROOT).join(path).is_dir()
    };
    let mut missing = BTreeSet::new();
    for (file, text) in texts() {
        for word in words(&text) {
            let path = path_of(word);
            let first = path.split('/').next().unwrap_or_default();
            let is_rooted = path.contains('/') && FOLDERS.contains(&first);
            let is_file = ending(path) == Some("rs") && !path.contains("::");
            let found = if is_rooted {
                is_there(path) || is_there(&joined(&file, path))
            } else {
                !is_file
                    || all
                        .iter()
                        .any(|one| one == path || one.ends_with(&format!("/{path}")))
            };
            if !found && !is_pattern(path) && !TO_BE_MADE.contains(&path) {
                missing.insert(format!("{file}: {path}"));
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_link_of_a_page_leads_to_a_file_and_a_heading() {
    let mut missing = BTreeSet::new();
    for (file, text) in texts() {
        // The heads of pages that tests make are parts of docs.
        if ending(&file) != Some("md") || file.contains("_head.") {
            continue;
        }
        for link in links(&text) {
            let (target, heading) = link.split_once('#').unwrap_or((link, ""));
            let path = if target.is_empty() {
                file.clone()
            } else {
                joined(&file, target)
            };
            let full = Path::new(ROOT).join(&path);
            let has_heading = || {
                let page = fs::read_to_string(&full).unwrap_or_default();
                heading.is_empty() || has_anchor(&page, heading)
            };
            if !full.exists() || !has_heading() {
                missing.insert(format!("{file}: {link}"));
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_page_is_part_of_the_documentation_on_the_web() {
    let module = fs::read_to_string(Path::new(ROOT).join("src/documentation.rs")).unwrap();
    // The list of guides is a module of its own; who releases has the repository.
    let elsewhere = ["how-to/README.md", "RELEASING.md"];
    let missing: Vec<String> = all()
        .into_iter()
        .filter_map(|name| name.strip_prefix("docs/").map(str::to_owned))
        .filter(|page| ending(page) == Some("md") && !elsewhere.contains(&page.as_str()))
        .filter(|page| !module.contains(&format!("\"{page}\"")))
        .collect();
    assert_eq!(missing, [""; 0]);
}
