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
    /// Held by whoever changes something, from the look at what is there to the swap. The versions of datasets that are
    /// stored and cannot be shown, by name.
    changing: Mutex<BTreeMap<String, u64>>,
    shown: RwLock<BTreeMap<String, Arc<Snapshot>>>,
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Refusal {
        tracing::error!(%error, "the store failed");
        Refusal::new(Code::Store, "the store failed; the log says why")
    }
}

impl Catalogue {
    /// Reads everything that is kept. What no longer makes a model, since this version has stricter rules, is left out; it
    /// stays in the store until it is replaced or deleted.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub fn open(store: Box<dyn Store>, limits: Limits) -> Result<Catalogue, Refusal> {
        let (mut shown, mut hidden) = (BTreeMap::new(), BTreeMap::new());
        for stored in store.load()? {
            match restored(&stored) {
                Ok(snapshot) => {
                    shown.insert(stored.name, Arc::new(snapshot));
                }
                Err(refusal) => {
                    let dataset = &stored.name;
                    tracing::error!(%refusal, dataset, "a stored dataset cannot be read; it is left out");
                    hidden.insert(stored.name, stored.version);
                }
            }
        }
        Ok(Catalogue {
            store,
            limits,
            changing: Mutex::new(hidden),
            shown: RwLock::new(shown),
        })
    }

    /// Every dataset, by name.
    #[must_use]
    pub fn list(&self) -> Vec<Arc<Snapshot>> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        shown.values().cloned().collect()
    }

    /// Whether nothing is stored, not even what cannot be shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let hidden = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        hidden.is_empty() && self.list().is_empty()
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
        mut dataset: Dataset,
        expect: &Expect,
    ) -> Result<(Arc<Snapshot>, bool), Refusal> {
        let rows: usize = dataset.lengths().iter().sum();
        if rows > self.limits.rows {
            return Err(too_many(rows, self.limits.rows));
        }
        let model = checked(dataset.clone())?;
        // Rows that come later are not those of the file, and their problems must not be told as if they were.
        dataset.forget_origin();
        let tables = dataset.to_json();
        let hash = hash(&tables);
        let mut hidden = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.get(name);
        expect.check(now.as_ref())?;
        if let Some(now) = &now
            && now.hash == hash
        {
            return Ok((Arc::clone(now), false));
        }
        let before = now
            .as_ref()
            .map(|now| now.version)
            .or_else(|| hidden.get(name).copied());
        if before.is_none() && self.list().len() + hidden.len() >= self.limits.datasets {
            let detail = format!("{} datasets are kept at most; delete one", self.limits.datasets);
            return Err(Refusal::new(Code::TooManyDatasets, detail));
        }
        let version = before.unwrap_or_default() + 1;
        self.store.put(name, version, &tables)?;
        hidden.remove(name);
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
            return Err(too_many(all, self.limits.rows));
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
        let mut hidden = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.get(name);
        expect.check(now.as_ref())?;
        let version = now.map(|now| now.version).or_else(|| hidden.get(name).copied());
        self.store.delete(name, version.ok_or_else(|| unknown(name))?)?;
        hidden.remove(name);
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

/// There are more rows than are taken.
#[must_use]
pub fn too_many(rows: usize, most: usize) -> Refusal {
    Refusal::new(Code::TooManyRows, format!("{rows} rows are more than {most}"))
}

/// There is no such dataset.
#[must_use]
pub fn unknown(name: &str) -> Refusal {
    Refusal::new(
        Code::UnknownDataset,
        format!("there is no dataset called \"{name}\""),
    )
}
