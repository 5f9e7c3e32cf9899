//! The present markets of an alliance, solved: the baseline for invitations.

use super::config::AllianceConfig;
use super::education::Asked;
use super::error::AllianceError;
use super::market::{AllianceMarket, Solved};
use crate::id::SchoolIx;
use crate::matching::{Control, Prices};
use crate::model::Model;
use crate::unit::{Heads, Level};
use vocmatch_algo::sorted::{Map, Set};

/// A present market of the alliance, solved.
pub(super) struct PresentMarket<'p> {
    pub(super) market: AllianceMarket<'p>,
    pub(super) solved: Solved,
    pub(super) prices: Prices,
    /// Openings filled and value by span.
    pub(super) spans: Vec<(Heads, i128)>,
    /// Requirements of the openings, by span.
    pub(super) asked: Vec<Asked>,
    /// Levels that are missing, by span.
    pub(super) missing: Vec<Set<Level>>,
    /// By school that is not a member: the heads that it would bring, by supply node.
    pub(super) guests: Map<SchoolIx, Map<usize, Heads>>,
}

impl<'p> PresentMarket<'p> {
    pub(super) fn new(
        model: &Model,
        market: AllianceMarket<'p>,
        config: &AllianceConfig,
        control: &Control,
    ) -> Result<Self, AllianceError> {
        let solved = market.solve(market.heads(model), market.openings(), config.objective, control)?;
        let asked = asked(&market, solved.market.openings());
        Ok(PresentMarket {
            prices: solved.matching.prices(),
            spans: by_span(&market, &solved),
            missing: missing(model, &market, &asked),
            guests: guests(model, &market),
            asked,
            market,
            solved,
        })
    }
}

/// Openings filled and their value, by span.
pub(super) fn by_span(market: &AllianceMarket, solved: &Solved) -> Vec<(Heads, i128)> {
    let pairs: Vec<_> = solved.matching.pairs(&solved.market).collect();
    let spans = market.spans.iter().map(|span| {
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

/// Requirements of the openings, by span.
pub(super) fn asked(market: &AllianceMarket, openings: &[Heads]) -> Vec<Asked> {
    let spans = market.spans.iter();
    spans.map(|span| Asked::new(span, openings)).collect()
}

/// Levels that are missing, by span.
pub(super) fn missing(model: &Model, market: &AllianceMarket, asked: &[Asked]) -> Vec<Set<Level>> {
    let spans = market.spans.iter().zip(asked).map(|(span, asked)| {
        let missing = asked.missing_levels(model, &span.scope);
        missing.into_iter().map(|one| one.level).collect()
    });
    spans.collect()
}

/// By school that is not a member: the heads that it would bring, by supply node.
fn guests(model: &Model, market: &AllianceMarket) -> Map<SchoolIx, Map<usize, Heads>> {
    let mut guests: Map<SchoolIx, Map<usize, Heads>> = Map::new();
    for span in &market.spans {
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
