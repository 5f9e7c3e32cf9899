//! Market → matching: who could take which opening, and who does (methods §6).

mod audit;
mod candidates;
mod config;
mod market;
mod node;
mod optimal;
mod value;

pub use crate::algo::transport::{Group, Range};
pub use crate::algo::{Control, Progress};
pub use audit::{Violation, audit};
pub use config::MarketConfig;
pub use market::Market;
pub use node::{DemandNode, Pair, SupplyNode};
pub use optimal::{MatchError, Matching, Objective, Price, Prices, optimal};
pub use value::{level_factor, mobility, pair_value};
