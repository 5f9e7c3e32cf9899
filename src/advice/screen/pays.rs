//! What classes pay: wages of the openings that their graduates reach, earnings where the tables have them, and ranks.

use super::class::{AtLevel, at_level};
use crate::id::{MajorIx, ProgramIx, RegionIx};
use crate::model::{Earnings, Model};
use crate::plan::Plan;
use crate::unit::Level;
use vocmatch_algo::sorted::Map;

/// Pay by class and level.
pub(in crate::advice) struct Pays {
    wages: Map<AtLevel, f64>,
    earnings: Map<AtLevel, Earnings>,
}

/// A rank among the classes of a level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PayRank {
    /// The share of classes that pay less, half of the equal ones counted, 0..=1.
    pub(super) percentile: f64,
    /// Whether it is by earnings; else by wages.
    pub(super) by_earnings: bool,
}

impl Pays {
    pub(super) fn new(model: &Model, plan: &Plan) -> Pays {
        Pays {
            wages: wages(model, plan),
            earnings: earnings(model),
        }
    }

    /// Whether the tables have earnings.
    pub(super) fn has_earnings(&self) -> bool {
        !self.earnings.is_empty()
    }

    /// The wage of the openings that graduates of a major's class and level are matched to.
    pub(super) fn wage(&self, model: &Model, major: MajorIx) -> Option<f64> {
        self.wages.get(&at_level(model, major)).copied()
    }

    /// The earnings of a major's class and level.
    pub(super) fn earnings(&self, model: &Model, major: MajorIx) -> Option<Earnings> {
        self.earnings.get(&at_level(model, major)).copied()
    }

    /// The rank of a major's class within its level, where at least `least` classes are known: by earnings, else by
    /// wages.
    pub(super) fn rank(&self, model: &Model, major: MajorIx, least: usize) -> Option<PayRank> {
        let (class, level) = at_level(model, major);
        let earned: Vec<f64> = of_level(self.earnings.iter().map(|(key, of)| (key, of.earnings)), level);
        let paid: Vec<f64> = of_level(self.wages.iter().map(|(key, wage)| (key, *wage)), level);
        let own = self.earnings.get(&(class, level)).map(|of| of.earnings);
        let by_earnings = own.filter(|_| earned.len() >= least);
        if let Some(own) = by_earnings {
            return Some(PayRank {
                percentile: percentile(&earned, own),
                by_earnings: true,
            });
        }
        let own = self.wages.get(&(class, level)).filter(|_| paid.len() >= least)?;
        Some(PayRank {
            percentile: percentile(&paid, *own),
            by_earnings: false,
        })
    }
}

fn of_level<'a>(all: impl Iterator<Item = (&'a AtLevel, f64)>, level: Level) -> Vec<f64> {
    all.filter(|((_, of), _)| *of == level)
        .map(|(_, pay)| pay)
        .collect()
}

fn percentile(all: &[f64], own: f64) -> f64 {
    let less = all.iter().filter(|pay| **pay < own).count() as f64;
    let equal = all.iter().filter(|pay| (**pay - own).abs() <= 0.0).count() as f64;
    (less + equal / 2.0) / all.len().max(1) as f64
}

/// Wages of matched openings, weighed by heads, in the first period; else of the openings that documented links lead
/// to, weighed by openings.
fn wages(model: &Model, plan: &Plan) -> Map<AtLevel, f64> {
    let mut matched: Map<AtLevel, (f64, f64)> = Map::new();
    let mut linked: Map<AtLevel, (f64, f64)> = Map::new();
    let Some(period) = plan.periods.first() else {
        return Map::new();
    };
    let market = &period.market;
    for (pair, heads) in period.pairs() {
        let (from, to) = (
            &market.supply()[pair.supply as usize],
            &market.demand()[pair.demand as usize],
        );
        if let Some(wage) = to.annual_wage {
            let key = at_level(model, plan.fit.major_of(from.row));
            let sum = matched.entry(key).or_insert((0.0, 0.0));
            *sum = (sum.0 + heads as f64 * wage, sum.1 + heads as f64);
        }
    }
    let mut of_occupation = vec![(0.0, 0.0); model.occupations().len()];
    for node in &market.demand()[market.demand_of(period.first_year())] {
        if let Some(wage) = node.annual_wage {
            let sum = &mut of_occupation[node.occupation.index()];
            *sum = (sum.0 + node.openings as f64 * wage, sum.1 + node.openings as f64);
        }
    }
    for (k, major) in model.majors().iter().enumerate() {
        let sum = linked
            .entry(at_level(model, MajorIx::at(k)))
            .or_insert((0.0, 0.0));
        for occupation in &major.occupations {
            let of = of_occupation[occupation.index()];
            *sum = (sum.0 + of.0, sum.1 + of.1);
        }
    }
    let mut wages: Map<AtLevel, f64> = Map::new();
    for (key, (sum, heads)) in linked.into_iter().chain(matched) {
        if heads > 0.0 {
            wages.insert(key, sum / heads);
        }
    }
    wages
}

/// Earnings of a class, else the mean of those of its programs.
fn earnings(model: &Model) -> Map<AtLevel, Earnings> {
    let mut of_class: Map<AtLevel, Earnings> = Map::new();
    let mut own: Map<AtLevel, (Earnings, f64)> = Map::new();
    for (k, program) in model.programs().iter().enumerate() {
        let Some(known) = model.earnings_of_program(ProgramIx::at(k)) else {
            continue;
        };
        let key = at_level(model, program.major);
        if known.own {
            let (sum, n) = own.entry(key).or_insert((known, 0.0));
            sum.earnings = if *n > 0.0 {
                sum.earnings + known.earnings
            } else {
                known.earnings
            };
            *n += 1.0;
        } else {
            of_class.insert(key, known);
        }
    }
    for (key, (mut sum, n)) in own {
        sum.earnings /= n;
        of_class.entry(key).or_insert(sum);
    }
    of_class
}

/// The median pay of a region, else of the nearest region around it.
pub(super) fn median(model: &Model, region: RegionIx) -> Option<f64> {
    around(model, region).find_map(|region| model.region(region).median_wage)
}

/// The living wage of a region, else of the nearest region around it.
pub(super) fn living(model: &Model, region: RegionIx) -> Option<f64> {
    around(model, region).find_map(|region| model.region(region).living_wage)
}

fn around(model: &Model, region: RegionIx) -> impl Iterator<Item = RegionIx> {
    std::iter::successors(Some(region), |region| model.region(*region).parent)
}
