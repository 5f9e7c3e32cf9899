//! How far two orders agree, and how far that may be luck: ranks, shares of the top, families drawn anew, permutations.

use crate::measure::order;

/// Ranks from 1 for the lowest; those that tie share the mean of their ranks.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut places: Vec<usize> = (0..values.len()).collect();
    places.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    for tied in places.chunk_by(|a, b| values[*a] == values[*b]) {
        let mean = first as f64 + (tied.len() + 1) as f64 / 2.0;
        for place in tied {
            ranks[*place] = mean;
        }
        first += tied.len();
    }
    ranks
}

/// Spearman's correlation, that of the ranks; 0 where one side is the same throughout.
pub fn spearman(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (ranks(a), ranks(b));
    let mean = (a.len() + 1) as f64 / 2.0;
    let product =
        |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum() };
    let scale = (product(&a, &a) * product(&b, &b)).sqrt();
    if scale > 0.0 { product(&a, &b) / scale } else { 0.0 }
}

/// Which values are above the median of all.
pub fn above_median(values: &[f64]) -> Vec<bool> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    let median = match n {
        0 => 0.0,
        _ => f64::midpoint(sorted[(n - 1) / 2], sorted[n / 2]),
    };
    values.iter().map(|value| *value > median).collect()
}

/// The share that is good among the `most` with the highest scores. Those that tie for the last places share them, so
/// that no order of the rows decides.
pub fn top_share(scores: &[f64], good: &[bool], most: usize) -> f64 {
    let places = order(scores);
    let most = most.min(scores.len());
    let (mut left, mut found) = (most, 0.0);
    for tied in places.chunk_by(|a, b| scores[*a] == scores[*b]) {
        let good = tied.iter().filter(|place| good[**place]).count();
        let taken = left.min(tied.len());
        found += good as f64 * taken as f64 / tied.len() as f64;
        left -= taken;
        if left == 0 {
            break;
        }
    }
    found / most.max(1) as f64
}

/// Seeded random numbers (SplitMix64): the same on any machine.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, each as likely as the others to within 2⁻⁶⁴ · n.
    pub fn below(&mut self, n: usize) -> usize {
        let scaled = (u128::from(self.next()) * n as u128) >> 64;
        usize::try_from(scaled).unwrap_or(0)
    }

    /// The same values in another order (Fisher–Yates).
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            values.swap(last, self.below(last + 1));
        }
    }
}

/// As many families as there are, drawn with replacement, each with all of its members.
pub fn drawn(families: &[Vec<usize>], random: &mut Random) -> Vec<usize> {
    let draws = (0..families.len()).map(|_| random.below(families.len()));
    draws
        .flat_map(|family| families[family].iter().copied())
        .collect()
}

/// The middle 90%: what at most a twentieth lies below, and above.
pub fn middle(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let off = values.len() / 20;
    match values.len() {
        0 => (0.0, 0.0),
        n => (values[off], values[n - 1 - off]),
    }
}

/// The share of permutations that reach what was observed, which counts as one of them.
pub fn reached(observed: f64, permuted: &[f64]) -> f64 {
    // Shares of ties are sums of fractions: the last bit must not decide.
    let as_high = permuted
        .iter()
        .filter(|value| **value >= observed - 1e-12)
        .count();
    (as_high + 1) as f64 / (permuted.len() + 1) as f64
}
