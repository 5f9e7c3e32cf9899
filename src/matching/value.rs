//! The value of a pair: `v = fit · L · M · priority` (methods §6).

use crate::id::RegionIx;
use crate::model::Model;
use crate::unit::{Level, Share, Value};

/// Returns L: 1 inside `min..=max`, `decay^k` k levels above, `None` below. A missing highest level is the lowest; a
/// missing lowest accepts any level, and without either no level is above.
///
/// ```
/// # use vocmatch::{matching::level_factor, unit::Level::*};
/// assert_eq!(level_factor(HigherVocational, Some(HigherVocational), None, 0.85), Some(1.0));
/// assert_eq!(level_factor(AppliedBachelor, Some(Secondary), None, 0.85), Some(0.85 * 0.85));
/// assert_eq!(level_factor(Secondary, Some(HigherVocational), None, 0.85), None);
/// ```
#[must_use]
pub fn level_factor(level: Level, min: Option<Level>, max: Option<Level>, decay: f64) -> Option<f64> {
    if min.is_some_and(|min| level < min) {
        return None;
    }
    let above = max.or(min).and_then(|max| level.above(max)).unwrap_or(0);
    Some((0..above).fold(1.0, |factor, _| factor * decay))
}

/// Returns M: 1 in the own region, else the entry of the `mobility` table, else `exp(−distance/scale)` with the
/// great-circle distance between the regions' centres. `None` where nothing is known.
///
/// An entry of a region to itself holds too.
#[must_use]
pub fn mobility(model: &Model, from: RegionIx, to: RegionIx, scale_km: f64) -> Option<f64> {
    if let Some(given) = model.willingness(from, to) {
        return Some(given.get());
    }
    if from == to {
        return Some(1.0);
    }
    let distance = model.region(from).point?.distance_km(model.region(to).point?);
    Some(libm::exp(-distance / scale_km))
}

/// Returns the value of one head, rounded half up to whole millionths.
#[must_use]
pub fn pair_value(fit: f64, level: f64, mobility: f64, priority: Share) -> Value {
    millionths(fit * level * mobility * priority.get())
}

/// A value, or a score, less `wait` for each year between the graduates and the openings, rounded half up to whole
/// millionths. In the same year it is itself.
///
/// ```
/// # use vocmatch::{matching::after_wait, unit::Value};
/// assert_eq!(after_wait(Value(712_500), 0.1, 2), Value(512_500));
/// assert_eq!(after_wait(Value(50_000), 0.1, 1), Value(-50_000));
/// ```
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cost beyond all bounds is the largest number"
)]
pub fn after_wait(value: Value, wait: f64, years: u32) -> Value {
    if years == 0 {
        return value;
    }
    Value(libm::floor(value.0 as f64 - wait * f64::from(years) * 1e6 + 0.5) as i64)
}

/// A number in whole millionths, rounded half up.
#[expect(clippy::cast_possible_truncation, reason = "factors lie in 0..=1")]
pub(super) fn millionths(number: f64) -> Value {
    Value(libm::floor(number * 1e6 + 0.5) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_head_is_worth_a_million() {
        assert_eq!(pair_value(1.0, 1.0, 1.0, Share::ONE), Value(1_000_000));
        assert_eq!(pair_value(0.95, 0.85, 1.0, Share::ONE), Value(807_500));
    }

    #[test]
    fn openings_without_any_level_take_everyone_at_full_value() {
        assert_eq!(
            level_factor(Level::ProfessionalMaster, None, None, 0.85),
            Some(1.0)
        );
    }
}
