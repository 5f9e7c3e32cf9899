//! Facts in words, in either language: one place for every page, sheet and document.
//!
//! [`say`](self) knows no layout. Each function turns one fact, or one part of a recommendation, into a sentence or a name; what
//! it says, and in which order, is the same in both languages, and so are its numbers. [`english`] and [`chinese`] have the
//! words, [`parts`] what is told before it has any, [`PageWords`] the fixed words of a page. Names stay as the tables have them.

mod chinese;
pub(super) mod english;
pub(crate) mod indicator;
pub(crate) mod pages;
pub(super) mod parts;
mod plan;
mod recommended;
pub(crate) mod sureness;
pub(crate) mod table;
pub(crate) mod tendency;
mod term;
#[cfg(all(test, feature = "csv"))]
mod tests;
mod words;

use super::Language;
use vocmatch::advice::{Action, Reason};
use vocmatch::model::Model;
use vocmatch::plan::Note;
use vocmatch::unit::Year;

pub(crate) use crate::format::number;
pub(crate) use crate::format::signed_people;
pub(crate) use number::{people, percent, point, range, whole, years};
pub(crate) use plan::{apart, assumed, considered, count, counts, nothing_first, objective_of, watched};
pub(crate) use recommended::{
    acts, against, brings, by_year, cost, effect, fills, in_brief, in_favour, loses, ordered, score, sure,
};
pub(crate) use term::{
    action_kind, actor, confidence, evidence_kind, level, objective, program, tier, way_between, way_name,
};
pub(crate) use words::{FigureWords, PageWords, TextWords, fill, fill_in_order};
#[cfg(any(test, feature = "xlsx"))]
pub(crate) use {
    recommended::doubt,
    term::{band, coupling, subject},
    words::{SheetWords, guide},
};

/// What an action asks for, from an autumn on: one sentence.
pub(crate) fn action(model: &Model, action: &Action, autumn: Year, language: Language) -> String {
    match language {
        Language::English => english::action::action(model, action, autumn),
        Language::Chinese => chinese::action::action(model, action, autumn),
    }
}

/// Reasons in sentences, in their order; what follows on the same program stands together, what a page says elsewhere is
/// left out.
pub(crate) fn reasons(model: &Model, reasons: &[Reason], language: Language) -> Vec<String> {
    match language {
        Language::English => english::reason::reasons(model, reasons),
        Language::Chinese => chinese::reason::reasons(model, reasons),
    }
}

/// What a reader must know to believe a plan: one sentence.
pub(crate) fn note(note: &Note, language: Language) -> String {
    match language {
        Language::English => english::note::note(note),
        Language::Chinese => chinese::note::note(note),
    }
}

/// What stands between two sentences.
pub(crate) fn between(language: Language) -> &'static str {
    language.pick(" ", "")
}

/// A name and what stands in brackets after it.
pub(crate) fn in_brackets(name: &str, more: &str, language: Language) -> String {
    language.pick(format!("{name} ({more})"), format!("{name}（{more}）"))
}
