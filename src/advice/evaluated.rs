//! An evaluated action: a candidate with what it changes, re-solved.

use super::changes::Changes;
use super::effect::Effects;
use super::kind::Candidate;
use super::replanned::Replanned;
use crate::unit::Value;

pub(super) struct Evaluated {
    pub(super) candidate: Candidate,
    /// The heads that it changes; empty if it is planned afresh.
    pub(super) changes: Changes,
    /// Model and plan under best fit in which it is done, if it is planned afresh. Both are large: they are kept for the few
    /// that are measured, and only while they are.
    pub(super) replanned: Option<Replanned>,
    pub(super) effects: Effects,
}

impl Evaluated {
    /// The value that it gains under best fit, all years together.
    pub(super) fn gained(&self) -> Value {
        self.effects.by_value().value()
    }
}
