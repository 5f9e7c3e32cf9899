//! Sentences of the workbook: one place from which every sentence comes.

use super::view::View;
use crate::phrases;
use vocmatch::advice::{Action, ActionKind, Actor, Confidence, Doubt, Reason, Recommendation, Subject};
use vocmatch::plan::Note;

/// What to do.
pub(super) fn action(view: &View, one: &Recommendation) -> String {
    phrases::action(view.model, &one.action, one.first_autumn, view.language)
}

/// Facts that speak for an action, or against it.
pub(super) fn reasons(view: &View, reasons: &[Reason]) -> Vec<String> {
    phrases::reasons(view.model, reasons, view.language)
}

/// Why an action is not surer.
pub(super) fn doubt(view: &View, doubt: &Doubt) -> String {
    phrases::doubt(doubt, view.language)
}

/// What a reader must know to believe the plan.
pub(super) fn note(view: &View, note: &Note) -> String {
    phrases::note(note, view.language)
}

/// A kind of action.
pub(super) fn kind(view: &View, kind: ActionKind) -> &'static str {
    phrases::action_kind(kind, view.language)
}

/// What an action is about, in a word or two: the label of a bar.
pub(super) fn subject(view: &View, action: &Action) -> String {
    let model = view.model;
    match action.outline(model).subject {
        Subject::Program(program) => format!("{}, {}", view.major(program), view.school(program)),
        Subject::Offer(school, major) => {
            format!("{}, {}", model.major(major).name, model.school(school).name)
        }
        Subject::Skill(major, skill) => {
            format!("{}, {}", model.skill(skill).name, model.major(major).name)
        }
        Subject::Enterprise(enterprise) => model.enterprise(enterprise).name.clone(),
        Subject::Articulation(from, to) => format!("{} → {}", view.major(from), view.major(to)),
    }
}

pub(super) fn confidence(view: &View, confidence: Confidence) -> &'static str {
    phrases::confidence(confidence, view.language)
}

pub(super) fn actor(view: &View, actor: Actor) -> String {
    phrases::actor(view.model, actor, view.language).to_owned()
}
