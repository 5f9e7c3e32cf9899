//! Names of things, kinds and grades, in either language.

use super::{FigureWords, Language, chinese, english};
use crate::format;
#[cfg(any(test, feature = "xlsx"))]
use vocmatch::advice::{Action, Subject};
use vocmatch::advice::{ActionKind, Actor, Confidence};
use vocmatch::dataset::ArticulationKind;
use vocmatch::demand::Tier;
use vocmatch::fit::Related;
use vocmatch::id::ProgramIx;
#[cfg(any(test, feature = "xlsx"))]
use vocmatch::indicator::{Band, CouplingLevel};
use vocmatch::matching::Objective;
use vocmatch::model::Model;
use vocmatch::unit::Level;

/// A function that asks either language for its word.
macro_rules! term {
    ($(#[$doc:meta])* $name:ident of $word:ident: $kind:ty) => {
        $(#[$doc])*
        pub(crate) fn $name(of: $kind, language: Language) -> &'static str {
            match language {
                Language::English => english::term::$word(of),
                Language::Chinese => chinese::term::$word(of),
            }
        }
    };
}

term!(/// What openings ask for, after their number.
    tier of tier: Tier);
term!(/// What the matching seeks.
    objective of objective: Objective);
#[cfg(any(test, feature = "xlsx"))]
term!(/// Supply over demand.
    band of band: Band);
#[cfg(any(test, feature = "xlsx"))]
term!(/// How far education and an industry develop together.
    coupling of coupling: CouplingLevel);
term!(/// How sure an action is.
    confidence of confidence: Confidence);
term!(/// On what the link of a fit rests, as a choice.
    evidence_kind of related: Related);

/// What kind of action, as a heading or a choice.
pub(crate) fn action_kind(of: ActionKind, language: Language) -> &'static str {
    match language {
        Language::English => english::action::name(of),
        Language::Chinese => chinese::action::name(of),
    }
}

/// What a way from program to program is called, as a label.
pub(crate) fn way_name(of: ArticulationKind, language: Language) -> &'static str {
    let words = FigureWords::of(language);
    match of {
        ArticulationKind::ThreePlusTwo => words.three_two,
        ArticulationKind::ThreePlusFour => words.three_four,
        ArticulationKind::FivePlusTwo => words.five_two,
        ArticulationKind::FiveYear => words.five_year,
        ArticulationKind::Exam => words.exam,
        ArticulationKind::Recommendation => words.recommendation,
        ArticulationKind::FurtherStudy => words.further_study,
    }
}

/// What a way is called that joins two levels: by their name where it has one, else as `usual` has it.
pub(crate) fn way_between(
    kind: ArticulationKind,
    levels: (Level, Level),
    language: Language,
    usual: fn(ArticulationKind, Language) -> &'static str,
) -> &'static str {
    let own = language.pick(None, chinese::term::upgrade(kind, levels));
    own.unwrap_or_else(|| usual(kind, language))
}

/// What a level is called: as the table `levels` says, else in the language.
pub(crate) fn level(model: &Model, level: Level, language: Language) -> &str {
    match language {
        Language::English => model.level_name(level),
        Language::Chinese => chinese::name::level(model, level),
    }
}

/// A program: major, level and school.
pub(crate) fn program(model: &Model, ix: ProgramIx, language: Language) -> String {
    match language {
        Language::English => format::program(model, ix),
        Language::Chinese => chinese::name::program(model, ix),
    }
}

/// What an action is about, in a word or two: the label of a bar.
#[cfg(any(test, feature = "xlsx"))]
pub(crate) fn subject(model: &Model, action: &Action) -> String {
    let program = |ix| model.program(ix);
    let (major, school) = (|ix| &model.major(ix).name, |ix| &model.school(ix).name);
    match action.outline(model).subject {
        Subject::Program(ix) => format!("{}, {}", major(program(ix).major), school(program(ix).school)),
        Subject::Offer(ix, of) => format!("{}, {}", major(of), school(ix)),
        Subject::Skill(ix, skill) => format!("{}, {}", model.skill(skill).name, major(ix)),
        Subject::Enterprise(ix) => model.enterprise(ix).name.clone(),
        Subject::Articulation(from, to) => {
            format!("{} → {}", major(program(from).major), major(program(to).major))
        }
    }
}

/// Who has to act.
pub(crate) fn actor(model: &Model, who: Actor, language: Language) -> &str {
    match language {
        Language::English => english::term::actor(model, who),
        Language::Chinese => chinese::term::actor(model, who),
    }
}
