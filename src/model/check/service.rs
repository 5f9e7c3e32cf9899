//! Rules about the tables of region services.

use super::super::names::{Given, Ids, Names};
use super::diagnostics::Diagnostics;
use super::references::column;
use super::unlike;
use crate::problem::{Code, Near, Said, both, shortened};
use std::collections::{HashMap, HashSet};
use vocmatch_algo::sorted::Map;

pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names) {
    stage_order(diagnostics);
    stage_shares(diagnostics);
    subjects(diagnostics, names);
    wishes(diagnostics, names);
    wish_twice(diagnostics);
}

/// `V312`: a stage leads to one that does not start at a higher age.
fn stage_order(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    let ages = data
        .stages
        .iter()
        .enumerate()
        .filter(|(index, _)| diagnostics.is_read("stages", *index, &["first_age"]));
    let ages: HashMap<&str, u32> = ages
        .map(|(_, row)| (row.stage_id.as_str(), row.first_age))
        .collect();
    for (index, row) in data.stage_progression.iter().enumerate() {
        let (from, to) = (
            ages.get(row.from_stage_id.as_str()),
            ages.get(row.to_stage_id.as_str()),
        );
        if let (Some(from), Some(to)) = (from, to)
            && to <= from
            && row.from_stage_id != row.to_stage_id
        {
            diagnostics.tell(
                Code::StageOrder,
                ("stage_progression", index, "to_stage_id"),
                &["from_stage_id"],
                |_| {
                    let (next, before) = (shortened(&row.to_stage_id), shortened(&row.from_stage_id));
                    let wrong = both!(
                        "\"{next}\" starts at {to}, no later than \"{before}\", which starts at {from}",
                        "“{next}”的起始年龄是 {to} 岁，不晚于“{before}”的 {from} 岁"
                    );
                    Said::new(wrong).of(&row.to_stage_id)
                },
            );
        }
    }
}

/// `V405` for stages: shares that leave one stage sum to more than 1.
fn stage_shares(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    let mut leaving: Map<&str, (f64, usize)> = Map::new();
    for (index, row) in data.stage_progression.iter().enumerate() {
        if (0.0..=1.0).contains(&row.share) && !row.from_stage_id.is_empty() {
            let entry = leaving.entry(&row.from_stage_id).or_insert((0.0, index));
            *entry = (entry.0 + row.share, index);
        }
    }
    for (stage, (sum, index)) in leaving {
        if sum > 1.0 + 1e-9 {
            diagnostics.tell(
                Code::SharesAboveOne,
                ("stage_progression", index, "share"),
                &["from_stage_id"],
                |_| {
                    let sum = format!("{sum:.6}");
                    let sum = sum.trim_end_matches('0').trim_end_matches('.');
                    let stage = shortened(stage);
                    Said::new(both!(
                        "the shares that leave the stage \"{stage}\" sum to {sum}",
                        "从学段“{stage}”出发的比例之和为 {sum}"
                    ))
                    .of(sum)
                },
            );
        }
    }
}

/// `V204` and `V209` for measures, whose rows name the kind of their subject.
fn subjects(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    let kinds: [(&str, &Ids); 9] = [
        ("school", &names.schools),
        ("region", &names.regions),
        ("program", &names.programs),
        ("major", &names.majors),
        ("occupation", &names.occupations),
        ("industry", &names.industries),
        ("enterprise", &names.enterprises),
        ("base", &names.bases),
        ("alliance", &names.alliances),
    ];
    for (kind, ids) in kinds {
        let cells = data
            .measures
            .iter()
            .map(|row| row.subject_id.given().filter(|_| row.subject_kind == kind));
        column(diagnostics, ids, "measures", "subject_id", cells);
    }
    for (index, row) in data.measures.iter().enumerate() {
        let Some(text) = row.subject_kind.given() else {
            continue;
        };
        if kinds.iter().all(|(kind, _)| *kind != text) {
            diagnostics.tell(
                Code::UnknownKind,
                ("measures", index, "subject_kind"),
                &[],
                |near| {
                    let known: Vec<_> = kinds.iter().map(|(kind, _)| *kind).collect();
                    let (short, list, list_zh) = (shortened(text), known.join(", "), known.join("、"));
                    let wrong = both!(
                        "\"{short}\" is not a kind of subject that can be checked",
                        "“{short}”不是可以核对的对象类型"
                    );
                    let remedy = both!(
                        "use one of {list}, if it is meant",
                        "如指以下之一，请照此填写：{list_zh}"
                    );
                    Said::new(wrong)
                        .of(text)
                        .remedy(remedy)
                        .suggest(near.find(text, known.iter().copied()))
                },
            );
        }
    }
}

/// `V204` for wishes, which may be for a base, a post, a school or a program.
fn wishes(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    if ["bases", "posts", "schools", "programs"]
        .iter()
        .any(|table| diagnostics.is_broken(table))
    {
        return;
    }
    let posts: HashSet<&str> = data.posts.iter().map(|row| row.post.as_str()).collect();
    let tables = [&names.bases, &names.schools, &names.programs];
    for (index, row) in data.preferences.iter().enumerate() {
        let Some(id) = row.target_id.given() else {
            continue;
        };
        if posts.contains(id) || tables.iter().any(|ids| ids.get(id).is_some()) {
            continue;
        }
        if unlike::told(diagnostics, &tables, ("preferences", index, "target_id"), id) {
            continue;
        }
        diagnostics.tell(
            Code::UnknownReference,
            ("preferences", index, "target_id"),
            &[],
            |near: &mut Near| {
                let mut all: Vec<&str> = tables.iter().flat_map(|ids| ids.all()).copied().collect();
                all.extend(data.posts.iter().map(|row| row.post.as_str()));
                let short = shortened(id);
                let wrong = both!(
                    "no base, post, school or program is called \"{short}\"",
                    "没有叫“{short}”的基地、岗位、学校或专业布点"
                );
                let remedy = both!(
                    "correct it, or add it to the table of its kind",
                    "请更正，或在相应的表中补上"
                );
                Said::new(wrong)
                    .of(id)
                    .remedy(remedy)
                    .suggest(near.find(id, all.into_iter()))
            },
        );
    }
}

/// `V313`: one person wishes for the same thing twice.
fn wish_twice(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    let mut firsts: HashMap<(&str, &str), usize> = HashMap::new();
    for (index, row) in data.preferences.iter().enumerate() {
        let (Some(person), Some(target)) = (row.person_id.given(), row.target_id.given()) else {
            continue;
        };
        let first = *firsts.entry((person, target)).or_insert(index);
        if first != index {
            let earlier = diagnostics.row("preferences", first);
            diagnostics.tell(
                Code::WishTwice,
                ("preferences", index, "target_id"),
                &["person_id"],
                |_| {
                    let (who, what, (earlier, earlier_zh)) =
                        (shortened(person), shortened(target), earlier.pair());
                    let wrong = both!(
                        "\"{who}\" wishes for \"{what}\" in {earlier} already",
                        "“{who}”已在{earlier_zh}填报“{what}”"
                    );
                    Said::new(wrong).of(target)
                },
            );
        }
    }
}
