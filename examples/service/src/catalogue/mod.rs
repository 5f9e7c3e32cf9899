//! The datasets: each an immutable snapshot, swapped as a whole. Readers keep the one that they started with.

mod expect;
mod snapshot;

pub use expect::Expect;
pub use snapshot::{KINDS, Snapshot, hash, is_name};

use crate::limits::Limits;
use crate::refusal::{Code, Refusal};
use crate::store::{Store, StoreError};
use snapshot::{checked, restored, snapshot};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use vocmatch::dataset::Dataset;

/// The datasets.
pub struct Catalogue {
    store: Box<dyn Store>,
    limits: Limits,
    /// Held by whoever changes something, from the look at what is there to the swap.
    changing: Mutex<()>,
    shown: RwLock<BTreeMap<String, Arc<Snapshot>>>,
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Refusal {
        tracing::error!(%error, "the store failed");
        Refusal::new(Code::Store, "the store failed; the log says why")
    }
}

impl Catalogue {
    /// Reads everything that is kept.
    ///
    /// # Errors
    /// If the store cannot be read, or holds what no longer makes a model.
    pub fn open(store: Box<dyn Store>, limits: Limits) -> Result<Catalogue, Refusal> {
        let mut shown = BTreeMap::new();
        for stored in store.load()? {
            let snapshot = restored(&stored)?;
            shown.insert(stored.name, Arc::new(snapshot));
        }
        Ok(Catalogue {
            store,
            limits,
            changing: Mutex::new(()),
            shown: RwLock::new(shown),
        })
    }

    /// Every dataset, by name.
    #[must_use]
    pub fn list(&self) -> Vec<Arc<Snapshot>> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        shown.values().cloned().collect()
    }

    /// The dataset as it is now.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Arc<Snapshot>> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        shown.get(name).cloned()
    }

    /// Checks tables and puts them in place of those that are there. Also says whether the dataset is new.
    ///
    /// # Errors
    /// Everything that is wrong with the tables; what is there is not as expected; the store failed.
    pub fn put(
        &self,
        name: &str,
        dataset: Dataset,
        expect: &Expect,
    ) -> Result<(Arc<Snapshot>, bool), Refusal> {
        let rows: usize = dataset.lengths().iter().sum();
        if rows > self.limits.rows {
            let detail = format!("{rows} rows are more than {}", self.limits.rows);
            return Err(Refusal::new(Code::TooManyRows, detail));
        }
        let model = checked(dataset.clone())?;
        let tables = dataset.to_json();
        let hash = hash(&tables);
        let _changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.get(name);
        expect.check(now.as_ref())?;
        if let Some(now) = &now
            && now.hash == hash
        {
            return Ok((Arc::clone(now), false));
        }
        if now.is_none() && self.list().len() >= self.limits.datasets {
            let detail = format!("{} datasets are kept at most; delete one", self.limits.datasets);
            return Err(Refusal::new(Code::TooManyDatasets, detail));
        }
        let version = now.as_ref().map_or(1, |now| now.version + 1);
        self.store.put(name, version, &tables)?;
        let snapshot = snapshot(name, version, hash, dataset, model);
        Ok((self.show(snapshot), now.is_none()))
    }

    /// Adds outcomes of graduates to a dataset. `rows` holds that table alone.
    ///
    /// # Errors
    /// As [`Catalogue::put`], and if the dataset is not there.
    pub fn add_outcomes(
        &self,
        name: &str,
        rows: &Dataset,
        expect: &Expect,
    ) -> Result<Arc<Snapshot>, Refusal> {
        let _changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.get(name).ok_or_else(|| unknown(name))?;
        expect.check(Some(&now))?;
        if rows.outcomes.is_empty() {
            return Ok(now);
        }
        let all: usize = now.dataset.lengths().iter().sum::<usize>() + rows.outcomes.len();
        if all > self.limits.rows {
            let detail = format!("{all} rows are more than {}", self.limits.rows);
            return Err(Refusal::new(Code::TooManyRows, detail));
        }
        // The new rows come first for the check, so that problems count them as the sender does. A model does not
        // depend on the order of rows.
        let mut check = now.dataset.clone();
        check.outcomes.splice(0..0, rows.outcomes.iter().cloned());
        let model = checked(check)?;
        let mut dataset = now.dataset.clone();
        dataset.outcomes.extend(rows.outcomes.iter().cloned());
        let hash = hash(&dataset.to_json());
        let version = now.version + 1;
        self.store.add_outcomes(name, version, &rows.outcomes)?;
        Ok(self.show(snapshot(name, version, hash, dataset, model)))
    }

    /// Forgets a dataset.
    ///
    /// # Errors
    /// It is not there, or not as expected; the store failed.
    pub fn delete(&self, name: &str, expect: &Expect) -> Result<(), Refusal> {
        let _changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.get(name);
        expect.check(now.as_ref())?;
        if now.is_none() {
            return Err(unknown(name));
        }
        self.store.delete(name)?;
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        shown.remove(name);
        Ok(())
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// If it does not.
    pub fn check(&self) -> Result<(), Refusal> {
        Ok(self.store.check()?)
    }

    fn show(&self, snapshot: Snapshot) -> Arc<Snapshot> {
        let snapshot = Arc::new(snapshot);
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        shown.insert(snapshot.name.clone(), Arc::clone(&snapshot));
        snapshot
    }
}

/// There is no such dataset.
#[must_use]
pub fn unknown(name: &str) -> Refusal {
    Refusal::new(
        Code::UnknownDataset,
        format!("there is no dataset called \"{name}\""),
    )
}
