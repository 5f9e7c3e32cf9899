//! The openings of an alliance that graduates can fill, in total and by group.

use super::error::AllianceError;
use super::market::{Solved, Span};
use super::skills::{SkillPart, Skills};
use crate::id::{IndustryIx, OccupationIx, RegionIx};
use crate::indicator::{mean_fit, rate};
use crate::matching::{Control, Group, Market, Optimal, Pair, Range};
use crate::plan::Plan;
use crate::unit::{Heads, Level};
use std::sync::Arc;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// The openings of an alliance that given graduates can fill in a year: an optimal matching of these graduates and
/// these openings alone.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Fill {
    /// The graduates a year.
    pub graduates: Heads,
    /// Openings filled a year.
    pub filled: Heads,
    /// The value of the heads that fill them, in millionths.
    pub value: i128,
    /// Their mean fit, in the optimum that was found.
    pub mean_fit: Option<f64>,
    /// By the lowest level asked for, lowest first; `None` where any is accepted.
    pub levels: Vec<Part<Option<Level>>>,
    /// By occupation, the most openings that stay empty first, ties by id.
    pub occupations: Vec<Part<OccupationIx>>,
    /// By region, in id order.
    pub regions: Vec<Part<RegionIx>>,
    /// By industry, in id order; `None` where the tables name none. Where openings of several industries share a
    /// node, the least and the most are bounds: no optimal matching fills fewer or more.
    pub industries: Vec<Part<Option<IndustryIx>>>,
    /// By skill that the openings need, the most lacking first, in the optimum that was found.
    pub skills: Vec<SkillPart>,
    /// The market that was solved. Its nodes are those of the plan's market, with the heads and openings of the
    /// alliance; its pairs are the plan's.
    pub market: Arc<Market>,
    /// Its optimal matching. [`audit`](crate::matching::audit) checks it.
    pub matching: Optimal,
}

/// A group of openings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part<K> {
    /// The group.
    pub of: K,
    /// Its openings a year; above 0.
    pub openings: Heads,
    /// The least and the most of them that any optimal matching fills.
    pub filled: Range,
}

impl<K> Part<K> {
    /// Returns the least and the most share that is filled, each 0..=1.
    #[must_use]
    pub fn shares(&self) -> (f64, f64) {
        let share = |filled| rate(filled, self.openings).unwrap_or(0.0);
        (share(self.filled.least), share(self.filled.most))
    }
}

impl Fill {
    /// Returns the share of `openings` that is filled, 0..=1; `None` without openings.
    #[must_use]
    pub fn share(&self, openings: Heads) -> Option<f64> {
        rate(self.filled, openings)
    }

    /// Returns the share of the required skills, by importance, that is met: 0..=1.
    #[must_use]
    pub fn skill_share(&self) -> Option<f64> {
        let need: f64 = self.skills.iter().map(|part| part.need).sum();
        let met: f64 = self.skills.iter().map(|part| part.met).sum();
        (need > 0.0).then(|| (met / need).clamp(0.0, 1.0))
    }
}

/// Sums up the openings of a span that a matching fills.
pub(super) fn fill(
    plan: &Plan,
    span: &Span,
    solved: &Solved,
    skills: &mut Skills,
    control: &Control,
) -> Result<Fill, AllianceError> {
    let labour = span.labour();
    let (graduates, openings) = (
        labour.supply_of(span.node_year()),
        labour.demand_of(span.node_year()),
    );
    let placed: Vec<(Pair, Heads)> = solved
        .matching
        .pairs(&solved.market)
        .filter(|(pair, _)| openings.contains(&(pair.demand as usize)))
        .collect();
    let asked = || {
        let nodes = openings
            .clone()
            .map(|place| (place, solved.market.openings()[place]));
        nodes.filter(|(_, openings)| *openings > 0)
    };
    let node = |place: usize| &labour.demand()[place];
    let levels = asked().map(|(place, openings)| (place, node(place).min_level, openings));
    let levels = parts(levels, &solved.matching, control)?;
    let occupations = asked().map(|(place, openings)| (place, node(place).occupation, openings));
    let mut occupations = parts(occupations, &solved.matching, control)?;
    order::sort_by_key(&mut occupations, |part| {
        (part.filled.most - part.openings, part.of)
    });
    let regions = asked().map(|(place, openings)| (place, node(place).region, openings));
    let regions = parts(regions, &solved.matching, control)?;
    let value = |(pair, heads): &(Pair, Heads)| i128::from(*heads) * i128::from(pair.value.0);
    Ok(Fill {
        graduates: solved.market.heads()[graduates].iter().sum(),
        filled: placed.iter().map(|(_, heads)| heads).sum(),
        value: placed.iter().map(value).sum(),
        mean_fit: mean_fit(labour, &plan.fit, placed.iter().copied()),
        levels,
        occupations,
        regions,
        industries: industries(span, solved, control)?,
        skills: skills.parts(span, solved),
        market: Arc::clone(&solved.market),
        matching: solved.matching.clone(),
    })
}

/// Groups of demand nodes, given by index, group and openings, in the order of groups.
fn parts<K: Ord + Copy>(
    nodes: impl Iterator<Item = (usize, K, Heads)>,
    matching: &Optimal,
    control: &Control,
) -> Result<Vec<Part<K>>, AllianceError> {
    let mut groups: Map<K, (Heads, Vec<u32>)> = Map::new();
    for (place, key, openings) in nodes {
        let group = groups.entry(key).or_default();
        group.0 += openings;
        group.1.push(u32::try_from(place).unwrap_or(u32::MAX));
    }
    let places = groups.values().map(|(_, places)| Group::Demands(places.clone()));
    let ranges = matching.ranges(&places.collect::<Vec<_>>(), control)?;
    let parts = groups.into_iter().zip(ranges);
    Ok(parts
        .map(|((of, (openings, _)), filled)| Part { of, openings, filled })
        .collect())
}

/// Groups of openings by industry, which may share nodes.
fn industries(
    span: &Span,
    solved: &Solved,
    control: &Control,
) -> Result<Vec<Part<Option<IndustryIx>>>, AllianceError> {
    /// Openings of an industry, those of others at its nodes, and the nodes.
    type Shared = (Heads, Heads, Vec<u32>);
    let labour = span.labour();
    let mut groups: Map<Option<IndustryIx>, Shared> = Map::new();
    for place in labour.demand_of(span.node_year()) {
        let rows = labour.demand()[place]
            .rows
            .iter()
            .map(|row| &labour.openings()[*row]);
        let mut here: Map<Option<IndustryIx>, Heads> = Map::new();
        for row in rows.filter(|row| row.openings > 0 && span.scope.takes(row)) {
            *here.entry(row.industry).or_insert(0) += row.openings;
        }
        let all: Heads = here.values().sum();
        for (industry, openings) in here {
            let group = groups.entry(industry).or_default();
            group.0 += openings;
            group.1 += all - openings;
            group.2.push(u32::try_from(place).unwrap_or(u32::MAX));
        }
    }
    let places = groups
        .values()
        .map(|(_, _, places)| Group::Demands(places.clone()));
    let ranges = solved.matching.ranges(&places.collect::<Vec<_>>(), control)?;
    let parts = groups.into_iter().zip(ranges);
    Ok(parts
        .map(|((of, (openings, others, _)), range)| Part {
            of,
            openings,
            filled: Range {
                least: (range.least - others).max(0),
                most: range.most.min(openings),
            },
        })
        .collect())
}
