//! Numbers in other units, with other separators, or in place of "not known".

use super::super::random::Random;
use super::super::tables::{Form, Sheet, Tables, is_number};
use super::{Spoilt, sheet, spoilt};
use vocmatch::dataset::Column;

fn is_count(column: &Column) -> bool {
    column.want.starts_with("a whole number") && !column.key
}

fn is_money(column: &Column) -> bool {
    column.name.contains("wage")
}

fn is_share(column: &Column) -> bool {
    [
        "completion_rate",
        "share",
        "willingness",
        "importance",
        "level",
        "exit_rate",
        "transfer_rate",
    ]
    .contains(&column.name)
        && column.want == "a number"
}

/// A sheet and one of its columns for which something holds, with a filled cell.
fn column<'t>(
    tables: &'t mut Tables,
    random: &mut Random,
    is: impl Fn(&Column) -> bool,
) -> Option<(&'t mut Sheet, usize)> {
    let mut found = Vec::new();
    for (s, sheet) in tables.sheets.iter().enumerate() {
        let filled = |at: &usize| sheet.rows.iter().any(|row| !row[*at].is_empty());
        found.extend(sheet.columns(&is).into_iter().filter(filled).map(|at| (s, at)));
    }
    let (s, at) = *random.one(&found)?;
    Some((&mut tables.sheets[s], at))
}

/// Renames a column; its position stays.
fn rename(sheet: &mut Sheet, at: usize, unit: &str) -> String {
    let name = format!("{}{unit}", sheet.header[at]);
    sheet.header[at].clone_from(&name);
    name
}

/// A header says that its numbers are scaled.
pub fn scaled_header(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let is_of_money = random.coin();
    let units: &[&str] = if is_of_money {
        &["（万元）", " ($'000)", "(k)", "（千元）", " (thousands)", " [k$]"]
    } else {
        &[
            " (thousands)",
            "（千人）",
            " (000s)",
            "（百人）",
            " (in hundreds)",
            "（万）",
            " ('000)",
            " (k)",
            " (millions)",
        ]
    };
    let (sheet, at) = column(tables, random, if is_of_money { is_money } else { is_count })?;
    let what = rename(sheet, at, random.of(units));
    Some(Spoilt {
        must_be_told: true,
        ..spoilt(sheet, what)?
    })
}

/// A header names the unit that its numbers have anyway.
pub fn harmless_unit(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let is_of_money = random.coin();
    let units: &[&str] = if is_of_money {
        &["（元）", "（元/年）", " ($)", " (USD)"]
    } else {
        &["（人）", " (people)", "(人)", " [persons]", "（名）"]
    };
    let is = if is_of_money {
        is_money
    } else {
        |column: &Column| is_count(column) && !column.name.contains("experience")
    };
    let (sheet, at) = column(tables, random, is)?;
    if sheet.column(at).name.contains("week") {
        return None;
    }
    let what = rename(sheet, at, random.of(units));
    Some(Spoilt {
        is_harmless: true,
        ..spoilt(sheet, what)?
    })
}

/// Shares as percentages.
pub fn percent(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (sheet, at) = column(tables, random, is_share)?;
    let in_header = random.coin();
    for row in sheet.rows.iter_mut().filter(|row| !row[at].is_empty()) {
        let share: f64 = row[at].parse().unwrap();
        row[at] = ((share * 1e6).round() / 1e4).to_string();
    }
    let unit = if in_header {
        random.of(&["（%）", " (percent)", " (%)", "（百分比）", " [pct]"])
    } else {
        ""
    };
    let what = rename(sheet, at, unit);
    // Without a word in the header, 95 is told as no share.
    (in_header).then_some(())?;
    spoilt(sheet, what)
}

/// A count or an amount of money with a dot before three digits.
pub fn thousands_dot(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (sheet, at) = column(tables, random, |column| is_count(column) || is_money(column))?;
    let r = random.below(sheet.rows.len());
    let number: i64 = sheet.rows[r][at].parse().ok()?;
    // 160000 is written 160.000, 30 as if it were 30,000.
    let whole = if number >= 1000 { number / 1000 } else { number };
    let rest = if number >= 1000 { number % 1000 } else { 0 };
    sheet.rows[r][at] = format!("{whole}.{rest:03}");
    if whole == 0 {
        return None;
    }
    let what = format!("{} = {}", sheet.header[at], sheet.rows[r][at]);
    Some(Spoilt {
        must_be_told: true,
        ..spoilt(sheet, what)?
    })
}

/// A number with commas between thousands.
pub fn thousands_comma(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (sheet, at) = column(tables, random, is_money)?;
    let separator = random.of(&[",", " ", "\u{a0}", "，", "\u{202f}"]);
    let mut some = false;
    for row in &mut sheet.rows {
        if let Ok(number) = row[at].parse::<i64>()
            && number >= 1000
        {
            row[at] = if number >= 1_000_000 {
                format!(
                    "{}{separator}{:03}{separator}{:03}",
                    number / 1_000_000,
                    number / 1000 % 1000,
                    number % 1000
                )
            } else {
                format!("{}{separator}{:03}", number / 1000, number % 1000)
            };
            some = true;
        }
    }
    some.then_some(())?;
    let what = format!("{} with {separator:?}", sheet.header[at]);
    spoilt(sheet, what)
}

/// A count that is too large.
pub fn too_large(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (sheet, at) = column(tables, random, is_count)?;
    let r = random.below(sheet.rows.len());
    sheet.rows[r][at] = random
        .of(&[
            "99999999999999999999",
            "123456789012345678901234567890",
            "5000000000",
        ])
        .to_owned();
    let what = format!("{} = {}", sheet.header[at], sheet.rows[r][at]);
    Some(Spoilt {
        must_be_told: true,
        ..spoilt(sheet, what)?
    })
}

/// A place where nobody is.
pub fn places(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = tables.sheet("regions")?;
    let (north, east) = (sheet.at("latitude")?, sheet.at("longitude")?);
    let r = random.below(sheet.rows.len());
    let row = &mut sheet.rows[r];
    if row[north].is_empty() {
        return None;
    }
    let negated = |text: &str| (-text.parse::<f64>().unwrap()).to_string();
    let what = random.of(&["zero", "sign", "swapped"]);
    match what {
        "zero" => (row[north], row[east]) = ("0".to_owned(), "0".to_owned()),
        "sign" => row[east] = negated(&row[east]),
        _ => row.swap(north, east),
    }
    Some(Spoilt {
        must_be_told: true,
        ..spoilt(sheet, format!("{what} in row {r}"))?
    })
}

/// A number that stands for "not known".
pub fn placeholders(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    if random.coin() {
        let name = random.of(&["majors", "programs"]);
        let sheet = tables.sheet(name)?;
        let at = sheet.at("years")?;
        sheet.rows.iter_mut().for_each(|row| row[at] = "0".to_owned());
        return Some(Spoilt {
            must_be_told: true,
            ..spoilt(sheet, "years of 0")?
        });
    }
    let sheet = sheet(tables, random, 1)?;
    let columns = sheet
        .columns(|column| is_number(column) && column.optional && !is_share(column) && !is_money(column));
    let at = *random.one(&columns)?;
    let number = random.of(&["9999", "99999", "-1", "-9"]);
    let row = random.below(sheet.rows.len());
    // Among numbers as large, it may be meant.
    let is_large = |row: &Vec<String>| row[at].parse::<f64>().is_ok_and(|number| number > 3000.0);
    if sheet.rows.iter().any(is_large) {
        return None;
    }
    sheet.rows[row][at] = number.to_owned();
    let what = format!("{} = {number}", sheet.header[at]);
    Some(Spoilt {
        must_be_told: true,
        ..spoilt(sheet, what)?
    })
}
