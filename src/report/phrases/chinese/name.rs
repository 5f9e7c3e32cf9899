//! Names of things in Chinese: whole before part, and the kind of thing after its name.

use crate::format::has_twin;
use vocmatch::advice::Target;
use vocmatch::id::{MajorIx, ProgramIx};
use vocmatch::model::Model;
use vocmatch::unit::Level;

/// What a level is called: as the table `levels` says in Chinese, else as in the reform documents.
pub(crate) fn level(model: &Model, level: Level) -> &str {
    let given = model.given_level_name(level).filter(|name| is_chinese(name));
    given.unwrap_or(match level {
        Level::Secondary => "中职",
        Level::HigherVocational => "高职专科",
        Level::AppliedBachelor => "职业/应用型本科",
        Level::ProfessionalMaster => "专业硕士",
    })
}

/// Whether a name has a Chinese character.
fn is_chinese(name: &str) -> bool {
    name.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Years of a bachelor's program that follows higher vocational education; one after school takes four.
const UPGRADE: u32 = 2;

/// A program: `某校某专业（高职专科）`, with its years where the school runs the major twice.
pub(crate) fn program(model: &Model, ix: ProgramIx) -> String {
    let program = model.program(ix);
    let span = if has_twin(model, program) {
        format!("，{}年制", program.years)
    } else {
        String::new()
    };
    let school = &model.school(program.school).name;
    let taught = kind_after(&model.major(program.major).name, "专业");
    format!(
        "{}（{}{span}）",
        beside(school, &taught),
        if program.level == Level::AppliedBachelor && program.years <= UPGRADE {
            "专升本"
        } else {
            level(model, program.level)
        }
    )
}

/// A program without its school, which the sentence has named.
pub(super) fn short(model: &Model, ix: ProgramIx) -> String {
    major(model, model.program(ix).major)
}

/// A major without its level.
pub(super) fn major(model: &Model, ix: MajorIx) -> String {
    kind_after(&model.major(ix).name, "专业")
}

/// A major and its level.
pub(super) fn major_at_level(model: &Model, ix: MajorIx) -> String {
    format!("{}（{}）", major(model, ix), level(model, model.major(ix).level))
}

/// An occupation in a region.
pub(super) fn place(model: &Model, at: Target) -> String {
    let (region, occupation) = (model.region(at.region), model.occupation(at.occupation));
    kind_after(&beside(&region.name, &occupation.name), "岗位")
}

/// A name and the kind of thing that it names, once.
pub(crate) fn kind_after(name: &str, kind: &str) -> String {
    if name.ends_with(kind) {
        name.to_owned()
    } else {
        format!("{name}{kind}")
    }
}

/// Two names side by side: with a space where Latin letters would run together.
pub(crate) fn beside(one: &str, other: &str) -> String {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == ')');
    let space = if latin(one.chars().last()) && latin(other.chars().next()) {
        " "
    } else {
        ""
    };
    format!("{one}{space}{other}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_names_stand_apart_and_kinds_are_named_once() {
        assert_eq!(beside("Austin", "Nursing"), "Austin Nursing");
        assert_eq!(beside("大兴区", "装调工"), "大兴区装调工");
        assert_eq!(kind_after("数控专业", "专业"), "数控专业");
        assert_eq!(kind_after("数控技术", "专业"), "数控技术专业");
    }
}
