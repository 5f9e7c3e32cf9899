//! Advice for a learner: what they can become, and whether anybody waits there.

use super::answer::{Answer, at_hand};
use super::extract::{Data, Params};
use super::refusals::Asking;
use super::routes::{RouteBody, route_body};
use super::{choices, find};
use crate::refusal::Refusal;
use crate::state::{App, control, key, of_advice};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use vocmatch::advice::{AdviceConfig, prospects_with};
use vocmatch::pathway::RouteConfig;

/// Whose prospects.
#[derive(Debug, Deserialize, Serialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LearnerQuery {
    /// A program, a major, or a level that is finished (`secondary`), by id or name; `nothing`: junior secondary school.
    from: String,
    /// Routes through programs of this region, by its id.
    region: Option<String>,
    /// The years of the plan: `2027` or `2027-2030`.
    years: Option<String>,
    /// The first autumn in which anything may change; the first year of the plan, if left out.
    autumn: Option<i32>,
    /// The distance over which willingness to move falls to 1/e, in kilometres, above 0; 80, if left out.
    mobility_km: Option<f64>,
    /// The most occupations; 20 if left out.
    limit: Option<usize>,
}

/// Work that a learner can reach.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProspectBody {
    /// The occupation.
    occupation_id: String,
    /// Its name.
    occupation: String,
    /// What is to be expected of one who sets out, 0 to 100.
    score: f64,
    /// What one more graduate adds there, 0 to 1: at 0 somebody else would lose the place.
    one_more: f64,
    /// Openings a year that take the level reached.
    openings: i64,
    /// Graduates linked to them a year.
    linked: f64,
    /// The year in which the learner would look for work.
    year: i32,
    /// The year of the plan that is looked at for it.
    looked_at: i32,
    /// The way there.
    route: RouteBody,
}

/// What a learner can become, best first.
#[utoipa::path(
    get, path = "/datasets/{dataset}/advice/learner", tag = "learners",
    params(
        ("dataset" = String, Path, description = "The dataset"),
        LearnerQuery,
        ("if-none-match" = Option<String>, Header, description = "The ETag of what is there already")
    ),
    responses(
        (status = 200, body = Vec<ProspectBody>),
        (status = 304, description = "It is as before"),
        Asking
    )
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Data(data): Data,
    Params(query): Params<LearnerQuery>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let tag = key(&data, "learner", &query);
    if let Some(response) = at_hand(&app, &headers, &tag) {
        return Ok(response);
    }
    let limit = query.limit.unwrap_or(20.min(app.limits.listed));
    choices::most("limit", limit, app.limits.listed)?;
    let mut plan = choices::plan(query.years.as_deref(), None)?;
    let mut config = AdviceConfig {
        most: limit,
        ..AdviceConfig::default()
    };
    choices::say((&mut plan, &mut config), query.autumn, query.mobility_km, None)?;
    choices::check_plan(&plan, &app.limits)?;
    find::check("from", &query.from)?;
    // To seek a name takes its time, as a solve does.
    let (its, from) = (Arc::clone(&data), query.from.clone());
    let seek = move |_: &_| find::start(&its.model, &from);
    let start = app.pool.run(app.pool.stop(), seek).await?;
    let model = &data.model;
    let region = |id: &String| model.find_region(id).ok_or_else(|| find::missing("region", id));
    let routes = RouteConfig {
        region: query.region.as_ref().map(region).transpose()?,
        ..RouteConfig::default()
    };
    let present = app.plan(&data, &plan).await?;
    let work = move |stop: &crate::solve::Stop| {
        let model = &present.model;
        let cancel = || stop.is_set();
        let found = prospects_with(model, &present.plan, start, &routes, &config, &control(&cancel));
        let found = found.map_err(|error| of_advice(&error, stop))?;
        let bodies = found.iter().map(|one| ProspectBody {
            occupation_id: model.occupation(one.occupation).id.to_string(),
            occupation: model.occupation(one.occupation).name.clone(),
            score: one.score,
            one_more: one.one_more,
            openings: one.openings,
            linked: one.linked,
            year: one.year,
            looked_at: one.looked_at,
            route: route_body(model, &one.route),
        });
        Answer::json(&bodies.collect::<Vec<_>>())
    };
    let answer = app.answer(&tag, work).await?;
    Ok(answer.response(&headers, &tag))
}
