//! A store in one `SQLite` file. Each change is one transaction, flushed to the disk before it is answered.

use super::{Store, StoreError, Stored, changed, json};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use vocmatch::dataset::rows::OutcomeRow;

/// The shape of the file, by version (`user_version`). A later version adds a step; none is changed.
const STEPS: &[&str] = &["
    CREATE TABLE datasets (name TEXT PRIMARY KEY, version INTEGER NOT NULL, tables TEXT NOT NULL) STRICT;
    CREATE TABLE outcomes (
        place INTEGER PRIMARY KEY,
        dataset TEXT NOT NULL REFERENCES datasets (name) ON DELETE CASCADE,
        row TEXT NOT NULL
    ) STRICT;
    CREATE INDEX outcomes_by_dataset ON outcomes (dataset, place);
"];

/// A store in one `SQLite` file.
#[derive(Debug)]
pub struct Sqlite(Mutex<Connection>);

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        StoreError(error.to_string())
    }
}

impl Sqlite {
    /// Opens the file, and makes it if it is not there.
    ///
    /// # Errors
    /// If it cannot be opened, is no store, or is one of a later version.
    pub fn open(file: &Path) -> Result<Sqlite, StoreError> {
        let mut connection = Connection::open(file)?;
        // A second process waits its turn for a moment, and then is told that the file is busy.
        connection.busy_timeout(std::time::Duration::from_secs(2))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // WAL alone survives the end of the process; FULL survives that of the machine, too.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let done = usize::try_from(version).unwrap_or(usize::MAX);
        if done > STEPS.len() {
            return Err(StoreError(format!(
                "it is of version {version}, and this program knows {} only",
                STEPS.len()
            )));
        }
        for (step, sql) in (1_i64..).zip(STEPS).skip(done) {
            let change = connection.transaction()?;
            change.execute_batch(sql)?;
            change.pragma_update(None, "user_version", step)?;
            change.commit()?;
        }
        Ok(Sqlite(Mutex::new(connection)))
    }

    /// Makes one change, in whole or not at all.
    fn change<T>(&self, work: impl FnOnce(&Transaction) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&change)?;
        change.commit()?;
        Ok(done)
    }
}

impl Store for Sqlite {
    fn load(&self) -> Result<Vec<Stored>, StoreError> {
        self.change(|change| {
            let mut datasets = change.prepare("SELECT name, version, tables FROM datasets ORDER BY name")?;
            let mut outcomes = change.prepare("SELECT row FROM outcomes WHERE dataset = ? ORDER BY place")?;
            let mut all = Vec::new();
            let mut rows = datasets.query([])?;
            while let Some(row) = rows.next()? {
                let (name, version): (String, i64) = (row.get(0)?, row.get(1)?);
                let added = outcomes.query_map([&name], |row| row.get(0))?;
                all.push(Stored {
                    outcomes: added.collect::<Result<_, _>>()?,
                    version: u64::try_from(version).unwrap_or_default(),
                    tables: row.get(2)?,
                    name,
                });
            }
            Ok(all)
        })
    }

    fn put(&self, name: &str, version: u64, tables: &str) -> Result<(), StoreError> {
        self.change(|change| {
            let sql = if version == 1 {
                "INSERT INTO datasets (name, version, tables) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"
            } else {
                "UPDATE datasets SET version = ?2, tables = ?3 WHERE name = ?1 AND version = ?2 - 1"
            };
            one(change.execute(sql, params![name, signed(version), tables])?, name)?;
            change.execute("DELETE FROM outcomes WHERE dataset = ?", [name])?;
            Ok(())
        })
    }

    fn add_outcomes(&self, name: &str, version: u64, rows: &[OutcomeRow]) -> Result<(), StoreError> {
        self.change(|change| {
            let rows_changed = change.execute(
                "UPDATE datasets SET version = ?2 WHERE name = ?1 AND version = ?2 - 1",
                params![name, signed(version)],
            )?;
            one(rows_changed, name)?;
            let mut insert = change.prepare("INSERT INTO outcomes (dataset, row) VALUES (?, ?)")?;
            for row in rows {
                insert.execute(params![name, json(row)?])?;
            }
            Ok(())
        })
    }

    fn delete(&self, name: &str, version: u64) -> Result<(), StoreError> {
        self.change(|change| {
            let sql = "DELETE FROM datasets WHERE name = ? AND version = ?";
            one(change.execute(sql, params![name, signed(version)])?, name)
        })
    }

    fn check(&self) -> Result<(), StoreError> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(connection.query_row("SELECT 1", [], |_| Ok(()))?)
    }
}

/// Whether the one dataset was there in the version that was expected.
fn one(changes: usize, name: &str) -> Result<(), StoreError> {
    if changes == 1 { Ok(()) } else { Err(changed(name)) }
}

fn signed(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::Memory;
    use super::*;

    /// Two who have read the same version and change it, one after the other.
    fn of_two_one_is_told(one: &dyn Store, two: &dyn Store) {
        one.put("a", 1, "{}").unwrap();
        assert!(two.put("a", 1, "[]").is_err());
        two.put("a", 2, "{\"regions\": []}").unwrap();
        let row = OutcomeRow::default();
        assert!(one.put("a", 2, "[]").is_err());
        assert!(one.add_outcomes("a", 2, std::slice::from_ref(&row)).is_err());
        assert!(one.delete("a", 1).is_err());
        two.add_outcomes("a", 3, &[row]).unwrap();
        let kept = one.load().unwrap();
        assert_eq!(
            (kept[0].version, kept[0].tables.as_str(), kept[0].outcomes.len()),
            (3, "{\"regions\": []}", 1)
        );
        one.delete("a", 3).unwrap();
        assert!(two.delete("a", 3).is_err() && two.put("a", 4, "[]").is_err());
        assert!(two.load().unwrap().is_empty());
    }

    #[test]
    fn a_second_process_overwrites_nothing() {
        let name = format!("vocmatch-two-{}.sqlite", std::process::id());
        let file = std::env::temp_dir().join(name);
        let _ = std::fs::remove_file(&file);
        {
            let (one, two) = (Sqlite::open(&file).unwrap(), Sqlite::open(&file).unwrap());
            of_two_one_is_told(&one, &two);
        }
        let _ = std::fs::remove_file(&file);
        let memory = Memory::default();
        of_two_one_is_told(&memory, &memory);
    }
}
