//! Rules about openings and employment over the years.

use super::super::names::{Given, Names};
use super::diagnostics::Diagnostics;
use crate::dataset::{Credential, Dataset, rows::DemandRow};
use crate::problem::{Code, Said, both, grouped};
use crate::unit::Level;
use std::collections::HashMap;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names) {
    overlapping_demand(diagnostics, names);
    employment_gaps(diagnostics);
    no_level(diagnostics);
    demand_twice(diagnostics);
}

/// The lowest level that openings of each occupation ask for where their row has none, by position.
pub(super) fn usual_levels(data: &Dataset, names: &Names) -> Vec<Option<Level>> {
    let mut levels = vec![None; names.occupations.all().len()];
    for row in &data.occupations {
        if let Some(slot) = names
            .occupations
            .get(&row.occupation_id)
            .and_then(|at| levels.get_mut(at))
        {
            *slot = row.min_level;
        }
    }
    levels
}

/// What identifies the same openings in different years, by position; the experience in bits.
type Kind = (usize, usize, Option<usize>, Option<Level>, Credential, u64);

/// `None` where a reference is broken, which is reported by another rule.
fn kind(row: &DemandRow, names: &Names, usual: &[Option<Level>]) -> Option<Kind> {
    let occupation = names.occupations.get(&row.occupation_id)?;
    let industry = match row.industry_id.given() {
        Some(id) => Some(names.industries.get(id)?),
        None => None,
    };
    Some((
        occupation,
        names.regions.get(&row.region_id)?,
        industry,
        row.min_level.or_else(|| usual.get(occupation).copied().flatten()),
        row.credential.unwrap_or(Credential::Required),
        row.experience_years.unwrap_or(0.0).to_bits(),
    ))
}

const KIND: &[&str] = &[
    "first_year",
    "occupation_id",
    "industry_id",
    "region_id",
    "last_year",
    "min_level",
    "credential",
    "experience_years",
];

/// `V304`: the same openings are given twice for one year. O(rows · log rows).
fn overlapping_demand(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    let usual = usual_levels(data, names);
    let rows = data
        .demand
        .iter()
        .enumerate()
        .filter(|(index, _)| diagnostics.is_read("demand", *index, KIND));
    let spans = rows.filter_map(|(index, row)| {
        Some((
            kind(row, names, &usual)?,
            row.first_year,
            index,
            row.last_year.unwrap_or(row.first_year),
        ))
    });
    let mut spans: Vec<_> = spans.collect();
    order::sort(&mut spans);
    // Of the earlier ones, the one of the same kind that lasts longest.
    let mut longest: Option<(&Kind, usize, i32)> = None;
    for (kind, first, index, last) in &spans {
        longest = longest.filter(|(other, _, _)| *other == kind);
        if let Some((_, earlier, until)) = longest.filter(|(_, _, until)| first <= until) {
            let (later, earlier) = ((*index).max(earlier), (*index).min(earlier));
            let row = diagnostics.row("demand", earlier);
            diagnostics.tell(Code::OverlappingDemand, ("demand", later, "first_year"), KIND, |_| {
                let until = until.min(*last);
                let years = if *first == until {
                    both!("{first}", "{first}")
                } else {
                    both!("{first} to {until}", "{first} 至 {until}")
                };
                let ((row, row_zh), (years, years_zh)) = (row.pair(), years.pair());
                let wrong = both!(
                    "{row} gives the same openings for {years} (same occupation, industry, region, level, credential and experience)",
                    "{row_zh}已给出 {years_zh} 年的同一批岗位（职业、产业、区域、层次、学历要求和经验年限都相同）"
                );
                Said::new(wrong).of(first)
            });
        }
        if longest.is_none_or(|(_, _, until)| *last > until) {
            longest = Some((kind, *index, *last));
        }
    }
}

/// `V309`: employment of the year before is not given, so that no openings follow for a year.
fn employment_gaps(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    let mut years: Map<_, Vec<(i32, usize)>> = Map::new();
    for (index, row) in data.employment.iter().enumerate() {
        let key = (
            row.occupation_id.as_str(),
            row.industry_id.given(),
            row.region_id.as_str(),
        );
        years.entry(key).or_default().push((row.year, index));
    }
    for series in years.values_mut() {
        order::sort(series);
        if let [(only, index)] = series.as_slice() {
            diagnostics.tell(
                Code::EmploymentGap,
                ("employment", *index, "year"),
                &["occupation_id", "region_id"],
                |_| {
                    Said::new(both!(
                        "{only} is the only year, and no openings follow from one year",
                        "只有 {only} 这一年，算不出岗位需求"
                    ))
                    .of(only)
                },
            );
        }
        for pair in series.windows(2) {
            if let [(before, _), (after, index)] = pair
                && after.saturating_sub(*before) > 1
            {
                diagnostics.tell(
                    Code::EmploymentGap,
                    ("employment", *index, "year"),
                    &["occupation_id", "region_id"],
                    |_| {
                        Said::new(both!(
                            "the year before {after} is missing: the last given is {before}",
                            "缺少 {after} 年的上一年：此前最近的是 {before} 年"
                        ))
                        .of(after)
                    },
                );
            }
        }
    }
}

/// `V310`: an award is asked for, but neither the row nor the occupation gives its level. One warning for each table.
fn no_level(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    // An occupation that does not exist is reported by another rule.
    let levels = data
        .occupations
        .iter()
        .map(|row| (row.occupation_id.as_str(), row.min_level.or(row.max_level)));
    let levels: HashMap<&str, Option<Level>> = levels.collect();
    let open = |occupation: &str, min: Option<Level>, max: Option<Level>, credential: Option<Credential>| {
        let asked = credential.is_none_or(|credential| credential == Credential::Required);
        asked && min.is_none() && max.is_none() && levels.get(occupation) == Some(&None)
    };
    let demand = data
        .demand
        .iter()
        .filter(|row| open(&row.occupation_id, row.min_level, row.max_level, row.credential));
    let employment = data
        .employment
        .iter()
        .filter(|row| open(&row.occupation_id, row.min_level, row.max_level, row.credential));
    for (table, count) in [("demand", demand.count()), ("employment", employment.count())] {
        if count > 0 {
            let wrong = if count == 1 {
                both!(
                    "1 row asks for an award without saying of which level: any level counts",
                    "有 1 行要求学历但没有说明层次：任何层次都算"
                )
            } else {
                let count = grouped(count);
                both!(
                    "{count} rows ask for an award without saying of which level: any level counts",
                    "有 {count} 行要求学历但没有说明层次：任何层次都算"
                )
            };
            diagnostics.tell_column(Code::NoLevel, table, "min_level", Said::new(wrong).of(count));
        }
    }
}

/// `V311`: openings are given and would also follow from employment. Reported at the row of employment.
fn demand_twice(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    if data.employment.is_empty() {
        return;
    }
    let mut given: HashMap<_, Vec<(i32, i32, usize)>> = HashMap::new();
    for (index, row) in data.demand.iter().enumerate() {
        let key = (
            row.occupation_id.as_str(),
            row.industry_id.given(),
            row.region_id.as_str(),
        );
        let span = (row.first_year, row.last_year.unwrap_or(row.first_year), index);
        given.entry(key).or_default().push(span);
    }
    let known: std::collections::HashSet<_> = data
        .employment
        .iter()
        .map(|row| {
            (
                row.occupation_id.as_str(),
                row.industry_id.given(),
                row.region_id.as_str(),
                row.year,
            )
        })
        .collect();
    for (index, row) in data.employment.iter().enumerate() {
        let key = (
            row.occupation_id.as_str(),
            row.industry_id.given(),
            row.region_id.as_str(),
        );
        let follows = known.contains(&(key.0, key.1, key.2, row.year.saturating_sub(1)));
        let spans = given.get(&key).map_or(&[][..], Vec::as_slice);
        let twice = spans
            .iter()
            .find(|(first, last, _)| follows && (*first..=*last).contains(&row.year));
        if let Some((_, _, other)) = twice {
            let other = diagnostics.row("demand", *other);
            diagnostics.tell(Code::DemandTwice, ("employment", index, "year"), KIND, |_| {
                let ((other, other_zh), year, demand) = (other.pair(), row.year, data.chinese("demand"));
                Said::new(both!(
                    "the openings of {year} are given in {other} of demand already",
                    "{year} 年的岗位数已在{demand}{other_zh}给出"
                ))
                .of(row.year)
            });
        }
    }
}
