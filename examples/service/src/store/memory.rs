//! A store that lives as long as the process: for tests.

use super::{Store, StoreError, Stored, changed, json};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use vocmatch::dataset::rows::OutcomeRow;

/// A store that lives as long as the process.
#[derive(Debug, Default)]
pub struct Memory(Mutex<BTreeMap<String, Stored>>);

impl Memory {
    fn held(&self) -> MutexGuard<'_, BTreeMap<String, Stored>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Memory {
    fn load(&self) -> Result<Vec<Stored>, StoreError> {
        Ok(self.held().values().cloned().collect())
    }

    fn put(&self, name: &str, version: u64, tables: &str) -> Result<(), StoreError> {
        let stored = Stored {
            name: name.to_owned(),
            version,
            tables: tables.to_owned(),
            outcomes: Vec::new(),
        };
        let mut held = self.held();
        if held.get(name).map_or(0, |kept| kept.version) + 1 != version {
            return Err(changed(name));
        }
        held.insert(name.to_owned(), stored);
        Ok(())
    }

    fn add_outcomes(&self, name: &str, version: u64, rows: &[OutcomeRow]) -> Result<(), StoreError> {
        let rows: Result<Vec<String>, StoreError> = rows.iter().map(json).collect();
        let rows = rows?;
        let mut held = self.held();
        let stored = held.get_mut(name).filter(|kept| kept.version + 1 == version);
        let stored = stored.ok_or_else(|| changed(name))?;
        stored.version = version;
        stored.outcomes.extend(rows);
        Ok(())
    }

    fn delete(&self, name: &str, version: u64) -> Result<(), StoreError> {
        let mut held = self.held();
        if held.get(name).is_none_or(|kept| kept.version != version) {
            return Err(changed(name));
        }
        held.remove(name);
        Ok(())
    }

    fn check(&self) -> Result<(), StoreError> {
        Ok(())
    }
}
