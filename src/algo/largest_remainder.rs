//! Whole numbers from shares, so that the total agrees (largest remainder, after Hamilton).
//!
//! Guarantee: the parts add up to `total` exactly, and each differs from its exact quota by less than one
//! when the quotas add up to `total`. Ties go to the earlier place. O(n log n).

/// Splits `total` in proportion to `weights` (finite, not negative). With no positive weight everything
/// goes to nobody: all zero.
///
/// ```
/// # use vocmatch_algo::largest_remainder::apportion;
/// assert_eq!(apportion(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
/// ```
#[must_use]
pub fn apportion(total: i64, weights: &[f64]) -> Vec<i64> {
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 || total <= 0 {
        return vec![0; weights.len()];
    }
    let quotas: Vec<f64> = weights.iter().map(|w| total as f64 * (w / sum)).collect();
    round_to_total(total, &quotas)
}

/// Splits `total` in proportion to whole `weights`, exactly: no rounding of the quotas, sums up to 2^126.
#[must_use]
pub fn apportion_whole(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    if sum <= 0 || total <= 0 {
        return vec![0; weights.len()];
    }
    let mut parts = Vec::with_capacity(weights.len());
    let mut rest: Vec<(i128, usize)> = Vec::with_capacity(weights.len());
    for (k, weight) in weights.iter().enumerate() {
        let product = i128::from(total) * i128::from(*weight);
        parts.push(i64::try_from(product / sum).unwrap_or(i64::MAX));
        rest.push((product % sum, k));
    }
    let missing = total - parts.iter().sum::<i64>();
    hand_out(&mut parts, rest, missing);
    parts
}

/// Rounds `quotas` (finite, not negative, adding up to about `total`) to whole numbers that add up to
/// `total`.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "quotas are counts of people, far below 2^53"
)]
pub fn round_to_total(total: i64, quotas: &[f64]) -> Vec<i64> {
    let mut parts: Vec<i64> = quotas.iter().map(|q| libm::floor(*q) as i64).collect();
    // Remainders in whole trillionths, so that rounding noise of the quotas does not decide a tie.
    let rest = quotas.iter().zip(&parts).enumerate();
    let rest = rest
        .map(|(k, (q, part))| (libm::round((q - *part as f64) * 1e9) as i128, k))
        .collect();
    let missing = total - parts.iter().sum::<i64>();
    hand_out(&mut parts, rest, missing);
    parts
}

fn hand_out(parts: &mut [i64], mut rest: Vec<(i128, usize)>, missing: i64) {
    rest.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, k) in rest
        .into_iter()
        .cycle()
        .take(usize::try_from(missing).unwrap_or(0))
    {
        parts[k] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_hundred_and_twenty_entrants_at_a_completion_of_0_925_give_111() {
        assert_eq!(round_to_total(120, &[120.0 * 0.925, 120.0 * 0.075]), [111, 9]);
    }

    #[test]
    fn nothing_is_handed_out_without_weights() {
        assert_eq!(apportion(5, &[0.0, 0.0]), [0, 0]);
        assert_eq!(apportion_whole(5, &[]), Vec::<i64>::new());
    }

    proptest! {
        #[test]
        fn parts_add_up_and_stay_within_one_of_their_quota(total in 0i64..100_000, weights in prop::collection::vec(0i64..1000, 1..20)) {
            let parts = apportion_whole(total, &weights);
            let sum: i64 = weights.iter().sum();
            if sum > 0 {
                prop_assert_eq!(parts.iter().sum::<i64>(), total);
                for (part, weight) in parts.iter().zip(&weights) {
                    let quota = total as f64 * *weight as f64 / sum as f64;
                    prop_assert!((*part as f64 - quota).abs() < 1.0);
                }
                let floats: Vec<f64> = weights.iter().map(|w| *w as f64).collect();
                prop_assert_eq!(apportion(total, &floats).iter().sum::<i64>(), total);
            }
        }
    }
}
