//! A map in the order of its keys.

use super::index::{Index, Spot};
use super::iter::{Iter, Keys, Values};
use crate::order::{self, Sortable};
use std::borrow::Borrow;
use std::cmp::Ordering;

/// A map in the order of its keys, with the methods of the standard library's `BTreeMap`.
#[derive(Clone)]
pub struct Map<K, V> {
    entries: Vec<(K, V)>,
    index: Index,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map::new()
    }
}

impl<K, V> Map<K, V> {
    /// A map without entries.
    #[must_use]
    pub fn new() -> Self {
        Map {
            entries: Vec::new(),
            index: Index::default(),
        }
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes every entry away.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.index = Index::default();
    }

    /// The entries in the order of their keys.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter {
            entries: &self.entries,
            walk: self.index.walk(self.entries.len()),
        }
    }

    /// The keys in order.
    #[must_use]
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys(self.iter())
    }

    /// The values in the order of their keys.
    #[must_use]
    pub fn values(&self) -> Values<'_, K, V> {
        Values(self.iter())
    }

    /// The first entry.
    #[must_use]
    pub fn first_key_value(&self) -> Option<(&K, &V)> {
        self.iter().next()
    }

    /// The last entry.
    #[must_use]
    pub fn last_key_value(&self) -> Option<(&K, &V)> {
        self.iter().next_back()
    }

    /// The entries as a list in the order of their keys. O(n) if keys came out of order since it was last asked.
    pub fn settled(&mut self) -> &mut Vec<(K, V)> {
        // Entries move into the order of their keys once, and the index is gone: later walks are linear in memory.
        if let Some(mut order) = self.index.take() {
            order::settle(&mut order, &mut Swap(&mut self.entries));
        }
        &mut self.entries
    }

    /// The entries, whose values may be changed, in the order of their keys.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (&K, &mut V)> + ExactSizeIterator {
        self.settled().iter_mut().map(|(key, value)| (&*key, value))
    }

    /// The values, which may be changed, in the order of their keys.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> + ExactSizeIterator {
        self.settled().iter_mut().map(|(_, value)| value)
    }

    /// The keys in order.
    #[must_use]
    pub fn into_keys(self) -> impl DoubleEndedIterator<Item = K> + ExactSizeIterator {
        self.into_iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    #[must_use]
    pub fn into_values(self) -> impl DoubleEndedIterator<Item = V> + ExactSizeIterator {
        self.into_iter().map(|(_, value)| value)
    }

    /// Keeps the entries for which `keep` is true.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.settled().retain_mut(|(key, value)| keep(key, value));
    }
}

impl<K: Ord, V> Map<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> (Spot, Option<usize>)
    where
        K: Borrow<Q>,
    {
        // The index is compiled once for all types: it knows positions and asks back through this comparison.
        let entries = &self.entries;
        self.index
            .find(entries.len(), &mut |at| entries[at].0.borrow().cmp(key))
    }

    /// The value of a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).1?;
        Some(&self.entries[at].1)
    }

    /// The value of a key, which may be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).1?;
        Some(&mut self.entries[at].1)
    }

    /// Whether there is an entry of this key.
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).1.is_some()
    }

    /// The place of a key, where a value may be put or changed.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let (spot, found) = self.find(&key);
        Entry {
            map: self,
            key,
            spot,
            found,
        }
    }

    /// Gives a key a value, and returns the one that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let (spot, found) = self.find(&key);
        if let Some(at) = found {
            return Some(std::mem::replace(&mut self.entries[at].1, value));
        }
        self.put(spot, key, value);
        None
    }

    fn put(&mut self, spot: Spot, key: K, value: V) {
        self.index.insert(self.entries.len(), spot);
        self.entries.push((key, value));
    }

    /// Takes an entry out. O(n).
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.find(key).1?;
        self.settled();
        let at = self.find(key).1?;
        Some(self.entries.remove(at).1)
    }

    /// Takes the first entry out. O(n).
    pub fn pop_first(&mut self) -> Option<(K, V)> {
        // In order the first entry is at the front. Taking it moves all others: queues that pop often want a heap.
        let entries = self.settled();
        (!entries.is_empty()).then(|| entries.remove(0))
    }

    /// The entries from one key to another, both included.
    #[must_use]
    pub fn range(&self, from: &K, to: &K) -> Iter<'_, K, V> {
        let (front, _) = self.find(from);
        let (back, last) = self.find(to);
        Iter {
            entries: &self.entries,
            walk: self.index.between(front, back, last.is_some()),
        }
    }

    /// A map of a list of entries; of those with the same key, the last counts.
    #[must_use]
    pub fn from_entries(mut entries: Vec<(K, V)>) -> Self {
        let len = entries.len();
        let mut sortable = ByKey(&mut entries);
        order::arrange(len, &mut sortable);
        let kept = order::last_of_equals(len, &mut sortable);
        entries.truncate(kept);
        Map {
            entries,
            index: Index::default(),
        }
    }
}

/// Entries that are compared by their keys.
struct ByKey<'a, K, V>(&'a mut [(K, V)]);

impl<K: Ord, V> Sortable for ByKey<'_, K, V> {
    fn compare(&mut self, one: usize, other: usize) -> Ordering {
        self.0[one].0.cmp(&self.0[other].0)
    }
    fn swap(&mut self, one: usize, other: usize) {
        self.0.swap(one, other);
    }
}

/// Entries that are put in an order that is known.
struct Swap<'a, T>(&'a mut [T]);

impl<T> Sortable for Swap<'_, T> {
    fn compare(&mut self, one: usize, other: usize) -> Ordering {
        one.cmp(&other)
    }
    fn swap(&mut self, one: usize, other: usize) {
        self.0.swap(one, other);
    }
}

/// The place of a key in a map.
pub struct Entry<'a, K, V> {
    map: &'a mut Map<K, V>,
    key: K,
    spot: Spot,
    found: Option<usize>,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    /// The value, or this one if there is none.
    pub fn or_insert(self, value: V) -> &'a mut V {
        let at = self.found.unwrap_or(self.map.entries.len());
        if self.found.is_none() {
            self.map.put(self.spot, self.key, value);
        }
        &mut self.map.entries[at].1
    }

    /// The value, or what `value` makes if there is none.
    pub fn or_insert_with(self, value: impl FnOnce() -> V) -> &'a mut V {
        let at = self.found.unwrap_or(self.map.entries.len());
        if self.found.is_none() {
            self.map.put(self.spot, self.key, value());
        }
        &mut self.map.entries[at].1
    }

    /// The value, or what `value` makes of the key if there is none.
    ///
    /// # Errors
    ///
    /// That of `value`; the map stays as it is.
    pub fn or_try_insert_with<E>(self, value: impl FnOnce(&K) -> Result<V, E>) -> Result<&'a mut V, E> {
        let at = self.found.unwrap_or(self.map.entries.len());
        if self.found.is_none() {
            let value = value(&self.key)?;
            self.map.put(self.spot, self.key, value);
        }
        Ok(&mut self.map.entries[at].1)
    }

    /// The value, or the default one if there is none.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        let at = self.found.unwrap_or(self.map.entries.len());
        if self.found.is_none() {
            self.map.put(self.spot, self.key, V::default());
        }
        &mut self.map.entries[at].1
    }

    /// Changes the value if there is one.
    #[must_use]
    pub fn and_modify(self, change: impl FnOnce(&mut V)) -> Self {
        if let Some(at) = self.found {
            change(&mut self.map.entries[at].1);
        }
        self
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        let mut list = Vec::with_capacity(entries.size_hint().0);
        for entry in entries {
            list.push(entry);
        }
        Map::from_entries(list)
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        Map::from_entries(Vec::from(entries))
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;
    fn into_iter(mut self) -> Self::IntoIter {
        self.settled();
        self.entries.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K: Ord + Borrow<Q>, V, Q: Ord + ?Sized> std::ops::Index<&Q> for Map<K, V> {
    type Output = V;
    /// # Panics
    ///
    /// If there is no entry of this key.
    fn index(&self, key: &Q) -> &V {
        let at = self.find(key).1.unwrap_or(self.entries.len());
        &self.entries[at].1
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(one, other)| one == other)
    }
}

impl<K: Eq, V: Eq> Eq for Map<K, V> {}

impl<K: PartialOrd, V: PartialOrd> PartialOrd for Map<K, V> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.iter().partial_cmp(other)
    }
}

impl<K: Ord, V: Ord> Ord for Map<K, V> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other)
    }
}

impl<K: std::fmt::Debug, V: std::fmt::Debug> std::fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
