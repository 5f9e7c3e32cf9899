//! The law of destinations: its coefficients, and what the levels of a major and of an occupation do to it.

use crate::unit::Level;
use serde::{Deserialize, Serialize};

/// Which graduates a share speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Graduates of all ages, later degrees included: what a census sees.
    Career,
    /// The first years after a terminal award: what the pay of recent graduates sees.
    #[default]
    FirstJob,
}

impl View {
    /// Both views.
    pub const ALL: [View; 2] = [View::Career, View::FirstJob];
}

/// The coefficients of the utility of an occupation for a major (methods §3).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coefficients {
    /// Of the logarithm of the occupation's size.
    pub size: f64,
    /// Of the logarithm of the evidence.
    pub evidence: f64,
    /// Of its product with the breadth of the major.
    pub breadth: f64,
    /// Of the logarithm of the second-hand evidence.
    pub second_hand: f64,
    /// Where the occupation asks for experience.
    pub experience: f64,
    /// Of the product of evidence and experience.
    pub evidence_experience: f64,
    /// In the career view, where the occupation asks for more than a bachelor's degree.
    pub beyond: f64,
}

/// What the tables tell about the sizes of occupations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sizes {
    /// People employed.
    Employment,
    /// Openings a year.
    Openings,
    /// Nothing: all occupations count alike.
    Unknown,
}

/// How many coefficients there are.
pub(super) const FEATURES: usize = 7;

impl Coefficients {
    /// Fitted on the odd families of fields of the American Community Survey (docs/accuracy.md, "Destinations"), each
    /// row by itself: a constant of one row means nothing in another.
    #[must_use]
    pub fn for_tables(sizes: Sizes, skills: bool) -> Coefficients {
        let [
            size,
            evidence,
            breadth,
            second_hand,
            experience,
            evidence_experience,
            beyond,
        ] = match (sizes, skills) {
            (Sizes::Employment, true) => [0.743, 0.675, 0.139, 0.215, -0.772, -0.198, 0.647],
            (Sizes::Employment, false) => [0.73, 0.78, 0.14, 0.0, -1.04, -0.28, 0.84],
            (Sizes::Openings, true) => [0.61, 0.69, 0.12, 0.24, -0.88, -0.22, 0.79],
            (Sizes::Openings, false) => [0.56, 0.71, 0.11, 0.0, -0.94, -0.28, 0.93],
            (Sizes::Unknown, _) => [0.0, 0.69, 0.06, 0.20, -0.48, -0.21, -0.17],
        };
        Coefficients {
            size,
            evidence,
            breadth,
            second_hand,
            experience,
            evidence_experience,
            beyond,
        }
    }

    /// From a list in the order of the fields.
    #[must_use]
    pub fn from_list(list: &[f64]) -> Coefficients {
        let at = |k: usize| list.get(k).copied().unwrap_or(0.0);
        Coefficients {
            size: at(0),
            evidence: at(1),
            breadth: at(2),
            second_hand: at(3),
            experience: at(4),
            evidence_experience: at(5),
            beyond: at(6),
        }
    }

    /// As a list in the order of the fields.
    #[must_use]
    pub fn list(&self) -> [f64; FEATURES] {
        [
            self.size,
            self.evidence,
            self.breadth,
            self.second_hand,
            self.experience,
            self.evidence_experience,
            self.beyond,
        ]
    }
}

/// What an occupation asks, in steps: nothing, high school, then the four levels, and more than those.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step(pub(super) u8);

impl Step {
    pub(super) const NOTHING: Step = Step(0);
    pub(super) const HIGH_SCHOOL: Step = Step(1);
    pub(super) const BEYOND: Step = Step(6);

    pub(super) fn of(level: Level) -> Step {
        Step(match level {
            Level::Secondary => 2,
            Level::HigherVocational => 3,
            Level::AppliedBachelor => 4,
            Level::ProfessionalMaster => 5,
        })
    }

    fn above(self, other: Step) -> f64 {
        f64::from(self.0.saturating_sub(other.0))
    }
}

/// The part of the utility that levels decide. The career view is fitted by likelihood, `beyond` with it; the others
/// are assumptions that the pay of recent graduates bears out (docs/accuracy.md).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Law {
    Of(View),
    /// For pay alone: jobs that ask for less weigh little, because they say little about what a class earns.
    Pay,
}

impl Law {
    /// The term of an occupation that asks `asked` for a major of a level.
    pub(super) fn term(self, level: Level, asked: Step, linked: bool, beyond: f64) -> f64 {
        let own = Step::of(level);
        let tertiary = level >= Level::AppliedBachelor;
        let link = if linked && !tertiary { 2.0 } else { 0.0 };
        match self {
            Law::Of(View::Career) => {
                if asked > Step::of(Level::AppliedBachelor) {
                    beyond
                } else {
                    0.0
                }
            }
            Law::Of(View::FirstJob) => link - asked.above(own),
            Law::Pay => {
                let below = own.above(asked);
                let less = if tertiary && below > 0.0 {
                    -2.0 - 0.6 * below
                } else {
                    0.0
                };
                link + less - 2.0 * asked.above(own)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_count_as_the_views_say() {
        let term = |law: Law, level, asked| law.term(level, asked, true, 0.6);
        let (career, first) = (Law::Of(View::Career), Law::Of(View::FirstJob));
        assert_eq!(term(career, Level::AppliedBachelor, Step::BEYOND), 0.6);
        assert_eq!(term(career, Level::AppliedBachelor, Step::HIGH_SCHOOL), 0.0);
        // A bachelor is two steps below a doctorate; a link counts below a bachelor's degree alone.
        assert_eq!(term(first, Level::AppliedBachelor, Step::BEYOND), -2.0);
        assert_eq!(
            term(first, Level::HigherVocational, Step::of(Level::AppliedBachelor)),
            1.0
        );
        assert_eq!(term(Law::Pay, Level::AppliedBachelor, Step::HIGH_SCHOOL), -3.8);
        assert_eq!(term(Law::Pay, Level::Secondary, Step::NOTHING), 2.0);
    }
}
