//! Algorithms: numbers in, numbers out; no word of the domain. One algorithm a file.
#![cfg_attr(docsrs, feature(doc_cfg))]

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
pub mod osa;
pub mod pareto;
pub mod proportional;
pub mod stable_allocation;
pub mod transport;

pub use control::{Cancelled, Control, Progress};

/// The README's code is tested with the rest of the documentation.
#[cfg(doctest)]
#[doc = include_str!("README.md")]
struct Readme;
