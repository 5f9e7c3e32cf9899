//! No circle of files: what each file takes from which other, through re-exports too.

use super::{code, files, is_word, name};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A path as code writes it, taken apart.
type Words = Vec<String>;

/// A source file: the module that it is, and its code.
struct Source {
    label: String,
    module: Words,
    code: String,
}

/// A path in code, and the name under which a `use` gives it to this file; `None` where it only passes it on.
struct Named {
    path: Words,
    /// The name that a `use` gives it.
    alias: Option<String>,
    /// Whether it is passed on to others.
    passed_on: bool,
}

/// `a::{b, c::{self, d as e}}` as its leaves, each with its name.
fn leaves(tree: &str, before: &Words, found: &mut Vec<(Words, String)>) {
    let tree = tree.trim();
    if let Some(open) = tree.find('{') {
        let mut path = before.clone();
        path.extend(words(&tree[..open]));
        let inside = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
        let (mut depth, mut start) = (0, 0);
        for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    leaves(&inside[start..at], &path, found);
                    start = at + 1;
                }
                _ => {}
            }
        }
    } else if !tree.is_empty() {
        let (path, alias) = tree.split_once(" as ").unwrap_or((tree, ""));
        let mut whole = before.clone();
        whole.extend(words(path));
        if whole.len() > 1 && whole.last().is_some_and(|last| last == "self") {
            whole.pop();
        }
        let last = whole.last().cloned().unwrap_or_default();
        let alias = if alias.is_empty() {
            last
        } else {
            alias.trim().to_owned()
        };
        found.push((whole, alias));
    }
}

fn words(path: &str) -> Words {
    let words = path.split("::").map(|word| word.trim().to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

/// Every path that the code names: those of its `use`s, and those that start with `crate`, `super`, `self` or a child.
fn named(code: &str, children: &BTreeSet<String>) -> Vec<Named> {
    let mut found = Vec::new();
    let mut rest = String::new();
    let mut statement: Option<String> = None;
    for line in code.lines() {
        let start = line.trim_start();
        let after = start.strip_prefix("pub").map_or(start, |rest| {
            rest.strip_prefix('(')
                .map_or(rest, |rest| rest.split_once(')').map_or(rest, |(_, rest)| rest))
        });
        if statement.is_none() && after.trim_start().starts_with("use ") {
            statement = Some(String::new());
        }
        let Some(text) = &mut statement else {
            rest.push_str(line);
            rest.push('\n');
            continue;
        };
        text.push_str(start);
        text.push(' ');
        if start.trim_end().ends_with(';') {
            let passed_on = text.starts_with("pub");
            let tree = text.split_once("use ").map_or("", |(_, tree)| tree);
            let mut paths = Vec::new();
            leaves(tree.trim().trim_end_matches(';'), &Vec::new(), &mut paths);
            found.extend(paths.into_iter().map(|(path, alias)| Named {
                path,
                alias: Some(alias),
                passed_on,
            }));
            statement = None;
        }
    }
    for (at, _) in rest.match_indices("::") {
        let before = &rest[..at];
        let start = before.rfind(|c| !is_word(c)).map_or(0, |space| space + 1);
        let first = &before[start..];
        // The middle of a path, or who may see something, is none of its own.
        if before[..start].ends_with("::") || before[..start].ends_with("(in ") {
            continue;
        }
        if ["crate", "super", "self"].contains(&first) || children.contains(first) {
            let path = rest[start..].split(|c| !is_word(c) && c != ':').next();
            found.push(Named {
                path: words(path.unwrap_or_default()),
                alias: None,
                passed_on: false,
            });
        }
    }
    found
}

/// What is known of every file.
struct House {
    /// The file of each module.
    files: BTreeMap<Words, usize>,
    /// By file: the absolute paths of what `use`s bring into it, by name.
    brought: Vec<BTreeMap<String, Words>>,
}

impl House {
    /// The file that defines what an absolute path leads to; `None` if it is not of this crate.
    fn home(&self, path: &[String], depth: usize) -> Option<usize> {
        let mut module = Vec::new();
        for (k, word) in path.iter().enumerate() {
            module.push(word.clone());
            if self.files.contains_key(&module) {
                continue;
            }
            module.pop();
            let file = *self.files.get(&module)?;
            let brought = self.brought[file].get(word).filter(|_| depth < 9);
            let Some(onward) = brought else {
                return Some(file);
            };
            let mut whole = onward.clone();
            whole.extend(path[k + 1..].iter().cloned());
            return self.home(&whole, depth + 1);
        }
        self.files.get(&module).copied()
    }
}

/// A path from the root, as seen in a module; `None` if it leads to another crate.
fn absolute(path: &Words, module: &Words, children: &BTreeSet<String>) -> Option<Words> {
    let mut at = module.clone();
    let mut rest = &path[..];
    match rest.first()?.as_str() {
        "crate" => at.clear(),
        "self" | "super" => {}
        child if children.contains(child) => {
            at.extend(rest.iter().cloned());
            return Some(at);
        }
        _ => return None,
    }
    while let Some(first) = rest.first() {
        match first.as_str() {
            "super" => {
                at.pop();
            }
            "crate" | "self" => {}
            _ => break,
        }
        rest = &rest[1..];
    }
    at.extend(rest.iter().cloned());
    Some(at)
}

/// Every circle: files that lead to one another, by name.
fn circles(sources: &[Source]) -> Vec<String> {
    let files: BTreeMap<Words, usize> = sources
        .iter()
        .enumerate()
        .map(|(k, source)| (source.module.clone(), k))
        .collect();
    let children: Vec<BTreeSet<String>> = sources
        .iter()
        .map(|source| {
            let below = files
                .keys()
                .filter(|module| module.len() == source.module.len() + 1);
            let below = below.filter(|module| module.starts_with(&source.module));
            below.filter_map(|module| module.last().cloned()).collect()
        })
        .collect();
    let named: Vec<Vec<Named>> = (sources.iter().zip(&children))
        .map(|(source, children)| named(&source.code, children))
        .collect();
    let whole = |k: usize, path: &Words| absolute(path, &sources[k].module, &children[k]);
    let brought = named.iter().enumerate().map(|(k, named)| {
        let uses = named
            .iter()
            .filter_map(|one| Some((one.alias.clone()?, &one.path)));
        let uses = uses.filter_map(|(alias, path)| Some((alias, whole(k, path)?)));
        // A name that a module only says again would lead back to itself.
        uses.filter(|(alias, path)| {
            let mut own = sources[k].module.clone();
            own.push(alias.clone());
            own != *path
        })
        .collect()
    });
    let house = House {
        files: files.clone(),
        brought: brought.collect(),
    };
    let edges: Vec<BTreeSet<usize>> = named
        .iter()
        .enumerate()
        .map(|(k, named)| {
            let paths = named.iter().filter(|one| !one.passed_on);
            let homes = paths.filter_map(|one| house.home(&whole(k, &one.path)?, 0));
            // What is only passed on, and the names of the crate itself, tie nothing.
            homes
                .filter(|home| *home != k && !sources[*home].module.is_empty())
                .collect()
        })
        .collect();
    let reach = |from: usize| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(k) = open.pop() {
            open.extend(edges[k].iter().filter(|next| seen.insert(**next)));
        }
        seen
    };
    let reached: Vec<BTreeSet<usize>> = (0..sources.len()).map(reach).collect();
    let mut found = BTreeSet::new();
    for k in 0..sources.len() {
        let circle: Vec<&str> = reached[k]
            .iter()
            .filter(|other| reached[**other].contains(&k))
            .map(|other| sources[*other].label.as_str())
            .collect();
        if !circle.is_empty() {
            found.insert(circle.join(" ↔ "));
        }
    }
    found.into_iter().collect()
}

/// The module that a file is, from the root of its crate.
fn module(label: &str) -> Words {
    let path = label.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Words = path.split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| last == "mod" || last == "lib") {
        module.pop();
    }
    module
}

fn source(label: &str, code: &str) -> Source {
    Source {
        label: label.to_owned(),
        module: module(label),
        code: code.to_owned(),
    }
}

#[test]
fn groups_of_names_are_taken_apart() {
    let code = "use crate::{a::{self, B}, c::D as E};\npub(in crate::x) fn f() { super::g::h() }";
    let found = named(code, &BTreeSet::new());
    let paths: Vec<String> = found.iter().map(|one| one.path.join("::")).collect();
    assert_eq!(paths, ["crate::a", "crate::a::B", "crate::c::D", "super::g::h"]);
    assert_eq!(found[2].alias.as_deref(), Some("E"));
}

#[test]
fn a_circle_is_found_through_the_parent_that_passes_a_name_on() {
    let parent = "mod host;\nmod guest;\nmod alone;\npub use host::Host;\npub use guest::Guest;";
    let house = |guest: &str| {
        circles(&[
            source("src/lib.rs", "pub mod inn;\npub use inn::Host;"),
            source("src/inn/mod.rs", parent),
            source(
                "src/inn/host.rs",
                "use super::guest::Guest;\npub struct Host(Guest);",
            ),
            source("src/inn/guest.rs", guest),
            source(
                "src/inn/alone.rs",
                "use super::{Guest, Host};\nfn f(_: crate::inn::Host) {}",
            ),
        ])
    };
    let none: [&str; 0] = [];
    assert_eq!(house("pub struct Guest;"), none);
    let circle = ["src/inn/host.rs ↔ src/inn/guest.rs"];
    assert_eq!(
        house("use super::host::Host;\npub struct Guest(Box<Host>);"),
        circle
    );
    assert_eq!(
        house("use super::{\n    Host,\n};\npub struct Guest(Box<Host>);"),
        circle
    );
    assert_eq!(house("pub struct Guest(Box<crate::inn::Host>);"), circle);
    assert_eq!(house("pub struct Guest(Box<super::Host>);"), circle);
    assert_eq!(house("pub struct Guest(Box<crate::Host>);"), circle);
}

#[test]
fn a_parent_that_does_work_of_its_own_is_part_of_a_circle() {
    let child = source("src/a/b.rs", "use super::Shared;\npub fn f(_: Shared) {}");
    let passes = source("src/a/mod.rs", "mod b;\npub use b::f;\npub struct Shared;");
    assert_eq!(circles(&[child, passes]), [""; 0]);
    let child = source("src/a/b.rs", "use super::Shared;\npub fn f(_: Shared) {}");
    let works = source(
        "src/a/mod.rs",
        "mod b;\npub struct Shared;\nfn g() { b::f(Shared) }",
    );
    assert_eq!(circles(&[child, works]), ["src/a/b.rs ↔ src/a/mod.rs"]);
}

#[test]
fn no_files_lead_to_one_another() {
    let sources: Vec<Source> = files("src")
        .iter()
        .filter(|path| !is_test(path))
        .map(|path| source(&name(path), &code(path)))
        .collect();
    assert_eq!(circles(&sources), [""; 0]);
}

fn is_test(path: &Path) -> bool {
    let name = name(path);
    name.ends_with("/tests.rs") || name.contains("/tests/")
}
