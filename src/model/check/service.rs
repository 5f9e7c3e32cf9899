//! Rules about the tables of region services.

use super::super::names::{Given, Ids, Names};
use super::diagnostics::Diagnostics;
use super::references::column;
use crate::problem::{Code, Near, Said, shortened};
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
                    let wrong = format!(
                        "\"{}\" starts at {to}, no later than \"{}\", which starts at {from}",
                        shortened(&row.to_stage_id),
                        shortened(&row.from_stage_id)
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
                    Said::new(format!(
                        "the shares that leave the stage \"{}\" sum to {sum}",
                        shortened(stage)
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
                    let wrong = format!(
                        "\"{}\" is not a kind of subject that can be checked",
                        shortened(text)
                    );
                    let remedy = format!("use one of {}, if it is meant", known.join(", "));
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
        .any(|table| data.is_broken(table))
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
        diagnostics.tell(
            Code::UnknownReference,
            ("preferences", index, "target_id"),
            &[],
            |near: &mut Near| {
                let mut all: Vec<&str> = tables.iter().flat_map(|ids| ids.all()).copied().collect();
                all.extend(data.posts.iter().map(|row| row.post.as_str()));
                let wrong = format!("no base, post, school or program is called \"{}\"", shortened(id));
                let remedy = "correct it, or add it to the table of its kind";
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
                    let wrong = format!(
                        "\"{}\" wishes for \"{}\" in {earlier} already",
                        shortened(person),
                        shortened(target)
                    );
                    Said::new(wrong).of(target)
                },
            );
        }
    }
}
