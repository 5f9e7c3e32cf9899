//! Continuations that name a higher major without its code: settled by decision, by name or by likeness.

use crate::error::Error;
use crate::raw::Tables;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vocmatch::dataset::rows::DecisionRow;
use vocmatch::dataset::{Dataset, NameKind};
use vocmatch::lexicon::{Entry, LinkConfig};
use vocmatch::naming::{NOTHING, NameLink, settle};

/// Reads a table of decisions.
///
/// # Errors
/// [`Error::Io`] if it cannot be read, [`Error::Decisions`] if it is not such a table.
pub fn decisions(path: &Path) -> Result<Vec<DecisionRow>, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::Io {
        path: path.to_owned(),
        source,
    })?;
    let mut dataset = Dataset::default();
    dataset.read_csv("decisions", &bytes);
    if dataset.problems().has_errors() {
        let problems = dataset.problems().to_string();
        return Err(Error::Decisions {
            path: path.to_owned(),
            problems,
        });
    }
    Ok(dataset.decisions)
}

/// Fills in the codes of higher majors that are named without one. A name is sought among the majors of the level
/// that the continuation leads to; an academic master's has no code and is left alone. Returns what became of each
/// name, by level, then in the order of names.
///
/// # Errors
/// [`Error::Unknown`] if a decision gives a code that no major has.
pub fn settle_targets(tables: &mut Tables, decisions: &[DecisionRow]) -> Result<Vec<NameLink>, Error> {
    let majors = entries(tables);
    let known: BTreeSet<&str> = majors.values().flatten().map(|entry| &*entry.id).collect();
    let decided = decisions.iter().filter(|row| row.kind == NameKind::Major);
    let codes = decided.filter_map(|row| row.id.as_deref().filter(|id| *id != NOTHING));
    let unknown: BTreeSet<&str> = codes.filter(|code| !known.contains(code)).collect();
    if !unknown.is_empty() {
        return Err(Error::Unknown {
            what: "major",
            codes: Vec::from_iter(unknown).join(", "),
        });
    }
    let mut links = Vec::new();
    for (level, majors) in &majors {
        // One name may stand for majors of several levels: a decision speaks of the level of its code.
        let of_level = decisions.iter().filter(|row| {
            let code = row.id.as_deref();
            code == Some(NOTHING) || majors.iter().any(|entry| Some(&*entry.id) == code)
        });
        let of_level: Vec<DecisionRow> = of_level.cloned().collect();
        let named = tables.continuations.iter_mut();
        let mut named: Vec<_> = named
            .filter(|row| row.to_code.is_empty() && row.to_level == *level && !row.to_name.is_empty())
            .collect();
        let texts = named.iter().map(|row| &*row.to_name);
        let settled = settle(NameKind::Major, majors, &of_level, texts, &LinkConfig::default());
        for row in &mut named {
            if let Some(code) = settled.get(&row.to_name).and_then(|link| link.id.clone()) {
                row.to_code = code;
            }
        }
        links.extend(settled.into_links());
    }
    Ok(links)
}

/// The majors of each level, in the words of the public tables.
fn entries(tables: &Tables) -> BTreeMap<String, Vec<Entry>> {
    let mut majors: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    let mut add = |level: &str, code: &str, name: &str| {
        let entry = Entry::new(code, name);
        majors.entry(level.to_owned()).or_default().push(entry);
    };
    for major in &tables.vocational {
        add(&major.level, &major.major_code, &major.major_name);
    }
    for major in &tables.general {
        add("general_undergraduate", &major.major_code, &major.major_name);
    }
    for degree in &tables.degrees {
        add("professional_master", &degree.code, &degree.name);
    }
    majors
}
