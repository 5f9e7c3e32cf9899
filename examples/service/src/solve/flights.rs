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
#[path = "flights_tests.rs"]
mod tests;
