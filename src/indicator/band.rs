//! Gap and band: shortage or surplus of supply.

use crate::unit::Heads;
use serde::{Deserialize, Serialize};

/// Returns the gap `d − s` in heads: above zero, openings are missing graduates.
#[must_use]
pub fn gap(supply: f64, demand: Heads) -> f64 {
    demand as f64 - supply
}

/// The band of supply over demand, after the Dutch Research Centre for Education and the Labour Market (ROA,
/// recalled): up to .85, up to 1, up to 1.05, up to 1.15, above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// s/d up to .85.
    Shortage,
    /// s/d up to 1.
    SomeShortage,
    /// s/d up to 1.05.
    Balanced,
    /// s/d up to 1.15.
    SomeSurplus,
    /// s/d above 1.15.
    Surplus,
}

impl Band {
    /// Returns the band of `supply` for `demand`; `None` without demand.
    ///
    /// ```
    /// # use vocmatch::indicator::Band;
    /// assert_eq!(Band::of(85.0, 100), Some(Band::Shortage));
    /// assert_eq!(Band::of(85.1, 100), Some(Band::SomeShortage));
    /// assert_eq!(Band::of(3.0, 0), None);
    /// ```
    #[must_use]
    pub fn of(supply: f64, demand: Heads) -> Option<Band> {
        if demand <= 0 {
            return None;
        }
        let ratio = supply / demand as f64;
        Some(match ratio {
            r if r <= 0.85 => Band::Shortage,
            r if r <= 1.0 => Band::SomeShortage,
            r if r <= 1.05 => Band::Balanced,
            r if r <= 1.15 => Band::SomeSurplus,
            _ => Band::Surplus,
        })
    }

    /// Returns the band's name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Band::Shortage => "shortage",
            Band::SomeShortage => "some_shortage",
            Band::Balanced => "balanced",
            Band::SomeSurplus => "some_surplus",
            Band::Surplus => "surplus",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_band_ends_where_the_next_begins() {
        let bands = [0.85, 1.0, 1.05, 1.15, 1.16].map(|r| Band::of(r * 1000.0, 1000));
        let expected = [
            Band::Shortage,
            Band::SomeShortage,
            Band::Balanced,
            Band::SomeSurplus,
            Band::Surplus,
        ]
        .map(Some);
        assert_eq!(bands, expected);
    }
}
