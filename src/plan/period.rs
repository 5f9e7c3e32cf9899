//! The plan: what supply meets what demand in every year, if nothing changes.

use super::config::PlanConfig;
use super::note::Note;
use super::summary::Summary;
use crate::fit::FitTable;
use crate::matching::{LabourMarket, Optimal, Pair, Prices};
use crate::pathway::Supply;
use crate::unit::{Heads, Year};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// One or more years that pose the same question, and its answer. Where years carry over into each other
/// ([`MarketConfig::window`](crate::matching::MarketConfig::window)), each is a period of its own, and all share
/// one market and its answer.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Period {
    /// The years, in order; at least one.
    pub years: Vec<Year>,
    /// The question: the market of the first of them, or that of all years together.
    pub market: Arc<LabourMarket>,
    /// The answer.
    pub matching: Optimal,
    /// What one head more or fewer is worth at each node.
    pub prices: Arc<Prices>,
    /// The answer in groups: what is quoted by occupation, industry, region, level and class of the year.
    pub summary: Summary,
}

impl Period {
    /// The first of its years, for which it stands in its market.
    #[must_use]
    pub fn first_year(&self) -> Year {
        self.years.first().copied().unwrap_or_default()
    }

    /// Whether the market is one of several years.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.market.years().len() > 1
    }

    /// Heads by pair, of the graduates of the period's first year.
    pub fn pairs(&self) -> impl Iterator<Item = (Pair, Heads)> + '_ {
        let graduates = self.market.supply_of(self.first_year());
        let pairs = self.matching.pairs(self.market.market());
        pairs.filter(move |(pair, _)| graduates.contains(&(pair.supply as usize)))
    }
}

/// The answer for given entrants: every stage's result, year by year.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Plan {
    /// The choices behind it.
    pub config: PlanConfig,
    /// The years it covers.
    pub years: RangeInclusive<Year>,
    /// How programs fit occupations.
    pub fit: FitTable,
    /// The flow of people through programs.
    pub supply: Supply,
    /// The years in order, those that pose the same question together.
    pub periods: Vec<Period>,
    /// What a reader must know to believe it: what was assumed, inferred, cut or left out.
    pub notes: Vec<Note>,
}

impl Plan {
    /// The value of all years together, in millionths.
    #[must_use]
    pub fn value(&self) -> i128 {
        let of = |period: &Period| period.summary.value * period.years.len() as i128;
        self.periods.iter().map(of).sum()
    }

    /// The period of a year.
    #[must_use]
    pub fn period(&self, year: Year) -> Option<&Period> {
        self.periods.iter().find(|period| period.years.contains(&year))
    }
}
