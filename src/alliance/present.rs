//! An alliance's markets as they are, solved: what invitations are measured by.

use super::config::AllianceConfig;
use super::education::Asked;
use super::error::AllianceError;
use super::ground::{Ground, Solved};
use crate::algo::sorted::{Map, Set};
use crate::id::SchoolIx;
use crate::matching::{Control, Prices};
use crate::model::Model;
use crate::unit::{Heads, Level};

/// A market of the alliance as it is, solved.
pub(super) struct Present<'p> {
    pub(super) ground: Ground<'p>,
    pub(super) solved: Solved,
    pub(super) prices: Prices,
    /// Openings filled and value by span.
    pub(super) spans: Vec<(Heads, i128)>,
    /// What is asked for, by span.
    pub(super) asked: Vec<Asked>,
    /// Levels that are missing, by span.
    pub(super) missing: Vec<Set<Level>>,
    /// By school that is not a member: the heads that it would bring, by supply node.
    pub(super) guests: Map<SchoolIx, Map<usize, Heads>>,
}

impl<'p> Present<'p> {
    pub(super) fn new(
        model: &Model,
        ground: Ground<'p>,
        config: &AllianceConfig,
        control: &Control,
    ) -> Result<Self, AllianceError> {
        let solved = ground.solve(ground.heads(model), ground.openings(), config.objective, control)?;
        let asked = asked(&ground, solved.market.openings());
        Ok(Present {
            prices: solved.matching.prices(),
            spans: by_span(&ground, &solved),
            missing: missing(model, &ground, &asked),
            guests: guests(model, &ground),
            asked,
            ground,
            solved,
        })
    }
}

/// Openings filled and their value, by span.
pub(super) fn by_span(ground: &Ground, solved: &Solved) -> Vec<(Heads, i128)> {
    let pairs: Vec<_> = solved.matching.pairs(&solved.market).collect();
    let spans = ground.spans.iter().map(|span| {
        let asked = span.labour().demand_of(span.node_year());
        let own = pairs
            .iter()
            .filter(|(pair, _)| asked.contains(&(pair.demand as usize)));
        own.fold((0, 0), |(filled, value), (pair, heads)| {
            (
                filled + heads,
                value + i128::from(*heads) * i128::from(pair.value.0),
            )
        })
    });
    spans.collect()
}

/// What is asked for, by span.
pub(super) fn asked(ground: &Ground, openings: &[Heads]) -> Vec<Asked> {
    let spans = ground.spans.iter();
    spans.map(|span| Asked::new(span, openings)).collect()
}

/// Levels that are missing, by span.
pub(super) fn missing(model: &Model, ground: &Ground, asked: &[Asked]) -> Vec<Set<Level>> {
    let spans = ground.spans.iter().zip(asked).map(|(span, asked)| {
        let missing = asked.missing_levels(model, &span.scope);
        missing.into_iter().map(|one| one.level).collect()
    });
    spans.collect()
}

/// By school that is not a member: the heads that it would bring, by supply node.
fn guests(model: &Model, ground: &Ground) -> Map<SchoolIx, Map<usize, Heads>> {
    let mut guests: Map<SchoolIx, Map<usize, Heads>> = Map::new();
    for span in &ground.spans {
        let nodes = span.labour().supply_of(span.node_year());
        for (place, node) in nodes.clone().zip(&span.labour().supply()[nodes]) {
            for (program, heads) in &node.members {
                let school = model.program(*program).school;
                if !span.scope.has(school) {
                    *guests.entry(school).or_default().entry(place).or_insert(0) += heads;
                }
            }
        }
    }
    guests
}
