//! The result of a scenario, with its session.

use super::planned::Planned;
use super::state::Session;
use crate::error::Error;
use crate::scenario::{Difference, Draw, DrawConfig, Outcome, Present, Scenario};
use crate::unit::Heads;
use std::sync::Arc;

/// The result of a scenario.
#[derive(Debug, Clone)]
pub struct WhatIf {
    before: Session,
    after: Session,
    name: String,
    inverse: Scenario,
    difference: Difference,
}

impl WhatIf {
    pub(super) fn new(before: Session, outcome: Outcome) -> WhatIf {
        let mut after = Session::of_present(Present {
            basis: Arc::new(outcome.basis),
            model_config: before.shared.model_config,
            config: outcome.config,
            model: Arc::new(outcome.model),
            plan: Arc::new(outcome.plan),
        });
        after.hooks = before.hooks.clone();
        WhatIf {
            before,
            after,
            name: outcome.name,
            inverse: outcome.inverse,
            difference: outcome.difference,
        }
    }

    /// Returns the scenario's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the differences from the plan before, with names.
    #[must_use]
    pub fn difference(&self) -> &Difference {
        &self.difference
    }

    /// Returns the session that ran it.
    #[must_use]
    pub fn before(&self) -> &Session {
        &self.before
    }

    /// Returns a session of the changed tables, solved already: for advice, or another scenario on top.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.after
    }

    /// Returns the plan after the changes.
    ///
    /// # Errors
    /// None: it is solved. The signature is that of [`Session::plan`].
    pub fn plan(&self) -> Result<Planned<'_>, Error> {
        self.after.plan()
    }

    /// Returns the inverse scenario.
    #[must_use]
    pub fn inverse(&self) -> &Scenario {
        &self.inverse
    }

    /// Returns the additional openings filled, all years together, in whole heads.
    #[must_use]
    pub fn filled_heads(&self) -> Heads {
        let all = |session: &Session| -> Heads {
            let periods = session.shared.present.get().map(|present| &present.plan.periods);
            let filled = periods.into_iter().flatten().map(|period| {
                period.summary.filled * Heads::try_from(period.years.len()).unwrap_or(Heads::MAX)
            });
            filled.sum()
        };
        all(&self.after) - all(&self.before)
    }

    /// Draws the plan after the changes under the same random numbers as [`Session::draws`] of the one before.
    ///
    /// # Errors
    /// As [`Session::draws`].
    pub fn draws(&self, config: &DrawConfig) -> Result<Vec<Draw>, Error> {
        self.after.draws(config)
    }
}
