//! Cells that say nothing, or say it in other words.

use super::super::random::Random;
use super::super::tables::{Form, Mark, Tables, is_number};
use super::{Spoilt, sheet, spoilt};

/// A word for nothing in cells that may be empty.
pub fn nothing(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let words = [
        "无",
        "暂无",
        "没有",
        "不详",
        "/",
        "-",
        "–",
        "—",
        "…",
        "N/A",
        "NA",
        "n.a.",
        "none",
        "nan",
        "null",
        "NULL",
        "\\N",
        "#",
        "*",
        "**",
        "PrivacySuppressed",
        "<10",
        "≤5",
    ];
    let sheet = sheet(tables, random, 1)?;
    // Every column that the table has, whether the file has it or not.
    let optional: Vec<_> = sheet
        .table
        .columns
        .iter()
        .filter(|column| column.optional && column.choices.is_empty())
        .collect();
    let name = random.one(&optional)?.name;
    let is_chinese = !sheet.header[0].is_ascii();
    let at = sheet.add(name);
    if is_chinese {
        sheet.header[at] = sheet.column(at).chinese.to_owned();
    }
    let empty: Vec<usize> = (0..sheet.rows.len())
        .filter(|r| sheet.rows[*r][at].is_empty())
        .collect();
    random.one(&empty)?;
    let word = random.of(&words);
    let few = random.coin();
    for r in empty {
        if !few || random.coin() {
            sheet.rows[r][at] = word.to_owned();
        }
    }
    spoilt(sheet, format!("{name} = {word}"))
}

/// A number that is needed is withheld.
pub fn suppressed(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 1)?;
    let columns = sheet.columns(|column| is_number(column) && !column.optional && !column.key);
    let at = *random.one(&columns)?;
    let r = random.below(sheet.rows.len());
    let mark = random.of(&["*", "**", "#", "<10", "≤5", "PrivacySuppressed", "(X)"]);
    sheet.rows[r][at] = mark.to_owned();
    spoilt(sheet, format!("{} = {mark}", sheet.header[at]))
}

/// Levels in the words that people use.
pub fn level_words(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let name = random.of(&["majors", "demand"]);
    let sheet = tables.sheet(name)?;
    let at = sheet.at(if name == "majors" { "level" } else { "min_level" })?;
    for row in &mut sheet.rows {
        let words: &[&str] = match row[at].as_str() {
            "secondary" => &["中职", "中专", "中等职业学校", "Secondary vocational"],
            "higher_vocational" => &[
                "高职（专科）",
                "高职(专科)",
                "专科",
                "高职",
                "Associate degree",
                "Associate's degree",
                "大专",
            ],
            "applied_bachelor" => &["本科", "职业本科", "普通本科", "Bachelor's degree", "Bachelor"],
            "professional_master" => &["专业硕士", "硕士", "硕士研究生", "Master's degree", "Master"],
            _ => continue,
        };
        row[at] = random.of(words).to_owned();
    }
    spoilt(sheet, "words of levels")
}

/// A formula that was never calculated.
pub fn not_calculated(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 1)?;
    let columns = sheet.columns(is_number);
    let at = *random.one(&columns)?;
    let is_number = |r: &usize| {
        sheet.rows[*r][at]
            .parse::<f64>()
            .is_ok_and(|number| number != 0.0)
    };
    let filled: Vec<usize> = (0..sheet.rows.len()).filter(is_number).collect();
    random.one(&filled)?;
    let is_stored = random.coin();
    let all = random.coin();
    for r in filled {
        if all || random.coin() || sheet.marks.is_empty() {
            sheet.marks.push(if is_stored {
                Mark::Formula(r, at)
            } else {
                Mark::NoResult(r, at)
            });
        }
    }
    spoilt(
        sheet,
        format!("{}, {} cells", sheet.header[at], sheet.marks.len()),
    )
}

/// Two ids in one cell.
pub fn two_ids(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (table, column) = random.of(&[
        ("major_occupations", "occupation_id"),
        ("base_programs", "program_id"),
        ("programs", "major_id"),
        ("demand", "region_id"),
    ]);
    let sheet = tables.sheet(table)?;
    let at = sheet.at(column)?;
    let first = random.below(sheet.rows.len());
    let other = random.below(sheet.rows.len());
    if sheet.rows[first][at] == sheet.rows[other][at] {
        return None;
    }
    let separator = random.of(&["、", ";", "/", "；", "|", "，"]);
    sheet.rows[first][at] = format!("{}{separator}{}", sheet.rows[first][at], sheet.rows[other][at]);
    spoilt(sheet, sheet.rows[first][at].clone())
}

/// An id in full-width letters, in another case or in another Unicode form.
pub fn wide_ids(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let (table, column) = random.of(&[
        ("major_occupations", "occupation_id"),
        ("base_programs", "program_id"),
        ("programs", "school_id"),
        ("demand", "region_id"),
        ("schools", "region_id"),
    ]);
    let sheet = tables.sheet(table)?;
    let at = sheet.at(column)?;
    let r = random.below(sheet.rows.len());
    let id = sheet.rows[r][at].clone();
    let is_wide = random.coin();
    let other: String = if is_wide {
        id.chars()
            .map(|c| {
                if c.is_ascii_graphic() {
                    char::from_u32(u32::from(c) + 0xFEE0).unwrap()
                } else {
                    c
                }
            })
            .collect()
    } else {
        id.to_uppercase()
    };
    if other == id {
        return None;
    }
    sheet.rows[r][at] = other;
    spoilt(sheet, sheet.rows[r][at].clone())
}
