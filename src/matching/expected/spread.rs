//! The spread of groups over occupations.

use super::config::{ExpectedConfig, Graduates};
use super::openings::Offers;
use crate::fit::Destinations;
use crate::id::{MajorIx, OccupationIx, RegionIx};
use crate::model::Model;
use crate::unit::Heads;
use ndarray::Array2;
use vocmatch_algo::sorted::Map;

/// The attraction of what the tables do not know, beside all openings within reach before they are limited. Where there
/// are enough openings nearly nobody goes there; where all are taken, those who find none.
const OUTSIDE: f64 = 1e-4;

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
    /// The same before anything is limited.
    unlimited: Array2<f64>,
    /// By region and occupation: people.
    leaving: Array2<f64>,
    /// By group: all that draws it before anything is limited.
    whole: Vec<f64>,
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
    pub(super) fn new(
        model: &Model,
        destinations: &Destinations,
        offers: &Offers,
        config: &ExpectedConfig,
    ) -> Spreading {
        let power = destinations.coefficients().size;
        let occupations = destinations.occupations();
        let mut attractions = Array2::zeros((model.majors().len(), occupations));
        for (m, mut row) in attractions.rows_mut().into_iter().enumerate() {
            // A major that nobody studies may be opened.
            let weights = destinations.attractions(MajorIx::at(m), config.view);
            row.iter_mut().zip(weights).for_each(|(x, weight)| *x = weight);
        }
        Spreading {
            attractions,
            power,
            tracked: observed(model)
                .iter()
                .map(|by| tracked(by, config.strength))
                .collect(),
            pulled: Array2::zeros((model.regions().len(), occupations)),
            unlimited: offers.reach().mapv(|reach| raised(reach, power)),
            leaving: Array2::zeros((model.regions().len(), occupations)),
            whole: Vec::new(),
        }
    }

    /// Spreads every group over the attraction within its reach.
    pub(super) fn spread(&mut self, groups: &[Graduates], offers: &Offers) {
        let reach = offers.reach();
        self.pulled = reach.mapv(|reach| raised(reach, self.power));
        if self.whole.len() < groups.len() {
            let whole = groups.iter().map(|group| self.whole(group.major, group.region));
            self.whole = whole.collect();
        }
        let mut rates: Array2<f64> = Array2::zeros(reach.raw_dim());
        let mut seen: Array2<f64> = Array2::zeros(reach.raw_dim());
        for (group, whole) in groups.iter().zip(&self.whole) {
            let draw = self.draw(group.major, group.region, *whole);
            let rate = group.heads as f64 * draw.law / draw.all;
            let (weights, r) = (self.attractions.row(group.major.index()), group.region.index());
            let mut row = rates.row_mut(r);
            if let (Some(row), Some(weights)) = (row.as_slice_mut(), weights.as_slice()) {
                let both = row.iter_mut().zip(weights);
                both.for_each(|(sum, weight)| *sum += rate * weight);
            }
            for (o, tracked) in draw.tracked {
                seen[(r, o)] += group.heads as f64 * tracked / draw.all;
            }
        }
        self.leaving = rates * &self.pulled + seen;
    }

    /// All that draws graduates of a major in a region before anything is limited.
    fn whole(&self, major: MajorIx, region: RegionIx) -> f64 {
        let (weights, pulled) = (
            self.attractions.row(major.index()),
            self.unlimited.row(region.index()),
        );
        match (weights.as_slice(), pulled.as_slice()) {
            (Some(weights), Some(pulled)) => dot(weights, pulled),
            _ => 0.0,
        }
    }

    /// What draws graduates of a major in a region, in parts of what draws them before anything is limited.
    fn draw(&self, major: MajorIx, region: RegionIx, whole: f64) -> Draw {
        let (m, r) = (major.index(), region.index());
        let tracked = &self.tracked[m];
        let law = if whole > 0.0 { tracked.law / whole } else { 0.0 };
        let (weights, pulled) = (self.attractions.row(m), self.pulled.row(r));
        let inside = match (weights.as_slice(), pulled.as_slice()) {
            (Some(weights), Some(pulled)) => law * dot(weights, pulled),
            _ => 0.0,
        };
        let mut draw = Draw {
            law,
            tracked: Vec::new(),
            all: inside + OUTSIDE,
        };
        for (o, share) in &tracked.shares {
            let share = (1.0 - tracked.law) * share;
            let unlimited = self.unlimited[(r, *o)];
            // Observed graduates of an occupation without openings in reach are outside the market.
            let part = if unlimited > 0.0 {
                let part = share * self.pulled[(r, *o)] / unlimited;
                draw.tracked.push((*o, part));
                part
            } else {
                share
            };
            draw.all += part;
        }
        draw
    }

    /// People for each unit of attraction, by region of the openings and occupation.
    pub(super) fn arrivals(&self, offers: &Offers) -> Array2<f64> {
        offers.pull(&self.leaving)
    }

    /// The shares of one group, written to `shares`, by occupation.
    pub(super) fn shares(&self, major: MajorIx, region: RegionIx, shares: &mut Vec<f64>) {
        let draw = self.draw(major, region, self.whole(major, region));
        let (weights, pulled) = (
            self.attractions.row(major.index()),
            self.pulled.row(region.index()),
        );
        let rate = draw.law / draw.all;
        shares.clear();
        shares.extend(
            weights
                .iter()
                .zip(pulled)
                .map(|(weight, pulled)| rate * weight * pulled),
        );
        for (o, tracked) in draw.tracked {
            shares[o] += tracked / draw.all;
        }
    }
}

/// What draws one group of graduates.
struct Draw {
    /// The factor of weight × openings within reach.
    law: f64,
    /// What draws as observed, by occupation.
    tracked: Vec<(usize, f64)>,
    /// All of it together, with what the tables do not know; above 0.
    all: f64,
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
