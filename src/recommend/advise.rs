//! Advice: candidates sought, the most promising of them tried, those that gain returned with score and reasons.

use super::action::{Action, Candidate};
use super::advice::{Advice, AdviceError, Recommendation, Warning};
use super::confidence::doubts;
use super::config::RecommendConfig;
use super::cost::{actors, cost};
use super::effect::changes;
use super::flip::openings_may_fall;
use super::measure::{Robustness, measure};
use super::rank::{compare, front, ranked};
use super::reasons::{against, cautions, reasons, remarks};
use super::scene::Scene;
use super::score::Score;
use super::seek::{Considered, Found, seek};
use super::trials::Trials;
use super::tried::Tried;
use super::varied::{effect, first_shown, needs_world, vary};
use crate::fit::RowIx;
use crate::id::{ProgramIx, RegionIx};
use crate::matching::{Control, Objective};
use crate::model::Model;
use crate::pathway::Projector;
use crate::planning::{Plan, PlanConfig, PlanError, complete};
use crate::scenario::{Present, ScenarioError};
use crate::unit::Heads;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Seeks what entrants of programs should be, by prices and gaps, tries the most promising in the model, and returns what
/// gains. The tables are not needed; [`advise`] has them, and seeks actions of every kind.
///
/// # Errors
/// [`AdviceError`] as in [`optimal`](crate::matching::optimal).
pub fn recommend(model: &Model, plan: &Plan, config: &RecommendConfig) -> Result<Advice, AdviceError> {
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
) -> Result<Advice, AdviceError> {
    let best = by_best_fit(model, plan, control)?;
    let bench = Bench {
        model,
        plan,
        best: &best,
        present: None,
        valued: None,
        config,
        control,
    };
    bench.advice()
}

/// Seeks actions of every kind ([`Action`]) in the present, tries the most promising, and returns what gains.
///
/// # Errors
/// As [`recommend_with`].
pub fn advise(present: &Present, config: &RecommendConfig, control: &Control) -> Result<Advice, AdviceError> {
    let (model, plan) = (&present.model, &present.plan);
    let best = by_best_fit(model, plan, control)?;
    let valued = match &best {
        Cow::Borrowed(_) => None,
        Cow::Owned(best) => Some(Present {
            config: best.config.clone(),
            plan: best.clone(),
            ..present.clone()
        }),
    };
    let bench = Bench {
        model,
        plan,
        best: &best,
        present: Some(present),
        valued: valued.as_ref(),
        config,
        control,
    };
    bench.advice()
}

/// The plan under best fit, under which every action is sought and scored.
pub(super) fn by_best_fit<'p>(
    model: &Model,
    plan: &'p Plan,
    control: &Control,
) -> Result<Cow<'p, Plan>, PlanError> {
    if plan.config.objective == Objective::BestFit {
        return Ok(Cow::Borrowed(plan));
    }
    let config = PlanConfig {
        objective: Objective::BestFit,
        ..plan.config.clone()
    };
    complete(model, config, plan.years.clone(), plan.fit.clone(), &[], control).map(Cow::Owned)
}

/// Actions that the tables do not allow, and why.
type Refused = Vec<(Action, ScenarioError)>;

/// The bench on which actions are tried.
struct Bench<'b> {
    model: &'b Model,
    plan: &'b Plan,
    /// The plan under best fit.
    best: &'b Plan,
    /// The tables, if they are at hand.
    present: Option<&'b Present>,
    /// The same under best fit, where the plan's objective is another.
    valued: Option<&'b Present>,
    config: &'b RecommendConfig,
    control: &'b Control<'b>,
}

impl Bench<'_> {
    fn advice(&self) -> Result<Advice, AdviceError> {
        let scene = Scene::new(self.model, self.best, self.config);
        let projector = Projector::new(self.model, self.plan.years.clone(), &self.plan.config.project);
        let Found {
            tried: candidates,
            mut kinds,
            stranded,
        } = seek(&scene, &projector, self.present.is_some());
        let considered = kinds.iter().map(|kind| kind.considered).sum::<usize>() + stranded.len();
        let (tried, refused, by_value) = self.tried(&scene, &projector, candidates, &mut kinds)?;
        let (warnings, watched) = self.warnings(stranded, &by_value)?;
        let resolved = kinds.iter().map(|kind| kind.resolved).sum::<usize>() + watched;
        let mut advice = Advice {
            recommendations: Vec::new(),
            with_caution: Vec::new(),
            warnings,
            fired: scene.fired.clone(),
            considered,
            resolved,
            kinds,
            unsteady: 0,
            refused,
        };
        let found = self.scored(&scene, tried);
        for (sure, mut list) in [true, false].into_iter().zip(self.shortlists(found)) {
            self.open_worlds(&mut list)?;
            let measured = self.measured(&by_value, list, &mut advice.unsteady)?;
            let finished = self.finished(&by_value, measured)?;
            let ranked = ranked(finished, self.config);
            if sure {
                advice.recommendations = ranked;
            } else {
                advice.with_caution = ranked;
            }
        }
        Ok(advice)
    }

    /// Tries every candidate; those that gain, how many the tables refuse, and the markets under best fit.
    fn tried(
        &self,
        scene: &Scene,
        projector: &Projector,
        candidates: Vec<Candidate>,
        kinds: &mut [Considered],
    ) -> Result<(Vec<Tried>, Refused, Trials<'_>), AdviceError> {
        let drafts: Vec<_> = candidates
            .into_iter()
            .map(|candidate| {
                let own = self
                    .present
                    .filter(|_| needs_world(self.model, &candidate.action));
                let changes = if own.is_some() {
                    BTreeMap::new()
                } else {
                    changes(self.model, self.plan, projector, &candidate)
                };
                (candidate, own, changes)
            })
            .collect();
        let places = drafts
            .iter()
            .flat_map(|(_, _, changes)| changes.values().flat_map(|year| year.keys().copied()));
        let places: Vec<(RowIx, RegionIx)> = places.collect::<BTreeSet<_>>().into_iter().collect();
        let by_value = Trials::new(self.model, self.best, Objective::BestFit, &places, self.control)?;
        let by_heads = match self.plan.config.objective {
            Objective::BestFit => None,
            objective @ Objective::FillFirst => Some(Trials::new(
                self.model,
                self.plan,
                objective,
                &places,
                self.control,
            )?),
        };
        let (mut found, mut refused) = (Vec::new(), Refused::new());
        for (candidate, own, changes) in drafts {
            let tried = if let Some(present) = own {
                match self.in_world(present, candidate)? {
                    Ok(tried) => tried,
                    Err(why) => {
                        refused.push(why);
                        continue;
                    }
                }
            } else {
                let valued = by_value.effect(&changes, self.control)?;
                let (effect, valued) = match &by_heads {
                    None => (valued, None),
                    Some(trials) => (trials.effect(&changes, self.control)?, Some(valued)),
                };
                Tried {
                    candidate,
                    changes,
                    world: None,
                    effect,
                    valued,
                }
            };
            let by_value = tried.by_value();
            let grows = matches!(
                tried.candidate.action,
                Action::Expand { .. } | Action::Open { .. } | Action::Order { .. }
            );
            let fills = by_value.filled() as f64 >= scene.config.min_filled * by_value.moved() as f64;
            let score = Score::new(tried.gained(), by_value.moved(), None).score;
            let counts = tried.gained().0 > 0 && score >= self.config.min_score;
            if counts && (fills || !grows) {
                let kind = tried.candidate.action.kind();
                if let Some(kind) = kinds.iter_mut().find(|one| one.kind == kind) {
                    kind.gain += 1;
                }
                found.push(tried);
            }
        }
        Ok((found, refused, by_value))
    }

    /// Tries a candidate in a world of its own, if the tables allow it.
    fn in_world(
        &self,
        present: &Present,
        candidate: Candidate,
    ) -> Result<Result<Tried, (Action, ScenarioError)>, AdviceError> {
        let world = |present: &Present| match vary(present, &candidate, self.control) {
            Err(ScenarioError::Plan {
                error: PlanError::Matching(error),
                ..
            }) => Err(AdviceError::from(error)),
            world => Ok(world),
        };
        let worlds = (world(present)?, self.valued.map(world).transpose()?.transpose());
        let (own, valued) = match worlds {
            (Ok(own), Ok(valued)) => (own, valued),
            (Err(why), _) | (_, Err(why)) => return Ok(Err((candidate.action, why))),
        };
        let changed = effect(self.model, self.plan, &own, &candidate);
        let by_value = valued
            .as_ref()
            .map(|valued| effect(self.model, self.best, valued, &candidate));
        Ok(Ok(Tried {
            candidate,
            changes: BTreeMap::new(),
            world: None,
            effect: changed,
            valued: by_value,
        }))
    }

    /// Programs to watch, and how many were re-solved for it.
    fn warnings(
        &self,
        mut stranded: Vec<(ProgramIx, usize, Heads)>,
        trials: &Trials,
    ) -> Result<(Vec<Warning>, usize), AdviceError> {
        stranded.sort_by_key(|(program, _, heads)| (std::cmp::Reverse(*heads), *program));
        stranded.truncate(self.config.trials);
        let resolved = stranded.len();
        let mut warnings = Vec::new();
        for (program, period, graduates) in stranded {
            let year = self.best.periods[period].first_year();
            let place = (self.best.fit.row_of(program), self.model.program(program).region);
            let without = BTreeMap::from([(year, BTreeMap::from([(place, -graduates)]))]);
            let unplaced = graduates + trials.effect(&without, self.control)?.filled();
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
        warnings.truncate(self.config.most);
        Ok((warnings, resolved))
    }

    /// What was tried as recommendations, without what is measured later.
    fn scored(&self, scene: &Scene, tried: Vec<Tried>) -> Vec<(Recommendation, Tried)> {
        let recommendation = |tried: Tried| {
            let candidate = &tried.candidate;
            // Where openings are filled in the end is what the action is for; where nothing more is filled, but
            // better, it is where prices send the next graduate.
            let filled_at = &tried.by_value().filled_at;
            let most = filled_at.first().filter(|(_, heads)| *heads > 0);
            let target = most.map_or(candidate.target, |(first, most)| {
                let own = filled_at.iter().find(|(target, _)| *target == candidate.target);
                own.filter(|(_, heads)| heads == most)
                    .map_or(*first, |(own, _)| *own)
            });
            let shown = first_shown(self.model, &candidate.action, candidate.first_autumn);
            let one = Recommendation {
                first_autumn: candidate.first_autumn,
                first_shown: shown.min(tried.effect.years.first().map_or(shown, |year| year.year)),
                target,
                takes: candidate.target,
                actors: actors(self.model, &candidate.action),
                cost: cost(self.model, &candidate.action),
                score: Score::new(tried.gained(), tried.by_value().moved(), None),
                gain: tried.gained(),
                robustness: None,
                effect: tried.effect.clone(),
                reasons: reasons(scene, candidate, target),
                against: against(scene, &tried, target),
                doubts: doubts(scene, candidate, target),
                remarks: remarks(scene, candidate, target),
                cautions: cautions(scene, candidate, target),
                action: candidate.action.clone(),
            };
            (one, tried)
        };
        tried.into_iter().map(recommendation).collect()
    }

    /// Those that go on to be measured, as many as may be returned: without a caution, and with one.
    fn shortlists(&self, found: Vec<(Recommendation, Tried)>) -> [Vec<(Recommendation, Tried)>; 2] {
        let (sure, unsure): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(one, _)| one.cautions.is_empty());
        [sure, unsure].map(|mut list| {
            list.sort_by(|(a, _), (b, _)| compare(a, b, self.config.order));
            front(&mut list, self.config.most, |(one, _)| one.target);
            list
        })
    }

    /// Opens the worlds of those that have one, once more, if anything is to be measured in them.
    fn open_worlds(&self, list: &mut [(Recommendation, Tried)]) -> Result<(), AdviceError> {
        let measures = self.config.draws.is_some() || self.config.flips;
        let Some(present) = self.valued.or(self.present).filter(|_| measures) else {
            return Ok(());
        };
        for (_, tried) in list {
            if needs_world(self.model, &tried.candidate.action) {
                let world = vary(present, &tried.candidate, self.control);
                tried.world = Some(world.map_err(AdviceError::Scenario)?);
            }
        }
        Ok(())
    }

    /// The same with their robustness, if it is to be measured; without those that fail in more than half of the draws, or
    /// whose score is no longer enough.
    fn measured(
        &self,
        trials: &Trials,
        mut list: Vec<(Recommendation, Tried)>,
        unsteady: &mut usize,
    ) -> Result<Vec<(Recommendation, Tried)>, AdviceError> {
        let Some(draws) = &self.config.draws else {
            return Ok(list);
        };
        let tried: Vec<&Tried> = list.iter().map(|(_, tried)| tried).collect();
        let measured = measure(self.model, self.best, trials, &tried, draws, self.control)?;
        for ((one, tried), robustness) in list.iter_mut().zip(measured) {
            one.robustness = Some(robustness);
            let holds = Some(robustness.holds);
            one.score = Score::new(tried.gained(), tried.by_value().moved(), holds);
        }
        let steady = |one: &Recommendation| {
            one.robustness.is_none_or(|Robustness { holds, .. }| holds >= 0.5)
                && one.score.score >= self.config.min_score
        };
        let all = list.len();
        list.retain(|(one, _)| steady(one));
        *unsteady += all - list.len();
        Ok(list)
    }

    /// The same with what would make them flip, if that is asked for.
    fn finished(
        &self,
        trials: &Trials,
        list: Vec<(Recommendation, Tried)>,
    ) -> Result<Vec<Recommendation>, AdviceError> {
        let mut finished = Vec::with_capacity(list.len());
        for (mut one, tried) in list {
            if self.config.flips {
                let fall =
                    openings_may_fall(self.model, self.best, trials, &tried, one.target, self.control)?;
                one.against.push(super::reason::Reason::Flips { fall });
            }
            finished.push(one);
        }
        Ok(finished)
    }
}
