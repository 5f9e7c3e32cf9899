//! What to do: actions that were tried in the model, the best first, filtered for their reader.

use super::answer::{Answer, at_hand};
use super::extract::{Data, Json, Params};
use super::refusals::{Asking, Sending};
use super::schema::RecommendationSchema;
use super::{choices, find};
use crate::catalogue::Snapshot;
use crate::refusal::{Code, Refusal};
use crate::state::{App, key};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use vocmatch::id::{OccupationIx, ProgramIx, RegionIx, SchoolIx};
use vocmatch::matching::Objective;
use vocmatch::model::Model;
use vocmatch::planning::PlanConfig;
use vocmatch::recommend::{Action, ActionKind, Actor, Advice, RecommendConfig, Recommendation};
use vocmatch::report::AdviceDocument;
use vocmatch::unit::Level;

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
    /// Actions of this kind: `expand`, `open`, `shrink`, `suspend`, `order`, `deepen` and so on.
    #[param(value_type = Option<String>)]
    kind: Option<ActionKind>,
    /// Actions that concern programs of this level.
    level: Option<String>,
    /// Actions that aim at openings of this industry, by its id.
    industry: Option<String>,
    /// Actions that aim at openings in this region, by its id.
    region: Option<String>,
    /// Actions that concern this school, by its id.
    school: Option<String>,
    /// The least score, 0 to 100.
    min_score: Option<f64>,
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
    recommend: Option<RecommendConfig>,
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
    recommendations: Vec<vocmatch::report::RecommendationDocument>,
    /// Those that rest on openings with a caution.
    #[schema(value_type = Vec<RecommendationSchema>)]
    with_caution: Vec<vocmatch::report::RecommendationDocument>,
    /// Programs to watch.
    #[schema(value_type = Vec<serde_json::Value>)]
    warnings: Vec<vocmatch::report::WarningDocument>,
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
    let tag = key(&data, "advice page", &query);
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
    let tag = key(&data, "advice page", &(&query, &chosen.plan, &chosen.recommend));
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
    let plan = match chosen.plan {
        Some(plan) => plan,
        None => choices::plan(query.years.as_deref(), query.objective)?,
    };
    choices::check_plan(&plan, &app.limits)?;
    let usual = RecommendConfig {
        // All that gain, so that a filter finds what it looks for.
        most: app.limits.listed,
        ..RecommendConfig::default()
    };
    let mut config = chosen.recommend.unwrap_or(usual);
    choices::check_recommend(&config, &app.limits)?;
    config.actor = query
        .reader
        .as_deref()
        .map(|text| find::reader(&data.model, text))
        .transpose()?;
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

/// Which recommendations are wanted, in positions of the model.
struct Filter {
    kind: Option<ActionKind>,
    level: Option<Level>,
    /// The occupations of the industry.
    occupations: Option<BTreeSet<OccupationIx>>,
    region: Option<RegionIx>,
    school: Option<SchoolIx>,
    min_score: f64,
}

impl Filter {
    fn new(model: &Model, query: &AdviceQuery) -> Result<Filter, Refusal> {
        let level = |text: &str| {
            find::level(text).ok_or_else(|| {
                let names = Level::ALL.map(Level::name).join(", ");
                Refusal::new(Code::BadQuery, format!("level={text} is none of {names}"))
            })
        };
        let region = |id: &str| model.find_region(id).ok_or_else(|| find::missing("region", id));
        let school = |id: &str| model.find_school(id).ok_or_else(|| find::missing("school", id));
        let occupations = |id: &str| {
            let industry = model
                .find_industry(id)
                .ok_or_else(|| find::missing("industry", id))?;
            let within = |one| model.is_within(one, industry);
            let given = model.demand().iter().map(|line| (line.industry, line.occupation));
            let derived = model
                .employment()
                .iter()
                .map(|line| (line.industry, line.occupation));
            let all = given.chain(derived);
            let of_it = all.filter(|(industry, _)| industry.is_some_and(within));
            Ok::<_, Refusal>(of_it.map(|(_, occupation)| occupation).collect())
        };
        Ok(Filter {
            kind: query.kind,
            level: query.level.as_deref().map(level).transpose()?,
            occupations: query.industry.as_deref().map(occupations).transpose()?,
            region: query.region.as_deref().map(region).transpose()?,
            school: query.school.as_deref().map(school).transpose()?,
            min_score: query.min_score.unwrap_or(0.0),
        })
    }

    fn keeps(&self, model: &Model, one: &Recommendation) -> bool {
        let programs = one.action.programs();
        let major = match one.action {
            Action::Open { major, .. } | Action::Deepen { major, .. } => Some(major),
            _ => None,
        };
        let levels = || {
            let of_programs = programs.iter().map(|ix| model.program(*ix).level);
            of_programs.chain(major.map(|ix| model.major(ix).level))
        };
        let concerns = |school: SchoolIx| {
            programs.iter().any(|ix| model.program(*ix).school == school)
                || one.actors.contains(&Actor::School(school))
        };
        self.kind.is_none_or(|kind| one.action.kind() == kind)
            && self.level.is_none_or(|level| levels().any(|one| one == level))
            && self.region.is_none_or(|region| one.target.region == region)
            && self.school.is_none_or(concerns)
            && self
                .occupations
                .as_ref()
                .is_none_or(|wanted| wanted.contains(&one.target.occupation))
            && one.score.score >= self.min_score
    }

    /// Whether a warning about a program is wanted.
    fn concerns(&self, model: &Model, program: ProgramIx) -> bool {
        let program = model.program(program);
        self.level.is_none_or(|level| program.level == level)
            && self.region.is_none_or(|region| program.region == region)
            && self.school.is_none_or(|school| program.school == school)
    }
}
