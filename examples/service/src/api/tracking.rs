//! What became of graduates: outcomes come in and count from the next plan on.

use super::answer::tagged;
use super::conditions::expected;
use super::datasets::{DatasetBody, read};
use super::extract::{JsonText, Name, Tables};
use super::refusals::{Asking, Sending};
use crate::accepted::accepted;
use crate::refusal::{Code, Problem, Refusal};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Adds outcomes of graduates to a dataset, which thereby becomes another version.
///
/// The body has the one key `outcomes`, with rows as in that table: program, year, occupation, how many were tracked, are
/// employed, work in their field, study on. A key that is there already is refused, as everything that is wrong.
#[utoipa::path(
    post, path = "/datasets/{dataset}/tracking", tag = "datasets",
    params(
        ("dataset" = String, Path, description = "The dataset"),
        ("if-match" = Option<String>, Header, description = "The ETag of the dataset that is added to")
    ),
    request_body(content = Object, content_type = "application/json"),
    responses(
        (status = 200, description = "They are stored", body = DatasetBody),
        (status = 412, description = "The dataset is not the one that was expected", body = Problem,
            content_type = "application/problem+json"),
        Asking, Sending
    )
)]
pub async fn post(
    State(app): State<Arc<App>>,
    Name(name): Name,
    headers: HeaderMap,
    JsonText(text): JsonText,
) -> Result<Response, Refusal> {
    let expect = expected(&headers);
    let its = Arc::clone(&app);
    let work = move |_: &_| {
        let rows = read(Tables::Json(text), its.limits.rows)?;
        if rows.problems().has_errors() {
            let refusal = Refusal::new(Code::InvalidDataset, "the outcomes cannot be read")
                .or_chinese("毕业生跟踪数据读不了");
            return Err(refusal.with(rows.problems()));
        }
        let all: usize = rows.lengths().iter().sum();
        if all > rows.outcomes.len() {
            let detail =
                "only the table \"outcomes\" can be added to; put the whole dataset to change another";
            return Err(Refusal::new(Code::InvalidDataset, detail)
                .or_chinese("只能向“毕业生跟踪”表追加；要更改其他表，请上传整个数据集"));
        }
        its.catalogue.add_outcomes(&name, &rows, &expect)
    };
    let data = app.pool.run(app.pool.stop(), work).await?;
    let mut response = Json(DatasetBody::new(&data, accepted(&headers))).into_response();
    tagged(response.headers_mut(), &data.hash);
    Ok(response)
}
