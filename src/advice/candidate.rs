//! Candidates: actions that prices or gaps speak for, before anything is solved.

use super::target::Target;
use crate::unit::Year;

/// An action with its aim. A kind drafts actions of its own type; [`Candidate`](super::kind::Candidate) is the draft of
/// an action of any kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft<A> {
    pub(super) action: A,
    pub(super) aim: Aim,
}

/// When an action starts, what it aims at, and a first guess of its gain from shadow prices alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Aim {
    /// The first autumn of the change.
    pub(super) first_autumn: Year,
    pub(super) target: Target,
    /// The index in the plan of the period in which the action first shows.
    pub(super) period: usize,
    /// Estimated gain in value over the horizon, in heads' worth.
    pub(super) estimate: f64,
}
