//! Codes of the public tables, and what spreadsheets make of them: `="11.0701"`, `11.01`, `111011`, `05`.

use crate::reading::{Cell, Decimal, both, decimal, looks_changed};
use vocmatch::problem::Code;

/// How the cells of a column are read, by its name, which is the same in all files; none if it holds names or words.
pub fn rule(file: &str, column: &str) -> Option<fn(&str) -> Cell> {
    Some(match column {
        "cip2020_code" if file.starts_with("completions") => taught_field,
        "cip2020_code" if file.starts_with("cip2020_soc") => field,
        "cip2020_code" => class_or_field,
        "cip_code" => class,
        "soc_code" | "soc2018_code" | "oews_code" => soc,
        "onetsoc_code" | "related_onetsoc_code" => onet,
        "area_code" => area,
        "unitid" => unit,
        "cbsa" | "credential_level" | "category" | "majornum" | "display_level" | "state_fips" => number_code,
        "award_level" => award_level,
        "year" => year,
        "awards"
        | "employment"
        | "annual_p25"
        | "annual_median"
        | "annual_p75"
        | "completers_count"
        | "earnings"
        | "earnings_threshold_state" => whole,
        "latitude" | "longitude" => |cell| decimal(cell, Decimal::Any),
        "importance" | "level" | "pct_respondents" | "annual_openings_k" => positive,
        _ if is_dated_jobs(column) => positive,
        _ => return None,
    })
}

fn whole(cell: &str) -> Cell {
    decimal(cell, Decimal::Whole)
}

fn positive(cell: &str) -> Cell {
    decimal(cell, Decimal::Positive)
}

/// `emp_2024_k`: thousands of jobs in a year.
pub fn is_dated_jobs(column: &str) -> bool {
    let year = column
        .strip_prefix("emp_")
        .and_then(|rest| rest.strip_suffix("_k"));
    year.is_some_and(|year| year.len() == 4 && is_digits(year))
}

/// The headers of a column where it is published.
pub fn others(column: &str) -> &'static [&'static str] {
    match column {
        "cip2020_code" => &["CIPCODE", "CIP2020Code", "CIP Code"],
        "title" => &["CIPTitle", "OCC_TITLE"],
        "definition" => &["CIPDefinition"],
        "soc2018_code" => &["SOC2018Code", "2018 SOC Code"],
        "unitid" => &["UNIT ID"],
        "award_level" => &["AWLEVEL", "AWLEVELC"],
        "awards" => &["CTOTALT"],
        "name" => &["INSTNM"],
        "state" => &["STABBR"],
        "state_fips" => &["FIPS"],
        "county_name" => &["COUNTYNM"],
        "longitude" => &["LONGITUD"],
        "area_code" => &["AREA"],
        "soc_code" => &["OCC_CODE"],
        "employment" => &["TOT_EMP"],
        "annual_p25" => &["A_PCT25"],
        "annual_median" => &["A_MEDIAN"],
        "annual_p75" => &["A_PCT75"],
        "industry_code" => &["NAICS"],
        "onetsoc_code" => &["O*NET-SOC Code"],
        "element_id" => &["Element ID"],
        _ => &[],
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Digits without the `.0` that a spreadsheet put behind them.
fn digits(text: &str) -> Option<&str> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
    (is_digits(whole) && !rest.is_empty() && rest.bytes().all(|b| b == b'0')).then_some(whole)
}

/// The fault of a code of no known form.
fn refused(text: &str, form: &str) -> Cell {
    if let Some(wrong) = looks_changed(text) {
        return Cell::bad(Code::ChangedCode, wrong);
    }
    let wrong = both!(
        "\"{text}\" is not a code of the form {form}",
        "“{text}”不是 {form} 形式的代码"
    );
    let remedy = both!("write the code as it is published", "请照公开发布的写法填写代码");
    Cell::Bad(Code::NotReadable, wrong, Some(remedy))
}

/// A code of six digits, `11.0701`, from a number that lost zeros before or after it.
pub fn padded(text: &str) -> Option<String> {
    if let Some(whole) = digits(text).filter(|whole| (5..=6).contains(&whole.len())) {
        let whole = format!("{whole:0>6}");
        return Some(format!("{}.{}", &whole[..2], &whole[2..]));
    }
    let (family, rest) = text.split_once('.')?;
    let sound = is_digits(family) && family.len() <= 2 && is_digits(rest) && rest.len() <= 4;
    sound.then(|| format!("{family:0>2}.{rest:0<4}"))
}

fn is_field(text: &str) -> bool {
    let is_right = |(at, b): (usize, u8)| if at == 2 { b == b'.' } else { b.is_ascii_digit() };
    text.len() == 7 && text.bytes().enumerate().all(is_right)
}

/// A field of six digits.
fn field(text: &str) -> Cell {
    if text.is_empty() || is_field(text) {
        return Cell::Good;
    }
    match padded(text) {
        Some(code) => Cell::PutBack(code),
        None => refused(text, "NN.NNNN"),
    }
}

/// A field that is taught: short codes may be those of classes and of families, which only the catalogue tells.
fn taught_field(text: &str) -> Cell {
    if is_field(text) {
        return Cell::Good;
    }
    let rest = text.strip_prefix(ALL_FIELDS);
    let is_all = rest.is_some_and(|rest| rest.trim_matches(['.', '0']).is_empty());
    if text.is_empty() || is_total(text) || is_all {
        return Cell::Clean(ALL_FIELDS.to_owned());
    }
    let (family, rest) = text.split_once('.').unwrap_or((text, ""));
    if is_digits(family) && family.len() <= 2 && rest.len() <= 2 && (rest.is_empty() || is_digits(rest)) {
        return Cell::Good;
    }
    field(text)
}

/// The code of all fields together in the statistics of awards.
pub const ALL_FIELDS: &str = "99";

/// A family, a class or a field.
fn class_or_field(text: &str) -> Cell {
    let (family, rest) = text.split_once('.').unwrap_or((text, ""));
    if text.is_empty() || is_field(text) {
        return Cell::Good;
    }
    if !is_digits(family) || !(rest.is_empty() || is_digits(rest)) {
        return refused(text, "NN, NN.NN / NN.NNNN");
    }
    let code = match (family.len(), rest.len()) {
        (1..=2, 0) => format!("{family:0>2}"),
        (1..=2, 1..=2) => format!("{family:0>2}.{rest:0<2}"),
        _ => match padded(text) {
            Some(code) => code,
            None => return refused(text, "NN, NN.NN / NN.NNNN"),
        },
    };
    if code == text {
        Cell::Good
    } else {
        Cell::PutBack(code)
    }
}

/// A class of four digits without its point, as the College Scorecard writes it.
fn class(text: &str) -> Cell {
    if text.is_empty() || (is_digits(text) && text.len() >= 4) {
        return Cell::Good;
    }
    if let Some(whole) = digits(text).filter(|whole| whole.len() <= 4 && !text.ends_with(".00")) {
        let code = format!("{whole:0>4}");
        return Cell::PutBack(code);
    }
    match padded(text) {
        Some(code) => Cell::Clean(code.replace('.', "").chars().take(4).collect()),
        None => refused(text, "NNNN"),
    }
}

/// An occupation, `11-1011`.
fn soc(text: &str) -> Cell {
    let bytes = text.as_bytes();
    let is_dashed = |bytes: &[u8]| {
        bytes.len() == 7
            && bytes[2] == b'-'
            && bytes
                .iter()
                .enumerate()
                .all(|(at, b)| at == 2 || b.is_ascii_digit())
    };
    if text.is_empty() || is_dashed(bytes) {
        return Cell::Good;
    }
    if let Some(start) = text
        .strip_suffix(".00")
        .filter(|start| is_dashed(start.as_bytes()))
    {
        return Cell::Clean(start.to_owned());
    }
    match digits(text) {
        Some(whole) if whole.len() == 6 => Cell::PutBack(format!("{}-{}", &whole[..2], &whole[2..])),
        Some("0") => Cell::PutBack("00-0000".to_owned()),
        _ => refused(text, "NN-NNNN"),
    }
}

/// An occupation of O*NET, `11-1011.00`.
fn onet(text: &str) -> Cell {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if !part.is_empty() && !is_digits(part) || part.len() > 2 {
        return refused(text, "NN-NNNN.NN");
    }
    match (soc(whole), part.len()) {
        (Cell::Good, 2) => Cell::Good,
        (Cell::Good, 0) if text.is_empty() => Cell::Good,
        (Cell::Good, _) => Cell::PutBack(format!("{whole}.{part:0<2}")),
        (Cell::PutBack(whole), _) => Cell::PutBack(format!("{whole}.{part:0<2}")),
        _ => refused(text, "NN-NNNN.NN"),
    }
}

/// An area of the wage tables: seven digits.
fn area(text: &str) -> Cell {
    match digits(text) {
        Some(whole) if whole == text && whole.len() >= 7 => Cell::Good,
        Some(whole) => Cell::PutBack(format!("{whole:0>7}")),
        None if text.is_empty() => Cell::Good,
        None => refused(text, "NNNNNNN"),
    }
}

/// An institution; empty for a row of all of them.
fn unit(text: &str) -> Cell {
    match digits(text) {
        Some(whole) if whole == text => Cell::Good,
        Some(whole) => Cell::PutBack(whole.to_owned()),
        None if is_total(text) => Cell::Clean(String::new()),
        None if text.is_empty() => Cell::Good,
        None => refused(text, "NNNNNN"),
    }
}

/// A code that is a number: `17020.0` is 17020.
fn number_code(text: &str) -> Cell {
    match digits(text) {
        Some(whole) if whole != text => Cell::PutBack(whole.to_owned()),
        Some(_) => Cell::Good,
        None => looks_changed(text).map_or(Cell::Good, |wrong| Cell::bad(Code::ChangedCode, wrong)),
    }
}

/// An award level; the older files write 05.
fn award_level(text: &str) -> Cell {
    if is_total(text) || matches!(text, "" | "0" | "00" | "99") {
        return Cell::Clean(ALL_LEVELS.to_owned());
    }
    match digits(text).map(|whole| whole.trim_start_matches('0')) {
        Some(level) if level != text && !level.is_empty() => Cell::Clean(level.to_owned()),
        _ => looks_changed(text).map_or(Cell::Good, |wrong| Cell::bad(Code::ChangedCode, wrong)),
    }
}

/// The award level of a row that counts all of them.
pub const ALL_LEVELS: &str = "all";

fn year(text: &str) -> Cell {
    match digits(text) {
        Some(year) if year.len() == 4 && year == text => Cell::Good,
        Some(year) if year.len() == 4 => Cell::Clean(year.to_owned()),
        _ => {
            let wrong = both!("\"{text}\" is not a year", "“{text}”不是年份");
            let remedy = both!("write it with four digits", "请写四位数的年份");
            Cell::Bad(Code::NotAYear, wrong, Some(remedy))
        }
    }
}

fn is_total(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = [
        "total",
        "all",
        "grand total",
        "subtotal",
        "sum",
        "合计",
        "总计",
        "小计",
    ];
    words.contains(&lower.trim_end_matches(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(code: &str) -> Cell {
        Cell::PutBack(code.to_owned())
    }

    #[test]
    fn codes_of_fields_are_put_back_where_they_can_be_only_one() {
        for (text, code) in [
            ("11.01", "11.0100"),
            ("1.0", "01.0000"),
            ("1.0101", "01.0101"),
            ("51.381", "51.3810"),
            ("110701", "11.0701"),
            ("10101", "01.0101"),
            ("510401.0", "51.0401"),
        ] {
            assert_eq!(field(text), back(code), "{text}");
        }
        assert_eq!(field("11.0701"), Cell::Good);
        for text in ["4.11E+09", "Nov-11", "11.07011", "2011/11/1", "x"] {
            assert!(matches!(field(text), Cell::Bad(..)), "{text}");
        }
        assert_eq!(taught_field("11.01"), Cell::Good, "the catalogue decides");
        assert_eq!(taught_field("990000"), Cell::Clean(ALL_FIELDS.to_owned()));
        assert_eq!(class_or_field("1.1"), back("01.10"));
        assert_eq!(class_or_field("1"), back("01"));
        assert_eq!(class("138"), back("0138"));
        assert_eq!(class("51.38"), Cell::Clean("5138".to_owned()));
    }

    #[test]
    fn codes_of_occupations_areas_and_institutions_are_put_back() {
        assert_eq!(soc("111011"), back("11-1011"));
        assert_eq!(soc("111011.0"), back("11-1011"));
        assert_eq!(onet("111011.03"), back("11-1011.03"));
        assert_eq!(onet("11-1011"), back("11-1011.00"));
        assert_eq!(onet("15-1299.08"), Cell::Good);
        assert_eq!(area("12540"), back("0012540"));
        assert_eq!(area("0012540"), Cell::Good);
        assert_eq!(unit("100654.0"), back("100654"));
        assert!(matches!(unit("1.00654E+05"), Cell::Bad(Code::ChangedCode, ..)));
        assert!(matches!(soc("Nov-11"), Cell::Bad(Code::ChangedCode, ..)));
    }

    #[test]
    fn award_levels_are_numbers_however_they_are_padded() {
        for (text, level) in [("05", "5"), ("5.0", "5"), ("020", "20"), ("07", "7")] {
            assert_eq!(award_level(text), Cell::Clean(level.to_owned()), "{text}");
        }
        assert_eq!(award_level("21"), Cell::Good);
        for text in ["Total", "99", "0", ""] {
            assert_eq!(award_level(text), Cell::Clean(ALL_LEVELS.to_owned()), "{text}");
        }
    }
}
