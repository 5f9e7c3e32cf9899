//! The datasets: each an immutable snapshot, swapped as a whole. Readers keep the one that they started with.

use crate::limits::Limits;
use crate::refusal::{Code, Refusal};
use crate::store::{Store, StoreError, Stored};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use vocmatch::dataset::{Dataset, TABLES};
use vocmatch::lexicon::Lexicon;
use vocmatch::model::Model;

/// How many kinds of things have a lexicon.
pub const KINDS: usize = 7;

/// A dataset as it is at one moment.
pub struct Snapshot {
    /// Its name.
    pub name: String,
    /// How many changes it has seen.
    pub version: u64,
    /// What its tables hold, in short: equal tables have equal hashes.
    pub hash: String,
    /// Its tables.
    pub dataset: Dataset,
    /// The model of them.
    pub model: Model,
    /// By kind: names, made when they are first searched.
    pub lexicons: [OnceLock<Lexicon>; KINDS],
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.name, self.version, self.hash)
    }
}

/// What a change expects of the dataset that it changes (`If-Match`, `If-None-Match`).
#[derive(Debug, Clone, Default)]
pub struct Expect {
    /// It is one of these.
    pub hashes: Option<Vec<String>>,
    /// It is there, whatever it holds.
    pub there: bool,
    /// It is not there.
    pub absent: bool,
}

impl Expect {
    fn check(&self, now: Option<&Arc<Snapshot>>) -> Result<(), Refusal> {
        let one_of = |hashes: &Vec<String>| now.is_some_and(|now| hashes.contains(&now.hash));
        if self.hashes.as_ref().is_some_and(|hashes| !one_of(hashes)) || (self.there && now.is_none()) {
            let detail = match now {
                Some(now) => format!("{} has changed meanwhile: it is \"{}\" now", now.name, now.hash),
                None => "the dataset is not there".to_owned(),
            };
            return Err(Refusal::new(Code::Changed, detail));
        }
        if self.absent && now.is_some() {
            return Err(Refusal::new(Code::Changed, "the dataset is there already"));
        }
        Ok(())
    }
}

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

/// Whether a dataset may be called this: 1 to 64 letters, digits, dots, lines and underscores, the first a letter or digit.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    (1..=64).contains(&name.len())
        && name.bytes().all(inner)
        && name.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric)
}

/// The model of tables, or everything that is wrong with them.
fn checked(dataset: Dataset) -> Result<Model, Refusal> {
    Model::new(dataset).map_err(|problems| {
        let count = problems.count_of(vocmatch::problem::Severity::Error);
        let detail = match count {
            1 => "one thing is wrong with the tables".to_owned(),
            _ => format!("{count} things are wrong with the tables"),
        };
        Refusal::new(Code::InvalidDataset, detail).with(&problems)
    })
}

/// A dataset as it was when it was stored.
fn restored(stored: &Stored) -> Result<Snapshot, Refusal> {
    let mut dataset = Dataset::from_json(&stored.tables);
    for row in &stored.outcomes {
        let row = serde_json::from_str(row)
            .map_err(|error| StoreError(format!("an outcome of {}: {error}", stored.name)))?;
        dataset.outcomes.push(row);
    }
    dataset.forget_origin();
    let hash = hash(&dataset.to_json());
    let model = checked(dataset.clone())?;
    Ok(snapshot(&stored.name, stored.version, hash, dataset, model))
}

fn snapshot(name: &str, version: u64, hash: String, dataset: Dataset, model: Model) -> Snapshot {
    Snapshot {
        name: name.to_owned(),
        version,
        hash,
        dataset,
        model,
        lexicons: Default::default(),
    }
}

impl Snapshot {
    /// Rows of each table that has any.
    pub fn tables(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let lengths = TABLES.iter().map(|table| table.name).zip(self.dataset.lengths());
        lengths.filter(|(_, rows)| *rows > 0)
    }
}

/// The first 128 bits of SHA-256, in hex.
#[must_use]
pub fn hash(text: &str) -> String {
    let mut hex = String::with_capacity(32);
    for byte in Sha256::digest(text.as_bytes()).iter().take(16) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        assert!(["a", "beijing-ic", "2026.v1_b"].iter().all(|name| is_name(name)));
        let long = "a".repeat(65);
        assert!(
            ["", ".a", "a b", "a/b", "北京", &long]
                .iter()
                .all(|name| !is_name(name))
        );
    }

    #[test]
    fn a_hash_is_that_of_sha_256() {
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223");
    }
}
