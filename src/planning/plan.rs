//! The plan: what supply meets what demand in every year, if nothing changes.

use super::config::PlanConfig;
use super::note::Note;
use super::summary::Summary;
use crate::fit::FitTable;
use crate::matching::{LabourMarket, Matching, Prices};
use crate::pathway::Supply;
use crate::unit::Year;
use std::ops::RangeInclusive;

/// One or more years that pose the same question, and its answer.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Period {
    /// The years, in order.
    pub years: Vec<Year>,
    /// The question: the market of the first of them.
    pub market: LabourMarket,
    /// The answer.
    pub matching: Matching,
    /// What one head more or fewer is worth at each node.
    pub prices: Prices,
    /// The answer in groups: what is quoted by occupation, industry, region, level and class.
    pub summary: Summary,
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
    /// The period of a year.
    #[must_use]
    pub fn period(&self, year: Year) -> Option<&Period> {
        self.periods.iter().find(|period| period.years.contains(&year))
    }
}
