//! Occupations with their other names and classes, and the documented links from majors.

use crate::catalogue::Codes;
use crate::raw::{Link, Tables};
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::dataset::rows::{CategoryRow, OccupationRow};

/// The occupations of a classification.
#[derive(Debug, Default)]
pub struct Work {
    /// Occupations, by code.
    pub occupations: Codes<OccupationRow>,
    /// Classes of occupations, by code.
    pub classes: Codes<CategoryRow>,
    /// Job titles that were left out: they are advertisements, or stand for several occupations.
    pub titles_left_out: usize,
}

/// Gathers occupations: the entries of level 4, those published since, and whatever a link names besides.
pub fn gather(tables: &Tables) -> Work {
    let linked: Codes<&str> = tables
        .links
        .iter()
        .map(|link| (link.occupation_code.clone(), link.occupation_name.as_str()))
        .collect();
    let mut names: Codes<&str> = tables
        .new_occupations
        .iter()
        .map(|new| (new.code.clone(), new.name.as_str()))
        .collect();
    for (code, name) in &linked {
        names.insert(code.clone(), name);
    }
    let mut groups: Codes<&str> = Codes::new();
    for entry in &tables.classified {
        if entry.level == "4" || linked.contains_key(&entry.code) {
            names.insert(entry.code.clone(), &entry.name);
        }
        if entry.level != "4" {
            groups.insert(entry.code.clone(), &entry.name);
        }
    }
    // A class that only a link names is still a class of the occupations below it.
    for (code, name) in &linked {
        if code.ends_with("-00")
            && names
                .keys()
                .any(|below| ancestors(below).next().as_ref() == Some(code))
        {
            groups.entry(code.clone()).or_insert(name);
        }
    }
    repair_doubled_names(&mut names, &linked);
    let (other_names, titles_left_out) = other_names(tables, &names, &linked);
    let parent = |code: &str| ancestors(code).find(|above| groups.contains_key(above));
    Work {
        occupations: names
            .iter()
            .map(|(code, name)| {
                let aliases = other_names.get(code.as_str()).map(|aliases| {
                    let aliases: Vec<&str> = aliases.iter().map(String::as_str).collect();
                    aliases.join("|")
                });
                let row = OccupationRow {
                    occupation_id: code.clone(),
                    name: (*name).to_owned(),
                    aliases,
                    category_id: parent(code),
                    ..OccupationRow::default()
                };
                (code.clone(), row)
            })
            .collect(),
        classes: groups
            .iter()
            .map(|(code, name)| {
                let row = CategoryRow {
                    category_id: code.clone(),
                    name: (*name).to_owned(),
                    parent_id: parent(code),
                    ..CategoryRow::default()
                };
                (code.clone(), row)
            })
            .collect(),
        titles_left_out,
    }
}

/// The documented links between the majors and occupations that are there.
pub fn links<'a>(links: &'a [Link], majors: &BTreeSet<String>) -> impl Iterator<Item = (&'a str, &'a str)> {
    links
        .iter()
        .filter(|link| majors.contains(&link.major_code))
        .map(|link| (link.major_code.as_str(), link.occupation_code.as_str()))
}

/// The codes of the classes above an occupation or class, nearest first: `2-02-38-09` lies in `2-02-38-00`,
/// `2-02-00-00` and `2-00-00-00`.
fn ancestors(code: &str) -> impl Iterator<Item = String> {
    let parts: Vec<&str> = code.split('-').collect();
    let last = parts.iter().rposition(|part| *part != "00").unwrap_or(0);
    let parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
    (1..=last).rev().map(move |first_zero| {
        let above: Vec<&str> = parts
            .iter()
            .enumerate()
            .map(|(place, part)| if place < first_zero { part } else { "00" })
            .collect();
        above.join("-")
    })
}

/// The classification gives one name to two codes here and there; the link's own name then tells them apart.
fn repair_doubled_names<'a>(names: &mut Codes<&'a str>, linked: &Codes<&'a str>) {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names.values() {
        *uses.entry(name).or_default() += 1;
    }
    for (code, name) in names.iter_mut() {
        if let Some(other) = linked
            .get(code)
            .filter(|_| uses.get(name).is_some_and(|&count| count > 1))
        {
            *name = other;
        }
    }
}

/// Other names by code: those of the classification and of the links, then job titles in use. Something that
/// is the name of another occupation is no other name, and a job title that another occupation has already, or
/// that two share, tells nothing. Also how many job titles were left out.
fn other_names<'a>(
    tables: &'a Tables,
    names: &'a Codes<&str>,
    linked: &'a Codes<&str>,
) -> (BTreeMap<&'a str, BTreeSet<String>>, usize) {
    let main: BTreeSet<&str> = names.values().copied().collect();
    let official: BTreeSet<(&str, &str)> = tables
        .classified
        .iter()
        .flat_map(|entry| {
            entry
                .title_aliases
                .split('|')
                .map(|alias| (alias.trim(), entry.code.as_str()))
        })
        .chain(linked.iter().map(|(code, name)| (*name, code.as_str())))
        .filter(|(alias, code)| !alias.is_empty() && !main.contains(alias) && names.contains_key(*code))
        .collect();
    let titles: BTreeSet<(String, &str)> = tables
        .titles
        .iter()
        .filter_map(|title| Some((plain_title(&title.job_title)?, title.occupation_code.as_str())))
        .filter(|(_, code)| names.contains_key(*code))
        .collect();
    let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (alias, code) in official
        .iter()
        .copied()
        .chain(titles.iter().map(|(title, code)| (title.as_str(), *code)))
    {
        users.entry(alias).or_default().insert(code);
    }
    let telling: Vec<&(String, &str)> = titles
        .iter()
        .filter(|(title, _)| {
            !main.contains(title.as_str()) && users.get(title.as_str()).is_some_and(|all| all.len() == 1)
        })
        .collect();
    let mut aliases: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (alias, code) in &official {
        aliases.entry(code).or_default().insert((*alias).to_owned());
    }
    for (title, code) in &telling {
        aliases.entry(code).or_default().insert(title.clone());
    }
    (aliases, tables.titles.len() - telling.len())
}

/// A job title without what recruiters add: brackets are cut off, and a title with pay, numbers or cries is
/// no title at all.
pub fn plain_title(title: &str) -> Option<String> {
    let bare = title
        .split(['(', '（', '[', '【'])
        .next()
        .unwrap_or_default()
        .trim();
    let length = bare.chars().count();
    let plain = bare
        .chars()
        .all(|sign| sign.is_alphabetic() || sign == '/' || sign == '#');
    // 招聘, to recruit, may begin the title of a recruiter; further on it belongs to the advertisement.
    let advertises = bare.find("招聘").is_some_and(|place| place > 0);
    (plain && !advertises && (3..=12).contains(&length)).then(|| bare.to_owned())
}
