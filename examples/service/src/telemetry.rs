//! What is told of each request: a line of log and a count, without addresses, names or bodies.

use crate::metrics::Request as Label;
use crate::state::App;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The header that tells requests apart, from the client if it sends one.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Starts the log, to standard error.
pub fn start(json: bool) {
    let log = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_ansi(false);
    // A log that is there already stays: tests start several services.
    let _ = if json {
        tracing::subscriber::set_global_default(log.json().flatten_event(true).finish())
    } else {
        tracing::subscriber::set_global_default(log.finish())
    };
}

/// Gives requests their ids.
#[derive(Debug)]
pub struct RequestIds {
    start: u64,
    count: AtomicU64,
}

impl Default for RequestIds {
    fn default() -> RequestIds {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        RequestIds {
            start: now.as_secs(),
            count: AtomicU64::new(0),
        }
    }
}

impl RequestIds {
    /// The client's own id, if it is short and plain; else one that this process has not given before.
    fn of(&self, sent: Option<&HeaderValue>) -> HeaderValue {
        let plain = |id: &&HeaderValue| {
            let bytes = id.as_bytes();
            let inner = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
            (1..=64).contains(&bytes.len()) && bytes.iter().all(inner)
        };
        sent.filter(plain).cloned().unwrap_or_else(|| {
            let number = self.count.fetch_add(1, Ordering::Relaxed);
            let id = format!("{:x}-{number:x}", self.start);
            HeaderValue::from_str(&id).unwrap_or_else(|_| HeaderValue::from_static("none"))
        })
    }
}

/// Counts and logs a request, and gives it an id.
pub async fn told(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let id = app.request_ids.of(request.headers().get(&REQUEST_ID));
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let method = known(request.method());
    let gone = Gone {
        route: &route,
        method,
        id: &id,
        armed: true,
    };
    let mut response = next.run(request).await;
    gone.disarm();
    let (status, took) = (response.status().as_u16(), start.elapsed());
    tracing::info!(
        request = id.to_str().unwrap_or_default(),
        method,
        route,
        status,
        ms = took.as_secs_f64() * 1e3
    );
    let label = Label {
        route,
        method,
        status,
    };
    app.metrics
        .requests
        .get_or_create(&label)
        .observe(took.as_secs_f64());
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// Says so if the client goes before its answer.
struct Gone<'r> {
    route: &'r str,
    method: &'static str,
    id: &'r HeaderValue,
    armed: bool,
}

impl Gone<'_> {
    fn disarm(mut self) {
        self.armed = false;
    }
}

impl Drop for Gone<'_> {
    fn drop(&mut self) {
        if self.armed {
            let request = self.id.to_str().unwrap_or_default();
            tracing::info!(
                request,
                method = self.method,
                route = self.route,
                "the client went before its answer"
            );
        }
    }
}

/// The method, if it is one that is known: others would be counted without end.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::PUT => "PUT",
        Method::POST => "POST",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_ids_of_clients_are_taken_over() {
        let ids = RequestIds::default();
        let sent = HeaderValue::from_static("abc-1");
        assert_eq!(ids.of(Some(&sent)), "abc-1");
        let odd = HeaderValue::from_static("a b\"");
        assert_ne!(ids.of(Some(&odd)), "a b\"");
        assert_ne!(ids.of(None), ids.of(None));
    }
}
