//! Wages: means by occupation and region, and ranks relative to all others.

use crate::demand::Opening;
use crate::model::Model;

/// By region and occupation: the logarithm of the mean wage of all openings there, else of the occupation's openings
/// anywhere; `None` where no wage is known. Means are weighed by openings.
pub(crate) fn wage_means(model: &Model, openings: &[Opening]) -> Vec<Vec<Option<f64>>> {
    let occupations = model.occupations().len();
    let mut here = vec![(0.0, 0.0); occupations * model.regions().len()];
    let mut anywhere = vec![(0.0, 0.0); occupations];
    for opening in openings {
        if let Some(wage) = opening.annual_wage.filter(|wage| *wage > 0.0) {
            let (o, n) = (opening.occupation.index(), opening.openings as f64);
            for sum in [
                &mut here[opening.region.index() * occupations + o],
                &mut anywhere[o],
            ] {
                *sum = (sum.0 + n * wage, sum.1 + n);
            }
        }
    }
    let log = |(sum, n): &(f64, f64)| (*n > 0.0).then(|| libm::log(sum / n));
    let of_region = |sums: &[(f64, f64)]| {
        let both = sums.iter().zip(&anywhere);
        both.map(|(here, anywhere)| log(here).or_else(|| log(anywhere)))
            .collect()
    };
    here.chunks(occupations.max(1)).map(of_region).collect()
}

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
