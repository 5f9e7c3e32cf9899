//! Opens a session from tables, options and hooks.

use super::hooks::Hooks;
use super::state::Session;
use crate::control::Work;
use crate::dataset::Dataset;
use crate::error::Error;
use crate::matching::Objective;
use crate::model::{Model, ModelConfig};
use crate::plan::PlanConfig;
use crate::unit::Year;
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Tables, options and hooks of a [`Session`] to open.
#[must_use = "a builder does nothing until `open` is called"]
pub struct SessionBuilder {
    dataset: Dataset,
    model_config: ModelConfig,
    config: PlanConfig,
    hooks: Hooks,
}

impl SessionBuilder {
    pub(super) fn new(dataset: Dataset) -> SessionBuilder {
        SessionBuilder {
            dataset,
            model_config: ModelConfig::default(),
            config: PlanConfig::default(),
            hooks: Hooks::default(),
        }
    }

    /// Sets the years to plan, at most 30. Default: every year with demand in the tables.
    pub fn years(mut self, years: RangeInclusive<Year>) -> SessionBuilder {
        self.config.years = Some(years);
        self
    }

    /// Sets the objective of the matching. Default [`Objective::BestFit`].
    pub fn objective(mut self, objective: Objective) -> SessionBuilder {
        self.config.objective = objective;
        self
    }

    /// Sets every option of the plan, years and objective included.
    pub fn plan_config(mut self, config: PlanConfig) -> SessionBuilder {
        self.config = config;
        self
    }

    /// Sets how tables are checked and names of skills are settled.
    pub fn model_config(mut self, config: ModelConfig) -> SessionBuilder {
        self.model_config = config;
        self
    }

    /// Sets a cancellation callback. It is polled between the pieces of all work, several times a second; `true` ends
    /// the work with an error that [`is_cancelled`](Error::is_cancelled).
    pub fn cancel_when(mut self, cancel: impl Fn() -> bool + Send + Sync + 'static) -> SessionBuilder {
        self.hooks.cancel = Some(Arc::new(cancel));
        self
    }

    /// Sets a progress callback. It is called when a stage starts, after each of its pieces, and when it ends.
    pub fn on_progress(mut self, progress: impl Fn(Work) + Send + Sync + 'static) -> SessionBuilder {
        self.hooks.progress = Some(Arc::new(progress));
        self
    }

    /// Checks the tables and opens the session. Nothing is solved yet.
    ///
    /// # Errors
    /// Every problem with the tables at once: [`Error::problems`].
    ///
    /// # Example: what is wrong with my tables?
    ///
    /// ```
    /// use vocmatch::prelude::*;
    ///
    /// let tables = Dataset::from_json(r#"{"programs": [{"program_id": "p", "school_id": "s", "major_id": "m"}]}"#);
    /// let error = Session::builder(tables).open().unwrap_err();
    /// let codes: Vec<String> = error.problems().unwrap().iter().map(|problem| problem.code().to_string()).collect();
    /// assert_eq!(codes, ["V205", "V205"]);
    /// ```
    pub fn open(self) -> Result<Session, Error> {
        let (model, dataset) = Model::with_tables(self.dataset, &self.model_config)?;
        Ok(Session::of(
            dataset.into(),
            self.model_config,
            self.config,
            model,
            self.hooks,
        ))
    }
}

impl fmt::Debug for SessionBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionBuilder")
            .field("config", &self.config)
            .finish_non_exhaustive()
    }
}
