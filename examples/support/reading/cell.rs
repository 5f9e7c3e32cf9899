//! One cell: what is unambiguous is read, with a word if a spreadsheet changed it; all else is a fault.

use super::words::{Words, both};
use vocmatch::problem::Code;

/// What a cell holds.
#[derive(Debug, PartialEq)]
pub enum Cell {
    /// It is read as it stands.
    Good,
    /// It is read as this text, and nothing needs to be told: a guard, full width, leading zeros that are customary.
    Clean(String),
    /// A spreadsheet changed it; it is put back to this text, and that is told.
    PutBack(String),
    /// It is taken for this number though others are thinkable, and that is told.
    Taken(String),
    /// A mark for nothing or for a number that is withheld.
    Unknown,
    /// It cannot be read.
    Bad(Code, Words, Option<Words>),
}

impl Cell {
    /// `wrong` and the code's remedy.
    pub fn bad(code: Code, wrong: Words) -> Cell {
        Cell::Bad(code, wrong, None)
    }
}

/// A cell without what programs put round text: the guard `="…"`, an apostrophe, full width, invisible characters.
/// `None` if nothing is to be taken off.
pub fn plain(text: &str) -> Option<String> {
    let trimmed = text.trim();
    let is_ascii = trimmed.is_ascii();
    let is_guarded = trimmed.starts_with(['=', '\'', '"']);
    if is_ascii && !is_guarded {
        return None;
    }
    let mut plain: String = trimmed.chars().filter_map(half_width).collect();
    plain = plain.trim().into();
    if let Some(inner) = plain.strip_prefix('=') {
        let quoted = inner
            .trim()
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        if let Some(inner) = quoted {
            plain = inner.trim().into();
        }
    }
    if let Some(inner) = plain.strip_prefix('\'').filter(|rest| !rest.contains('\'')) {
        plain = inner.into();
    }
    (plain != trimmed).then_some(plain)
}

/// A character at half width; none if it is invisible.
fn half_width(sign: char) -> Option<char> {
    match sign {
        '\u{3000}' | '\u{A0}' | '\u{2007}' | '\u{202F}' => Some(' '),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(sign) - 0xFEE0),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' => None,
        other => Some(other),
    }
}

/// A text: read as it stands, but for the guard `="…"`.
pub fn text(text: &str) -> Cell {
    let inner = text
        .trim()
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    inner.map_or(Cell::Good, |inner| Cell::Clean(inner.to_owned()))
}

/// Why a code looks as if a spreadsheet had changed it beyond repair: an exponent or a date.
pub fn looks_changed(text: &str) -> Option<Words> {
    let lower = text.to_ascii_lowercase();
    let is_exponent = lower.split_once('e').is_some_and(|(mantissa, power)| {
        mantissa.starts_with(|sign: char| sign.is_ascii_digit())
            && mantissa.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && power.starts_with(['+', '-'])
            && power[1..].bytes().all(|b| b.is_ascii_digit())
    });
    if is_exponent {
        return Some(both!(
            "\"{text}\" is a number in exponent notation; a spreadsheet program changed the code",
            "“{text}”是科学记数法的数字；代码被电子表格程序改动"
        ));
    }
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let parts: Vec<&str> = lower.split(['-', '/', ' ']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let has_month =
        parts.len() <= 3 && parts.iter().any(|part| months.contains(part)) && parts.iter().any(is_number);
    let is_date = has_month
        || (text.contains('月') && (text.contains('日') || text.contains('年')))
        || (lower.matches('/').count() == 2 && parts.iter().all(is_number))
        || (parts.len() >= 3
            && parts[0].len() == 4
            && parts[1].len() <= 2
            && parts[..3].iter().all(is_number));
    is_date.then(|| {
        both!(
            "\"{text}\" is a date; a spreadsheet program changed the code",
            "“{text}”是日期；代码被电子表格程序改动"
        )
    })
}

/// Marks for nothing and for what a publisher withheld, in small letters.
const MARKS: [&str; 39] = [
    "*",
    "**",
    "***",
    "#",
    "##",
    "~",
    ".",
    "..",
    "...",
    "…",
    "—",
    "——",
    "–",
    "-",
    "--",
    "/",
    "n/a",
    "na",
    "n.a.",
    "nan",
    "null",
    "none",
    "nil",
    "\\n",
    "x",
    "(x)",
    "s",
    "d",
    "ps",
    "p",
    "privacysuppressed",
    "suppressed",
    "#n/a",
    "无",
    "暂无",
    "没有",
    "不详",
    "未知",
    "空",
];

/// Whether a text stands for nothing: a known mark, an imputation flag in place of a number, `<10`.
fn is_mark(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_flag = text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase());
    let is_bound = lower
        .strip_prefix(['<', '≤', '＜'])
        .map(|rest| rest.trim_start_matches('=').trim())
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    is_flag || is_bound || MARKS.contains(&lower.as_str())
}

/// What a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimal {
    /// Any number.
    Any,
    /// Zero or more, such as a rate.
    Positive,
    /// A count or a sum of money: whole as a rule, so that a dot before three digits may separate thousands.
    Whole,
}

/// A number: a point before decimals, commas or spaces between thousands, a sign of dollars before it.
pub fn decimal(text: &str, kind: Decimal) -> Cell {
    let not_a_number = || {
        Cell::bad(
            Code::NotReadable,
            both!("\"{text}\" is not a number", "“{text}”不是数字"),
        )
    };
    // What most cells hold: digits, with a point where decimals are usual.
    let points = text.bytes().filter(|b| *b == b'.').count();
    let is_plain = text.len() < 16 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if is_plain && !text.starts_with('.') && points <= usize::from(kind != Decimal::Whole) {
        return Cell::Good;
    }
    if text.is_empty() || is_mark(text) || matches!(text, "-1" | "-2" | "-3") {
        return if text.is_empty() {
            Cell::Good
        } else {
            Cell::Unknown
        };
    }
    if kind == Decimal::Whole && is_grouped(text, '.') && !text.starts_with('0') {
        return Cell::Bad(
            Code::ThousandsDot,
            both!(
                "\"{text}\" can be read with or without decimals, because a dot stands before three digits",
                "“{text}”的点后有三位数字，可能是小数点，也可能是千位分隔符"
            ),
            None,
        );
    }
    let bare = text.trim_start_matches(['$', '¥']).trim();
    let joined = [',', ' '].into_iter().find(|sign| is_grouped(bare, *sign));
    let digits = joined.map_or_else(|| bare.to_owned(), |sign| bare.replace(sign, ""));
    match digits.parse::<f64>() {
        Ok(number) if !number.is_finite() => not_a_number(),
        Ok(_) if !digits.ends_with(|sign: char| sign.is_ascii_digit() || sign == '.') => not_a_number(),
        Ok(number) if number < 0.0 && kind != Decimal::Any => {
            Cell::bad(Code::OutOfRange, both!("\"{text}\" is below 0", "“{text}”小于 0"))
        }
        Ok(number) if kind == Decimal::Whole && digits.contains(['e', 'E']) && number >= 1e5 => {
            looks_changed(text).map_or_else(not_a_number, |wrong| Cell::bad(Code::ChangedCode, wrong))
        }
        Ok(_) if digits == text => Cell::Good,
        Ok(_) => Cell::Clean(digits),
        Err(_) => not_a_number(),
    }
}

/// Whether digits stand in groups of three with this sign between, such as `1,240` or `12,300.5`.
fn is_grouped(text: &str, sign: char) -> bool {
    let whole = if sign == '.' {
        text
    } else {
        text.split('.').next().unwrap_or(text)
    };
    let mut groups = whole.trim_start_matches('-').split(sign);
    let is_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let starts = groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()) && is_digits(first));
    let mut count = 0;
    let rest = groups.all(|group| {
        count += 1;
        group.len() == 3 && is_digits(group)
    });
    starts && rest && count > 0
}
