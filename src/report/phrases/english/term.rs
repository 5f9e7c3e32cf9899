//! Names of kinds and grades in English.

use vocmatch::advice::{Actor, Confidence, ScreenRule};
use vocmatch::dataset::{ArticulationKind, Delivery, Standing};
use vocmatch::demand::Tier;
use vocmatch::fit::Related;
#[cfg(any(test, feature = "xlsx"))]
use vocmatch::indicator::{Band, CouplingLevel};
use vocmatch::matching::Objective;
use vocmatch::model::Model;
use vocmatch::rules::Advised;

/// How learners get from a program to a higher one.
pub(crate) fn way(kind: ArticulationKind) -> &'static str {
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
pub(crate) fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Experienced => "ask for experience",
        Tier::HighSchool => "ask for a high-school diploma",
        Tier::NoAward => "ask for no award",
        Tier::Beyond => "ask for a doctorate or a professional degree",
        Tier::Graduates => "ask for an award",
    }
}

/// What the matching seeks.
pub(crate) fn objective(objective: Objective) -> &'static str {
    match objective {
        Objective::BestFit => "best fit",
        Objective::FillFirst => "fill first",
    }
}

/// Supply over demand.
#[cfg(any(test, feature = "xlsx"))]
pub(crate) fn band(band: Band) -> &'static str {
    match band {
        Band::Shortage => "shortage",
        Band::SomeShortage => "some shortage",
        Band::Balanced => "balanced",
        Band::SomeSurplus => "some surplus",
        Band::Surplus => "surplus",
    }
}

/// How far education and an industry develop together.
#[cfg(any(test, feature = "xlsx"))]
pub(crate) fn coupling(level: CouplingLevel) -> &'static str {
    match level {
        CouplingLevel::ExtremeDisorder => "extreme disorder",
        CouplingLevel::SevereDisorder => "severe disorder",
        CouplingLevel::ModerateDisorder => "moderate disorder",
        CouplingLevel::MildDisorder => "mild disorder",
        CouplingLevel::NearDisorder => "near disorder",
        CouplingLevel::BarelyCoordinated => "barely coordinated",
        CouplingLevel::PrimaryCoordination => "primary coordination",
        CouplingLevel::IntermediateCoordination => "intermediate coordination",
        CouplingLevel::GoodCoordination => "good coordination",
        CouplingLevel::HighQualityCoordination => "high-quality coordination",
    }
}

/// Who has to act.
pub(crate) fn actor(model: &Model, actor: Actor) -> &str {
    match actor {
        Actor::School(ix) => &model.school(ix).name,
        Actor::Enterprise(ix) => &model.enterprise(ix).name,
        Actor::Commission => "the planning authority",
    }
}

/// How sure an action is.
pub(crate) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Fair => "medium",
        Confidence::Low => "low",
    }
}

/// On what the link of a fit rests.
pub(crate) fn related(related: Related) -> &'static str {
    match related {
        Related::Documented { .. } => "documented",
        Related::Siblings { .. } => "by its class",
        Related::Inferred { .. } => "inferred",
    }
}

/// The standing of a major.
pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Superior => "superior",
        Standing::Characteristic => "characteristic",
        Standing::New => "new",
    }
}

/// What a rule of warning advises, after "it advises to".
pub(crate) fn advised(advised: Advised) -> &'static str {
    match advised {
        Advised::Watch => "watch",
        Advised::Shrink => "shrink",
        Advised::Suspend => "suspend",
    }
}

/// How a program teaches.
pub(crate) fn delivery(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::OnSite => "on site",
        Delivery::Mixed => "partly at a distance",
        Delivery::Distance => "at a distance",
    }
}

/// What pay is measured by.
pub(crate) fn pay(by_earnings: bool) -> &'static str {
    if by_earnings {
        "earnings of graduates of the class"
    } else {
        "wage of all who hold the jobs that its graduates are matched to"
    }
}

/// A rule of the screen: what it says of an action.
pub(crate) fn screened(rule: ScreenRule) -> &'static str {
    match rule {
        ScreenRule::CautionedOpenings => "the openings carry a caution",
        ScreenRule::Step => "the program is a step to a higher one",
        ScreenRule::Net => "it fills too little on balance",
        ScreenRule::Falling => "its graduates have become fewer",
        ScreenRule::BeyondArea => "it may teach beyond its area",
        ScreenRule::EmptySeats => "it has empty seats",
        ScreenRule::PayOfMove => "pay falls, or nobody knows it",
        ScreenRule::WageScreen => "the openings pay less than the median of their area",
        ScreenRule::LowestPaid => "the class pays little for its level",
        ScreenRule::Level => "the openings ask for another level",
        ScreenRule::Contradiction => "another action does the opposite",
        ScreenRule::OneEach => "another action serves the same openings",
    }
}
