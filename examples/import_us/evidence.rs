//! How likely an expert would link a field and an occupation, as the whole national catalogue tells it: every field with
//! its definition, every occupation with its titles, descriptions and skills, every documented link. A state's tables hold
//! a part of the fields and none of the words, so that what they tell by themselves is less.

use crate::national::catalogue;
use crate::options::Options;
use crate::raw::Result;
use crate::sources;
use crate::supply::{Majors, major_id};
use crate::tables::Rows;
use crate::words::Codes;
use std::collections::BTreeMap;
use vocmatch::Model;
use vocmatch::fit::{RelatedConfig, Relatedness, Withhold};
use vocmatch::id::MajorIx;
use vocmatch::unit::Level;

/// The columns of the table.
pub const LINK_EVIDENCE: &[&str] = &["major_id", "occupation_id", "probability"];

/// Pairs below this probability are not written: they are most of all pairs and next to nothing of the probability.
const LEAST: f64 = 0.005;

/// The `link_evidence` table: for each field of the tables, at every level that they have, the occupations of the tables.
pub fn table(options: &Options, codes: &Codes, majors: &Majors) -> Result<Rows> {
    let model = Model::new(catalogue(&|file| Ok(sources::rows(options, file)))?)?;
    let related = Relatedness::new(&model, &RelatedConfig::default());
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
    for (index, major) in model.majors().iter().enumerate() {
        let Some(levels) = levels.get(major.id.as_str()) else {
            continue;
        };
        let evidence = related.of_major(MajorIx::at(index), Withhold::Pair);
        let probabilities = evidence.iter().map(|pair| pair.probability);
        for (occupation, probability) in largest(ids.iter().copied().zip(probabilities)) {
            for level in levels {
                rows.push(vec![
                    major_id(major.id.as_str(), *level),
                    occupation.to_owned(),
                    written(probability),
                ]);
            }
        }
    }
    Ok(rows)
}

/// By occupation of the tables the largest probability of its members, if it is worth a row.
fn largest<'a>(pairs: impl Iterator<Item = (Option<&'a str>, f64)>) -> BTreeMap<&'a str, f64> {
    let mut largest: BTreeMap<&str, f64> = BTreeMap::new();
    for (id, probability) in pairs {
        if let (Some(id), true) = (id, probability >= LEAST) {
            let kept = largest.entry(id).or_default();
            *kept = kept.max(probability);
        }
    }
    largest
}

/// Three decimals below a tenth, two above.
fn written(probability: f64) -> String {
    if probability < 0.1 {
        format!("{probability:.3}")
    } else {
        format!("{probability:.2}")
    }
}
