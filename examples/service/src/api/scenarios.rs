//! What if? Scenarios, by themselves and side by side.

use super::answer::Answer;
use super::choices;
use super::extract::{Data, Json, JsonText, Params};
use super::plan::PlanQuery;
use super::refusals::{Asking, Sending};
use super::schema::{DifferenceSchema, FiguresSchema, ScenarioSchema};
use crate::refusal::{Code, Refusal};
use crate::solve::Stop;
use crate::state::{App, control, key, of_plan};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use utoipa::ToSchema;
use vocmatch::Language;
use vocmatch::model::Model;
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch::scenario::{
    Difference, Draw, DrawConfig, DrawError, DrawIntervals, Outcome, PlanFigures, Present, Scenario,
    ScenarioError, draws, run, spread, spread_of_change,
};

/// The most changes of a scenario.
const MOST_CHANGES: usize = 1_000;

/// What comes of a scenario.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutcomeBody {
    /// What the scenario is called.
    name: String,
    /// What it is about.
    note: Option<String>,
    /// What differs from the present plan.
    #[schema(value_type = DifferenceSchema)]
    difference: Difference,
    /// The scenario that leads back.
    #[schema(value_type = ScenarioSchema)]
    way_back: Scenario,
    /// How far the change spreads over the draws, if some were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    change_over_draws: Option<DrawIntervals>,
}

/// Scenarios to compare.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompareChoices {
    /// The scenarios.
    #[schema(value_type = Vec<ScenarioSchema>)]
    scenarios: Vec<Value>,
    /// The choices of the plan.
    #[schema(value_type = Object)]
    #[serde(default)]
    plan: PlanConfig,
    /// Draws of openings and graduates, to tell how sure the changes are: `draws`, `seed` and so on.
    #[schema(value_type = Option<Object>)]
    #[serde(default)]
    draws: Option<DrawConfig>,
}

/// Scenarios beside the present plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompareBody {
    /// The figures of the present plan.
    #[schema(value_type = FiguresSchema)]
    present: PlanFigures,
    /// How far they spread over the draws, if some were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    present_over_draws: Option<DrawIntervals>,
    /// What comes of each scenario.
    scenarios: Vec<OutcomeBody>,
}

/// Plans a scenario and tells what differs from the present plan. The dataset stays as it is.
#[utoipa::path(
    post, path = "/datasets/{dataset}/scenarios", tag = "scenarios",
    params(("dataset" = String, Path, description = "The dataset"), PlanQuery),
    request_body = ScenarioSchema,
    responses((status = 200, body = OutcomeBody), Asking, Sending)
)]
pub async fn post(
    State(app): State<Arc<App>>,
    Data(data): Data,
    Params(query): Params<PlanQuery>,
    headers: HeaderMap,
    JsonText(text): JsonText,
) -> Result<Response, Refusal> {
    let scenario = read(&text, "scenario")?;
    let config = query.plan()?;
    let tag = key(&data, "scenario", &(&config, &scenario));
    if let Some(known) = app.known(&tag) {
        return Ok(known.response(&headers, &tag));
    }
    let present = app.plan(&data, &config).await?;
    let work = move |stop: &Stop| {
        let outcome = outcome(&present, &scenario, stop)?;
        Answer::json(&body(outcome, &scenario, None))
    };
    let answer = app.answer(&tag, work).await?;
    Ok(answer.response(&headers, &tag))
}

/// Plans several scenarios, and tells how sure their changes are, if draws are asked for.
#[utoipa::path(
    post, path = "/datasets/{dataset}/compare", tag = "scenarios",
    params(("dataset" = String, Path, description = "The dataset")),
    request_body = CompareChoices,
    responses((status = 200, body = CompareBody), Asking, Sending)
)]
pub async fn compare(
    State(app): State<Arc<App>>,
    Data(data): Data,
    headers: HeaderMap,
    Json(chosen): Json<CompareChoices>,
) -> Result<Response, Refusal> {
    choices::most("scenarios", chosen.scenarios.len(), app.limits.scenarios)?;
    choices::check_plan(&chosen.plan, &app.limits)?;
    if let Some(draws) = &chosen.draws {
        choices::check_draws(draws, &app.limits)?;
    }
    let named = chosen.scenarios.iter().enumerate();
    let read = named.map(|(k, value)| read(&value.to_string(), &format!("scenarios[{k}]")));
    let scenarios: Vec<Scenario> = read.collect::<Result<_, _>>()?;
    let tag = key(&data, "compare", &chosen);
    if let Some(known) = app.known(&tag) {
        return Ok(known.response(&headers, &tag));
    }
    let present = app.plan(&data, &chosen.plan).await?;
    let work = move |stop: &Stop| Answer::json(&compared(&present, &scenarios, chosen.draws.as_ref(), stop)?);
    let answer = app.answer(&tag, work).await?;
    Ok(answer.response(&headers, &tag))
}

fn compared(
    present: &Present,
    scenarios: &[Scenario],
    config: Option<&DrawConfig>,
    stop: &Stop,
) -> Result<CompareBody, Refusal> {
    let today = drawn(&present.model, &present.plan, config, stop)?;
    let mut bodies = Vec::with_capacity(scenarios.len());
    for scenario in scenarios {
        let outcome = outcome(present, scenario, stop)?;
        let after = drawn(&outcome.model, &outcome.plan, config, stop)?;
        let change = today.as_ref().zip(after.as_ref());
        let change = change.map(|(today, after)| spread_of_change(today, after));
        bodies.push(body(outcome, scenario, change));
    }
    Ok(CompareBody {
        present: PlanFigures::of_plan(&present.plan),
        present_over_draws: today.as_deref().map(spread),
        scenarios: bodies,
    })
}

fn drawn(
    model: &Model,
    plan: &Plan,
    config: Option<&DrawConfig>,
    stop: &Stop,
) -> Result<Option<Vec<Draw>>, Refusal> {
    let cancel = || stop.is_set();
    let drawn = config.map(|config| draws(model, plan, config, &control(&cancel)));
    drawn.transpose().map_err(|error| of_draws(&error, stop))
}

fn read(text: &str, name: &str) -> Result<Scenario, Refusal> {
    let scenario = Scenario::from_json(text, name).map_err(|problems| {
        let is_json = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
        let code = if is_json {
            Code::InvalidScenario
        } else {
            Code::Malformed
        };
        Refusal::new(code, format!("{name} cannot be read"))
            .or_chinese(format!("{name} 读不了"))
            .with(&problems)
    })?;
    choices::most("changes", scenario.changes.len(), MOST_CHANGES)?;
    Ok(scenario)
}

fn outcome(present: &Present, scenario: &Scenario, stop: &Stop) -> Result<Outcome, Refusal> {
    let cancel = || stop.is_set();
    run(present, scenario, &control(&cancel)).map_err(|error| match error {
        ScenarioError::Scenario(problems) => {
            let detail = format!("{} cannot be made", scenario.name);
            Refusal::new(Code::InvalidScenario, detail)
                .or_chinese(format!("{} 无法生成", scenario.name))
                .with(&problems)
        }
        ScenarioError::Tables { problems, .. } => {
            let detail = format!("with the changes of {} the tables do not agree", scenario.name);
            Refusal::new(Code::InvalidScenario, detail)
                .or_chinese(format!("按 {} 的变更，各表互不相符", scenario.name))
                .with(&problems)
        }
        ScenarioError::Plan { error, .. } => of_plan(&error, stop),
        error => Refusal::new(Code::InvalidScenario, error.to_string())
            .or_chinese(error.text(Language::Chinese))
            .with(&json!({ "scenario": scenario.name })),
    })
}

fn of_draws(error: &DrawError, stop: &Stop) -> Refusal {
    if stop.is_set() {
        stop.refusal()
    } else {
        Refusal::new(Code::OutOfRange, error.to_string()).or_chinese(error.text(Language::Chinese))
    }
}

fn body(outcome: Outcome, scenario: &Scenario, change: Option<DrawIntervals>) -> OutcomeBody {
    OutcomeBody {
        name: outcome.name,
        note: scenario.note.clone(),
        difference: outcome.difference,
        way_back: outcome.inverse,
        change_over_draws: change,
    }
}
