//! The budget that actions use.

use super::config::PortfolioConfig;
use crate::advice::kind::{Action, Part};
use crate::id::ProgramIx;
use crate::model::Model;
use crate::unit::Heads;
use serde::Serialize;

/// The use of each limit.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct PortfolioCost {
    /// Places added, in entrants a year.
    pub places: Heads,
    /// Entrants a year whose training changes.
    pub moved: Heads,
    /// Money.
    pub money: f64,
}

impl PortfolioCost {
    /// The cost of an action.
    pub(super) fn of(model: &Model, config: &PortfolioConfig, action: &Action) -> PortfolioCost {
        let seat = |program: ProgramIx| {
            let known = model.program(program).seat_cost.filter(|cost| *cost > 0.0);
            known.unwrap_or(config.seat_cost)
        };
        let facts = action.facts();
        let (Part::Whole(moved) | Part::UpTo(moved)) = facts.part() else {
            return PortfolioCost::default();
        };
        // Every place is paid for where entrants are added; places that fall empty refund nothing.
        let entrants = facts.entrants().into_iter();
        let more = entrants.filter(|(_, heads)| *heads > 0);
        let money: f64 = more.map(|(ix, heads)| heads as f64 * seat(ix)).sum();
        let opened = facts.opened().map_or(0, |(_, _, heads)| heads);
        PortfolioCost {
            places: if action.adds_entrants() { moved } else { 0 },
            moved,
            money: money + opened as f64 * config.seat_cost,
        }
    }

    /// The cost of `size` of `full` entrants.
    pub(super) fn part(self, size: Heads, full: Heads) -> PortfolioCost {
        let part = |heads: Heads| if heads == full { size } else { heads };
        PortfolioCost {
            places: part(self.places),
            moved: part(self.moved),
            money: self.money / full as f64 * size as f64,
        }
    }

    /// Both together.
    pub(super) fn and(self, other: PortfolioCost) -> PortfolioCost {
        PortfolioCost {
            places: self.places.saturating_add(other.places),
            moved: self.moved.saturating_add(other.moved),
            money: self.money + other.money,
        }
    }

    /// Use and limit, of each given limit: places, moved, money.
    pub(super) fn against(self, config: &PortfolioConfig) -> impl Iterator<Item = (f64, f64)> {
        let budget = config.budget;
        let places = budget.places.map(|limit| (self.places as f64, limit as f64));
        let moved = budget.moved.map(|limit| (self.moved as f64, limit as f64));
        let money = budget.money.map(|limit| (self.money, limit));
        [places, moved, money].into_iter().flatten()
    }

    /// Whether it is within the budget; sums of money have a rounding tolerance.
    pub(super) fn fits(self, config: &PortfolioConfig) -> bool {
        self.against(config)
            .all(|(used, limit)| used <= limit * (1.0 + 1e-12))
    }
}
