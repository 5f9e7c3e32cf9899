//! The present under a changed assumption.

use crate::advice::assumption::Assumption;
use crate::control::Control;
use crate::fit::table_with;
use crate::plan::{PlanError, complete};
use crate::scenario::{Present, ScenarioError, run};
use std::sync::Arc;

/// Plans again under an assumption; what it cannot change is reused.
pub(super) fn under(
    present: &Present,
    assumption: Assumption,
    control: &Control,
) -> Result<Present, ScenarioError> {
    if let Some(scenario) = assumption.scenario() {
        let outcome = run(present, &scenario, control)?;
        let mut plan = outcome.plan;
        plan.share_law(&present.plan);
        return Ok(Present {
            basis: Arc::new(outcome.basis),
            config: outcome.config,
            model: Arc::new(outcome.model),
            plan: Arc::new(plan),
            ..present.clone()
        });
    }
    let no_plan = |error: PlanError| ScenarioError::Plan {
        scenario: String::new(),
        error,
    };
    let before = &present.plan;
    let config = assumption.config(&before.config);
    let fit = if config.fit == before.config.fit {
        before.fit.clone()
    } else {
        let fit = table_with(&present.model, &config.fit, control);
        fit.map_err(|stopped| no_plan(stopped.into()))?
    };
    let years = before.years.clone();
    let mut plan = complete(&present.model, config.clone(), years, fit, &[], control).map_err(no_plan)?;
    if assumption.keeps_flows() {
        plan.share_flows(before);
    } else {
        plan.share_law(before);
    }
    Ok(Present {
        config,
        plan: Arc::new(plan),
        ..present.clone()
    })
}
