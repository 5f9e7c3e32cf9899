//! The plan of a session, with the names of its tables.

use super::gap::Gap;
use crate::model::Model;
use crate::plan::{Balance, Overview, Plan};
use crate::scenario::{PlanFigures, Present};
use std::ops::Deref;

/// A solved plan with its model. Dereferences to the [`Plan`], and adds methods that need names.
#[derive(Debug, Clone)]
pub struct Planned<'s> {
    model: &'s Model,
    plan: &'s Plan,
    overview: Overview,
}

impl<'s> Planned<'s> {
    pub(super) fn new(present: &'s Present) -> Planned<'s> {
        Planned {
            model: &present.model,
            plan: &present.plan,
            overview: present.plan.overview(&present.model),
        }
    }

    /// Returns the model of its tables.
    #[must_use]
    pub fn model(&self) -> &'s Model {
        self.model
    }

    /// Balances by occupation, industry, region, level and class: the mean of the years that have openings.
    #[must_use]
    pub fn balances(&self) -> &Overview {
        &self.overview
    }

    /// Returns openings, graduates, placements and indicators: the mean of the years that have openings.
    #[must_use]
    pub fn figures(&self) -> PlanFigures {
        PlanFigures::of_plan(self.plan)
    }

    /// Occupations with a shortage, largest first by shortage × shadow price of one more graduate. Those whose
    /// openings carry a caution are among them; see [`Gap::cautions`].
    pub fn shortages(&self) -> impl Iterator<Item = Gap<'_>> + '_ {
        self.ranked(Balance::shortage)
    }

    /// Occupations with a surplus, largest first by surplus × (1 − shadow price of one more graduate).
    pub fn surpluses(&self) -> impl Iterator<Item = Gap<'_>> + '_ {
        self.ranked(Balance::surplus)
    }

    /// Occupations with an order above half a head, the largest first.
    fn ranked(&self, order: fn(&Balance<crate::id::OccupationIx>) -> f64) -> std::vec::IntoIter<Gap<'_>> {
        let mut ranked: Vec<(f64, Gap<'_>)> = Vec::new();
        for balance in &self.overview.occupations {
            let size = order(balance);
            if size > 0.5 {
                let cautions = self.overview.cautions.get(&balance.group);
                let occupation = self.model.occupation(balance.group);
                ranked.push((
                    size,
                    Gap::new(occupation, balance, cautions.map_or(&[], Vec::as_slice)),
                ));
            }
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let gaps: Vec<Gap<'_>> = ranked.into_iter().map(|(_, gap)| gap).collect();
        gaps.into_iter()
    }
}

impl Deref for Planned<'_> {
    type Target = Plan;

    fn deref(&self) -> &Plan {
        self.plan
    }
}
