//! Rules about skills that rows name by id, name or alias.

use super::super::names::{Given, Meant, Names};
use super::desk::{At, Desk};
use crate::problem::{Code, Said, shortened};
use std::collections::HashMap;

pub(super) fn check(desk: &mut Desk, names: &Names) {
    let data = desk.data;
    let rows = data
        .occupation_skills
        .iter()
        .map(|row| (row.occupation_id.as_str(), row.skill.given()));
    column(desk, names, "occupation_skills", "occupation_id", rows);
    let rows = data
        .major_skills
        .iter()
        .map(|row| (row.major_id.as_str(), row.skill.given()));
    column(desk, names, "major_skills", "major_id", rows);
    let rows = data
        .base_skills
        .iter()
        .map(|row| (row.base_id.as_str(), row.skill.given()));
    column(desk, names, "base_skills", "base_id", rows);
}

/// Settles the skills of one table; a skill may stand once with each owner, however it is called.
fn column<'c>(
    desk: &mut Desk,
    names: &Names,
    table: &'static str,
    owner_column: &'static str,
    rows: impl Iterator<Item = (&'c str, Option<&'c str>)>,
) {
    let mut firsts: HashMap<(&str, usize), usize> = HashMap::new();
    for (index, (owner, words)) in rows.enumerate() {
        let Some(words) = words else {
            continue;
        };
        let at = (table, index, "skill");
        match names.called.find(words, &names.skills) {
            Meant::Skill(skill) => {
                let first = *firsts.entry((owner, skill)).or_insert(index);
                if first != index && !owner.is_empty() {
                    twice(desk, at, owner_column, first, words);
                }
            }
            Meant::Several(ids) => ambiguous(desk, at, words, ids),
            Meant::Nothing if desk.data.is_broken("skills") => {}
            Meant::Nothing if names.skills.all().is_empty() => {
                let wrong = "the column refers to the table skills, which has no rows".to_owned();
                desk.tell_column(Code::NothingToReferTo, table, "skill", Said::new(wrong));
                return;
            }
            Meant::Nothing => unknown(desk, names, at, words),
        }
    }
}

/// `V203`: a key stands twice in its table.
fn twice(desk: &mut Desk, at: At, owner: &str, first: usize, words: &str) {
    let row = desk.row(at.0, first);
    desk.tell(Code::DuplicateKey, at, &[owner], |_| {
        Said::new(format!(
            "the skill \"{}\" stands in {row} already",
            shortened(words)
        ))
        .of(words)
    });
}

/// `V207`: no skill has this id, name or alias.
fn unknown(desk: &mut Desk, names: &Names, at: At, words: &str) {
    let data = desk.data;
    desk.tell(Code::UnknownSkill, at, &[], |near| {
        let ids = names.skills.all().iter().copied();
        let suggestion = near.find(words, ids.chain(data.skills.iter().map(|row| row.name.as_str())));
        let wrong = format!("no skill has the id, name or alias \"{}\"", shortened(words));
        Said::new(wrong).of(words).suggest(suggestion)
    });
}

/// `V208`: several skills have this name or alias.
fn ambiguous(desk: &mut Desk, at: At, words: &str, ids: &[&str]) {
    desk.tell(Code::AmbiguousSkill, at, &[], |_| {
        let shown: Vec<_> = ids
            .iter()
            .take(3)
            .map(|id| format!("\"{}\"", shortened(id)))
            .collect();
        let wrong = format!("{} skills are called \"{}\"", ids.len(), shortened(words));
        let remedy = format!("write the id of the one that is meant: {}", shown.join(", "));
        Said::new(wrong).of(words).remedy(remedy)
    });
}
