//! A share of a group of people, with its 90% interval.

use crate::unit::Heads;
use vocmatch_algo::beta::beta_quantile;

/// A part of a group of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rate {
    /// k: those for whom it is true, 0..=n.
    pub part: Heads,
    /// n: the group, at least one.
    pub of: Heads,
}

impl Rate {
    /// `part` of `of`; `None` for an empty group. A part beyond its group is clamped to it.
    #[must_use]
    pub fn new(part: Heads, of: Heads) -> Option<Rate> {
        (of > 0).then(|| Rate {
            part: part.clamp(0, of),
            of,
        })
    }

    /// k/n, 0..=1.
    #[must_use]
    pub fn share(self) -> f64 {
        self.part as f64 / self.of as f64
    }

    /// Returns the 90% interval of the share, see [`share_interval`].
    #[must_use]
    pub fn interval(self) -> (f64, f64) {
        share_interval(self.part, self.of)
    }
}

/// Returns the 90% interval of a share of which `part` of `of` were observed: the 5% and 95% quantiles of Beta(k + ½,
/// n − k + ½), from 0 where nobody and to 1 where everybody was (Jeffreys' interval; after Brown et al. 2001). (0, 1)
/// for an empty group.
///
/// ```
/// # use vocmatch::indicator::share_interval;
/// let (low, high) = share_interval(5, 10);
/// assert!((low + high - 1.0).abs() < 1e-9 && (low - 0.26192).abs() < 1e-5, "{low} {high}");
/// assert_eq!(share_interval(0, 0), (0.0, 1.0));
/// ```
#[must_use]
pub fn share_interval(part: Heads, of: Heads) -> (f64, f64) {
    let n = of.max(0);
    let k = part.clamp(0, n);
    let (a, b) = (k as f64 + 0.5, (n - k) as f64 + 0.5);
    let low = if k == 0 { 0.0 } else { beta_quantile(0.05, a, b) };
    let high = if k == n { 1.0 } else { beta_quantile(0.95, a, b) };
    (low, high)
}
