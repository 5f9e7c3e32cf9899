//! What is kept of what was solved: up to a weight, the longest unused goes first.

use std::collections::HashMap;
use std::sync::Arc;

/// What is kept, by key.
#[derive(Debug)]
pub struct Kept<V> {
    most: usize,
    weight: usize,
    uses: u64,
    entries: HashMap<String, Entry<V>>,
}

#[derive(Debug)]
struct Entry<V> {
    value: Arc<V>,
    weight: usize,
    used: u64,
}

impl<V> Kept<V> {
    /// Keeps values of at most this weight, all together.
    pub fn new(most: usize) -> Kept<V> {
        Kept {
            most,
            weight: 0,
            uses: 0,
            entries: HashMap::new(),
        }
    }

    /// The value of a key, which is thereby used.
    pub fn get(&mut self, key: &str) -> Option<Arc<V>> {
        self.uses += 1;
        let entry = self.entries.get_mut(key)?;
        entry.used = self.uses;
        Some(Arc::clone(&entry.value))
    }

    /// Keeps a value, and forgets as many others as must make room. O(entries) for each that goes.
    pub fn insert(&mut self, key: String, value: Arc<V>, weight: usize) {
        if weight > self.most {
            return;
        }
        self.uses += 1;
        let entry = Entry {
            value,
            weight,
            used: self.uses,
        };
        self.weight += weight;
        if let Some(old) = self.entries.insert(key, entry) {
            self.weight -= old.weight;
        }
        while self.weight > self.most {
            // No two entries were used at once, so that the oldest is one.
            let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.used);
            let Some(key) = oldest.map(|(key, _)| key.clone()) else {
                return;
            };
            if let Some(old) = self.entries.remove(&key) {
                self.weight -= old.weight;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unused_goes_first() {
        let mut kept = Kept::new(10);
        for (key, weight) in [("a", 4), ("b", 4)] {
            kept.insert(key.to_owned(), Arc::new(key), weight);
        }
        assert!(kept.get("a").is_some());
        kept.insert("c".to_owned(), Arc::new("c"), 4);
        assert_eq!(
            ["a", "b", "c"].map(|key| kept.get(key).is_some()),
            [true, false, true]
        );
        kept.insert("huge".to_owned(), Arc::new("huge"), 11);
        assert!(kept.get("huge").is_none() && kept.get("a").is_some());
        kept.insert("a".to_owned(), Arc::new("again"), 9);
        assert_eq!(kept.get("a").as_deref(), Some(&"again"));
        assert!(kept.get("c").is_none());
        assert_eq!(kept.weight, 9);
    }
}
