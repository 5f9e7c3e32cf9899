//! Advice: the result of a search.

use super::confidence::{Confidence, Doubt, confidence};
use super::cost::{Actor, Cost};
use super::effect::Effect;
use super::generate::Considered;
use super::kind::Action;
use super::measure::Robustness;
use super::reason::Reason;
use super::scenario::scenario;
use super::score::Score;
use super::target::Target;
use super::tends::ExpectedEffect;
use crate::id::ProgramIx;
use crate::model::Model;
use crate::rules::Fired;
use crate::scenario::{Basis, Scenario, ScenarioError};
use crate::unit::{Heads, Value, Year};

/// An action that gains, evaluated and explained.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Recommendation {
    /// The action.
    pub action: Action,
    /// The first autumn of the change.
    pub first_autumn: Year,
    /// The first year in which it can have an effect: earlier years of a scenario do not count.
    pub first_shown: Year,
    /// The openings that it aims at: those of which it fills most.
    pub target: Target,
    /// The target of its next graduates by shadow prices. Others may move on from there to the openings aimed at.
    pub takes: Target,
    /// Who is responsible.
    pub actors: Vec<Actor>,
    /// Its cost every year.
    pub cost: Cost,
    /// Its score, with its parts.
    pub score: Score,
    /// The value gained under best fit, all years together: the basis of its score.
    pub gain: Value,
    /// The robustness of the gain under draws, if it was measured.
    pub robustness: Option<Robustness>,
    /// Its effect under the plan's objective, by re-solving.
    pub effect: Effect,
    /// Its effect on expected flows: what tends to change.
    pub tends: ExpectedEffect,
    /// The reasons for it.
    pub reasons: Vec<Reason>,
    /// The reasons against it, and its break-even.
    pub against: Vec<Reason>,
    /// The doubts about its evidence; never part of the score.
    pub doubts: Vec<Doubt>,
    /// Remarks of the rows behind it.
    pub remarks: Vec<String>,
    /// Cautions: why it needs review; empty for the main list.
    pub cautions: Vec<String>,
}

impl Recommendation {
    /// Returns the confidence in it.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        confidence(&self.doubts)
    }

    /// Returns the scenario of the action: planned again, it reproduces the reported effect exactly, from
    /// [`first_shown`](Recommendation::first_shown) on. `basis` has the tables of `model`.
    #[must_use]
    pub fn scenario(&self, model: &Model, basis: &Basis) -> Scenario {
        scenario(model, basis, &self.action, self.first_autumn)
    }

    /// Returns the value gained for each place that it adds every year, over all years, in heads' worth; `None`
    /// without places.
    #[must_use]
    pub fn gain_per_place(&self) -> Option<f64> {
        (self.cost.places > 0).then(|| self.gain.whole() / self.cost.places as f64)
    }

    /// How many facts lower the grade of its sureness by a step each.
    pub(super) fn weaknesses(&self) -> usize {
        let few = |doubt: &Doubt| matches!(doubt, Doubt::FewGraduates { .. });
        self.doubts.iter().filter(|doubt| few(doubt)).count()
    }

    /// Gain × robustness, in heads' worth; a robustness that was not measured counts as 1.
    pub(super) fn sure_gain(&self) -> f64 {
        self.gain.whole().max(0.0) * self.score.robustness.unwrap_or(1.0)
    }
}

/// A program whose last graduates have a shadow price of 0, and whose entrants no other program could take.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Warning {
    /// The program.
    pub program: ProgramIx,
    /// The year in question.
    pub year: Year,
    /// Its graduates in that year.
    pub graduates: Heads,
    /// How many of them could be removed without one opening less filled (re-solved).
    pub unplaced: Heads,
}

/// Advice, best first.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Advice {
    /// Recommendations, in the order asked for; the best for each occupation and region before the others.
    pub recommendations: Vec<Recommendation>,
    /// Recommendations that rest on openings with a caution, in the same order.
    pub with_caution: Vec<Recommendation>,
    /// Programs to watch, by unplaced graduates. Without a score: fewer graduates alone add nothing.
    pub warnings: Vec<Warning>,
    /// Warning rules that fire, in the order of program and rule; none without rules.
    pub fired: Vec<Fired>,
    /// How many actions were considered.
    pub considered: usize,
    /// How many of them were evaluated by re-solving.
    pub resolved: usize,
    /// The same by kind.
    pub kinds: Vec<Considered>,
    /// Actions that gain as planned, but fail in so many of the draws that they are dropped: in more than half of
    /// them, or so that the score falls below the minimum.
    pub unsteady: usize,
    /// Actions that the tables do not allow, and why.
    pub refused: Vec<(Action, ScenarioError)>,
}

impl Advice {
    /// Returns the recommendations of all lists, the main one first.
    pub fn all(&self) -> impl Iterator<Item = &Recommendation> {
        self.recommendations.iter().chain(&self.with_caution)
    }
}
