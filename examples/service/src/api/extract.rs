//! What handlers take out of requests. What cannot be taken is refused in the service's own words.

use crate::catalogue::{Snapshot, is_name, unknown};
use crate::refusal::{Code, Refusal};
use crate::state::App;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;
use vocmatch::scenario::repeated_key;

/// The content type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The choices in the address.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Arc<App>> for Params<T> {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let query = Query::from_request_parts(parts, app).await;
        let Query(params) = query.map_err(|error| Refusal::new(Code::BadQuery, error.body_text()))?;
        Ok(Params(params))
    }
}

/// The name of a dataset, which need not be there.
pub struct Name(pub String);

impl FromRequestParts<Arc<App>> for Name {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let path = Path::from_request_parts(parts, app).await;
        let Path(name): Path<String> =
            path.map_err(|error| Refusal::new(Code::BadName, error.body_text()))?;
        if is_name(&name) {
            return Ok(Name(name));
        }
        let detail = "a dataset is called by 1 to 64 letters, digits, dots, lines and underscores, the first a letter or digit";
        Err(Refusal::new(Code::BadName, detail))
    }
}

/// The dataset of the address, as it is now. Whatever happens to it, the request keeps this one.
pub struct Data(pub Arc<Snapshot>);

impl FromRequestParts<Arc<App>> for Data {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Refusal> {
        let Name(name) = Name::from_request_parts(parts, app).await?;
        let found = app.catalogue.get(&name);
        found.map(Data).ok_or_else(|| unknown(&name))
    }
}

/// A body in JSON, read into a type.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Json<T> {
    type Rejection = Refusal;
    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Refusal> {
        let JsonText(text) = JsonText::from_request(request, app).await?;
        if let Some(twice) = repeated_key(&text) {
            return Err(Refusal::new(Code::Malformed, twice));
        }
        let read = serde_json::from_str(&text);
        read.map(Json)
            .map_err(|error| Refusal::new(Code::Malformed, error.to_string()))
    }
}

/// A body in JSON, as text.
pub struct JsonText(pub String);

impl FromRequest<Arc<App>> for JsonText {
    type Rejection = Refusal;
    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Refusal> {
        match Tables::from_request(request, app).await? {
            Tables::Json(text) => Ok(JsonText(text)),
            Tables::Workbook(_) => Err(wrong_type("application/json is")),
        }
    }
}

/// A body of tables.
pub enum Tables {
    /// One JSON document.
    Json(String),
    /// A workbook.
    Workbook(Bytes),
}

impl FromRequest<Arc<App>> for Tables {
    type Rejection = Refusal;
    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Refusal> {
        let is_workbook = match essence(request.headers()).as_str() {
            "application/json" => false,
            WORKBOOK if cfg!(feature = "xlsx") => true,
            _ if cfg!(feature = "xlsx") => {
                return Err(wrong_type("application/json and .xlsx workbooks are"));
            }
            _ => return Err(wrong_type("application/json is")),
        };
        let time = Duration::from_secs(app.limits.body_seconds);
        let body = timeout(time, Bytes::from_request(request, app)).await;
        let body = body.map_err(|_| {
            let detail = format!("the body took longer than {} s", time.as_secs());
            Refusal::new(Code::SlowBody, detail)
        })?;
        let bytes = body.map_err(|error| {
            if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
                let detail = format!("the body has more than {} bytes", app.limits.body_bytes);
                Refusal::new(Code::TooLarge, detail)
            } else {
                Refusal::new(Code::Malformed, error.body_text())
            }
        })?;
        if is_workbook {
            return Ok(Tables::Workbook(bytes));
        }
        let text = String::from_utf8(bytes.into());
        text.map(Tables::Json)
            .map_err(|error| Refusal::new(Code::Malformed, error.to_string()))
    }
}

fn wrong_type(taken: &str) -> Refusal {
    Refusal::new(Code::WrongType, format!("{taken} taken; name it as content-type"))
}

/// The content type without its parameters.
fn essence(headers: &HeaderMap) -> String {
    let value = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = value
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
