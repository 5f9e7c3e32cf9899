//! Invitations: the effect of a new member, as data.

use super::market::times;
use crate::id::{AllianceIx, EnterpriseIx, SchoolIx};
use crate::unit::{Heads, Level, Year};

/// The possible new members of an alliance, and the effect of each by itself.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Invitations {
    /// The alliance.
    pub alliance: AllianceIx,
    /// Schools, most additional openings filled first; ties by value, then by id.
    pub schools: Vec<Invitation<SchoolIx>>,
    /// Enterprises of the alliance's industries: by additional openings filled, then openings added, then places at
    /// bases, then by id. They bring openings and places, not graduates, so that they are a list of their own.
    pub enterprises: Vec<Invitation<EnterpriseIx>>,
    /// Schools that are not members.
    pub schools_considered: usize,
    /// Enterprises of the alliance's industries that are not members.
    pub enterprises_considered: usize,
    /// Of both, those for whom the markets were solved again. The others provably change nothing there, by shadow
    /// prices or because they have no graduates and no openings, or are [`untried`](Invitations::untried).
    pub resolved: usize,
    /// Of both, those that add nothing.
    pub without_gain: usize,
    /// Of both, those beyond [`AllianceConfig::max_tried`](super::AllianceConfig::max_tried).
    pub untried: usize,
    /// An upper bound, by shadow prices, of the additional openings that an untried school could fill, over all
    /// years. `None` where every school was tried, or no bound is known.
    pub untried_most: Option<Heads>,
}

/// The effect of one new member, as a member in every year of the plan.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Invitation<K> {
    /// The new member.
    pub member: K,
    /// The changes, by the years of [`Coverage::years`](super::Coverage::years), in their order.
    pub years: Vec<InvitationYear>,
    /// Levels that are missing without it and not with it, lowest first.
    pub levels: Vec<Level>,
    /// The share of the required skills of the alliance's openings, by importance, that its graduates meet, over all
    /// years: without and with the new member. `None` where no skills are required.
    pub skills: Option<(f64, f64)>,
    /// Places a year at the bases that an enterprise runs.
    pub places: Heads,
}

/// The effect of a new member in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvitationYear {
    /// The years for which it holds.
    pub years: Vec<Year>,
    /// Change of the alliance's graduates a year.
    pub graduates: Heads,
    /// Change of the alliance's openings a year.
    pub openings: Heads,
    /// Change of the openings a year that its own graduates can fill.
    pub filled: Heads,
    /// Change of their value a year, in millionths.
    pub value: i128,
}

impl<K> Invitation<K> {
    /// Additional openings filled, over all years.
    #[must_use]
    pub fn filled(&self) -> Heads {
        self.sum(|year| year.filled)
    }

    /// Returns the openings added to the alliance, over all years.
    #[must_use]
    pub fn openings(&self) -> Heads {
        self.sum(|year| year.openings)
    }

    /// Returns the graduates added to the alliance, over all years.
    #[must_use]
    pub fn graduates(&self) -> Heads {
        self.sum(|year| year.graduates)
    }

    /// Returns the value added over all years, in millionths.
    #[must_use]
    pub fn value(&self) -> i128 {
        let years = self.years.iter();
        years.map(|year| year.value * year.years.len() as i128).sum()
    }

    /// Returns the first year in which openings or value change.
    #[must_use]
    pub fn first_year(&self) -> Option<Year> {
        let shows = |year: &&InvitationYear| (year.openings, year.filled, year.value) != (0, 0, 0);
        self.years.iter().find(shows)?.years.first().copied()
    }

    fn sum(&self, of: impl Fn(&InvitationYear) -> Heads) -> Heads {
        let years = self.years.iter();
        years.map(|year| of(year) * times(&year.years)).sum()
    }
}
