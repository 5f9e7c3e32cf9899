//! The page for planners.

use super::answer::{Answer, at_hand};
use super::choices;
use super::extract::{Data, Params};
use super::refusals::Asking;
use crate::refusal::{Code, Refusal};
use crate::state::{App, named_key};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::IntoParams;
use vocmatch::advice::AdviceConfig;
use vocmatch_report::{HtmlConfig, Language, html};

/// How the page should be.
#[derive(Debug, Deserialize, Serialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// The years of the plan: `2027` or `2027-2030`.
    years: Option<String>,
    /// The first autumn in which anything may change; the first year of the plan, if left out.
    autumn: Option<i32>,
    /// The distance over which willingness to move falls to 1/e, in kilometres, above 0; 80, if left out.
    mobility_km: Option<f64>,
    /// How often openings and graduates are drawn to see how robust gains are; not at all, if left out.
    draws: Option<u32>,
    /// The title; if left out, what the tables say and the dataset's name.
    title: Option<String>,
    /// The language: `en`, the usual, or `zh`.
    lang: Option<String>,
}

/// The plan and the advice as one page for planners.
#[utoipa::path(
    get, path = "/datasets/{dataset}/report", tag = "plans",
    params(
        ("dataset" = String, Path, description = "The dataset"),
        ReportQuery,
        ("if-none-match" = Option<String>, Header, description = "The ETag of what is there already")
    ),
    responses(
        (status = 200, description = "The page", body = String, content_type = "text/html"),
        (status = 304, description = "It is as before"),
        Asking
    )
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Data(data): Data,
    Params(query): Params<ReportQuery>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let language = query
        .lang
        .as_deref()
        .map_or(Some(Language::default()), Language::of_code);
    let language = language.ok_or_else(|| Refusal::new(Code::BadQuery, "pages are written in en and zh"))?;
    let mut plan = choices::plan(query.years.as_deref(), None)?;
    let mut recommend = AdviceConfig {
        flips: true,
        ..AdviceConfig::default()
    };
    choices::say(
        (&mut plan, &mut recommend),
        query.autumn,
        query.mobility_km,
        query.draws,
    )?;
    choices::check_plan(&plan, &app.limits)?;
    choices::check_recommend(&recommend, &app.limits)?;
    let tag = named_key(&data, "report", &query);
    if let Some(response) = at_hand(&app, &headers, &tag) {
        return Ok(response);
    }
    let present = app.plan(&data, &plan).await?;
    let advice = app.advice(&data, &present, recommend).await?;
    let config = HtmlConfig {
        title: query.title.unwrap_or_else(|| {
            let own = present.model.title(language);
            own.map_or_else(|| data.name.clone(), |own| format!("{own} ({})", data.name))
        }),
        language,
        ..HtmlConfig::default()
    };
    let work = move |_: &_| {
        let page = html(&present.model, &present.plan, &advice, &config);
        Ok(Answer::new("text/html; charset=utf-8", page.into_bytes()))
    };
    let answer = app.answer(&tag, work).await?;
    Ok(answer.response(&headers, &tag))
}
