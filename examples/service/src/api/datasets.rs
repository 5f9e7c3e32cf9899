//! Datasets: put in, looked at, taken away.

use super::answer::{Answer, tagged, unchanged};
use super::conditions::expected;
use super::extract::{Data, Name, Tables};
use super::refusals::{Asking, Sending};
use crate::accepted::accepted;
use crate::catalogue::{Snapshot, too_many};
use crate::refusal::{Code, Listed, Problem, Refusal};
use crate::state::{App, key};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;
use vocmatch::Language;
use vocmatch::dataset::Dataset;
use vocmatch::problem::Code as Fault;

/// A dataset in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct DatasetBody {
    /// Its name.
    name: String,
    /// How many changes it has seen.
    version: u64,
    /// What its tables hold, in short; its `ETag` without the quotes.
    hash: String,
    /// Rows of each table that has any.
    tables: BTreeMap<&'static str, usize>,
    /// What is odd in the tables, but not wrong.
    #[schema(value_type = Object)]
    warnings: serde_json::Value,
}

impl DatasetBody {
    /// A dataset in short, its warnings in a language.
    pub fn new(data: &Snapshot, language: Language) -> DatasetBody {
        DatasetBody {
            name: data.name.clone(),
            version: data.version,
            hash: data.hash.clone(),
            tables: data.tables().collect(),
            warnings: data.model.warnings().listed(language),
        }
    }
}

/// Every dataset, by name.
#[utoipa::path(get, path = "/datasets", tag = "datasets", responses((status = 200, body = Vec<DatasetBody>)))]
pub async fn list(State(app): State<Arc<App>>, headers: HeaderMap) -> Json<Vec<DatasetBody>> {
    let (all, language) = (app.catalogue.list(), accepted(&headers));
    Json(all.iter().map(|data| DatasetBody::new(data, language)).collect())
}

/// The tables of a dataset, with all outcomes that were added.
#[utoipa::path(
    get, path = "/datasets/{dataset}", tag = "datasets",
    params(
        ("dataset" = String, Path, description = "The dataset"),
        ("if-none-match" = Option<String>, Header, description = "The ETag of what is there already")
    ),
    responses(
        (status = 200, description = "The tables; HEAD gives the ETag alone", body = Object,
            headers(("etag" = String, description = "What the tables hold, in short"))),
        (status = 304, description = "They are as before"),
        Asking
    )
)]
pub async fn get(
    State(app): State<Arc<App>>,
    Data(data): Data,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if let Some(response) = unchanged(&headers, &data.hash) {
        return Ok(response);
    }
    let key = key(&data, "tables", &());
    let hash = data.hash.clone();
    let work = move |_: &_| {
        Ok(Answer::new(
            "application/json",
            data.dataset.to_json().into_bytes(),
        ))
    };
    let answer = app.answer(&key, work).await?;
    Ok(answer.response(&headers, &hash))
}

/// Puts tables in place of those that are there, and of the outcomes that were added to them.
///
/// One key per table, each a list of rows; or a workbook with a sheet per table. Every problem with them is told at once.
#[utoipa::path(
    put, path = "/datasets/{dataset}", tag = "datasets",
    params(
        ("dataset" = String, Path, description = "1 to 64 letters, digits, dots, lines and underscores"),
        ("if-match" = Option<String>, Header, description = "The ETag of the dataset that is replaced"),
        ("if-none-match" = Option<String>, Header, description = "`*`: only if there is none of this name; an ETag: only if it holds something else")
    ),
    request_body(
        description = "The tables as one JSON document or, unless the service is built without, as a workbook (.xlsx)",
        content(
            (Object = "application/json"),
            (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        )
    ),
    responses(
        (status = 200, description = "They are stored", body = DatasetBody),
        (status = 201, description = "They are stored as a new dataset", body = DatasetBody),
        (status = 412, description = "The dataset is not the one that was expected", body = Problem,
            content_type = "application/problem+json"),
        (status = 507, description = "There are as many datasets as are kept", body = Problem,
            content_type = "application/problem+json"),
        Asking, Sending
    )
)]
pub async fn put(
    State(app): State<Arc<App>>,
    Name(name): Name,
    headers: HeaderMap,
    tables: Tables,
) -> Result<Response, Refusal> {
    let expect = expected(&headers);
    let its = Arc::clone(&app);
    let work = move |_: &_| {
        let dataset = read(tables, its.limits.rows)?;
        its.catalogue.put(&name, dataset, &expect)
    };
    let (data, new) = app.pool.run(app.pool.stop(), work).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    let mut response = (status, Json(DatasetBody::new(&data, accepted(&headers)))).into_response();
    tagged(response.headers_mut(), &data.hash);
    Ok(response)
}

/// Takes a dataset away, and the outcomes that were added to it.
#[utoipa::path(
    delete, path = "/datasets/{dataset}", tag = "datasets",
    params(
        ("dataset" = String, Path, description = "The dataset"),
        ("if-match" = Option<String>, Header, description = "The ETag of the dataset that is taken away")
    ),
    responses(
        (status = 204, description = "It is gone"),
        (status = 412, description = "The dataset is not the one that was expected", body = Problem,
            content_type = "application/problem+json"),
        Asking
    )
)]
pub async fn delete(
    State(app): State<Arc<App>>,
    Name(name): Name,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    let expect = expected(&headers);
    let its = Arc::clone(&app);
    let work = move |_: &_| its.catalogue.delete(&name, &expect);
    app.pool.run(app.pool.stop(), work).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Tables of a body. What is no JSON is malformed; what is wrong within is told with all else by the model.
///
/// A row in memory is larger than its text, so the objects of a JSON document, a row each and the document itself, are
/// counted before it is read.
pub fn read(tables: Tables, most_rows: usize) -> Result<Dataset, Refusal> {
    let dataset = match tables {
        Tables::Json(text) if objects(&text) > most_rows.saturating_add(1) => {
            return Err(too_many(objects(&text) - 1, most_rows));
        }
        Tables::Json(text) => Dataset::from_json(&text),
        Tables::Workbook(bytes) => workbook(&bytes)?,
    };
    let broken = |code: Fault| matches!(code, Fault::NotJson);
    if dataset.problems().iter().any(|problem| broken(problem.code())) {
        let refusal = Refusal::new(Code::Malformed, "the body is no JSON document of tables")
            .or_chinese("正文不是由各表组成的 JSON 文档");
        return Err(refusal.with(dataset.problems()));
    }
    Ok(dataset)
}

/// How many objects open in a JSON text. Braces within strings open none.
fn objects(text: &str) -> usize {
    let (mut count, mut within, mut escaped) = (0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = within,
            b'"' => within = !within,
            b'{' if !within => count += 1,
            _ => {}
        }
    }
    count
}

/// The tables of a workbook.
#[cfg(feature = "xlsx")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature it refuses")]
fn workbook(bytes: &[u8]) -> Result<Dataset, Refusal> {
    Ok(Dataset::read_workbook("the workbook", bytes))
}

/// Without the feature no workbook comes this far.
#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[u8]) -> Result<Dataset, Refusal> {
    Err(Refusal::new(Code::WrongType, "workbooks are not taken"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_names_are_no_objects() {
        let text = r#"{"regions": [{"name": "a{\"{"}, {"name": "\\"}, {}]}"#;
        assert_eq!(objects(text), 4);
    }

    #[test]
    fn rows_are_counted_before_they_are_read() {
        let rows = |count: usize| format!("{{\"regions\": [{}]}}", vec!["{}"; count].join(","));
        assert!(read(Tables::Json(rows(12)), 12).is_ok());
        let refused = read(Tables::Json(rows(13)), 12).map(|_| ()).unwrap_err();
        assert_eq!(refused.code(), Code::TooManyRows);
    }
}
