//! An action that was tried, with what came of it.

use super::action::Candidate;
use super::effect::{Changes, Effect};
use super::varied::Varied;
use crate::unit::Value;

pub(super) struct Tried {
    pub(super) candidate: Candidate,
    /// The heads that it changes; empty if it has a world of its own.
    pub(super) changes: Changes,
    /// The world under best fit in which it is done, if it changes more than entrants. A world is a model and a plan: it is
    /// kept for the few that are measured, and only while they are.
    pub(super) world: Option<Varied>,
    /// What it changes, under the plan's objective.
    pub(super) effect: Effect,
    /// What it changes under best fit, where that is another objective.
    pub(super) valued: Option<Effect>,
}

impl Tried {
    /// What it changes under best fit.
    pub(super) fn by_value(&self) -> &Effect {
        self.valued.as_ref().unwrap_or(&self.effect)
    }

    /// The value that it gains under best fit, all years together.
    pub(super) fn gained(&self) -> Value {
        self.by_value().value()
    }
}
