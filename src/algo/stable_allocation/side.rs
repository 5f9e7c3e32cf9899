//! The two sides of a problem.

/// One side of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The supplies.
    Supply,
    /// The demands.
    Demand,
}
