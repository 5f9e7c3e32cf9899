//! An evaluated action: a candidate with its effect, by re-solving.

use super::changes::Changes;
use super::effect::Effects;
use super::kind::Candidate;
use super::replanned::Replanned;
use super::tends::ExpectedEffect;
use crate::unit::Value;

pub(super) struct Evaluated {
    pub(super) candidate: Candidate,
    /// The heads that it changes; empty if it is planned again.
    pub(super) changes: Changes,
    /// Model and plan under best fit with the action, if it is planned again. Both are large: they are kept only for
    /// the few actions that are measured, and only meanwhile.
    pub(super) replanned: Option<Replanned>,
    pub(super) effects: Effects,
    pub(super) tends: ExpectedEffect,
}

impl Evaluated {
    /// The value that it gains under best fit, all years together.
    pub(super) fn gained(&self) -> Value {
        self.effects.by_value().value()
    }
}
