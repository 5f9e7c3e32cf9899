//! Advice: candidates from shadow prices and gaps, evaluated by re-solving, explained and ranked (methods §10).
//!
//! Four steps, with one type each: candidates are *generated* by kind of action, *evaluated*, *explained*, and *ranked* as
//! [`Recommendation`]s. [`recommend`] generates programs to expand, open, shrink and suspend, and orders; `advise` has the tables,
//! and generates actions of every kind. The most promising of each are evaluated: those that change entrants alone are projected and
//! matched again from the old solution, all others are done as a [`scenario`](Recommendation::scenario) and planned afresh. What
//! gains is returned with its [`Effect`], its [`Score`], its [`Robustness`] under draws and its [`Reason`]s for and against, which
//! are facts with numbers; words are made in the crate `vocmatch-report`. Re-planning the scenario reproduces the reported effect
//! exactly.
//!
//! Fewer graduates alone gain nothing, so a program shrinks only in favour of others; where no program can take its
//! entrants there is a [`Warning`] without a score. `portfolio` chooses the best actions together under a budget,
//! with an upper bound on the gain of any choice; [`prospects`] ranks the occupations within a learner's reach.

mod advise;
mod assumption;
mod best_fit;
mod break_even;
mod candidate;
mod changes;
mod confidence;
mod config;
mod context;
mod cost;
mod effect;
mod error;
mod evaluate;
mod evaluated;
mod explain;
mod gains;
mod generate;
mod kind;
mod learner;
mod measure;
mod outline;
mod portfolio;
mod rank;
mod reallocate;
mod reason;
mod recommendation;
mod replanned;
mod rows;
mod scenario;
mod score;
mod screen;
mod search;
mod sensitivity;
mod steps;
mod surely;
mod sureness;
mod target;
mod tends;
mod trials;
mod uses;
mod watched;

#[doc(hidden)]
pub use advise::{recommend, recommend_with};
pub use assumption::Assumption;
#[doc(hidden)]
pub use confidence::confidence;
pub use confidence::{Confidence, Doubt};
pub use config::{AdviceConfig, MoveWithin, Order};
pub use cost::{Actor, Cost};
pub use effect::{Effect, YearEffect};
#[doc(hidden)]
pub use error::AdviceError;
pub use gains::Gains;
pub use generate::Considered;
pub use kind::{Action, ActionKind};
pub use learner::Prospect;
#[doc(hidden)]
pub use learner::{prospects, prospects_with};
pub use measure::Robustness;
#[doc(hidden)]
pub use outline::{Outline, Subject};
pub use portfolio::{
    ChosenAction, Portfolio, PortfolioBudget, PortfolioConfig, PortfolioFault, audit_portfolio,
};
#[doc(hidden)]
pub use portfolio::{PortfolioCost, PortfolioError, considered, portfolio};
pub use reason::FitPart;
pub use reason::Reason;
pub use recommendation::{Advice, Recommendation, Warning};
#[doc(hidden)]
pub use scenario::scenario;
pub use score::Score;
pub use screen::{Filled, ScreenConfig, ScreenRule};
pub use sensitivity::Sensitivity;
#[doc(hidden)]
pub use sensitivity::sensitivity;
#[doc(hidden)]
pub use surely::advise;
pub use sureness::{Grade, Sureness};
#[doc(hidden)]
pub use sureness::{Headline, Under};
pub use target::Target;
pub use tends::ExpectedEffect;
pub use watched::Watched;
