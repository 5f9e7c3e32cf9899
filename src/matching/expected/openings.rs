//! The openings of a year by occupation and region, and how much of their attraction is left.

use super::acceleration::Acceleration;
use super::config::{ExpectedConfig, Place};
use crate::demand::{Opening, Tier};
use crate::fit::View;
use crate::id::{OccupationIx, RegionIx};
use crate::matching::value::mobility;
use crate::model::Model;
use ndarray::Array2;

/// The least balance, as a logarithm: a step beyond it would be one into the void.
const LEAST: f64 = -100.0;

/// Openings by region and occupation.
#[derive(Debug, Clone)]
pub(crate) struct Offers {
    /// Those that ask for an award.
    limited: Array2<f64>,
    /// All others, which take everybody.
    open: Array2<f64>,
    /// What is left of the attraction of the limited ones, 0..=1.
    balance: Array2<f64>,
    /// Nearness, by region of the graduates and of the openings.
    near: Array2<f64>,
    /// By region of the graduates and occupation: Σ attraction × nearness.
    reach: Array2<f64>,
    /// By region of the openings and occupation: people for each unit of attraction.
    pull: Array2<f64>,
}

impl Offers {
    pub(super) fn new(model: &Model, openings: &[Opening], config: &ExpectedConfig) -> Offers {
        let (regions, occupations) = (model.regions().len(), model.occupations().len());
        let size = (regions, occupations);
        let mut offers = Offers {
            limited: Array2::zeros(size),
            open: Array2::zeros(size),
            balance: Array2::ones(size),
            near: Array2::zeros((regions, regions)),
            reach: Array2::zeros(size),
            pull: Array2::zeros(size),
        };
        for opening in openings {
            let experienced = opening.tier == Tier::Experienced;
            if experienced && config.view == View::FirstJob {
                continue;
            }
            let at = (opening.region.index(), opening.occupation.index());
            let people = opening.openings as f64;
            let asks_award = opening.tier == Tier::Graduates || (experienced && opening.min_level.is_some());
            if asks_award {
                offers.limited[at] += people;
            } else {
                offers.open[at] += people;
            }
        }
        for from in 0..regions {
            for to in 0..regions {
                let (a, b) = (RegionIx::at(from), RegionIx::at(to));
                offers.near[(from, to)] = mobility(model, a, b, config.mobility_km).unwrap_or(0.0);
            }
        }
        offers.sum_reach();
        offers
    }

    /// Attraction within reach, by region of the graduates and occupation.
    pub(super) fn reach(&self) -> &Array2<f64> {
        &self.reach
    }

    fn attraction(&self) -> Array2<f64> {
        &self.limited * &self.balance + &self.open
    }

    fn sum_reach(&mut self) {
        self.reach = self.near.dot(&self.attraction());
    }

    /// People for each unit of attraction, from those who leave each region for each occupation.
    pub(super) fn pull(&self, leaving: &Array2<f64>) -> Array2<f64> {
        let mut rate = leaving.clone();
        rate.zip_mut_with(&self.reach, |people, reach| {
            *people = if *reach > 0.0 { *people / reach } else { 0.0 };
        });
        self.near.t().dot(&rate)
    }

    /// Lowers the attraction of openings to which too many come, and raises that of others again, at most to the
    /// full; keeps it, and returns false, where everything is in balance within the tolerance.
    pub(super) fn limit(
        &mut self,
        pull: &Array2<f64>,
        tolerance: f64,
        acceleration: &mut Acceleration,
    ) -> bool {
        let cells = || self.balance.iter().zip(pull.iter().zip(&self.limited));
        let is_off = |(balance, (pull, openings)): (&f64, (&f64, &f64))| {
            let taken = balance * pull;
            *openings > 0.0 && (taken > 1.0 + tolerance || (*balance < 1.0 && taken < 1.0 - tolerance))
        };
        if !cells().any(is_off) {
            return false;
        }
        // In logarithms: where nearly all openings are taken, balances sink together, slowly and steadily.
        let limited = cells().filter(|(_, (_, openings))| **openings > 0.0);
        let both = limited.map(|(balance, (pull, _))| {
            let image = if *pull > 1.0 { -libm::log(*pull) } else { 0.0 };
            (libm::log(*balance), image)
        });
        let (x, image): (Vec<f64>, Vec<f64>) = both.unzip();
        let mut next = acceleration.next(&x, image).into_iter();
        for (balance, openings) in self.balance.iter_mut().zip(&self.limited) {
            if *openings > 0.0
                && let Some(next) = next.next()
            {
                *balance = libm::exp(next.clamp(LEAST, 0.0));
            }
        }
        self.sum_reach();
        true
    }

    /// Ends with these people for each unit of attraction.
    pub(super) fn settle(&mut self, pull: Array2<f64>) {
        self.pull = pull;
    }

    /// People who take the openings of an occupation in a region: those that ask for an award, and the others.
    pub(super) fn taken(&self, occupation: OccupationIx, region: RegionIx) -> [f64; 2] {
        let at = (region.index(), occupation.index());
        [
            self.pull[at] * self.limited[at] * self.balance[at],
            self.pull[at] * self.open[at],
        ]
    }

    /// Openings of an occupation in a region: those that ask for an award, and the others.
    pub(crate) fn at(&self, occupation: OccupationIx, region: RegionIx) -> [f64; 2] {
        let at = (region.index(), occupation.index());
        [self.limited[at], self.open[at]]
    }

    /// The means of a figure over the openings of each occupation within reach of a region.
    pub(super) fn means(&self, region: RegionIx, of: &dyn Fn(&Place) -> [f64; 2]) -> Vec<f64> {
        let from = region.index();
        let mean = |o: usize| {
            let reach = self.reach[(from, o)];
            if reach <= 0.0 {
                return 0.0;
            }
            let parts = (0..self.near.ncols()).map(|to| {
                let at = (to, o);
                let attraction = [self.limited[at] * self.balance[at], self.open[at]];
                let near = self.near[(from, to)];
                if near <= 0.0 || attraction[0] + attraction[1] <= 0.0 {
                    return 0.0;
                }
                let place = Place {
                    occupation: OccupationIx::at(o),
                    region: RegionIx::at(to),
                    has_room: self.balance[at] >= 1.0,
                };
                let figures = of(&place);
                near * (attraction[0] * figures[0] + attraction[1] * figures[1])
            });
            parts.sum::<f64>() / reach
        };
        (0..self.reach.ncols()).map(mean).collect()
    }

    /// By how many people the fullest openings overflow, and where.
    pub(super) fn overflow(&self) -> Vec<(OccupationIx, RegionIx, f64)> {
        let mut found = Vec::new();
        for ((r, o), openings) in self.limited.indexed_iter() {
            let [taken, _] = self.taken(OccupationIx::at(o), RegionIx::at(r));
            if taken > *openings {
                found.push((OccupationIx::at(o), RegionIx::at(r), taken - openings));
            }
        }
        found
    }
}
