//! How well names find their concepts, and whether confidences hold.

use crate::cells::{Row, cell, rows};
use crate::options::Options;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;
use vocmatch::lexicon::{Entry, Lexicon, folded};

/// Names that are looked up in a set, at most; each set takes them evenly among those it has.
const QUERIES: usize = 3000;
/// Names that mean none of the concepts, at most.
const STRANGERS: usize = 750;

/// A taxonomy, names that are held out of it, and names that mean nothing in it.
struct Set {
    name: &'static str,
    entries: Vec<Entry>,
    /// A name and the ids of the concepts that have it.
    asked: Vec<(String, BTreeSet<String>)>,
    strangers: Vec<String>,
}

/// What a set came to.
#[derive(Default)]
struct Score {
    asked: usize,
    first: usize,
    among_five: usize,
    /// Confidences of first candidates, and whether they were right.
    told: Vec<(f64, bool)>,
    /// Confidences of the first candidates of strangers, 0 where there is none.
    strangers: Vec<f64>,
}

pub fn tables(options: &Options, progress: &dyn Fn(&str)) -> Result<String, Box<dyn Error>> {
    let mut page = String::from(
        "# Names\n\nNames held out of a taxonomy and looked up in the rest of it; typing errors; names that mean nothing \
         there.\nFalse accepts: strangers at the confidence that keeps 95% of right links. ECE: ten bins of equal \
         width, strangers included.\n\n\
         | names | labels | looked up | acc@1 | acc@5 | strangers | false accepts | ECE | names a second |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for set in sets(options)? {
        progress(set.name);
        measured(&set, &mut page)?;
    }
    Ok(page)
}

fn sets(options: &Options) -> Result<Vec<Set>, Box<dyn Error>> {
    let Some(data) = &options.data else {
        return shipped();
    };
    let mut sets = Vec::new();
    if data.join("us").is_dir() {
        sets.extend(american(&data.join("us"))?);
    }
    if data.join("cn").is_dir() {
        sets.extend(chinese(&data.join("cn"))?);
    }
    Ok(sets)
}

fn american(us: &Path) -> Result<Vec<Set>, Box<dyn Error>> {
    let skills = rows(&us.join("esco"), "skills_en.csv")?;
    let occupations = rows(&us.join("esco"), "occupations_en.csv")?;
    let tools = names(&rows(&us.join("onet"), "technology_skills.csv")?, "example");
    let mut titles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in &rows(&us.join("onet"), "alternate_titles.csv")? {
        let (id, title) = (cell(row, "onetsoc_code"), cell(row, "alternate_title"));
        titles.entry(id.to_owned()).or_default().push(title.to_owned());
    }
    let onet = rows(&us.join("onet"), "occupations.csv")?;
    let onet = onet.iter().map(|row| {
        let id = cell(row, "onetsoc_code").to_owned();
        let titles = titles.remove(&id).unwrap_or_default();
        Entry::new(id, cell(row, "title")).with_aliases(titles)
    });
    Ok(vec![
        held_out(
            "English skills, other names",
            entries(&skills, "uuid", "preferred_label", "alt_labels"),
            &tools,
        ),
        held_out(
            "English occupations, other names",
            entries(&occupations, "uuid", "preferred_label", "alt_labels"),
            &tools,
        ),
        held_out("US occupations, job titles", onet.collect(), &tools),
    ])
}

fn chinese(cn: &Path) -> Result<Vec<Set>, Box<dyn Error>> {
    let occupations = rows(cn, "occupations_2022.csv")?;
    let mut places = names(&rows(cn, "regions_geo.csv")?, "name");
    places.extend(
        names(&rows(cn, "universities_2025.csv")?, "name")
            .into_iter()
            .step_by(8),
    );
    Ok(vec![
        held_out(
            "Chinese occupations, other names",
            entries(&occupations, "code", "name", "title_aliases"),
            &places,
        ),
        misspelt(
            "Chinese occupations, typing errors",
            &entries(&occupations, "code", "name", ""),
            &places,
        ),
    ])
}

/// What is measured without the raw tables.
fn shipped() -> Result<Vec<Set>, Box<dyn Error>> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("examples/data");
    let chinese = rows(&root.join("china"), "occupations.csv")?;
    let majors = rows(&root.join("china"), "majors.csv")?;
    let places = names(&rows(&root.join("beijing-ic"), "regions.csv")?, "name");
    let fields = rows(&root.join("california"), "majors.csv")?;
    let schools = names(&rows(&root.join("california"), "schools.csv")?, "name");
    Ok(vec![
        held_out(
            "Chinese occupations, other names",
            entries(&chinese, "occupation_id", "name", "aliases"),
            &places,
        ),
        misspelt(
            "Chinese occupations, typing errors",
            &entries(&chinese, "occupation_id", "name", ""),
            &places,
        ),
        misspelt(
            "Chinese majors, typing errors",
            &entries(&majors, "major_id", "name", ""),
            &places,
        ),
        misspelt(
            "English majors, typing errors",
            &entries(&fields, "major_id", "name", ""),
            &schools,
        ),
    ])
}

fn names(rows: &[Row], column: &str) -> Vec<String> {
    let names: BTreeSet<&str> = rows
        .iter()
        .map(|row| cell(row, column))
        .filter(|name| !name.is_empty())
        .collect();
    names.into_iter().map(str::to_owned).collect()
}

fn entries(rows: &[Row], id: &str, label: &str, others: &str) -> Vec<Entry> {
    let of = |row: &Row| {
        let aliases = cell(row, others)
            .split('|')
            .map(str::trim)
            .filter(|alias| !alias.is_empty());
        Entry::new(cell(row, id), cell(row, label)).with_aliases(aliases)
    };
    rows.iter().map(of).collect()
}

/// A number that a text alone decides (FNV-1a), the same everywhere.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Half of the other names are held out. A name that a concept keeps under another spelling is none.
fn held_out(name: &'static str, all: Vec<Entry>, strangers: &[String]) -> Set {
    let mut kept: BTreeSet<String> = all.iter().map(|entry| folded(&entry.label)).collect();
    let mut asked: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    let mut entries = Vec::with_capacity(all.len());
    for mut entry in all {
        let (out, stay): (Vec<String>, Vec<String>) = entry
            .aliases
            .into_iter()
            .partition(|alias| hash(&folded(alias)) & 1 == 1 && !kept.contains(&folded(alias)));
        for alias in out {
            let of = asked
                .entry(folded(&alias))
                .or_insert_with(|| (alias, BTreeSet::new()));
            of.1.insert(entry.id.clone());
        }
        kept.extend(stay.iter().map(|alias| folded(alias)));
        entry.aliases = stay;
        entries.push(entry);
    }
    let asked = asked.into_values().collect();
    finished(name, entries, asked, strangers)
}

/// Every name with an error, one of four kinds in turn: two characters swapped, one left out, one doubled, one
/// replaced.
fn misspelt(name: &'static str, entries: &[Entry], strangers: &[String]) -> Set {
    let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in entries {
        owners
            .entry(entry.label.clone())
            .or_default()
            .insert(entry.id.clone());
    }
    let others: Vec<char> = entries
        .iter()
        .filter_map(|entry| entry.label.chars().next())
        .collect();
    let asked = owners
        .into_iter()
        .filter(|(label, _)| label.chars().count() > 3)
        .map(|(label, ids)| {
            let mut letters: Vec<char> = label.chars().collect();
            let (chance, length) = (hash(&label), letters.len());
            let pick =
                |of: usize, shift: u32| usize::try_from(chance >> shift).unwrap_or(usize::MAX) % of.max(1);
            let at = pick(length - 1, 8);
            match pick(4, 2) {
                0 => letters.swap(at, at + 1),
                1 => drop(letters.remove(at)),
                2 => letters.insert(at, letters[at]),
                _ => letters[at] = others[pick(others.len(), 16)],
            }
            (letters.into_iter().collect::<String>(), ids)
        });
    finished(name, entries.to_vec(), asked.collect(), strangers)
}

fn finished(
    name: &'static str,
    entries: Vec<Entry>,
    asked: Vec<(String, BTreeSet<String>)>,
    strangers: &[String],
) -> Set {
    let own: BTreeSet<String> = entries.iter().map(|entry| folded(&entry.label)).collect();
    let strangers: Vec<String> = strangers
        .iter()
        .filter(|name| !own.contains(&folded(name)))
        .cloned()
        .collect();
    Set {
        name,
        entries,
        asked: evenly(asked, QUERIES),
        strangers: evenly(strangers, STRANGERS),
    }
}

/// So many of a list, evenly taken.
fn evenly<T>(list: Vec<T>, most: usize) -> Vec<T> {
    let all = list.len();
    let due = |at: usize| (at + 1) * most / all.max(1) > at * most / all.max(1);
    list.into_iter()
        .enumerate()
        .filter(|(at, _)| all <= most || due(*at))
        .map(|(_, one)| one)
        .collect()
}

fn measured(set: &Set, page: &mut String) -> Result<(), Box<dyn Error>> {
    let lexicon = Lexicon::new(set.entries.iter().cloned());
    let mut searcher = lexicon.searcher();
    let mut score = Score::default();
    let start = Instant::now();
    for (name, owners) in &set.asked {
        let found = searcher.candidates(name, 5);
        let right = found.iter().position(|one| owners.contains(one.id));
        score.asked += 1;
        score.first += usize::from(right == Some(0));
        score.among_five += usize::from(right.is_some());
        score
            .told
            .extend(found.first().map(|one| (one.confidence, right == Some(0))));
    }
    let rate = set.asked.len() as f64 / start.elapsed().as_secs_f64().max(1e-9);
    for name in &set.strangers {
        let first = searcher
            .candidates(name, 1)
            .first()
            .map_or(0.0, |one| one.confidence);
        score.strangers.push(first);
        if first > 0.0 {
            score.told.push((first, false));
        }
    }
    let share = |part: usize| part as f64 / score.asked.max(1) as f64;
    writeln!(
        page,
        "| {} | {} | {} | {:.3} | {:.3} | {} | {:.3} | {:.3} | {rate:.0} |",
        set.name,
        lexicon.names(),
        score.asked,
        share(score.first),
        share(score.among_five),
        score.strangers.len(),
        score.false_accepts(),
        score.calibration_error(),
    )?;
    Ok(())
}

impl Score {
    fn false_accepts(&self) -> f64 {
        let mut right: Vec<f64> = self
            .told
            .iter()
            .filter(|told| told.1)
            .map(|told| told.0)
            .collect();
        right.sort_by(f64::total_cmp);
        let least = right.get(right.len() / 20).copied().unwrap_or(1.0);
        let accepted = self
            .strangers
            .iter()
            .filter(|confidence| **confidence >= least)
            .count();
        accepted as f64 / self.strangers.len().max(1) as f64
    }

    fn calibration_error(&self) -> f64 {
        let mut bins = [(0.0, 0.0); 10];
        for (confidence, right) in &self.told {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of ten"
            )]
            let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
            bin.0 += confidence;
            bin.1 += f64::from(u8::from(*right));
        }
        let off: f64 = bins.iter().map(|(told, right)| (told - right).abs()).sum();
        off / self.told.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidences_that_hold_have_no_error_and_strangers_below_are_not_accepted() {
        let told = (0..100).map(|k| (0.75, k < 75)).collect();
        let score = Score {
            told,
            strangers: vec![0.1, 0.2, 0.8, 0.0],
            ..Score::default()
        };
        assert!(score.calibration_error() < 1e-9);
        assert!((score.false_accepts() - 0.25).abs() < 1e-9);
    }

    #[test]
    fn held_out_names_are_no_labels() {
        let aliases = (0..20).map(|k| format!("alias {k}"));
        let set = held_out("x", vec![Entry::new("a", "label").with_aliases(aliases)], &[]);
        assert!(!set.asked.is_empty());
        for (name, _) in &set.asked {
            assert!(!set.entries[0].aliases.contains(name));
        }
        assert_eq!(set.asked.len() + set.entries[0].aliases.len(), 20);
    }
}
