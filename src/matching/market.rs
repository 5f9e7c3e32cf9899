//! The market of one year: supply nodes, demand nodes and candidate pairs.

use super::candidates::{Reach, candidates};
use super::config::MarketConfig;
use super::node::{DemandNode, Pair, SupplyNode};
use crate::demand::{Opening, openings};
use crate::fit::{Fit, FitTable, RowIx};
use crate::id::{ProgramIx, RegionIx};
use crate::model::Model;
use crate::pathway::Supply;
use crate::unit::Year;
use std::collections::BTreeMap;

/// The market of one year: who could take which opening, and what it would be worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Market {
    year: Year,
    supply: Vec<SupplyNode>,
    demand: Vec<DemandNode>,
    pairs: Vec<Pair>,
    starts: Vec<usize>,
    openings: Vec<Opening>,
    cut: usize,
    config: MarketConfig,
}

impl Market {
    /// The market of `year`. O(openings + candidates · log candidates).
    #[must_use]
    pub fn new(model: &Model, supply: &Supply, fit: &FitTable, year: Year, config: &MarketConfig) -> Market {
        Market::with_places(model, supply, fit, year, config, &[])
    }

    /// The market of `year` with a supply node for each of `places`, also where no graduates are: programs
    /// that might be opened in a region. Nodes without heads change no result.
    #[must_use]
    pub fn with_places(
        model: &Model,
        supply: &Supply,
        fit: &FitTable,
        year: Year,
        config: &MarketConfig,
        places: &[(RowIx, RegionIx)],
    ) -> Market {
        let supply = supply_nodes(model, supply, fit, year, places);
        let openings = openings(model, year);
        let demand = demand_nodes(model, &openings, config);
        let reach = Reach::new(model, &demand, config);
        let mut pairs = Vec::new();
        let mut starts = vec![0];
        let mut cut = 0;
        for (k, node) in supply.iter().enumerate() {
            let mut best = candidates(node, fit, &demand, &reach, config);
            cut += best.len().saturating_sub(config.max_candidates);
            best.truncate(config.max_candidates);
            best.sort_unstable_by_key(|(demand, _)| *demand);
            let supply = u32::try_from(k).unwrap_or(u32::MAX);
            pairs.extend(best.into_iter().map(|(demand, value)| Pair {
                supply,
                demand,
                value,
            }));
            starts.push(pairs.len());
        }
        Market {
            year,
            supply,
            demand,
            pairs,
            starts,
            openings,
            cut,
            config: config.clone(),
        }
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

    /// Candidate pairs, in the order of supply and demand node.
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The candidate pairs of one supply node.
    #[must_use]
    pub fn pairs_of(&self, supply: usize) -> &[Pair] {
        &self.pairs[self.starts[supply]..self.starts[supply + 1]]
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
    pub fn same_question(&self, other: &Market) -> bool {
        self.supply == other.supply
            && self.openings == other.openings
            && self.demand == other.demand
            && self.pairs == other.pairs
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
            rows: Vec::new(),
        });
        node.openings += opening.openings;
        node.rows.push(k);
    }
    nodes.into_values().collect()
}
