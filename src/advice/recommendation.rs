//! Advice: what is returned.

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
use crate::id::ProgramIx;
use crate::model::Model;
use crate::rules::Fired;
use crate::scenario::{Basis, Scenario, ScenarioError};
use crate::unit::{Heads, Value, Year};

/// An action that gains, evaluated and explained.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Recommendation {
    /// What to do.
    pub action: Action,
    /// The first autumn of the change.
    pub first_autumn: Year,
    /// The first year in which it can show: earlier years of a scenario do not count.
    pub first_shown: Year,
    /// The openings that it aims at: those of which it fills most.
    pub target: Target,
    /// The openings that prices send the next of its people to. Others may move on from there to the openings aimed at.
    pub takes: Target,
    /// Who has to act.
    pub actors: Vec<Actor>,
    /// What it takes every year.
    pub cost: Cost,
    /// Its score, with its parts.
    pub score: Score,
    /// The value that it gains under best fit, all years together: what it is scored by.
    pub gain: Value,
    /// What draws say about the gain, if it was measured.
    pub robustness: Option<Robustness>,
    /// What it changes, re-solved, under the plan's objective.
    pub effect: Effect,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
    /// What speaks against it, and what would have to change for it to be no advice any more.
    pub against: Vec<Reason>,
    /// Why the evidence is weak; never part of the score.
    pub doubts: Vec<Doubt>,
    /// Remarks of the rows that it rests on.
    pub remarks: Vec<String>,
    /// Why it should not be followed without a check; empty for the recommendations proper.
    pub cautions: Vec<String>,
}

impl Recommendation {
    /// How sure it is.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        confidence(&self.doubts)
    }

    /// The scenario in which it is done: planned afresh, it has exactly the effect that is reported here, from
    /// [`first_shown`](Recommendation::first_shown) on. `basis` has the tables of `model`.
    #[must_use]
    pub fn scenario(&self, model: &Model, basis: &Basis) -> Scenario {
        scenario(model, basis, &self.action, self.first_autumn)
    }

    /// The value gained for each place that it adds every year, over all years, in heads' worth; `None` without places.
    #[must_use]
    pub fn gain_per_place(&self) -> Option<f64> {
        (self.cost.places > 0).then(|| self.gain.whole() / self.cost.places as f64)
    }

    /// Gain × robustness, in heads' worth; a robustness that was not measured counts as 1.
    pub(super) fn sure_gain(&self) -> f64 {
        self.gain.whole().max(0.0) * self.score.robustness.unwrap_or(1.0)
    }
}

/// A program whose last graduates add nothing, and whose entrants no other program could take.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Warning {
    /// The program.
    pub program: ProgramIx,
    /// The year that is looked at.
    pub year: Year,
    /// Its graduates in that year.
    pub graduates: Heads,
    /// Of whom so many could be missing without one opening less being filled (re-solved).
    pub unplaced: Heads,
}

/// What to do, best first.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Advice {
    /// Recommendations, in the order asked for; the best for each occupation and region before the others.
    pub recommendations: Vec<Recommendation>,
    /// Recommendations that rest on openings with a caution, in the same order.
    pub with_caution: Vec<Recommendation>,
    /// Programs to watch, by unplaced graduates. Without a score: fewer graduates alone add nothing.
    pub warnings: Vec<Warning>,
    /// Rules of warning that fire, in the order of program and rule; none without rules.
    pub fired: Vec<Fired>,
    /// How many actions were considered.
    pub considered: usize,
    /// How many of them were evaluated by re-solving.
    pub resolved: usize,
    /// The same by kind.
    pub kinds: Vec<Considered>,
    /// Actions that gain as planned, but fail in so many of the draws that no score is left: in more than half of them, or
    /// so that it falls below the least that is returned. They are no advice.
    pub unsteady: usize,
    /// Actions that the tables do not allow, and why.
    pub refused: Vec<(Action, ScenarioError)>,
}
