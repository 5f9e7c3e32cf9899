//! Routes of one learner through the pathway.

use super::answer::{Answer, at_hand};
use super::extract::{Data, Params};
use super::refusals::Asking;
use super::{choices, find};
use crate::catalogue::Snapshot;
use crate::refusal::Refusal;
use crate::state::{App, Ground, key};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use vocmatch::model::Model;
use vocmatch::pathway::{Route, RouteConfig, RouteStep, Routes, Source, Sourced, Start, Station};
use vocmatch::unit::Level;

/// From where to where.
#[derive(Debug, Deserialize, Serialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RouteQuery {
    /// A program, a major, or a level that is finished (`secondary`), by id or name; left out: junior secondary school.
    from: Option<String>,
    /// An occupation, a program or a major, by id or name.
    to: String,
    /// The most routes; 5 if left out.
    k: Option<usize>,
    /// Also the routes that no other beats in success, years, cost, fit or wage.
    front: Option<bool>,
    /// Through majors of the catalogue instead of programs.
    catalogue: Option<bool>,
    /// Through programs of this region, by its id.
    region: Option<String>,
    /// Only ways that are open by this year.
    open_by: Option<i32>,
}

/// Routes of one learner.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoutesBody {
    /// The best routes, best first.
    routes: Vec<RouteBody>,
    /// Routes that no other beats in everything, if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    front: Option<FrontBody>,
}

/// Routes that no other beats in everything.
#[derive(Debug, Serialize, ToSchema)]
pub struct FrontBody {
    /// They, the likeliest first.
    routes: Vec<RouteBody>,
    /// Whether these are all.
    complete: bool,
}

/// A route.
#[derive(Debug, Serialize, ToSchema)]
pub struct RouteBody {
    /// What is studied, in order.
    steps: Vec<StepBody>,
    /// How well the end fits the work, 0 to 1, if work is the goal.
    fit: Option<f64>,
    /// What the work pays a year at the level reached.
    wage: Option<f64>,
    /// The share of those who set out who arrive.
    success: f64,
    /// Years of study.
    years: u32,
    /// What the seats cost.
    cost: Option<f64>,
    /// The trade-off by which routes are ordered, 0 to 1.
    worth: f64,
    /// How many completions, progressions and costs are assumed, for the tables do not tell them.
    assumed: [usize; 3],
}

/// A station of a route.
#[derive(Debug, Serialize, ToSchema)]
pub struct StepBody {
    /// The program, if there are programs.
    program_id: Option<String>,
    /// The major.
    major_id: String,
    /// Its name.
    major: String,
    /// The school, if there are programs.
    school: Option<String>,
    /// The level.
    #[schema(value_type = String)]
    level: Level,
    /// Years of study.
    years: u32,
    /// The share of entrants who complete.
    completion: FigureBody,
    /// The share who go on to here; none where the route begins.
    progression: Option<FigureBody>,
    /// The kind of way that leads here: `exam`, `3+2` and so on.
    way: Option<&'static str>,
}

/// A figure and where it comes from.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigureBody {
    /// The figure.
    value: f64,
    /// `given`, from a `quota`, or `assumed`.
    source: &'static str,
}

/// The best routes from where a learner stands to where they want to be.
#[utoipa::path(
    get, path = "/datasets/{dataset}/routes", tag = "learners",
    params(
        ("dataset" = String, Path, description = "The dataset"),
        RouteQuery,
        ("if-none-match" = Option<String>, Header, description = "The ETag of what is there already")
    ),
    responses(
        (status = 200, body = RoutesBody),
        (status = 304, description = "It is as before"),
        Asking
    )
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Data(data): Data,
    Params(query): Params<RouteQuery>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let tag = key(&data, "routes", &query);
    if let Some(response) = at_hand(&app, &headers, &tag) {
        return Ok(response);
    }
    find::check("from", query.from.as_deref().unwrap_or_default())?;
    find::check("to", &query.to)?;
    choices::most("k", query.k.unwrap_or(5), app.limits.routes)?;
    let ground = app.ground(&data, query.catalogue == Some(true)).await?;
    let most = app.limits.routes;
    let work = move |_: &_| Answer::json(&find_routes(&data, &ground, &query, most)?);
    let answer = app.answer(&tag, work).await?;
    Ok(answer.response(&headers, &tag))
}

fn find_routes(
    data: &Snapshot,
    ground: &Ground,
    query: &RouteQuery,
    most: usize,
) -> Result<RoutesBody, Refusal> {
    let model = &data.model;
    let start = query
        .from
        .as_deref()
        .map(|text| find::start(model, text))
        .transpose()?;
    let (start, goal) = (start.unwrap_or(Start::Nothing), find::goal(model, &query.to)?);
    let region = |id: &String| model.find_region(id).ok_or_else(|| find::missing("region", id));
    let config = RouteConfig {
        region: query.region.as_ref().map(region).transpose()?,
        open_by: query.open_by,
        max_labels: most,
        ..RouteConfig::default()
    };
    let routes = Routes::new(model, &ground.stations, &ground.fit, &config);
    let best = routes.best(start, goal, query.k.unwrap_or(5));
    let front = (query.front == Some(true)).then(|| routes.front(start, goal));
    Ok(RoutesBody {
        routes: best.iter().map(|route| route_body(model, route)).collect(),
        front: front.map(|front| FrontBody {
            routes: front
                .routes
                .iter()
                .map(|route| route_body(model, route))
                .collect(),
            complete: front.complete,
        }),
    })
}

/// A route with ids and names for positions.
pub fn route_body(model: &Model, route: &Route) -> RouteBody {
    RouteBody {
        steps: route.steps.iter().map(|step| step_body(model, step)).collect(),
        fit: route.work.map(|work| work.fit),
        wage: route.work.and_then(|work| work.wage),
        success: route.success,
        years: route.years,
        cost: route.cost,
        worth: route.worth,
        assumed: route.assumed(),
    }
}

fn step_body(model: &Model, step: &RouteStep) -> StepBody {
    let major = model.major(step.station.major(model));
    let program = match step.station {
        Station::Program(ix) => Some(model.program(ix)),
        Station::Major(_) => None,
    };
    StepBody {
        program_id: program.map(|program| program.id.to_string()),
        major_id: major.id.to_string(),
        major: major.name.clone(),
        school: program.map(|program| model.school(program.school).name.clone()),
        level: step.station.level(model),
        years: step.years,
        completion: figure(step.completion),
        progression: step.entry.map(|(_, share)| figure(share)),
        way: step.entry.map(|(way, _)| way.articulation(model).kind.name()),
    }
}

fn figure(told: Sourced<f64>) -> FigureBody {
    FigureBody {
        value: told.value,
        source: match told.source {
            Source::Given => "given",
            Source::Quota => "quota",
            Source::Assumed => "assumed",
        },
    }
}
