//! Evaluation: the effect of every candidate, by re-solving.

use super::changes::{Changes, Place, changes};
use super::effect::{Effect, Effects};
use super::error::AdviceError;
use super::evaluated::Evaluated;
use super::kind::{Action, Candidate};
use super::recommendation::Warning;
use super::replanned::{Replanned, effect, replan_with};
use super::score::Score;
use super::search::AdviceSearch;
use super::tends::{ExpectedEffect, Tending};
use super::trials::Trials;
use crate::control::{Cancelled, Pieces, Stage};
use crate::id::ProgramIx;
use crate::matching::{MatchError, Objective};
use crate::pathway::Projector;
use crate::plan::PlanError;
use crate::scenario::{Present, ScenarioError};
use crate::unit::Heads;
use std::cmp::Reverse;
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// A candidate with its method of evaluation.
pub(super) struct Prepared<'s> {
    candidate: Candidate,
    means: Means<'s>,
}

/// How a candidate is evaluated.
enum Means<'s> {
    /// It changes these heads: the affected markets are re-solved from their present solutions.
    Resolve(Changes),
    /// It changes more: its scenario is planned again from these tables.
    Replan(&'s Present),
}

/// Chooses the method of evaluation of each candidate, and projects the heads of those that are re-solved.
pub(super) fn prepared<'s>(
    search: &AdviceSearch<'s>,
    projector: &Projector,
    candidates: Vec<Candidate>,
) -> Result<Vec<Prepared<'s>>, Cancelled> {
    let prepare = |candidate: Candidate| {
        search.control.ask()?;
        let replans = |_: &&Present| candidate.action.facts().needs_replanning(search.model);
        let means = match search.present.filter(replans) {
            Some(present) => Means::Replan(present),
            None => Means::Resolve(changes(search.model, search.plan, projector, &candidate)),
        };
        Ok(Prepared { candidate, means })
    };
    candidates.into_iter().map(prepare).collect()
}

/// The markets of the plan, with a node wherever a candidate may add graduates.
pub(super) struct Markets<'p> {
    pub(super) by_value: Trials<'p>,
    /// Those under the plan's objective, where it is not best fit.
    planned: Option<Trials<'p>>,
}

impl<'p> Markets<'p> {
    pub(super) fn new(search: &AdviceSearch<'p>, prepared: &[Prepared]) -> Result<Markets<'p>, AdviceError> {
        let changed = prepared.iter().filter_map(|one| match &one.means {
            Means::Resolve(changes) => Some(changes),
            Means::Replan(_) => None,
        });
        let changed = changed.flat_map(Map::values);
        let places: Set<Place> = changed.flat_map(|year| year.keys().copied()).collect();
        let places: Vec<Place> = places.into_iter().collect();
        let objective = search.plan.config.objective;
        let objectives = 1 + usize::from(objective != Objective::BestFit);
        let pieces = search
            .steps
            .start(Stage::Years, search.plan.periods.len() * objectives)?;
        let trials = |plan: &'p _, objective| {
            let each = || pieces.next();
            Trials::new(search.model, plan, objective, &places, (search.control, &each))
        };
        let by_value = trials(search.best, Objective::BestFit)?;
        let planned = match objective {
            Objective::BestFit => None,
            Objective::FillFirst => Some(trials(search.plan, objective)?),
        };
        pieces.end()?;
        Ok(Markets { by_value, planned })
    }

    /// The effects of changes of heads.
    fn effects(&self, search: &AdviceSearch, changes: &Changes) -> Result<Effects, MatchError> {
        let by_value = self.by_value.effect(changes, search.control)?;
        Ok(match &self.planned {
            None => Effects::new(by_value, None),
            Some(planned) => Effects::new(planned.effect(changes, search.control)?, Some(by_value)),
        })
    }
}

/// The result of evaluation.
pub(super) struct Evaluation {
    /// Actions that gain, in the order of candidates.
    pub(super) gaining: Vec<Evaluated>,
    /// Actions that the tables do not allow, and why.
    pub(super) refused: Vec<(Action, ScenarioError)>,
}

/// Evaluates every candidate, each a piece.
pub(super) fn evaluate(
    search: &AdviceSearch,
    markets: &Markets,
    prepared: Vec<Prepared>,
    pieces: &Pieces,
) -> Result<Evaluation, AdviceError> {
    let (mut gaining, mut refused) = (Vec::new(), Vec::new());
    let tending = Tending::new(search.model, search.best);
    for Prepared { candidate, means } in prepared {
        let evaluated = match means {
            Means::Resolve(changes) => {
                let effects = markets.effects(search, &changes)?;
                let tends = tending.effect(&changes);
                Ok((changes, effects, tends))
            }
            Means::Replan(present) => {
                let effects = replanned_effects(search, present, &candidate, &tending)?;
                effects.map(|(effects, tends)| (Changes::new(), effects, tends))
            }
        };
        match evaluated {
            Err(why) => refused.push((candidate.action, why)),
            Ok((changes, effects, tends)) if is_gaining(search, &candidate, effects.by_value()) => {
                gaining.push(Evaluated {
                    candidate,
                    changes,
                    replanned: None,
                    effects,
                    tends,
                });
            }
            Ok(_) => {}
        }
        pieces.next()?;
    }
    Ok(Evaluation { gaining, refused })
}

/// Whether an effect is enough for advice: its score is high enough, and an action that adds entrants does not mostly
/// displace others.
fn is_gaining(search: &AdviceSearch, candidate: &Candidate, effect: &Effect) -> bool {
    let (gained, moved) = (effect.value(), effect.moved());
    let fills = effect.filled() as f64 >= search.config.min_filled * moved as f64;
    let scores = Score::new(gained, moved, None).score >= search.config.min_score;
    gained.0 > 0 && scores && (fills || !candidate.action.adds_entrants())
}

/// The effects of a candidate that is planned again; the reason, if the tables do not allow it.
fn replanned_effects(
    search: &AdviceSearch,
    present: &Present,
    candidate: &Candidate,
    tending: &Tending,
) -> Result<Result<(Effects, ExpectedEffect), ScenarioError>, AdviceError> {
    let planned = replanned(search, present, candidate)?;
    let by_value = search
        .present_by_value
        .map(|present| replanned(search, present, candidate))
        .transpose()?;
    let effect_on = |before, after: &_| effect(search.model, before, after, candidate);
    Ok(planned.and_then(|planned| {
        let by_value = by_value.transpose()?;
        let from = candidate
            .action
            .counts_from(search.model, candidate.aim.first_autumn);
        let after = by_value.as_ref().unwrap_or(&planned);
        let tends = tending.difference(&after.model, &after.plan, from);
        let by_value = by_value.map(|after| effect_on(search.best, &after));
        Ok((Effects::new(effect_on(search.plan, &planned), by_value), tends))
    }))
}

/// Model and plan with a candidate. A matching that fails, or is cancelled, ends the search.
fn replanned(
    search: &AdviceSearch,
    present: &Present,
    candidate: &Candidate,
) -> Result<Result<Replanned, ScenarioError>, AdviceError> {
    match replan_with(present, candidate, search.control) {
        Err(ScenarioError::Plan {
            error: PlanError::Matching(error),
            ..
        }) => Err(AdviceError::from(error)),
        replanned => Ok(replanned),
    }
}

/// Programs to watch, of those whose last graduates have a shadow price of 0: how many of their graduates could be
/// removed without one opening less filled. Each program evaluated is a piece.
pub(super) fn warnings(
    search: &AdviceSearch,
    markets: &Markets,
    mut stranded: Vec<(ProgramIx, usize, Heads)>,
    pieces: &Pieces,
) -> Result<Vec<Warning>, AdviceError> {
    order::sort_by_key(&mut stranded, |(program, _, heads)| (Reverse(*heads), *program));
    stranded.truncate(search.config.trials);
    let mut warnings = Vec::new();
    for (program, period, graduates) in stranded {
        let year = search.best.periods[period].first_year();
        let place = (
            search.best.fit.row_of(program),
            search.model.program(program).region,
        );
        let without = Map::from([(year, Map::from([(place, -graduates)]))]);
        let unplaced = graduates + markets.by_value.effect(&without, search.control)?.filled();
        if unplaced > 0 {
            warnings.push(Warning {
                program,
                year,
                graduates,
                unplaced,
            });
        }
        pieces.next()?;
    }
    order::sort_by_key(&mut warnings, |w| (Reverse(w.unplaced), w.program));
    warnings.truncate(search.config.most);
    Ok(warnings)
}
