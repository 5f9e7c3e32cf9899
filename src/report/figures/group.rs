//! Groups that are small enough to draw: the largest, and all others as one.

use crate::phrases::{FigureWords, fill_in_order};
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// The keys of the `most` largest sums; ties by key. Where one more fits than is allowed, it stands rather than
/// an "others" of one.
pub(super) fn largest<K: Ord + Copy>(sums: &Map<K, f64>, most: usize) -> Set<K> {
    let mut ranked: Vec<(K, f64)> = sums.iter().map(|(key, sum)| (*key, *sum)).collect();
    order::sort_by(&mut ranked, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let most = if ranked.len() == most + 1 { most + 1 } else { most };
    ranked.truncate(most);
    ranked.into_iter().map(|(key, _)| key).collect()
}

/// What the others are called.
pub(super) fn others(words: &FigureWords, all: usize, shown: usize) -> String {
    fill_in_order(words.others, &[&all.saturating_sub(shown).to_string()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_left_over_is_shown_and_ties_go_to_the_lower_key() {
        let sums: Map<u8, f64> = [(1, 5.0), (2, 7.0), (3, 5.0), (4, 5.0)].into();
        assert_eq!(largest(&sums, 2), Set::from([1, 2]));
        assert_eq!(largest(&sums, 3).len(), 4);
    }
}
