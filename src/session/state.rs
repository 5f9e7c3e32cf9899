//! The session itself: what its clones share, and what is solved once.

use super::hooks::Hooks;
use crate::control::{Control, Work};
use crate::dataset::Dataset;
use crate::error::Error;
use crate::fit::{FitTable, table_with};
use crate::model::{Model, ModelConfig};
use crate::pipeline::plan_with;
use crate::plan::PlanConfig;
use crate::problem::Problems;
use crate::scenario::{Basis, Present};
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Tables that are checked once, planned once, and asked as often as one likes.
///
/// [`builder`](Session::builder) takes the tables and the choices; [`open`](crate::SessionBuilder::open) checks them.
/// The plan is solved when it is first needed, and kept: every later question starts from it. A session is `Send`,
/// `Sync` and cheap to clone; clones share what is solved, and threads that ask at once solve once.
///
/// # Example: which program of two should grow?
///
/// ```
/// use vocmatch::prelude::*;
///
/// # fn main() -> Result<(), Error> {
/// let session = Session::builder(Dataset::from_json(
///     r#"{
///     "regions": [{"region_id": "north", "name": "North"}],
///     "occupations": [
///         {"occupation_id": "nurse", "name": "Nurse", "min_level": "higher_vocational"},
///         {"occupation_id": "welder", "name": "Welder", "min_level": "secondary"}],
///     "majors": [
///         {"major_id": "520201", "name": "Nursing", "level": "higher_vocational"},
///         {"major_id": "660108", "name": "Welding", "level": "secondary"}],
///     "major_occupations": [
///         {"major_id": "520201", "occupation_id": "nurse"},
///         {"major_id": "660108", "occupation_id": "welder"}],
///     "schools": [{"school_id": "k1", "name": "North school", "region_id": "north"}],
///     "programs": [
///         {"program_id": "k1-nursing", "school_id": "k1", "major_id": "520201"},
///         {"program_id": "k1-welding", "school_id": "k1", "major_id": "660108"}],
///     "graduates": [
///         {"program_id": "k1-nursing", "year": 2025, "graduates": 30},
///         {"program_id": "k1-welding", "year": 2025, "graduates": 60}],
///     "demand": [
///         {"occupation_id": "nurse", "region_id": "north", "first_year": 2026, "last_year": 2030, "openings": 50},
///         {"occupation_id": "welder", "region_id": "north", "first_year": 2026, "last_year": 2030, "openings": 40}]
/// }"#,
/// ))
/// .open()?;
///
/// // 30 nurses and 40 of 60 welders are placed: 20 nurses are missing, and 20 welders are too many.
/// let plan = session.plan()?;
/// let short: Vec<_> = plan.shortages().map(|gap| (gap.name(), gap.missing())).collect();
/// assert_eq!(short, [("Nurse", 20.0)]);
/// let surplus: Vec<_> = plan.surpluses().map(|gap| (gap.name(), gap.missing())).collect();
/// assert_eq!(surplus, [("Welder", -20.0)]);
///
/// // Nursing should grow, by at most a quarter at once. The program takes three years, so that the entrants of 2026
/// // graduate in 2029: seven people in each of two years, each into an opening that stayed empty.
/// let advice = session.advise(&AdviceConfig::default())?;
/// let first = advice.iter().next().unwrap();
/// assert_eq!((first.effect.moved(), first.effect.filled()), (14, 14));
/// assert_eq!(first.score().round(), 95.0);
///
/// // Re-planning the scenario of the action reproduces the reported effect exactly.
/// let after = session.what_if(&first.scenario())?;
/// assert_eq!(after.filled_heads(), 14);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Session {
    pub(super) shared: Arc<Shared>,
    pub(super) hooks: Hooks,
}

/// What all clones of a session share.
pub(super) struct Shared {
    pub(super) basis: Arc<Basis>,
    pub(super) model_config: ModelConfig,
    config: PlanConfig,
    model: Arc<Model>,
    fit: OnceLock<FitTable>,
    pub(super) present: OnceLock<Present>,
    /// Held while the plan is solved, so that it is solved once.
    solving: Mutex<()>,
}

impl Session {
    pub(super) fn of(
        basis: Basis,
        model_config: ModelConfig,
        config: PlanConfig,
        model: Model,
        hooks: Hooks,
    ) -> Session {
        Session {
            shared: Arc::new(Shared {
                basis: Arc::new(basis),
                model_config,
                config,
                model: Arc::new(model),
                fit: OnceLock::new(),
                present: OnceLock::new(),
                solving: Mutex::new(()),
            }),
            hooks,
        }
    }

    /// Builds a session from a model and its plan.
    #[doc(hidden)]
    #[must_use]
    pub fn of_present(present: Present) -> Session {
        Session {
            shared: Arc::new(Shared {
                basis: Arc::clone(&present.basis),
                model_config: present.model_config,
                config: present.config.clone(),
                model: Arc::clone(&present.model),
                fit: OnceLock::new(),
                present: OnceLock::from(present),
                solving: Mutex::new(()),
            }),
            hooks: Hooks::default(),
        }
    }

    /// Returns the same session, sharing its solution, with another cancellation callback: one for each request.
    ///
    /// ```
    /// use std::sync::{Arc, atomic::{AtomicBool, Ordering}};
    /// use vocmatch::prelude::*;
    ///
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open().unwrap();
    /// let stop = Arc::new(AtomicBool::new(true));
    /// let request = session.cancel_when(move || stop.load(Ordering::Relaxed));
    /// assert!(request.plan().unwrap_err().is_cancelled());
    /// assert!(session.plan().is_ok());
    /// ```
    #[must_use]
    pub fn cancel_when(&self, cancel: impl Fn() -> bool + Send + Sync + 'static) -> Session {
        let mut session = self.clone();
        session.hooks.cancel = Some(Arc::new(cancel));
        session
    }

    /// Returns the same session, sharing its solution, with another progress callback.
    #[must_use]
    pub fn on_progress(&self, progress: impl Fn(Work) + Send + Sync + 'static) -> Session {
        let mut session = self.clone();
        session.hooks.progress = Some(Arc::new(progress));
        session
    }

    /// Returns the checked tables.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.shared.model
    }

    /// Returns the tables as they were handed in.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        &self.shared.basis.dataset
    }

    /// Warnings: problems with the tables that do not prevent their use.
    #[must_use]
    pub fn warnings(&self) -> &Problems {
        self.shared.model.warnings()
    }

    /// Returns how well programs fit occupations. Needs no demand, nor do routes.
    ///
    /// # Errors
    /// An error that [`is_cancelled`](Error::is_cancelled), if the caller asked to stop.
    pub fn fit(&self) -> Result<&FitTable, Error> {
        if let Some(present) = self.shared.present.get() {
            return Ok(&present.plan.fit);
        }
        if let Some(fit) = self.shared.fit.get() {
            return Ok(fit);
        }
        let (model, config) = (self.model(), &self.shared.config.fit);
        let fit = self.hooks.control(|control| table_with(model, config, control))?;
        Ok(self.shared.fit.get_or_init(|| fit))
    }

    /// Returns the present: tables, model and plan, solved on the first call.
    #[doc(hidden)]
    pub fn present(&self) -> Result<&Present, Error> {
        let shared = &*self.shared;
        if let Some(present) = shared.present.get() {
            return Ok(present);
        }
        // A thread that was stopped by a panic of a hook left nothing half done.
        let _held = shared.solving.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(present) = shared.present.get() {
            return Ok(present);
        }
        let config = shared.basis.config(&shared.model, &shared.config);
        let plan = self
            .hooks
            .control(|control| plan_with(&shared.model, &config, control))?;
        Ok(shared.present.get_or_init(|| Present {
            basis: Arc::clone(&shared.basis),
            model_config: shared.model_config,
            config: shared.config.clone(),
            model: Arc::clone(&shared.model),
            plan: Arc::new(plan),
        }))
    }

    /// Asks with the hooks of this session.
    pub(super) fn ask<T>(&self, question: impl FnOnce(&Present, &Control) -> T) -> Result<T, Error> {
        let present = self.present()?;
        Ok(self.hooks.control(|control| question(present, control)))
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("config", &self.shared.config)
            .field("solved", &self.shared.present.get().is_some())
            .finish_non_exhaustive()
    }
}
