//! The advice as plain data.

use super::action::{ActionDocument, ReasonDocument};
use crate::format::rounded;
use serde::Serialize;
use vocmatch::advice::{
    Actor, Advice, Confidence, Considered, Cost, Doubt, Headline, Reason, Recommendation, Robustness, Score,
    ScreenRule, Sureness, Watched, YearEffect,
};
use vocmatch::id::ProgramIx;
use vocmatch::model::Model;
use vocmatch::unit::{Heads, Year};

/// What to do, best first.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct AdviceDocument {
    /// Recommendations of the main list, by gain × robustness.
    pub recommendations: Vec<RecommendationDocument>,
    /// Needed, but pays little.
    pub pays_little: Vec<RecommendationDocument>,
    /// Recommendations that need review.
    pub with_caution: Vec<RecommendationDocument>,
    /// Expansions of programs with empty seats.
    pub to_recruit: Vec<RecommendationDocument>,
    /// Better matches only.
    pub better_matches: Vec<RecommendationDocument>,
    /// Gains only on paper.
    pub on_paper: Vec<RecommendationDocument>,
    /// Programs that a rule leaves as they are.
    pub to_watch: Vec<WatchedDocument>,
    /// Programs to watch.
    pub warnings: Vec<WarningDocument>,
    /// The headline figures under other assumptions, if they were tried.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headlines: Vec<Headline>,
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
    /// The value that it gains under best fit, all years together, in full-fit placements.
    pub gain: f64,
    /// The gain on expected flows, if it counts.
    pub tends_to_gain: Option<f64>,
    /// What tends to change.
    pub tends: TendsToChangeDocument,
    /// What the openings pay that it fills.
    pub filled: FilledDocument,
    /// The rules of the screen that keep it out of the main list, or speak against it.
    pub screened: Vec<ScreenRule>,
    /// Enterprises that could order its graduates.
    pub enterprises: Vec<String>,
    /// How sure it is under other assumptions, if they were tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sureness: Option<Sureness>,
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

/// What an action tends to change on expected flows, all years together.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct TendsToChangeDocument {
    /// Openings filled.
    pub filled: Heads,
    /// People in their field.
    pub in_field: Heads,
    /// What those tend to earn who move, before.
    pub pay_before: Option<f64>,
    /// What those tend to earn whose training changes.
    pub pay_after: Option<f64>,
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

/// A program that a rule leaves as it is.
#[doc(hidden)]
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct WatchedDocument {
    /// The program.
    pub program_id: String,
    /// The rule.
    pub rule: ScreenRule,
    /// What it says.
    pub reason: ReasonDocument,
}

/// What the openings pay that an action fills.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct FilledDocument {
    /// Openings, wherever more are filled.
    pub openings: Heads,
    /// Of which pay less than the median of their region.
    pub below_median: Option<Heads>,
    /// Of which pay less than a living wage of their region.
    pub below_living_wage: Option<Heads>,
    /// The mean wage.
    pub wage: Option<f64>,
    /// The mean of wage over median.
    pub over_median: Option<f64>,
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
            pays_little: all(&advice.pays_little),
            with_caution: all(&advice.with_caution),
            to_recruit: all(&advice.to_recruit),
            better_matches: all(&advice.better_matches),
            on_paper: all(&advice.on_paper),
            to_watch: advice.to_watch.iter().map(|one| watched(model, one)).collect(),
            warnings: warnings.collect(),
            headlines: advice.headlines.clone(),
            considered: advice.considered,
            resolved: advice.resolved,
            kinds: advice.kinds.clone(),
            unsteady: advice.unsteady,
            refused: advice.refused.len(),
        }
    }
}

fn watched(model: &Model, one: &Watched) -> WatchedDocument {
    WatchedDocument {
        program_id: program(model, one.program),
        rule: one.rule,
        reason: ReasonDocument::new(model, &one.reason),
    }
}

fn program(model: &Model, ix: ProgramIx) -> String {
    model.program(ix).id.to_string()
}

fn recommendation(model: &Model, one: &Recommendation) -> RecommendationDocument {
    let region = |ix| model.region(ix).id.to_string();
    RecommendationDocument {
        action: ActionDocument::new(model, &one.action),
        first_autumn: one.first_autumn,
        first_shown: one.first_shown,
        actors: one.actors.iter().map(|actor| of_actor(model, *actor)).collect(),
        cost: one.cost,
        occupation_id: model.occupation(one.target.occupation).id.to_string(),
        region_id: model.region(one.target.region).id.to_string(),
        score: one.score.rounded(),
        gain: rounded(one.gain.whole()),
        tends_to_gain: one.gains.tends_to_be.map(|value| rounded(value.whole())),
        filled: FilledDocument {
            openings: one.filled.openings,
            below_median: one.filled.below_median,
            below_living_wage: one.filled.below_living_wage,
            wage: one.filled.wage.map(rounded),
            over_median: one.filled.over_median.map(rounded),
        },
        screened: one.screened.clone(),
        enterprises: one
            .enterprises
            .iter()
            .map(|ix| model.enterprise(*ix).id.to_string())
            .collect(),
        tends: TendsToChangeDocument {
            filled: one.tends.filled,
            in_field: one.tends.in_field,
            pay_before: one.tends.pay_before.map(whole_money),
            pay_after: one.tends.pay_after.map(whole_money),
        },
        sureness: one.sureness.clone(),
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
        reasons: reasons(model, &one.reasons),
        against: reasons(model, &one.against),
        remarks: one.remarks.clone(),
        cautions: one.cautions.clone(),
    }
}

fn reasons(model: &Model, reasons: &[Reason]) -> Vec<ReasonDocument> {
    let all = reasons.iter();
    all.map(|reason| ReasonDocument::new(model, reason)).collect()
}

fn of_actor(model: &Model, actor: Actor) -> (&'static str, String) {
    match actor {
        Actor::School(ix) => ("school", model.school(ix).id.to_string()),
        Actor::Enterprise(ix) => ("enterprise", model.enterprise(ix).id.to_string()),
        Actor::Commission => ("commission", String::new()),
    }
}

/// Money in whole units.
fn whole_money(money: f64) -> f64 {
    libm::floor(money + 0.5)
}
