//! What to do: actions sought by prices, tried in the model, scored by what they gain (methods §10).
//!
//! [`recommend`] looks for programs to expand, open, shrink and suspend, and for orders; [`advise`] has the tables, and looks for actions
//! of every kind. The most promising of each are tried: those that change entrants alone are projected and matched again from the old
//! solution, all others are done as a [`scenario`](Recommendation::scenario) and planned afresh. What gains is returned with its
//! [`Effect`], its [`Score`], its [`Robustness`] under draws and its [`Reason`]s for and against, which are facts with numbers; words
//! are made in [`report`](crate::report). What is promised is what planning the scenario gives.
//!
//! Fewer graduates alone gain nothing, so a program shrinks only in favour of others; where nobody can take its entrants there is a
//! [`Warning`] without a score. [`portfolio`] chooses the best actions together under a budget, with a bound on what any choice could
//! gain; [`prospects`] says where a learner's routes lead.

mod action;
mod advise;
mod confidence;
mod config;
mod cost;
mod effect;
mod flip;
mod grow;
mod learner;
mod measure;
mod portfolio;
mod rank;
mod reason;
mod reasons;
mod recommendation;
mod scene;
mod score;
mod seek;
mod shift;
mod steps;
mod teach;
mod trials;
mod tried;
mod uses;
mod varied;
mod ways;

pub use action::{Action, ActionKind, Target};
pub use advise::{advise, recommend, recommend_with};
pub use confidence::{Confidence, Doubt, confidence};
pub use config::{MoveWithin, Order, RecommendConfig};
pub use cost::{Actor, Cost};
pub use effect::{Effect, YearEffect};
pub use learner::{Prospect, prospects, prospects_with};
pub use measure::Robustness;
pub use portfolio::{
    ChosenAction, Portfolio, PortfolioBudget, PortfolioConfig, PortfolioCost, PortfolioError, PortfolioFault,
    audit_portfolio, considered, portfolio,
};
pub use reason::{FitPart, Reason};
pub use recommendation::{Advice, AdviceError, Recommendation, Warning};
pub use score::Score;
pub use seek::Considered;
pub use steps::scenario;
