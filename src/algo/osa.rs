//! Optimal string alignment distance: the fewest insertions, deletions, substitutions and swaps of neighbours
//! that make one text of another, no part of it edited twice.
//!
//! Bit-parallel (after Hyyrö 2003): one machine word holds a column of the usual table, so that a pattern of up
//! to 64 characters takes O(1) a character of the other text. Longer ones fall back on `strsim`, whose numbers
//! these are.

use strsim::osa_distance;

/// The longest pattern that fits a machine word, in characters.
const WORD: usize = 64;

/// A text that is compared with many others.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    length: usize,
    /// For each ASCII character, the positions at which it stands.
    ascii: [u64; 128],
    /// For each other character, in order, the positions at which it stands.
    other: Vec<(char, u64)>,
}

impl Pattern {
    /// Prepares a text. O(length · log length).
    #[must_use]
    pub fn new(text: &str) -> Pattern {
        let mut pattern = Pattern {
            text: text.to_owned(),
            length: text.chars().count(),
            ascii: [0; 128],
            other: Vec::new(),
        };
        for (at, c) in text.chars().take(WORD).enumerate() {
            let bit = 1 << at;
            match pattern.ascii.get_mut(c as usize) {
                Some(mask) => *mask |= bit,
                None => pattern.other.push((c, bit)),
            }
        }
        pattern.other.sort_unstable();
        pattern.other.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= if same { next.1 } else { 0 };
            same
        });
        pattern
    }

    /// How many characters the pattern has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    fn positions(&self, c: char) -> u64 {
        self.ascii.get(c as usize).copied().unwrap_or_else(|| {
            let found = self.other.binary_search_by_key(&c, |(one, _)| *one);
            found
                .ok()
                .and_then(|at| self.other.get(at))
                .map_or(0, |(_, mask)| *mask)
        })
    }

    /// The distance to `other`, which has `length` characters. O(length + pattern's length) where one of the two
    /// has at most 64 characters, O(length · pattern's length) else.
    #[must_use]
    pub fn distance(&self, other: &str, length: usize) -> usize {
        if self.length == 0 || length == 0 {
            self.length.max(length)
        } else if self.length <= WORD {
            self.short(other)
        } else if length <= WORD {
            Pattern::new(other).short(&self.text)
        } else {
            osa_distance(&self.text, other)
        }
    }

    fn short(&self, other: &str) -> usize {
        let last = 1 << (self.length - 1);
        let mut distance = self.length;
        // A column of the distance table as bits: neighbours differ by −1, 0 or +1, and a diagonal by 0 or 1. `rises`
        // and `falls` hold the vertical differences, `level` the diagonals that stayed 0 in the last column. Only the
        // bottom cell, the distance so far, is kept as a number.
        let (mut rises, mut falls, mut level) = (u64::MAX, 0u64, 0u64);
        let mut before = 0u64;
        for c in other.chars() {
            let here = self.positions(c);
            let swapped = (((!level) & here) << 1) & before;
            // The carry of the addition runs through a whole stretch of rises at once: this replaces the loop over the
            // column.
            level = (((here & rises).wrapping_add(rises)) ^ rises) | here | falls | swapped;
            let mut up = falls | !(level | rises);
            let mut down = level & rises;
            distance += usize::from(up & last != 0);
            distance -= usize::from(down & last != 0);
            up = (up << 1) | 1;
            down <<= 1;
            rises = down | !(level | up);
            falls = up & level;
            before = here;
        }
        distance
    }

    /// 1 − distance / the longer length: 1 for equal texts, 0 for texts without anything in common.
    #[must_use]
    pub fn similarity(&self, other: &str, length: usize) -> f64 {
        let longest = self.length.max(length);
        if longest == 0 {
            return 1.0;
        }
        1.0 - self.distance(other, length) as f64 / longest as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(a: &str, b: &str) -> usize {
        Pattern::new(a).distance(b, b.chars().count())
    }

    #[test]
    fn a_swap_of_neighbours_is_one_edit() {
        assert_eq!(distance("nurse", "nusre"), 1);
        assert_eq!(distance("集成电路", "集电成路"), 1);
        // No part is edited twice: this is what tells it from the unrestricted distance, which is 2.
        assert_eq!(distance("ca", "abc"), 3);
    }

    proptest! {
        #[test]
        fn the_distance_is_that_of_strsim(a in "[ab集路é]{0,80}", b in "[ab集路é]{0,70}") {
            prop_assert_eq!(distance(&a, &b), osa_distance(&a, &b));
        }

        #[test]
        fn a_text_is_nearest_to_itself(a in ".{0,80}", b in ".{0,80}") {
            let of = |x: &str, y: &str| Pattern::new(x).similarity(y, y.chars().count());
            prop_assert_eq!(of(&a, &a), 1.0);
            prop_assert!((0.0..=1.0).contains(&of(&a, &b)) && of(&a, &b) == of(&b, &a));
        }
    }
}
