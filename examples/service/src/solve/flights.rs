//! One solve for all who ask the same: whoever comes while it is under way waits for it, too.

use super::kept::Kept;
use super::pool::Pool;
use super::stop::Stop;
use crate::metrics::{Cache, Metrics};
use crate::refusal::{Code, Refusal};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;
use tokio::task::AbortHandle;

type Outcome<V> = Result<Arc<V>, Refusal>;

/// What was solved, and what is being solved, by key.
pub struct Flights<V> {
    shared: Arc<Shared<V>>,
    pool: Arc<Pool>,
}

struct Shared<V> {
    name: &'static str,
    weigh: fn(&V) -> usize,
    metrics: Metrics,
    table: Mutex<Table<V>>,
}

struct Table<V> {
    kept: Kept<V>,
    flying: HashMap<String, Flight<V>>,
    /// How many flights there were; tells a flight from a later one of the same key.
    flights: u64,
}

/// A solve under way.
struct Flight<V> {
    number: u64,
    /// How many wait for it.
    waiting: usize,
    stop: Stop,
    task: Option<AbortHandle>,
    landed: watch::Receiver<Option<Outcome<V>>>,
}

/// A place among those who wait. Who leaves it last stops the solve.
struct Seat<V> {
    shared: Arc<Shared<V>>,
    key: String,
    number: u64,
}

impl<V: Send + Sync + 'static> Flights<V> {
    /// Keeps values of at most this weight. `name` is what metrics call it.
    #[must_use]
    pub fn new(
        name: &'static str,
        pool: &Arc<Pool>,
        metrics: &Metrics,
        most: usize,
        weigh: fn(&V) -> usize,
    ) -> Flights<V> {
        let table = Table {
            kept: Kept::new(most),
            flying: HashMap::new(),
            flights: 0,
        };
        Flights {
            shared: Arc::new(Shared {
                name,
                weigh,
                metrics: metrics.clone(),
                table: Mutex::new(table),
            }),
            pool: Arc::clone(pool),
        }
    }

    /// The value, if it is kept.
    #[must_use]
    pub fn known(&self, key: &str) -> Option<Arc<V>> {
        let found = self.shared.table().kept.get(key);
        if found.is_some() {
            self.shared.count("kept");
        }
        found
    }

    /// As [`Flights::known`], without counting it.
    #[must_use]
    pub fn peek(&self, key: &str) -> Option<Arc<V>> {
        self.shared.table().kept.get(key)
    }

    /// The value: as it is kept, or from a solve under way, or from `work`.
    ///
    /// # Errors
    /// As [`Pool::run`]. Errors are not kept.
    pub async fn get(
        &self,
        key: &str,
        work: impl FnOnce(&Stop) -> Result<V, Refusal> + Send + 'static,
    ) -> Outcome<V> {
        let (mut landed, _seat) = {
            let mut table = self.shared.table();
            if let Some(value) = table.kept.get(key) {
                self.shared.count("kept");
                return Ok(value);
            }
            if let Some(flight) = table.flying.get_mut(key) {
                self.shared.count("joined");
                flight.waiting += 1;
                (flight.landed.clone(), self.seat(key, flight.number))
            } else {
                self.shared.count("solved");
                self.start(&mut table, key, work)
            }
        };
        match landed.wait_for(Option::is_some).await.as_deref() {
            Ok(Some(outcome)) => outcome.clone(),
            // The task is gone without a word: the runtime is going down.
            _ => Err(Refusal::new(Code::Stopping, "the service is stopping")),
        }
    }

    fn start(
        &self,
        table: &mut Table<V>,
        key: &str,
        work: impl FnOnce(&Stop) -> Result<V, Refusal> + Send + 'static,
    ) -> (watch::Receiver<Option<Outcome<V>>>, Seat<V>) {
        let (sender, landed) = watch::channel(None);
        table.flights += 1;
        let number = table.flights;
        let stop = self.pool.stop();
        let (shared, pool, its) = (Arc::clone(&self.shared), Arc::clone(&self.pool), stop.clone());
        let name = key.to_owned();
        // The table is locked until the flight stands in it, so that it cannot land before.
        let task = tokio::spawn(async move {
            let outcome = pool.run(its, work).await.map(Arc::new);
            shared.land(&name, number, &outcome);
            sender.send_replace(Some(outcome));
        });
        let flight = Flight {
            number,
            waiting: 1,
            stop,
            task: Some(task.abort_handle()),
            landed: landed.clone(),
        };
        table.flying.insert(key.to_owned(), flight);
        (landed, self.seat(key, number))
    }

    fn seat(&self, key: &str, number: u64) -> Seat<V> {
        Seat {
            shared: Arc::clone(&self.shared),
            key: key.to_owned(),
            number,
        }
    }
}

impl<V> Shared<V> {
    fn table(&self) -> MutexGuard<'_, Table<V>> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, how: &'static str) {
        let label = Cache {
            cache: self.name,
            how,
        };
        self.metrics.answers.get_or_create(&label).inc();
    }

    fn land(&self, key: &str, number: u64, outcome: &Outcome<V>) {
        let mut table = self.table();
        if table
            .flying
            .get(key)
            .is_some_and(|flight| flight.number == number)
        {
            table.flying.remove(key);
        }
        if let Ok(value) = outcome {
            let weight = (self.weigh)(value);
            table.kept.insert(key.to_owned(), Arc::clone(value), weight);
        }
    }
}

impl<V> Drop for Seat<V> {
    fn drop(&mut self) {
        let mut table = self.shared.table();
        let Some(flight) = table.flying.get_mut(&self.key) else {
            return;
        };
        if flight.number != self.number {
            return;
        }
        flight.waiting -= 1;
        if flight.waiting > 0 {
            return;
        }
        // Whoever asks again starts afresh. Aborting takes it out of the queue if it still waits there.
        if let Some(flight) = table.flying.remove(&self.key) {
            flight.stop.desert();
            if let Some(task) = flight.task {
                task.abort();
            }
            self.shared.count("deserted");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn flights(limits: &Limits) -> (Arc<Flights<usize>>, Metrics) {
        let metrics = Metrics::default();
        let pool = Arc::new(Pool::new(limits, metrics.clone()));
        (
            Arc::new(Flights::new("test", &pool, &metrics, 10, |_| 1)),
            metrics,
        )
    }

    async fn until(holds: impl Fn() -> bool) {
        for _ in 0..500 {
            if holds() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("it does not come true");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn many_who_ask_the_same_have_it_solved_once() {
        let (flights, _) = flights(&Limits::default());
        let solved = Arc::new(AtomicUsize::new(0));
        let asked = (0..50).map(|_| {
            let (flights, solved) = (Arc::clone(&flights), Arc::clone(&solved));
            tokio::spawn(async move {
                let work = move |_: &Stop| {
                    std::thread::sleep(Duration::from_millis(50));
                    Ok(solved.fetch_add(1, Ordering::SeqCst))
                };
                flights.get("key", work).await.map(|value| *value)
            })
        });
        for answer in asked.collect::<Vec<_>>() {
            assert_eq!(answer.await.unwrap().unwrap(), 0);
        }
        assert_eq!(solved.load(Ordering::SeqCst), 1);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_solve_goes_on_for_one_who_waits_and_stops_when_the_last_has_gone() {
        let (flights, metrics) = flights(&Limits::default());
        let wait = |flights: &Arc<Flights<usize>>| {
            let flights = Arc::clone(flights);
            tokio::spawn(async move {
                let work = |stop: &Stop| {
                    while !stop.is_set() {
                        std::thread::sleep(Duration::from_millis(5));
                    }
                    Err(stop.refusal())
                };
                flights.get("key", work).await
            })
        };
        let (one, other) = (wait(&flights), wait(&flights));
        until(|| metrics.running.get() == 1).await;
        until(|| {
            flights
                .shared
                .table()
                .flying
                .get("key")
                .is_some_and(|flight| flight.waiting == 2)
        })
        .await;
        one.abort();
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert_eq!(metrics.running.get(), 1);
        other.abort();
        until(|| metrics.running.get() == 0).await;
        assert!(flights.shared.table().flying.is_empty());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn one_more_than_the_queue_holds_is_refused_and_who_leaves_it_makes_room() {
        let limits = Limits {
            solves: 1,
            queue: 1,
            ..Limits::default()
        };
        let (flights, metrics) = flights(&limits);
        let wait = |key: &'static str| {
            let flights = Arc::clone(&flights);
            tokio::spawn(async move {
                let work = |stop: &Stop| {
                    while !stop.is_set() {
                        std::thread::sleep(Duration::from_millis(5));
                    }
                    Ok(0)
                };
                flights.get(key, work).await
            })
        };
        let runs = wait("runs");
        until(|| metrics.running.get() == 1).await;
        let waits = wait("waits");
        until(|| metrics.waiting.get() == 1).await;
        let refused = flights.get("refused", |_| Ok(0)).await.unwrap_err();
        assert_eq!(refused.code(), Code::QueueFull);
        waits.abort();
        until(|| metrics.waiting.get() == 0).await;
        runs.abort();
        until(|| metrics.running.get() == 0).await;
        assert_eq!(
            flights.get("again", |_| Ok(7)).await.map(|value| *value).unwrap(),
            7
        );
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn errors_are_not_kept_and_panics_are_errors() {
        let (flights, metrics) = flights(&Limits::default());
        let failed = flights.get("key", |_| panic!("on purpose")).await.unwrap_err();
        assert_eq!(failed.code(), Code::Internal);
        assert_eq!(
            flights.get("key", |_| Ok(1)).await.map(|value| *value).unwrap(),
            1
        );
        assert_eq!(metrics.running.get(), 0);
    }
}
