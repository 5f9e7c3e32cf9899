//! What the schools of an alliance teach of what its openings ask for.

use super::ground::Span;
use super::scope::Scope;
use crate::id::{OccupationIx, ProgramIx};
use crate::matching::DemandNode;
use crate::model::Model;
use crate::planning::Plan;
use crate::unit::{Heads, Level};
use std::cmp::Reverse;
use std::collections::BTreeMap;

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

/// What the programs of an alliance's schools teach.
#[derive(Debug, Clone)]
pub(super) struct Taught {
    /// Levels with a program.
    any: Levels,
    /// By occupation, levels with a program that fits it.
    fitting: BTreeMap<OccupationIx, Levels>,
}

impl Taught {
    pub(super) fn new(model: &Model, plan: &Plan, scope: &Scope) -> Taught {
        let mut taught = Taught {
            any: 0,
            fitting: BTreeMap::new(),
        };
        for (k, program) in model.programs().iter().enumerate() {
            if !scope.has(program.school) {
                continue;
            }
            taught.any |= bit(program.level);
            let fits = plan.fit.of(ProgramIx::at(k)).iter();
            for fit in fits.filter(|fit| fit.score > 0.0 && fit.score >= plan.config.market.min_fit) {
                *taught.fitting.entry(fit.occupation).or_insert(0) |= bit(program.level);
            }
        }
        taught
    }

    fn trains_for(&self, node: &DemandNode) -> bool {
        let fitting = self.fitting.get(&node.occupation).copied().unwrap_or(0);
        fitting & asked(node) != 0
    }

    /// Openings of a span, by node, that are asked for by the alliance.
    fn nodes<'s>(
        span: &'s Span,
        openings: &'s [Heads],
    ) -> impl Iterator<Item = (&'s DemandNode, Heads)> + 's {
        let places = span.labour().demand_of(span.node_year());
        let nodes = places.map(|place| (&span.labour().demand()[place], openings[place]));
        nodes.filter(|(_, openings)| *openings > 0)
    }

    /// Levels asked for and not taught, lowest first.
    pub(super) fn missing_levels(&self, span: &Span, openings: &[Heads]) -> Vec<MissingLevel> {
        let mut missing: BTreeMap<Level, Heads> = BTreeMap::new();
        for (node, openings) in Self::nodes(span, openings) {
            if let (Some(level), 0) = (node.min_level, self.any & asked(node)) {
                *missing.entry(level).or_insert(0) += openings;
            }
        }
        let missing = missing.into_iter();
        missing
            .map(|(level, openings)| MissingLevel { level, openings })
            .collect()
    }

    /// Openings that no program trains for: none fits the occupation at a level that they ask for. The most first, ties
    /// by id.
    pub(super) fn untaught(&self, span: &Span, openings: &[Heads]) -> Vec<Untaught> {
        let mut untaught: BTreeMap<(OccupationIx, Option<Level>), Heads> = BTreeMap::new();
        for (node, openings) in Self::nodes(span, openings) {
            if !self.trains_for(node) {
                *untaught.entry((node.occupation, node.min_level)).or_insert(0) += openings;
            }
        }
        let untaught = untaught.into_iter();
        let mut untaught: Vec<Untaught> = untaught
            .map(|((occupation, level), openings)| Untaught {
                occupation,
                level,
                openings,
            })
            .collect();
        untaught.sort_by_key(|one| (Reverse(one.openings), one.occupation, one.level));
        untaught
    }

    /// Whether a program fits an opening of the span at a level that its graduates may be hired at.
    pub(super) fn may_take(
        plan: &Plan,
        span: &Span,
        openings: &[Heads],
        program: ProgramIx,
        level: Level,
    ) -> bool {
        let fits = |node: &DemandNode| {
            let fit = plan.fit.get(program, node.occupation);
            let score = fit.map_or(0.0, |fit| fit.score);
            score > 0.0
                && score >= plan.config.market.min_fit
                && node.min_level.is_none_or(|min| min <= level)
        };
        Self::nodes(span, openings).any(|(node, _)| fits(node))
    }

    /// The lowest and the highest level that the openings of a span ask for; openings that take any level do not count.
    pub(super) fn extent(span: &Span, openings: &[Heads]) -> Option<(Level, Level)> {
        let asked = Self::nodes(span, openings).filter_map(|(node, _)| {
            let low = node.min_level?;
            Some((low, node.max_level.unwrap_or(low)))
        });
        asked.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }
}
