//! The crate's map: every stage in order.

use crate::fit;
use crate::matching::Control;
use crate::model::Model;
use crate::pathway;
use crate::planning::{Plan, PlanConfig, PlanError, horizon, notes, solve_years};

/// Plans `model`: fit, supply along the pathway, the market of every year, its matching and prices, and what
/// follows for occupations, industries, regions, levels and classes.
///
/// # Errors
/// [`PlanError`] if the tables lack what a plan needs, or the years asked for are no horizon.
pub fn plan(model: &Model, config: &PlanConfig) -> Result<Plan, PlanError> {
    plan_with(model, config, &Control::default())
}

/// As [`plan`], with a way to stop and watch it.
///
/// # Errors
/// As [`plan`], and if `control` cancels.
pub fn plan_with(model: &Model, config: &PlanConfig, control: &Control) -> Result<Plan, PlanError> {
    let years = horizon(model, config)?;
    let fit = fit::table(model, &config.fit);
    let supply = pathway::project(model, years.clone(), &config.project);
    let periods = solve_years(model, &supply, &fit, &years, config, control)?;
    let notes = notes(model, &fit, &supply, &periods);
    Ok(Plan {
        config: config.clone(),
        years,
        fit,
        supply,
        periods,
        notes,
    })
}
