//! Text evidence: the score of a major's texts against each occupation, smoothed over near majors and occupations.

use super::config::RelatedConfig;
use super::near::{Neighbour, nearest};
use super::subject::{Subjects, joined_shares, kind_weights};
use crate::control::{Ask, Cancelled};
use crate::model::Model;
use vocmatch_algo::bm25::{Bm25, Index, Weighted};

/// How many near occupations, and near majors, are used for smoothing.
const LENDERS: usize = 10;

/// The text scores of every major and occupation.
pub(super) struct Texts {
    occupations: usize,
    /// By major and occupation, the best occupation of each major at 1.
    scores: Vec<f64>,
    /// By major: the share of its words' possible score that the best occupation reaches, 0..=1.
    pub(super) strength: Vec<f64>,
    /// By major: how many different terms its own texts have.
    pub(super) terms: Vec<f64>,
    /// By major: the share of its words in a script without spaces.
    pub(super) joined: Vec<f64>,
}

impl Texts {
    pub(super) fn row(&self, major: usize) -> &[f64] {
        &self.scores[major * self.occupations..(major + 1) * self.occupations]
    }

    pub(super) fn new(
        model: &Model,
        majors: &Subjects,
        occupations: &Subjects,
        near: &[Vec<Neighbour>],
        boost: &dyn Fn(usize, usize) -> f64,
        config: &RelatedConfig,
        each: &Ask,
    ) -> Result<Texts, Cancelled> {
        let own = own_words(majors, occupations, config, each)?;
        let (n, width) = (majors.len(), occupations.len());
        let lent = lenders(model, occupations, config, each)?;
        // Being the best major of an occupation is evidence too: its column, at most 1.
        let mut best_of = vec![0.0f64; width];
        for (m, strength) in own.strength.iter().enumerate() {
            for (best, score) in best_of.iter_mut().zip(own.row(m)) {
                *best = best.max(score * strength);
            }
        }
        let mut scores = Vec::with_capacity(own.scores.len());
        for m in 0..n {
            each()?;
            let words = own.row(m);
            let lean = config.few_terms / (config.few_terms + own.terms[m]).max(1e-9);
            let mut row: Vec<f64> = words
                .iter()
                .zip(&best_of)
                .map(|(score, best)| {
                    let share = if *best > 0.0 {
                        score * own.strength[m] / best
                    } else {
                        0.0
                    };
                    score + config.best_of_occupation * share
                })
                .collect();
            let pull = |(other, cosine): &Neighbour| cosine * cosine * boost(m, *other as usize);
            let lenders_near = &near[m][..near[m].len().min(LENDERS)];
            let all: f64 = lenders_near.iter().map(pull).sum();
            for other in lenders_near {
                let weight = lean * config.near_majors * pull(other) / all;
                for (score, lent) in row.iter_mut().zip(own.row(other.0 as usize)) {
                    *score += weight * lent;
                }
            }
            for (score, lenders) in row.iter_mut().zip(&lent) {
                let lent: f64 = lenders
                    .iter()
                    .map(|(other, weight)| weight * words[*other as usize])
                    .sum();
                *score += lean * config.near_occupations * lent;
            }
            let best = row.iter().copied().fold(0.0, f64::max);
            scores.extend(
                row.iter()
                    .map(|score| if best > 0.0 { score / best } else { 0.0 }),
            );
        }
        Ok(Texts { scores, ..own })
    }
}

/// BM25F of each kind of term, every major's best at 1, averaged by the script of the major's words.
fn own_words(
    majors: &Subjects,
    occupations: &Subjects,
    config: &RelatedConfig,
    each: &Ask,
) -> Result<Texts, Cancelled> {
    let how = Bm25 {
        k1: config.k1,
        b: config.b,
        idf_power: config.idf_power,
    };
    let queries: [Vec<Vec<Weighted>>; 3] =
        std::array::from_fn(|kind| majors.weighed(kind, false, config.repeats, config.query_idf_power));
    let joined = joined_shares(&queries);
    let (n, width) = (majors.len(), occupations.len());
    let mut scores = vec![0.0; n * width];
    let mut strength = vec![0.0; n];
    for (kind, queries) in queries.iter().enumerate() {
        let (documents, weights) = occupations.documents(kind);
        let index = Index::new(documents, &weights, how);
        let most = index.best_gain();
        for (m, query) in queries.iter().enumerate() {
            each()?;
            let share = kind_weights(joined[m])[kind];
            if share <= 0.0 {
                continue;
            }
            let found = index.scores(query);
            let best = found.iter().copied().fold(0.0, f64::max);
            let asked: f64 = query.iter().map(|(_, weight)| weight * most).sum();
            if best > 0.0 && asked > 0.0 {
                strength[m] += share * best / asked;
                for (score, found) in scores[m * width..(m + 1) * width].iter_mut().zip(found) {
                    *score += share * found / best;
                }
            }
        }
    }
    let terms = (0..n).map(|m| majors.own_terms(m)).collect();
    Ok(Texts {
        occupations: width,
        scores,
        strength,
        terms,
        joined,
    })
}

/// By occupation: those that smooth it, with weights of sum 1: half by near texts, half by documented relations, all
/// by one of them where the other is empty.
fn lenders(
    model: &Model,
    occupations: &Subjects,
    config: &RelatedConfig,
    each: &Ask,
) -> Result<Vec<Vec<Neighbour>>, Cancelled> {
    let shares = |list: Vec<Neighbour>| -> Vec<Neighbour> {
        let all: f64 = list.iter().map(|(_, weight)| weight).sum();
        list.into_iter()
            .map(|(other, weight)| (other, weight / all))
            .collect()
    };
    let by_text = nearest(occupations, config.repeats, LENDERS, &|_, _| 1.0, each)?;
    let mut related = vec![vec![]; occupations.len()];
    for relation in model.occupation_relations() {
        if relation.from != relation.to && relation.weight.get() > 0.0 {
            let to = u32::try_from(relation.to.index()).unwrap_or(u32::MAX);
            related[relation.from.index()].push((to, relation.weight.get()));
        }
    }
    let both = by_text.into_iter().zip(related).map(|(text, related)| {
        let text: Vec<Neighbour> = text
            .into_iter()
            .map(|(other, cosine)| (other, cosine * cosine))
            .collect();
        let half = if text.is_empty() || related.is_empty() {
            1.0
        } else {
            0.5
        };
        let halves = shares(text).into_iter().chain(shares(related));
        halves.map(|(other, weight)| (other, weight * half)).collect()
    });
    Ok(both.collect())
}
