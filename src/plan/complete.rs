//! From entrants and fits to the plan: projection, markets, notes.

use super::config::{PlanConfig, PlanError};
use super::notes::notes;
use super::period::{Period, Plan};
use super::solve::solve_years_like;
use super::tendency::Later;
use crate::control::Control;
use crate::fit::FitTable;
use crate::model::Model;
use crate::pathway::{ProjectConfig, project_with};
use crate::unit::Year;
use std::ops::RangeInclusive;

impl Plan {
    /// Plans the same config with another flow of people: projected and matched again. Fits do not depend on it.
    ///
    /// # Errors
    /// [`PlanError::Matching`] if `control` cancels.
    pub fn with_people(
        &self,
        model: &Model,
        people: &ProjectConfig,
        control: &Control,
    ) -> Result<Plan, PlanError> {
        let config = PlanConfig {
            project: people.clone(),
            ..self.config.clone()
        };
        complete(model, config, self.years.clone(), self.fit.clone(), &[], control)
    }
}

/// Plans with this config, these years and fits: projects and matches. Where a year is the same problem as one of
/// `known`, its solution is reused, as by [`solve_years_like`].
///
/// # Errors
/// As [`solve_years_like`].
pub fn complete(
    model: &Model,
    config: PlanConfig,
    years: RangeInclusive<Year>,
    fit: FitTable,
    known: &[Period],
    control: &Control,
) -> Result<Plan, PlanError> {
    let project = |control: &Control| project_with(model, years.clone(), &config.project, control);
    let supply = control.part(0, 2, project)?;
    let solve = |control: &Control| solve_years_like(model, &supply, &fit, &years, &config, known, control);
    let periods = control.part(1, 2, solve)?;
    control.ask()?;
    let notes = notes(model, &fit, &supply, &periods);
    Ok(Plan {
        config,
        years,
        fit,
        supply,
        periods,
        notes,
        later: Later::default(),
    })
}
