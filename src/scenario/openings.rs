//! Changes of openings: of an occupation, a region, an industry, or a combination of them.

use super::change::Amount;
use super::fault::Fault;
use super::table_editor::TableEditor;
use crate::dataset::rows::{DemandRow, EmploymentRow};
use crate::dataset::{Credential, Dataset};
use crate::demand::openings_from_employment;
use crate::unit::{Level, Share, Year};
use vocmatch_algo::largest_remainder::apportion_whole;
use vocmatch_algo::order;
use vocmatch_algo::sorted::{Map, Set};

/// The most parts that rows may be split into.
const MOST_PARTS: usize = 100_000_000;

/// The selected openings.
struct Whose<'a> {
    occupation: Option<&'a str>,
    region: Option<&'a str>,
    /// The industry and those below it.
    industries: Option<Set<String>>,
    /// The industry of each occupation, for rows that do not name one.
    of_occupation: Map<String, String>,
    years: (Year, Year),
}

impl Whose<'_> {
    fn has(&self, occupation: &str, industry: Option<&str>, region: &str) -> bool {
        let industry = || {
            let own = industry.filter(|id| !id.is_empty());
            own.or_else(|| self.of_occupation.get(occupation).map(String::as_str))
        };
        self.occupation.is_none_or(|id| id == occupation)
            && self.region.is_none_or(|id| id == region)
            && self
                .industries
                .as_ref()
                .is_none_or(|below| industry().is_some_and(|id| below.contains(id)))
    }

    fn has_row(&self, row: &DemandRow) -> bool {
        let last = row.last_year.unwrap_or(row.first_year);
        row.first_year <= self.years.1
            && last >= self.years.0
            && self.has(&row.occupation_id, row.industry_id.as_deref(), &row.region_id)
    }
}

pub(super) fn openings(
    editor: &mut TableEditor,
    [occupation, region, industry]: [Option<&str>; 3],
    (first, last): (Option<Year>, Option<Year>),
    amount: Amount,
) {
    let before = editor.problems.count();
    if let Some(id) = occupation {
        editor.find(
            "occupation",
            "occupation",
            id,
            |data| &data.occupations,
            |row| row.occupation_id.as_str(),
        );
    }
    if let Some(id) = region {
        editor.region("region", id);
    }
    if let Some(id) = industry {
        editor.industry("industry", id);
    }
    editor.years(first, last);
    // An invalid number is reported even where it applies to no row.
    match amount {
        Amount::To(count) => drop(editor.count("openings", count)),
        Amount::Factor(_) => drop(editor.amount("openings", amount, 0)),
        Amount::Add(_) => {}
    }
    if editor.problems.count() > before {
        return;
    }
    let whose = Whose {
        occupation,
        region,
        industries: industry.map(|id| below(&editor.basis.dataset, id)),
        of_occupation: industry_of(&editor.basis.dataset),
        years: (first.unwrap_or(Year::MIN), last.unwrap_or(Year::MAX)),
    };
    give_openings(editor, &whose);
    let rows = editor.basis.dataset.demand.iter().enumerate();
    let mut chosen: Vec<usize> = rows
        .filter(|(_, row)| whose.has_row(row))
        .map(|(at, _)| at)
        .collect();
    if chosen.is_empty() {
        editor.tell(None, Fault::NothingThere("openings"));
        return;
    }
    // Parts are rounded in the order of keys, whatever the order of rows.
    chosen.sort_by_cached_key(|at| key(&editor.basis.dataset.demand[*at]));
    let Some(new) = changed(editor, &chosen, whose.years, amount) else {
        return;
    };
    let rows = &mut editor.edit("demand").demand;
    for (at, parts) in chosen.into_iter().zip(new) {
        let mut parts = parts.into_iter();
        if let Some(first) = parts.next() {
            rows[at] = first;
        }
        rows.extend(parts);
    }
}

type Key = (
    String,
    Option<String>,
    String,
    Year,
    Option<Level>,
    Option<Credential>,
    u64,
);

fn key(row: &DemandRow) -> Key {
    (
        row.occupation_id.clone(),
        row.industry_id.clone(),
        row.region_id.clone(),
        row.first_year,
        row.min_level,
        row.credential,
        row.experience_years.map_or(0, f64::to_bits),
    )
}

/// An industry and all its descendants.
fn below(data: &Dataset, industry: &str) -> Set<String> {
    let mut children: Map<&str, Vec<&str>> = Map::new();
    for row in &data.industries {
        if let Some(parent) = &row.parent_id {
            children.entry(parent).or_default().push(&row.industry_id);
        }
    }
    let (mut below, mut open) = (Set::new(), vec![industry]);
    while let Some(id) = open.pop() {
        if below.insert(id.to_owned()) {
            open.extend(children.get(id).into_iter().flatten());
        }
    }
    below
}

fn industry_of(data: &Dataset) -> Map<String, String> {
    let own = data.occupations.iter();
    own.filter_map(|row| Some((row.occupation_id.clone(), row.industry_id.clone()?)))
        .collect()
}

/// Converts openings that follow from employment, of every affected series, to given openings. This alone changes no
/// number.
fn give_openings(editor: &mut TableEditor, whose: &Whose) {
    let data = &editor.basis.dataset;
    let mut series: Map<(&str, Option<&str>, &str), Vec<&EmploymentRow>> = Map::new();
    for row in &data.employment {
        let of = (
            row.occupation_id.as_str(),
            row.industry_id.as_deref(),
            row.region_id.as_str(),
        );
        if whose.has(of.0, of.1, of.2) {
            series.entry(of).or_default().push(row);
        }
    }
    let (mut given, mut gone) = (Vec::new(), Set::new());
    for (of, mut rows) in series {
        order::sort_by_key(&mut rows, |row| row.year);
        let pairs = rows
            .windows(2)
            .filter(|pair| pair[0].year.saturating_add(1) == pair[1].year);
        let new: Vec<DemandRow> = pairs.map(|pair| follows(pair[0], pair[1])).collect();
        if new.iter().any(|row| whose.has_row(row)) {
            given.extend(new);
            gone.insert((of.0.to_owned(), of.1.map(str::to_owned), of.2.to_owned()));
        }
    }
    if !gone.is_empty() {
        editor.edit("demand").demand.extend(given);
        editor.edit("employment").employment.retain(|row| {
            let of = (
                row.occupation_id.clone(),
                row.industry_id.clone(),
                row.region_id.clone(),
            );
            !gone.contains(&of)
        });
    }
}

fn follows(before: &EmploymentRow, now: &EmploymentRow) -> DemandRow {
    DemandRow {
        occupation_id: now.occupation_id.clone(),
        industry_id: now.industry_id.clone(),
        region_id: now.region_id.clone(),
        first_year: now.year,
        last_year: None,
        min_level: now.min_level,
        credential: now.credential,
        experience_years: now.experience_years,
        openings: openings_from_employment(
            before.employment,
            now.employment,
            Share::clamped(now.exit_rate),
            Share::clamped(now.transfer_rate),
            Share::clamped(now.experienced_share.unwrap_or(0.0)),
        ),
        max_level: now.max_level,
        annual_wage: now.annual_wage,
        wage_p25: now.wage_p25,
        wage_p75: now.wage_p75,
        note: now.note.clone(),
        caution: now.caution.clone(),
        ..DemandRow::default()
    }
}

/// The rows after the change, each split into as many as its years need. Within runs of years in which no row begins
/// or ends, the rows together have the new number, in proportion to the old, by largest remainder.
fn changed(
    editor: &mut TableEditor,
    chosen: &[usize],
    (first, last): (Year, Year),
    amount: Amount,
) -> Option<Vec<Vec<DemandRow>>> {
    let span = |row: &DemandRow| (row.first_year, row.last_year.unwrap_or(row.first_year));
    let old: Vec<DemandRow> = chosen
        .iter()
        .map(|at| editor.basis.dataset.demand[*at].clone())
        .collect();
    let mut cuts: Set<Year> = Set::new();
    for row in &old {
        let (begin, end) = span(row);
        cuts.extend([begin.max(first), end.min(last).saturating_add(1)]);
    }
    let cuts: Vec<Year> = cuts.into_iter().collect();
    // Valid years split at most a few hundred times.
    if cuts.len() > 1000 || cuts.len().saturating_mul(old.len()) > MOST_PARTS {
        editor.tell(None, Fault::TooMany("100,000,000 parts of rows"));
        return None;
    }
    let mut parts: Vec<Vec<(Year, Year, i64)>> = old
        .iter()
        .map(|row| {
            let begin = span(row).0;
            let before = (begin < first).then(|| (begin, first - 1, row.openings));
            before.into_iter().collect()
        })
        .collect();
    for run in cuts.windows(2) {
        let (begin, end) = (run[0], run[1] - 1);
        let there = |row: &DemandRow| span(row).0 <= begin && span(row).1 >= end;
        let rows: Vec<usize> = (0..old.len()).filter(|k| there(&old[*k])).collect();
        if rows.is_empty() {
            continue;
        }
        let mut weights: Vec<i64> = rows.iter().map(|k| old[*k].openings.max(0)).collect();
        let sum = weights.iter().sum();
        let total = editor.amount("openings", amount, sum)?;
        if sum == 0 {
            weights.fill(1);
        }
        for (k, openings) in rows.iter().zip(apportion_whole(total, &weights)) {
            match parts[*k].last_mut() {
                Some(part) if part.2 == openings && part.1 + 1 == begin => part.1 = end,
                _ => parts[*k].push((begin, end, openings)),
            }
        }
    }
    for (row, parts) in old.iter().zip(&mut parts) {
        let end = span(row).1;
        if end > last {
            match parts.last_mut() {
                Some(part) if part.2 == row.openings => part.1 = end,
                _ => parts.push((last + 1, end, row.openings)),
            }
        }
    }
    let rows = old.iter().zip(parts).map(|(row, parts)| {
        let part = |(begin, end, openings): (Year, Year, i64)| DemandRow {
            first_year: begin,
            last_year: row.last_year.map_or((end > begin).then_some(end), |_| Some(end)),
            openings,
            ..row.clone()
        };
        parts.into_iter().map(part).collect()
    });
    Some(rows.collect())
}
