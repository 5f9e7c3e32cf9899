//! The shipped tables of California with what the raw ones say in words: definitions of fields, descriptions and other
//! titles of occupations, related occupations. They are too bulky to ship; a planner has them.

use super::california::folder;
use crate::national;
use crate::published::{cell, rows};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vocmatch::dataset::rows::{OccupationRelationRow, TextRow};
use vocmatch::dataset::{Dataset, TextSubject};

/// How many characters of a major's id are its field.
const FIELD: usize = 7;

/// `us_folder` holds the tables of the United States.
pub fn tables(us_folder: &Path) -> Result<Dataset, String> {
    let mut data = Dataset::read_dir(folder());
    let words = national::catalogue(&|file| rows(us_folder, file))?;
    let known: BTreeSet<String> = data
        .occupations
        .iter()
        .map(|row| row.occupation_id.clone())
        .collect();
    let combined: BTreeMap<String, String> = rows(us_folder, "crosswalk/oews_combined_soc2018.csv")?
        .iter()
        .map(|row| {
            let code = |column| cell(row, column).to_owned();
            (code("soc2018_code"), code("oews_code"))
        })
        .collect();
    // The occupation of the tables that stands for a code: itself, the code that combines it, or its merged group.
    let own = |code: &str| {
        let group = || Some(format!("{}000", code.get(..4)?));
        let candidates = [Some(code.to_owned()), combined.get(code).cloned(), group()];
        candidates.into_iter().flatten().find(|id| known.contains(id))
    };
    aliases(&mut data, &words, &own);
    relations(&mut data, &words, &own);
    texts(&mut data, &words, &own);
    Ok(data)
}

type Own<'o> = &'o dyn Fn(&str) -> Option<String>;

fn aliases(data: &mut Dataset, words: &Dataset, own: Own) {
    let mut titles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in &words.occupations {
        if let Some(id) = own(&row.occupation_id) {
            let all = row.aliases.iter().flat_map(|all| all.split('|'));
            titles.entry(id).or_default().extend(all.map(str::to_owned));
        }
    }
    for row in &mut data.occupations {
        row.aliases = titles.get(&row.occupation_id).map(|all| all.join("|"));
    }
}

fn relations(data: &mut Dataset, words: &Dataset, own: Own) {
    let mut weights: BTreeMap<(String, String), f64> = BTreeMap::new();
    for row in &words.occupation_relations {
        let pair = own(&row.from_occupation_id).zip(own(&row.to_occupation_id));
        if let Some(pair) = pair.filter(|(from, to)| from != to) {
            let weight = weights.entry(pair).or_default();
            *weight = weight.max(row.weight.unwrap_or(1.0));
        }
    }
    let row = |((from, to), weight)| OccupationRelationRow {
        from_occupation_id: from,
        to_occupation_id: to,
        weight: Some(weight),
        ..OccupationRelationRow::default()
    };
    data.occupation_relations = weights.into_iter().map(row).collect();
}

fn texts(data: &mut Dataset, words: &Dataset, own: Own) {
    let mut found: BTreeMap<(TextSubject, String, String), Vec<&str>> = BTreeMap::new();
    let mut levels: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in &data.majors {
        levels
            .entry(row.major_id.get(..FIELD).unwrap_or_default())
            .or_default()
            .push(&row.major_id);
    }
    for row in &words.texts {
        let ids: Vec<String> = match row.subject_kind {
            TextSubject::Occupation => own(&row.subject_id).into_iter().collect(),
            TextSubject::Major => {
                let ids = levels.get(row.subject_id.as_str()).into_iter().flatten();
                ids.map(|id| (*id).to_owned()).collect()
            }
        };
        for id in ids {
            let all = found
                .entry((row.subject_kind, id, row.field.clone()))
                .or_default();
            all.push(&row.text);
        }
    }
    let row = |((subject_kind, subject_id, field), texts): (_, Vec<&str>)| TextRow {
        subject_kind,
        subject_id,
        field,
        text: texts.join(" "),
        ..TextRow::default()
    };
    data.texts = found.into_iter().map(row).collect();
}
