//! Programs whose share of tracked graduates in the field is far from the expected one.

use super::record::{ProgramTracking, TrackingConfig};
use super::share::Rate;
use crate::id::ProgramIx;
use vocmatch_algo::beta_binomial::tails;
use vocmatch_algo::false_discovery::adjusted;
use vocmatch_algo::order;

/// The side of its prior on which a program lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriorSide {
    /// Fewer stayed in the field than expected.
    Below,
    /// More did.
    Above,
}

/// A program far from its prior.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The program.
    pub program: ProgramIx,
    /// k of n: those working who stayed in the field, all years together.
    pub in_field: Rate,
    /// π: the expected share.
    pub prior: f64,
    /// On which side k/n lies.
    pub side: PriorSide,
    /// The probability of a count at least as far out by chance, see [`far_from_prior`].
    pub probability: f64,
    /// The same, corrected for the number of programs tested (Benjamini and Hochberg 1995): of all reported up to q,
    /// a share of q is chance on average.
    pub adjusted: f64,
}

/// Returns the probability of a count at least as far from n·π as k is, on either side: twice the smaller tail of k
/// under the beta–binomial with n, m·π and m·(1 − π), at most 1. `None` where the prior is 0 or 1 or has strength 0,
/// and of more than [`LARGEST`](vocmatch_algo::beta_binomial::LARGEST) people.
///
/// ```
/// # use vocmatch::indicator::{far_from_prior, Rate};
/// // Beta(1, 1): each count of 0..=19 is equally likely, 0 and 19 are the furthest.
/// let none = Rate::new(0, 19).unwrap();
/// assert!((far_from_prior(none, 0.5, 2.0).unwrap() - 0.1).abs() < 1e-12);
/// ```
#[must_use]
pub fn far_from_prior(in_field: Rate, prior: f64, strength: f64) -> Option<f64> {
    if !(prior > 0.0 && prior < 1.0 && strength > 0.0) {
        return None;
    }
    let (k, n) = (
        u64::try_from(in_field.part).ok()?,
        u64::try_from(in_field.of).ok()?,
    );
    let tails = tails(k, n, strength * prior, strength * (1.0 - prior))?;
    Some(tails.two_sided())
}

/// The programs far from their priors, the least likely first, then by id; and how many were tested.
pub(super) fn findings(
    programs: &[ProgramTracking],
    strength: f64,
    config: &TrackingConfig,
) -> (Vec<Finding>, usize) {
    let looked_at: Vec<Finding> = programs
        .iter()
        .filter_map(|record| {
            let (in_field, prior) = (record.together.in_field?, record.together.prior?);
            let probability = far_from_prior(in_field, prior, strength)?;
            (in_field.of >= config.small).then(|| Finding {
                program: record.program,
                in_field,
                prior,
                side: if in_field.share() < prior {
                    PriorSide::Below
                } else {
                    PriorSide::Above
                },
                probability,
                adjusted: 1.0,
            })
        })
        .collect();
    let probabilities: Vec<f64> = looked_at.iter().map(|one| one.probability).collect();
    let count = looked_at.len();
    let mut found: Vec<Finding> = looked_at
        .into_iter()
        .zip(adjusted(&probabilities))
        .map(|(one, adjusted)| Finding { adjusted, ..one })
        .filter(|one| one.probability < config.level)
        .collect();
    order::sort_by(&mut found, |a, b| {
        a.probability
            .total_cmp(&b.probability)
            .then(a.program.cmp(&b.program))
    });
    (found, count)
}
