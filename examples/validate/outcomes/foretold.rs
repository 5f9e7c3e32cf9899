//! Foretellings of the shares of fields over outcomes, and how far they are off.

use super::nation::Nation;
use super::observed::Observed;
use super::split::mean;
use crate::measure::order;
use vocmatch::fit::View;
use vocmatch::id::MajorIx;

/// Shares over outcomes by field; each row adds up to 1.
pub type Shares = Vec<Vec<f64>>;

/// A foretelling with its name.
pub struct Foretold {
    pub name: String,
    pub shares: Shares,
}

impl Foretold {
    /// Rows that add up to 1; those without anything are `employment`, as the rivals': one field, liberal arts, has no
    /// major in the catalogue.
    pub fn new(name: impl Into<String>, shares: &Shares, employment: &[f64]) -> Foretold {
        let row = |row: &Vec<f64>| normalised(row).unwrap_or_else(|| employment.to_vec());
        Foretold {
            name: name.into(),
            shares: shares.iter().map(row).collect(),
        }
    }
}

/// The certainty of a documented link, as fit has it.
const LINK: f64 = 0.95;

/// A row that adds up to 1; `None` if there is nothing in it.
pub fn normalised(row: &[f64]) -> Option<Vec<f64>> {
    let all: f64 = row.iter().sum();
    (all > 0.0).then(|| row.iter().map(|share| share / all).collect())
}

/// Σ t ln(t / q).
pub fn divergence(truth: &[f64], foretold: &[f64]) -> f64 {
    let pairs = truth.iter().zip(foretold).filter(|(t, _)| **t > 0.0);
    pairs.map(|(t, q)| t * libm::log(t / q.max(1e-12))).sum()
}

/// Half of the sum of differences.
pub fn variation(truth: &[f64], foretold: &[f64]) -> f64 {
    let pairs = truth.iter().zip(foretold);
    0.5 * pairs.map(|(t, q)| (t - q).abs()).sum::<f64>()
}

/// The true share of the five outcomes that are foretold most.
pub fn top_five(truth: &[f64], foretold: &[f64]) -> f64 {
    order(foretold).into_iter().take(5).map(|k| truth[k]).sum()
}

/// Sums over outcomes of weights over the occupations of the nation, mean over the majors of each field by their
/// degrees; `of` gives the weights of a major, of any scale.
pub fn by_outcome(nation: &Nation, observed: &Observed, of: impl Fn(MajorIx) -> Vec<f64>) -> Shares {
    let outcome = observed.outcome_of();
    let occupations = nation.model.occupations().iter();
    let at: Vec<Option<usize>> = occupations
        .map(|one| outcome.get(one.id.as_str()).copied())
        .collect();
    let row = |prefixes: &[String]| {
        let mut sums = vec![0.0; observed.outcomes.len()];
        for (major, degrees) in nation.majors(prefixes) {
            let Some(shares) = normalised(&of(major)) else {
                continue;
            };
            for (outcome, share) in at.iter().zip(shares) {
                if let Some(outcome) = outcome {
                    sums[*outcome] += degrees * share;
                }
            }
        }
        sums
    };
    observed.fields.iter().map(|field| row(&field.prefixes)).collect()
}

/// Employment by outcome.
pub fn employment(nation: &Nation, observed: &Observed) -> Vec<f64> {
    let outcome = observed.outcome_of();
    let mut sums = vec![0.0; observed.outcomes.len()];
    for (occupation, employed) in nation.model.occupations().iter().zip(&nation.employed) {
        if let Some(outcome) = outcome.get(occupation.id.as_str()) {
            sums[*outcome] += employed;
        }
    }
    normalised(&sums).unwrap_or(sums)
}

/// Each row mixed with employment, by the weight that does best on the fields at `fitted`; rows without anything are
/// employment alone. What foretells few occupations would otherwise be infinitely wrong.
pub fn mixed(observed: &Observed, shares: &Shares, employment: &[f64], fitted: &[usize]) -> (Shares, f64) {
    let shares = Foretold::new("", shares, employment).shares;
    let mix = |row: &Vec<f64>, weight: f64| -> Vec<f64> {
        let pairs = row.iter().zip(employment);
        pairs.map(|(q, e)| (1.0 - weight) * q + weight * e).collect()
    };
    let loss = |weight: f64| {
        mean(
            fitted
                .iter()
                .map(|k| divergence(&observed.fields[*k].shares, &mix(&shares[*k], weight))),
        )
    };
    let steps = (0..=100).map(|step| f64::from(step) / 100.0);
    let best = steps.fold((f64::INFINITY, 0.0), |best, weight| {
        let loss = loss(weight);
        if loss < best.0 { (loss, weight) } else { best }
    });
    (shares.iter().map(|row| mix(row, best.1)).collect(), best.1)
}

/// The evidence of a pair, its own link withheld.
fn evidence(nation: &Nation, major: MajorIx) -> Vec<f64> {
    let occupations = (0..nation.employed.len()).map(vocmatch::id::OccupationIx::at);
    occupations
        .map(|o| libm::exp(nation.destinations.features(major, o)[1]) - 0.001)
        .collect()
}

/// The rows that need nothing but the nation: links, relatedness, evidence × employment, and destinations.
pub fn of_nation(nation: &Nation, observed: &Observed, fitted: &[usize]) -> Vec<Foretold> {
    let employment = employment(nation, observed);
    let linked = |major: MajorIx| {
        let mut row = vec![0.0; nation.employed.len()];
        for link in &nation.model.major(major).occupations {
            row[link.index()] = 1.0;
        }
        row
    };
    let related = |major: MajorIx| {
        let mut row = evidence(nation, major);
        for link in &nation.model.major(major).occupations {
            row[link.index()] = LINK;
        }
        row
    };
    let sized = |row: Vec<f64>| -> Vec<f64> {
        row.iter()
            .zip(&nation.employed)
            .map(|(p, employed)| p * employed)
            .collect()
    };
    let uniform = vec![vec![1.0; observed.outcomes.len()]; observed.fields.len()];
    let rivals = [
        ("uniform", uniform),
        ("employment", vec![employment.clone(); observed.fields.len()]),
        ("links", by_outcome(nation, observed, linked)),
        (
            "links × employment",
            by_outcome(nation, observed, |m| sized(linked(m))),
        ),
        (
            "R: link .95, else calibrated",
            by_outcome(nation, observed, related),
        ),
        (
            "evidence × employment",
            by_outcome(nation, observed, |m| sized(evidence(nation, m))),
        ),
    ];
    let rival = |(name, shares): (&str, Shares)| {
        let (shares, weight) = mixed(observed, &shares, &employment, fitted);
        Foretold {
            name: format!("{name} (employment {weight:.2})"),
            shares,
        }
    };
    let mut all: Vec<Foretold> = rivals.into_iter().map(rival).collect();
    let (employed, openings) = (&nation.destinations, &nation.by_openings);
    for (name, law, view) in [
        ("destinations, career", employed, View::Career),
        ("destinations by openings, career", openings, View::Career),
        ("destinations, first job", employed, View::FirstJob),
    ] {
        let shares = by_outcome(nation, observed, |m| law.shares(m, view));
        all.push(Foretold::new(name, &shares, &employment));
    }
    all
}
