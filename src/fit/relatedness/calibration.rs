//! Maps a score to a probability: logistic in the score and its inputs.

use serde::{Deserialize, Serialize};
use vocmatch_algo::logistic::{fit, logistic};

/// The number of predictors of a probability.
pub(super) const FEATURES: usize = 12;

/// The predictors of a pair's probability.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct Basis {
    /// The score of the pair.
    pub score: f64,
    /// The best score that the major has with any occupation.
    pub best: f64,
    /// The share of its words' possible score that the major's best occupation reaches, 0..=1.
    pub strength: f64,
    /// How many different terms the major's own texts have.
    pub terms: f64,
    /// The share of the major's words in a script without spaces, 0..=1.
    pub joined: f64,
    /// The total trust of the voters; 0 if nobody can vote.
    pub trust: f64,
}

impl Basis {
    fn features(&self) -> [f64; FEATURES] {
        let share = if self.best > 0.0 {
            self.score / self.best
        } else {
            0.0
        };
        [
            1.0,
            self.score,
            libm::log(self.score.max(0.0) + 0.05),
            share,
            libm::log(self.strength.max(0.0) + 0.02),
            libm::log1p(self.terms.max(0.0)),
            self.trust / (self.trust + 0.3),
            self.score * libm::log1p(self.terms.max(0.0)),
            self.score * self.strength,
            share * share,
            share * libm::log(self.strength.max(0.0) + 0.02),
            self.score * self.score,
        ]
    }
}

/// A pair to fit a calibration on: its predictors, whether an expert links it, and its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// The predictors of the pair.
    pub basis: Basis,
    /// Whether an expert links it.
    pub linked: bool,
    /// The weight of the pair, 1 for each pair of a simple sample.
    pub weight: f64,
}

/// How scores become probabilities: the coefficients of four logistic functions, with and without votes, for words
/// with spaces and for scripts without; texts of both take the mean of the two by their share.
///
/// The coefficients belong to: 1, the score, `ln(score + .05)`, the score as a share of the major's best,
/// `ln(strength + .02)`, `ln(1 + terms)`, `trust/(trust + .3)`, the score times `ln(1 + terms)`, the score
/// times the strength, the share squared, the share times `ln(strength + .02)`, the score squared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Words with spaces, nobody votes.
    pub spaced_text: [f64; FEATURES],
    /// Words with spaces, near majors vote.
    pub spaced_votes: [f64; FEATURES],
    /// A script without spaces, nobody votes.
    pub joined_text: [f64; FEATURES],
    /// A script without spaces, near majors vote.
    pub joined_votes: [f64; FEATURES],
}

impl Default for Calibration {
    /// Fitted on the links of the American and the Chinese catalogue (docs/accuracy.md).
    fn default() -> Self {
        Calibration {
            spaced_text: [
                -2.896, -1.601, 0.884, -1.216, 0.081, -0.322, 0.0, 0.64, 0.182, 1.68, 1.076, 2.827,
            ],
            spaced_votes: [
                -3.495, 1.412, 1.35, -0.552, 0.687, -0.191, -1.063, 0.313, 0.791, 1.291, -0.488, 0.058,
            ],
            joined_text: [
                -0.801, 1.894, 0.953, 4.03, 0.972, -0.347, 0.0, 1.245, -1.515, 1.885, 2.406, -1.67,
            ],
            joined_votes: [
                -1.192, 2.024, 1.033, 3.088, 0.537, -0.367, -1.475, 0.559, 0.379, -1.35, 0.989, -0.064,
            ],
        }
    }
}

impl Calibration {
    /// Returns the probability that an expert links the pair, 0..=1; 0 for a score of 0 or less.
    #[must_use]
    pub fn probability(&self, basis: &Basis) -> f64 {
        if basis.score <= 0.0 {
            return 0.0;
        }
        let (spaced, joined) = if basis.trust > 0.0 {
            (&self.spaced_votes, &self.joined_votes)
        } else {
            (&self.spaced_text, &self.joined_text)
        };
        let x = basis.features();
        let sum: f64 = x
            .iter()
            .zip(spaced.iter().zip(joined))
            .map(|(x, (spaced, joined))| x * (spaced * (1.0 - basis.joined) + joined * basis.joined))
            .sum();
        logistic(sum)
    }

    /// Fits the coefficients on judged pairs; those without examples are taken from `self`.
    ///
    /// O(pairs).
    #[must_use]
    pub fn fit(&self, pairs: &[Judged]) -> Calibration {
        let rows: Vec<([f64; FEATURES], &Judged)> =
            pairs.iter().map(|pair| (pair.basis.features(), pair)).collect();
        let part = |votes: bool, joined: bool, kept: [f64; FEATURES]| {
            let chosen = rows.iter().filter_map(|(x, pair)| {
                let share = if joined {
                    pair.basis.joined
                } else {
                    1.0 - pair.basis.joined
                };
                let wanted = (pair.basis.trust > 0.0) == votes && pair.basis.score > 0.0 && share >= 0.5;
                wanted.then_some((&x[..], pair.linked, pair.weight * share))
            });
            if chosen.clone().next().is_none() {
                return kept;
            }
            let fitted = fit(FEATURES, chosen, 1.0);
            std::array::from_fn(|k| fitted[k])
        };
        Calibration {
            spaced_text: part(false, false, self.spaced_text),
            spaced_votes: part(true, false, self.spaced_votes),
            joined_text: part(false, true, self.joined_text),
            joined_votes: part(true, true, self.joined_votes),
        }
    }
}
