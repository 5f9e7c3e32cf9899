//! Assumptions of a plan that may be otherwise.

use super::config::AdviceConfig;
use crate::fit::Siblings;
use crate::matching::Objective;
use crate::model::Model;
use crate::pathway::Baseline;
use crate::plan::PlanConfig;
use crate::scenario::{Amount, Change, Scenario};
use serde::Serialize;

/// One assumption of the plan, changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumption {
    /// Graduates move half as far.
    MobilityHalf,
    /// Graduates move twice as far.
    MobilityDouble,
    /// A fifth fewer openings.
    OpeningsFewer,
    /// A fifth more openings.
    OpeningsMore,
    /// Graduates of the next years as the mean of three years, not as the last one.
    ThreeYearMean,
    /// Graduates may take openings that ask for experience.
    Experienced,
    /// Only documented links count.
    LinksOnly,
    /// Only pairs with a fit of a half or more count.
    LeastFit,
    /// A level too high costs 40% of the value.
    LevelPenalty,
    /// A level too high costs nothing.
    NoLevelPenalty,
    /// As many people placed as possible, whatever their fit.
    FillFirst,
    /// A documented link is 70% certain.
    LinkCertainty,
    /// Documented links do not count; all evidence else does.
    EvidenceOnly,
    /// All industries have the same priority.
    PrioritiesOff,
    /// Pay counts for the value.
    PayWeight,
}

impl Assumption {
    /// Every assumption.
    pub const ALL: [Assumption; 15] = [
        Assumption::MobilityHalf,
        Assumption::MobilityDouble,
        Assumption::OpeningsFewer,
        Assumption::OpeningsMore,
        Assumption::ThreeYearMean,
        Assumption::Experienced,
        Assumption::LinksOnly,
        Assumption::LeastFit,
        Assumption::LevelPenalty,
        Assumption::NoLevelPenalty,
        Assumption::FillFirst,
        Assumption::LinkCertainty,
        Assumption::EvidenceOnly,
        Assumption::PrioritiesOff,
        Assumption::PayWeight,
    ];

    /// How many of [`Assumption::ALL`], from the first, decide the grade of an action.
    pub const GRADED: usize = 12;

    /// Whether the tables change, in place of the config alone.
    pub(super) fn scenario(self) -> Option<Scenario> {
        let factor = match self {
            Assumption::OpeningsFewer => 0.8,
            Assumption::OpeningsMore => 1.2,
            _ => return None,
        };
        Some(Scenario {
            changes: vec![Change::Openings {
                occupation: None,
                region: None,
                industry: None,
                first_year: None,
                last_year: None,
                openings: Amount::Factor(factor),
            }],
            ..Scenario::default()
        })
    }

    /// The options of the plan under it.
    pub(super) fn config(self, config: &PlanConfig) -> PlanConfig {
        let mut config = config.clone();
        match self {
            Assumption::MobilityHalf => config.market.mobility_km /= 2.0,
            Assumption::MobilityDouble => config.market.mobility_km *= 2.0,
            Assumption::ThreeYearMean => config.project.baseline = Baseline::ThreeYearMean,
            Assumption::Experienced => config.market.demand.include_experienced = true,
            Assumption::LinksOnly => config.fit.siblings = Siblings::Off,
            Assumption::LeastFit => config.market.min_fit = 0.5,
            Assumption::LevelPenalty => config.market.level_decay = 0.6,
            Assumption::NoLevelPenalty => config.market.level_decay = 1.0,
            Assumption::FillFirst => config.objective = Objective::FillFirst,
            Assumption::LinkCertainty => config.fit.link_certainty = 0.7,
            Assumption::EvidenceOnly => config.fit.links = false,
            Assumption::PrioritiesOff => config.market.priorities = false,
            Assumption::OpeningsFewer | Assumption::OpeningsMore | Assumption::PayWeight => {}
        }
        config
    }

    /// The options of advice under it.
    pub(super) fn advice(self, config: &AdviceConfig) -> AdviceConfig {
        let pay_weight = match self {
            Assumption::PayWeight => 1.0,
            _ => config.pay_weight,
        };
        AdviceConfig {
            pay_weight,
            ..config.clone()
        }
    }

    /// Whether it can change anything for these tables.
    pub(super) fn applies(self, model: &Model) -> bool {
        match self {
            Assumption::PrioritiesOff => {
                let mut priorities = model.industries().iter().map(|industry| industry.priority);
                let first = priorities.next();
                priorities.any(|priority| Some(priority) != first)
            }
            Assumption::MobilityHalf | Assumption::MobilityDouble => model.regions().len() > 1,
            _ => true,
        }
    }

    /// Whether openings, graduates and evidence stay as they are, so that expected flows do.
    pub(super) fn keeps_flows(self) -> bool {
        !matches!(
            self,
            Assumption::OpeningsFewer | Assumption::OpeningsMore | Assumption::ThreeYearMean
        )
    }
}
