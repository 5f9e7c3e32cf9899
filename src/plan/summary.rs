//! Summaries: the solution of a market by group and year.

use super::balance::{Balance, NodeBalance, gather, node_balances};
use super::extent::{by_group, set_filled};
use super::tier::by_tier;
use crate::demand::Tier;
use crate::fit::FitTable;
use crate::id::{CategoryIx, IndustryIx, OccupationIx, RegionIx};
use crate::indicator::{SkillGap, in_field, jackman_roper, mean_fit, sahin, skill_gaps};
use crate::matching::{
    self, Control, Group, LabourMarket, MatchError, Objective, Optimal, Pair, Prices, SupplyNode,
};
use crate::model::Model;
use crate::unit::{Heads, Level, MILLION, Year};
use std::ops::Range;
use vocmatch_algo::sorted::Map;

/// The solution of one year in numbers, total and by group.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Summary {
    /// Openings a year by the award and experience they ask for.
    pub by_tier: [(Tier, Heads); 5],
    /// Openings a year that graduates may take.
    pub openings: Heads,
    /// Graduates a year.
    pub graduates: Heads,
    /// Graduates of the year who are placed, in any year.
    pub placed: Heads,
    /// Openings of the year that are filled, by graduates of any year: as many as are placed, unless years carry over
    /// into each other.
    pub filled: Heads,
    /// The value of the matching, in millionths; where years carry over, of the year's graduates.
    pub value: i128,
    /// The mean fit of those placed, in the optimum that was found.
    pub mean_fit: Option<f64>,
    /// The share of those placed who work in the field of their program, in the optimum that was found.
    pub in_field: Option<f64>,
    /// Jackman–Roper index over occupations, linked supply against openings.
    pub jackman_roper: Option<f64>,
    /// Şahin et al. index over occupations, α = .5.
    pub sahin: Option<f64>,
    /// By occupation, in id order.
    pub occupations: Vec<Balance<OccupationIx>>,
    /// By industry, in id order; `None` where the tables name none.
    pub industries: Vec<Balance<Option<IndustryIx>>>,
    /// By region, in id order.
    pub regions: Vec<Balance<RegionIx>>,
    /// By the lowest level asked for; `None` where any is accepted.
    pub levels: Vec<Balance<Option<Level>>>,
    /// Graduates by class of majors and level.
    pub classes: Vec<ClassBalance>,
    /// The skill gap of the people placed, in the optimum that was found; the largest gap first.
    pub skill_gaps: Vec<SkillGap>,
}

/// Graduates of one class of majors at one level.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ClassBalance {
    /// The class; `None` for majors without one.
    pub class: Option<CategoryIx>,
    /// The level.
    pub level: Level,
    /// Graduates a year.
    pub graduates: Heads,
    /// The shadow price of one more of them, mean over the graduates; see [`Balance::one_more`].
    pub one_more: f64,
    /// Graduates with a shadow price of 0: at the margin they only displace each other.
    pub saturated: Heads,
    /// The least and the most of them that any optimal matching places.
    pub placed: matching::Range,
}

/// Sums up the solution of a market, year by year.
pub(super) fn summarise(
    model: &Model,
    fit: &FitTable,
    market: &LabourMarket,
    matching: &Optimal,
    prices: &Prices,
    control: &Control,
) -> Result<Vec<Summary>, MatchError> {
    let nodes = node_balances(market, matching.objective(), prices, fit.config());
    let placed: Vec<(Pair, Heads)> = matching.pairs(market.market()).collect();
    let of_year = |year| {
        summarise_year(
            model, fit, market, year, &nodes, &placed, matching, prices, control,
        )
    };
    market.years().map(of_year).collect()
}

#[expect(clippy::too_many_arguments, reason = "a summary looks at everything")]
fn summarise_year(
    model: &Model,
    fit: &FitTable,
    market: &LabourMarket,
    year: Year,
    nodes: &[NodeBalance],
    placed: &[(Pair, Heads)],
    matching: &Optimal,
    prices: &Prices,
    control: &Control,
) -> Result<Summary, MatchError> {
    let (graduates, openings) = (market.supply_of(year), market.demand_of(year));
    let placed_pairs = || {
        let of_year = placed
            .iter()
            .filter(|(pair, _)| graduates.contains(&(pair.supply as usize)));
        of_year.copied()
    };
    let filled = placed
        .iter()
        .filter(|(pair, _)| openings.contains(&(pair.demand as usize)));
    let demand = &market.demand()[openings.clone()];
    let parts = || {
        let nodes = nodes[openings.clone()].iter();
        demand.iter().zip(nodes.copied())
    };
    let mut occupations = gather(parts().map(|(node, part)| (node.occupation, part)));
    // A node may hold rows of several industries: each takes its share by openings.
    let industries = gather(parts().flat_map(|(node, part)| {
        node.rows.iter().map(move |row| {
            let row = &market.openings()[*row];
            let share = row.openings as f64 / part.openings as f64;
            let linked = part.linked * share;
            (
                row.industry,
                NodeBalance {
                    openings: row.openings,
                    linked,
                    one_more: part.one_more,
                },
            )
        })
    }));
    let mut regions = gather(parts().map(|(node, part)| (node.region, part)));
    let mut levels = gather(parts().map(|(node, part)| (node.min_level, part)));
    let places = || openings.clone().zip(demand);
    let by_occupation = places().map(|(place, node)| (place, node.occupation));
    set_filled(&mut occupations, by_occupation, matching, control)?;
    let by_region = places().map(|(place, node)| (place, node.region));
    set_filled(&mut regions, by_region, matching, control)?;
    let by_level = places().map(|(place, node)| (place, node.min_level));
    set_filled(&mut levels, by_level, matching, control)?;
    let seekers: Vec<f64> = occupations.iter().map(|o| o.linked).collect();
    let vacancies: Vec<f64> = occupations.iter().map(|o| o.openings as f64).collect();
    let value = |(pair, heads): (Pair, Heads)| i128::from(heads) * i128::from(pair.value.0);
    Ok(Summary {
        by_tier: by_tier(market.openings_of(year)),
        openings: demand.iter().map(|node| node.openings).sum(),
        graduates: market.supply()[graduates.clone()]
            .iter()
            .map(|node| node.heads)
            .sum(),
        placed: placed_pairs().map(|(_, heads)| heads).sum(),
        filled: filled.map(|(_, heads)| heads).sum(),
        value: placed_pairs().map(value).sum(),
        mean_fit: mean_fit(market, fit, placed_pairs()),
        in_field: in_field_share(model, market, placed_pairs()),
        jackman_roper: jackman_roper(&seekers, &vacancies),
        sahin: sahin(&seekers, &vacancies, 0.5),
        occupations,
        industries,
        regions,
        levels,
        classes: classes(model, fit, market, graduates.clone(), matching, prices, control)?,
        skill_gaps: skill_gaps(model, market, fit.config(), placed_pairs()),
    })
}

fn in_field_share(
    model: &Model,
    market: &LabourMarket,
    placed: impl Iterator<Item = (Pair, Heads)>,
) -> Option<f64> {
    let (mut inside, mut all) = (0, 0);
    for (pair, heads) in placed {
        let supply = &market.supply()[pair.supply as usize];
        if let Some((program, _)) = supply.members.first() {
            let occupation = market.demand()[pair.demand as usize].occupation;
            inside += if in_field(model, model.program(*program), occupation) {
                heads
            } else {
                0
            };
            all += heads;
        }
    }
    (all > 0).then(|| inside as f64 / all as f64)
}

fn classes(
    model: &Model,
    fit: &FitTable,
    market: &LabourMarket,
    graduates: Range<usize>,
    matching: &Optimal,
    prices: &Prices,
    control: &Control,
) -> Result<Vec<ClassBalance>, MatchError> {
    let class_of = |node: &SupplyNode| (model.major(fit.major_of(node.row)).category, node.level);
    let nodes = graduates.clone().zip(&market.supply()[graduates.clone()]);
    let by_class = nodes.map(|(place, node)| (place, class_of(node)));
    let placed = by_group(by_class, Group::Supplies, matching, control)?;
    let mut classes: Map<(Option<CategoryIx>, Level), ClassBalance> = Map::new();
    for (node, price) in market.supply()[graduates.clone()]
        .iter()
        .zip(&prices.one_more_graduate[graduates])
    {
        let (class, level) = class_of(node);
        let empty = ClassBalance {
            class,
            level,
            graduates: 0,
            one_more: 0.0,
            saturated: 0,
            placed: placed[&(class, level)],
        };
        let sum = classes.entry((class, level)).or_insert(empty);
        let one_more = match matching.objective() {
            Objective::BestFit => price.value.0 as f64 / MILLION as f64,
            Objective::FillFirst => price.heads as f64,
        };
        sum.graduates += node.heads;
        sum.one_more += one_more * node.heads as f64;
        sum.saturated += if one_more > 0.0 { 0 } else { node.heads };
    }
    let mut classes: Vec<ClassBalance> = classes
        .into_values()
        .filter(|class| class.graduates > 0)
        .collect();
    for class in &mut classes {
        class.one_more /= class.graduates as f64;
    }
    Ok(classes)
}
