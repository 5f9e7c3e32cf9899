//! The state of a search for actions.

use super::best_fit::best_fit_stages;
use super::config::AdviceConfig;
use super::steps::Steps;
use crate::control::{Control, Stage};
use crate::model::Model;
use crate::plan::Plan;
use crate::scenario::Present;

/// A search for actions: the plans, the tables if there are any, the choices, and its progress.
pub(super) struct AdviceSearch<'s> {
    pub(super) model: &'s Model,
    pub(super) plan: &'s Plan,
    /// The plan under best fit.
    pub(super) best: &'s Plan,
    /// The tables, if available.
    pub(super) present: Option<&'s Present>,
    /// The same under best fit, where the plan's objective is another.
    pub(super) present_by_value: Option<&'s Present>,
    pub(super) config: &'s AdviceConfig,
    /// The control of the pieces of a step.
    pub(super) control: &'s Control<'s>,
    pub(super) steps: Steps<'s>,
}

/// Every step of a search. All lists of advice are measured together.
pub(super) fn stages(plan: &Plan, config: &AdviceConfig) -> Vec<Stage> {
    let mut stages = best_fit_stages(plan).to_vec();
    stages.extend([Stage::Candidates, Stage::Years, Stage::Actions]);
    if config.draws.is_some() || config.flips {
        stages.push(Stage::Worlds);
    }
    if config.draws.is_some() {
        stages.push(Stage::Draws);
    }
    if config.flips {
        stages.push(Stage::Flips);
    }
    stages
}
