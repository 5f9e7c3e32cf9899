//! Algorithms: numbers in, numbers out; no word of the domain. One algorithm a file.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(hidden)]
pub mod beta;
#[doc(hidden)]
pub mod beta_binomial;
#[doc(hidden)]
pub mod bm25;
#[doc(hidden)]
pub mod conditional_logit;
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

/// The README's code is tested with the rest of the documentation.
#[cfg(doctest)]
#[doc = include_str!("README.md")]
struct Readme;
