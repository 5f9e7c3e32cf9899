//! The matching of any semantics: whole heads on pairs.

use super::market::Market;
use super::pair::Pair;
use super::semantics::{Objective, Semantics};
use crate::unit::Heads;
use std::sync::Arc;
use vocmatch_algo::proportional::Spread;
use vocmatch_algo::transport::{Flow, Problem, Solution};

/// A matching: whole heads on pairs of a market, with the certificate of its [`Semantics`].
#[derive(Debug, Clone)]
pub struct Matching {
    semantics: Semantics,
    heads: Heads,
    value: i128,
    found: Found,
}

/// The solver's solution. Large parts are shared, so that a matching is cheap to clone.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// Flows are read from the solution on demand.
    Optimal(Arc<Optimum>),
    Stable(Arc<[Flow]>),
    Proportional(Arc<(Spread, Vec<Flow>)>),
}

/// An optimal solution with its problem and certificate.
#[derive(Debug)]
pub(super) struct Optimum {
    pub(super) objective: Objective,
    pub(super) problem: Problem,
    pub(super) solution: Solution,
}

impl Matching {
    pub(super) fn new(semantics: Semantics, heads: Heads, value: i128, found: Found) -> Matching {
        Matching {
            semantics,
            heads,
            value,
            found,
        }
    }

    /// Returns the semantics it was solved for.
    #[must_use]
    pub fn semantics(&self) -> Semantics {
        self.semantics
    }

    /// Returns the heads placed, which is also openings filled.
    #[must_use]
    pub fn heads(&self) -> Heads {
        self.heads
    }

    /// Returns the sum of values of all heads placed, in millionths.
    #[must_use]
    pub fn value(&self) -> i128 {
        self.value
    }

    /// Returns the heads by pair, for pairs with any, in the order of pairs: the pair's index in [`Market::pairs`] and its
    /// heads.
    pub fn placed(&self) -> impl Iterator<Item = (usize, Heads)> + '_ {
        self.flows().iter().map(|flow| (flow.arc as usize, flow.heads))
    }

    /// Returns the heads by pair of `market`, which must be the one that was solved.
    pub fn pairs<'s>(&'s self, market: &'s Market) -> impl Iterator<Item = (Pair, Heads)> + 's {
        self.placed()
            .filter_map(|(place, heads)| Some((market.pair(place)?, heads)))
    }

    /// Returns the heads placed by supply node and filled by demand node of `market`, which must be the one that was
    /// solved.
    #[must_use]
    pub fn by_node(&self, market: &Market) -> (Vec<Heads>, Vec<Heads>) {
        let (mut placed, mut filled) = (vec![0; market.heads().len()], vec![0; market.openings().len()]);
        for (pair, heads) in self.pairs(market) {
            placed[pair.supply as usize] += heads;
            filled[pair.demand as usize] += heads;
        }
        (placed, filled)
    }

    /// Returns the real numbers behind the whole people, with scalings, residual and rounds, if it is proportional.
    #[must_use]
    pub fn as_spread(&self) -> Option<&Spread> {
        match &self.found {
            Found::Proportional(found) => Some(&found.0),
            Found::Optimal(_) | Found::Stable(_) => None,
        }
    }

    pub(super) fn found(&self) -> &Found {
        &self.found
    }

    pub(super) fn flows(&self) -> &[Flow] {
        match &self.found {
            Found::Optimal(optimum) => optimum.solution.flows(),
            Found::Stable(flows) => flows,
            Found::Proportional(found) => &found.1,
        }
    }
}
