//! The plan: what supply meets what demand in every year, if nothing changes.

use super::answer::{Answer, at_hand};
use super::choices;
use super::extract::{Data, Json, Params};
use super::refusals::{Asking, Sending};
use super::schema::{BalanceSchema, ClassSchema, PeriodSchema, SkillGapSchema};
use crate::catalogue::Snapshot;
use crate::refusal::Refusal;
use crate::solve::Stop;
use crate::state::{App, control, named_key, of_advice};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use vocmatch::advice::{AdviceConfig, recommend_with};
use vocmatch::matching::Objective;
use vocmatch::plan::PlanConfig;
use vocmatch::scenario::Present;
use vocmatch_report::{Document, document};

/// The usual choices of a plan.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PlanQuery {
    /// The years: `2027` or `2027-2030`; all years with demand, if left out.
    pub years: Option<String>,
    /// What the matching maximises: `best_fit`, the usual, or `fill_first`.
    #[param(value_type = Option<String>)]
    pub objective: Option<Objective>,
    /// The distance over which willingness to move falls to 1/e, in kilometres, above 0; 80, if left out.
    pub mobility_km: Option<f64>,
}

impl PlanQuery {
    /// The usual choices, but for what the address says.
    pub fn plan(&self) -> Result<PlanConfig, Refusal> {
        let mut plan = choices::plan(self.years.as_deref(), self.objective)?;
        choices::say(
            (&mut plan, &mut AdviceConfig::default()),
            None,
            self.mobility_km,
            None,
        )?;
        Ok(plan)
    }
}

/// A plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanBody {
    /// The dataset.
    dataset: String,
    /// Its version.
    version: u64,
    /// The years that it covers.
    years: Vec<i32>,
    /// The choices behind it.
    #[schema(value_type = Object)]
    config: PlanConfig,
    /// What a reader must know to believe it.
    #[schema(value_type = Vec<serde_json::Value>)]
    notes: Vec<vocmatch::plan::Note>,
    /// The years in order, those that pose the same question together.
    #[schema(value_type = Vec<PeriodSchema>)]
    periods: Vec<vocmatch_report::PeriodDocument>,
    /// Balances a year, mean over the years.
    #[schema(value_type = Vec<BalanceSchema>)]
    occupations: Vec<vocmatch_report::BalanceDocument>,
    /// Balances by industry.
    #[schema(value_type = Vec<BalanceSchema>)]
    industries: Vec<vocmatch_report::BalanceDocument>,
    /// Balances by region.
    #[schema(value_type = Vec<BalanceSchema>)]
    regions: Vec<vocmatch_report::BalanceDocument>,
    /// Balances by the lowest level asked for.
    #[schema(value_type = Vec<BalanceSchema>)]
    levels: Vec<vocmatch_report::BalanceDocument>,
    /// Graduates by class of majors and level.
    #[schema(value_type = Vec<ClassSchema>)]
    classes: Vec<vocmatch_report::ClassDocument>,
    /// What the people placed cannot do yet, in the first year with openings.
    #[schema(value_type = Vec<SkillGapSchema>)]
    skill_gaps: Vec<vocmatch_report::SkillGapDocument>,
}

/// The plan under the usual choices.
#[utoipa::path(
    get, path = "/datasets/{dataset}/plan", tag = "plans",
    params(
        ("dataset" = String, Path, description = "The dataset"),
        PlanQuery,
        ("if-none-match" = Option<String>, Header, description = "The ETag of what is there already")
    ),
    responses(
        (status = 200, body = PlanBody),
        (status = 304, description = "It is as before"),
        Asking
    )
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Data(data): Data,
    Params(query): Params<PlanQuery>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let config = query.plan()?;
    let key = named_key(&data, "plan page", &config);
    if let Some(response) = at_hand(&app, &headers, &key) {
        return Ok(response);
    }
    let answer = answer(&app, &data, &key, &config).await?;
    Ok(answer.response(&headers, &key))
}

/// The plan under any choices.
///
/// The body has the fields of a plan's config: years, objective, fit, project, market. What is left out is as usual.
#[utoipa::path(
    post, path = "/datasets/{dataset}/plan", tag = "plans",
    params(("dataset" = String, Path, description = "The dataset")),
    request_body(content = Object, content_type = "application/json"),
    responses((status = 200, body = PlanBody), Asking, Sending)
)]
pub async fn post(
    State(app): State<Arc<App>>,
    Data(data): Data,
    headers: HeaderMap,
    Json(config): Json<PlanConfig>,
) -> Result<Response, Refusal> {
    let key = named_key(&data, "plan page", &config);
    let answer = answer(&app, &data, &key, &config).await?;
    Ok(answer.response(&headers, &key))
}

async fn answer(
    app: &App,
    data: &Arc<Snapshot>,
    key: &str,
    config: &PlanConfig,
) -> Result<Arc<Answer>, Refusal> {
    choices::check_plan(config, &app.limits)?;
    if let Some(known) = app.known(key) {
        return Ok(known);
    }
    let present = app.plan(data, config).await?;
    let data = Arc::clone(data);
    app.answer(key, move |stop| Answer::json(&body(&data, &present, stop)?))
        .await
}

fn body(data: &Snapshot, present: &Present, stop: &Stop) -> Result<PlanBody, Refusal> {
    // The document comes with advice, which is asked for elsewhere: none is tried for it.
    let none = AdviceConfig {
        trials: 0,
        most: 0,
        ..AdviceConfig::default()
    };
    let cancel = || stop.is_set();
    let advice = recommend_with(&present.model, &present.plan, &none, &control(&cancel))
        .map_err(|error| of_advice(&error, stop))?;
    let Document {
        years,
        config,
        notes,
        periods,
        occupations,
        industries,
        regions,
        levels,
        classes,
        skill_gaps,
        ..
    } = document(&present.model, &present.plan, &advice, &data.name);
    Ok(PlanBody {
        dataset: data.name.clone(),
        version: data.version,
        years,
        config,
        notes,
        periods,
        occupations,
        industries,
        regions,
        levels,
        classes,
        skill_gaps,
    })
}
