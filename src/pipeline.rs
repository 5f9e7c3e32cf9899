//! The pipeline: all stages in order.

use crate::control::Control;
use crate::fit;
use crate::model::Model;
use crate::plan::{Plan, PlanConfig, PlanError, complete, horizon};

/// Plans `model`: fit, supply along the pathway, the market of every year, its matching and shadow prices, and
/// balances of occupations, industries, regions, levels and classes.
///
/// # Errors
/// [`PlanError`] if the tables lack required data, or the years asked for are no valid horizon.
pub fn plan(model: &Model, config: &PlanConfig) -> Result<Plan, PlanError> {
    plan_with(model, config, &Control::default())
}

/// As [`plan`], with cancellation and progress.
///
/// # Errors
/// As [`plan`]; cancelled if `control` says so.
pub fn plan_with(model: &Model, config: &PlanConfig, control: &Control) -> Result<Plan, PlanError> {
    let years = horizon(model, config)?;
    let fit = control.part(0, 3, |control| fit::table_with(model, &config.fit, control))?;
    control.part(1, 3, |control| {
        complete(model, config.clone(), years, fit, &[], control)
    })
}
