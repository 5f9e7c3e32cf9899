//! A portfolio: the best actions together under a budget, with an upper bound (methods §10).

mod answer;
mod audit;
mod bound;
mod choice;
mod config;
mod cost;
mod crowd;
mod greedy;
mod ledger;
mod search;

pub use answer::{ChosenAction, Portfolio, considered, portfolio};
pub use audit::{PortfolioFault, audit_portfolio};
pub use config::{PortfolioBudget, PortfolioConfig, PortfolioError};
pub use cost::PortfolioCost;
