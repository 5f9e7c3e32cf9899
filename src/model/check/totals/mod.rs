//! Rules about totals that stand beside their parts, so that both are counted.

mod facts;
mod sign;

use super::super::names::{Given, Ids, Names};
use super::diagnostics::Diagnostics;
use crate::dataset::Dataset;
use crate::problem::{Code, Said, both, grouped, shortened};
use facts::{Dimension, Facts, LEVELS, UNKNOWN};
use sign::{Sign, sign};
use std::collections::HashMap;

/// The most things of one column that are tried: whoever has more totals needs no list of them.
const MOST: usize = 100;

/// What looks like the total of others: the thing, its number, how many others there are, and theirs.
struct Total {
    at: usize,
    own: i64,
    others: usize,
    theirs: i64,
}

/// `V315` for each total of each column. O(rows · log rows).
pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    let signs = Signs::new(data, names);
    let parents = parents(data, names);
    for facts in facts::all(data, names)
        .iter()
        .filter(|facts| facts.values.len() > 2)
    {
        let mut told = Vec::new();
        for (k, dimension) in facts
            .dimensions
            .iter()
            .enumerate()
            .filter(|(_, one)| one.of != LEVELS)
        {
            let Some(ids) = ids(names, dimension.of) else {
                continue;
            };
            let sums = Sums::new(dimension, &facts.values, ids.all().len());
            let mut totals = named(&sums, signs.of(dimension.of), ids);
            if totals.is_empty() {
                totals.extend(summed(facts, k, &sums));
                if let Some(parents) = parents.get(dimension.of) {
                    of_children(facts, k, &sums, parents, &mut totals);
                }
            }
            for total in totals {
                tell(diagnostics, facts, dimension, ids, &total, &mut told);
            }
        }
    }
}

/// Tables in which a row of a total counts its parts again.
const COUNTED: [&str; 9] = [
    "demand",
    "employment",
    "programs",
    "graduates",
    "entrants",
    "observed_flows",
    "observed_stays",
    "population",
    "stage_seats",
];

/// Whether an unknown id in a row of the table is that of a total of the known ones.
pub(super) fn is_of_total(table: &str, id: &str, known: &Ids) -> bool {
    if !COUNTED.contains(&table) {
        return false;
    }
    match sign(id, "") {
        None => false,
        Some(Sign::Sure) => true,
        Some(Sign::Perhaps) => id.len() > 2,
        Some(Sign::Group(start)) => {
            let first = known.all().partition_point(|one| *one < start.as_str());
            known.all().get(first).is_some_and(|one| one.starts_with(&start))
        }
    }
}

/// The ids of a table that has totals.
fn ids<'n, 'd>(names: &'n Names<'d>, table: &str) -> Option<&'n Ids<'d>> {
    match table {
        "occupations" => Some(&names.occupations),
        "industries" => Some(&names.industries),
        "regions" => Some(&names.regions),
        "majors" => Some(&names.majors),
        "schools" => Some(&names.schools),
        "programs" => Some(&names.programs),
        _ => None,
    }
}

/// The things that are called totals, by table, with their positions.
struct Signs(HashMap<&'static str, Vec<(usize, Sign)>>);

macro_rules! signs {
    ($data:ident $names:ident; $($table:ident: $id:ident $($name:ident)?,)*) => {
        HashMap::from([$({
            let found = $data.$table.iter().filter_map(|row| {
                let names: &[&str] = &[$(&row.$name)?];
                let sign = sign(&row.$id, names.first().copied().unwrap_or_default())?;
                Some(($names.$table.get(&row.$id)?, sign))
            });
            (stringify!($table), found.collect())
        },)*])
    };
}

impl Signs {
    fn new(data: &Dataset, names: &Names) -> Signs {
        Signs(signs! { data names;
            occupations: occupation_id name,
            industries: industry_id name,
            regions: region_id name,
            majors: major_id name,
            schools: school_id name,
            programs: program_id,
        })
    }

    fn of(&self, table: &str) -> &[(usize, Sign)] {
        self.0.get(table).map_or(&[], Vec::as_slice)
    }
}

/// What is counted of each thing: its rows and its sum; the last is what has none.
struct Sums {
    rows: Vec<usize>,
    sums: Vec<i64>,
    all: i64,
}

impl Sums {
    fn new(dimension: &Dimension, values: &[i64], things: usize) -> Sums {
        let mut sums = Sums {
            rows: vec![0; things + 1],
            sums: vec![0; things + 1],
            all: 0,
        };
        for (at, value) in dimension.at.iter().zip(values) {
            if let Some(sum) = sums.sums.get_mut(*at) {
                *sum = sum.saturating_add(*value);
                sums.rows[*at] += 1;
                sums.all = sums.all.saturating_add(*value);
            }
        }
        sums
    }

    /// A total beside the things for which `is_part` is true, and which have rows.
    fn total(&self, at: usize, is_part: impl Fn(usize) -> bool) -> Total {
        let parts = (0..self.rows.len()).filter(|one| *one != at && self.rows[*one] > 0 && is_part(*one));
        let mut total = Total {
            at,
            own: self.sums.get(at).copied().unwrap_or(0),
            others: 0,
            theirs: 0,
        };
        for part in parts {
            total.others += 1;
            total.theirs = total.theirs.saturating_add(self.sums[part]);
        }
        total
    }
}

/// Totals by code or name. Groups are told where their parts are counted as well and no more of them.
fn named(sums: &Sums, signs: &[(usize, Sign)], ids: &Ids) -> Vec<Total> {
    let mut totals = Vec::new();
    let mut is_total = vec![false; sums.rows.len()];
    for (at, _) in signs.iter().filter(|(_, sign)| *sign == Sign::Sure) {
        is_total[*at] = true;
    }
    for (at, sign) in signs.iter().filter(|(at, _)| sums.rows[*at] > 0).take(MOST) {
        let total = match sign {
            Sign::Group(start) => {
                let first = ids.all().partition_point(|id| *id < start.as_str());
                let end = first + ids.all()[first..].partition_point(|id| id.starts_with(start.as_str()));
                sums.total(*at, |one| (first..end).contains(&one))
            }
            Sign::Sure | Sign::Perhaps => sums.total(*at, |one| !is_total[one]),
        };
        let is_counted_twice = match sign {
            Sign::Sure => total.others > 1,
            Sign::Perhaps => total.others > 1 && total.own >= total.theirs / 2,
            Sign::Group(_) => total.others > 0 && total.own >= total.theirs && total.theirs > 0,
        };
        if is_counted_twice && total.own > 0 {
            totals.push(total);
        }
    }
    totals
}

/// Whether a thing has as much as the parts together wherever it occurs.
fn is_sum(facts: &Facts, k: usize, at: usize, are_parts: bool, is_part: &dyn Fn(usize) -> bool) -> bool {
    let dimension = &facts.dimensions[k];
    let mut rows: Vec<(u64, usize)> = Vec::new();
    for (row, one) in dimension.at.iter().enumerate() {
        if *one != UNKNOWN && (*one == at || is_part(*one)) {
            rows.push((facts.without(k, row), row));
        }
    }
    rows.sort_unstable();
    let (mut equal, mut alone, mut most, mut own) = (0, 0, 0, 0_i64);
    for group in rows.chunk_by(|one, other| one.0 == other.0) {
        let (mut whole, mut parts, mut has_whole, mut others) = (0_i64, 0_i64, false, 0);
        for (_, row) in group {
            let value = facts.values[*row];
            if dimension.at[*row] == at {
                whole = whole.saturating_add(value);
                has_whole = true;
            } else {
                parts = parts.saturating_add(value);
                others += 1;
            }
        }
        if !has_whole {
            continue;
        }
        if others == 0 {
            alone += 1;
            continue;
        }
        if whole != parts {
            return false;
        }
        if whole > 0 {
            equal += 1;
            most = most.max(others);
            own = own.saturating_add(whole);
        }
    }
    // Small numbers are equal by accident, and so are those of few others, unless they are said to be its parts.
    let is_no_accident = most > 2 && (equal > 1 || own >= 50) || (most > 1 || are_parts) && equal > 2;
    is_no_accident && equal >= alone
}

/// The thing that has as much as all others together. Only the largest can.
fn summed(facts: &Facts, k: usize, sums: &Sums) -> Option<Total> {
    let (at, own) = (0..sums.sums.len())
        .map(|at| (at, sums.sums[at]))
        .max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0)))?;
    // A total of at least two thirds of the parts.
    if own <= 0 || own.saturating_mul(5) < sums.all.saturating_mul(2) {
        return None;
    }
    let total = sums.total(at, |_| true);
    (total.others > 1 && is_sum(facts, k, at, false, &|_| true)).then_some(total)
}

/// The parent of each region and industry, by table.
fn parents(data: &Dataset, names: &Names) -> HashMap<&'static str, Vec<usize>> {
    let of = |ids: &Ids, rows: &mut dyn Iterator<Item = (&str, Option<&str>)>| {
        let mut parents = vec![UNKNOWN; ids.all().len() + 1];
        for (id, parent) in rows {
            let parent = parent.and_then(|parent| ids.get(parent));
            if let (Some(at), Some(parent)) = (ids.get(id), parent) {
                parents[at] = parent;
            }
        }
        parents
    };
    let regions = data
        .regions
        .iter()
        .map(|row| (row.region_id.as_str(), row.parent_id.given()));
    let industries = data
        .industries
        .iter()
        .map(|row| (row.industry_id.as_str(), row.parent_id.given()));
    HashMap::from([
        ("regions", of(&names.regions, &mut { regions })),
        ("industries", of(&names.industries, &mut { industries })),
    ])
}

/// Parents that have as much as their children together.
fn of_children(facts: &Facts, k: usize, sums: &Sums, parents: &[usize], totals: &mut Vec<Total>) {
    let mut children = vec![(0_usize, 0_i64); sums.sums.len()];
    for (at, parent) in parents.iter().enumerate().filter(|(at, _)| sums.rows[*at] > 0) {
        if let Some((count, sum)) = children.get_mut(*parent) {
            *count += 1;
            *sum = sum.saturating_add(sums.sums[at]);
        }
    }
    let is_equal = |(at, (count, sum)): &(usize, &(usize, i64))| {
        *count > 1 && *sum > 0 && sums.sums[*at] == *sum && totals.iter().all(|total| total.at != *at)
    };
    let equal: Vec<usize> = children
        .iter()
        .enumerate()
        .filter(is_equal)
        .map(|(at, _)| at)
        .take(MOST)
        .collect();
    for at in equal {
        let is_part = |one: usize| parents.get(one) == Some(&at);
        if is_sum(facts, k, at, true, &is_part) {
            totals.push(sums.total(at, is_part));
        }
    }
}

/// The name of a thing, where it has one.
fn name_of<'d>(data: &'d Dataset, table: &str, id: &str) -> Option<&'d str> {
    macro_rules! find {
        ($($rows:ident $id:ident),*) => {
            match table {
                $(stringify!($rows) => data.$rows.iter().find(|row| row.$id == id).map(|row| row.name.as_str()),)*
                _ => None,
            }
        };
    }
    find!(occupations occupation_id, industries industry_id, regions region_id, majors major_id, schools school_id)
}

/// Tells of a total, unless its first row was told of before: a program is the total of programs as its major is.
fn tell(
    diagnostics: &mut Diagnostics,
    facts: &Facts,
    dimension: &Dimension,
    ids: &Ids,
    total: &Total,
    told: &mut Vec<(usize, &'static str)>,
) {
    let data = diagnostics.data;
    let Some(row) = dimension.at.iter().position(|at| *at == total.at) else {
        return;
    };
    let id = ids.all().get(total.at).copied();
    let column = dimension.column;
    if told.contains(&(row, column)) {
        return;
    }
    told.push((row, column));
    diagnostics.tell(Code::TotalBesideParts, (facts.table, row, column), &[], |_| {
        let (own, theirs, others) = (grouped(total.own), grouped(total.theirs), grouped(total.others));
        let (what, what_zh) = facts.what;
        let name = id.and_then(|id| name_of(data, dimension.of, id));
        let name = name.map(shortened).filter(|name| Some(name.as_str()) != id);
        let shown = id.map(shortened);
        let (called, called_zh) = match (shown, name) {
            (Some(id), Some(name)) => (format!("\"{id}\" ({name})"), format!("“{id}”（{name}）")),
            (Some(id), None) => (format!("\"{id}\""), format!("“{id}”")),
            (None, _) => (
                "what has no id here".to_owned(),
                "该列为空的行".to_owned(),
            ),
        };
        let beside = if total.others == 1 { "other" } else { "others" };
        let said = Said::new(both!(
            "{called} looks like the total of {others} {beside}: it has {own} {what}, they have {theirs}, and both are counted",
            "{called_zh}像是其他 {others} 项的合计：它的{what_zh}为 {own}，其他各项共 {theirs}，两者都已计入"
        ));
        said.of(id.unwrap_or_default())
    });
}
