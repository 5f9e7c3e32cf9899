//! The plan's markets, restricted to an alliance: its graduates and its openings.

use super::error::AllianceError;
use super::scope::{Ruler, Scope};
use crate::matching::{
    Control, DemandNode, LabourMarket, Market, MatchError, Objective, Optimal, Pair, SupplyNode, optimal,
};
use crate::model::{Alliance, Member, Model};
use crate::plan::{Period, Plan};
use crate::unit::{Heads, Year};
use std::sync::Arc;

/// Years with the same problem for an alliance: those of a period with the same members.
#[derive(Debug, Clone)]
pub(super) struct Span<'p> {
    pub(super) period: &'p Period,
    pub(super) years: Vec<Year>,
    pub(super) scope: Scope,
}

impl Span<'_> {
    /// The year whose nodes represent it in the market.
    pub(super) fn node_year(&self) -> Year {
        self.period.first_year()
    }

    pub(super) fn labour(&self) -> &LabourMarket {
        &self.period.market
    }
}

/// The number of years, to multiply heads with.
pub(super) fn times(years: &[Year]) -> Heads {
    Heads::try_from(years.len()).unwrap_or(Heads::MAX)
}

/// One market with its spans: one, or all where years carry over into each other.
#[derive(Debug, Clone)]
pub(super) struct AllianceMarket<'p> {
    pub(super) spans: Vec<Span<'p>>,
}

/// A market and its best matching.
#[derive(Debug, Clone)]
pub(super) struct Solved {
    /// The market. Where a guest brings heads alone, it is the one without the guest: openings and pairs are the same.
    pub(super) market: Arc<Market>,
    pub(super) matching: Optimal,
}

/// Every market of a plan restricted to the alliance, in the order of years.
pub(super) fn markets<'p>(plan: &'p Plan, ruler: &Ruler, alliance: &Alliance) -> Vec<AllianceMarket<'p>> {
    let mut markets: Vec<AllianceMarket> = Vec::new();
    for period in &plan.periods {
        let mut spans: Vec<Span> = Vec::new();
        for year in &period.years {
            let scope = ruler.scope(alliance, *year, None);
            match spans.last_mut() {
                Some(last) if last.scope == scope => last.years.push(*year),
                _ => spans.push(Span {
                    period,
                    years: vec![*year],
                    scope,
                }),
            }
        }
        match markets.last_mut() {
            Some(last) if period.is_shared() => last.spans.extend(spans),
            _ if period.is_shared() => markets.push(AllianceMarket { spans }),
            _ => markets.extend(spans.into_iter().map(|span| AllianceMarket { spans: vec![span] })),
        }
    }
    markets
}

/// Heads of a supply node whose schools are members.
pub(super) fn own_heads(model: &Model, node: &SupplyNode, scope: &Scope) -> Heads {
    let own = node
        .members
        .iter()
        .filter(|(program, _)| scope.has(model.program(*program).school));
    own.map(|(_, heads)| heads).sum()
}

/// Openings of a demand node in the alliance's scope.
pub(super) fn own_openings(labour: &LabourMarket, node: &DemandNode, scope: &Scope) -> Heads {
    let rows = node.rows.iter().map(|row| &labour.openings()[*row]);
    rows.filter(|row| scope.takes(row)).map(|row| row.openings).sum()
}

impl<'p> AllianceMarket<'p> {
    /// The plan's market; every span has the same.
    pub(super) fn labour(&self) -> Option<&'p LabourMarket> {
        self.spans.first().map(|span| &*span.period.market)
    }

    /// The same spans as if `guest` were a member in every year.
    pub(super) fn with_guest(
        &self,
        ruler: &Ruler,
        alliance: &Alliance,
        guest: &Member,
    ) -> AllianceMarket<'p> {
        let spans = self.spans.iter().map(|span| {
            let year = span.years.first().copied().unwrap_or_default();
            Span {
                scope: ruler.scope(alliance, year, Some(guest)),
                ..span.clone()
            }
        });
        AllianceMarket {
            spans: spans.collect(),
        }
    }

    /// By supply node of the plan's market: the heads of its schools.
    pub(super) fn heads(&self, model: &Model) -> Vec<Heads> {
        let mut heads = vec![0; self.labour().map_or(0, |labour| labour.supply().len())];
        for span in &self.spans {
            let nodes = span.labour().supply_of(span.node_year());
            for (place, node) in nodes.clone().zip(&span.labour().supply()[nodes]) {
                heads[place] = own_heads(model, node, &span.scope);
            }
        }
        heads
    }

    /// By supply node of the plan's market: all heads.
    pub(super) fn all_heads(&self) -> Vec<Heads> {
        let labour = self.labour();
        let nodes = labour.iter().flat_map(|labour| labour.supply());
        nodes.map(|node| node.heads).collect()
    }

    /// By demand node of the plan's market: the openings in the alliance's scope.
    pub(super) fn openings(&self) -> Vec<Heads> {
        let mut openings = vec![0; self.labour().map_or(0, |labour| labour.demand().len())];
        for span in &self.spans {
            let nodes = span.labour().demand_of(span.node_year());
            for (place, node) in nodes.clone().zip(&span.labour().demand()[nodes]) {
                openings[place] = own_openings(span.labour(), node, &span.scope);
            }
        }
        openings
    }

    /// Whether the scope has the same openings, in every year.
    pub(super) fn asks_like(&self, other: &AllianceMarket) -> bool {
        let mut spans = self.spans.iter().zip(&other.spans);
        spans.all(|(own, other)| own.scope.asks_like(&other.scope))
    }

    /// The market of these heads and openings, with the plan's pairs.
    pub(super) fn market(&self, heads: Vec<Heads>, openings: Vec<Heads>) -> Result<Market, AllianceError> {
        let all = self.labour().into_iter();
        let asked = all
            .flat_map(|labour| labour.market().pairs())
            .filter(|pair| openings[pair.demand as usize] > 0);
        let pairs = asked.map(|pair| Pair {
            max_heads: pair.max_heads,
            ..Pair::new(pair.supply, pair.demand, pair.value)
        });
        let pairs: Vec<Pair> = pairs.collect();
        Ok(Market::new(heads, openings, pairs).map_err(MatchError::from)?)
    }

    /// Solves the market of these heads and openings, over the plan's pairs.
    pub(super) fn solve(
        &self,
        heads: Vec<Heads>,
        openings: Vec<Heads>,
        objective: Objective,
        control: &Control,
    ) -> Result<Solved, AllianceError> {
        let market = self.market(heads, openings)?;
        let matching = optimal(&market, objective, control)?;
        Ok(Solved {
            market: Arc::new(market),
            matching,
        })
    }
}
