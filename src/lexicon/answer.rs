//! What a look-up comes to: a match, several that it may be, or none.

use super::search::{Candidate, Searcher};
use serde::{Deserialize, Serialize};

/// When a name counts as linked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LinkConfig {
    /// The least confidence with which a name is linked, 0..=1. Default .9.
    pub accept: f64,
    /// The least confidence with which a concept is worth a look by someone who knows, 0..=1. Default .2.
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

/// What a name means.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Answer<'l> {
    /// This concept, with at least the confidence that was asked for.
    Match(Candidate<'l>),
    /// One of these, the likeliest first: several concepts have this very name, or none is sure enough.
    Ambiguous(Vec<Candidate<'l>>),
    /// Nothing: no concept reaches the least confidence. The nearest, if any, to show what was compared.
    NoMatch(Option<Candidate<'l>>),
}

impl<'l> Searcher<'l> {
    /// What a name means. A name that one concept alone has is answered at once, without comparing any.
    #[must_use]
    pub fn find(&mut self, name: &str, config: &LinkConfig) -> Answer<'l> {
        if let [only] = self.exact(name)[..] {
            return Answer::Match(only);
        }
        let mut candidates = self.candidates(name, config.offered.max(1));
        match candidates.first().copied() {
            Some(first) if first.confidence >= config.accept => Answer::Match(first),
            Some(first) if first.confidence >= config.review => {
                // Beside the first, only what is half as likely is a real alternative.
                candidates.retain(|one| 2.0 * one.confidence >= config.review.min(first.confidence));
                Answer::Ambiguous(candidates)
            }
            nearest => Answer::NoMatch(nearest),
        }
    }

    /// What each of some names means, in their order.
    #[must_use]
    pub fn find_all<'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n str>,
        config: &LinkConfig,
    ) -> Vec<Answer<'l>> {
        names.into_iter().map(|name| self.find(name, config)).collect()
    }
}
