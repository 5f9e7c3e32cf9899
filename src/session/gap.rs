//! An occupation with too few or too many graduates.

use crate::id::OccupationIx;
use crate::matching::Range;
use crate::model::Occupation;
use crate::plan::Balance;

/// Demand against linked supply of one occupation, with its name. Figures are people a year.
#[derive(Debug, Clone, Copy)]
pub struct Gap<'p> {
    occupation: &'p Occupation,
    balance: &'p Balance<OccupationIx>,
    cautions: &'p [String],
}

impl<'p> Gap<'p> {
    pub(super) fn new(
        occupation: &'p Occupation,
        balance: &'p Balance<OccupationIx>,
        cautions: &'p [String],
    ) -> Gap<'p> {
        Gap {
            occupation,
            balance,
            cautions,
        }
    }

    /// Returns the occupation's id.
    #[must_use]
    pub fn id(&self) -> &'p str {
        self.occupation.id.as_str()
    }

    /// Returns the occupation's name.
    #[must_use]
    pub fn name(&self) -> &'p str {
        &self.occupation.name
    }

    /// Returns the openings that graduates may take.
    #[must_use]
    pub fn openings(&self) -> i64 {
        self.balance.openings
    }

    /// Returns the graduates linked to them: each counted once, shared over the openings within reach.
    #[must_use]
    pub fn linked(&self) -> f64 {
        self.balance.linked
    }

    /// Returns openings less linked graduates: below zero for a surplus.
    #[must_use]
    pub fn missing(&self) -> f64 {
        self.balance.gap()
    }

    /// Returns the range of the openings filled: the least and the most of any optimal matching.
    #[must_use]
    pub fn filled(&self) -> Option<Range> {
        self.balance.filled
    }

    /// Returns the shadow price of one more well-fitting graduate, 0..=1.
    #[must_use]
    pub fn one_more(&self) -> f64 {
        self.balance.one_more
    }

    /// Reasons to check most of the openings before acting on them; empty if there are none.
    #[must_use]
    pub fn cautions(&self) -> &'p [String] {
        self.cautions
    }
}
