//! The required levels and occupations that the schools of an alliance teach.

use super::market::Span;
use super::scope::Scope;
use crate::id::{OccupationIx, ProgramIx};
use crate::matching::DemandNode;
use crate::model::Model;
use crate::plan::Plan;
use crate::unit::{Heads, Level};
use std::cmp::Reverse;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// A level that openings ask for and that no program of the alliance teaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct MissingLevel {
    /// The lowest level asked for.
    pub level: Level,
    /// Openings a year that ask for it, where no program of the alliance teaches at any level from the lowest to the
    /// highest that they ask for.
    pub openings: Heads,
}

/// Openings that no program of the alliance trains for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Untaught {
    /// The occupation.
    pub occupation: OccupationIx,
    /// The lowest level asked for; `None`: any.
    pub level: Option<Level>,
    /// Openings a year.
    pub openings: Heads,
}

/// Levels as the bits of a number.
type Levels = u8;

fn bit(level: Level) -> Levels {
    1 << level as u8
}

/// The levels that openings ask for: from the lowest to the highest, which is the lowest where it is missing.
fn asked(node: &DemandNode) -> Levels {
    let takes = |level: &Level| {
        node.min_level.is_none_or(|min| min <= *level)
            && node.max_level.or(node.min_level).is_none_or(|max| *level <= max)
    };
    Level::ALL.into_iter().filter(takes).map(bit).sum()
}

/// The levels at which an alliance's schools have programs.
fn taught_levels(model: &Model, scope: &Scope) -> Levels {
    let own = model
        .programs()
        .iter()
        .filter(|program| scope.has(program.school));
    own.fold(0, |levels, program| levels | bit(program.level))
}

/// The requirements of the openings of a span.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// Openings by the lowest level and all levels asked for.
    levels: Map<(Option<Level>, Levels), Heads>,
    /// By occupation, the lowest level that is asked for; `None` where some openings take any.
    lowest: Map<OccupationIx, Option<Level>>,
}

impl Asked {
    pub(super) fn new(span: &Span, openings: &[Heads]) -> Asked {
        let mut all = Asked::default();
        for (node, openings) in nodes(span, openings) {
            *all.levels.entry((node.min_level, asked(node))).or_insert(0) += openings;
            let lowest = all.lowest.entry(node.occupation).or_insert(node.min_level);
            *lowest = node.min_level.min(*lowest);
        }
        all
    }

    /// Levels asked for that the schools of an alliance do not teach, lowest first.
    pub(super) fn missing_levels(&self, model: &Model, scope: &Scope) -> Vec<MissingLevel> {
        let taught = taught_levels(model, scope);
        let mut missing: Map<Level, Heads> = Map::new();
        for ((lowest, levels), openings) in &self.levels {
            if let (Some(level), 0) = (lowest, taught & levels) {
                *missing.entry(*level).or_insert(0) += openings;
            }
        }
        let missing = missing.into_iter();
        missing
            .map(|(level, openings)| MissingLevel { level, openings })
            .collect()
    }

    /// The lowest and the highest level asked for; openings that take any level do not count.
    pub(super) fn extent(&self) -> Option<(Level, Level)> {
        let levels = self.levels.keys().filter(|(lowest, _)| lowest.is_some());
        let all = levels.fold(0, |all, (_, levels)| all | levels);
        let has = |level: &Level| all & bit(*level) != 0;
        let lowest = Level::ALL.into_iter().find(has)?;
        let highest = Level::ALL.into_iter().rev().find(has)?;
        Some((lowest, highest))
    }

    /// Whether a program fits one of the openings, at an accepted level.
    pub(super) fn is_open_to(&self, plan: &Plan, program: ProgramIx, level: Level) -> bool {
        fits(plan, program).any(|occupation| {
            self.lowest
                .get(&occupation)
                .is_some_and(|lowest| lowest.is_none_or(|lowest| lowest <= level))
        })
    }
}

/// The occupations that a program fits at least by the minimum fit.
fn fits(plan: &Plan, program: ProgramIx) -> impl Iterator<Item = OccupationIx> + '_ {
    let least = plan.config.market.min_fit;
    let fits = plan.fit.of(program).iter();
    fits.filter(move |fit| fit.score > 0.0 && fit.score >= least)
        .map(|fit| fit.occupation)
}

/// The demand nodes of a span that have openings of the alliance.
fn nodes<'s>(span: &'s Span, openings: &'s [Heads]) -> impl Iterator<Item = (&'s DemandNode, Heads)> + 's {
    let places = span.labour().demand_of(span.node_year());
    let nodes = places.map(|place| (&span.labour().demand()[place], openings[place]));
    nodes.filter(|(_, openings)| *openings > 0)
}

/// Openings that no program of the alliance trains for: none fits the occupation at an accepted level. The most
/// first, ties by id.
pub(super) fn untaught(model: &Model, plan: &Plan, span: &Span, openings: &[Heads]) -> Vec<Untaught> {
    let mut fitting: Map<OccupationIx, Levels> = Map::new();
    for (k, program) in model.programs().iter().enumerate() {
        if span.scope.has(program.school) {
            for occupation in fits(plan, ProgramIx::at(k)) {
                *fitting.entry(occupation).or_insert(0) |= bit(program.level);
            }
        }
    }
    let mut found: Map<(OccupationIx, Option<Level>), Heads> = Map::new();
    for (node, openings) in nodes(span, openings) {
        let fitting = fitting.get(&node.occupation).copied().unwrap_or(0);
        if fitting & asked(node) == 0 {
            *found.entry((node.occupation, node.min_level)).or_insert(0) += openings;
        }
    }
    let found = found.into_iter();
    let mut found: Vec<Untaught> = found
        .map(|((occupation, level), openings)| Untaught {
            occupation,
            level,
            openings,
        })
        .collect();
    order::sort_by_key(&mut found, |one| {
        (Reverse(one.openings), one.occupation, one.level)
    });
    found
}
