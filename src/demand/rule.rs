//! Openings from employment.

use crate::unit::{Heads, Share};

/// Returns `max(0, ΔE + exits + transfers)·(1 − experienced_share)`, in whole people, rounded half up.
///
/// ΔE is employment at the end of the year less `before`, employment a year earlier; exits and transfers are
/// the rates applied to `before`. Source: the separations method of the US Bureau of Labor Statistics.
///
/// ```
/// # use vocmatch::{demand::openings_from_employment, unit::Share};
/// let share = |x| Share::new(x).unwrap();
/// // 1,000 people become 1,020; 40 leave, 60 change occupation; the experienced fill a quarter.
/// assert_eq!(openings_from_employment(1000, 1020, share(0.04), share(0.06), share(0.25)), 90);
/// ```
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "openings are at most 3e9")]
pub fn openings_from_employment(
    before: Heads,
    now: Heads,
    exit: Share,
    transfer: Share,
    experienced: Share,
) -> Heads {
    let separations = before as f64 * (exit.get() + transfer.get());
    let openings = ((now - before) as f64 + separations).max(0.0) * (1.0 - experienced.get());
    libm::floor(openings + 0.5) as Heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shrinking_faster_than_people_leave_gives_no_openings() {
        assert_eq!(
            openings_from_employment(1000, 800, Share::ZERO, Share::clamped(0.1), Share::ZERO),
            0
        );
    }
}
