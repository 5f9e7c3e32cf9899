//! The page for planners.

use super::answer::{Answer, at_hand};
use super::choices;
use super::extract::{Data, Params};
use super::refusals::Asking;
use crate::refusal::{Code, Refusal};
use crate::state::{App, key};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::IntoParams;
use vocmatch::recommend::{Advice, RecommendConfig};
use vocmatch::report::{Language, TextConfig, text};
use vocmatch::scenario::Present;

/// How the page should be.
#[derive(Debug, Deserialize, Serialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// The years of the plan: `2027` or `2027-2030`.
    years: Option<String>,
    /// The title; the dataset's name if left out.
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
    let plan = choices::plan(query.years.as_deref(), None)?;
    let tag = key(&data, "report", &query);
    if let Some(response) = at_hand(&app, &headers, &tag) {
        return Ok(response);
    }
    let present = app.plan(&data, &plan).await?;
    let advice = app.advice(&data, &present, RecommendConfig::default()).await?;
    let title = query.title.unwrap_or_else(|| data.name.clone());
    let work = move |_: &_| {
        let page = page(&present, &advice, &title, language);
        Ok(Answer::new("text/html; charset=utf-8", page.into_bytes()))
    };
    let answer = app.answer(&tag, work).await?;
    Ok(answer.response(&headers, &tag))
}

/// The page. The one place that knows how it is made.
fn page(present: &Present, advice: &Advice, title: &str, language: Language) -> String {
    let config = TextConfig {
        title: title.to_owned(),
        ..TextConfig::default()
    };
    let text = text(&present.model, &present.plan, advice, &config);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n<pre>{}</pre>\n</html>\n",
        language.code(),
        escaped(title),
        escaped(&text)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
