//! How each end of each arc ranks it.

use super::ranking::Ranking;
use crate::transport::Problem;
use std::borrow::Cow;

/// Two scores for each arc of a [`Problem`], by the position of the arc: how its supply likes it, and how its
/// demand does. A node ranks its arcs by score, higher first; among equal scores, by the position of the
/// partner, lower first. Scores of different nodes are never compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    supply_scores: Vec<i64>,
    demand_scores: Vec<i64>,
    ranking: Ranking,
}

/// Why scores are not [`Preferences`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PreferencesError {
    /// Not one score of the supply for each arc.
    #[error("{scores} scores of supplies for {arcs} arcs")]
    SupplyScores {
        /// How many there are.
        scores: usize,
        /// How many arcs there are.
        arcs: usize,
    },
    /// Not one score of the demand for each arc.
    #[error("{scores} scores of demands for {arcs} arcs")]
    DemandScores {
        /// How many there are.
        scores: usize,
        /// How many arcs there are.
        arcs: usize,
    },
}

impl Preferences {
    /// Takes the scores by position of the arcs, which stand in the order of (supply, demand). They serve any
    /// problem with the same nodes and arcs, whatever its heads, openings, values and caps. Each node's arcs are
    /// put in order here, once for all solves: `O(arcs · log arcs)`.
    ///
    /// # Errors
    /// [`PreferencesError`] unless there are as many scores of either side as arcs.
    pub fn new(
        problem: &Problem,
        supply_scores: Vec<i64>,
        demand_scores: Vec<i64>,
    ) -> Result<Preferences, PreferencesError> {
        let arcs = problem.arc_count();
        if supply_scores.len() != arcs {
            let scores = supply_scores.len();
            return Err(PreferencesError::SupplyScores { scores, arcs });
        }
        if demand_scores.len() != arcs {
            let scores = demand_scores.len();
            return Err(PreferencesError::DemandScores { scores, arcs });
        }
        Ok(Preferences {
            ranking: Ranking::new(problem, &supply_scores, &demand_scores),
            supply_scores,
            demand_scores,
        })
    }

    /// How the supply of each arc scores it.
    #[must_use]
    pub fn supply_scores(&self) -> &[i64] {
        &self.supply_scores
    }

    /// How the demand of each arc scores it.
    #[must_use]
    pub fn demand_scores(&self) -> &[i64] {
        &self.demand_scores
    }
    /// The arcs of each node of a problem, best first: as they were put in order, unless these are the
    /// preferences of another problem.
    pub(super) fn ranking(&self, problem: &Problem) -> Cow<'_, Ranking> {
        if self.ranking.fits(problem) {
            return Cow::Borrowed(&self.ranking);
        }
        Cow::Owned(Ranking::new(problem, &self.supply_scores, &self.demand_scores))
    }
}
