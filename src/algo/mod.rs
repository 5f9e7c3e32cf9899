//! Algorithms: numbers in, numbers out; no word of the domain. One algorithm a file.

pub mod beta;
pub mod largest_remainder;
pub mod transport;
