//! A guest, a possible new member of an alliance: its graduates and openings, and the change when the markets are
//! solved again.

use super::error::AllianceError;
use super::host::Host;
use super::invitation::{Invitation, InvitationYear};
use super::market::{AllianceMarket, Solved, times};
use super::present::{PresentMarket, asked, by_span, missing};
use super::skills::share_met;
use crate::matching::Price;
use crate::model::Member;
use crate::unit::{Heads, Level, Value};
use std::sync::Arc;
use vocmatch_algo::sorted::Set;

/// Heads that a guest brings to a market, by supply node.
type Brings = Vec<(usize, Heads)>;

/// A possible new member, with what is known before any solve.
pub(super) struct Guest<K> {
    pub(super) id: K,
    member: Member,
    /// By market.
    brings: Vec<Brings>,
    levels: Vec<Level>,
    places: Heads,
    /// An upper bound of its gain; `None` where openings change, so that no bound is known.
    pub(super) most: Option<Price>,
}

impl<K> Guest<K> {
    pub(super) fn adds_nothing(&self) -> bool {
        self.most == Some(Price::default()) && self.levels.is_empty() && self.places == 0
    }

    /// Whether any market has to be solved to know its gain.
    pub(super) fn is_solved(&self) -> bool {
        self.most.is_none() || self.brings.iter().any(|brings| !brings.is_empty())
    }
}

impl Host<'_, '_> {
    /// The graduates and openings of a guest.
    pub(super) fn guest<K>(&self, id: K, member: Member) -> Guest<K> {
        let mut most = Some(Price::default());
        let mut brings = Vec::with_capacity(self.present.len());
        let mut levels = Set::new();
        for present in &self.present {
            let market = present.market.with_guest(&self.ruler, self.alliance, &member);
            let brought = match &member {
                Member::School(school) => present.guests.get(school),
                _ => None,
            };
            let brought: Brings = brought
                .into_iter()
                .flatten()
                .map(|(node, heads)| (*node, *heads))
                .collect();
            let same = market.asks_like(&present.market);
            most = most
                .filter(|_| same)
                .map(|sum| added(sum, most_of(present, &brought)));
            brings.push(brought);
            if same && present.missing.iter().all(Set::is_empty) {
                continue;
            }
            let after = if same {
                missing(self.model, &market, &present.asked)
            } else {
                missing(self.model, &market, &asked(&market, &market.openings()))
            };
            for (before, after) in present.missing.iter().zip(&after) {
                levels.extend(before.difference(after).copied());
            }
        }
        let places = match &member {
            Member::Enterprise(ix) => {
                let bases = self.model.bases().iter();
                let own = bases.filter(|base| base.enterprise == Some(*ix));
                own.map(|base| base.places).sum()
            }
            _ => 0,
        };
        Guest {
            id,
            member,
            brings,
            levels: levels.into_iter().collect(),
            places,
            most,
        }
    }

    /// Solves every market again with the guest.
    pub(super) fn invitation<K>(&mut self, guest: Guest<K>) -> Result<Invitation<K>, AllianceError> {
        let present = self.present.iter().map(|present| &present.market);
        let markets: Vec<AllianceMarket> = present
            .map(|market| market.with_guest(&self.ruler, self.alliance, &guest.member))
            .collect();
        let mut years = Vec::new();
        let mut after: Vec<Solved> = Vec::with_capacity(markets.len());
        for ((present, market), brings) in self.present.iter().zip(&markets).zip(&guest.brings) {
            let solved = self.solved(present, market, brings)?;
            let (openings, before) = (solved.market.openings(), present.solved.market.openings());
            let now = by_span(market, &solved);
            for ((span, was), now) in market.spans.iter().zip(&present.spans).zip(now) {
                let graduates = span.labour().supply_of(span.node_year());
                let asked = span.labour().demand_of(span.node_year());
                let brought = brings.iter().filter(|(node, _)| graduates.contains(node));
                let sum = |openings: &[Heads]| openings[asked.clone()].iter().sum::<Heads>();
                years.push(InvitationYear {
                    years: span.years.clone(),
                    graduates: brought.map(|(_, heads)| heads).sum(),
                    openings: sum(openings) - sum(before),
                    filled: now.0 - was.0,
                    value: now.1 - was.1,
                });
            }
            after.push(solved);
        }
        let all: Vec<_> = markets.iter().zip(&after).collect();
        let met = share_met(&mut self.skills, &all);
        Ok(Invitation {
            member: guest.id,
            years,
            levels: guest.levels,
            skills: self.met.zip(met),
            places: guest.places,
        })
    }

    /// A market with the guest: warm-started from the present matching where only heads change.
    fn solved(
        &self,
        present: &PresentMarket,
        market: &AllianceMarket,
        brings: &Brings,
    ) -> Result<Solved, AllianceError> {
        if !market.asks_like(&present.market) {
            let (heads, openings) = (market.heads(self.model), market.openings());
            return market.solve(heads, openings, self.config.objective, self.control);
        }
        if brings.is_empty() {
            return Ok(present.solved.clone());
        }
        Ok(Solved {
            market: Arc::clone(&present.solved.market),
            matching: present.solved.matching.with_heads(brings, self.control)?,
        })
    }
}

/// An upper bound of the gain of new heads in a market's years: new graduates compete with each other, so that
/// together they are worth no more than the sum of their shadow prices.
fn most_of(present: &PresentMarket, brings: &Brings) -> Price {
    let spans = present.market.spans.iter();
    let years = spans.map(|span| times(&span.years)).max().unwrap_or(0);
    brings.iter().fold(Price::default(), |sum, (node, more)| {
        let one = present.prices.one_more_graduate[*node];
        let times = more.saturating_mul(years);
        let all = Price {
            heads: one.heads.saturating_mul(times),
            value: Value(one.value.0.saturating_mul(times)),
        };
        added(sum, all)
    })
}

fn added(a: Price, b: Price) -> Price {
    Price {
        heads: a.heads.saturating_add(b.heads),
        value: Value(a.value.0.saturating_add(b.value.0)),
    }
}
