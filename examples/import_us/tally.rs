//! What was counted on the way, in the order in which it was first met.

use crate::phrases::chinese;
use std::fmt::Write;
use vocmatch::Language;

/// Named counts.
#[derive(Default)]
pub struct Tally {
    counts: Vec<(String, f64)>,
}

impl Tally {
    /// Adds to the count of this name.
    pub fn add(&mut self, name: &str, amount: impl Into<f64>) {
        let amount = amount.into();
        match self.counts.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += amount,
            None => self.counts.push((name.to_owned(), amount)),
        }
    }

    /// The count of this name in whole, 0 if nothing was counted.
    #[cfg(test)]
    #[expect(clippy::cast_possible_truncation, reason = "counts of people and rows")]
    pub fn get(&self, name: &str) -> i64 {
        let found = self.counts.iter().find(|(known, _)| known == name);
        found.map_or(0, |(_, count)| count.round() as i64)
    }

    /// One line a count.
    pub fn lines(&self, language: Language) -> String {
        let mut text = String::new();
        for (name, count) in &self.counts {
            // Writing to a string cannot fail.
            let name = language.pick(name.clone(), chinese(name));
            let _ = writeln!(text, "{count:>12.0}  {name}");
        }
        text
    }
}
