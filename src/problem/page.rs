//! The page of problems for a reader: by cause, the most likely cause first.

use super::code::Code;
use super::location::Location;
use super::one::Problem;
use super::shown::grouped;
use super::words::both;
use crate::language::Language;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// How many problems of one kind are shown; the others are counted.
const SHOWN: usize = 20;

/// A kind with more problems than this has a heading.
const HEADED: usize = 5;

/// The problems of one code in one column.
struct Group<'a> {
    place: Location,
    code: Code,
    first: usize,
    problems: Vec<&'a Problem>,
}

/// The problems as lines. What files, columns and cells lack comes before what follows from it, which the hundreds of
/// the codes say; of the same hundreds, the group whose first problem is first.
pub(super) fn text(
    kept: &[&Problem],
    count: &dyn Fn(&(Location, Code)) -> usize,
    cut: bool,
    language: Language,
) -> String {
    let mut groups: Map<(Location, Code), (usize, Vec<&Problem>)> = Map::new();
    for (k, problem) in kept.iter().enumerate() {
        let key = (problem.place.kind(), problem.code);
        groups.entry(key).or_insert((k, Vec::new())).1.push(problem);
    }
    let mut groups: Vec<Group> = groups
        .into_iter()
        .map(|((place, code), (first, problems))| Group {
            place,
            code,
            first,
            problems,
        })
        .collect();
    let stage = |code: Code| code.as_str().as_bytes().get(1).copied();
    order::sort_by_key(&mut groups, |group| (stage(group.code), group.first));
    let mut lines = Vec::new();
    for group in &groups {
        let (code, place) = (group.code, group.place.text(language));
        let all = count(&(group.place.clone(), code));
        if all > HEADED {
            let (meaning, meaning_zh) = (code.meaning(Language::English), code.meaning(Language::Chinese));
            let count = grouped(all);
            let heading = both!(
                "{code} {place}: {count} problems of one kind: {meaning}",
                "{code} {place}：{count} 处同类问题：{meaning_zh}"
            );
            lines.push(heading.text(language).to_owned());
        }
        lines.extend(
            group
                .problems
                .iter()
                .take(SHOWN)
                .map(|problem| problem.text(language)),
        );
        let more = all.saturating_sub(group.problems.len().min(SHOWN));
        if more > 0 {
            let more = grouped(more);
            let more = both!(
                "{code} {place}: and {more} more of this kind",
                "{code} {place}：另有 {more} 处同类问题"
            );
            lines.push(more.text(language).to_owned());
        }
    }
    if cut {
        let cut = both!(
            "suggestions were sought for some of the problems only",
            "只为部分问题查找了建议"
        );
        lines.push(cut.text(language).to_owned());
    }
    lines.join("\n")
}
