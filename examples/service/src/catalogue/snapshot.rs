//! A dataset as it is at one moment.

use crate::refusal::{Code, Refusal};
use crate::store::{StoreError, Stored};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};
use std::sync::OnceLock;
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

impl Snapshot {
    /// Rows of each table that has any.
    pub fn tables(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let lengths = TABLES.iter().map(|table| table.name).zip(self.dataset.lengths());
        lengths.filter(|(_, rows)| *rows > 0)
    }
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
pub(super) fn checked(dataset: Dataset) -> Result<Model, Refusal> {
    Model::new(dataset).map_err(|problems| {
        let count = problems.count_of(vocmatch::problem::Severity::Error);
        let detail = match count {
            1 => "one thing is wrong with the tables".to_owned(),
            _ => format!("{count} things are wrong with the tables"),
        };
        Refusal::new(Code::InvalidDataset, detail)
            .or_chinese(format!("各表有 {count} 处错误"))
            .with(&problems)
    })
}

/// A dataset as it was when it was stored.
pub(super) fn restored(stored: &Stored) -> Result<Snapshot, Refusal> {
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

/// A dataset with its model.
pub(super) fn snapshot(name: &str, version: u64, hash: String, dataset: Dataset, model: Model) -> Snapshot {
    Snapshot {
        name: name.to_owned(),
        version,
        hash,
        dataset,
        model,
        lexicons: Default::default(),
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
