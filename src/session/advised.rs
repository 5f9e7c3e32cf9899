//! The advice of a session, with its model and tables.

use super::state::Session;
use crate::advice::{Advice, Recommendation};
use crate::model::Model;
use crate::scenario::Scenario;
use std::ops::Deref;

/// Advice with its session. Dereferences to the [`Advice`].
#[derive(Debug, Clone)]
pub struct Advised {
    session: Session,
    advice: Advice,
}

impl Advised {
    pub(super) fn new(session: Session, advice: Advice) -> Advised {
        Advised { session, advice }
    }

    /// Returns the session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Returns the recommendations without a caution, best first.
    pub fn iter(&self) -> impl Iterator<Item = Recommended<'_>> {
        self.views(&self.advice.recommendations)
    }

    /// Returns the recommendations that rest on openings with a caution: they need review.
    pub fn with_caution(&self) -> impl Iterator<Item = Recommended<'_>> {
        self.views(&self.advice.with_caution)
    }

    fn views<'a>(&'a self, list: &'a [Recommendation]) -> impl Iterator<Item = Recommended<'a>> {
        let session = &self.session;
        list.iter().map(move |one| Recommended { session, one })
    }
}

impl Deref for Advised {
    type Target = Advice;

    fn deref(&self) -> &Advice {
        &self.advice
    }
}

/// One recommendation with its session. Dereferences to the [`Recommendation`].
#[derive(Debug, Clone, Copy)]
pub struct Recommended<'a> {
    session: &'a Session,
    one: &'a Recommendation,
}

impl<'a> Recommended<'a> {
    /// Its score, 0..=100.
    #[must_use]
    pub fn score(&self) -> f64 {
        self.one.score.score
    }

    /// Returns the scenario of the action: [`Session::what_if`] reproduces its effect exactly.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        self.one
            .scenario(self.session.model(), &self.session.shared.basis)
    }

    /// Returns the model of its ids and names.
    #[must_use]
    pub fn model(&self) -> &'a Model {
        self.session.model()
    }

    /// Returns the recommendation itself.
    #[must_use]
    pub fn recommendation(&self) -> &'a Recommendation {
        self.one
    }
}

impl Deref for Recommended<'_> {
    type Target = Recommendation;

    fn deref(&self) -> &Recommendation {
        self.one
    }
}
