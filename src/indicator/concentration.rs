//! Concentration of programs over majors.

use vocmatch_algo::order;

/// Returns the Herfindahl index `Σ (n_i/N)²`: 1 if all is in one group, 1/k if k groups are equal; `None` for a sum
/// of 0.
///
/// ```
/// # use vocmatch::indicator::herfindahl;
/// assert_eq!(herfindahl(&[2, 2, 4]), Some(0.375));
/// ```
#[must_use]
pub fn herfindahl(counts: &[u64]) -> Option<f64> {
    let all: u64 = counts.iter().sum();
    (all > 0).then(|| {
        counts
            .iter()
            .map(|n| (*n as f64 / all as f64) * (*n as f64 / all as f64))
            .sum()
    })
}

/// Returns `CR_k`: the share of the k largest groups, 0..=1; `None` for a sum of 0.
///
/// ```
/// # use vocmatch::indicator::concentration_ratio;
/// assert_eq!(concentration_ratio(&[1, 5, 2, 2], 2), Some(0.7));
/// ```
#[must_use]
pub fn concentration_ratio(counts: &[u64], k: usize) -> Option<f64> {
    let all: u64 = counts.iter().sum();
    let mut sorted = counts.to_vec();
    order::sort_by(&mut sorted, |a, b| b.cmp(a));
    (all > 0).then(|| sorted.iter().take(k).sum::<u64>() as f64 / all as f64)
}
