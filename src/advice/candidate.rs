//! Candidates: actions that shadow prices or gaps support, before anything is solved.

use super::target::Target;
use crate::unit::Year;

/// An action with its aim. A kind generates actions of its own type; [`Candidate`](super::kind::Candidate) holds an
/// action of any kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft<A> {
    pub(super) action: A,
    pub(super) aim: Aim,
}

/// The start of an action, its target, and an estimate of its gain from shadow prices alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Aim {
    /// The first autumn of the change.
    pub(super) first_autumn: Year,
    pub(super) target: Target,
    /// The index in the plan of the period in which the action first has an effect.
    pub(super) period: usize,
    /// Estimated gain in value over the horizon, in heads' worth.
    pub(super) estimate: f64,
}
