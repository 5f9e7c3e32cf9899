//! Market → matching: candidate pairs of graduates and openings, and who is placed where (methods §6).
//!
//! A [`Market`] is numbers: heads, openings, and the value of each pair. A [`LabourMarket`] is built from a model and
//! knows the graduates and openings behind its nodes; [`LabourMarket::market`] is the numeric market.
//!
//! There are three [`Semantics`]: [`optimal`], [`stable`] and [`proportional`]; `solve` takes any of them. Each
//! returns a [`Matching`], [`audit`] checks it, and `compare` compares it with others.

mod answer;
mod audit;
mod candidates;
mod compare;
mod config;
mod error;
mod expected;
mod labour;
mod labour_keys;
mod labour_nodes;
mod market;
mod market_problem;
mod node;
mod optimal;
mod pair;
mod proportional;
mod semantics;
mod solve;
mod stable;
mod value;
mod wage;

pub use crate::control::Control;
pub use answer::Matching;
pub use audit::MatchingViolation;
pub use audit::audit;
pub use compare::price_of_stability;
#[doc(hidden)]
pub use compare::{MatchingFigures, compare, spread};
pub use config::MarketConfig;
pub use error::MatchError;
#[doc(hidden)]
pub use expected::{Expected, ExpectedConfig, ExpectedViolation, Graduates, audit_expected, expected};
pub use labour::LabourMarket;
pub use market::Market;
#[doc(hidden)]
pub use market_problem::MarketProblem;
pub use market_problem::MarketProblems;
pub use node::{DemandNode, SupplyNode};
#[doc(hidden)]
pub use optimal::optimal_any;
pub use optimal::{Optimal, Price, Prices, optimal};
pub use pair::Pair;
pub use proportional::proportional;
#[doc(hidden)]
pub use semantics::Semantics;
pub use semantics::{Favour, Objective};
#[doc(hidden)]
pub use solve::solve;
pub use stable::stable;
#[doc(hidden)]
pub use value::{after_wait, level_factor, mobility, pair_value};
#[doc(hidden)]
pub use vocmatch_algo::Progress;
#[doc(hidden)]
pub use vocmatch_algo::proportional::{Config as SpreadConfig, Spread, SpreadError};
#[doc(hidden)]
pub use vocmatch_algo::transport::Group;
pub use vocmatch_algo::transport::Range;
pub(crate) use wage::wage_means;
#[doc(hidden)]
pub use wage::wage_ranks;
