//! Openings by the award and experience they ask for.

use crate::demand::{Opening, Tier};
use crate::unit::Heads;

/// Returns the openings of a year by the award and experience they ask for, in the order of [`Tier::ALL`].
#[must_use]
pub fn by_tier(openings: &[Opening]) -> [(Tier, Heads); 5] {
    Tier::ALL.map(|tier| {
        let of_tier = openings.iter().filter(|opening| opening.tier == tier);
        (tier, of_tier.map(|opening| opening.openings).sum())
    })
}
