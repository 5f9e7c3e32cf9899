//! The nodes of a labour market: groups of indistinguishable graduates, and of indistinguishable openings.

use super::config::MarketConfig;
use super::node::{DemandNode, SupplyNode};
use crate::demand::Opening;
use crate::fit::{FitTable, RowIx};
use crate::id::{ProgramIx, RegionIx};
use crate::model::Model;
use crate::pathway::Supply;
use crate::unit::{Share, Year};
use std::ops::Range;
use vocmatch_algo::sorted::Map;

/// The nodes of one year.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    pub(super) year: Year,
    pub(super) supply: Range<usize>,
    pub(super) demand: Range<usize>,
    pub(super) openings: Range<usize>,
    /// How many candidates of its graduates were cut.
    pub(super) cut: usize,
}

/// Groups indistinguishable graduates of a year, in the order of fit row and region.
pub(super) fn supply_nodes(
    model: &Model,
    supply: &Supply,
    fit: &FitTable,
    year: Year,
    places: &[(RowIx, RegionIx)],
) -> Vec<SupplyNode> {
    let mut nodes: Map<(RowIx, RegionIx), SupplyNode> = Map::new();
    let node = |row: RowIx, region: RegionIx| SupplyNode {
        year,
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

/// Groups indistinguishable openings of a year, in the order of occupation, region, levels and priority. Their rows
/// count from `first`.
pub(super) fn demand_nodes(
    model: &Model,
    openings: &[Opening],
    year: Year,
    first: usize,
    config: &MarketConfig,
) -> Vec<DemandNode> {
    let mut nodes: Map<_, DemandNode> = Map::new();
    for (k, opening) in openings.iter().enumerate() {
        if !opening.tier.open_to_graduates(&config.demand) {
            continue;
        }
        let priority = if config.priorities {
            opening.priority(model)
        } else {
            Share::ONE
        };
        let (min, max) = (opening.min_level, opening.max_level);
        let key = (
            opening.occupation,
            opening.region,
            min,
            max,
            priority.millionths(),
        );
        let node = nodes.entry(key).or_insert_with(|| DemandNode {
            year,
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
        node.rows.push(first + k);
    }
    let mut nodes: Vec<DemandNode> = nodes.into_values().collect();
    for node in &mut nodes {
        node.annual_wage = mean_wage(node.rows.iter().map(|row| &openings[*row - first]));
    }
    nodes
}

/// The mean of the known wages, weighed by openings.
fn mean_wage<'o>(rows: impl Iterator<Item = &'o Opening>) -> Option<f64> {
    let told = rows.filter_map(|row| Some((row.annual_wage?, row.openings as f64)));
    let (sum, openings) = told.fold((0.0, 0.0), |(sum, all), (wage, n)| (sum + wage * n, all + n));
    (openings > 0.0).then(|| sum / openings)
}
