//! Is it well, and how much does it do?

use crate::limits::Limits;
use crate::refusal::{Code, Problem, Refusal};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// How the service is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Status {
    /// `live` or `ready`.
    status: &'static str,
}

/// Whether the process lives.
#[utoipa::path(get, path = "/healthz", tag = "operation", responses((status = 200, body = Status)))]
pub async fn health() -> Json<Status> {
    Json(Status { status: "live" })
}

/// Whether it takes requests: the store answers, and nobody told it to stop.
#[utoipa::path(
    get, path = "/readyz", tag = "operation",
    responses(
        (status = 200, body = Status),
        (status = 500, description = "The store does not answer", body = Problem,
            content_type = "application/problem+json"),
        (status = 503, description = "It is stopping", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn ready(State(app): State<Arc<App>>) -> Result<Json<Status>, Refusal> {
    if app.is_stopping() {
        return Err(Refusal::new(Code::Stopping, "the service is stopping"));
    }
    let its = Arc::clone(&app);
    let checked = tokio::task::spawn_blocking(move || its.catalogue.check()).await;
    checked.unwrap_or_else(|_| Err(Refusal::new(Code::Internal, "the check did not end")))?;
    Ok(Json(Status { status: "ready" }))
}

/// What is counted, in Prometheus' text form: requests and latencies, solves running and waiting, answers kept.
#[utoipa::path(
    get, path = "/metrics", tag = "operation",
    responses((status = 200, description = "Counts", body = String, content_type = "application/openmetrics-text"))
)]
pub async fn metrics(State(app): State<Arc<App>>) -> impl IntoResponse {
    let count = app.catalogue.list().len();
    app.metrics.datasets.set(i64::try_from(count).unwrap_or(i64::MAX));
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], app.metrics.text())
}

/// What one request may ask for, and how much is done at a time.
#[utoipa::path(get, path = "/limits", tag = "operation", responses((status = 200, body = Limits)))]
pub async fn limits(State(app): State<Arc<App>>) -> Json<Limits> {
    Json(app.limits.clone())
}
