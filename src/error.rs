//! One error for every question to a [`Session`](crate::Session): its kind, its code, its source.

use crate::advice::{AdviceError, PortfolioError};
use crate::alliance::AllianceError;
use crate::control::Cancelled;
use crate::language::Language;
use crate::matching::MatchError;
use crate::plan::{JointError, PlanError};
use crate::problem::Problems;
use crate::rules::RuleProblems;
use crate::scenario::{DrawError, ScenarioError, ScenarioProblems};
use std::fmt;

/// Why a question has no answer. Small to move; the source is kept.
///
/// Its `Debug` reads as its `Display`, so that `fn main() -> Result<(), Error>` prints what a user can act on.
///
/// ```
/// use vocmatch::prelude::*;
///
/// let error = Session::builder(Dataset::default()).open().unwrap().plan().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Question);
/// assert_eq!(error.code(), "no_programs");
/// assert!(error.problems().is_none() && !error.is_cancelled());
/// assert_eq!(format!("{error:?}"), error.to_string());
/// ```
#[derive(Clone, PartialEq)]
pub struct Error(Box<Source>);

/// What a caller can do about an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The caller asked to stop. There is no partial result.
    Cancelled,
    /// The tables are inconsistent, alone or with the changes of a scenario: correct them; see [`Error::problems`].
    Tables,
    /// The question cannot be answered for these tables, or a choice is out of range: change the question.
    Question,
    /// A solver cannot represent the numbers, or ended early.
    Solver,
    /// A result cannot be written in the format asked for.
    Output,
}

#[derive(Clone, PartialEq)]
enum Source {
    Cancelled,
    Tables(Problems),
    Plan(PlanError),
    Advice(AdviceError),
    Portfolio(PortfolioError),
    Scenario(ScenarioError),
    Changes(ScenarioProblems),
    Joint(JointError),
    Alliance(AllianceError),
    Draws(DrawError),
    Matching(MatchError),
    Rules(RuleProblems),
    Output(String),
}

impl Error {
    /// What a caller can do about it.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        if self.is_cancelled() {
            return ErrorKind::Cancelled;
        }
        match (&*self.0, self.code()) {
            (Source::Tables(_) | Source::Scenario(ScenarioError::Tables { .. }), _) => ErrorKind::Tables,
            (Source::Output(_), _) => ErrorKind::Output,
            (_, "too_large" | "search" | "spread") => ErrorKind::Solver,
            _ => ErrorKind::Question,
        }
    }

    /// Returns a stable code in snake case: for logs, metrics and clients. The codes of problems with tables (`V101`
    /// …) are those of [`problems`](Error::problems).
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &*self.0 {
            Source::Cancelled => "cancelled",
            Source::Tables(_) => "tables",
            Source::Plan(error) => of_plan(error),
            Source::Advice(error) => match error {
                AdviceError::Matching(error) => of_matching(error),
                AdviceError::Plan(error) => of_plan(error),
                AdviceError::Draws(error) => of_draws(error),
                AdviceError::Scenario(error) => of_scenario(error),
            },
            Source::Portfolio(error) => of_portfolio(error),
            Source::Scenario(error) => of_scenario(error),
            Source::Changes(_) => "scenario",
            Source::Joint(error) => of_joint(error),
            Source::Alliance(error) => match error {
                AllianceError::UnknownIndustry(_) => "unknown_industry",
                AllianceError::Matching(error) => of_matching(error),
            },
            Source::Draws(error) => of_draws(error),
            Source::Matching(error) => of_matching(error),
            Source::Rules(_) => "rules",
            Source::Output(_) => "output",
        }
    }

    /// Returns whether the caller asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.code() == "cancelled"
    }

    /// Returns every problem with the tables, if they are the cause.
    #[must_use]
    pub fn problems(&self) -> Option<&Problems> {
        match &*self.0 {
            Source::Tables(problems) | Source::Scenario(ScenarioError::Tables { problems, .. }) => {
                Some(problems)
            }
            _ => None,
        }
    }

    /// Returns a result that cannot be written, and why.
    #[doc(hidden)]
    #[must_use]
    pub fn output(why: impl fmt::Display) -> Error {
        Error(Box::new(Source::Output(why.to_string())))
    }

    /// Returns the error in a language; its `Display` is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match &*self.0 {
            Source::Cancelled => language
                .pick("cancelled by the caller", "已由调用方取消")
                .to_owned(),
            Source::Output(why) => match language {
                Language::English => why.clone(),
                Language::Chinese => "结果写不了".to_owned(),
            },
            Source::Tables(error) => error.text(language),
            Source::Plan(error) => error.text(language),
            Source::Advice(error) => error.text(language),
            Source::Portfolio(error) => error.text(language),
            Source::Scenario(error) => error.text(language),
            Source::Changes(error) => error.text(language),
            Source::Joint(error) => error.text(language),
            Source::Alliance(error) => error.text(language),
            Source::Draws(error) => error.text(language),
            Source::Matching(error) => error.text(language),
            Source::Rules(error) => error.text(language),
        }
    }

    fn inner(&self) -> &(dyn std::error::Error + 'static) {
        match &*self.0 {
            Source::Cancelled | Source::Output(_) => &Cancelled,
            Source::Tables(error) => error,
            Source::Plan(error) => error,
            Source::Advice(error) => error,
            Source::Portfolio(error) => error,
            Source::Scenario(error) => error,
            Source::Changes(error) => error,
            Source::Joint(error) => error,
            Source::Alliance(error) => error,
            Source::Draws(error) => error,
            Source::Matching(error) => error,
            Source::Rules(error) => error,
        }
    }
}

fn of_matching(error: &MatchError) -> &'static str {
    match error {
        MatchError::Cancelled => "cancelled",
        MatchError::TooLarge(_) => "too_large",
        MatchError::Market(_) => "market",
        MatchError::Scores(_) => "scores",
        MatchError::Spread(_) => "spread",
    }
}

fn of_plan(error: &PlanError) -> &'static str {
    match error {
        PlanError::NoDemand => "no_demand",
        PlanError::NoPrograms => "no_programs",
        PlanError::Horizon { .. } => "horizon",
        PlanError::HorizonWithoutDemand { .. } => "horizon_without_demand",
        PlanError::HorizonBeforePeople { .. } => "horizon_before_people",
        PlanError::Matching(error) => of_matching(error),
    }
}

fn of_draws(error: &DrawError) -> &'static str {
    match error {
        DrawError::NothingAhead { .. } => "nothing_ahead",
        DrawError::OutOfRange { .. } => "draws_out_of_range",
        DrawError::Draws(_) => "number_of_draws",
        DrawError::Matching(error) => of_matching(error),
    }
}

fn of_scenario(error: &ScenarioError) -> &'static str {
    match error {
        ScenarioError::Scenario(_) => "scenario",
        ScenarioError::Tables { .. } => "tables",
        ScenarioError::Plan { error, .. } => of_plan(error),
    }
}

fn of_joint(error: &JointError) -> &'static str {
    match error {
        JointError::FillFirst => "fill_first",
        JointError::Window(_) => "window",
        JointError::Growth(_) => "growth",
        JointError::LeastStep(_) => "least_step",
        JointError::Budget(_) => "budget",
        JointError::SeatCost(_) => "seat_cost",
        JointError::WorthOfMoney(_) => "worth_of_money",
        JointError::FirstAutumn { .. } => "first_autumn",
        JointError::Search(_) if error.is_cancelled() => "cancelled",
        JointError::Search(_) => "search",
        JointError::Problem(_) => "too_large",
        JointError::Matching(error) => of_matching(error),
        JointError::Plan(error) => of_plan(error),
    }
}

fn of_portfolio(error: &PortfolioError) -> &'static str {
    match error {
        PortfolioError::FillFirst => "fill_first",
        PortfolioError::Window(_) => "window",
        PortfolioError::Budget(_) => "budget",
        PortfolioError::SeatCost(_) => "seat_cost",
        PortfolioError::Precision(_) => "precision",
        PortfolioError::Search(_) if error.is_cancelled() => "cancelled",
        PortfolioError::Search(_) => "search",
        PortfolioError::Problem(_) => "too_large",
        PortfolioError::Matching(error) => of_matching(error),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Source::Output(why) => f.write_str(why),
            _ => fmt::Display::fmt(self.inner(), f),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Source::Cancelled | Source::Output(_) => None,
            _ => Some(self.inner()),
        }
    }
}

macro_rules! from {
    ($($variant:ident $error:ty;)*) => {$(
        impl From<$error> for Error {
            fn from(error: $error) -> Error {
                Error(Box::new(Source::$variant(error)))
            }
        }
    )*};
}

from! {
    Tables Problems;
    Plan PlanError;
    Advice AdviceError;
    Portfolio PortfolioError;
    Scenario ScenarioError;
    Changes ScenarioProblems;
    Joint JointError;
    Alliance AllianceError;
    Draws DrawError;
    Matching MatchError;
    Rules RuleProblems;
}

impl From<Cancelled> for Error {
    fn from(_: Cancelled) -> Error {
        Error(Box::new(Source::Cancelled))
    }
}
