//! Paraphrases: words that the names of one concept use in each other's place.
//!
//! Where two names of a concept differ, the words of the one replace the words of the other: "perform welding" and
//! "carry out welding". T(v | w) is the share of w's differences in which v replaces it, shrunk by one difference:
//! n(w, v) / (n(w) + 1). A missing word is credited min(1, 5·max(T(v | w), T(w | v))) for the best word in its place.

use vocmatch_algo::order;

/// The names of a concept that are compared, at most, evenly among them.
const MOST_NAMES: usize = 24;
/// Names that differ in more words are skipped.
const MOST_WORDS: usize = 8;
/// Credits below this are dropped.
const LEAST: f32 = 0.05;
/// The weight of one concept's word of difference, in fixed point, so that sums do not depend on their order.
const UNIT: f64 = 1_000_000.0;

/// For each word, the words that may replace it and their credit, by word.
#[derive(Debug, Clone, Default)]
pub(super) struct Paraphrases {
    starts: Vec<u32>,
    others: Vec<(u32, f32)>,
}

impl Paraphrases {
    /// Learns from concepts, each a list of its names' words. O(Σ min(names, 24)² · words).
    pub(super) fn learn<'n>(concepts: impl Iterator<Item = Vec<&'n [u32]>>, words: usize) -> Paraphrases {
        let mut stands: Vec<(u32, u32, u32)> = Vec::new();
        let mut differs = vec![0u64; words];
        for names in concepts {
            let names = distinct(&names);
            for (i, a) in names.iter().enumerate() {
                for b in names.iter().skip(i + 1) {
                    let (from, to) = (without(a, b), without(b, a));
                    let longest = from.len().max(to.len());
                    if longest == 0 || longest > MOST_WORDS {
                        continue;
                    }
                    let share = UNIT / (names.len() - 1) as f64;
                    let (whole, part) = (fixed(share), fixed(share / longest as f64));
                    for word in from.iter().chain(&to) {
                        differs[*word as usize] += u64::from(whole);
                    }
                    stands.extend(
                        from.iter()
                            .flat_map(|w| to.iter().map(move |v| (*w.min(v), *w.max(v), part))),
                    );
                }
            }
        }
        order::sort(&mut stands);
        let mut credits = Vec::new();
        for same in stands.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (w, v, _) = same[0];
            let together: u64 = same.iter().map(|stand| u64::from(stand.2)).sum();
            let rarer = differs[w as usize].min(differs[v as usize]);
            let likely = together as f64 / (rarer as f64 + UNIT);
            #[expect(clippy::cast_possible_truncation, reason = "a credit needs no more digits")]
            let credit = (5.0 * likely).min(1.0) as f32;
            if credit >= LEAST {
                credits.push((w, v, credit));
                credits.push((v, w, credit));
            }
        }
        order::sort_by_key(&mut credits, |credit| (credit.0, credit.1));
        let mut starts = vec![0; words + 1];
        for (w, ..) in &credits {
            starts[*w as usize + 1] += 1;
        }
        for word in 0..words {
            starts[word + 1] += starts[word];
        }
        Paraphrases {
            starts,
            others: credits.into_iter().map(|(_, v, credit)| (v, credit)).collect(),
        }
    }

    /// The words that may replace `word`, with their credit, by word.
    pub(super) fn of(&self, word: u32) -> &[(u32, f32)] {
        let w = word as usize;
        &self.others[self.starts[w] as usize..self.starts[w + 1] as usize]
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most UNIT"
)]
fn fixed(share: f64) -> u32 {
    share as u32
}

/// Names as sets of words, each once, at most [`MOST_NAMES`] of them evenly taken.
fn distinct(names: &[&[u32]]) -> Vec<Vec<u32>> {
    let mut sets: Vec<Vec<u32>> = names
        .iter()
        .map(|name| {
            let mut set = name.to_vec();
            order::sort(&mut set);
            set.dedup();
            set
        })
        .collect();
    order::sort(&mut sets);
    sets.dedup();
    let all = sets.len();
    if all > MOST_NAMES {
        sets = (0..MOST_NAMES)
            .map(|k| std::mem::take(&mut sets[k * all / MOST_NAMES]))
            .collect();
    }
    sets
}

/// The words in `a` and not in `b`; both rise.
fn without(a: &[u32], b: &[u32]) -> Vec<u32> {
    a.iter()
        .filter(|word| b.binary_search(word).is_err())
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_each_others_place_are_credited_by_how_often_they_are() {
        // perform = 0, carry = 1, out = 2, welding = 3, surveys = 4, audits = 5.
        let concepts = [
            [vec![0, 3], vec![1, 2, 3]],
            [vec![0, 4], vec![1, 2, 4]],
            [vec![0, 5], vec![5, 4]],
        ];
        let names = concepts
            .iter()
            .map(|names| names.iter().map(Vec::as_slice).collect());
        let paraphrases = Paraphrases::learn(names, 6);
        // carry: two differences, perform in half of each: 1 / (2 + 1), five times and at most 1.
        assert_eq!(paraphrases.of(1), [(0, 1.0)]);
        // surveys: one difference, in which it replaces perform: 1 / (1 + 1).
        assert_eq!(paraphrases.of(4), [(0, 1.0)]);
        assert_eq!(paraphrases.of(3), []);
    }

    #[test]
    fn the_order_of_names_does_not_matter() {
        let a: Vec<&[u32]> = vec![&[0, 1], &[2, 1], &[3]];
        let b: Vec<&[u32]> = vec![&[3], &[1, 2], &[1, 0]];
        let learn = |names: Vec<&[u32]>| Paraphrases::learn(std::iter::once(names), 4).others;
        assert_eq!(learn(a), learn(b));
    }
}
