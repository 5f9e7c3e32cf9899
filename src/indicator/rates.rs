//! Fill rate, placement rate, mean fit, share placed in field.

use crate::fit::FitTable;
use crate::id::{MajorIx, OccupationIx};
use crate::matching::{LabourMarket, Pair};
use crate::model::{Model, Program};
use crate::unit::Heads;

/// Returns part / whole: Σx/Σd is the fill rate, Σx/Σs the placement rate; `None` for a whole of 0.
///
/// ```
/// # use vocmatch::indicator::rate;
/// assert_eq!(rate(30, 40), Some(0.75));
/// assert_eq!(rate(0, 0), None);
/// ```
#[must_use]
pub fn rate(part: Heads, whole: Heads) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Returns the mean fit of the heads placed on `pairs`; `None` if nobody is placed.
#[must_use]
pub fn mean_fit(
    market: &LabourMarket,
    fit: &FitTable,
    placed: impl Iterator<Item = (Pair, Heads)>,
) -> Option<f64> {
    let (mut sum, mut heads) = (0.0, 0);
    for (pair, placed) in placed {
        sum += market.fit(fit, &pair).map_or(0.0, |fit| fit.score) * placed as f64;
        heads += placed;
    }
    (heads > 0).then(|| sum / heads as f64)
}

/// Returns whether an occupation lies in the field of a program: linked to its major, or in the class of one that is
/// (methods §3).
#[must_use]
pub fn in_field(model: &Model, program: &Program, occupation: OccupationIx) -> bool {
    is_in_field(model, program.major, occupation)
}

/// As [`in_field`], for any program of a major.
pub(crate) fn is_in_field(model: &Model, major: MajorIx, occupation: OccupationIx) -> bool {
    let linked = &model.major(major).occupations;
    let class = |o: OccupationIx| model.occupation(o).category;
    linked.binary_search(&occupation).is_ok()
        || class(occupation).is_some_and(|own| linked.iter().any(|other| class(*other) == Some(own)))
}
