//! What is counted, in Prometheus' text form.

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, LabelSetEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::fmt;
use std::sync::Arc;

/// The ends of the buckets of latencies, in seconds.
const BUCKETS: [f64; 12] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0,
];

/// What a request is counted by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Request {
    /// The route as it stands in the documentation, never the address itself.
    pub route: String,
    /// GET, PUT and so on.
    pub method: &'static str,
    /// The status of the answer.
    pub status: u16,
}

/// Where an answer came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cache {
    /// What kind of thing it is.
    pub cache: &'static str,
    /// `kept`, `joined` a solve under way, `solved`, or `deserted` by all who waited.
    pub how: &'static str,
}

macro_rules! labels {
    ($($type:ident: $($field:ident),*;)*) => {$(
        impl EncodeLabelSet for $type {
            fn encode(&self, encoder: &mut LabelSetEncoder) -> Result<(), fmt::Error> {
                use prometheus_client::encoding::{EncodeLabelKey, EncodeLabelValue};
                $(
                    let mut label = encoder.encode_label();
                    let mut key = label.encode_label_key()?;
                    EncodeLabelKey::encode(&stringify!($field), &mut key)?;
                    let mut value = key.encode_label_value()?;
                    EncodeLabelValue::encode(&self.$field.to_string(), &mut value)?;
                    value.finish()?;
                )*
                Ok(())
            }
        }
    )*};
}

labels! {
    Request: route, method, status;
    Cache: cache, how;
}

/// What is counted.
#[derive(Debug, Clone)]
pub struct Metrics {
    /// Requests with their latencies.
    pub requests: Family<Request, Histogram, fn() -> Histogram>,
    /// Where answers came from.
    pub answers: Family<Cache, Counter>,
    /// Solves that run.
    pub running: Gauge,
    /// Solves that wait for their turn.
    pub waiting: Gauge,
    /// Solves that were refused because too many waited.
    pub refused: Counter,
    /// Datasets.
    pub datasets: Gauge,
    /// Connections that are open.
    pub connections: Gauge,
    registry: Arc<Registry>,
}

impl Default for Metrics {
    fn default() -> Metrics {
        let mut registry = Registry::with_prefix("vocmatch");
        let requests: Family<Request, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(BUCKETS));
        let answers = Family::<Cache, Counter>::default();
        let (running, waiting, refused) = (Gauge::default(), Gauge::default(), Counter::default());
        let (datasets, connections) = (Gauge::default(), Gauge::default());
        registry.register_with_unit(
            "request_duration",
            "Requests by route, method and status, and how long they took",
            Unit::Seconds,
            requests.clone(),
        );
        registry.register(
            "answers",
            "Answers by kind, and whether they were kept, joined, solved or deserted",
            answers.clone(),
        );
        registry.register("solves_running", "Solves that run", running.clone());
        registry.register(
            "solves_waiting",
            "Solves that wait for their turn",
            waiting.clone(),
        );
        registry.register(
            "solves_refused",
            "Solves refused because the queue was full",
            refused.clone(),
        );
        registry.register("datasets", "Datasets", datasets.clone());
        registry.register("connections", "Connections that are open", connections.clone());
        Metrics {
            requests,
            answers,
            running,
            waiting,
            refused,
            datasets,
            connections,
            registry: Arc::new(registry),
        }
    }
}

impl Metrics {
    /// Everything in Prometheus' text form.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to memory does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_counted_by_route_method_and_status() {
        let metrics = Metrics::default();
        let label = Request {
            route: "/datasets/{dataset}".to_owned(),
            method: "GET",
            status: 200,
        };
        metrics.requests.get_or_create(&label).observe(0.002);
        let line = "vocmatch_request_duration_seconds_count{route=\"/datasets/{dataset}\",method=\"GET\",status=\"200\"} 1";
        assert!(metrics.text().contains(line), "{}", metrics.text());
        assert!(metrics.text().contains("vocmatch_solves_running 0"));
    }
}
