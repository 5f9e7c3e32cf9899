//! The `prepared` factor: the share of an occupation's requirements that a graduate meets (methods §3).

use super::attainment::Needs;
use crate::id::OccupationIx;
use ndarray::{ArrayView1, Zip};

/// How well prepared a graduate is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Prepared {
    /// S, from the major's own skills.
    Known(f64),
    /// Unknown for this pair: the mean of the known ones is used and marked.
    MeanOfKnown(f64),
    /// Unknown for every pair: the factor is dropped.
    Dropped,
}

/// Returns S = `Σ_s w·min(1, a/r) / Σ_s w` over the skills with w > 0 and r > 0; `None` if there are none.
///
/// `importance` is w, `required` r, `attained` a, each 0..=1, in the same order.
///
/// ```
/// # use vocmatch::fit::prepared;
/// assert_eq!(prepared(&[0.6, 0.2], &[0.8, 0.5], &[0.4, 0.9]), Some(0.625));
/// ```
#[must_use]
pub fn prepared(importance: &[f64], required: &[f64], attained: &[f64]) -> Option<f64> {
    weigh(
        &ArrayView1::from(importance),
        &ArrayView1::from(required),
        &ArrayView1::from(attained),
    )
}

pub(super) fn prepared_for(
    needs: &Needs,
    occupation: OccupationIx,
    attained: &ArrayView1<f64>,
) -> Option<f64> {
    let o = occupation.index();
    weigh(&needs.importance.row(o), &needs.level.row(o), attained)
}

fn weigh(
    importance: &ArrayView1<f64>,
    required: &ArrayView1<f64>,
    attained: &ArrayView1<f64>,
) -> Option<f64> {
    let (mut met, mut all) = (0.0, 0.0);
    Zip::from(importance)
        .and(required)
        .and(attained)
        .for_each(|&w, &r, &a| {
            if w > 0.0 && r > 0.0 {
                met += w * (a / r).min(1.0);
                all += w;
            }
        });
    (all > 0.0).then(|| met / all)
}
