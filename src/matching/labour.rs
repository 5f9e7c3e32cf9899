//! The labour market of one or several years: its supply and demand nodes, and the numeric market over them.

use super::candidates::{Reach, candidates};
use super::config::MarketConfig;
use super::labour_keys::{demand_key, supply_key};
use super::labour_nodes::{Block, demand_nodes, supply_nodes};
use super::market::Market;
use super::market_problem::MarketProblems;
use super::node::{DemandNode, SupplyNode};
use super::pair::Pair;
use crate::demand::{Opening, openings};
use crate::fit::{Fit, FitTable, RowIx};
use crate::id::RegionIx;
use crate::model::Model;
use crate::pathway::Supply;
use crate::unit::Year;
use std::ops::{Range, RangeInclusive};

/// The labour market of one year, or of several that carry over into each other: the pairs of graduates and openings,
/// and their values. The numbers are a [`Market`], whose nodes are in the same order.
#[derive(Debug, Clone, PartialEq)]
pub struct LabourMarket {
    years: Vec<Block>,
    supply: Vec<SupplyNode>,
    demand: Vec<DemandNode>,
    market: Market,
    openings: Vec<Opening>,
    config: MarketConfig,
}

impl LabourMarket {
    /// Returns the market of `year`. O(openings + candidates · log candidates).
    ///
    /// # Errors
    /// [`MarketProblems`] where the market is too large for the solver's integers; a model with a sensible config has
    /// none.
    pub fn new(
        model: &Model,
        supply: &Supply,
        fit: &FitTable,
        year: Year,
        config: &MarketConfig,
    ) -> Result<LabourMarket, MarketProblems> {
        LabourMarket::with_places(model, supply, fit, year..=year, config, &[])
    }

    /// Builds one market of several years: graduates may take openings of their own year and of those at most
    /// [`window`](MarketConfig::window) years before or after it, at a cost of [`wait`](MarketConfig::wait) for each
    /// year. With a window of 0 the years are independent.
    ///
    /// # Errors
    /// As [`LabourMarket::new`].
    pub fn across(
        model: &Model,
        supply: &Supply,
        fit: &FitTable,
        years: RangeInclusive<Year>,
        config: &MarketConfig,
    ) -> Result<LabourMarket, MarketProblems> {
        LabourMarket::with_places(model, supply, fit, years, config, &[])
    }

    /// Builds the market of `years` with a supply node for each of `places` in each year, also where there are no
    /// graduates: programs that might be opened in a region. Nodes without heads change no result.
    ///
    /// # Errors
    /// As [`LabourMarket::new`].
    pub fn with_places(
        model: &Model,
        supply: &Supply,
        fit: &FitTable,
        years: RangeInclusive<Year>,
        config: &MarketConfig,
        places: &[(RowIx, RegionIx)],
    ) -> Result<LabourMarket, MarketProblems> {
        let (mut nodes, mut demand, mut opened) = (Vec::new(), Vec::new(), Vec::new());
        let mut blocks: Vec<Block> = Vec::new();
        for year in years {
            let starts = (nodes.len(), demand.len(), opened.len());
            let openings = openings(model, year);
            nodes.extend(supply_nodes(model, supply, fit, year, places));
            demand.extend(demand_nodes(model, &openings, year, opened.len(), config));
            opened.extend(openings);
            blocks.push(Block {
                year,
                supply: starts.0..nodes.len(),
                demand: starts.1..demand.len(),
                openings: starts.2..opened.len(),
                cut: 0,
            });
        }
        let reach = Reach::new(model, &demand, &blocks, config);
        let mut pairs = Vec::new();
        for block in &mut blocks {
            for place in block.supply.clone() {
                let (best, cut) = candidates(&nodes[place], fit, &demand, &reach, config);
                block.cut += cut;
                let supply = u32::try_from(place).unwrap_or(u32::MAX);
                pairs.extend(best.into_iter().map(|candidate| Pair {
                    graduate_score: candidate.graduate_score,
                    employer_score: candidate.employer_score,
                    ..Pair::new(supply, candidate.demand, candidate.value)
                }));
            }
        }
        let heads = nodes.iter().map(|node| node.heads).collect();
        let places = demand.iter().map(|node| node.openings).collect();
        let first = blocks.first().map_or(0, |block| block.year);
        let keys = (
            nodes
                .iter()
                .map(|node| supply_key(model, fit, node, first))
                .collect(),
            demand.iter().map(|node| demand_key(model, node, first)).collect(),
        );
        Ok(LabourMarket {
            market: Market::new(heads, places, pairs)?.with_keys(keys.0, keys.1),
            years: blocks,
            supply: nodes,
            demand,
            openings: opened,
            config: config.clone(),
        })
    }

    /// Returns the numeric market that is solved. Its nodes are [`LabourMarket::supply`] and [`LabourMarket::demand`].
    #[must_use]
    pub fn market(&self) -> &Market {
        &self.market
    }

    /// Returns the years, in order.
    #[must_use]
    pub fn years(&self) -> impl ExactSizeIterator<Item = Year> + '_ {
        self.years.iter().map(|block| block.year)
    }

    /// Supply nodes: year by year, in the order of fit row and region.
    #[must_use]
    pub fn supply(&self) -> &[SupplyNode] {
        &self.supply
    }

    /// Demand nodes: year by year, in the order of occupation, region, levels and priority.
    #[must_use]
    pub fn demand(&self) -> &[DemandNode] {
        &self.demand
    }

    /// Returns every opening, year by year, also those that graduates may not take.
    #[must_use]
    pub fn openings(&self) -> &[Opening] {
        &self.openings
    }

    /// Returns the indices of the supply nodes of a year; none for a year outside the market.
    #[must_use]
    pub fn supply_of(&self, year: Year) -> Range<usize> {
        self.block(year).map_or(0..0, |block| block.supply.clone())
    }

    /// Returns the indices of the demand nodes of a year.
    #[must_use]
    pub fn demand_of(&self, year: Year) -> Range<usize> {
        self.block(year).map_or(0..0, |block| block.demand.clone())
    }

    /// Returns the openings of a year, also those that graduates may not take.
    #[must_use]
    pub fn openings_of(&self, year: Year) -> &[Opening] {
        self.block(year)
            .map_or(&[], |block| &self.openings[block.openings.clone()])
    }

    /// Returns how many candidates were cut because their supply node, of this year, had more than `max_candidates`.
    #[must_use]
    pub fn cut_of(&self, year: Year) -> usize {
        self.block(year).map_or(0, |block| block.cut)
    }

    fn block(&self, year: Year) -> Option<&Block> {
        let place = self.years.binary_search_by_key(&year, |block| block.year).ok()?;
        self.years.get(place)
    }

    /// Returns the options of the market.
    #[must_use]
    pub fn config(&self) -> &MarketConfig {
        &self.config
    }

    /// Returns the node of graduates of a year with this fit row in this region. O(log n).
    #[must_use]
    pub fn find_supply(&self, year: Year, row: RowIx, region: RegionIx) -> Option<usize> {
        let nodes = self.supply_of(year);
        self.supply[nodes.clone()]
            .binary_search_by_key(&(row, region), |node| (node.row, node.region))
            .ok()
            .map(|place| nodes.start + place)
    }

    /// Returns the fit behind a pair.
    #[must_use]
    pub fn fit<'f>(&self, fit: &'f FitTable, pair: &Pair) -> Option<&'f Fit> {
        let row = fit.row(self.supply[pair.supply as usize].row);
        let occupation = self.demand[pair.demand as usize].occupation;
        row.binary_search_by_key(&occupation, |fit| fit.occupation)
            .ok()
            .map(|k| &row[k])
    }

    /// Returns whether two markets of a year are the same problem in every respect but the year: same graduates, same
    /// rows of openings, also those that graduates may not take, and same pairs. Then one solution and one summary
    /// serve both.
    #[must_use]
    pub fn same_question(&self, other: &LabourMarket) -> bool {
        let supply = || self.supply.iter().zip(&other.supply);
        let demand = || self.demand.iter().zip(&other.demand);
        self.market == other.market
            && self.openings == other.openings
            && supply().all(|(a, b)| a.is_like(b))
            && demand().all(|(a, b)| a.is_like(b))
    }
}
