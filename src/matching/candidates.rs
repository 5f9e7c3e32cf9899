//! The candidate openings of each group of graduates.

use super::config::MarketConfig;
use super::labour_nodes::Block;
use super::node::{DemandNode, SupplyNode};
use super::value::{after_wait, level_factor, millionths, mobility, pair_value};
use super::wage::wage_ranks;
use crate::fit::FitTable;
use crate::id::{OccupationIx, RegionIx};
use crate::model::Model;
use crate::unit::{Value, Year};
use std::ops::Range;

/// The regions graduates of each region would work in, and the demand nodes of each occupation.
pub(super) struct Reach {
    /// For each region, the regions that its graduates would work in, with M.
    regions: Vec<Vec<(RegionIx, f64)>>,
    /// For each year, in order, the demand nodes of each occupation.
    years: Vec<(Year, Vec<Range<usize>>)>,
    /// The wage rank of each demand node.
    wage_ranks: Vec<f64>,
}

/// A demand node that a supply node could be matched to.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) demand: u32,
    pub(super) value: Value,
    pub(super) graduate_score: Value,
    pub(super) employer_score: Value,
}

impl Reach {
    pub(super) fn new(
        model: &Model,
        demand: &[DemandNode],
        blocks: &[Block],
        config: &MarketConfig,
    ) -> Reach {
        let all = 0..model.regions().len();
        let regions = all.clone().map(|from| {
            let willing = all.clone().map(|to| {
                let (from, to) = (RegionIx::at(from), RegionIx::at(to));
                (to, mobility(model, from, to, config.mobility_km).unwrap_or(0.0))
            });
            willing
                .filter(|(_, m)| *m > 0.0 && *m >= config.min_mobility)
                .collect()
        });
        let years = blocks.iter().map(|block| {
            let mut occupations = vec![0..0; model.occupations().len()];
            for k in block.demand.clone() {
                let range: &mut Range<usize> = &mut occupations[demand[k].occupation.index()];
                *range = if range.start == range.end {
                    k..k + 1
                } else {
                    range.start..k + 1
                };
            }
            (block.year, occupations)
        });
        Reach {
            regions: regions.collect(),
            years: years.collect(),
            wage_ranks: wage_ranks(demand.iter().map(|node| node.annual_wage)),
        }
    }

    /// The years at most `window` from one, with the difference, and the demand nodes of an occupation there.
    fn offers(
        &self,
        year: Year,
        window: u32,
        occupation: OccupationIx,
    ) -> impl Iterator<Item = (u32, Range<usize>)> {
        let near = self
            .years
            .iter()
            .map(move |(other, nodes)| (other.abs_diff(year), nodes));
        near.filter(move |(wait, _)| *wait <= window)
            .map(move |(wait, nodes)| (wait, nodes[occupation.index()].clone()))
    }
}

/// The candidates of `node`, and how many were cut: of the openings of each year the best by value stay, ties by
/// index, so that a wider window never removes a candidate. Pairs worth less than half a millionth are dropped.
pub(super) fn candidates(
    node: &SupplyNode,
    fit: &FitTable,
    demand: &[DemandNode],
    reach: &Reach,
    config: &MarketConfig,
) -> (Vec<Candidate>, usize) {
    let mut found = Vec::new();
    for fit in fit
        .row(node.row)
        .iter()
        .filter(|fit| fit.score > 0.0 && fit.score >= config.min_fit)
    {
        for (wait, nodes) in reach.offers(node.year, config.window, fit.occupation) {
            let after = |worth: Value| after_wait(worth, config.wait, wait);
            // Both lists are in region order: merge them.
            let mut near = reach.regions[node.region.index()].iter().peekable();
            for place in nodes {
                let open = &demand[place];
                while near.next_if(|(region, _)| *region < open.region).is_some() {}
                let Some((_, m)) = near.peek().filter(|(region, _)| *region == open.region) else {
                    continue;
                };
                let Some(l) = level_factor(node.level, open.min_level, open.max_level, config.level_decay)
                else {
                    continue;
                };
                let value = after(pair_value(fit.score, l, *m, open.priority));
                if value > Value(0) {
                    found.push(Candidate {
                        demand: u32::try_from(place).unwrap_or(u32::MAX),
                        value,
                        graduate_score: after(millionths(fit.score * *m * reach.wage_ranks[place])),
                        employer_score: after(millionths(fit.score)),
                    });
                }
            }
        }
    }
    let year = |candidate: &Candidate| demand[candidate.demand as usize].year;
    let worth = |candidate: &Candidate| (std::cmp::Reverse(candidate.value), candidate.demand);
    found.sort_unstable_by_key(|candidate| (year(candidate), worth(candidate)));
    let all = found.len();
    let years = found.chunk_by(|a, b| year(a) == year(b));
    let best = years.flat_map(|of_year| of_year.iter().take(config.max_candidates));
    let mut best: Vec<Candidate> = best.copied().collect();
    best.sort_unstable_by_key(|candidate| candidate.demand);
    let cut = all - best.len();
    (best, cut)
}
