//! The `link_evidence` table: how likely an expert would link a field and an occupation, judged on the whole catalogue with
//! all its words, which the planner tables leave out.

use crate::options::Options;
use crate::raw::Result;
use crate::supply::{Majors, major_id};
use crate::tables::Rows;
use crate::us;
use crate::words::Codes;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::Model;
use vocmatch::fit::{RelatedConfig, Relatedness, Withhold};
use vocmatch::unit::Level;

/// The columns of the `link_evidence` table.
pub const EVIDENCE: &[&str] = &["major_id", "occupation_id", "probability"];

/// Each field of the majors at each of its levels, with the occupations whose probability reaches the least that is asked
/// for. Of several codes that an occupation stands for the likeliest counts. Fields outside the catalogue have no rows.
pub fn table(options: &Options, codes: &Codes, majors: &Majors, least: f64) -> Result<Rows> {
    let mut catalogue = us::catalogue(&options.raw)?;
    // Slices of the raw tables may link to occupations that they lack.
    let known: BTreeSet<String> = catalogue
        .occupations
        .iter()
        .map(|row| row.occupation_id.clone())
        .collect();
    catalogue
        .major_occupations
        .retain(|row| known.contains(&row.occupation_id));
    let model = Model::new(catalogue).map_err(|problems| problems.to_string())?;
    let relatedness = Relatedness::new(&model, &RelatedConfig::default());
    let ids: Vec<Option<&str>> = model
        .occupations()
        .iter()
        .map(|occupation| codes.of(occupation.id.as_str()))
        .collect();
    let mut levels: BTreeMap<&str, Vec<Level>> = BTreeMap::new();
    for (field, level) in majors {
        levels.entry(field).or_default().push(*level);
    }
    let mut rows = Rows::new();
    for (field, levels) in levels {
        let Some(major) = model.find_major(field) else {
            continue;
        };
        let mut best: BTreeMap<&str, f64> = BTreeMap::new();
        for (id, pair) in ids.iter().zip(relatedness.of_major(major, Withhold::Pair)) {
            if let Some(id) = id {
                let probability = best.entry(id).or_default();
                *probability = probability.max(pair.probability);
            }
        }
        for (id, probability) in best.into_iter().filter(|(_, probability)| *probability >= least) {
            for level in &levels {
                rows.push(vec![major_id(field, *level), id.to_owned(), short(probability)]);
            }
        }
    }
    Ok(rows)
}

/// Two digits that say something, and no zero that says nothing.
fn short(probability: f64) -> String {
    let digits = if probability < 0.0995 { 3 } else { 2 };
    let text = format!("{probability:.digits$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.strip_prefix('0')
        .filter(|rest| rest.starts_with('.'))
        .unwrap_or(text)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_short() {
        assert_eq!([0.034_9, 0.5, 0.996, 0.104].map(short), [".035", ".5", "1", ".1"]);
    }
}
