//! What a session can be asked.

use super::advised::Advised;
use super::builder::SessionBuilder;
use super::planned::Planned;
use super::state::Session;
use super::what_if::WhatIf;
use crate::advice::{
    Advice, AdviceConfig, Portfolio, PortfolioConfig, Prospect, Sensitivity, advise, portfolio,
    prospects_with, sensitivity,
};
use crate::alliance::{AllianceConfig, Coverage, Invitations, coverage, invite};
use crate::dataset::Dataset;
use crate::error::Error;
use crate::id::AllianceIx;
use crate::indicator::{Tracking, TrackingConfig, tracking};
use crate::pathway::{Goal, Route, RouteConfig, Routes, Start, Stations};
use crate::plan::{JointConfig, JointPlan, joint};
use crate::rules::{Fired, Rules, fired};
use crate::scenario::{Draw, DrawConfig, Scenario, draws, run};

impl Session {
    /// Starts a session of tables; every option has a default.
    pub fn builder(dataset: Dataset) -> SessionBuilder {
        SessionBuilder::new(dataset)
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

    /// Plans and advises again under every assumption that may be otherwise: the range of the headline figures, and
    /// how sure each recommendation is. `advice` comes from this session and `config`. About two plans and two searches
    /// for advice for each assumption and processor.
    ///
    /// # Errors
    /// As for [`Session::advise`].
    ///
    /// ```
    /// use vocmatch::prelude::*;
    ///
    /// # fn main() -> Result<(), Error> {
    /// let session = Session::builder(Dataset::read_dir("examples/data/beijing-ic")).open()?;
    /// let config = AdviceConfig::default();
    /// let advice = session.advise(&config)?;
    /// let sensitivity = session.sensitivity(&advice, &config)?;
    /// assert_eq!(sensitivity.actions.len(), advice.all().count());
    /// # Ok(())
    /// # }
    /// ```
    pub fn sensitivity(&self, advice: &Advice, config: &AdviceConfig) -> Result<Sensitivity, Error> {
        Ok(self.ask(|present, control| sensitivity(present, advice, config, control))??)
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
