//! Rows that are merged, added or swallowed.

use super::super::random::Random;
use super::super::tables::{Form, Mark, Sheet, Tables, is_number, text};
use super::{Spoilt, sheet, spoilt};

/// Equal neighbours, merged downwards as in a printed table.
pub fn merged_down(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 3)?;
    let mut runs = Vec::new();
    for at in 0..sheet.header.len() {
        let mut first = 0;
        for r in 1..=sheet.rows.len() {
            if r == sheet.rows.len() || sheet.rows[r][at] != sheet.rows[first][at] {
                if r - first > 1 && !sheet.rows[first][at].is_empty() {
                    runs.push((at, first, r - 1));
                }
                first = r;
            }
        }
    }
    let (at, first, last) = *random.one(&runs)?;
    (first + 1..=last).for_each(|r| sheet.rows[r][at].clear());
    sheet.marks.push(Mark::Merge(first, at, last, at));
    spoilt(sheet, format!("{} rows {first}-{last}", sheet.header[at]))
}

/// Equal neighbours, merged across.
pub fn merged_across(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let fits = |sheet: &Sheet| {
        let mut found = Vec::new();
        for (r, row) in sheet.rows.iter().enumerate() {
            for at in 1..row.len() {
                if row[at] == row[at - 1] && !row[at].is_empty() {
                    found.push((r, at));
                }
            }
        }
        found
    };
    let fit: Vec<usize> = (0..tables.sheets.len())
        .filter(|at| !fits(&tables.sheets[*at]).is_empty())
        .collect();
    let at = *random.one(&fit)?;
    let sheet = &mut tables.sheets[at];
    let (r, at) = *random.one(&fits(sheet))?;
    sheet.rows[r][at].clear();
    sheet.marks.push(Mark::Merge(r, at - 1, r, at));
    spoilt(sheet, format!("row {r}, {}", sheet.header[at]))
}

/// Titles above the header.
pub fn titles(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 1)?;
    let titles = [
        "2025 年毕业生统计表",
        "单位：人",
        "Report of the autumn",
        "Prepared by the planning office, 2025-09",
        "附件 2",
    ];
    for _ in 0..=random.below(3) {
        let mut row = vec![String::new(); sheet.header.len()];
        let at = if random.coin() { 0 } else { random.below(row.len()) };
        row[at] = random.of(&titles).to_owned();
        sheet.above.push(row);
    }
    spoilt(sheet, format!("{} rows", sheet.above.len()))
}

/// Names of groups above the header, and names that stand above only.
pub fn two_headers(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 1)?;
    if sheet.header.len() < 3 {
        return None;
    }
    let mut above = vec![String::new(); sheet.header.len()];
    let group = random.below(sheet.header.len() - 1);
    above[group] = random
        .of(&["基本情况", "毕业情况", "Basics", "In numbers"])
        .to_owned();
    let is_mixed = random.coin();
    if is_mixed {
        let lone = random.below(sheet.header.len());
        if lone != group && lone != group + 1 {
            above[lone] = std::mem::take(&mut sheet.header[lone]);
            // The name stands above; the row below it is empty there.
            let name = above[lone].clone();
            sheet.above.push(above);
            let below = std::mem::take(&mut sheet.header);
            sheet.above.push(below.clone());
            sheet.header = below;
            sheet.header[lone] = name;
            // Written by hand: the two rows are the header.
            let rows: Vec<Vec<String>> = std::mem::take(&mut sheet.above);
            let mut lines = rows.into_iter();
            sheet.above = lines.next().into_iter().collect();
            sheet.header = lines.next()?;
            return Some(Spoilt {
                what: format!("{}: a name above only", sheet.table.name),
                ..Spoilt::default()
            });
        }
    }
    sheet.above.push(above);
    spoilt(sheet, "names of groups")
}

/// The header once more among the rows.
pub fn header_again(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 2)?;
    let at = 1 + random.below(sheet.rows.len());
    let header = sheet.header.clone();
    sheet.rows.insert(at, header);
    spoilt(sheet, format!("before row {at}"))
}

/// A row of sums at the end.
pub fn total_below(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 3)?;
    let numbers = sheet.columns(|column| is_number(column) && !column.key);
    if numbers.is_empty() || is_number(sheet.column(0)) {
        return None;
    }
    let mut row = vec![String::new(); sheet.header.len()];
    for at in numbers {
        let sum: f64 = sheet
            .rows
            .iter()
            .filter_map(|row| row[at].parse::<f64>().ok())
            .sum();
        row[at] = ((sum * 1000.0).round() / 1000.0).to_string();
    }
    row[0] = random
        .of(&[
            "合计",
            "总计",
            "小计",
            "Total",
            "Grand total",
            "TOTAL",
            "合 计",
            "Sum",
        ])
        .to_owned();
    let what = row[0].clone();
    sheet.rows.push(row);
    spoilt(sheet, what)
}

/// A note at the end.
pub fn note_below(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 1)?;
    if is_number(sheet.column(0)) {
        return None;
    }
    let notes = [
        "数据来源：北京市教育委员会",
        "填表人：李",
        "制表日期 2025-09-01",
        "注：以上数据截至 2025 年 9 月",
        "Source: survey of 2025",
        "Note: numbers are rounded",
        "说明：空格表示未知",
        "审核人：",
    ];
    let mut row = vec![String::new(); sheet.header.len()];
    row[0] = random.of(&notes).to_owned();
    let what = row[0].clone();
    if random.coin() {
        sheet.rows.push(vec![String::new(); sheet.header.len()]);
    }
    sheet.rows.push(row);
    spoilt(sheet, what)
}

/// A line that names the separator.
pub fn separator_line(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 1)?;
    let separator = random.of(&[',', ';', '\t']);
    let text = text(sheet);
    if separator != ',' && text.contains(['"', separator]) {
        return None;
    }
    sheet.text = Some(format!(
        "sep={separator}\n{}",
        text.replace(',', &separator.to_string())
    ));
    spoilt(sheet, format!("{separator:?}"))
}

/// A column of serial numbers, filled in beforehand for more rows than are used.
pub fn serial_numbers(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 1)?;
    let more = 1 + random.below(300);
    let width = sheet.header.len();
    // At the end, so that positions of known columns stay.
    let name = random.of(&["序号", "No.", "编号说明", "#"]);
    let mut rows: Vec<Vec<String>> = std::mem::take(&mut sheet.rows);
    rows.extend((0..more).map(|_| vec![String::new(); width]));
    for (k, row) in rows.iter_mut().enumerate() {
        row.push((k + 1).to_string());
    }
    let mut lines = vec![sheet.header.clone()];
    lines[0].push(name.to_owned());
    sheet.rows = rows;
    // The header has a column that the table does not know: it is written as text above the rows.
    let mut header = lines.remove(0);
    std::mem::swap(&mut sheet.header, &mut header);
    spoilt(sheet, format!("{name}, {more} empty rows"))
}

/// A quote that is opened in one row and closed in another.
pub fn stray_quote(tables: &mut Tables, random: &mut Random, _: Form) -> Option<Spoilt> {
    let sheet = sheet(tables, random, 6)?;
    let text = text(sheet);
    if text.contains('"') {
        return None;
    }
    let columns = sheet.columns(|column| column.want == "a text");
    let at = *random.one(&columns)?;
    let first = random.below(sheet.rows.len() - 3);
    let last = first + 1 + random.below(sheet.rows.len() - first - 1);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for row in [first, last] {
        let cells: Vec<&str> = lines[row + 1].split(',').collect();
        let changed = cells.iter().enumerate().map(|(k, cell)| {
            if k == at {
                format!("\"{cell}")
            } else {
                (*cell).to_owned()
            }
        });
        lines[row + 1] = changed.collect::<Vec<_>>().join(",");
    }
    sheet.text = Some(lines.join("\n") + "\n");
    spoilt(sheet, format!("{}, rows {first} and {last}", sheet.header[at]))
}
