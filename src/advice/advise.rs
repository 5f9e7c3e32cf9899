//! Advice: candidates sought, the most promising of them tried, those that gain returned with score and reasons.

use super::action::{Action, Candidate};
use super::confidence::doubts;
use super::config::RecommendConfig;
use super::cost::{actors, cost};
use super::effect::changes;
use super::flip::openings_may_fall;
use super::measure::{Robustness, measure};
use super::rank::{compare, front, ranked};
use super::reasons::{against, cautions, reasons, remarks};
use super::recommendation::{Advice, AdviceError, Recommendation, Warning};
use super::scene::Scene;
use super::score::Score;
use super::seek::{Considered, Found, seek};
use super::trials::Trials;
use super::tried::Tried;
use super::varied::{effect, first_shown, needs_world, vary};
use crate::control::{Cancelled, Control, Pieces, Stage};
use crate::fit::RowIx;
use crate::id::{ProgramIx, RegionIx};
use crate::matching::Objective;
use crate::model::Model;
use crate::pathway::Projector;
use crate::planning::{Plan, PlanConfig, PlanError, complete};
use crate::scenario::{Present, ScenarioError};
use crate::unit::Heads;
use std::borrow::Cow;
use std::cell::Cell;
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
    let (before, stages) = stages(plan, config);
    let best = control.part(0, stages, |control| by_best_fit(model, plan, control))?;
    let bench = Bench {
        model,
        plan,
        best: &best,
        present: None,
        valued: None,
        config,
        control: &control.within_a_piece(),
        stages: Stages {
            control,
            at: Cell::new(before),
            of: stages,
        },
    };
    bench.advice()
}

/// Seeks actions of every kind ([`Action`]) in the present, tries the most promising, and returns what gains.
///
/// # Errors
/// As [`recommend_with`].
pub fn advise(present: &Present, config: &RecommendConfig, control: &Control) -> Result<Advice, AdviceError> {
    let (model, plan) = (&present.model, &present.plan);
    let (before, stages) = stages(plan, config);
    let best = control.part(0, stages, |control| by_best_fit(model, plan, control))?;
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
        control: &control.within_a_piece(),
        stages: Stages {
            control,
            at: Cell::new(before),
            of: stages,
        },
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

/// How many stages it takes to plan under best fit, where the plan's objective is another.
pub(super) fn best_fit_stages(plan: &Plan) -> usize {
    if plan.config.objective == Objective::BestFit {
        0
    } else {
        2
    }
}

/// The stages before the search, and all of them. Both lists, without a caution and with one, have theirs.
fn stages(plan: &Plan, config: &RecommendConfig) -> (usize, usize) {
    let before = best_fit_stages(plan);
    let (draws, flips) = (usize::from(config.draws.is_some()), usize::from(config.flips));
    let worlds = usize::from(draws + flips > 0);
    (before, before + 3 + 2 * (worlds + draws + flips))
}

/// The stages of the search, one after the other.
struct Stages<'b> {
    control: &'b Control<'b>,
    at: Cell<usize>,
    of: usize,
}

impl Stages<'_> {
    fn next(&self, stage: Stage, of: usize) -> Result<Pieces<'_>, Cancelled> {
        self.at.set(self.at.get() + 1);
        self.control.start(stage, (self.at.get(), self.of), of)
    }
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
    /// For the pieces of a stage.
    control: &'b Control<'b>,
    stages: Stages<'b>,
}

impl Bench<'_> {
    fn advice(&self) -> Result<Advice, AdviceError> {
        let sought = self.stages.next(Stage::Candidates, 1)?;
        let scene = Scene::new(self.model, self.best, self.config);
        self.control.ask()?;
        let projector = Projector::new(self.model, self.plan.years.clone(), &self.plan.config.project);
        let Found {
            tried: candidates,
            mut kinds,
            stranded,
        } = seek(&scene, &projector, self.present.is_some(), self.control)?;
        sought.end()?;
        let considered = kinds.iter().map(|kind| kind.considered).sum::<usize>() + stranded.len();
        let watched = stranded.len().min(self.config.trials);
        let (tried, refused, by_value, pieces) =
            self.tried(&scene, &projector, candidates, &mut kinds, watched)?;
        let warnings = self.warnings(stranded, &by_value, &pieces)?;
        pieces.end()?;
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

    /// Tries every candidate; those that gain, those that the tables refuse, the markets under best fit, and the stage,
    /// in which as many trials are left as programs are `watched`.
    fn tried(
        &self,
        scene: &Scene,
        projector: &Projector,
        candidates: Vec<Candidate>,
        kinds: &mut [Considered],
        watched: usize,
    ) -> Result<(Vec<Tried>, Refused, Trials<'_>, Pieces<'_>), AdviceError> {
        let drafts = candidates.into_iter().map(|candidate| {
            self.control.ask()?;
            let own = self
                .present
                .filter(|_| needs_world(self.model, &candidate.action));
            let changes = if own.is_some() {
                BTreeMap::new()
            } else {
                changes(self.model, self.plan, projector, &candidate)
            };
            Ok((candidate, own, changes))
        });
        let drafts = drafts.collect::<Result<Vec<_>, Cancelled>>()?;
        let places = drafts
            .iter()
            .flat_map(|(_, _, changes)| changes.values().flat_map(|year| year.keys().copied()));
        let places: Vec<(RowIx, RegionIx)> = places.collect::<BTreeSet<_>>().into_iter().collect();
        let objectives = 1 + usize::from(self.plan.config.objective != Objective::BestFit);
        let markets = self
            .stages
            .next(Stage::Years, self.plan.periods.len() * objectives)?;
        let trials = |plan, objective| {
            let each = || markets.next();
            Trials::new(self.model, plan, objective, &places, (self.control, &each))
        };
        let by_value = trials(self.best, Objective::BestFit)?;
        let by_heads = match self.plan.config.objective {
            Objective::BestFit => None,
            objective @ Objective::FillFirst => Some(trials(self.plan, objective)?),
        };
        markets.end()?;
        let pieces = self.stages.next(Stage::Actions, drafts.len() + watched)?;
        let (mut found, mut refused) = (Vec::new(), Refused::new());
        for (candidate, own, changes) in drafts {
            let tried = if let Some(present) = own {
                match self.in_world(present, candidate)? {
                    Ok(tried) => tried,
                    Err(why) => {
                        refused.push(why);
                        pieces.next()?;
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
            pieces.next()?;
        }
        Ok((found, refused, by_value, pieces))
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

    /// Programs to watch.
    fn warnings(
        &self,
        mut stranded: Vec<(ProgramIx, usize, Heads)>,
        trials: &Trials,
        pieces: &Pieces,
    ) -> Result<Vec<Warning>, AdviceError> {
        stranded.sort_by_key(|(program, _, heads)| (std::cmp::Reverse(*heads), *program));
        stranded.truncate(self.config.trials);
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
            pieces.next()?;
        }
        warnings.sort_by_key(|w| (std::cmp::Reverse(w.unplaced), w.program));
        warnings.truncate(self.config.most);
        Ok(warnings)
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
        if self.config.draws.is_none() && !self.config.flips {
            return Ok(());
        }
        let pieces = self.stages.next(Stage::Worlds, list.len())?;
        let Some(present) = self.valued.or(self.present) else {
            return Ok(pieces.end()?);
        };
        for (_, tried) in list {
            if needs_world(self.model, &tried.candidate.action) {
                let world = vary(present, &tried.candidate, self.control);
                tried.world = Some(world.map_err(AdviceError::Scenario)?);
            }
            pieces.next()?;
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
        let pieces = self
            .stages
            .next(Stage::Draws, usize::try_from(draws.draws).unwrap_or(usize::MAX))?;
        let told = (self.control, &pieces);
        let measured = measure(self.model, self.best, trials, &tried, draws, told)?;
        pieces.end()?;
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
        if !self.config.flips {
            return Ok(list.into_iter().map(|(one, _)| one).collect());
        }
        let pieces = self.stages.next(Stage::Flips, list.len())?;
        let mut finished = Vec::with_capacity(list.len());
        for (mut one, tried) in list {
            let fall = openings_may_fall(self.model, self.best, trials, &tried, one.target, self.control)?;
            one.against.push(super::reason::Reason::Flips { fall });
            finished.push(one);
            pieces.next()?;
        }
        Ok(finished)
    }
}
