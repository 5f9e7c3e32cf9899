//! The answer of a look-up: a match, several candidates, or none.

use super::search::{Candidate, Searcher};
use serde::{Deserialize, Serialize};

/// The thresholds at which a name is linked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LinkConfig {
    /// The least confidence at which a name is linked, 0..=1. Default .9.
    pub accept: f64,
    /// The least confidence at which a concept is offered for review, 0..=1. Default .2.
    pub review: f64,
    /// How many concepts are offered where a name is not linked. Default 5.
    pub offered: usize,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

impl Default for LinkConfig {
    fn default() -> Self {
        LinkConfig {
            accept: 0.9,
            review: 0.2,
            offered: 5,
            reserved: crate::unit::Reserved,
        }
    }
}

/// The meaning of a name.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Answer<'l> {
    /// This concept, with at least the required confidence.
    Match(Candidate<'l>),
    /// One of these, the likeliest first: several concepts have exactly this name, or none is sure enough.
    Ambiguous(Vec<Candidate<'l>>),
    /// Nothing: no concept reaches the least confidence. Holds the nearest ones, if any, for display.
    NoMatch(Option<Candidate<'l>>),
}

impl<'l> Searcher<'l> {
    /// Finds the meaning of a name. A name that exactly one concept has is answered without any comparison.
    #[must_use]
    pub fn find(&mut self, name: &str, config: &LinkConfig) -> Answer<'l> {
        if let [only] = self.exact(name)[..] {
            return Answer::Match(only);
        }
        let mut candidates = self.candidates(name, config.offered.max(1));
        match candidates.first().copied() {
            Some(first) if first.confidence >= config.accept => Answer::Match(first),
            Some(first) if first.confidence >= config.review => {
                // An alternative must be at least half as likely as the first.
                candidates.retain(|one| 2.0 * one.confidence >= config.review.min(first.confidence));
                Answer::Ambiguous(candidates)
            }
            nearest => Answer::NoMatch(nearest),
        }
    }

    /// Finds the meanings of several names, in their order.
    #[must_use]
    pub fn find_all<'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n str>,
        config: &LinkConfig,
    ) -> Vec<Answer<'l>> {
        names.into_iter().map(|name| self.find(name, config)).collect()
    }
}
