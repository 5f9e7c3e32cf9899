//! Graduate tracking as evidence: the beta–binomial blend (methods §3).

use crate::id::OccupationIx;
use crate::model::Program;
use crate::unit::Heads;
use vocmatch_algo::beta::beta_quantile;

/// Tracking evidence about a pair: `in_field` of `working` people stayed in the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Evidence {
    /// n: graduates who worked in the occupation; where outcomes name no occupation, all who worked.
    pub working: Heads,
    /// k: of whom still in the field.
    pub in_field: Heads,
}

impl Evidence {
    /// `in_field` of `working` people stayed.
    #[must_use]
    pub fn new(working: Heads, in_field: Heads) -> Evidence {
        Evidence { working, in_field }
    }
}

/// The evidence on `program` in `occupation`, all years together: its outcomes in that occupation if there
/// are any, else its outcomes without an occupation. Never both, since they may count the same people.
pub(super) fn evidence(program: &Program, occupation: OccupationIx) -> Evidence {
    let sum = |which: Option<OccupationIx>| {
        let of = program
            .outcomes
            .iter()
            .filter(|outcome| outcome.occupation == which);
        of.fold(Evidence::default(), |sum, o| {
            Evidence::new(sum.working + o.working, sum.in_field + o.in_field)
        })
    };
    let own = sum(Some(occupation));
    if own.working > 0 { own } else { sum(None) }
}

/// Returns fit = `(m·π + k)/(m + n)`: the prior π, worth m people, and k of n tracked people still in the field.
///
/// ```
/// # use vocmatch::fit::{blend, Evidence};
/// assert_eq!(blend(0.6, 20.0, Evidence::new(10, 3)), 0.5);
/// ```
#[must_use]
pub fn blend(prior: f64, strength: f64, evidence: Evidence) -> f64 {
    let (n, k) = (evidence.working as f64, evidence.in_field as f64);
    if strength + n > 0.0 {
        (strength * prior + k) / (strength + n)
    } else {
        prior
    }
}

/// Returns the 90% interval of the fit: the 5% and 95% quantiles of Beta(m·π + k, m·(1−π) + n − k). A prior of 0 or 1
/// without evidence to the contrary has no spread.
#[must_use]
pub fn interval(prior: f64, strength: f64, evidence: Evidence) -> (f64, f64) {
    let (n, k) = (evidence.working as f64, evidence.in_field as f64);
    let (a, b) = (strength * prior + k, strength * (1.0 - prior) + n - k);
    if a <= 0.0 || b <= 0.0 {
        let fit = blend(prior, strength, evidence);
        return (fit, fit);
    }
    (beta_quantile(0.05, a, b), beta_quantile(0.95, a, b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_golden_case_of_a_prior_of_0_6_and_3_of_10() {
        assert_eq!(blend(0.6, 20.0, Evidence::new(10, 3)), 0.5);
        let (low, high) = interval(0.6, 20.0, Evidence::new(10, 3));
        // Beta(15, 15), symmetric around .5.
        assert!(
            (low - 0.352).abs() < 5e-4 && (low + high - 1.0).abs() < 1e-9,
            "{low} {high}"
        );
    }

    proptest! {
        #[test]
        fn the_fit_lies_between_the_prior_and_what_was_seen(prior in 0.0f64..=1.0, n in 1i64..1000, share in 0.0f64..=1.0) {
            #[expect(clippy::cast_possible_truncation, reason = "below 1000")]
            let k = (n as f64 * share) as i64;
            let fit = blend(prior, 20.0, Evidence::new(n, k));
            let seen = k as f64 / n as f64;
            prop_assert!(fit >= prior.min(seen) - 1e-12 && fit <= prior.max(seen) + 1e-12);
            let (low, high) = interval(prior, 20.0, Evidence::new(n, k));
            prop_assert!(low <= high && (0.0..=1.0).contains(&low) && (0.0..=1.0).contains(&high));
        }
    }
}
