//! Plans and advises again under every assumption.

use super::world::under;
use crate::advice::advise::searched;
use crate::advice::assumption::Assumption;
use crate::advice::best_fit::by_best_fit;
use crate::advice::candidate::Aim;
use crate::advice::changes::{Changes, changes};
use crate::advice::config::AdviceConfig;
use crate::advice::error::AdviceError;
use crate::advice::kind::Candidate;
use crate::advice::recommendation::{Advice, Recommendation};
use crate::advice::replanned::{effect, replan_with};
use crate::advice::sureness::{Headline, Sureness, Under};
use crate::advice::trials::Trials;
use crate::control::{Cancelled, Control, Stage};
use crate::matching::Objective;
use crate::pathway::Projector;
use crate::scenario::Present;
use crate::unit::Heads;
use serde::Serialize;
use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use vocmatch_algo::sorted::Set;

/// How many of the best count as recommended under an assumption.
const BEST: usize = 40;

/// How far advice depends on assumptions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Sensitivity {
    /// The headline figures: of the plan, then under each assumption that can change anything.
    pub headlines: Vec<Headline>,
    /// By recommendation, in the order of [`Advice::all`].
    pub actions: Vec<Sureness>,
}

/// What one assumption makes of headlines and actions.
struct Found {
    headline: Headline,
    actions: Vec<Under>,
}

/// Plans and advises again under every assumption, on as many threads as there are processors. One plan and one search
/// for advice an assumption.
///
/// # Errors
/// As a search for advice; cancelled if `control` says so.
pub fn sensitivity(
    present: &Present,
    advice: &Advice,
    config: &AdviceConfig,
    control: &Control,
) -> Result<Sensitivity, AdviceError> {
    let list: Vec<&Recommendation> = advice.all().collect();
    let tried: Vec<Assumption> = Assumption::ALL
        .into_iter()
        .filter(|one| one.applies(&present.model))
        .collect();
    let pieces = control.start(Stage::Worlds, (1, 1), tried.len())?;
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let found: Mutex<Vec<(usize, Result<Found, AdviceError>)>> = Mutex::new(Vec::new());
    let work = |after: &dyn Fn(usize) -> Result<(), Cancelled>, cancel: &dyn Fn() -> bool| {
        let own = Control {
            cancel: Some(cancel),
            ..Control::default()
        };
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(assumption) = tried.get(at) else { return };
            let one = try_one(present, &list, config, *assumption, &own);
            let failed = one.is_err();
            let mut all = found.lock().unwrap_or_else(PoisonError::into_inner);
            all.push((at, one));
            let done = all.len();
            drop(all);
            if after(done).is_err() || failed {
                stop.store(true, Ordering::Relaxed);
                return;
            }
        }
    };
    let is_stopped = || stop.load(Ordering::Relaxed);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 1..threads.min(tried.len()) {
            scope.spawn(|| work(&|_| Ok(()), &is_stopped));
        }
        let asked = || is_stopped() || control.ask().is_err();
        work(&|done| pieces.to(done), &asked);
        if control.ask().is_err() {
            stop.store(true, Ordering::Relaxed);
        }
    });
    control.ask()?;
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    vocmatch_algo::order::sort_by_key(&mut found, |(at, _)| *at);
    let found: Vec<Found> = found.into_iter().map(|(_, one)| one).collect::<Result<_, _>>()?;
    pieces.end()?;
    let mut headlines = vec![headline(present, None)];
    headlines.extend(found.iter().map(|one| one.headline));
    let actions = list.iter().enumerate().map(|(k, one)| {
        let under = found.iter().filter_map(|found| found.actions.get(k).copied());
        Sureness::new(under.collect(), one.weaknesses())
    });
    Ok(Sensitivity {
        headlines,
        actions: actions.collect(),
    })
}

/// One assumption.
fn try_one(
    present: &Present,
    list: &[&Recommendation],
    config: &AdviceConfig,
    assumption: Assumption,
    control: &Control,
) -> Result<Found, AdviceError> {
    let world = under(present, assumption, control).map_err(AdviceError::Scenario)?;
    let config = AdviceConfig {
        most: BEST,
        draws: None,
        flips: false,
        ..assumption.advice(config)
    };
    let advice = searched(&world, &config, control)?;
    let model = &present.model;
    let key = |one: &Recommendation| {
        let (kind, actor, object, _) = one.action.key();
        (kind, actor, object)
    };
    let listed: Set<_> = advice.all().map(key).collect();
    let kept = kept(&world, list, control)?;
    let actions = list.iter().zip(kept).map(|(one, kept)| Under {
        assumption,
        kept,
        is_listed: listed.contains(&key(one)),
    });
    debug_assert_eq!(model.programs().len(), world.model.programs().len());
    Ok(Found {
        headline: headline(&world, Some(assumption)),
        actions: actions.collect(),
    })
}

/// What is left of the gain for each head of every action in another world.
fn kept(world: &Present, list: &[&Recommendation], control: &Control) -> Result<Vec<f64>, AdviceError> {
    let (model, plan) = (&*world.model, &*world.plan);
    let best = match plan.config.objective {
        Objective::BestFit => Cow::Borrowed(plan),
        Objective::FillFirst => by_best_fit(model, plan, control)?,
    };
    let projector = Projector::new(model, plan.years.clone(), &plan.config.project);
    let candidate = |one: &Recommendation| Candidate {
        action: one.action.clone(),
        aim: Aim {
            first_autumn: one.first_autumn,
            target: one.takes,
            period: 0,
            estimate: 0.0,
        },
    };
    let asked: Vec<(Candidate, Option<Changes>)> = list
        .iter()
        .map(|one| {
            let candidate = candidate(one);
            let replans = candidate.action.facts().needs_replanning(model);
            let changes = (!replans).then(|| changes(model, &best, &projector, &candidate));
            (candidate, changes)
        })
        .collect();
    let places: Set<_> = asked
        .iter()
        .filter_map(|(_, changes)| changes.as_ref())
        .flat_map(|changes| changes.values().flat_map(|year| year.keys().copied()))
        .collect();
    let places: Vec<_> = places.into_iter().collect();
    let trials = Trials::new(
        model,
        &best,
        Objective::BestFit,
        &places,
        (control, &|| control.ask()),
    )?;
    let by_value = Present {
        config: best.config.clone(),
        plan: std::sync::Arc::new(best.clone().into_owned()),
        ..world.clone()
    };
    let mut all = Vec::with_capacity(list.len());
    for (one, (candidate, changes)) in list.iter().zip(&asked) {
        let effect = match changes {
            Some(changes) => trials.effect(changes, control)?,
            None => match replan_with(&by_value, candidate, control) {
                Ok(after) => effect(model, &by_value.plan, &after, candidate),
                Err(error) if error.is_cancelled() => return Err(AdviceError::Scenario(error)),
                // What the changed tables do not allow is gone.
                Err(_) => {
                    all.push(0.0);
                    continue;
                }
            },
        };
        let per_head = |gain: f64, moved: Heads| if moved > 0 { gain / moved as f64 } else { 0.0 };
        let before = per_head(one.gain.whole(), one.effect.moved());
        let now = per_head(effect.value().whole(), effect.moved());
        all.push(if before > 0.0 { now / before } else { 0.0 });
    }
    Ok(all)
}

/// The headline figures of a plan.
#[expect(clippy::cast_possible_truncation, reason = "means of counts")]
fn headline(world: &Present, assumption: Option<Assumption>) -> Headline {
    let periods = || {
        world
            .plan
            .periods
            .iter()
            .filter(|period| period.summary.openings > 0)
    };
    let years: f64 = periods().map(|period| period.years.len() as f64).sum();
    let mean = |of: fn(&crate::plan::Summary) -> Heads| {
        let sum: f64 = periods()
            .map(|period| of(&period.summary) as f64 * period.years.len() as f64)
            .sum();
        libm::floor(sum / years.max(1.0) + 0.5) as Heads
    };
    let (mut inside, mut all) = (0.0, 0.0);
    for period in periods() {
        let weight = period.years.len() as f64 * period.summary.placed as f64;
        if let Some(share) = period.summary.in_field {
            inside += weight * share;
            all += weight;
        }
    }
    Headline {
        assumption,
        openings: mean(|s| s.openings),
        filled: mean(|s| s.filled),
        graduates: mean(|s| s.graduates),
        placed: mean(|s| s.placed),
        in_field: (all > 0.0).then(|| inside / all),
    }
}
