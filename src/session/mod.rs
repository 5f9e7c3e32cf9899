//! A session: tables checked once, solved once, and shared by all questions.

mod advised;
mod builder;
mod gap;
mod hooks;
mod planned;
mod what_if;

pub use advised::{Advised, Recommended};
pub use builder::SessionBuilder;
pub use gap::Gap;
pub use planned::Planned;
pub use what_if::WhatIf;

use crate::advice::{AdviceConfig, Portfolio, PortfolioConfig, Prospect, advise, portfolio, prospects_with};
use crate::alliance::{AllianceConfig, Coverage, Invitations, coverage, invite};
use crate::control::{Control, Work};
use crate::dataset::Dataset;
use crate::error::Error;
use crate::fit::{FitTable, table_with};
use crate::id::AllianceIx;
use crate::indicator::{Tracking, TrackingConfig, tracking};
use crate::model::{Model, ModelConfig};
use crate::pathway::{Goal, Route, RouteConfig, Routes, Start, Stations};
use crate::pipeline::plan_with;
use crate::plan::{JointConfig, JointPlan, PlanConfig, joint};
use crate::problem::Problems;
use crate::rules::{Fired, Rules, fired};
use crate::scenario::{Basis, Draw, DrawConfig, Present, Scenario, draws, run};
use hooks::Hooks;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Tables that are checked once and solved once, with a method for each question.
///
/// [`builder`](Session::builder) takes the tables and the options; [`open`](SessionBuilder::open) checks them. The
/// plan is solved on first use, and kept: every later question starts from it. A session is `Send`, `Sync` and cheap
/// to clone; clones share the solution, and concurrent first calls solve once.
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
/// assert_eq!(first.score(), 95.0);
///
/// // Re-planning the scenario of the action reproduces the reported effect exactly.
/// let after = session.what_if(&first.scenario())?;
/// assert_eq!(after.filled_heads(), 14);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Session {
    shared: Arc<Shared>,
    hooks: Hooks,
}

/// The state that all clones of a session share.
struct Shared {
    basis: Arc<Basis>,
    model_config: ModelConfig,
    config: PlanConfig,
    model: Arc<Model>,
    fit: OnceLock<FitTable>,
    present: OnceLock<Present>,
    /// Held while the plan is solved, so that it is solved once.
    solving: Mutex<()>,
}

impl Session {
    /// Starts a session of tables; every option has a default.
    pub fn builder(dataset: Dataset) -> SessionBuilder {
        SessionBuilder::new(dataset)
    }

    fn of(
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
                model_config: present.model_config.clone(),
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
        // A panic in a callback leaves no partial state behind.
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
            model_config: shared.model_config.clone(),
            config: shared.config.clone(),
            model: Arc::clone(&shared.model),
            plan: Arc::new(plan),
        }))
    }

    /// Runs work with the callbacks of this session.
    fn ask<T>(&self, question: impl FnOnce(&Present, &Control) -> T) -> Result<T, Error> {
        let present = self.present()?;
        Ok(self.hooks.control(|control| question(present, control)))
    }

    /// Returns the plan: solved on the first call, shared by all later ones.
    ///
    /// # Errors
    /// If the tables lack required data, the years asked for are no valid horizon, or the caller asked to stop.
    ///
    /// # Example: how many graduates find work, year by year?
    ///
    /// ```
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// for period in &session.plan()?.periods {
    ///     println!("{:?}: {} of {} placed", period.years, period.summary.placed, period.summary.graduates);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn plan(&self) -> Result<Planned<'_>, Error> {
        self.present().map(Planned::new)
    }

    /// Returns advice on actions of every kind, each evaluated by re-solving, best first.
    ///
    /// # Errors
    /// As [`plan`](Session::plan), and if the options of draws are out of range.
    ///
    /// # Example: what should one school do?
    ///
    /// ```
    /// use vocmatch::advice::Actor;
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let school = session.model().find_school("4111010857").unwrap();
    /// let mut config = AdviceConfig::default();
    /// config.actor = Some(Actor::School(school));
    /// for one in session.advise(&config)?.iter() {
    ///     assert!(one.actors.contains(&Actor::School(school)));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn advise(&self, config: &AdviceConfig) -> Result<Advised, Error> {
        let advice = self.ask(|present, control| advise(present, config, control))??;
        Ok(Advised::new(self.clone(), advice))
    }

    /// Plans the tables after the changes of a scenario, and compares with the present plan.
    ///
    /// # Errors
    /// If a change is invalid, the new tables are inconsistent or cannot be planned, or the caller asked to stop.
    ///
    /// # Example: what if chip makers hire a quarter less from 2027 on?
    ///
    /// ```
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let cut = Scenario::new("Cut").openings("C397", Amount::Factor(0.75)).from_year(2027);
    /// let after = session.what_if(&cut)?;
    /// assert!(after.difference().placed() < 0.0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn what_if(&self, scenario: &Scenario) -> Result<WhatIf, Error> {
        let outcome = self.ask(|present, control| run(present, scenario, control))??;
        Ok(WhatIf::new(self.clone(), outcome))
    }

    /// Runs [`what_if`](Session::what_if) for several scenarios, each compared with the present.
    ///
    /// # Errors
    /// That of the first scenario that fails.
    ///
    /// ```
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let scenario = |factor| Scenario::new("Openings").openings("C397", Amount::Factor(factor));
    /// let both = session.compare(&[scenario(0.9), scenario(1.1)])?;
    /// assert!(both[0].difference().placed() <= both[1].difference().placed());
    /// # Ok(())
    /// # }
    /// ```
    pub fn compare(&self, scenarios: &[Scenario]) -> Result<Vec<WhatIf>, Error> {
        scenarios.iter().map(|scenario| self.what_if(scenario)).collect()
    }

    /// Finds the best entrants and progressions for all years together, with an upper bound on any choice.
    ///
    /// # Errors
    /// If the options are out of range, the present plan maximises heads or carries over between years, the search
    /// ends early, or the caller asked to stop.
    ///
    /// ```
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let joint = session.joint(&JointConfig::default())?;
    /// assert!(joint.plan.value() >= session.plan()?.value());
    /// # Ok(())
    /// # }
    /// ```
    pub fn joint(&self, config: &JointConfig) -> Result<JointPlan, Error> {
        Ok(self.ask(|present, control| joint(&present.model, &present.plan, config, control))??)
    }

    /// Finds the best actions together under a budget, with an upper bound on the gain of any choice.
    ///
    /// # Errors
    /// As [`joint`](Session::joint).
    ///
    /// ```
    /// use vocmatch::advice::PortfolioConfig;
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let chosen = session.portfolio(&AdviceConfig::default(), &PortfolioConfig::default())?;
    /// assert!(!chosen.actions.is_empty());
    /// # Ok(())
    /// # }
    /// ```
    pub fn portfolio(&self, advice: &AdviceConfig, config: &PortfolioConfig) -> Result<Portfolio, Error> {
        Ok(self.ask(|present, control| portfolio(&present.model, &present.plan, advice, config, control))??)
    }

    /// Finds at most `most` routes of one learner, the best first. Needs no demand.
    ///
    /// # Errors
    /// An error that [`is_cancelled`](Error::is_cancelled), if the caller asked to stop.
    ///
    /// ```
    /// use vocmatch::pathway::{Goal, RouteConfig, Start};
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let start = Start::Program(session.model().find_program("4111010858-710401").unwrap());
    /// let goal = Goal::Occupation(session.model().find_occupation("2-02-38-09").unwrap());
    /// let routes = session.routes(start, goal, &RouteConfig::default(), 3)?;
    /// assert!(routes.windows(2).all(|pair| pair[0].worth >= pair[1].worth));
    /// # Ok(())
    /// # }
    /// ```
    pub fn routes(
        &self,
        start: Start,
        goal: Goal,
        config: &RouteConfig,
        most: usize,
    ) -> Result<Vec<Route>, Error> {
        let stations = Stations::of_programs(self.model());
        Ok(Routes::new(self.model(), &stations, self.fit()?, config).best(start, goal, most))
    }

    /// Returns a learner's prospects from `start`: by occupation, the best route and the openings at its end, best
    /// first.
    ///
    /// # Errors
    /// As [`plan`](Session::plan).
    ///
    /// ```
    /// use vocmatch::pathway::{RouteConfig, Start};
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let start = Start::Program(session.model().find_program("4111010858-710401").unwrap());
    /// let found = session.prospects(start, &RouteConfig::default(), &AdviceConfig::default())?;
    /// assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
    /// # Ok(())
    /// # }
    /// ```
    pub fn prospects(
        &self,
        start: Start,
        routes: &RouteConfig,
        config: &AdviceConfig,
    ) -> Result<Vec<Prospect>, Error> {
        Ok(self.ask(|present, control| {
            prospects_with(&present.model, &present.plan, start, routes, config, control)
        })??)
    }

    /// Returns the coverage of an alliance: what it can fill by itself, year by year, with its four chains and
    /// missing levels.
    ///
    /// # Errors
    /// As [`plan`](Session::plan), and if the choices name an industry that the tables do not have.
    ///
    /// ```
    /// use vocmatch::alliance::AllianceConfig;
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let alliance = session.model().find_alliance("ic-consortium").unwrap();
    /// let coverage = session.coverage(alliance, &AllianceConfig::default())?;
    /// assert!(coverage.filled() <= coverage.openings());
    /// # Ok(())
    /// # }
    /// ```
    pub fn coverage(&self, alliance: AllianceIx, config: &AllianceConfig) -> Result<Coverage, Error> {
        Ok(self.ask(|present, control| coverage(&present.model, &present.plan, alliance, config, control))??)
    }

    /// Ranks the schools and enterprises that an alliance could invite, each evaluated as a member by re-solving.
    ///
    /// # Errors
    /// As [`coverage`](Session::coverage).
    ///
    /// ```
    /// use vocmatch::alliance::AllianceConfig;
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let alliance = session.model().find_alliance("ic-consortium").unwrap();
    /// let found = session.invite(alliance, &AllianceConfig::default())?;
    /// println!("{} schools could bring something", found.schools.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn invite(&self, alliance: AllianceIx, config: &AllianceConfig) -> Result<Invitations, Error> {
        Ok(self.ask(|present, control| invite(&present.model, &present.plan, alliance, config, control))??)
    }

    /// Re-solves the plan with random openings and graduates around the expected ones, from a seed.
    ///
    /// # Errors
    /// As [`plan`](Session::plan), and if the options of draws are out of range.
    ///
    /// ```
    /// use vocmatch::prelude::*;
    /// use vocmatch::scenario::spread;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let mut config = DrawConfig::default();
    /// config.draws = 5;
    /// let draws = session.draws(&config)?;
    /// assert_eq!(draws, session.draws(&config)?);
    /// println!("{:?}", spread(&draws).mean);
    /// # Ok(())
    /// # }
    /// ```
    pub fn draws(&self, config: &DrawConfig) -> Result<Vec<Draw>, Error> {
        Ok(self.ask(|present, control| draws(&present.model, &present.plan, config, control))??)
    }

    /// Returns graduate tracking by program and class, with the programs that are far from their prior.
    ///
    /// # Errors
    /// As [`fit`](Session::fit).
    ///
    /// ```
    /// use vocmatch::indicator::TrackingConfig;
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// println!("{} programs are tracked", session.tracking(&TrackingConfig::default())?.programs.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn tracking(&self, config: &TrackingConfig) -> Result<Tracking, Error> {
        Ok(tracking(self.model(), self.fit()?, config))
    }

    /// Returns the warning rules that fire, by program and rule.
    ///
    /// # Errors
    /// As [`plan`](Session::plan).
    ///
    /// ```
    /// use vocmatch::indicator::TrackingConfig;
    /// use vocmatch::prelude::*;
    /// use vocmatch::rules::Rules;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// assert!(session.fired(&Rules::default(), &TrackingConfig::default())?.is_empty());
    /// # Ok(())
    /// # }
    /// ```
    pub fn fired(&self, rules: &Rules, config: &TrackingConfig) -> Result<Vec<Fired>, Error> {
        let present = self.present()?;
        Ok(fired(&present.model, &present.plan, rules, config))
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
