//! Algorithms: numbers in, numbers out; no word of the domain. One algorithm a file.

pub mod beta;
pub mod beta_binomial;
pub mod bm25;
mod control;
pub mod cosine_index;
pub mod dag;
pub mod false_discovery;
pub mod first_order;
pub mod k_shortest;
pub mod largest_remainder;
pub mod logistic;
pub mod normal;
#[doc(hidden)]
pub mod order;
pub mod osa;
pub mod pareto;
pub mod proportional;
#[doc(hidden)]
pub mod sorted;
pub mod stable_allocation;
pub mod transport;

pub use control::{Cancelled, Control, Progress};
