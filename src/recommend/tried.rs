//! An action that was tried, with what came of it.

use super::action::Candidate;
use super::effect::{Changes, Effect};
use super::varied::Varied;
use crate::unit::Value;

pub(super) struct Tried {
    pub(super) candidate: Candidate,
    /// The heads that it changes; empty if it has a world of its own.
    pub(super) changes: Changes,
    /// The world in which it is done, if it changes more than entrants; under the plan's objective, and under best fit
    /// where that is another.
    pub(super) world: Option<(Varied, Option<Varied>)>,
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

    /// Its world under best fit.
    pub(super) fn valued_world(&self) -> Option<&Varied> {
        let (own, valued) = self.world.as_ref()?;
        Some(valued.as_ref().unwrap_or(own))
    }
}
