//! What the service answers: a module a resource. Routes and documentation are made from the same lines.
#![expect(unused_qualifications, reason = "utoipa's macros write them")]

pub mod answer;
mod choices;
mod conditions;
mod datasets;
mod docs;
mod extract;
mod filter;
mod find;
mod learner;
mod names;
mod operation;
mod plan;
mod portfolio;
mod recommendations;
mod refusals;
mod report;
mod routes;
mod scenarios;
pub mod schema;
mod tracking;

use crate::accepted;
use crate::refusal::{Code, Refusal};
use crate::state::App;
use crate::telemetry;
use axum::extract::DefaultBodyLimit;
use axum::{Router, middleware};
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "vocmatch",
        description = "Do the schools of a region train the people whom its industries will need, and what should change \
                       if not? Put tables in as a dataset; plans, advice, routes and scenarios come out. Errors are \
                       problems as of RFC 9457, with a stable code, in English or Chinese as `Accept-Language` asks.",
    ),
    tags(
        (name = "datasets", description = "Tables in, and every problem with them at once"),
        (name = "plans", description = "What supply meets what demand, and what to do"),
        (name = "scenarios", description = "What if?"),
        (name = "learners", description = "Routes and prospects of one learner"),
        (name = "operation", description = "Is it well, and how much does it do?"),
    )
)]
struct Api;

/// Every route, and the document that tells of them.
fn documented() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(Api::openapi())
        .routes(routes!(datasets::list))
        .routes(routes!(datasets::get, datasets::put, datasets::delete))
        .routes(routes!(tracking::post))
        .routes(routes!(names::get))
        .routes(routes!(plan::get, plan::post))
        .routes(routes!(recommendations::get, recommendations::post))
        .routes(routes!(portfolio::post))
        .routes(routes!(report::get))
        .routes(routes!(scenarios::post))
        .routes(routes!(scenarios::compare))
        .routes(routes!(routes::get))
        .routes(routes!(learner::get))
        .routes(routes!(operation::health))
        .routes(routes!(operation::ready))
        .routes(routes!(operation::metrics))
        .routes(routes!(operation::limits))
}

/// The document that tells of every route.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    documented().into_openapi()
}

/// The service.
pub fn router(app: &Arc<App>) -> Router {
    let (router, document) = documented().split_for_parts();
    router
        .merge(docs::router(&document))
        .fallback(|| async { Refusal::new(Code::UnknownEndpoint, "see /docs for what there is") })
        .method_not_allowed_fallback(|| async {
            Refusal::new(Code::WrongMethod, "see /docs for what can be done here")
        })
        .layer(middleware::from_fn(accepted::in_language))
        .layer(middleware::from_fn_with_state(Arc::clone(app), telemetry::told))
        .layer(DefaultBodyLimit::max(app.limits.body_bytes))
        .with_state(Arc::clone(app))
}
