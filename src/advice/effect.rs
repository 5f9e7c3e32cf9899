//! Effects: the changes that an action causes, as data.

use super::target::Target;
use crate::id::{MajorIx, RegionIx};
use crate::unit::{Heads, Value, Year};
use serde::Serialize;

/// The effect of an action in one year.
#[derive(Debug, Clone, Copy, PartialEq, Default, Eq, Serialize)]
#[non_exhaustive]
pub struct YearEffect {
    /// The year.
    pub year: Year,
    /// Graduates whose training changes.
    pub moved: Heads,
    /// Change of the graduates in the labour market.
    pub graduates: Heads,
    /// Change of the openings of the year that are filled, which over all years equals that of the graduates placed.
    pub filled: Heads,
    /// Change of the graduates of the year who are placed, in any year.
    pub placed: Heads,
    /// Change of the value of the year's graduates.
    pub value: Value,
}

/// The effect of an action, year by year from the first in which there is one. Where years carry over into each
/// other, that may be before its first graduates: openings wait for them.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Effect {
    /// The years with an effect.
    pub years: Vec<YearEffect>,
    /// Change of the skill gap of the people placed, over all years, in heads that lack a skill of importance 1
    /// altogether. Additional people placed have gaps of their own; below zero, gaps close.
    pub skill_gap: f64,
    /// The same by year of the graduates, for the years in which it changes.
    pub skill_gap_by_year: Vec<(Year, f64)>,
    /// Change of the openings filled by target, over all years; negative for fewer. The most first, ties by id.
    pub filled_at: Vec<(Target, Heads)>,
    /// Graduates of other programs who lose their place, over all years: major, region, heads. The most
    /// first, ties by id.
    pub displaced: Vec<(MajorIx, RegionIx, Heads)>,
}

impl Effect {
    /// Adds a year's change of the skill gap.
    pub(super) fn close(&mut self, year: Year, gap: f64) {
        self.skill_gap += gap;
        if gap != 0.0 {
            self.skill_gap_by_year.push((year, gap));
        }
    }

    /// Returns the graduates whose training changes, over all years.
    #[must_use]
    pub fn moved(&self) -> Heads {
        self.years.iter().map(|year| year.moved).sum()
    }

    /// Change of the graduates, over all years.
    #[must_use]
    pub fn graduates(&self) -> Heads {
        self.years.iter().map(|year| year.graduates).sum()
    }

    /// Change of the graduates placed, over all years.
    #[must_use]
    pub fn placed(&self) -> Heads {
        self.years.iter().map(|year| year.placed).sum()
    }

    /// Returns the graduates of other programs who lose their place, over all years.
    #[must_use]
    pub fn lost(&self) -> Heads {
        self.displaced.iter().map(|(_, _, heads)| heads).sum()
    }

    /// Change of the openings filled, over all years.
    #[must_use]
    pub fn filled(&self) -> Heads {
        self.years.iter().map(|year| year.filled).sum()
    }

    /// Change of the value, over all years.
    #[must_use]
    pub fn value(&self) -> Value {
        Value(self.years.iter().map(|year| year.value.0).sum())
    }
}

/// The effect of an action under the plan's objective, and under best fit, by which every action is scored.
#[derive(Debug, Clone)]
pub(super) struct Effects {
    planned: Effect,
    /// `None` where the plan's objective is best fit itself: then both are the same.
    best_fit: Option<Effect>,
}

impl Effects {
    /// `planned` under the plan's objective, `best_fit` where that is another one.
    pub(super) fn new(planned: Effect, best_fit: Option<Effect>) -> Effects {
        Effects { planned, best_fit }
    }

    /// Under the plan's objective.
    pub(super) fn planned(&self) -> &Effect {
        &self.planned
    }

    /// Under best fit.
    pub(super) fn by_value(&self) -> &Effect {
        self.best_fit.as_ref().unwrap_or(&self.planned)
    }
}
