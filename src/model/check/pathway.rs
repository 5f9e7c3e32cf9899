//! Rules about articulations: ends of one kind, upward, acyclic, shares of at most 1, programs for quotas.

use super::super::names::{Given, Ids, Names};
use super::diagnostics::{At, Diagnostics, level_zh, list};
use super::unlike;
use crate::dataset::{ArticulationKind, Dataset, rows::ArticulationRow};
use crate::problem::{Code, Said, both, grouped, shortened};
use crate::unit::{Level, Year};
use petgraph::{algo::tarjan_scc, graph::DiGraph};
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// The resolved ids of an articulation: the positions of two programs, or of two majors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum End {
    Program(usize),
    Major(usize),
}

/// Why the ends of an articulation cannot be resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Puzzle {
    Mixed,
    Ambiguous,
    Unknown,
}

/// Resolves the ends of an articulation. Ids that are programs as well as majors are resolved by the other end.
pub(in super::super) fn ends(row: &ArticulationRow, names: &Names) -> Result<(End, End), Puzzle> {
    let find = |ids: &Ids, id: &str| ids.get(id);
    let (from, to) = (row.from_id.as_str(), row.to_id.as_str());
    let programs = find(&names.programs, from).zip(find(&names.programs, to));
    let majors = find(&names.majors, from).zip(find(&names.majors, to));
    let known = |id: &str| find(&names.programs, id).is_some() || find(&names.majors, id).is_some();
    match (programs, majors) {
        (Some((from, to)), None) => Ok((End::Program(from), End::Program(to))),
        (None, Some((from, to))) => Ok((End::Major(from), End::Major(to))),
        (Some(_), Some(_)) => Err(Puzzle::Ambiguous),
        (None, None) if known(from) && known(to) => Err(Puzzle::Mixed),
        (None, None) => Err(Puzzle::Unknown),
    }
}

/// An articulation whose ends are known: its row and its ends.
type Step = (usize, (End, End));

pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    let mut steps: Vec<Step> = Vec::new();
    for (index, row) in data.articulations.iter().enumerate() {
        match ends(row, names) {
            Ok(ends) => steps.push((index, ends)),
            Err(Puzzle::Mixed) => mixed(diagnostics, ("articulations", index, "to_id"), row, names),
            Err(Puzzle::Ambiguous) => ambiguous(diagnostics, ("articulations", index, "from_id"), row),
            Err(Puzzle::Unknown) => {}
        }
    }
    unknown(diagnostics, names);
    let levels = Levels::new(data, names);
    not_upward(diagnostics, &steps, &levels);
    circles(diagnostics, names, &steps);
    shares(diagnostics, names, &steps, &levels);
    routes_only(diagnostics);
    quotas(diagnostics, names, &steps, &levels);
    unreached(diagnostics, names, &steps, &levels);
}

/// `V204` for ends that are neither programs nor majors.
fn unknown(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    if diagnostics.is_broken("programs") || diagnostics.is_broken("majors") {
        return;
    }
    for (index, row) in data.articulations.iter().enumerate() {
        for (column, id) in [("from_id", &row.from_id), ("to_id", &row.to_id)] {
            let Some(id) = id.given() else {
                continue;
            };
            let is_known = names.programs.get(id).is_some() || names.majors.get(id).is_some();
            let tables = [&names.programs, &names.majors];
            if !is_known && !unlike::told(diagnostics, &tables, ("articulations", index, column), id) {
                diagnostics.tell(
                    Code::UnknownReference,
                    ("articulations", index, column),
                    &[],
                    |near| {
                        let ids = names.programs.all().iter().chain(names.majors.all()).copied();
                        let suggestion = near.find(id, ids);
                        let short = shortened(id);
                        let wrong = both!(
                            "no program or major has the id \"{short}\"",
                            "没有专业布点或专业的代码是“{short}”"
                        );
                        let (programs, majors) = (data.chinese("programs"), data.chinese("majors"));
                        let remedy = both!(
                            "correct it, or add it to the table programs or majors",
                            "请更正，或在{programs}或{majors}中补上"
                        );
                        Said::new(wrong).of(id).remedy(remedy).suggest(suggestion)
                    },
                );
            }
        }
    }
}

/// `V401`: an articulation joins a program with a major.
fn mixed(diagnostics: &mut Diagnostics, at: At, row: &ArticulationRow, names: &Names) {
    diagnostics.tell(Code::MixedEnds, at, &["from_id"], |_| {
        let kind = |id: &str| {
            if names.programs.get(id).is_some() {
                ("program", "专业布点")
            } else {
                ("major", "专业")
            }
        };
        let (from, to) = (row.from_id.as_str(), row.to_id.as_str());
        let ((a, a_zh), (b, b_zh)) = (kind(from), kind(to));
        let (lower, higher) = (shortened(from), shortened(to));
        let wrong = both!(
            "the {a} \"{lower}\" cannot lead to the {b} \"{higher}\"",
            "{a_zh}“{lower}”不能衔接到{b_zh}“{higher}”"
        );
        Said::new(wrong).of(to)
    });
}

/// `V402`: the ids of an articulation are both programs and majors.
fn ambiguous(diagnostics: &mut Diagnostics, at: At, row: &ArticulationRow) {
    diagnostics.tell(Code::AmbiguousEnds, at, &["to_id"], |_| {
        let (from, to) = (shortened(&row.from_id), shortened(&row.to_id));
        Said::new(both!(
            "\"{from}\" and \"{to}\" are both programs and majors",
            "“{from}”和“{to}”既是专业布点又是专业"
        ))
        .of(&row.from_id)
    });
}

/// The levels of programs and majors, by position; `None` where the major is not known.
struct Levels {
    majors: Vec<Option<Level>>,
    /// The major of each program.
    major_of: Vec<Option<usize>>,
}

impl Levels {
    fn new(data: &Dataset, names: &Names) -> Levels {
        let mut majors = vec![None; names.majors.all().len()];
        for (index, row) in data.majors.iter().enumerate() {
            let level = Some(row.level).filter(|_| !data.is_blanked("majors", index, "level"));
            if let Some(slot) = names.majors.get(&row.major_id).and_then(|at| majors.get_mut(at)) {
                *slot = level;
            }
        }
        let mut major_of = vec![None; names.programs.all().len()];
        for row in &data.programs {
            if let Some(slot) = names
                .programs
                .get(&row.program_id)
                .and_then(|at| major_of.get_mut(at))
            {
                *slot = names.majors.get(&row.major_id);
            }
        }
        Levels { majors, major_of }
    }

    fn major(&self, end: End) -> Option<usize> {
        match end {
            End::Program(program) => self.major_of.get(program).copied().flatten(),
            End::Major(major) => Some(major),
        }
    }

    fn of(&self, end: End) -> Option<Level> {
        self.major(end)
            .and_then(|major| self.majors.get(major).copied().flatten())
    }
}

/// `V403`: an articulation does not lead to a higher level.
fn not_upward(diagnostics: &mut Diagnostics, steps: &[Step], levels: &Levels) {
    for (index, (from, to)) in steps {
        if let (Some(from), Some(to)) = (levels.of(*from), levels.of(*to))
            && to <= from
        {
            diagnostics.tell(
                Code::NotUpward,
                ("articulations", *index, "to_id"),
                &["from_id"],
                |_| {
                    let (from_zh, to_zh) = (level_zh(from), level_zh(to));
                    Said::new(both!(
                        "the articulation leads from {from} to {to}",
                        "衔接从{from_zh}通向{to_zh}"
                    ))
                    .of(to)
                },
            );
        }
    }
}

/// `V404`: articulations form a cycle. Each strongly connected component is reported once. O(articulations).
fn circles(diagnostics: &mut Diagnostics, names: &Names, steps: &[Step]) {
    let id = |end: End| match end {
        End::Program(at) => names.programs.all().get(at),
        End::Major(at) => names.majors.all().get(at),
    };
    let mut ends: Vec<End> = steps.iter().flat_map(|(_, (from, to))| [*from, *to]).collect();
    order::sort(&mut ends);
    ends.dedup();
    let at = |end: End| ends.binary_search(&end).unwrap_or_default();
    let edges = steps.iter().map(|(_, (from, to))| (at(*from), at(*to)));
    let mut graph: DiGraph<(), (), usize> = DiGraph::default();
    graph.extend_with_edges(edges);
    for knot in tarjan_scc(&graph) {
        let mut knot: Vec<End> = knot
            .iter()
            .filter_map(|node| ends.get(node.index()).copied())
            .collect();
        order::sort(&mut knot);
        let Some(first) = knot.first().copied() else {
            continue;
        };
        if knot.len() < 2 {
            continue;
        }
        let row = steps
            .iter()
            .find(|(_, (from, to))| [from, to].iter().all(|end| knot.binary_search(end).is_ok()));
        let Some((index, _)) = row else {
            continue;
        };
        diagnostics.tell(
            Code::PathwayCycle,
            ("articulations", *index, "to_id"),
            &["from_id"],
            |_| {
                let members = list(knot.iter().filter_map(|end| id(*end)).take(5).copied());
                let (members, members_zh) = members.pair();
                let (more, more_zh) = if knot.len() > 5 { (" …", "等") } else { ("", "") };
                let wrong = both!(
                    "articulations form a cycle through {members}{more}",
                    "衔接形成循环，经过{members_zh}{more_zh}"
                );
                Said::new(wrong).of(id(first).copied().unwrap_or_default())
            },
        );
    }
}

/// The shares that leave one program or major: by way, from which year on, with the row.
type Leaving = Map<(End, ArticulationKind), Map<Option<Year>, (f64, usize)>>;

/// `V405`: shares that leave one program or major sum to more than 1. Shares that leave a major leave each of its
/// programs as well.
fn shares(diagnostics: &mut Diagnostics, names: &Names, steps: &[Step], levels: &Levels) {
    let data = diagnostics.data;
    let mut leaving: Map<End, Leaving> = Map::new();
    for (index, (from, to)) in steps {
        let Some(row) = data.articulations.get(*index) else {
            continue;
        };
        let share = row.share.filter(|share| (0.0..=1.0).contains(share));
        let of_way = leaving.entry(*from).or_default().entry((*to, row.kind));
        of_way
            .or_default()
            .insert(row.first_year, (share.unwrap_or(0.0), *index));
    }
    for (end, own) in &leaving {
        let of_major = match end {
            End::Program(_) => levels
                .major(*end)
                .and_then(|major| leaving.get(&End::Major(major))),
            End::Major(_) => None,
        };
        let years: Set<Option<Year>> = std::iter::once(own)
            .chain(of_major)
            .flat_map(|ways| ways.values().flat_map(|rows| rows.keys().copied()))
            .collect();
        // The largest sum of any year, and the last of the end's own rows.
        let sum_in = |ways: &Leaving, year| -> f64 {
            let last = ways
                .values()
                .filter_map(|rows| rows.range(&None, &year).next_back());
            last.map(|(_, (share, _))| share).sum()
        };
        let sums = years
            .into_iter()
            .map(|year| sum_in(own, year) + of_major.map_or(0.0, |major| sum_in(major, year)));
        let sum = sums.fold(0.0, f64::max);
        let rows = own.values().flat_map(|rows| rows.values());
        let shared = rows.filter(|(share, _)| *share > 0.0);
        let Some(index) = shared.map(|(_, index)| index).max() else {
            continue;
        };
        if sum > 1.0 + 1e-9 {
            let (what, id) = match end {
                End::Program(at) => (("program", "专业布点"), names.programs.all().get(*at)),
                End::Major(at) => (("major", "专业"), names.majors.all().get(*at)),
            };
            let with = if of_major.is_some() {
                (", with those of its major,", "（连同其专业的）")
            } else {
                ("", "")
            };
            diagnostics.tell(
                Code::SharesAboveOne,
                ("articulations", *index, "share"),
                &["from_id", "to_id"],
                |_| {
                    let id = shortened(id.copied().unwrap_or_default());
                    let sum = format!("{sum:.6}");
                    let sum = sum.trim_end_matches('0').trim_end_matches('.');
                    let ((what, what_zh), (with, with_zh)) = (what, with);
                    Said::new(both!(
                        "the shares that leave the {what} \"{id}\"{with} sum to {sum}",
                        "从{what_zh}“{id}”出发的比例{with_zh}之和为 {sum}"
                    ))
                    .of(sum)
                },
            );
        }
    }
}

/// `V406`: an articulation has neither share nor quota. One warning for the table.
fn routes_only(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    let open = |(index, row): &(usize, &ArticulationRow)| {
        row.share.is_none()
            && row.quota.is_none()
            && diagnostics.is_read("articulations", *index, &["share", "quota"])
    };
    let count = data.articulations.iter().enumerate().filter(open).count();
    if count > 0 {
        let wrong = if count == 1 {
            both!(
                "1 row has neither share nor quota: it serves routes, and no one is projected along it",
                "有 1 行既没有比例也没有名额：只用于升学路径，不推算人数"
            )
        } else {
            let count = grouped(count);
            both!(
                "{count} rows have neither share nor quota: they serve routes, and no one is projected along them",
                "有 {count} 行既没有比例也没有名额：只用于升学路径，不推算人数"
            )
        };
        diagnostics.tell_column(
            Code::RoutesOnly,
            "articulations",
            "share",
            Said::new(wrong).of(count),
        );
    }
}

/// `V407`: a way between majors has a quota, but no program teaches one of them. A catalogue without programs may
/// give any quotas.
fn quotas(diagnostics: &mut Diagnostics, names: &Names, steps: &[Step], levels: &Levels) {
    let data = diagnostics.data;
    if data.programs.is_empty() || data.is_broken("programs") {
        return;
    }
    let mut taught = vec![false; names.majors.all().len()];
    for major in levels.major_of.iter().flatten() {
        if let Some(taught) = taught.get_mut(*major) {
            *taught = true;
        }
    }
    for (index, (from, to)) in steps {
        let Some(row) = data.articulations.get(*index).filter(|row| row.quota.is_some()) else {
            continue;
        };
        let missing = |end: &End| match end {
            End::Program(_) => false,
            End::Major(at) => taught.get(*at) == Some(&false),
        };
        let without = match (missing(from), missing(to)) {
            (true, true) => both!("either of them", "这两个专业"),
            (true, false) => list(std::iter::once(row.from_id.as_str())),
            (false, true) => list(std::iter::once(row.to_id.as_str())),
            (false, false) => continue,
        };
        let at = ("articulations", *index, "quota");
        diagnostics.tell(Code::QuotaWithoutProgram, at, &["from_id", "to_id"], |_| {
            let (lower, higher) = (shortened(&row.from_id), shortened(&row.to_id));
            let (without, without_zh) = without.pair();
            let wrong = both!(
                "the quota is for people who go from the major \"{lower}\" to the major \"{higher}\", but no program teaches {without}",
                "名额用于从专业“{lower}”到专业“{higher}”的衔接，但没有专业布点开设{without_zh}"
            );
            Said::new(wrong).of(without)
        });
    }
}

/// `V408`: no one is in a program and no way leads into it, although the tables have people and ways. One warning for
/// the table; at the lowest level learners come from outside the pathway.
fn unreached(diagnostics: &mut Diagnostics, names: &Names, steps: &[Step], levels: &Levels) {
    let data = diagnostics.data;
    let people = !data.entrants.is_empty() || !data.graduates.is_empty();
    let broken = ["programs", "majors", "entrants", "graduates", "articulations"]
        .iter()
        .any(|table| data.is_broken(table));
    if !people || data.articulations.is_empty() || broken {
        return;
    }
    let mut reached: Set<End> = steps.iter().map(|(_, (_, to))| *to).collect();
    let ids = data.entrants.iter().map(|row| &row.program_id);
    for id in ids.chain(data.graduates.iter().map(|row| &row.program_id)) {
        // A wrong id is reported at its row; the intended program would be reported here in addition.
        let Some(program) = names.programs.get(id) else {
            return;
        };
        reached.insert(End::Program(program));
    }
    if steps.len() < data.articulations.len() {
        return;
    }
    let mut unreached = Vec::new();
    for (at, id) in names.programs.all().iter().enumerate() {
        let end = End::Program(at);
        let above = levels.of(end).is_some_and(|level| level > Level::Secondary);
        let by_major = levels
            .major(end)
            .is_some_and(|major| reached.contains(&End::Major(major)));
        if above && !by_major && !reached.contains(&end) {
            unreached.push(*id);
        }
    }
    if unreached.is_empty() {
        return;
    }
    let some = list(unreached.iter().take(5).copied());
    let (some, some_zh) = some.pair();
    let (more, more_zh) = if unreached.len() > 5 {
        (" …", "等")
    } else {
        ("", "")
    };
    let count = grouped(unreached.len());
    let (programs, them) = if unreached.len() == 1 {
        ("program has", "it")
    } else {
        ("programs have", "them")
    };
    let wrong = both!(
        "{count} {programs} no entrants, no graduates and no way into {them}: {some}{more}",
        "有 {count} 个专业布点没有招生、没有毕业生，也没有通向它的衔接：{some_zh}{more_zh}"
    );
    diagnostics.tell_table(Code::Unreached, "programs", Said::new(wrong).of(count));
}
