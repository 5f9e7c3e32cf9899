//! Choices that feed markets: a large linear program of one kind, solved nearly, with a proven gap.

mod audit;
mod bound;
mod config;
mod markets;
mod problem;
mod repair;
mod solution;
mod solve;
mod sparse;
mod state;

pub use audit::{Violation, audit, audit_solution};
pub use config::{Config, SolveError};
pub use problem::{Choice, Feed, MAX_NUMBER, MAX_OPENINGS, Market, Pairs, Place, Problem, ProblemError, Row};
pub use solution::{Prices, Solution};
pub use solve::solve;
