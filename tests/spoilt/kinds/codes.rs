//! Codes that a spreadsheet program changes, and codes of totals.

use super::super::random::Random;
use super::super::tables::{Form, Mark, Sheet, Tables};
use super::{Spoilt, spoilt};
use std::collections::BTreeMap;

/// A sheet with a column of ids for which something holds in every filled cell.
fn ids(tables: &Tables, random: &mut Random, is: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let mut found = Vec::new();
    for (s, sheet) in tables.sheets.iter().enumerate() {
        for at in 0..sheet.header.len() {
            let is_id = sheet.column(at).name.ends_with("_id");
            let mut filled = sheet
                .rows
                .iter()
                .map(|row| row[at].as_str())
                .filter(|id| !id.is_empty())
                .peekable();
            if is_id && filled.peek().is_some() && filled.all(&is) {
                found.push((s, at));
            }
        }
    }
    random.one(&found).copied()
}

fn each(sheet: &mut Sheet, at: usize, change: impl Fn(&str) -> String) {
    for row in sheet.rows.iter_mut().filter(|row| !row[at].is_empty()) {
        row[at] = change(&row[at]);
    }
}

/// A code of digits with a dot.
fn is_decimal(id: &str) -> bool {
    id.contains('.') && id.parse::<f64>().is_ok()
}

fn is_whole(id: &str) -> bool {
    id.len() > 3 && id.bytes().all(|byte| byte.is_ascii_digit())
}

/// `51.0400` becomes 51.04, `510401` becomes 510401.0.
pub fn floats(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let is_whole_number = random.coin();
    let (s, at) = if is_whole_number {
        ids(tables, random, is_whole)?
    } else {
        ids(tables, random, is_decimal)?
    };
    let sheet = &mut tables.sheets[s];
    each(sheet, at, |id| {
        if is_whole_number {
            format!("{id}.0")
        } else {
            id.parse::<f64>()
                .map_or(id.to_owned(), |number| number.to_string())
        }
    });
    let what = sheet.header[at].clone();
    spoilt(sheet, what)
}

/// `4111010005` becomes 4.11E+09.
pub fn exponents(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (s, at) = ids(tables, random, |id| id.len() >= 10 && is_whole(id))?;
    let sheet = &mut tables.sheets[s];
    let all = random.coin();
    let one = random.below(sheet.rows.len());
    let digits = random.below(4);
    for (r, row) in sheet
        .rows
        .iter_mut()
        .enumerate()
        .filter(|(_, row)| !row[at].is_empty())
    {
        if all || r == one {
            let number: f64 = row[at].parse().unwrap();
            row[at] = format!("{number:.digits$E}").replace('E', "E+0");
        }
    }
    let what = format!("{} = {}", sheet.header[at], sheet.rows[one][at]);
    spoilt(sheet, what)
}

/// `01.0100` becomes `="01.0100"`.
pub fn guards(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (s, at) = ids(tables, random, |_| true)?;
    let sheet = &mut tables.sheets[s];
    each(sheet, at, |id| format!("=\"{id}\""));
    let what = sheet.header[at].clone();
    spoilt(sheet, what)
}

/// `11-2021` becomes Nov-21.
pub fn dates(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (s, at) = ids(tables, random, |id| {
        id.contains(['-', '.']) && id.starts_with(|c: char| c.is_ascii_digit())
    })?;
    let sheet = &mut tables.sheets[s];
    let r = random.below(sheet.rows.len());
    if sheet.rows[r][at].is_empty() {
        return None;
    }
    sheet.rows[r][at] = random
        .of(&[
            "Nov-21",
            "21-Nov",
            "1-May",
            "2011-11-01",
            "11月21日",
            "2021/11/1",
            "Nov-11",
        ])
        .to_owned();
    let what = format!("{} = {}", sheet.header[at], sheet.rows[r][at]);
    spoilt(sheet, what)
}

/// Codes kept as numbers, shown as codes by a format.
pub fn formats(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (is, formats): (fn(&str) -> bool, &[&'static str]) = match random.below(3) {
        0 => (
            |id| is_decimal(id) && id.len() == 7,
            &["00.0000", "00.0000;@", "00.0000_ "],
        ),
        1 => (
            |id| id.len() == 7 && id.as_bytes()[2] == b'-' && is_whole(&id.replace('-', "")),
            &["00-0000", "00\\-0000", "00\"-\"0000", "00-0000;@"],
        ),
        _ => (
            |id| id.len() == 6 && is_whole(id),
            &["000000", "000000;@", "\"\"000000"],
        ),
    };
    let format = random.of(formats);
    let (s, at) = ids(tables, random, is)?;
    let sheet = &mut tables.sheets[s];
    for r in 0..sheet.rows.len() {
        if !sheet.rows[r][at].is_empty() {
            sheet.marks.push(Mark::Number(r, at, format));
        }
    }
    let what = format!("{} in the format {format}", sheet.header[at]);
    spoilt(sheet, what)
}

/// `11-1011` becomes 111011.
pub fn no_hyphens(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (s, at) = ids(tables, random, |id| {
        id.len() == 7 && id.as_bytes()[2] == b'-' && is_whole(&id.replace('-', ""))
    })?;
    let sheet = &mut tables.sheets[s];
    each(sheet, at, |id| id.replace('-', ""));
    let what = sheet.header[at].clone();
    spoilt(sheet, what)
}

/// An occupation that is the sum of all.
pub fn total_occupation(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (id, name) = random.of(&[
        ("00-0000", "All occupations"),
        ("合计", "合计"),
        ("total", "Total"),
        ("99", "Total, all occupations"),
        ("0", "总计"),
        ("T", "全部职业"),
    ]);
    let occupations = tables.sheet("occupations")?;
    let mut row = vec![String::new(); occupations.header.len()];
    row[occupations.at("occupation_id")?] = id.to_owned();
    row[occupations.at("name")?] = name.to_owned();
    occupations.rows.push(row);
    let demand = tables.sheet("demand")?;
    let of = |name| demand.at(name);
    let (occupation, openings, region) = (of("occupation_id")?, of("openings")?, of("region_id")?);
    let (first, last, tier) = (of("first_year")?, of("last_year"), of("credential"));
    let mut sums: BTreeMap<Vec<String>, (i64, Vec<String>)> = BTreeMap::new();
    for row in &demand.rows {
        let optional = |at: Option<usize>| at.map_or(String::new(), |at| row[at].clone());
        let key = vec![
            row[region].clone(),
            row[first].clone(),
            optional(last),
            optional(tier),
        ];
        let mut total = vec![String::new(); row.len()];
        for at in [Some(region), Some(first), last, tier].into_iter().flatten() {
            total[at] = row[at].clone();
        }
        let entry = sums.entry(key).or_insert((0, total));
        entry.0 += row[openings].parse::<i64>().unwrap();
    }
    for (sum, mut row) in sums.into_values() {
        row[occupation] = id.to_owned();
        row[openings] = sum.to_string();
        demand.rows.push(row);
    }
    let mut found = spoilt(demand, format!("{id} {name}"))?;
    found.must_be_told = true;
    Some(found)
}
