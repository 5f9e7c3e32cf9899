//! Market → matching: who could take which opening, and who does (methods §6).

mod candidates;
mod config;
mod market;
mod value;

pub use config::MarketConfig;
pub use market::{DemandNode, Market, Pair, SupplyNode};
pub use value::{level_factor, mobility, pair_value};
