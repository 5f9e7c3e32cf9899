//! What outlives the process: datasets, and the outcomes of graduates that were added to them since.

mod memory;
mod sqlite;

pub use memory::Memory;
pub use sqlite::Sqlite;

use vocmatch::dataset::rows::OutcomeRow;

/// A dataset as it is kept.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its name.
    pub name: String,
    /// How many changes it has seen.
    pub version: u64,
    /// Its tables as one JSON document.
    pub tables: String,
    /// Outcomes that were added to its tables, in the order in which they came, a JSON row each.
    pub outcomes: Vec<String>,
}

/// Why the store failed.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StoreError(pub String);

/// What keeps datasets. Each method is one change, made in whole or not at all, and made for good when it returns.
///
/// A change names the version that it makes, one above that which it replaces; 1 is a new dataset. If another version is
/// kept, somebody else has changed it, and the change fails.
pub trait Store: Send + Sync {
    /// Everything that is kept, by name.
    ///
    /// # Errors
    /// If the store cannot be read.
    fn load(&self) -> Result<Vec<Stored>, StoreError>;

    /// Keeps the tables of a dataset, in place of those that it has, and of the outcomes added to them.
    ///
    /// # Errors
    /// If the store failed or keeps another version than the one before; then nothing is changed.
    fn put(&self, name: &str, version: u64, tables: &str) -> Result<(), StoreError>;

    /// Adds outcomes to a dataset.
    ///
    /// # Errors
    /// As [`Store::put`].
    fn add_outcomes(&self, name: &str, version: u64, rows: &[OutcomeRow]) -> Result<(), StoreError>;

    /// Forgets a dataset, which is of this version.
    ///
    /// # Errors
    /// As [`Store::put`].
    fn delete(&self, name: &str, version: u64) -> Result<(), StoreError>;

    /// Whether it answers.
    ///
    /// # Errors
    /// If it does not.
    fn check(&self) -> Result<(), StoreError>;
}

/// Another version is kept than the one that is changed.
fn changed(name: &str) -> StoreError {
    StoreError(format!(
        "{name} is kept in another version than was read: another process has changed it"
    ))
}

fn json(row: &OutcomeRow) -> Result<String, StoreError> {
    serde_json::to_string(row).map_err(|error| StoreError(error.to_string()))
}
