//! Confidence: weaknesses of the evidence behind an action. It is reported beside the score and never enters it.

use super::context::SearchContext;
use super::kind::Candidate;
use super::screen::ScreenRule;
use super::target::Target;
use crate::fit::{Fit, Prepared, Profile, Related, profile};
use crate::id::{MajorIx, ProgramIx};
use crate::unit::Heads;
use serde::Serialize;

/// An assumption of an action that may not hold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "doubt")]
pub enum Doubt {
    /// No source documents that the major prepares for the occupation: it is inferred.
    InferredLink {
        /// The probability that an expert would link the two, 0..=1.
        probability: f64,
    },
    /// Fewer graduates tracked than the strength of the prior.
    FewTracked {
        /// How many of them at work.
        tracked: Heads,
    },
    /// Graduates' skills are inferred from the occupations that their major is linked to.
    InferredProfile,
    /// Graduates' skills are not known.
    UnknownProfile,
    /// The completion rate is unknown: 1 is assumed.
    UnknownCompletion,
    /// No school teaches the class of the major at its level: the school would be new to the field.
    NewClass,
    /// Too few graduates a year for a stable estimate.
    FewGraduates {
        /// Heads a year.
        graduates: Heads,
    },
    /// A rule of the screen speaks against it: each lowers the confidence by a step.
    Screened {
        /// The rule.
        rule: ScreenRule,
    },
}

impl Doubt {
    /// Returns the same with its share in whole millionths, so that it prints alike on every machine.
    #[must_use]
    pub fn rounded(self) -> Doubt {
        match self {
            Doubt::InferredLink { probability } => Doubt::InferredLink {
                probability: libm::round(probability * 1e6) / 1e6,
            },
            other => other,
        }
    }
}

/// The confidence in an action, in three levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Three doubts or more, an inferred link with a probability below one half, or two rules that speak against it.
    Low,
    /// One or two doubts.
    Fair,
    /// No doubts.
    High,
}

/// Returns the confidence that follows from doubts.
#[must_use]
pub fn confidence(doubts: &[Doubt]) -> Confidence {
    let unlikely = |doubt: &Doubt| matches!(doubt, Doubt::InferredLink { probability } if *probability < 0.5);
    let is_screened = |doubt: &&Doubt| matches!(doubt, Doubt::Screened { .. });
    let screened = doubts.iter().filter(is_screened).count();
    let without = match doubts.len() - screened {
        _ if doubts.iter().any(unlikely) => Confidence::Low,
        0 => Confidence::High,
        1 | 2 => Confidence::Fair,
        _ => Confidence::Low,
    };
    match (without, screened) {
        (level, 0) => level,
        (Confidence::High, 1) => Confidence::Fair,
        _ => Confidence::Low,
    }
}

/// Below this many graduates a year chance dominates; see the spread of draws.
const FEW: Heads = 10;

/// Who graduates through an action: the major, and the program if there is one.
pub(super) fn who(context: &SearchContext, candidate: &Candidate) -> Option<(MajorIx, Option<ProgramIx>)> {
    candidate.action.facts().graduates(context.model)
}

/// The fit behind an action: of its graduates, for the occupation that shadow prices pointed to, else for the one
/// whose openings are filled in the end. At the end of a chain of displacement there may be an occupation that they
/// do not fit themselves.
pub(super) fn fit_of<'s>(
    context: &'s SearchContext,
    candidate: &Candidate,
    target: Target,
) -> Option<&'s Fit> {
    let (major, program) = who(context, candidate)?;
    let table = &context.plan.fit;
    let fits = program.map_or_else(|| table.of_major(major), |program| table.of(program));
    let find = |occupation| {
        fits.binary_search_by_key(&occupation, |fit: &Fit| fit.occupation)
            .ok()
            .and_then(|k| fits.get(k))
    };
    find(candidate.aim.target.occupation).or_else(|| find(target.occupation))
}

/// Every doubt about an action.
pub(super) fn doubts(context: &SearchContext, candidate: &Candidate, target: Target) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let Some((major, program)) = who(context, candidate) else {
        return doubts;
    };
    if let Some(fit) = fit_of(context, candidate, target) {
        if !matches!(fit.related, Related::Documented { .. }) {
            doubts.push(Doubt::InferredLink {
                probability: fit.related.probability(),
            });
        }
        // For a major as a whole, all its programs count.
        let tracked = if program.is_some() {
            fit.evidence.working
        } else {
            let programs = context.model.programs().iter().enumerate();
            let own = programs.filter(|(_, one)| one.major == major);
            let fits = own.filter_map(|(k, _)| context.plan.fit.get(ProgramIx::at(k), fit.occupation));
            fits.map(|fit| fit.evidence.working).sum()
        };
        if (tracked as f64) < context.plan.fit.config().prior_strength {
            doubts.push(Doubt::FewTracked { tracked });
        }
        match (profile(context.model, major), fit.prepared) {
            (Profile::Own, Prepared::Known(_)) => {}
            (Profile::Inferred, _) => doubts.push(Doubt::InferredProfile),
            _ => doubts.push(Doubt::UnknownProfile),
        }
    }
    if candidate.action.facts().opened().is_some() {
        let own = context.model.major(major);
        let mut programs = context.model.programs().iter();
        if !programs
            .any(|one| context.model.major(one.major).category == own.category && one.level == own.level)
        {
            doubts.push(Doubt::NewClass);
        }
    }
    if let Some(program) = program {
        if context.model.program(program).completion.is_none() {
            doubts.push(Doubt::UnknownCompletion);
        }
        let graduates = context.heads(program, candidate.aim.period);
        if graduates < FEW {
            doubts.push(Doubt::FewGraduates { graduates });
        }
    }
    doubts
}
