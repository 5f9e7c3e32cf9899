//! What graduates tend to earn: the wages of the jobs that they tend to take.

use crate::demand::Opening;
use crate::fit::Destinations;
use crate::id::{MajorIx, OccupationIx, ProgramIx, RegionIx};
use crate::matching::wage_means;
use crate::model::Model;
use crate::unit::{Heads, Level};
use vocmatch_algo::sorted::Map;

/// By how much the pay of a class differs from the mean of its level, for each unit that the wages of its jobs do:
/// wages of occupations vary less than earnings of fields (fitted on odd families, docs/accuracy.md).
const STRETCH: f64 = 1.36;

/// Expected pay by major and region, in the money of the tables: the wage of all who hold the jobs, not of beginners.
#[derive(Debug, Clone)]
pub struct Pay {
    /// By major: the weights of occupations.
    weights: Vec<Vec<f64>>,
    /// By region and occupation: the logarithm of the wage, where known.
    wages: Vec<Vec<Option<f64>>>,
    /// By level: the mean over graduates of the logarithm.
    levels: Map<Level, f64>,
}

impl Pay {
    /// `heads` gives the graduates of a program.
    pub(super) fn new(
        model: &Model,
        destinations: &Destinations,
        openings: &[Opening],
        heads: &dyn Fn(ProgramIx) -> Heads,
    ) -> Pay {
        let majors = (0..model.majors().len()).map(MajorIx::at);
        let mut pay = Pay {
            weights: majors.map(|major| destinations.pay_weights(major)).collect(),
            wages: wage_means(model, openings),
            levels: Map::new(),
        };
        let mut sums: Map<Level, (f64, f64)> = Map::new();
        let mut classes: Map<(MajorIx, RegionIx), f64> = Map::new();
        for (k, program) in model.programs().iter().enumerate() {
            let heads = heads(ProgramIx::at(k)) as f64;
            *classes.entry((program.major, program.region)).or_insert(0.0) += heads;
        }
        for ((major, region), heads) in classes {
            if let (true, Some(log)) = (heads > 0.0, pay.log(major, region)) {
                let sum = sums.entry(model.major(major).level).or_default();
                *sum = (sum.0 + heads * log, sum.1 + heads);
            }
        }
        pay.levels = sums
            .into_iter()
            .map(|(level, (sum, n))| (level, sum / n))
            .collect();
        pay
    }

    /// The mean logarithm of the wage of the jobs that graduates of a major tend to take.
    fn log(&self, major: MajorIx, region: RegionIx) -> Option<f64> {
        let wages = self.wages.get(region.index())?;
        let weights = self.weights.get(major.index())?;
        let known = weights
            .iter()
            .zip(wages)
            .filter_map(|(weight, wage)| Some((weight, (*wage)?)));
        let (sum, all) = known.fold((0.0, 0.0), |(sum, all), (weight, log)| {
            (sum + weight * log, all + weight)
        });
        (all > 0.0).then(|| sum / all)
    }

    /// Returns what graduates of a major tend to earn in a year in a region; `None` without wages.
    #[must_use]
    pub fn of_major(&self, model: &Model, major: MajorIx, region: RegionIx) -> Option<f64> {
        let log = self.log(major, region)?;
        let level = self.levels.get(&model.major(major).level).copied().unwrap_or(log);
        Some(libm::exp(level + STRETCH * (log - level)))
    }

    /// Returns the wage of an occupation in a region, else its mean over regions.
    #[must_use]
    pub fn of_occupation(&self, occupation: OccupationIx, region: RegionIx) -> Option<f64> {
        let log = self.wages.get(region.index())?.get(occupation.index())?;
        log.map(libm::exp)
    }
}
