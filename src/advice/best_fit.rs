//! The plan under best fit, in which every action is searched and scored.

use crate::control::{Control, Stage};
use crate::matching::Objective;
use crate::model::Model;
use crate::plan::{Plan, PlanConfig, PlanError, complete};
use std::borrow::Cow;

/// The plan itself, or one of the same fits under best fit.
pub(super) fn by_best_fit<'p>(
    model: &Model,
    plan: &'p Plan,
    control: &Control,
) -> Result<Cow<'p, Plan>, PlanError> {
    if plan.config.objective == Objective::BestFit {
        return Ok(Cow::Borrowed(plan));
    }
    let config = PlanConfig {
        objective: Objective::BestFit,
        ..plan.config.clone()
    };
    complete(model, config, plan.years.clone(), plan.fit.clone(), &[], control).map(Cow::Owned)
}

/// The stages of [`by_best_fit`].
pub(super) fn best_fit_stages(plan: &Plan) -> &'static [Stage] {
    if plan.config.objective == Objective::BestFit {
        &[]
    } else {
        &[Stage::Supply, Stage::Years]
    }
}
