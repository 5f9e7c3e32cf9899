//! The auditor of expected flows: checks limits, sums and the formula, independent of the way they were found.

use super::flows::Expected;
use crate::id::{OccupationIx, RegionIx};
use crate::model::Model;

/// A rule that expected flows break.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ExpectedViolation {
    /// More people come to openings that ask for an award than there are.
    #[error("{people} people too many come to openings")]
    Overflow {
        /// The occupation.
        occupation: OccupationIx,
        /// The region.
        region: RegionIx,
        /// How many too many.
        people: f64,
    },
    /// The shares of a group add up to more than 1.
    #[error("the shares of a group add up to {sum}")]
    Shares {
        /// The group's index.
        group: usize,
        /// Their sum.
        sum: f64,
    },
    /// The people who come to all openings are not those who leave.
    #[error("{arriving} people arrive, {leaving} leave")]
    Sums {
        /// People at openings.
        arriving: f64,
        /// Graduates.
        leaving: f64,
    },
}

/// Checks expected flows. An empty list means that they are valid.
///
/// - No openings that ask for an award take more people than there are, within the tolerance.
/// - No group's shares add up to more than 1.
/// - Recomputed from the shares alone, as many people arrive as leave. O(groups · occupations).
#[must_use]
pub fn audit_expected(model: &Model, expected: &Expected) -> Vec<ExpectedViolation> {
    let mut found = Vec::new();
    let tolerance = expected.config().tolerance;
    for (occupation, region, people) in expected.offers().overflow() {
        let [openings, _] = expected.offers().at(occupation, region);
        if people > 2.0 * tolerance * openings + 1e-9 {
            found.push(ExpectedViolation::Overflow {
                occupation,
                region,
                people,
            });
        }
    }
    let mut leaving = 0.0;
    let reach = expected.offers().reach();
    for (k, group) in expected.groups().iter().enumerate() {
        let shares = expected.shares(group.major, group.region);
        let sum: f64 = shares.iter().sum();
        if sum > 1.0 + 1e-9 {
            found.push(ExpectedViolation::Shares { group: k, sum });
        }
        let here = reach.row(group.region.index());
        let inside: f64 = shares
            .iter()
            .zip(here)
            .filter(|(_, reach)| **reach > 0.0)
            .map(|(s, _)| s)
            .sum();
        leaving += inside * group.heads as f64;
    }
    let mut arriving = 0.0;
    for o in (0..model.occupations().len()).map(OccupationIx::at) {
        for r in (0..model.regions().len()).map(RegionIx::at) {
            let [limited, open] = expected.arrivals(o, r);
            arriving += limited + open;
        }
    }
    if (arriving - leaving).abs() > 1e-6 * leaving.max(1.0) {
        found.push(ExpectedViolation::Sums { arriving, leaving });
    }
    found
}
