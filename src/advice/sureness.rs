//! How sure an action is: what is left of its gain under other assumptions.

use super::assumption::Assumption;
use crate::unit::Heads;
use serde::Serialize;

/// The headline figures of a plan, mean a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Headline {
    /// The assumption that is changed; `None`: the plan itself.
    pub assumption: Option<Assumption>,
    /// Openings that graduates may take.
    pub openings: Heads,
    /// Openings that could be filled.
    pub filled: Heads,
    /// Graduates.
    pub graduates: Heads,
    /// Graduates who could be placed.
    pub placed: Heads,
    /// Of those placed, the share who could work in their field.
    pub in_field: Option<f64>,
}

/// The share of the gain for each head that must be left for an action to hold.
const KEPT: f64 = 0.7;

/// The action under one assumption.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Under {
    /// The assumption.
    pub assumption: Assumption,
    /// The gain for each head moved, as a share of that of the plan.
    pub kept: f64,
    /// Whether it is among the best forty of the advice under the assumption.
    pub is_listed: bool,
}

/// How sure an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// It holds under every assumption that was tried.
    Holds,
    /// It hangs on one assumption.
    HangsOnOne(Assumption),
    /// It hangs on several; the one that leaves least.
    HangsOnSeveral(Assumption),
    /// Nothing was tried that could break it, but the facts against it are weighty, or few people are behind it.
    Weak,
}

/// An action under every assumption.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Sureness {
    /// Under each assumption that can change anything.
    pub under: Vec<Under>,
    /// Its grade.
    pub grade: Grade,
}

impl Sureness {
    /// `weaknesses`: how many facts against it lower the grade by a step each.
    pub(super) fn new(under: Vec<Under>, weaknesses: usize) -> Sureness {
        let graded = |one: &&Under| Assumption::ALL[..Assumption::GRADED].contains(&one.assumption);
        let breaking = under.iter().filter(graded).filter(|one| one.kept < KEPT);
        let count = breaking.clone().count() + weaknesses;
        let worst = breaking.min_by(|a, b| a.kept.total_cmp(&b.kept).then(a.assumption.cmp(&b.assumption)));
        let grade = match (worst, count) {
            (_, 0) => Grade::Holds,
            (None, _) => Grade::Weak,
            (Some(worst), 1) => Grade::HangsOnOne(worst.assumption),
            (Some(worst), _) => Grade::HangsOnSeveral(worst.assumption),
        };
        Sureness { under, grade }
    }

    /// Returns under how many assumptions it stays among the best forty, and how many there are.
    #[must_use]
    pub fn listed(&self) -> (usize, usize) {
        let listed = self.under.iter().filter(|one| one.is_listed).count();
        (listed, self.under.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn under(kept: &[(Assumption, f64)]) -> Vec<Under> {
        let one = |(assumption, kept): &(Assumption, f64)| Under {
            assumption: *assumption,
            kept: *kept,
            is_listed: *kept > 0.0,
        };
        kept.iter().map(one).collect()
    }

    #[test]
    fn the_grade_names_the_assumption_that_breaks_it() {
        let (fewer, half) = (Assumption::OpeningsFewer, Assumption::MobilityHalf);
        let grade = |kept: &[(Assumption, f64)], weaknesses| Sureness::new(under(kept), weaknesses).grade;
        assert_eq!(grade(&[(fewer, 0.7), (half, 1.2)], 0), Grade::Holds);
        assert_eq!(grade(&[(fewer, 0.69), (half, 0.9)], 0), Grade::HangsOnOne(fewer));
        assert_eq!(
            grade(&[(fewer, 0.2), (half, 0.1)], 0),
            Grade::HangsOnSeveral(half)
        );
        assert_eq!(
            grade(&[(fewer, 0.2), (half, 0.9)], 1),
            Grade::HangsOnSeveral(fewer)
        );
        assert_eq!(grade(&[(fewer, 0.9)], 1), Grade::Weak);
        // Assumptions that are not graded are shown, and decide nothing.
        assert_eq!(grade(&[(Assumption::EvidenceOnly, 0.0)], 0), Grade::Holds);
    }
}
