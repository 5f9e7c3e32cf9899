//! Rules about skills that rows name by id, name or alias.

use super::super::config::Unlinked;
use super::super::names::{Given, Meant, Names};
use super::diagnostics::{At, Diagnostics, list};
use crate::dataset::rows::SkillRow;
use crate::naming::{NameLink, Verdict};
use crate::problem::{Code, Said, Words, both, grouped, shortened};
use std::collections::{HashMap, HashSet};

pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names, unlinked: Unlinked) {
    let mut rule = Rule {
        names,
        unlinked,
        told: HashSet::new(),
    };
    let data = diagnostics.data;
    let rows = data
        .occupation_skills
        .iter()
        .map(|row| (row.occupation_id.as_str(), row.skill.given()));
    rule.column(diagnostics, "occupation_skills", "occupation_id", rows);
    let rows = data
        .major_skills
        .iter()
        .map(|row| (row.major_id.as_str(), row.skill.given()));
    rule.column(diagnostics, "major_skills", "major_id", rows);
    let rows = data
        .base_skills
        .iter()
        .map(|row| (row.base_id.as_str(), row.skill.given()));
    rule.column(diagnostics, "base_skills", "base_id", rows);
}

/// The settled names, and those that were reported already.
struct Rule<'n> {
    names: &'n Names<'n>,
    unlinked: Unlinked,
    told: HashSet<&'n str>,
}

impl<'n> Rule<'n> {
    /// Settles the skills of one table; a skill may occur once with each owner, by whatever name.
    fn column<'c>(
        &mut self,
        diagnostics: &mut Diagnostics,
        table: &'static str,
        owner_column: &'static str,
        rows: impl Iterator<Item = (&'c str, Option<&'c str>)>,
    ) {
        let names = self.names;
        let mut firsts: HashMap<(&str, usize), usize> = HashMap::new();
        for (index, (owner, words)) in rows.enumerate() {
            let Some(words) = words else {
                continue;
            };
            let at = (table, index, "skill");
            match names.skill(words) {
                Meant::Skill(skill) => {
                    let first = *firsts.entry((owner, skill)).or_insert(index);
                    if first != index && !owner.is_empty() {
                        twice(diagnostics, at, owner_column, first, words);
                    }
                    let link = names.link(words).filter(|link| link.verdict == Verdict::Linked);
                    if let Some(link) = link.filter(|link| self.told.insert(&link.text)) {
                        linked(diagnostics, at, link);
                    }
                }
                Meant::Misdirected => {}
                Meant::LeftOut(link) => self.left_out(diagnostics, at, link),
                Meant::Open(link) if link.verdict == Verdict::Ambiguous => match self.unlinked {
                    Unlinked::LeaveOut => self.left_out(diagnostics, at, link),
                    Unlinked::Error => ambiguous(diagnostics, at, words, link),
                },
                Meant::Open(_) if diagnostics.is_broken("skills") => {}
                Meant::Open(_) if names.skills.all().is_empty() => {
                    let chinese = diagnostics.data.chinese("skills");
                    let wrong = both!(
                        "the column refers to the table skills, which has no rows",
                        "该列引用{chinese}，而其中没有任何行"
                    );
                    diagnostics.tell_column(Code::NothingToReferTo, table, "skill", Said::new(wrong));
                    return;
                }
                Meant::Open(link) => match self.unlinked {
                    Unlinked::LeaveOut => self.left_out(diagnostics, at, link),
                    Unlinked::Error => unknown(diagnostics, names, at, words, link),
                },
            }
        }
    }

    /// `V212`: rows are left out, reported once for each name.
    fn left_out(&mut self, diagnostics: &mut Diagnostics, at: At, link: &'n NameLink) {
        if !self.told.insert(&link.text) {
            return;
        }
        diagnostics.tell(Code::LeftOut, at, &[], |_| {
            let why = if link.verdict == Verdict::LeftOut {
                (
                    "a decision says that it means no skill",
                    "名称认定说明它不指任何技能",
                )
            } else {
                ("nothing says surely which skill it means", "无法确定它指哪项技能")
            };
            let ((why, why_zh), text, rows) = (why, shortened(&link.text), rows(link));
            let (rows, rows_zh) = rows.pair();
            let wrong = both!(
                "\"{text}\" is left out, {rows}: {why}",
                "“{text}”未计入，共 {rows_zh}：{why_zh}"
            );
            let said = Said::new(wrong).of(&link.text);
            if link.verdict == Verdict::LeftOut {
                return said.remedy(both!(
                    "change the decision if that is wrong",
                    "如有误，请修改该认定"
                ));
            }
            said.suggest(offers(link))
        });
    }
}

/// "1 row", "3 rows".
fn rows(link: &NameLink) -> Words {
    let ending = if link.rows == 1 { "" } else { "s" };
    let rows = grouped(link.rows);
    both!("{rows} row{ending}", "{rows} 行")
}

/// The likeliest skills that a name may mean, three at most; `None` if there is no candidate.
fn offers(link: &NameLink) -> Option<Words> {
    if link.verdict == Verdict::Unknown {
        return None;
    }
    let offers = link.candidates.iter().take(3).map(|offer| {
        let (id, label) = (shortened(&offer.id), shortened(&offer.label));
        let confidence = offer.confidence;
        (
            format!("\"{id}\" ({label}, {confidence:.2})"),
            format!("“{id}”（{label}，{confidence:.2}）"),
        )
    });
    let (english, chinese): (Vec<String>, Vec<String>) = offers.unzip();
    (!english.is_empty()).then(|| Words::new(english.join(" or "), chinese.join("或")))
}

/// `V211`: a name is linked to a skill by likeness.
fn linked(diagnostics: &mut Diagnostics, at: At, link: &NameLink) {
    diagnostics.tell(Code::LinkedByLikeness, at, &[], |_| {
        let text = |text: &Option<String>| shortened(text.as_deref().unwrap_or_default());
        let (name, id, label) = (shortened(&link.text), text(&link.id), text(&link.label));
        let (rows, confidence) = (rows(link), link.confidence.unwrap_or_default());
        let (rows, rows_zh) = rows.pair();
        let wrong = both!(
            "\"{name}\" is taken for the skill \"{id}\" ({label}), {rows}, confidence {confidence:.2}",
            "“{name}”按技能“{id}”（{label}）处理，共 {rows_zh}，置信度 {confidence:.2}"
        );
        Said::new(wrong).of(&link.text)
    });
}

/// `V203`: a key occurs twice in its table.
fn twice(diagnostics: &mut Diagnostics, at: At, owner: &str, first: usize, words: &str) {
    let row = diagnostics.row(at.0, first);
    diagnostics.tell(Code::DuplicateKey, at, &[owner], |_| {
        let (short, (row, row_zh)) = (shortened(words), row.pair());
        Said::new(both!(
            "the skill \"{short}\" occurs in {row} already",
            "技能“{short}”已在{row_zh}出现"
        ))
        .of(words)
    });
}

/// `V207`: no link is sure enough to say which skill is meant.
fn unknown(diagnostics: &mut Diagnostics, names: &Names, at: At, words: &str, link: &NameLink) {
    let data = diagnostics.data;
    let is_known = |part: &str| {
        let is_one = |row: &SkillRow| row.skill_id == part || row.name == part;
        names.skills.get(part).is_some() || data.skills.iter().any(is_one)
    };
    let parts: Vec<&str> = words
        .split(['、', ';', '；', '|', '｜', ',', '，', '/', '\n'])
        .map(str::trim)
        .collect();
    if (2..=20).contains(&parts.len()) && parts.iter().all(|part| is_known(part)) {
        let (count, shown) = (parts.len(), shortened(words));
        diagnostics.tell(Code::UnknownSkill, at, &[], |_| {
            let wrong = both!(
                "the cell holds {count} skills, \"{shown}\", and takes one",
                "该单元格有 {count} 项技能“{shown}”，只能填一项"
            );
            let remedy = both!("write a row for each", "请为每项技能各写一行");
            Said::new(wrong).of(words).remedy(remedy)
        });
        return;
    }
    diagnostics.tell(Code::UnknownSkill, at, &[], |near| {
        let ids = names.skills.all().iter().copied();
        let alike = || near.find(words, ids.chain(data.skills.iter().map(|row| row.name.as_str())));
        let short = shortened(words);
        let wrong = both!(
            "no skill has the id, name or alias \"{short}\", and no decision says what it means",
            "没有技能的代码、名称或别名是“{short}”，也没有名称认定说明其含义"
        );
        Said::new(wrong).of(words).suggest(offers(link).or_else(alike))
    });
}

/// `V208`: several skills have this name or alias.
fn ambiguous(diagnostics: &mut Diagnostics, at: At, words: &str, link: &NameLink) {
    diagnostics.tell(Code::AmbiguousSkill, at, &[], |_| {
        let candidates = &link.candidates;
        let shown = list(candidates.iter().take(3).map(|offer| offer.id.as_str()));
        let ((shown, shown_zh), count, short) = (shown.pair(), candidates.len(), shortened(words));
        let wrong = both!(
            "{count} skills are called \"{short}\"",
            "有 {count} 项技能叫“{short}”"
        );
        let remedy = both!(
            "write the id of the one that is meant, here or in the table decisions: {shown}",
            "请在此处或“名称认定”表中写明所指技能的代码：{shown_zh}"
        );
        Said::new(wrong).of(words).remedy(remedy)
    });
}
