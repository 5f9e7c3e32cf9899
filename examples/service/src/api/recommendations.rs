//! What to do: actions that were tried in the model, the best first, filtered for their reader.

use super::answer::{Answer, at_hand};
use super::extract::{Data, Json, Params};
use super::filter::Filter;
use super::refusals::{Asking, Sending};
use super::schema::RecommendationSchema;
use super::{choices, find};
use crate::catalogue::Snapshot;
use crate::refusal::Refusal;
use crate::state::{App, named_key};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use vocmatch::advice::{ActionKind, Advice, AdviceConfig};
use vocmatch::matching::Objective;
use vocmatch::plan::PlanConfig;
use vocmatch_report::AdviceDocument;

/// How many recommendations are given unless the request says.
const USUAL: usize = 20;

/// Which recommendations are wanted.
#[derive(Debug, Clone, Deserialize, Serialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AdviceQuery {
    /// The years of the plan: `2027` or `2027-2030`.
    years: Option<String>,
    /// What the matching maximises: `best_fit`, the usual, or `fill_first`.
    #[param(value_type = Option<String>)]
    objective: Option<Objective>,
    /// The first autumn in which anything may change; the first year of the plan, if left out.
    autumn: Option<i32>,
    /// The distance over which willingness to move falls to 1/e, in kilometres, above 0; 80, if left out.
    mobility_km: Option<f64>,
    /// How often openings and graduates are drawn to see how robust gains are; not at all, if left out.
    draws: Option<u32>,
    /// Actions of this kind: `expand`, `open`, `shrink`, `suspend`, `order`, `deepen` and so on.
    #[param(value_type = Option<String>)]
    pub kind: Option<ActionKind>,
    /// Actions that concern programs of this level.
    pub level: Option<String>,
    /// Actions that aim at openings of this industry, by its id.
    pub industry: Option<String>,
    /// Actions that aim at openings in this region, by its id.
    pub region: Option<String>,
    /// Actions that concern this school, by its id.
    pub school: Option<String>,
    /// The least score, 0 to 100.
    pub min_score: Option<f64>,
    /// For whom advice is sought: `school:ID` or `enterprise:ID`. Only actions of which the reader has to be part are tried.
    reader: Option<String>,
    /// The most recommendations; 20 if left out.
    limit: Option<usize>,
}

/// The choices behind advice.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AdviceChoices {
    /// The choices of the plan.
    #[schema(value_type = Object)]
    plan: Option<PlanConfig>,
    /// The choices of the advice: how far one action may go, how many are tried, draws and so on.
    #[schema(value_type = Object)]
    recommend: Option<AdviceConfig>,
}

/// What to do.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdviceBody {
    /// The dataset.
    dataset: String,
    /// Its version.
    version: u64,
    /// Recommendations that fit what was asked for, before the limit.
    found: usize,
    /// The best of them.
    #[schema(value_type = Vec<RecommendationSchema>)]
    recommendations: Vec<vocmatch_report::RecommendationDocument>,
    /// Those that rest on openings with a caution.
    #[schema(value_type = Vec<RecommendationSchema>)]
    with_caution: Vec<vocmatch_report::RecommendationDocument>,
    /// Programs to watch.
    #[schema(value_type = Vec<serde_json::Value>)]
    warnings: Vec<vocmatch_report::WarningDocument>,
    /// How many actions were considered.
    considered: usize,
    /// How many of them were tried in the model.
    resolved: usize,
}

/// What to do, under the usual choices.
#[utoipa::path(
    get, path = "/datasets/{dataset}/recommendations", tag = "plans",
    params(
        ("dataset" = String, Path, description = "The dataset"),
        AdviceQuery,
        ("if-none-match" = Option<String>, Header, description = "The ETag of what is there already")
    ),
    responses(
        (status = 200, body = AdviceBody),
        (status = 304, description = "It is as before"),
        Asking
    )
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Data(data): Data,
    Params(query): Params<AdviceQuery>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let tag = named_key(&data, "advice page", &query);
    if let Some(response) = at_hand(&app, &headers, &tag) {
        return Ok(response);
    }
    let answer = answer(&app, &data, &tag, query, AdviceChoices::default()).await?;
    Ok(answer.response(&headers, &tag))
}

/// What to do, under any choices.
#[utoipa::path(
    post, path = "/datasets/{dataset}/recommendations", tag = "plans",
    params(("dataset" = String, Path, description = "The dataset"), AdviceQuery),
    request_body = AdviceChoices,
    responses((status = 200, body = AdviceBody), Asking, Sending)
)]
pub async fn post(
    State(app): State<Arc<App>>,
    Data(data): Data,
    Params(query): Params<AdviceQuery>,
    headers: HeaderMap,
    Json(chosen): Json<AdviceChoices>,
) -> Result<Response, Refusal> {
    let tag = named_key(&data, "advice page", &(&query, &chosen.plan, &chosen.recommend));
    let answer = answer(&app, &data, &tag, query, chosen).await?;
    Ok(answer.response(&headers, &tag))
}

async fn answer(
    app: &App,
    data: &Arc<Snapshot>,
    tag: &str,
    query: AdviceQuery,
    chosen: AdviceChoices,
) -> Result<Arc<Answer>, Refusal> {
    if let Some(known) = app.known(tag) {
        return Ok(known);
    }
    let limit = query.limit.unwrap_or(USUAL.min(app.limits.listed));
    choices::most("limit", limit, app.limits.listed)?;
    let filter = Filter::new(&data.model, &query)?;
    let mut plan = match chosen.plan {
        Some(plan) => plan,
        None => choices::plan(query.years.as_deref(), query.objective)?,
    };
    let usual = AdviceConfig {
        // All that gain, so that a filter finds what it looks for.
        most: app.limits.listed,
        ..AdviceConfig::default()
    };
    let mut config = chosen.recommend.unwrap_or(usual);
    choices::say(
        (&mut plan, &mut config),
        query.autumn,
        query.mobility_km,
        query.draws,
    )?;
    choices::check_plan(&plan, &app.limits)?;
    choices::check_recommend(&config, &app.limits)?;
    if let Some(reader) = query.reader {
        find::check("reader", &reader)?;
        let its = Arc::clone(data);
        // To seek a name takes its time, as a solve does.
        let seek = move |_: &_| find::reader(&its.model, &reader);
        config.actor = Some(app.pool.run(app.pool.stop(), seek).await?);
    }
    let present = app.plan(data, &plan).await?;
    let advice = app.advice(data, &present, config).await?;
    let data = Arc::clone(data);
    let work = move |_: &_| Answer::json(&body(&data, &advice, &filter, limit));
    app.answer(tag, work).await
}

fn body(data: &Snapshot, advice: &Advice, filter: &Filter, limit: usize) -> AdviceBody {
    let model = &data.model;
    let mut kept = advice.clone();
    kept.recommendations.retain(|one| filter.keeps(model, one));
    kept.with_caution.retain(|one| filter.keeps(model, one));
    kept.warnings.retain(|one| filter.concerns(model, one.program));
    let found = kept.recommendations.len();
    kept.recommendations.truncate(limit);
    kept.with_caution.truncate(limit);
    kept.warnings.truncate(limit);
    let document = AdviceDocument::new(model, &kept);
    AdviceBody {
        dataset: data.name.clone(),
        version: data.version,
        found,
        recommendations: document.recommendations,
        with_caution: document.with_caution,
        warnings: document.warnings,
        considered: document.considered,
        resolved: document.resolved,
    }
}
