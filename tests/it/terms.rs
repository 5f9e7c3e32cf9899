//! One word for one thing: names and phrases that were given up do not come back.

use std::fs;
use std::path::{Path, PathBuf};

/// The repository.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// What was given up, and what is said instead. Letters and `_` around it make another word of it.
const FORMER: &[(&str, &str)] = &[
    // Modules.
    ("recommend::", "advice::"),
    ("planning::", "plan::"),
    ("warning::", "rules::"),
    ("html_charts", "figures"),
    // Types.
    ("Bench", "AdviceSearch"),
    ("Varied", "Replanned"),
    ("Desk", "Diagnostics or TableEditor"),
    ("Whereabouts", "PlacementBreakdown"),
    // Phrases.
    (
        "is promised is what comes",
        "re-planning the scenario reproduces the reported effect",
    ),
    ("only place with sentences", "rendering"),
    ("is loud", "is reported"),
    ("are loud", "are reported"),
    ("loud_where", "reports"),
    ("order of the house", "structure"),
    ("everybody else's luck", "tie-breaking"),
    ("keeps_its_promise", "replanning_reproduces"),
    ("is none; give", "invalid: must be"),
    ("mend the document", "fix the JSON"),
    ("UPDATE_DOCS", "VOCMATCH_BLESS"),
    ("--example peer_ours", "-p vocmatch-benches --bin peer_ours"),
    ("--example coupled", "-p vocmatch-benches --bin coupled_run"),
    ("--example stable_ours", "-p vocmatch-benches --bin stable_ours"),
];

/// Where they may stand: the past, and this list.
const EXEMPT: [&str; 2] = ["docs/changelog.md", "tests/it/terms.rs"];

/// Code and pages below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() && name != "node_modules" && name != "target" {
            files(&path, found);
        } else if matches!(ending, Some("rs" | "md" | "py" | "toml")) {
            found.push(path);
        }
    }
}

/// Whether the text has the term as a word of its own.
fn has(text: &str, term: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    // A name in code, or part of one, may have more of it on either side.
    let is_part = term.contains('_');
    text.match_indices(term).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + term.len()..].chars().next();
        let open = |side: Option<char>, edge: Option<char>| {
            is_part || !edge.is_some_and(is_word) || !side.is_some_and(is_word)
        };
        open(before, term.chars().next()) && open(after, term.chars().next_back())
    })
}

#[test]
fn a_term_is_found_as_a_word_of_its_own() {
    assert!(has("a Bench of actions", "Bench") && has("vocmatch::planning::Plan", "planning::"));
    assert!(!has("Benches", "Bench") && !has("report_warning::x", "warning::"));
    assert!(has("fn the_auditor_is_loud_where()", "loud_where"));
}

#[test]
fn no_former_name_is_used() {
    let root = Path::new(ROOT);
    let mut found = vec![root.join("README.md"), root.join("Cargo.toml")];
    for folder in ["src", "docs", "tests", "examples", "benches"] {
        files(&root.join(folder), &mut found);
    }
    let mut wrong = Vec::new();
    for path in found {
        let name = path
            .strip_prefix(root)
            .unwrap()
            .display()
            .to_string()
            .replace('\\', "/");
        if EXEMPT.contains(&name.as_str()) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            for (former, now) in FORMER.iter().filter(|(former, _)| has(line, former)) {
                wrong.push(format!("{name}:{}: {former} is now {now}", number + 1));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
