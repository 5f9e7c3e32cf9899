//! Wage ranks: the wage of an opening relative to all others.

/// Returns the rank of each wage among those that are known, as a share: how many pay less, and half of those that
/// pay the same, itself among them. It lies in 0..=1, and its mean is .5, which is also the rank of an unknown wage.
///
/// `O(n · log n)`.
///
/// ```
/// # use vocmatch::matching::wage_ranks;
/// let ranks = wage_ranks([Some(50_000.0), None, Some(70_000.0), Some(70_000.0)].into_iter());
/// // 0 less and 1 alike of 3; unknown; 1 less and 2 alike of 3.
/// assert_eq!(ranks, [0.5 / 3.0, 0.5, 2.0 / 3.0, 2.0 / 3.0]);
/// ```
#[must_use]
pub fn wage_ranks(wages: impl Iterator<Item = Option<f64>>) -> Vec<f64> {
    let wages: Vec<Option<f64>> = wages.collect();
    let mut known: Vec<f64> = wages.iter().flatten().copied().collect();
    known.sort_unstable_by(f64::total_cmp);
    let rank = |wage: f64| {
        let less = known.partition_point(|other| other.total_cmp(&wage).is_lt());
        let up_to = known.partition_point(|other| other.total_cmp(&wage).is_le());
        (less + up_to) as f64 / 2.0 / known.len() as f64
    };
    wages.into_iter().map(|wage| wage.map_or(0.5, rank)).collect()
}
