//! Many tests at once: how many of those that are reported are chance.
//!
//! Method: Benjamini and Hochberg (1995). Guarantee: of independent (or positively dependent) tests, reporting those
//! whose adjusted probability is at most q leaves a share of at most q of chance findings on the mean. Time: O(n log n).

use super::order::sort_by;

/// The adjusted probability of each test, in the order given: with the p sorted, `min over j ≥ i of p(j)·n/j`, at most
/// 1. NaN counts as 1.
///
/// ```
/// # use vocmatch_algo::false_discovery::adjusted;
/// let close = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12);
/// assert!(close(&adjusted(&[0.03, 0.01, 0.04, 0.5]), &[0.16 / 3.0, 0.04, 0.16 / 3.0, 0.5]));
/// ```
#[must_use]
pub fn adjusted(probabilities: &[f64]) -> Vec<f64> {
    let p: Vec<f64> = probabilities
        .iter()
        .map(|p| if p.is_nan() { 1.0 } else { p.clamp(0.0, 1.0) })
        .collect();
    let mut order: Vec<usize> = (0..p.len()).collect();
    sort_by(&mut order, |one, other| {
        p[*one].total_cmp(&p[*other]).then(one.cmp(other))
    });
    let mut adjusted = vec![1.0; p.len()];
    // From the largest p down, a running minimum makes the adjusted values monotone in p.
    let mut least = 1.0f64;
    for (rank, place) in order.iter().enumerate().rev() {
        // The factor first: it is at least 1, so that rounding cannot take the product below p.
        least = least.min(p[*place] * (p.len() as f64 / (rank + 1) as f64));
        adjusted[*place] = least;
    }
    adjusted
}
