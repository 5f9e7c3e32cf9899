//! Rules about decisions: their ids exist, there is one per name, and each is used.

use super::super::names::{Given, Names};
use super::diagnostics::{Diagnostics, chinese_word};
use super::references::column;
use crate::dataset::{Cell, NameKind};
use crate::naming::{NOTHING, plain};
use crate::problem::{Code, Said, both, shortened};
use std::collections::{HashMap, HashSet};

/// The model settles names of skills. Decisions about other kinds are for converters that make tables.
const KIND: NameKind = NameKind::Skill;

pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    let ids = data.decisions.iter().enumerate().map(|(index, row)| {
        let of_kind = row.kind == KIND && diagnostics.is_read("decisions", index, &["kind"]);
        row.id.given().filter(|id| of_kind && *id != NOTHING)
    });
    let ids: Vec<_> = ids.collect();
    column(diagnostics, &names.skills, "decisions", "id", ids.into_iter());
    let twice = twice(diagnostics);
    for index in names.called.unused() {
        if !twice.contains(index) {
            unused(diagnostics, *index);
        }
    }
}

/// `V203`: two decisions are about one name. Returns them.
fn twice(diagnostics: &mut Diagnostics) -> HashSet<usize> {
    let data = diagnostics.data;
    let mut firsts: HashMap<(NameKind, String), usize> = HashMap::new();
    let mut twice = HashSet::new();
    for (index, row) in data.decisions.iter().enumerate() {
        if row.text.is_empty() {
            continue;
        }
        let first = *firsts.entry((row.kind, plain(&row.text))).or_insert(index);
        if first != index {
            twice.extend([first, index]);
            let stands = diagnostics.row("decisions", first);
            diagnostics.tell(
                Code::DuplicateKey,
                ("decisions", index, "text"),
                &["kind"],
                |_| {
                    let text = shortened(&row.text);
                    let (kind, (stands, stands_zh)) = (row.kind.name(), stands.pair());
                    let kind_zh = chinese_word(kind, NameKind::CHOICES);
                    let wrong = both!(
                        "the {kind} \"{text}\" is decided in {stands} already",
                        "{kind_zh}“{text}”已在{stands_zh}认定"
                    );
                    Said::new(wrong).of(&row.text)
                },
            );
        }
    }
    twice
}

/// `V210`: a decision is about a name that occurs nowhere, or that is an id.
fn unused(diagnostics: &mut Diagnostics, index: usize) {
    let Some(row) = diagnostics
        .data
        .decisions
        .get(index)
        .filter(|row| !row.text.is_empty())
    else {
        return;
    };
    diagnostics.tell(
        Code::UnusedDecision,
        ("decisions", index, "text"),
        &["kind"],
        |_| {
            let text = shortened(&row.text);
            let wrong = both!(
                "no row names the skill \"{text}\" without an id",
                "没有行用名称“{text}”（而不是代码）指技能"
            );
            Said::new(wrong).of(&row.text)
        },
    );
}
