//! What handlers share: datasets, what was solved, and what is counted.

use crate::api::answer::Answer;
use crate::catalogue::{Catalogue, Snapshot, hash};
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::refusal::{Code, Refusal};
use crate::solve::{Flights, Pool, Stop};
use crate::store::Store;
use crate::telemetry::RequestIds;
use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use vocmatch::Language;
use vocmatch::advice::{Advice, AdviceConfig, AdviceError, advise};
use vocmatch::fit::{self, FitTable};
use vocmatch::matching::{Control, MatchError};
use vocmatch::model::ModelConfig;
use vocmatch::pathway::Stations;
use vocmatch::plan::{PlanConfig, PlanError};
use vocmatch::scenario::{Basis, Present, replan};

/// What routes are sought on.
#[derive(Debug)]
pub struct Ground {
    /// Programs where there are some, else majors.
    pub stations: Stations,
    /// How well they fit occupations.
    pub fit: FitTable,
}

/// What handlers share.
pub struct App {
    /// The datasets.
    pub catalogue: Catalogue,
    /// The limits.
    pub limits: Limits,
    /// What is counted.
    pub metrics: Metrics,
    /// Ids for requests.
    pub request_ids: RequestIds,
    /// Where solves run.
    pub pool: Arc<Pool>,
    plans: Flights<Present>,
    advice: Flights<Advice>,
    grounds: Flights<Ground>,
    answers: Flights<Answer>,
    stopping: AtomicBool,
}

impl App {
    /// Opens the store and reads its datasets.
    ///
    /// # Errors
    /// As [`Catalogue::open`].
    pub fn new(store: Box<dyn Store>, limits: Limits) -> Result<Arc<App>, Refusal> {
        let metrics = Metrics::default();
        let pool = Arc::new(Pool::new(&limits, metrics.clone()));
        let some = limits.plans_kept;
        Ok(Arc::new(App {
            catalogue: Catalogue::open(store, limits.clone())?,
            request_ids: RequestIds::default(),
            plans: Flights::new("plan", &pool, &metrics, some, |_| 1),
            advice: Flights::new("advice", &pool, &metrics, 2 * some, |_| 1),
            grounds: Flights::new("ground", &pool, &metrics, some, |_| 1),
            answers: Flights::new("answer", &pool, &metrics, limits.answer_bytes, Answer::weight),
            stopping: AtomicBool::new(false),
            pool,
            metrics,
            limits,
        }))
    }

    /// Whether the service stops.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    /// From now on the service is not ready.
    pub fn stop_taking(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    /// Tells every solve to end.
    pub fn stop_solving(&self) {
        self.pool.stop_all();
    }

    /// The plan of a dataset under some choices, with its model. Where another plan of the same tables is kept, what
    /// cannot differ is taken over from it.
    ///
    /// # Errors
    /// The tables lack what a plan needs, or the choices are out of range; or as [`Flights::get`].
    pub async fn plan(&self, data: &Arc<Snapshot>, config: &PlanConfig) -> Result<Arc<Present>, Refusal> {
        let key = key(data, "plan", config);
        let (data, config) = (Arc::clone(data), config.clone());
        let usual = self.plans.peek(&self::key(&data, "plan", &PlanConfig::default()));
        let most = self.limits.years;
        let work = move |stop: &Stop| plan(&data, config, usual.as_deref(), most, stop);
        self.plans.get(&key, work).await
    }

    /// What to do, for a plan.
    ///
    /// # Errors
    /// As [`App::plan`].
    pub async fn advice(
        &self,
        data: &Arc<Snapshot>,
        present: &Arc<Present>,
        config: AdviceConfig,
    ) -> Result<Arc<Advice>, Refusal> {
        let actor = config.actor.map(|actor| format!("{actor:?}"));
        let key = key(data, "advice", &(&present.config, &config, actor));
        let present = Arc::clone(present);
        let work = move |stop: &Stop| {
            let cancel = || stop.is_set();
            advise(&present, &config, &control(&cancel)).map_err(|error| of_advice(&error, stop))
        };
        self.advice.get(&key, work).await
    }

    /// What routes through a dataset are sought on; through its catalogue alone, if asked.
    ///
    /// # Errors
    /// As [`Flights::get`].
    pub async fn ground(&self, data: &Arc<Snapshot>, catalogue: bool) -> Result<Arc<Ground>, Refusal> {
        let key = key(data, "ground", &catalogue);
        let data = Arc::clone(data);
        let work = move |_: &Stop| {
            let stations = if catalogue {
                Stations::of_catalogue(&data.model)
            } else {
                Stations::new(&data.model)
            };
            let fit = fit::table(&data.model, &fit::FitConfig::default());
            Ok(Ground { stations, fit })
        };
        self.grounds.get(&key, work).await
    }

    /// An answer that is kept.
    #[must_use]
    pub fn known(&self, key: &str) -> Option<Arc<Answer>> {
        self.answers.known(key)
    }

    /// An answer, kept or made by `work`.
    ///
    /// # Errors
    /// As [`Flights::get`].
    pub async fn answer(
        &self,
        key: &str,
        work: impl FnOnce(&Stop) -> Result<Answer, Refusal> + Send + 'static,
    ) -> Result<Arc<Answer>, Refusal> {
        self.answers.get(key, work).await
    }
}

/// As [`key`], for answers that name their dataset: equal tables under another name, or after other changes, are told
/// otherwise.
#[must_use]
pub fn named_key(data: &Snapshot, what: &str, choices: &impl Serialize) -> String {
    key(data, what, &(&data.name, data.version, choices))
}

/// What an answer depends on: the tables, what is asked of them, the choices, and the version of this program.
#[must_use]
pub fn key(data: &Snapshot, what: &str, choices: &impl Serialize) -> String {
    let choices = serde_json::to_string(choices).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    hash(&format!("{version}\n{}\n{what}\n{choices}", data.hash))
}

/// Lets a solve be stopped.
pub fn control(cancel: &dyn Fn() -> bool) -> Control<'_> {
    Control {
        cancel: Some(cancel),
        ..Control::default()
    }
}

fn plan(
    data: &Snapshot,
    config: PlanConfig,
    usual: Option<&Present>,
    most: i32,
    stop: &Stop,
) -> Result<Present, Refusal> {
    let model = data.model.clone();
    let refused = |error: PlanError| of_plan(&error, stop);
    let years = vocmatch::plan::horizon(&model, &config).map_err(refused)?;
    let count = i64::from(*years.end()) - i64::from(*years.start()) + 1;
    if count > i64::from(most) {
        let detail = format!("{count} years are more than {most}; ask for fewer with years=FIRST-LAST");
        return Err(Refusal::new(Code::BeyondLimit, detail));
    }
    let cancel = || stop.is_set();
    let plan = match usual {
        Some(usual) => replan(&model, &config, (&usual.model, &usual.plan), &control(&cancel)),
        None => vocmatch::pipeline::plan_with(&model, &config, &control(&cancel)),
    };
    let plan = plan.map_err(refused)?;
    let basis = Basis::from(data.dataset.clone());
    Ok(Present::new(basis, ModelConfig::default(), config, model, plan))
}

/// Why there is no plan.
#[must_use]
pub fn of_plan(error: &PlanError, stop: &Stop) -> Refusal {
    match error {
        PlanError::NoDemand | PlanError::NoPrograms => {
            Refusal::new(Code::Incomplete, error.to_string()).or_chinese(error.text(Language::Chinese))
        }
        PlanError::Matching(error) => of_matching(error, stop),
        error => Refusal::new(Code::OutOfRange, error.to_string()).or_chinese(error.text(Language::Chinese)),
    }
}

/// Why there is no matching.
#[must_use]
pub fn of_matching(error: &MatchError, stop: &Stop) -> Refusal {
    match error {
        MatchError::Cancelled => stop.refusal(),
        error => Refusal::new(Code::OutOfRange, error.to_string()).or_chinese(error.text(Language::Chinese)),
    }
}

/// Why there is no advice.
#[must_use]
pub fn of_advice(error: &AdviceError, stop: &Stop) -> Refusal {
    match error {
        AdviceError::Matching(error) => of_matching(error, stop),
        AdviceError::Plan(error) => of_plan(error, stop),
        _ if stop.is_set() => stop.refusal(),
        error => Refusal::new(Code::OutOfRange, error.to_string()).or_chinese(error.text(Language::Chinese)),
    }
}
