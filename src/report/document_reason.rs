//! Reasons as plain data.

use super::words::rounded;
use crate::advice::{FitPart, Reason};
use crate::fit::{Prepared, Related};
use crate::id::ProgramIx;
use crate::model::Model;
use crate::unit::{Heads, Share, Year};
use serde::Serialize;

/// One fact that speaks for an action, or against it. See [`Reason`].
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
#[non_exhaustive]
#[expect(missing_docs, reason = "as the fields of Reason")]
pub enum ReasonDocument {
    Gap {
        occupation_id: String,
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
        occupation_id: String,
        region_id: String,
        graduates: Heads,
        openings: Heads,
    },
    Priority {
        industry_id: String,
        priority: f64,
    },
    Standing {
        major_id: String,
        standing: String,
    },
    Lacks {
        skill_id: String,
        heads: Heads,
        needed: f64,
        reached: f64,
    },
    Places {
        base_id: String,
        places: Heads,
        given: Heads,
    },
    Students {
        program_id: String,
        students: Heads,
    },
    KnownWay {
        from_id: String,
        to_id: String,
    },
    FullWay {
        people: Heads,
        quota: Heads,
    },
    FreeSeats {
        program_id: String,
        seats: Heads,
        entrants: Heads,
    },
    Completion {
        weak: f64,
        strong: f64,
    },
    Industry {
        industry_id: String,
        occupation_id: String,
        region_id: String,
        openings: Heads,
    },
    Rule {
        program_id: String,
        rule: String,
        advises: &'static str,
        years: Vec<Year>,
        value: Option<f64>,
        threshold: f64,
    },
    Displaces {
        major_id: String,
        region_id: String,
        heads: Heads,
        all: Heads,
    },
    Leaves {
        occupation_id: String,
        region_id: String,
        heads: Heads,
    },
    FirstFewer {
        until: Year,
        value: f64,
    },
    Weakest {
        part: FitPart,
        level: f64,
    },
    EnoughElsewhere {
        openings: Heads,
        linked: f64,
    },
    Lag {
        years: Heads,
    },
    Flips {
        fall: Option<f64>,
    },
}

#[expect(clippy::too_many_lines, reason = "one arm a kind, none of them long")]
pub(super) fn reason(model: &Model, reason: &Reason) -> ReasonDocument {
    match reason {
        Reason::Gap {
            occupation,
            openings,
            linked,
            one_more,
        } => ReasonDocument::Gap {
            occupation_id: model.occupation(*occupation).id.to_string(),
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
        Reason::TrainedInRegion {
            target,
            graduates,
            openings,
        } => ReasonDocument::TrainedInRegion {
            occupation_id: model.occupation(target.occupation).id.to_string(),
            region_id: model.region(target.region).id.to_string(),
            graduates: *graduates,
            openings: *openings,
        },
        Reason::Priority { industry, priority } => ReasonDocument::Priority {
            industry_id: model.industry(*industry).id.to_string(),
            priority: priority.get(),
        },
        Reason::Standing { major, standing } => ReasonDocument::Standing {
            major_id: model.major(*major).id.to_string(),
            standing: standing.name().to_owned(),
        },
        Reason::Lacks {
            skill,
            heads,
            needed,
            reached,
        } => ReasonDocument::Lacks {
            skill_id: model.skill(*skill).id.to_string(),
            heads: *heads,
            needed: rounded(*needed),
            reached: rounded(*reached),
        },
        Reason::Places { base, places, given } => ReasonDocument::Places {
            base_id: model.base(*base).id.to_string(),
            places: *places,
            given: *given,
        },
        Reason::Students {
            program: ix,
            students,
        } => ReasonDocument::Students {
            program_id: program(model, *ix),
            students: *students,
        },
        Reason::KnownWay { from, to } => ReasonDocument::KnownWay {
            from_id: program(model, *from),
            to_id: program(model, *to),
        },
        Reason::FullWay { people, quota } => ReasonDocument::FullWay {
            people: *people,
            quota: *quota,
        },
        Reason::FreeSeats {
            program: ix,
            seats,
            entrants,
        } => ReasonDocument::FreeSeats {
            program_id: program(model, *ix),
            seats: *seats,
            entrants: *entrants,
        },
        Reason::Completion { weak, strong } => ReasonDocument::Completion {
            weak: weak.get(),
            strong: strong.get(),
        },
        Reason::Industry {
            industry,
            target,
            openings,
        } => ReasonDocument::Industry {
            industry_id: model.industry(*industry).id.to_string(),
            occupation_id: model.occupation(target.occupation).id.to_string(),
            region_id: model.region(target.region).id.to_string(),
            openings: *openings,
        },
        Reason::Rule {
            program: ix,
            rule,
            advises,
            years,
            value,
            threshold,
        } => ReasonDocument::Rule {
            program_id: program(model, *ix),
            rule: rule.clone(),
            advises: advises.name(),
            years: years.clone(),
            value: value.map(rounded),
            threshold: *threshold,
        },
        Reason::Displaces {
            major,
            region,
            heads,
            all,
        } => ReasonDocument::Displaces {
            major_id: model.major(*major).id.to_string(),
            region_id: model.region(*region).id.to_string(),
            heads: *heads,
            all: *all,
        },
        Reason::Leaves { target, heads } => ReasonDocument::Leaves {
            occupation_id: model.occupation(target.occupation).id.to_string(),
            region_id: model.region(target.region).id.to_string(),
            heads: *heads,
        },
        Reason::FirstFewer { until, value } => ReasonDocument::FirstFewer {
            until: *until,
            value: rounded(*value),
        },
        Reason::Weakest { part, level } => ReasonDocument::Weakest {
            part: *part,
            level: rounded(*level),
        },
        Reason::EnoughElsewhere { openings, linked } => ReasonDocument::EnoughElsewhere {
            openings: *openings,
            linked: rounded(*linked),
        },
        Reason::Lag { years } => ReasonDocument::Lag { years: *years },
        Reason::Flips { fall } => ReasonDocument::Flips {
            fall: fall.map(Share::get),
        },
    }
}

fn program(model: &Model, ix: ProgramIx) -> String {
    model.program(ix).id.to_string()
}
