//! Matching of heads to openings on sparse bipartite graphs, without a word of any domain: numbers in, numbers out.
//!
//! - [`transport`]: the optimum, exact and integral, with duals, shadow prices and ranges over all optima (network
//!   simplex with warm starts);
//! - [`stable_allocation`]: a stable flow, where both sides have preferences (deferred acceptance with quantities);
//! - [`proportional`]: the entropic optimum at a temperature, and its controlled rounding (Sinkhorn and Newton).
//!
//! All three take a [`transport::Problem`]. Quantities are whole heads in `i64`, values whole millionths a head;
//! nodes and arcs are named by position. Each module has an auditor that checks a result by its definition, without
//! the solver. Solves are deterministic to the last bit, use one thread and no clock, and stop when
//! [`Control::cancel`] says so.

#[doc(hidden)]
pub mod beta;
#[doc(hidden)]
pub mod beta_binomial;
#[doc(hidden)]
pub mod bm25;
mod control;
#[doc(hidden)]
pub mod cosine_index;
#[doc(hidden)]
pub mod dag;
#[doc(hidden)]
pub mod false_discovery;
#[doc(hidden)]
pub mod first_order;
#[doc(hidden)]
pub mod k_shortest;
#[doc(hidden)]
pub mod largest_remainder;
#[doc(hidden)]
pub mod logistic;
#[doc(hidden)]
pub mod normal;
#[doc(hidden)]
pub mod order;
#[doc(hidden)]
pub mod osa;
#[doc(hidden)]
pub mod pareto;
pub mod proportional;
#[doc(hidden)]
pub mod sorted;
pub mod stable_allocation;
pub mod transport;

pub use control::{Cancelled, Control, Progress};
