//! A few threads for solves, and a queue that ends.

use super::stop::Stop;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::refusal::{Code, Refusal};
use prometheus_client::metrics::gauge::Gauge;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;

/// A few threads for solves, and a queue that ends.
#[derive(Debug)]
pub struct Pool {
    /// A permit for each solve that runs or waits.
    places: Arc<Semaphore>,
    /// A permit for each solve that runs.
    turns: Arc<Semaphore>,
    time: Duration,
    all: Arc<AtomicBool>,
    metrics: Metrics,
}

impl Pool {
    /// A pool of so many solves at a time as the limits say.
    #[must_use]
    pub fn new(limits: &Limits, metrics: Metrics) -> Pool {
        let places = limits.solves.saturating_add(limits.queue);
        Pool {
            places: Arc::new(Semaphore::new(places.min(Semaphore::MAX_PERMITS))),
            turns: Arc::new(Semaphore::new(limits.solves.min(Semaphore::MAX_PERMITS))),
            time: Duration::from_secs(limits.solve_seconds),
            all: Arc::default(),
            metrics,
        }
    }

    /// A stop for one solve of the pool.
    #[must_use]
    pub fn stop(&self) -> Stop {
        Stop::new(&self.all)
    }

    /// Tells every solve to end.
    pub fn stop_all(&self) {
        self.all.store(true, Ordering::Relaxed);
    }

    /// Waits for a turn and works on a thread where work may take its time. Who drops the future leaves the queue; work
    /// that runs already goes on until it looks at its stop.
    ///
    /// # Errors
    /// Whatever the work gives; the queue is full; the work panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        stop: Stop,
        work: impl FnOnce(&Stop) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| {
            self.metrics.refused.inc();
            Refusal::new(
                Code::QueueFull,
                "too many solves wait already; come again in a moment",
            )
        })?;
        let waiting = Counted::new(&self.metrics.waiting);
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let turn = turn.map_err(|_| Refusal::new(Code::Stopping, "the service is stopping"))?;
        drop(waiting);
        let running = Counted::new(&self.metrics.running);
        let stop = stop.within(self.time);
        let done = tokio::task::spawn_blocking(move || {
            let _held = (place, turn, running);
            if stop.is_set() {
                return Err(stop.refusal());
            }
            work(&stop)
        });
        done.await.unwrap_or_else(|error| {
            tracing::error!(%error, "a solve ended without a result");
            Err(Refusal::new(
                Code::Internal,
                "the solve ended without a result; the log says why",
            ))
        })
    }
}

/// One more while it lives.
struct Counted(Gauge);

impl Counted {
    fn new(gauge: &Gauge) -> Counted {
        gauge.inc();
        Counted(gauge.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}
