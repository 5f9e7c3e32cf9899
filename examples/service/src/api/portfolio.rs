//! A portfolio: the best actions together within a budget.

use super::answer::Answer;
use super::choices;
use super::extract::{Data, Json};
use super::refusals::{Asking, Sending};
use super::schema::ActionSchema;
use crate::refusal::{Code, Refusal};
use crate::state::{App, control, key};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;
use vocmatch::Language;
use vocmatch::advice::{AdviceConfig, Portfolio, PortfolioConfig, PortfolioCost, portfolio};
use vocmatch::model::Model;
use vocmatch::plan::PlanConfig;
use vocmatch_report::ActionDocument;

/// The most actions of each kind that are considered.
const MOST_CONSIDERED: usize = 3_000;

/// The most tries of an action.
const MOST_TRIES: usize = 20_000;

/// The most pairs that the search for the bound looks at.
const MOST_WORK: u64 = 600_000_000;

/// The choices behind a portfolio.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PortfolioChoices {
    /// The choices of the plan.
    #[schema(value_type = Object)]
    plan: Option<PlanConfig>,
    /// The choices of the actions.
    #[schema(value_type = Object)]
    recommend: Option<AdviceConfig>,
    /// The budget (`places`, `moved`, `money`) and how hard to search.
    #[schema(value_type = Object)]
    portfolio: Option<PortfolioConfig>,
}

/// The best actions together that were found.
#[derive(Debug, Serialize, ToSchema)]
pub struct PortfolioBody {
    /// What to do, in the order in which it was chosen.
    actions: Vec<ChosenBody>,
    /// What all together gain, in full-fit placements, all years together.
    gain: f64,
    /// No choice of the considered actions within the budget gains more, as far as the heads that they change add up.
    bound: f64,
    /// How far the gain may be from the best possible, as a share of the bound.
    gap: f64,
    /// What all together cost.
    cost: CostBody,
    /// How many actions were considered.
    considered: usize,
}

/// An action of a portfolio.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChosenBody {
    /// What to do.
    #[schema(value_type = ActionSchema)]
    action: ActionDocument,
    /// The first autumn of the change.
    first_autumn: i32,
    /// The occupation aimed at.
    occupation_id: String,
    /// The region aimed at.
    region_id: String,
    /// What it would gain by itself, in full-fit placements.
    gain_alone: f64,
    /// What it costs.
    cost: CostBody,
}

/// What actions cost.
#[derive(Debug, Serialize, ToSchema)]
pub struct CostBody {
    /// Places added, in entrants a year.
    places: i64,
    /// Entrants a year whose training changes.
    moved: i64,
    /// Money.
    money: f64,
}

impl From<PortfolioCost> for CostBody {
    fn from(cost: PortfolioCost) -> CostBody {
        CostBody {
            places: cost.places,
            moved: cost.moved,
            money: cost.money,
        }
    }
}

/// The best actions together within a budget, with a bound on what any choice could gain.
#[utoipa::path(
    post, path = "/datasets/{dataset}/portfolio", tag = "plans",
    params(("dataset" = String, Path, description = "The dataset")),
    request_body = PortfolioChoices,
    responses((status = 200, body = PortfolioBody), Asking, Sending)
)]
pub async fn post(
    State(app): State<Arc<App>>,
    Data(data): Data,
    headers: HeaderMap,
    Json(chosen): Json<PortfolioChoices>,
) -> Result<Response, Refusal> {
    let tag = key(&data, "portfolio", &chosen);
    let plan = chosen.plan.unwrap_or_default();
    let recommend = chosen.recommend.unwrap_or_default();
    let config = chosen.portfolio.unwrap_or_default();
    choices::check_plan(&plan, &app.limits)?;
    choices::check_recommend(&recommend, &app.limits)?;
    choices::most("portfolio.considered", config.considered, MOST_CONSIDERED)?;
    choices::most("portfolio.tries", config.tries, MOST_TRIES)?;
    if config.work > MOST_WORK {
        let detail = format!("portfolio.work is {}; at most {MOST_WORK} is done", config.work);
        return Err(Refusal::new(Code::BeyondLimit, detail));
    }
    let present = app.plan(&data, &plan).await?;
    let work =
        move |stop: &crate::solve::Stop| {
            let cancel = || stop.is_set();
            let found = portfolio(
                &present.model,
                &present.plan,
                &recommend,
                &config,
                &control(&cancel),
            );
            match found {
                Ok(found) => Answer::json(&body(&present.model, &found)),
                Err(_) if stop.is_set() => Err(stop.refusal()),
                Err(error) => Err(Refusal::new(Code::OutOfRange, error.to_string())
                    .or_chinese(error.text(Language::Chinese))),
            }
        };
    let answer = app.answer(&tag, work).await?;
    Ok(answer.response(&headers, &tag))
}

fn body(model: &Model, found: &Portfolio) -> PortfolioBody {
    let actions = found.actions.iter().map(|one| ChosenBody {
        action: ActionDocument::new(model, &one.action),
        first_autumn: one.first_autumn,
        occupation_id: model.occupation(one.target.occupation).id.to_string(),
        region_id: model.region(one.target.region).id.to_string(),
        gain_alone: one.gain_alone().whole(),
        cost: one.cost.into(),
    });
    PortfolioBody {
        actions: actions.collect(),
        gain: found.gain(),
        bound: found.bound,
        gap: found.gap(),
        cost: found.cost.into(),
        considered: found.considered,
    }
}
