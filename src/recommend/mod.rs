//! What to do: actions sought by prices, tried in the model, scored by what they gain (methods §10).
//!
//! [`recommend`] looks for programs to expand, open, shrink and suspend, takes the most promising of each
//! kind, projects their entrants and matches every year that they touch again. What gains is returned with
//! its [`Effect`], its [`Score`] and its [`Reason`]s, which are facts with numbers; words are made in
//! [`report`](crate::report). Fewer graduates alone gain nothing, so a program shrinks only in favour of
//! others; where nobody can take its entrants there is a [`Warning`] without a score.

mod action;
mod advice;
mod config;
mod effect;
mod grow;
mod portfolio;
mod reason;
mod reasons;
mod scene;
mod score;
mod shift;
mod trials;

pub use action::{Action, Target};
pub use advice::{Advice, Recommendation, Warning, recommend, recommend_with};
pub use config::{MoveWithin, RecommendConfig};
pub use effect::{Effect, YearEffect};
pub use portfolio::{
    ChosenAction, Cost, Portfolio, PortfolioBudget, PortfolioConfig, PortfolioError, PortfolioFault,
    audit_portfolio, considered, portfolio,
};
pub use reason::Reason;
pub use score::Score;
