//! The same plan with other people in it.

use super::config::{PlanConfig, PlanError};
use super::notes::notes;
use super::plan::Plan;
use super::solve::solve_years;
use crate::matching::Control;
use crate::model::Model;
use crate::pathway::{ProjectConfig, project};

impl Plan {
    /// The plan of the same choices, but for how people pass through programs: projected and matched afresh. Fits
    /// do not depend on it.
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
        let supply = project(model, self.years.clone(), &config.project);
        let periods = solve_years(model, &supply, &self.fit, &self.years, &config, control)?;
        let notes = notes(model, &self.fit, &supply, &periods);
        Ok(Plan {
            config,
            years: self.years.clone(),
            fit: self.fit.clone(),
            supply,
            periods,
            notes,
        })
    }
}
