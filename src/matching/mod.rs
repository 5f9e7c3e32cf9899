//! Market → matching: who could take which opening, and who does (methods §6).
//!
//! A [`Market`] is numbers: heads, openings, and what each pair is worth. A [`LabourMarket`] is made from a model
//! and knows whom its nodes stand for; [`LabourMarket::market`] is what is matched.

mod audit;
mod candidates;
mod config;
mod labour;
mod labour_nodes;
mod market;
mod market_problem;
mod node;
mod optimal;
mod value;
mod wage;

pub use crate::algo::transport::{Group, Range};
pub use crate::algo::{Control, Progress};
pub use audit::{Violation, audit};
pub use config::MarketConfig;
pub use labour::LabourMarket;
pub use market::{Market, Pair};
pub use market_problem::{MarketProblem, MarketProblems};
pub use node::{DemandNode, SupplyNode};
pub use optimal::{MatchError, Matching, Objective, Price, Prices, optimal};
pub use value::{after_wait, level_factor, mobility, pair_value};
pub use wage::wage_ranks;
