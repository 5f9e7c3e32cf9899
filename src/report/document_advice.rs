//! The advice as plain data.

use super::document_reason::{ReasonDocument, reason};
use super::words::rounded;
use crate::advice::{
    Action, Actor, Advice, Confidence, Considered, Cost, Doubt, Recommendation, Robustness, Score, YearEffect,
};
use crate::id::ProgramIx;
use crate::model::Model;
use crate::unit::{Heads, Share, Year};
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
    /// The same by kind.
    pub kinds: Vec<Considered>,
    /// Actions that fail in more than half of the draws.
    pub unsteady: usize,
    /// Actions that the tables do not allow.
    pub refused: usize,
}

/// The advice as one document.
#[must_use]
pub fn advice_document(model: &Model, advice: &Advice) -> AdviceDocument {
    AdviceDocument::new(model, advice)
}

/// An action with score, effect and reasons.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct RecommendationDocument {
    /// What to do.
    pub action: ActionDocument,
    /// The first autumn of the change.
    pub first_autumn: Year,
    /// The first year in which it can show.
    pub first_shown: Year,
    /// Who has to act: kind and id.
    pub actors: Vec<(&'static str, String)>,
    /// What it takes every year.
    pub cost: Cost,
    /// The occupation aimed at.
    pub occupation_id: String,
    /// The region aimed at.
    pub region_id: String,
    /// The score, with its parts.
    pub score: Score,
    /// The value that it gains under best fit, all years together, in perfect heads.
    pub gain: f64,
    /// What draws say about the gain.
    pub robustness: Option<Robustness>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why it is not surer.
    pub doubts: Vec<Doubt>,
    /// What it changes, year by year.
    pub effect: Vec<YearEffect>,
    /// Change of the skill gap over all years, in heads.
    pub skill_gap: f64,
    /// The same by year.
    pub skill_gap_by_year: Vec<(Year, f64)>,
    /// Where more openings are filled, over all years: occupation, region, heads.
    pub filled_at: Vec<(String, String, Heads)>,
    /// Graduates of other programs who lose their place, over all years: major, region, heads.
    pub displaced: Vec<(String, String, Heads)>,
    /// What speaks for it.
    pub reasons: Vec<ReasonDocument>,
    /// What speaks against it.
    pub against: Vec<ReasonDocument>,
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
    /// An enterprise orders graduates.
    Order {
        /// The enterprise.
        enterprise_id: String,
        /// The program.
        program_id: String,
        /// Entrants more a year.
        entrants: Heads,
    },
    /// A major teaches a skill further.
    Deepen {
        /// The major.
        major_id: String,
        /// The skill.
        skill_id: String,
        /// The level that it reaches now.
        from: Option<f64>,
        /// The level that it should reach.
        to: f64,
    },
    /// An enterprise opens a base.
    OpenBase {
        /// The enterprise.
        enterprise_id: String,
        /// Where.
        region_id: String,
        /// The level reached in each skill.
        skills: Vec<(String, f64)>,
        /// Who sends how many a year.
        programs: Vec<(String, Heads)>,
    },
    /// A program sends students to a base.
    SendToBase {
        /// The base.
        base_id: String,
        /// The program.
        program_id: String,
        /// Students a year.
        places: Heads,
    },
    /// A base takes more students of a program.
    AddPlaces {
        /// The base.
        base_id: String,
        /// The program.
        program_id: String,
        /// Places now.
        now: Heads,
        /// Students more a year.
        places: Heads,
    },
    /// A way opens between two programs.
    OpenArticulation {
        /// From where.
        from_id: String,
        /// To where.
        to_id: String,
        /// How.
        way: String,
        /// The most people a year.
        quota: Heads,
    },
    /// More people may go along a way.
    RaiseQuota {
        /// From where.
        from_id: String,
        /// To where.
        to_id: String,
        /// Which way.
        way: String,
        /// The most people a year now.
        now: Heads,
        /// The new most.
        quota: Heads,
    },
    /// A school helps another with a major.
    Pair {
        /// Who helps.
        strong_id: String,
        /// Who is helped.
        weak_id: String,
        /// The share who complete now.
        now: f64,
        /// The share that should.
        completion: f64,
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
    /// The advice with ids for positions. O(recommendations).
    #[must_use]
    pub fn new(model: &Model, advice: &Advice) -> AdviceDocument {
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
            kinds: advice.kinds.clone(),
            unsteady: advice.unsteady,
            refused: advice.refused.len(),
        }
    }
}

impl ActionDocument {
    /// The action with ids for positions.
    #[must_use]
    pub fn new(model: &Model, one: &Action) -> ActionDocument {
        action(model, one)
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
        first_shown: one.first_shown,
        actors: one.actors.iter().map(|actor| of_actor(model, *actor)).collect(),
        cost: one.cost,
        occupation_id: model.occupation(one.target.occupation).id.to_string(),
        region_id: model.region(one.target.region).id.to_string(),
        score: one.score.rounded(),
        gain: rounded(one.gain.whole()),
        robustness: one.robustness.map(Robustness::rounded),
        confidence: one.confidence(),
        doubts: one.doubts.iter().map(|doubt| doubt.rounded()).collect(),
        effect: one.effect.years.clone(),
        skill_gap: rounded(one.effect.skill_gap),
        skill_gap_by_year: one
            .effect
            .skill_gap_by_year
            .iter()
            .map(|(year, gap)| (*year, rounded(*gap)))
            .collect(),
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
        against: one.against.iter().map(|r| reason(model, r)).collect(),
        remarks: one.remarks.clone(),
        cautions: one.cautions.clone(),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm a kind, none of them long")]
pub(super) fn action(model: &Model, action: &Action) -> ActionDocument {
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
        Action::Order {
            enterprise,
            program: ix,
            entrants,
        } => ActionDocument::Order {
            enterprise_id: model.enterprise(*enterprise).id.to_string(),
            program_id: program(model, *ix),
            entrants: *entrants,
        },
        Action::Deepen {
            major,
            skill,
            from,
            to,
        } => ActionDocument::Deepen {
            major_id: model.major(*major).id.to_string(),
            skill_id: model.skill(*skill).id.to_string(),
            from: from.map(Share::get),
            to: to.get(),
        },
        Action::OpenBase {
            enterprise,
            region,
            skills,
            programs,
        } => ActionDocument::OpenBase {
            enterprise_id: model.enterprise(*enterprise).id.to_string(),
            region_id: model.region(*region).id.to_string(),
            skills: skills
                .iter()
                .map(|(skill, level)| (model.skill(*skill).id.to_string(), level.get()))
                .collect(),
            programs: receivers(programs),
        },
        Action::SendToBase {
            base,
            program: ix,
            places,
        } => ActionDocument::SendToBase {
            base_id: model.base(*base).id.to_string(),
            program_id: program(model, *ix),
            places: *places,
        },
        Action::AddPlaces {
            base,
            program: ix,
            now,
            places,
        } => ActionDocument::AddPlaces {
            base_id: model.base(*base).id.to_string(),
            program_id: program(model, *ix),
            now: *now,
            places: *places,
        },
        Action::OpenArticulation {
            from,
            to,
            kind,
            quota,
        } => ActionDocument::OpenArticulation {
            from_id: program(model, *from),
            to_id: program(model, *to),
            way: kind.name().to_owned(),
            quota: *quota,
        },
        Action::RaiseQuota {
            from,
            to,
            kind,
            now,
            quota,
        } => ActionDocument::RaiseQuota {
            from_id: program(model, *from),
            to_id: program(model, *to),
            way: kind.name().to_owned(),
            now: *now,
            quota: *quota,
        },
        Action::Pair {
            strong,
            weak,
            now,
            completion,
        } => ActionDocument::Pair {
            strong_id: program(model, *strong),
            weak_id: program(model, *weak),
            now: now.get(),
            completion: completion.get(),
        },
    }
}

fn of_actor(model: &Model, actor: Actor) -> (&'static str, String) {
    match actor {
        Actor::School(ix) => ("school", model.school(ix).id.to_string()),
        Actor::Enterprise(ix) => ("enterprise", model.enterprise(ix).id.to_string()),
        Actor::Commission => ("commission", String::new()),
    }
}
