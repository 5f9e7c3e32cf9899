//! Sorting through one compiled sort: the order of positions is sought once for all types, and the items are then swapped
//! into it.
//!
//! The standard library's sort is compiled anew for every type of item and every comparison, some 2,200 lines of
//! intermediate code each. Here only a comparison and a swap of two positions are compiled for a type. Stable, O(n log n)
//! comparisons and n swaps; n positions of extra memory. Kernels that sort millions of numbers call the standard library.

use std::cmp::Ordering;

/// What can be sorted by position.
pub(super) trait Sortable {
    /// How the items at two positions compare.
    fn compare(&mut self, one: usize, other: usize) -> Ordering;
    /// Swaps the items at two positions.
    fn swap(&mut self, one: usize, other: usize);
}

/// Sorts `len` items, keeping the order of equal ones.
pub(super) fn arrange(len: usize, items: &mut dyn Sortable) {
    let mut sorted = 1;
    while sorted < len && items.compare(sorted - 1, sorted).is_le() {
        sorted += 1;
    }
    if sorted >= len {
        return;
    }
    // Insertion sort: short lists are most calls, and need no memory.
    if len <= 8 {
        for item in sorted..len {
            let mut at = item;
            while at > 0 && items.compare(at - 1, at).is_gt() {
                items.swap(at - 1, at);
                at -= 1;
            }
        }
        return;
    }
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|one, other| items.compare(*one, *other));
    settle(&mut order, items);
}

/// Puts at each position the item that `order` names for it, along the cycles of the permutation.
pub(super) fn settle(order: &mut [usize], items: &mut dyn Sortable) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Of neighbours that are equal moves the last to the front, in order; returns how many there are.
pub(super) fn last_of_equals(len: usize, items: &mut dyn Sortable) -> usize {
    let mut kept = 0;
    for at in 0..len {
        if at + 1 < len && items.compare(at, at + 1).is_eq() {
            continue;
        }
        if kept != at {
            items.swap(kept, at);
        }
        kept += 1;
    }
    kept
}

/// A slice with a comparison of its items.
struct By<'a, T, C> {
    items: &'a mut [T],
    compare: C,
}

impl<T, C: FnMut(&T, &T) -> Ordering> Sortable for By<'_, T, C> {
    fn compare(&mut self, one: usize, other: usize) -> Ordering {
        (self.compare)(&self.items[one], &self.items[other])
    }
    fn swap(&mut self, one: usize, other: usize) {
        self.items.swap(one, other);
    }
}

/// Sorts by a comparison, keeping the order of equal items.
pub fn sort_by<T>(items: &mut [T], compare: impl FnMut(&T, &T) -> Ordering) {
    arrange(items.len(), &mut By { items, compare });
}

/// Sorts by a key, keeping the order of items with equal keys. The key is made anew for every comparison.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts items by their own order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_list_is_sorted_as_by_the_standard_library(list in prop::collection::vec((0u8..20, 0u16..), 0..60)) {
            let mut ours = list.clone();
            let mut theirs = list.clone();
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(&ours, &theirs);
            sort_by(&mut ours, |a, b| b.1.cmp(&a.1));
            theirs.sort_by_key(|one| std::cmp::Reverse(one.1));
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn a_long_list_is_sorted_along_every_cycle() {
        let mut list: Vec<u64> = (0..10_000u64)
            .map(|k| k.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40)
            .collect();
        let mut theirs = list.clone();
        sort(&mut list);
        theirs.sort_unstable();
        assert_eq!(list, theirs);
    }
}
