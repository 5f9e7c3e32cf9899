//! Advice: candidates sought, the best of them tried, those that gain returned with score and reasons.

use super::action::{Action, Candidate, Target};
use super::config::RecommendConfig;
use super::effect::{Changes, Effect, changes};
use super::grow::{expand, open};
use super::reason::Reason;
use super::reasons::{cautions, reasons, remarks};
use super::scene::Scene;
use super::score::Score;
use super::shift::shift;
use super::trials::Trials;
use crate::fit::RowIx;
use crate::id::{ProgramIx, RegionIx};
use crate::matching::{Control, MatchError, Objective};
use crate::model::Model;
use crate::pathway::Projector;
use crate::planning::Plan;
use crate::unit::{Heads, Year};
use std::collections::{BTreeMap, BTreeSet};

/// An action that was tried in the model and gains.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Recommendation {
    /// What to do.
    pub action: Action,
    /// The first autumn of the change.
    pub first_autumn: Year,
    /// The openings that it aims at: those of which it fills most.
    pub target: Target,
    /// Its score, with its parts.
    pub score: Score,
    /// What it changes, re-solved, under the plan's objective.
    pub effect: Effect,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
    /// Remarks of the rows that it rests on.
    pub remarks: Vec<String>,
    /// Why it should not be followed without a check; empty for the recommendations proper.
    pub cautions: Vec<String>,
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
    /// Recommendations, by gain × robustness; the best for each occupation and region before the others.
    pub recommendations: Vec<Recommendation>,
    /// Recommendations that rest on openings with a caution, by gain × robustness.
    pub with_caution: Vec<Recommendation>,
    /// Programs to watch, by unplaced graduates. Without a score: fewer graduates alone add nothing.
    pub warnings: Vec<Warning>,
    /// How many actions were considered.
    pub considered: usize,
    /// How many of them were tried in the model.
    pub resolved: usize,
}

/// Seeks actions by prices and gaps, tries the most promising in the model, and returns those that gain.
///
/// # Errors
/// [`MatchError`] as in [`optimal`](crate::matching::optimal).
pub fn recommend(model: &Model, plan: &Plan, config: &RecommendConfig) -> Result<Advice, MatchError> {
    recommend_with(model, plan, config, &Control::default())
}

/// As [`recommend`], with a way to stop it.
///
/// # Errors
/// As [`recommend`], and if `control` cancels.
pub fn recommend_with(
    model: &Model,
    plan: &Plan,
    config: &RecommendConfig,
    control: &Control,
) -> Result<Advice, MatchError> {
    let scene = Scene::new(model, plan, config);
    let projector = Projector::new(model, plan.years.clone(), &plan.config.project);
    let shifts = shift(&scene);
    let kinds = [expand(&scene), open(&scene), shifts.moves];
    let considered = kinds.iter().map(Vec::len).sum::<usize>() + shifts.stranded.len();
    let tried: Vec<Candidate> = kinds
        .into_iter()
        .flat_map(|kind| most_promising(kind, config.trials))
        .collect();
    let tried: Vec<(Changes, Candidate)> = tried
        .into_iter()
        .map(|candidate| (changes(model, plan, &projector, &candidate), candidate))
        .collect();
    let places = tried
        .iter()
        .flat_map(|(changes, _)| changes.values().flat_map(|year| year.keys().copied()));
    let places: Vec<(RowIx, RegionIx)> = places.collect::<BTreeSet<_>>().into_iter().collect();
    let trials = Trials::new(model, plan, plan.config.objective, &places, control)?;
    let by_value = match plan.config.objective {
        Objective::BestFit => None,
        Objective::FillFirst => Some(Trials::new(model, plan, Objective::BestFit, &places, control)?),
    };
    let mut found = Vec::new();
    let mut resolved = tried.len();
    for (changes, candidate) in tried {
        let effect = trials.effect(&changes, control)?;
        let valued = by_value
            .as_ref()
            .map(|trials| trials.effect(&changes, control))
            .transpose()?;
        let gained = valued.as_ref().unwrap_or(&effect).value();
        let improves = match plan.config.objective {
            Objective::BestFit => effect.value().0 > 0,
            Objective::FillFirst => (effect.filled(), effect.value().0) > (0, 0),
        };
        let grows = matches!(candidate.action, Action::Expand { .. } | Action::Open { .. });
        let fills = effect.filled() as f64 >= config.min_filled * effect.moved() as f64;
        if improves && (fills || !grows) {
            let score = Score::new(gained, effect.moved(), None);
            found.push(recommendation(&scene, candidate, score, effect));
        }
    }
    let mut stranded = shifts.stranded;
    stranded.sort_by_key(|(program, _, heads)| (std::cmp::Reverse(*heads), *program));
    stranded.truncate(config.trials);
    resolved += stranded.len();
    let mut warnings = Vec::new();
    for (program, period, graduates) in stranded {
        let year = plan.periods[period].first_year();
        let place = (plan.fit.row_of(program), model.program(program).region);
        let without = BTreeMap::from([(year, BTreeMap::from([(place, -graduates)]))]);
        let unplaced = graduates + trials.effect(&without, control)?.filled();
        if unplaced > 0 {
            warnings.push(Warning {
                program,
                year,
                graduates,
                unplaced,
            });
        }
    }
    warnings.sort_by_key(|w| (std::cmp::Reverse(w.unplaced), w.program));
    warnings.truncate(config.most);
    let (recommendations, with_caution) = ranked(found, config.most);
    Ok(Advice {
        recommendations,
        with_caution,
        warnings,
        considered,
        resolved,
    })
}

/// The candidates with the largest estimate: at most one for each target, ties by action.
fn most_promising(mut candidates: Vec<Candidate>, most: usize) -> Vec<Candidate> {
    candidates.sort_by(|a, b| {
        b.estimate
            .total_cmp(&a.estimate)
            .then_with(|| a.action.key().cmp(&b.action.key()))
    });
    let mut seen = BTreeSet::new();
    candidates.retain(|candidate| seen.insert(candidate.target));
    candidates.truncate(most);
    candidates
}

fn recommendation(scene: &Scene, candidate: Candidate, score: Score, effect: Effect) -> Recommendation {
    // Where openings are filled in the end is what the action is for; where nothing more is filled, but better,
    // it is where prices send the next graduate.
    let most = effect.filled_at.first().filter(|(_, heads)| *heads > 0);
    let target = most.map_or(candidate.target, |(target, _)| *target);
    Recommendation {
        reasons: reasons(scene, &candidate, target),
        remarks: remarks(scene, &candidate, target),
        cautions: cautions(scene, &candidate, target),
        action: candidate.action,
        first_autumn: candidate.first_autumn,
        target,
        score,
        effect,
    }
}

/// By gain × robustness, ties by action; the best for each target before the others; those with a caution
/// apart.
fn ranked(mut found: Vec<Recommendation>, most: usize) -> (Vec<Recommendation>, Vec<Recommendation>) {
    let gain = |r: &Recommendation| {
        r.score.gain_per_head.max(0.0) * r.effect.moved() as f64 * r.score.robustness.unwrap_or(1.0)
    };
    found.sort_by(|a, b| {
        gain(b)
            .total_cmp(&gain(a))
            .then_with(|| a.action.key().cmp(&b.action.key()))
    });
    let (mut sure, mut unsure): (Vec<_>, Vec<_>) = found.into_iter().partition(|r| r.cautions.is_empty());
    for list in [&mut sure, &mut unsure] {
        let mut seen = BTreeSet::new();
        let repeats: Vec<bool> = list.iter().map(|r| !seen.insert(r.target)).collect();
        let mut keyed: Vec<_> = repeats.into_iter().zip(std::mem::take(list)).collect();
        keyed.sort_by_key(|(repeat, _)| *repeat);
        list.extend(keyed.into_iter().map(|(_, r)| r).take(most));
    }
    (sure, unsure)
}
