//! Runs a scenario: apply, check, plan, compare.

use super::apply::apply;
use super::basis::Basis;
use super::change::Scenario;
use super::difference::{Difference, difference};
use super::problem::ScenarioProblems;
use super::replan::replan;
use crate::control::{Cancelled, Control, Stage};
use crate::language::Language;
use crate::model::{Model, ModelConfig};
use crate::plan::{Plan, PlanConfig, PlanError};
use crate::problem::{Problems, Severity};
use std::sync::Arc;

/// Errors of a scenario.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ScenarioError {
    /// Invalid changes.
    #[error(transparent)]
    Scenario(#[from] ScenarioProblems),
    /// Each change is valid, but the new tables are inconsistent.
    #[error(
        "{scenario}: with its changes the tables do not agree:\n{}",
        errors(problems, Language::English)
    )]
    Tables {
        /// The scenario's name.
        scenario: String,
        /// The problems.
        problems: Problems,
    },
    /// The new tables cannot be planned.
    #[error("{scenario}: {error}")]
    Plan {
        /// The scenario's name.
        scenario: String,
        /// The cause.
        error: PlanError,
    },
}

impl ScenarioError {
    /// Returns the error in a language; its `Display` is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            ScenarioError::Scenario(problems) => problems.text(Language::Chinese),
            ScenarioError::Tables { scenario, problems } => {
                let errors = errors(problems, Language::Chinese);
                format!("{scenario}：按其变更，各表互不相符：\n{errors}")
            }
            ScenarioError::Plan { scenario, error } => {
                format!("{scenario}：{}", error.text(Language::Chinese))
            }
        }
    }

    /// Returns whether the caller asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, ScenarioError::Plan { error, .. } if error.is_cancelled())
    }
}

/// The errors for a reader, without the warnings.
fn errors(problems: &Problems, language: Language) -> String {
    problems.text_of(Severity::Error, language)
}

/// The baseline of scenarios: tables and their plan. Cheap to clone: the large parts are shared.
#[derive(Debug, Clone)]
pub struct Present {
    /// The tables, and the entrants kept beside them.
    pub basis: Arc<Basis>,
    /// The options of the model.
    pub model_config: ModelConfig,
    /// The options of the plan.
    pub config: PlanConfig,
    /// The model of the tables.
    pub model: Arc<Model>,
    /// Its plan.
    pub plan: Arc<Plan>,
}

impl Present {
    /// Builds the baseline of tables: their model and its plan, with these options.
    #[must_use]
    pub fn new(
        basis: Basis,
        model_config: ModelConfig,
        config: PlanConfig,
        model: Model,
        plan: Plan,
    ) -> Present {
        Present {
            basis: Arc::new(basis),
            model_config,
            config,
            model: Arc::new(model),
            plan: Arc::new(plan),
        }
    }
}

/// The result of a scenario.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Outcome {
    /// The scenario's name.
    pub name: String,
    /// The tables after the changes.
    pub basis: Basis,
    /// The inverse scenario.
    pub inverse: Scenario,
    /// The options of the plan, for the years of the present one.
    pub config: PlanConfig,
    /// The model of the new tables.
    pub model: Model,
    /// Its plan, for the years of the present one.
    pub plan: Plan,
    /// The differences from the present plan.
    pub difference: Difference,
}

/// Plans a scenario for the years of the present plan and compares the two. The present is not modified; results that
/// cannot have changed are reused.
///
/// # Errors
/// [`ScenarioError`] if a change is invalid, the new tables are inconsistent, or they cannot be planned.
pub fn run(present: &Present, scenario: &Scenario, control: &Control) -> Result<Outcome, ScenarioError> {
    let name = &scenario.name;
    let no_plan = |error: PlanError| ScenarioError::Plan {
        scenario: name.clone(),
        error,
    };
    let cancelled = |stopped: Cancelled| no_plan(stopped.into());
    let tables = control.start(Stage::Tables, (1, 4), 1).map_err(cancelled)?;
    let applied = apply(&present.basis, scenario)?;
    control.ask().map_err(cancelled)?;
    let model = Model::with(applied.basis.dataset.clone(), &present.model_config);
    let model = model.map_err(|problems| ScenarioError::Tables {
        scenario: name.clone(),
        problems,
    })?;
    tables.end().map_err(cancelled)?;
    // Chosen entrants and progressions of the present, as by a joint plan, are carried over by program.
    let carried = PlanConfig {
        years: Some(present.plan.years.clone()),
        project: present.config.project.carried(&present.model, &model),
        ..present.config.clone()
    };
    let config = applied.basis.config(&model, &carried);
    let before: (&Model, &Plan) = (&present.model, &present.plan);
    let plan = control
        .part(1, 4, |control| replan(&model, &config, before, control))
        .map_err(no_plan)?;
    let difference = difference((&present.model, &present.plan), (&model, &plan));
    Ok(Outcome {
        name: name.clone(),
        basis: applied.basis,
        inverse: applied.inverse,
        config: carried,
        model,
        plan,
        difference,
    })
}
