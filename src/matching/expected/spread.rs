//! The spread of groups over occupations.

use super::config::{ExpectedConfig, Graduates};
use super::openings::Offers;
use crate::fit::Destinations;
use crate::id::{MajorIx, OccupationIx, RegionIx};
use crate::model::Model;
use crate::unit::Heads;
use ndarray::Array2;
use vocmatch_algo::sorted::Map;

/// How graduates of each major weigh occupations, and how many leave each region for each.
#[derive(Debug, Clone)]
pub(super) struct Spreading {
    /// By major and occupation: exp u without the size.
    attractions: Array2<f64>,
    /// The power of the openings within reach.
    power: f64,
    /// By major: what was observed.
    tracked: Vec<Tracked>,
    /// By region and occupation: the openings within reach, raised to the power.
    pulled: Array2<f64>,
    /// By region and occupation: people.
    leaving: Array2<f64>,
}

/// Observed graduates of a major.
#[derive(Debug, Clone, Default)]
struct Tracked {
    /// The weight of the law beside them, 0..=1.
    law: f64,
    /// By occupation: their share.
    shares: Vec<(usize, f64)>,
}

impl Spreading {
    pub(super) fn new(model: &Model, destinations: &Destinations, config: &ExpectedConfig) -> Spreading {
        let occupations = destinations.occupations();
        let mut attractions = Array2::zeros((model.majors().len(), occupations));
        for (m, mut row) in attractions.rows_mut().into_iter().enumerate() {
            // A major that nobody studies may be opened.
            let weights = destinations.attractions(MajorIx::at(m), config.view);
            row.iter_mut().zip(weights).for_each(|(x, weight)| *x = weight);
        }
        Spreading {
            attractions,
            power: destinations.coefficients().size,
            tracked: observed(model)
                .iter()
                .map(|by| tracked(by, config.strength))
                .collect(),
            pulled: Array2::zeros((model.regions().len(), occupations)),
            leaving: Array2::zeros((model.regions().len(), occupations)),
        }
    }

    /// Spreads every group over the attraction within its reach.
    pub(super) fn spread(&mut self, groups: &[Graduates], offers: &Offers) {
        let reach = offers.reach();
        self.pulled = reach.mapv(|reach| raised(reach, self.power));
        let mut rates: Array2<f64> = Array2::zeros(reach.raw_dim());
        let mut seen: Array2<f64> = Array2::zeros(reach.raw_dim());
        for group in groups {
            let (m, r) = (group.major.index(), group.region.index());
            let tracked = &self.tracked[m];
            let (weights, pulled) = (self.attractions.row(m), self.pulled.row(r));
            let (Some(weights), Some(pulled)) = (weights.as_slice(), pulled.as_slice()) else {
                continue;
            };
            let all = dot(weights, pulled);
            let heads = group.heads as f64;
            if all > 0.0 {
                let rate = heads * tracked.law / all;
                if let Some(row) = rates.row_mut(r).as_slice_mut() {
                    row.iter_mut()
                        .zip(weights)
                        .for_each(|(sum, weight)| *sum += rate * weight);
                }
            }
            for (o, share) in &tracked.shares {
                seen[(r, *o)] += heads * (1.0 - tracked.law) * share;
            }
        }
        self.leaving = rates * &self.pulled;
        // Observed graduates of an occupation without openings in reach are outside the market.
        seen.zip_mut_with(reach, |people, reach| {
            if *reach <= 0.0 {
                *people = 0.0;
            }
        });
        self.leaving += &seen;
    }

    /// People for each unit of attraction, by region of the openings and occupation.
    pub(super) fn arrivals(&self, offers: &Offers) -> Array2<f64> {
        offers.pull(&self.leaving)
    }

    /// The shares of one group, written to `shares`, by occupation.
    pub(super) fn shares(&self, major: MajorIx, region: RegionIx, shares: &mut Vec<f64>) {
        let (weights, pulled) = (
            self.attractions.row(major.index()),
            self.pulled.row(region.index()),
        );
        shares.clear();
        shares.extend(weights.iter().zip(pulled).map(|(weight, pulled)| weight * pulled));
        let all: f64 = shares.iter().sum();
        let tracked = &self.tracked[major.index()];
        if all > 0.0 {
            shares.iter_mut().for_each(|share| *share *= tracked.law / all);
        }
        for (o, share) in &tracked.shares {
            shares[*o] += (1.0 - tracked.law) * share;
        }
    }
}

/// Observed graduates of a major, by occupation: tracked ones, and those of the table of observed flows.
fn observed(model: &Model) -> Vec<Map<OccupationIx, Heads>> {
    let mut all = vec![Map::new(); model.majors().len()];
    let mut add = |major: MajorIx, occupation: OccupationIx, heads: Heads| {
        let of_major: &mut Map<OccupationIx, Heads> = &mut all[major.index()];
        *of_major.entry(occupation).or_insert(0) += heads;
    };
    for program in model.programs() {
        for outcome in &program.outcomes {
            if let Some(occupation) = outcome.occupation {
                add(program.major, occupation, outcome.working);
            }
        }
    }
    for flow in model.observed_flows() {
        add(flow.major, flow.occupation, flow.people);
    }
    all
}

fn tracked(by: &Map<OccupationIx, Heads>, strength: f64) -> Tracked {
    let n = by.values().sum::<Heads>() as f64;
    if n <= 0.0 {
        return Tracked {
            law: 1.0,
            shares: Vec::new(),
        };
    }
    Tracked {
        law: strength / (n + strength),
        shares: by
            .iter()
            .map(|(o, heads)| (o.index(), *heads as f64 / n))
            .collect(),
    }
}

fn raised(x: f64, power: f64) -> f64 {
    if x > 0.0 {
        libm::exp(power * libm::log(x))
    } else {
        0.0
    }
}

/// The sum of products, in four partial sums, always the same ones.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (fours_a, fours_b) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = fours_a
        .remainder()
        .iter()
        .zip(fours_b.remainder())
        .map(|(a, b)| a * b)
        .sum();
    for (a, b) in fours_a.zip(fours_b) {
        for k in 0..4 {
            sums[k] += a[k] * b[k];
        }
    }
    sums[0] + sums[1] + (sums[2] + sums[3]) + rest
}
