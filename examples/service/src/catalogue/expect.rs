//! What a change expects of the dataset that it changes.

use super::snapshot::Snapshot;
use crate::refusal::{Code, Refusal};
use std::sync::Arc;

/// What a change expects of the dataset that it changes (`If-Match`, `If-None-Match`).
#[derive(Debug, Clone, Default)]
pub struct Expect {
    /// It is one of these.
    pub hashes: Option<Vec<String>>,
    /// It is there, whatever it holds.
    pub there: bool,
    /// It is not there.
    pub absent: bool,
    /// It is none of these.
    pub none_of: Vec<String>,
    /// Something is expected that cannot be read: nothing is changed.
    pub unreadable: bool,
}

impl Expect {
    /// Whether it is so.
    pub(super) fn check(&self, now: Option<&Arc<Snapshot>>) -> Result<(), Refusal> {
        if self.unreadable {
            let detail = "what is expected of the dataset (if-match, if-none-match) cannot be read";
            return Err(Refusal::new(Code::Changed, detail));
        }
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
        if let Some(now) = now.filter(|now| self.none_of.contains(&now.hash)) {
            let detail = format!("{} is \"{}\" already", now.name, now.hash);
            return Err(Refusal::new(Code::Changed, detail));
        }
        Ok(())
    }
}
