//! The marks between words, and names that several pages put together.

use crate::phrases::table::words;
use crate::phrases::{Language, chinese};
use vocmatch::model::{Model, Program};

words! {
    /// What stands between names, parts of a sentence and sentences.
    Marks {
        list: ", ", "、";
        comma: ", ", "，";
        semicolon: "; ", "；";
        stop: ".", "。";
        space: " ", "";
        dash: "–", "—";
        unknown: "–", "—";
        assumed: "?", "？";
    }
}

/// The major of a program and the school that teaches it.
pub(crate) fn major_at(model: &Model, program: &Program, language: Language) -> String {
    let (major, school) = (model.major(program.major), model.school(program.school));
    names_at(&major.name, &school.name, language)
}

/// The names of a major and of the school that teaches it.
pub(crate) fn names_at(major: &str, school: &str, language: Language) -> String {
    match language {
        Language::English => format!("{major}, {school}"),
        Language::Chinese => chinese::name::beside(school, &chinese::name::kind_after(major, "专业")),
    }
}
