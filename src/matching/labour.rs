//! The labour market of one year: who supply and demand nodes are, and the market in numbers that they make.

use super::candidates::{Reach, candidates};
use super::config::MarketConfig;
use super::market::{Market, Pair};
use super::market_problem::MarketProblems;
use super::node::{DemandNode, SupplyNode};
use crate::demand::{Opening, openings};
use crate::fit::{Fit, FitTable, RowIx};
use crate::id::{ProgramIx, RegionIx};
use crate::model::Model;
use crate::pathway::Supply;
use crate::unit::Year;
use std::collections::BTreeMap;

/// The labour market of one year: who could take which opening, and what it would be worth. The numbers are a
/// [`Market`], whose nodes stand in the same order.
#[derive(Debug, Clone, PartialEq)]
pub struct LabourMarket {
    year: Year,
    supply: Vec<SupplyNode>,
    demand: Vec<DemandNode>,
    market: Market,
    openings: Vec<Opening>,
    cut: usize,
    config: MarketConfig,
}

impl LabourMarket {
    /// The market of `year`. O(openings + candidates · log candidates).
    ///
    /// # Errors
    /// [`MarketProblems`] where the solver's numbers cannot hold the market; a model with a sensible config
    /// makes none.
    pub fn new(
        model: &Model,
        supply: &Supply,
        fit: &FitTable,
        year: Year,
        config: &MarketConfig,
    ) -> Result<LabourMarket, MarketProblems> {
        LabourMarket::with_places(model, supply, fit, year, config, &[])
    }

    /// The market of `year` with a supply node for each of `places`, also where no graduates are: programs
    /// that might be opened in a region. Nodes without heads change no result.
    ///
    /// # Errors
    /// As [`LabourMarket::new`].
    pub fn with_places(
        model: &Model,
        supply: &Supply,
        fit: &FitTable,
        year: Year,
        config: &MarketConfig,
        places: &[(RowIx, RegionIx)],
    ) -> Result<LabourMarket, MarketProblems> {
        let supply = supply_nodes(model, supply, fit, year, places);
        let openings = openings(model, year);
        let demand = demand_nodes(model, &openings, config);
        let reach = Reach::new(model, &demand, config);
        let mut pairs = Vec::new();
        let mut cut = 0;
        for (node, place) in supply.iter().zip(0..) {
            let mut best = candidates(node, fit, &demand, &reach, config);
            cut += best.len().saturating_sub(config.max_candidates);
            best.truncate(config.max_candidates);
            best.sort_unstable_by_key(|candidate| candidate.demand);
            pairs.extend(best.into_iter().map(|candidate| Pair {
                graduate_score: candidate.graduate_score,
                employer_score: candidate.employer_score,
                ..Pair::new(place, candidate.demand, candidate.value)
            }));
        }
        let heads = supply.iter().map(|node| node.heads).collect();
        let places = demand.iter().map(|node| node.openings).collect();
        Ok(LabourMarket {
            year,
            market: Market::new(heads, places, pairs)?,
            supply,
            demand,
            openings,
            cut,
            config: config.clone(),
        })
    }

    /// The market in numbers: what is matched. Its nodes are [`LabourMarket::supply`] and
    /// [`LabourMarket::demand`].
    #[must_use]
    pub fn market(&self) -> &Market {
        &self.market
    }

    /// The year.
    #[must_use]
    pub fn year(&self) -> Year {
        self.year
    }

    /// Supply nodes, in the order of fit row and region.
    #[must_use]
    pub fn supply(&self) -> &[SupplyNode] {
        &self.supply
    }

    /// Demand nodes, in the order of occupation, region, levels and priority.
    #[must_use]
    pub fn demand(&self) -> &[DemandNode] {
        &self.demand
    }

    /// Every opening of the year, also those that graduates may not take.
    #[must_use]
    pub fn openings(&self) -> &[Opening] {
        &self.openings
    }

    /// How many candidates were cut because their supply node had more than `max_candidates`.
    #[must_use]
    pub fn cut(&self) -> usize {
        self.cut
    }

    /// The choices behind the market.
    #[must_use]
    pub fn config(&self) -> &MarketConfig {
        &self.config
    }

    /// The node of graduates with this fit row in this region. O(log n).
    #[must_use]
    pub fn find_supply(&self, row: RowIx, region: RegionIx) -> Option<usize> {
        self.supply
            .binary_search_by_key(&(row, region), |node| (node.row, node.region))
            .ok()
    }

    /// The fit behind a pair.
    #[must_use]
    pub fn fit<'f>(&self, fit: &'f FitTable, pair: &Pair) -> Option<&'f Fit> {
        let row = fit.row(self.supply[pair.supply as usize].row);
        let occupation = self.demand[pair.demand as usize].occupation;
        row.binary_search_by_key(&occupation, |fit| fit.occupation)
            .ok()
            .map(|k| &row[k])
    }

    /// Whether two years pose the same question in every respect: same graduates, same rows of openings, also
    /// those that graduates may not take, and same pairs. Then one answer, summed up once, serves both.
    #[must_use]
    pub fn same_question(&self, other: &LabourMarket) -> bool {
        self.supply == other.supply
            && self.openings == other.openings
            && self.demand == other.demand
            && self.market == other.market
    }
}

fn supply_nodes(
    model: &Model,
    supply: &Supply,
    fit: &FitTable,
    year: Year,
    places: &[(RowIx, RegionIx)],
) -> Vec<SupplyNode> {
    let mut nodes: BTreeMap<(RowIx, RegionIx), SupplyNode> = BTreeMap::new();
    let node = |row: RowIx, region: RegionIx| SupplyNode {
        row,
        region,
        level: model.major(fit.major_of(row)).level,
        heads: 0,
        members: Vec::new(),
    };
    for (k, program) in model.programs().iter().enumerate() {
        let ix = ProgramIx::at(k);
        let heads = supply.heads(ix, year);
        if heads > 0 {
            let key = (fit.row_of(ix), program.region);
            let node = nodes.entry(key).or_insert_with(|| node(key.0, key.1));
            node.heads += heads;
            node.members.push((ix, heads));
        }
    }
    for (row, region) in places {
        nodes
            .entry((*row, *region))
            .or_insert_with(|| node(*row, *region));
    }
    nodes.into_values().collect()
}

fn demand_nodes(model: &Model, openings: &[Opening], config: &MarketConfig) -> Vec<DemandNode> {
    let mut nodes: BTreeMap<_, DemandNode> = BTreeMap::new();
    for (k, opening) in openings.iter().enumerate() {
        if !opening.tier.open_to_graduates(&config.demand) {
            continue;
        }
        let priority = opening.priority(model);
        let (min, max) = (opening.min_level, opening.max_level);
        let key = (
            opening.occupation,
            opening.region,
            min,
            max,
            priority.millionths(),
        );
        let node = nodes.entry(key).or_insert_with(|| DemandNode {
            occupation: opening.occupation,
            region: opening.region,
            min_level: min,
            max_level: max,
            priority,
            openings: 0,
            annual_wage: None,
            rows: Vec::new(),
        });
        node.openings += opening.openings;
        node.rows.push(k);
    }
    let mut nodes: Vec<DemandNode> = nodes.into_values().collect();
    for node in &mut nodes {
        node.annual_wage = mean_wage(node.rows.iter().map(|row| &openings[*row]));
    }
    nodes
}

/// The mean wage of the rows that tell one, weighed by openings.
fn mean_wage<'o>(rows: impl Iterator<Item = &'o Opening>) -> Option<f64> {
    let told = rows.filter_map(|row| Some((row.annual_wage?, row.openings as f64)));
    let (sum, openings) = told.fold((0.0, 0.0), |(sum, all), (wage, n)| (sum + wage * n, all + n));
    (openings > 0.0).then(|| sum / openings)
}
