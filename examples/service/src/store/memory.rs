//! A store that lives as long as the process: for tests.

use super::{Store, StoreError, Stored, json};
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
        self.held().insert(name.to_owned(), stored);
        Ok(())
    }

    fn add_outcomes(&self, name: &str, version: u64, rows: &[OutcomeRow]) -> Result<(), StoreError> {
        let rows: Result<Vec<String>, StoreError> = rows.iter().map(json).collect();
        let rows = rows?;
        let mut held = self.held();
        let missing = || StoreError(format!("{name} is not kept"));
        let stored = held.get_mut(name).ok_or_else(missing)?;
        stored.version = version;
        stored.outcomes.extend(rows);
        Ok(())
    }

    fn delete(&self, name: &str) -> Result<(), StoreError> {
        self.held().remove(name);
        Ok(())
    }

    fn check(&self) -> Result<(), StoreError> {
        Ok(())
    }
}
