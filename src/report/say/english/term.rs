//! Names of kinds and grades in English.

use crate::advice::{Actor, Confidence};
use crate::dataset::{ArticulationKind, Standing};
use crate::demand::Tier;
use crate::fit::Related;
#[cfg(any(test, feature = "xlsx"))]
use crate::indicator::Band;
use crate::matching::Objective;
use crate::model::Model;
use crate::warning::Advised;

/// How learners get from a program to a higher one.
pub(in crate::report) fn way(kind: ArticulationKind) -> &'static str {
    match kind {
        ArticulationKind::Exam => "by exam",
        ArticulationKind::Recommendation => "by recommendation",
        ArticulationKind::FiveYear => "five years in one",
        ArticulationKind::FurtherStudy => "further study",
        ArticulationKind::ThreePlusTwo | ArticulationKind::ThreePlusFour | ArticulationKind::FivePlusTwo => {
            kind.name()
        }
    }
}

/// What openings ask for, after their number.
pub(in crate::report) fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Experienced => "ask for experience",
        Tier::HighSchool => "ask for a high-school diploma",
        Tier::NoAward => "ask for no award",
        Tier::Graduates => "ask for an award",
    }
}

/// What the matching seeks.
pub(in crate::report) fn objective(objective: Objective) -> &'static str {
    match objective {
        Objective::BestFit => "best fit",
        Objective::FillFirst => "fill first",
    }
}

/// Supply over demand.
#[cfg(any(test, feature = "xlsx"))]
pub(in crate::report) fn band(band: Band) -> &'static str {
    match band {
        Band::Shortage => "shortage",
        Band::SomeShortage => "some shortage",
        Band::Balanced => "balanced",
        Band::SomeSurplus => "some surplus",
        Band::Surplus => "surplus",
    }
}

/// Who has to act.
pub(in crate::report) fn actor(model: &Model, actor: Actor) -> &str {
    match actor {
        Actor::School(ix) => &model.school(ix).name,
        Actor::Enterprise(ix) => &model.enterprise(ix).name,
        Actor::Commission => "who plans the region",
    }
}

/// How sure an action is.
pub(in crate::report) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Fair => "fair",
        Confidence::Low => "low",
    }
}

/// On what the link of a fit rests.
pub(in crate::report) fn related(related: Related) -> &'static str {
    match related {
        Related::Documented { .. } => "documented",
        Related::Siblings { .. } => "by its class",
        Related::Inferred { .. } => "inferred",
    }
}

/// The standing of a major.
pub(in crate::report) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Superior => "superior",
        Standing::Characteristic => "characteristic",
        Standing::New => "new",
    }
}

/// What a rule of warning advises, after "it advises to".
pub(in crate::report) fn advised(advised: Advised) -> &'static str {
    match advised {
        Advised::Watch => "watch",
        Advised::Shrink => "shrink",
        Advised::Suspend => "suspend",
    }
}
