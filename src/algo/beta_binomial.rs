//! The beta–binomial distribution: the tails of a count whose probability is itself drawn from a beta distribution.
//!
//! Method: the weights of all counts by the ratio of neighbours,
//! `w(j+1)/w(j) = (n−j)(a+j) / ((j+1)(b+n−j−1))`, summed from 0 to n. Guarantee: exact but for rounding, a relative
//! error below 1e-9 for each tail that is above 1e-100; what is smaller may come out as 0. Time: O(n), at most
//! [`LARGEST`] steps; no allocation.

/// The largest n whose tails are summed.
pub const LARGEST: u64 = 100_000;

/// Beyond this, weights and sums are scaled down together.
const HUGE: f64 = 1e200;

/// Both tails of a count, the count itself in either.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Tails {
    /// P(X ≤ k).
    pub low: f64,
    /// P(X ≥ k).
    pub high: f64,
}

impl Tails {
    /// How likely a count is that lies at least as far out on either side: twice the smaller tail, at most 1.
    #[must_use]
    pub fn two_sided(self) -> f64 {
        (2.0 * self.low.min(self.high)).min(1.0)
    }
}

/// The tails of `k` of `n` under the beta–binomial with parameters `a` and `b`. A parameter below 1e-9 stands for its
/// limit 0: with `a = 0` the count is surely 0, with `b = 0` surely n. `None` if k > n, n > [`LARGEST`], both parameters
/// are 0, or one of them is not from 0 to 1e15.
///
/// ```
/// # use vocmatch_algo::beta_binomial::tails;
/// // Beta(1, 1) makes every count of 0..=4 equally likely.
/// let tails = tails(1, 4, 1.0, 1.0).unwrap();
/// assert!((tails.low - 0.4).abs() < 1e-12 && (tails.high - 0.8).abs() < 1e-12);
/// assert!((tails.two_sided() - 0.8).abs() < 1e-12);
/// ```
#[must_use]
pub fn tails(k: u64, n: u64, a: f64, b: f64) -> Option<Tails> {
    let usable = |parameter: f64| (0.0..=1e15).contains(&parameter);
    let (no_a, no_b) = (a < 1e-9, b < 1e-9);
    if k > n || n > LARGEST || !usable(a) || !usable(b) || (no_a && no_b) {
        return None;
    }
    let surely = |count: u64| Tails {
        low: f64::from(u8::from(count <= k)),
        high: f64::from(u8::from(count >= k)),
    };
    if no_a {
        return Some(surely(0));
    }
    if no_b {
        return Some(surely(n));
    }
    // Weights below k, of k, and above k.
    let (mut weight, mut sums) = (1.0f64, [0.0f64; 3]);
    for j in 0..=n {
        sums[usize::from(j >= k) + usize::from(j > k)] += weight;
        let (done, left) = (j as f64, (n - j) as f64);
        // Past the last count the weight is 0.
        weight *= left / (done + 1.0) * ((a + done) / (b + left - 1.0));
        // Only ratios of sums matter, so all may be scaled down together before they overflow.
        if weight > HUGE {
            weight /= HUGE;
            sums = sums.map(|sum| sum / HUGE);
        }
    }
    let [below, at, above] = sums;
    let all = below + at + above;
    Some(Tails {
        low: (below + at) / all,
        high: (at + above) / all,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sure_count_has_all_of_the_probability() {
        assert_eq!(tails(0, 5, 0.0, 2.0), Some(Tails { low: 1.0, high: 1.0 }));
        assert_eq!(tails(3, 5, 0.0, 2.0), Some(Tails { low: 1.0, high: 0.0 }));
        assert_eq!(tails(3, 5, 2.0, 0.0), Some(Tails { low: 0.0, high: 1.0 }));
        assert_eq!(tails(0, 0, 2.0, 3.0), Some(Tails { low: 1.0, high: 1.0 }));
    }

    #[test]
    fn what_is_no_distribution_has_no_tails() {
        for (k, n, a, b) in [
            (2, 1, 1.0, 1.0),
            (1, LARGEST + 1, 1.0, 1.0),
            (1, 2, 0.0, 0.0),
            (1, 2, -1.0, 1.0),
            (1, 2, f64::NAN, 1.0),
            (1, 2, 1.0, f64::INFINITY),
        ] {
            assert_eq!(tails(k, n, a, b), None);
        }
    }

    #[test]
    fn the_largest_count_is_summed_without_overflow() {
        // Beta(1, 1): every count is equally likely; a narrow one is nearly binomial, half of it on either side.
        let uniform = tails(LARGEST / 4, LARGEST, 1.0, 1.0).unwrap_or(Tails { low: 0.0, high: 0.0 });
        assert!((uniform.low - 25_001.0 / 100_001.0).abs() < 1e-9);
        let narrow = tails(LARGEST / 2, LARGEST, 1e9, 1e9).unwrap_or(Tails { low: 0.0, high: 0.0 });
        assert!((narrow.low - narrow.high).abs() < 1e-9 && narrow.low > 0.5 && narrow.low < 0.502);
        let far = tails(LARGEST, LARGEST, 1e9, 1e9).unwrap_or(Tails { low: 0.0, high: 1.0 });
        assert!(far.high < 1e-100 && (far.low - 1.0).abs() < 1e-12);
    }
}
