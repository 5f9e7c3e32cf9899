//! The advice as plain data.

use super::words::rounded;
use crate::fit::{Prepared, Related};
use crate::id::ProgramIx;
use crate::model::Model;
use crate::recommend::{Action, Advice, Reason, Recommendation, Score, YearEffect};
use crate::unit::{Heads, Year};
use serde::Serialize;

/// What to do, best first.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct AdviceDocument {
    /// Recommendations, by gain × robustness.
    pub recommendations: Vec<RecommendationDocument>,
    /// Recommendations that rest on openings with a caution.
    pub with_caution: Vec<RecommendationDocument>,
    /// Programs to watch.
    pub warnings: Vec<WarningDocument>,
    /// How many actions were considered.
    pub considered: usize,
    /// How many of them were tried in the model.
    pub resolved: usize,
}

/// An action with score, effect and reasons.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RecommendationDocument {
    /// What to do.
    pub action: ActionDocument,
    /// The first autumn of the change.
    pub first_autumn: Year,
    /// The occupation aimed at.
    pub occupation_id: String,
    /// The region aimed at.
    pub region_id: String,
    /// The score, with its parts.
    pub score: Score,
    /// What it changes, year by year.
    pub effect: Vec<YearEffect>,
    /// Change of the skill gap over all years, in heads.
    pub skill_gap: f64,
    /// Where more openings are filled, over all years: occupation, region, heads.
    pub filled_at: Vec<(String, String, Heads)>,
    /// Graduates of other programs who lose their place, over all years: major, region, heads.
    pub displaced: Vec<(String, String, Heads)>,
    /// What speaks for it.
    pub reasons: Vec<ReasonDocument>,
    /// Remarks of the rows that it rests on.
    pub remarks: Vec<String>,
    /// Why to check first.
    pub cautions: Vec<String>,
}

/// What to do.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[non_exhaustive]
pub enum ActionDocument {
    /// A program takes more entrants.
    Expand {
        /// The program.
        program_id: String,
        /// Entrants more a year.
        entrants: Heads,
    },
    /// A school opens a program.
    Open {
        /// The school.
        school_id: String,
        /// The major.
        major_id: String,
        /// Entrants a year.
        entrants: Heads,
    },
    /// A program takes fewer entrants, and others take them.
    Shrink {
        /// The program.
        program_id: String,
        /// Entrants fewer a year.
        entrants: Heads,
        /// Who takes how many.
        to: Vec<(String, Heads)>,
    },
    /// A program takes no entrants any more, and others take them.
    Suspend {
        /// The program.
        program_id: String,
        /// Entrants a year that it has now.
        entrants: Heads,
        /// Who takes how many.
        to: Vec<(String, Heads)>,
    },
}

/// One fact that speaks for an action. See [`Reason`].
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
#[non_exhaustive]
#[expect(missing_docs, reason = "as the fields of Reason")]
pub enum ReasonDocument {
    Gap {
        openings: Heads,
        linked: f64,
        one_more: f64,
    },
    Fit {
        score: f64,
        low: f64,
        high: f64,
        related: f64,
        documented: bool,
        prepared: Option<f64>,
        working: Heads,
        in_field: Heads,
    },
    OneMore {
        program_id: String,
        gain: f64,
    },
    Size {
        program_id: String,
        graduates: Heads,
    },
    LastOne {
        program_id: String,
        worth: f64,
    },
    TrainedInRegion {
        graduates: Heads,
        openings: Heads,
    },
    Priority {
        industry_id: String,
        priority: f64,
    },
}

/// A program to watch.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct WarningDocument {
    /// The program.
    pub program_id: String,
    /// The year.
    pub year: Year,
    /// Its graduates.
    pub graduates: Heads,
    /// Of whom unplaced.
    pub unplaced: Heads,
}

impl AdviceDocument {
    pub(super) fn new(model: &Model, advice: &Advice) -> AdviceDocument {
        let all = |list: &[Recommendation]| list.iter().map(|one| recommendation(model, one)).collect();
        let warnings = advice.warnings.iter().map(|warning| WarningDocument {
            program_id: program(model, warning.program),
            year: warning.year,
            graduates: warning.graduates,
            unplaced: warning.unplaced,
        });
        AdviceDocument {
            recommendations: all(&advice.recommendations),
            with_caution: all(&advice.with_caution),
            warnings: warnings.collect(),
            considered: advice.considered,
            resolved: advice.resolved,
        }
    }
}

fn program(model: &Model, ix: ProgramIx) -> String {
    model.program(ix).id.to_string()
}

fn recommendation(model: &Model, one: &Recommendation) -> RecommendationDocument {
    let region = |ix| model.region(ix).id.to_string();
    RecommendationDocument {
        action: action(model, &one.action),
        first_autumn: one.first_autumn,
        occupation_id: model.occupation(one.target.occupation).id.to_string(),
        region_id: model.region(one.target.region).id.to_string(),
        score: one.score.rounded(),
        effect: one.effect.years.clone(),
        skill_gap: rounded(one.effect.skill_gap),
        filled_at: one
            .effect
            .filled_at
            .iter()
            .map(|(at, heads)| {
                (
                    model.occupation(at.occupation).id.to_string(),
                    region(at.region),
                    *heads,
                )
            })
            .collect(),
        displaced: one
            .effect
            .displaced
            .iter()
            .map(|(major, at, heads)| (model.major(*major).id.to_string(), region(*at), *heads))
            .collect(),
        reasons: one.reasons.iter().map(|r| reason(model, r)).collect(),
        remarks: one.remarks.clone(),
        cautions: one.cautions.clone(),
    }
}

fn action(model: &Model, action: &Action) -> ActionDocument {
    let receivers = |to: &[(ProgramIx, Heads)]| to.iter().map(|(ix, n)| (program(model, *ix), *n)).collect();
    match action {
        Action::Expand {
            program: ix,
            entrants,
        } => ActionDocument::Expand {
            program_id: program(model, *ix),
            entrants: *entrants,
        },
        Action::Open {
            school,
            major,
            entrants,
        } => ActionDocument::Open {
            school_id: model.school(*school).id.to_string(),
            major_id: model.major(*major).id.to_string(),
            entrants: *entrants,
        },
        Action::Shrink {
            program: ix,
            entrants,
            to,
        } => ActionDocument::Shrink {
            program_id: program(model, *ix),
            entrants: *entrants,
            to: receivers(to),
        },
        Action::Suspend {
            program: ix,
            entrants,
            to,
        } => ActionDocument::Suspend {
            program_id: program(model, *ix),
            entrants: *entrants,
            to: receivers(to),
        },
    }
}

fn reason(model: &Model, reason: &Reason) -> ReasonDocument {
    match reason {
        Reason::Gap {
            openings,
            linked,
            one_more,
        } => ReasonDocument::Gap {
            openings: *openings,
            linked: rounded(*linked),
            one_more: rounded(*one_more),
        },
        Reason::Fit { fit, interval } => ReasonDocument::Fit {
            score: rounded(fit.score),
            low: rounded(interval.0),
            high: rounded(interval.1),
            related: rounded(fit.related.probability()),
            documented: matches!(fit.related, Related::Documented { .. }),
            prepared: match fit.prepared {
                Prepared::Known(s) | Prepared::MeanOfKnown(s) => Some(rounded(s)),
                Prepared::Dropped => None,
            },
            working: fit.evidence.working,
            in_field: fit.evidence.in_field,
        },
        Reason::OneMore { program: ix, gain } => ReasonDocument::OneMore {
            program_id: program(model, *ix),
            gain: rounded(*gain),
        },
        Reason::Size {
            program: ix,
            graduates,
        } => ReasonDocument::Size {
            program_id: program(model, *ix),
            graduates: *graduates,
        },
        Reason::LastOne { program: ix, worth } => ReasonDocument::LastOne {
            program_id: program(model, *ix),
            worth: rounded(*worth),
        },
        Reason::TrainedInRegion { graduates, openings } => ReasonDocument::TrainedInRegion {
            graduates: *graduates,
            openings: *openings,
        },
        Reason::Priority { industry, priority } => ReasonDocument::Priority {
            industry_id: model.industry(*industry).id.to_string(),
            priority: priority.get(),
        },
    }
}
