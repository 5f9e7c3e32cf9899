//! The documentation: a document for programs, and a page for people that needs no network.

use crate::state::App;
use axum::Router;
use axum::body::Bytes;
use axum::http::header;
use axum::response::Redirect;
use axum::routing::get;
use std::sync::Arc;
use utoipa::openapi::OpenApi;

/// The routes of the documentation, which does not tell of itself.
pub fn router(document: &OpenApi) -> Router<Arc<App>> {
    // Plain values under plain keys cannot fail to be written.
    let json = Bytes::from(document.to_pretty_json().unwrap_or_default());
    let document = move || async move { ([(header::CONTENT_TYPE, "application/json")], json) };
    let page = || async {
        let headers = [
            (header::CONTENT_TYPE, "text/html; charset=utf-8"),
            (
                header::CONTENT_SECURITY_POLICY,
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'",
            ),
        ];
        (headers, include_str!("docs.html"))
    };
    Router::new()
        .route("/openapi.json", get(document))
        .route("/docs", get(page))
        .route("/", get(|| async { Redirect::temporary("/docs") }))
}
