//! The options of relatedness, each with its default.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The weights of words, votes and skills behind a pair. One set of defaults serves every script; it was chosen on
/// half of the families of an American and a Chinese catalogue (docs/accuracy.md).
///
/// All weights are parts of one score, in which the best words of a major count 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RelatedConfig {
    /// Weights of a major's words by source: `name`, `aliases`, `class`, `group` (the class of the class), or the
    /// field of a text. Default 1 for the name, .15 to .5 for the rest.
    pub major_fields: BTreeMap<String, f64>,
    /// Weights of an occupation's words: `name`, `aliases`, or the field of a text. Default 1.2, 1 and .5 to .7.
    pub occupation_fields: BTreeMap<String, f64>,
    /// The weight of words of any other field, 0 to leave such fields out. Default .3.
    pub other_fields: f64,
    /// k1 of BM25F. Default 3.
    pub k1: f64,
    /// b of BM25F, 0..=1. Default .7.
    pub b: f64,
    /// The power of a term's rarity among occupations. Default .7.
    pub idf_power: f64,
    /// The power of a term's rarity among majors, in the words of a major. Default .75.
    pub query_idf_power: f64,
    /// A term that occurs n times in a field of a major counts `(s + 1)n/(n + s)` times. Default s = 7.
    pub repeats: f64,
    /// A major whose own texts have n different terms takes the share `l/(l + n)` of the two smoothing weights below.
    /// Default l = 50 terms.
    pub few_terms: f64,
    /// The weight of the words of near majors. Default 1.7.
    pub near_majors: f64,
    /// The weight of words of near occupations. Default 1.5.
    pub near_occupations: f64,
    /// The bonus of the major whose words suit the occupation best. Default .35.
    pub best_of_occupation: f64,
    /// How many near majors vote. Default 20 majors.
    pub voters: usize,
    /// The weight of the votes. Default 1.2.
    pub votes: f64,
    /// Votes are shrunk as if voters with this squared trust had voted no. Default .3.
    pub votes_shrink: f64,
    /// The weight of the likeness of the nearest linked major. Default .5.
    pub nearest: f64,
    /// The weight of the share of linked majors in the class, `k/(n + 1)`. Default .2.
    pub classmates: f64,
    /// The extra weight of words where an occupation has no link from another major: such an occupation cannot get
    /// votes, and missing is not zero. With n links, a part 1/(1 + n) of it. Default .3.
    pub unlinked: f64,
    /// The weight of the likeness of skills. Default .1.
    pub likeness: f64,
    /// The penalty of an occupation above the major's level, where links follow levels. Default 1.
    pub above_level: f64,
    /// The share of the pairs which an expert would link that the documented links of a major hold, 0..=1.
    /// Default .62, that of the official names of occupations which the Chinese links hold.
    pub completeness: f64,
    /// The least probability that makes a pair related. Default .05.
    pub min_probability: f64,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

fn weights(list: &[(&str, f64)]) -> BTreeMap<String, f64> {
    list.iter()
        .map(|(field, weight)| ((*field).to_owned(), *weight))
        .collect()
}

impl Default for RelatedConfig {
    fn default() -> Self {
        RelatedConfig {
            major_fields: weights(&[
                ("name", 1.0),
                ("aliases", 0.5),
                ("class", 0.2),
                ("group", 0.1),
                ("description", 0.3),
                ("instruction", 0.25),
                ("competences", 0.5),
                ("courses", 0.5),
                ("training", 0.3),
                ("foundation", 0.15),
                ("certificates", 0.15),
            ]),
            occupation_fields: weights(&[
                ("name", 1.2),
                ("aliases", 1.0),
                ("description", 0.7),
                ("tasks", 0.5),
            ]),
            other_fields: 0.3,
            k1: 3.0,
            b: 0.7,
            idf_power: 0.7,
            query_idf_power: 0.75,
            repeats: 7.0,
            few_terms: 50.0,
            near_majors: 1.7,
            near_occupations: 1.5,
            best_of_occupation: 0.35,
            voters: 20,
            votes: 1.2,
            votes_shrink: 0.3,
            nearest: 0.5,
            classmates: 0.2,
            unlinked: 0.3,
            likeness: 0.1,
            above_level: 1.0,
            completeness: 0.62,
            min_probability: 0.05,
            reserved: crate::unit::Reserved,
        }
    }
}
