//! Advice: candidates generated, evaluated, explained and ranked.

use super::best_fit::{best_fit_stages, by_best_fit};
use super::break_even::Falling;
use super::config::AdviceConfig;
use super::context::SearchContext;
use super::error::AdviceError;
use super::evaluate::{Evaluation, Markets, evaluate, prepared, warnings};
use super::evaluated::Evaluated;
use super::explain::explain;
use super::generate::{Considered, generate};
use super::measure::{Robustness, measure};
use super::rank::ranked;
use super::reason::Reason;
use super::recommendation::{Advice, Recommendation};
use super::replanned::replan_with;
use super::score::Score;
use super::screen::{Grounds, List, ScreenRule, compose, spread};
use super::search::{AdviceSearch, stages};
use super::steps::Steps;
use super::tends::Tending;
use crate::control::{Control, Stage};
use crate::model::Model;
use crate::pathway::Projector;
use crate::plan::Plan;
use crate::scenario::Present;
use std::borrow::Cow;
use std::sync::Arc;

/// Advises on entrants of programs: candidates from shadow prices and gaps, the most promising of them evaluated, and
/// those that gain returned. Needs no tables; `advise` uses them, and generates actions of every kind.
///
/// # Errors
/// [`AdviceError`] as in [`optimal`](crate::matching::optimal).
pub fn recommend(model: &Model, plan: &Plan, config: &AdviceConfig) -> Result<Advice, AdviceError> {
    recommend_with(model, plan, config, &Control::default())
}

/// As [`recommend`], with cancellation and progress.
///
/// # Errors
/// As [`recommend`], and if `control` cancels.
pub fn recommend_with(
    model: &Model,
    plan: &Plan,
    config: &AdviceConfig,
    control: &Control,
) -> Result<Advice, AdviceError> {
    let steps = Steps::new(control, stages(plan, config));
    let best = steps.part(best_fit_stages(plan).len(), |control| {
        by_best_fit(model, plan, control)
    })?;
    run(&AdviceSearch {
        model,
        plan,
        best: &best,
        present: None,
        present_by_value: None,
        config,
        control: &control.within_a_piece(),
        steps,
    })
}

/// Searches actions of every kind ([`Action`](super::Action)); see [`advise`](super::advise).
///
/// # Errors
/// As [`recommend_with`].
pub(super) fn searched(
    present: &Present,
    config: &AdviceConfig,
    control: &Control,
) -> Result<Advice, AdviceError> {
    let (model, plan) = (&present.model, &present.plan);
    let steps = Steps::new(control, stages(plan, config));
    let best = steps.part(best_fit_stages(plan).len(), |control| {
        by_best_fit(model, plan, control)
    })?;
    let by_value = match &best {
        Cow::Borrowed(_) => None,
        Cow::Owned(best) => Some(Present {
            config: best.config.clone(),
            plan: Arc::new(best.clone()),
            ..present.clone()
        }),
    };
    run(&AdviceSearch {
        model,
        plan,
        best: &best,
        present: Some(present),
        present_by_value: by_value.as_ref(),
        config,
        control: &control.within_a_piece(),
        steps,
    })
}

/// A recommendation with its list and its evaluation.
type Explained = (List, Recommendation, Evaluated);

/// Generates, evaluates, explains and ranks.
fn run(search: &AdviceSearch) -> Result<Advice, AdviceError> {
    // Generate.
    let piece = search.steps.start(Stage::Candidates, 1)?;
    let context = SearchContext::new(search.model, search.best, search.config);
    search.control.ask()?;
    let projector = Projector::new(
        search.model,
        search.plan.years.clone(),
        &search.plan.config.project,
    );
    let pathway = search.present.map(|_| &projector);
    let tends = Tending::new(search.model, search.best).counts();
    let grounds = Grounds::new(&context).counting(tends);
    let generated = generate(&grounds, pathway, search.control)?;
    piece.end()?;
    let (mut kinds, stranded, to_watch) = (generated.kinds, generated.stranded, generated.watched);
    let considered = kinds.iter().map(|kind| kind.considered).sum::<usize>() + stranded.len();
    let watched = stranded.len().min(search.config.trials);

    // Evaluate.
    let candidates = prepared(search, &projector, generated.candidates)?;
    let markets = Markets::new(search, &candidates)?;
    let pieces = search.steps.start(Stage::Actions, candidates.len() + watched)?;
    let Evaluation { gaining, refused } = evaluate(search, &markets, candidates, &pieces)?;
    let warnings = warnings(search, &markets, stranded, &pieces)?;
    pieces.end()?;
    count(&mut kinds, &gaining);
    let resolved = kinds.iter().map(|kind| kind.resolved).sum::<usize>() + watched;

    // Explain.
    let explained = gaining.into_iter().map(|evaluated| {
        let (list, one) = explain(&grounds, &evaluated);
        (list, one, evaluated)
    });
    let explained: Vec<Explained> = explained.collect();

    // Rank.
    let (listed, unsteady) = measured(search, &markets, compose(&grounds, explained))?;
    let list = |of: List| {
        let own = listed.iter().filter(|(list, _)| *list == of);
        let own = ranked(own.map(|(_, one)| one.clone()).collect(), search.config);
        let most = &search.config.screen;
        if most.has(ScreenRule::OneEach) {
            spread(search.model, own, most.of_a_class)
        } else {
            own
        }
    };
    Ok(Advice {
        recommendations: list(List::Main),
        pays_little: list(List::PaysLittle),
        with_caution: list(List::Review),
        to_recruit: list(List::Recruit),
        better_matches: list(List::Matches),
        on_paper: list(List::OnPaper),
        to_watch,
        warnings,
        fired: context.fired,
        considered,
        resolved,
        kinds,
        unsteady,
        headlines: Vec::new(),
        refused,
    })
}

/// Counts the actions of each kind that gain.
fn count(kinds: &mut [Considered], gaining: &[Evaluated]) {
    for one in gaining {
        let kind = one.candidate.action.kind();
        if let Some(of_kind) = kinds.iter_mut().find(|of_kind| of_kind.kind == kind) {
            of_kind.gain += 1;
        }
    }
}

/// The listed actions, measured; and how many of them failed when they were measured.
fn measured(
    search: &AdviceSearch,
    markets: &Markets,
    mut list: Vec<Explained>,
) -> Result<(Vec<(List, Recommendation)>, usize), AdviceError> {
    replan(search, &mut list)?;
    let all = list.len();
    draw(search, markets, &mut list)?;
    let failing = all - list.len();
    break_even(search, markets, &mut list)?;
    let list = list.into_iter().map(|(list, one, _)| (list, one)).collect();
    Ok((list, failing))
}

/// Plans again the actions that need it, if anything is measured in their plans.
fn replan(search: &AdviceSearch, list: &mut [Explained]) -> Result<(), AdviceError> {
    let Some(pieces) = search.steps.start_if_listed(Stage::Worlds, list.len())? else {
        return Ok(());
    };
    let Some(present) = search.present_by_value.or(search.present) else {
        return Ok(pieces.end()?);
    };
    for (_, _, evaluated) in list {
        let action = &evaluated.candidate.action;
        if action.facts().needs_replanning(search.model) {
            let replanned = replan_with(present, &evaluated.candidate, search.control);
            evaluated.replanned = Some(replanned.map_err(AdviceError::Scenario)?);
        }
        pieces.next()?;
    }
    Ok(())
}

/// Measures robustness, if the config asks for it; leaves out actions that fail in more than half of the draws, or
/// whose score is no longer enough.
fn draw(search: &AdviceSearch, markets: &Markets, list: &mut Vec<Explained>) -> Result<(), AdviceError> {
    let Some(draws) = &search.config.draws else {
        return Ok(());
    };
    let of = usize::try_from(draws.draws).unwrap_or(usize::MAX);
    let Some(pieces) = search.steps.start_if_listed(Stage::Draws, of)? else {
        return Ok(());
    };
    let evaluated: Vec<&Evaluated> = list.iter().map(|(_, _, evaluated)| evaluated).collect();
    let (model, best) = (search.model, search.best);
    let measured = measure(
        model,
        best,
        &markets.by_value,
        &evaluated,
        draws,
        (search.control, &pieces),
    )?;
    pieces.end()?;
    for ((_, one, evaluated), robustness) in list.iter_mut().zip(measured) {
        one.robustness = Some(robustness);
        let moved = evaluated.effects.by_value().moved();
        one.score = Score::new(one.gains.lesser(), moved, Some(robustness.holds));
    }
    list.retain(|(list, one, _)| {
        one.robustness.is_none_or(|Robustness { holds, .. }| holds >= 0.5)
            && (*list == List::OnPaper || one.score.score >= search.config.min_score)
    });
    Ok(())
}

/// Finds the break-even of each gain, if the config asks for it.
fn break_even(search: &AdviceSearch, markets: &Markets, list: &mut [Explained]) -> Result<(), AdviceError> {
    let Some(pieces) = search.steps.start_if_listed(Stage::Flips, list.len())? else {
        return Ok(());
    };
    let mut falling = Falling::new(search.model, search.best, &markets.by_value);
    for (_, one, evaluated) in list {
        let fall = falling.half_gone(evaluated, search.control)?;
        one.against.push(Reason::Flips { fall });
        pieces.next()?;
    }
    Ok(())
}
