//! How the cells of the public tables are read: codes that a spreadsheet changed, words for levels, lengths of study.

use crate::reading::{Cell, Decimal, both, decimal, looks_changed, text};
use vocmatch::problem::Code;

/// The rule of a column of a file; none if it holds names or words.
pub fn rule(file: &str, column: &str) -> Option<fn(&str) -> Cell> {
    Some(match (file, column) {
        ("occupations_2022.csv" | "occupations_new_2024_2025.csv", "code") | (_, "occupation_code") => {
            occupation
        }
        ("professional_degrees_2022.csv", "code") => degree,
        ("vocational_majors.csv", "major_code") | (_, "from_code") => vocational,
        (_, "to_code") => |cell| if cell.is_empty() { Cell::Good } else { major(cell) },
        (_, "major_code") => major,
        (_, "class_code") => |cell| fixed(cell, 4),
        (_, "category_code") => |cell| fixed(cell, 2),
        (_, "gb2260") => |cell| fixed(cell, 6),
        (_, "moe_code") => |cell| fixed(cell, 10),
        ("occupations_2022.csv", "level") => |cell| fixed(cell, 1),
        (_, "level" | "to_level") => level,
        (_, "study_years") => study,
        (_, "centroid_lat" | "centroid_lon") => |cell| decimal(cell, Decimal::Any),
        ("industries_gbt4754_2017.csv", "code" | "parent") => industry,
        _ => return None,
    })
}

/// The headers of a column in Chinese.
pub fn others(column: &str) -> &'static [&'static str] {
    match column {
        "level" => &["层次", "级别"],
        "category_code" => &["专业大类代码", "大类代码"],
        "category_name" => &["专业大类", "专业大类名称", "学科门类"],
        "class_code" => &["专业类代码"],
        "class_name" => &["专业类", "专业类名称"],
        "major_code" => &["专业代码"],
        "major_name" => &["专业名称"],
        "study_years" => &["学制", "修业年限", "基本修业年限"],
        "added_batch" => &["批次", "增补批次"],
        "occupation_code" => &["职业代码", "职业编码"],
        "occupation_name" => &["职业名称"],
        _ => &[],
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A code without the `.0` that a spreadsheet put behind it.
fn without_decimals(text: &str) -> &str {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let is_number = is_digits(whole) && !rest.is_empty() && rest.bytes().all(|b| b == b'0');
    if is_number { whole } else { text }
}

fn refused(text: &str, form: &str) -> Cell {
    if text.is_empty() {
        return Cell::bad(Code::EmptyCell, both!("the code is empty", "代码为空"));
    }
    if let Some(wrong) = looks_changed(text) {
        return Cell::bad(Code::ChangedCode, wrong);
    }
    let wrong = both!(
        "\"{text}\" is not a code of the form {form}",
        "“{text}”不是 {form} 形式的代码"
    );
    let remedy = both!(
        "write the code as it is published, or remove the row if it is a total or a note",
        "请照公开发布的写法填写代码；若该行是合计或说明，请删除"
    );
    Cell::Bad(Code::NotReadable, wrong, Some(remedy))
}

/// Digits of a fixed number; zeros lost before them are put back.
fn fixed(text: &str, length: usize) -> Cell {
    let code: String = without_decimals(text).split_whitespace().collect();
    if is_digits(&code) && code.len() <= length && (code.len() + 1 >= length) {
        let whole = format!("{code:0>length$}");
        return if whole == text {
            Cell::Good
        } else {
            Cell::PutBack(whole)
        };
    }
    refused(text, &"N".repeat(length))
}

/// The digits of a code and the capitals behind them.
fn parts(text: &str) -> Option<(String, String)> {
    let code: String = without_decimals(text).split_whitespace().collect();
    let end = code
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(code.len());
    let (digits, letters) = code.split_at(end);
    let letters = letters.to_ascii_uppercase();
    (is_digits(digits) && letters.len() <= 2 && letters.bytes().all(|b| b.is_ascii_uppercase()))
        .then(|| (digits.to_owned(), letters))
}

fn whole(text: &str, (digits, letters): (String, String)) -> Cell {
    let code = digits + &letters;
    if code == text {
        Cell::Good
    } else {
        Cell::PutBack(code)
    }
}

/// A major of the vocational catalogue, `510401`: none begins with zero.
fn vocational(text: &str) -> Cell {
    match parts(text) {
        Some(parts) if parts.0.len() == 6 => whole(text, parts),
        _ => refused(text, "NNNNNN"),
    }
}

/// A major of any catalogue, `080710T`, or a degree, `0854`.
fn major(text: &str) -> Cell {
    match parts(text) {
        Some((digits, letters)) if matches!(digits.len(), 3 | 5) => {
            whole(text, (format!("0{digits}"), letters))
        }
        Some(parts) if matches!(parts.0.len(), 4 | 6 | 7) => whole(text, parts),
        _ => refused(text, "NNNNNN"),
    }
}

fn degree(text: &str) -> Cell {
    fixed(text, 4)
}

/// An occupation, `2-02-38-09`.
fn occupation(text: &str) -> Cell {
    let code: String = text.split_whitespace().collect();
    let parts: Vec<&str> = code.split('-').collect();
    let lengths = parts
        .iter()
        .enumerate()
        .all(|(at, part)| is_digits(part) && if at == 0 { part.len() == 1 } else { part.len() <= 2 });
    if let (true, [a, b, c, d]) = (lengths, parts.as_slice()) {
        let whole = format!("{a}-{b:0>2}-{c:0>2}-{d:0>2}");
        return if whole == text {
            Cell::Good
        } else {
            Cell::PutBack(whole)
        };
    }
    if is_digits(&code) && code.len() == 7 {
        let (a, b, c, d) = (&code[..1], &code[1..3], &code[3..5], &code[5..]);
        return Cell::PutBack(format!("{a}-{b}-{c}-{d}"));
    }
    refused(text, "N-NN-NN-NN")
}

/// An industry, `C3973`; parents may be empty.
fn industry(text: &str) -> Cell {
    looks_changed(text).map_or_else(
        || crate::reading::text(text),
        |wrong| Cell::bad(Code::ChangedCode, wrong),
    )
}

/// A level, in the words of the tables or as school offices write it.
fn level(cell: &str) -> Cell {
    const LEVELS: [(&str, &[&str]); 6] = [
        ("secondary", &["中等职业教育", "中职", "中专", "中等职业学校"]),
        (
            "higher_vocational",
            &[
                "高等职业教育专科",
                "高职专科",
                "高职",
                "高职(专科)",
                "专科",
                "大专",
                "高等职业教育(专科)",
            ],
        ),
        (
            "vocational_undergraduate",
            &[
                "高等职业教育本科",
                "职业本科",
                "高职本科",
                "本科层次职业教育",
                "职教本科",
            ],
        ),
        (
            "general_undergraduate",
            &["普通本科", "普通高等学校本科", "普通高校本科"],
        ),
        ("professional_master", &["专业学位硕士", "专业硕士", "专业型硕士"]),
        ("academic_master", &["学术学位硕士", "学术硕士", "学术型硕士"]),
    ];
    let lower = cell.to_ascii_lowercase().replace([' ', '-'], "_");
    if let Some((name, _)) = LEVELS
        .iter()
        .find(|(name, words)| *name == lower || words.contains(&cell))
    {
        return if *name == cell {
            Cell::Good
        } else {
            Cell::Clean((*name).to_owned())
        };
    }
    let known = LEVELS.map(|(name, _)| name).join(", ");
    let wrong = both!("\"{cell}\" is not a known level", "“{cell}”不是可识别的层次");
    let remedy = both!("write one of {known}", "请写 {known} 之一");
    Cell::Bad(Code::NotReadable, wrong, Some(remedy))
}

/// A length of study.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Study {
    /// It is not given.
    Empty,
    /// Years.
    Years(f64),
    /// Years taken from a span (the shorter) or from a sum.
    Taken(f64),
    /// It cannot be read.
    Unreadable,
}

fn study(cell: &str) -> Cell {
    match length(cell) {
        Study::Taken(years) => Cell::Taken(years.to_string()),
        Study::Unreadable => {
            if let Some(wrong) = looks_changed(cell) {
                return Cell::bad(Code::ChangedCode, wrong);
            }
            if matches!(decimal(cell, Decimal::Any), Cell::Unknown) {
                return Cell::Unknown;
            }
            let wrong = both!(
                "\"{cell}\" is not a length of study that can be read",
                "“{cell}”不是可识别的学制"
            );
            let remedy = both!(
                "write years such as 三年 or 3, or leave it empty",
                "请写年数，如“三年”或 3，也可留空"
            );
            Cell::Bad(Code::NotReadable, wrong, Some(remedy))
        }
        Study::Empty | Study::Years(_) => text(cell),
    }
}

/// The length of study in a text. Where several entries are given, such as `六年（小学毕业起点）、三年`, the one without
/// a starting point in brackets counts: it starts where the level usually starts.
pub fn length(text: &str) -> Study {
    let plain = crate::reading::plain(text);
    let text = plain.as_deref().unwrap_or(text).trim();
    if text.is_empty() {
        return Study::Empty;
    }
    let mut entries = text.split(['、', ';', ',', '，', '；']).map(str::trim);
    let entry = entries.find(|entry| !entry.contains("起点"));
    let Some(entry) = entry else {
        return Study::Unreadable;
    };
    let bare = entry.split(['(', '（']).next().unwrap_or(entry).trim();
    if let Some(years) = years(bare) {
        return Study::Years(years);
    }
    let of = |sign: char| {
        let (first, second) = bare.split_once(sign)?;
        // 三至四年: the first number has no unit of its own.
        Some((years(first.trim())?, years(second.trim())?))
    };
    if let Some((first, second)) = of('+') {
        return sound(first + second).map_or(Study::Unreadable, Study::Taken);
    }
    match ['至', '到', '-', '~', '～', '—', '–'].into_iter().find_map(of) {
        Some((first, second)) if first < second => Study::Taken(first),
        _ => Study::Unreadable,
    }
}

/// No study takes more than ten years or less than a quarter of one.
fn sound(years: f64) -> Option<f64> {
    (0.25..=10.0).contains(&years).then_some(years)
}

/// One number of years: `3`, `3年`, `三年`, `四年制`, `二年半`, `2.5`.
fn years(text: &str) -> Option<f64> {
    let mut text = text.trim();
    for unit in ["制", "年", "学", " "] {
        text = text.strip_suffix(unit).unwrap_or(text);
    }
    let lower = text.to_ascii_lowercase();
    let text = lower.trim_end_matches("years").trim_end_matches("year").trim();
    if let Some(whole) = text.strip_suffix("年半").or_else(|| text.strip_suffix('半')) {
        return sound(number(whole.trim_end_matches('年'))? + 0.5);
    }
    sound(number(text)?)
}

fn number(text: &str) -> Option<f64> {
    const DIGITS: [&str; 11] = [
        "零",
        "一壹",
        "二贰两",
        "三叁",
        "四肆",
        "五伍",
        "六陆",
        "七柒",
        "八捌",
        "九玖",
        "十拾",
    ];
    if text.starts_with(|sign: char| sign.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    {
        return text.parse().ok();
    }
    let mut signs = text.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else {
        return None;
    };
    let place = DIGITS.iter().position(|digits| digits.contains(sign))?;
    Some(place as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_study_is_read_as_school_offices_write_it() {
        for (text, years) in [
            ("3", 3.0),
            ("3年", 3.0),
            ("三年", 3.0),
            ("３年", 3.0),
            ("4.0", 4.0),
            ("四年制", 4.0),
            ("四学年", 4.0),
            ("两年半", 2.5),
            ("2.5年", 2.5),
            ("3 years", 3.0),
            ("六年（小学毕业起点）、三年", 3.0),
            ("3年（初中毕业起点）、2年", 2.0),
        ] {
            assert_eq!(length(text), Study::Years(years), "{text}");
        }
        for (text, years) in [
            ("三至四年", 3.0),
            ("3-4年", 3.0),
            ("3年至4年", 3.0),
            ("三～四年", 3.0),
            ("3—4", 3.0),
            ("2+3", 5.0),
            ("3+2年", 5.0),
        ] {
            assert_eq!(length(text), Study::Taken(years), "{text}");
        }
        for text in ["弹性学制", "六年（小学毕业起点）", "4-3年", "36", "3月4日", "0"] {
            assert_eq!(length(text), Study::Unreadable, "{text}");
        }
        assert_eq!(study("—"), Cell::Unknown);
        assert!(matches!(study("3月4日"), Cell::Bad(Code::ChangedCode, ..)));
    }

    #[test]
    fn codes_are_put_back_where_they_can_be_only_one() {
        let back = |code: &str| Cell::PutBack(code.to_owned());
        assert_eq!(major("80710T"), back("080710T"));
        assert_eq!(major("854"), back("0854"));
        assert_eq!(major("080701.0"), back("080701"));
        assert_eq!(major("080902 K"), back("080902K"));
        assert_eq!(vocational("510401.0"), back("510401"));
        assert_eq!(degree("854"), back("0854"));
        assert_eq!(occupation("2-2-38-9"), back("2-02-38-09"));
        assert_eq!(occupation("2023809"), back("2-02-38-09"));
        assert_eq!(fixed("8", 2), back("08"));
        for (rule, text) in [
            (vocational as fn(&str) -> Cell, "51040"),
            (vocational, "合计"),
            (occupation, "2002/2/38"),
            (major, ""),
        ] {
            assert!(matches!(rule(text), Cell::Bad(..)), "{text}");
        }
        assert!(matches!(fixed("4.11E+09", 10), Cell::Bad(Code::ChangedCode, ..)));
    }

    #[test]
    fn levels_are_read_in_words_of_school_offices() {
        assert_eq!(level("secondary"), Cell::Good);
        assert_eq!(level("中职"), Cell::Clean("secondary".to_owned()));
        assert_eq!(level("高职(专科)"), Cell::Clean("higher_vocational".to_owned()));
        assert!(matches!(level("本科"), Cell::Bad(..)), "vocational or general");
    }
}
