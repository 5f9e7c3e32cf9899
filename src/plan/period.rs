//! Plans and periods: the solved market of every year.

use super::config::PlanConfig;
use super::note::Note;
use super::summary::Summary;
use super::tendency::Later;
use crate::fit::FitTable;
use crate::matching::{LabourMarket, Optimal, Pair, Prices};
use crate::pathway::Supply;
use crate::unit::{Heads, Year};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// One or more years that are the same problem, and its solution. Where years carry over into each other
/// ([`MarketConfig::window`](crate::matching::MarketConfig::window)), each is a period of its own, and all share one
/// market and its solution.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Period {
    /// The years, in order; at least one.
    pub years: Vec<Year>,
    /// The market of the first of them, or that of all years together.
    pub market: Arc<LabourMarket>,
    /// The solution.
    pub matching: Optimal,
    /// Shadow prices: the exact change of the objective for one head more or fewer at each node.
    pub prices: Arc<Prices>,
    /// The solution summed up by occupation, industry, region, level and class.
    pub summary: Summary,
}

impl Period {
    /// Returns the first of its years, whose nodes represent it in the market.
    #[must_use]
    pub fn first_year(&self) -> Year {
        self.years.first().copied().unwrap_or_default()
    }

    /// Returns whether the market is one of several years.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.market.years().len() > 1
    }

    /// Returns the heads by pair, of the graduates of the period's first year.
    pub fn pairs(&self) -> impl Iterator<Item = (Pair, Heads)> + '_ {
        let graduates = self.market.supply_of(self.first_year());
        let pairs = self.matching.pairs(self.market.market());
        pairs.filter(move |(pair, _)| graduates.contains(&(pair.supply as usize)))
    }
}

/// The solved plan for given entrants: every stage's result, year by year.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Plan {
    /// The config.
    pub config: PlanConfig,
    /// The years it covers.
    pub years: RangeInclusive<Year>,
    /// How programs fit occupations.
    pub fit: FitTable,
    /// The flow of people through programs.
    pub supply: Supply,
    /// The periods, in the order of years.
    pub periods: Vec<Period>,
    /// Assumptions, inferences, cuts and omissions that a reader must know.
    pub notes: Vec<Note>,
    /// What is computed when it is first asked for.
    pub(super) later: Later,
}

impl Plan {
    /// Returns the value of all years together, in millionths.
    #[must_use]
    pub fn value(&self) -> i128 {
        let of = |period: &Period| period.summary.value * period.years.len() as i128;
        self.periods.iter().map(of).sum()
    }

    /// Returns the period of a year.
    #[must_use]
    pub fn period(&self, year: Year) -> Option<&Period> {
        self.periods.iter().find(|period| period.years.contains(&year))
    }
}
