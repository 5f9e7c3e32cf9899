//! Codes as numbers: what spreadsheet programs make of them, and which codes are equal but for that.

use super::form::{half_width, is_dash};
use super::words::{Words, both};

/// What a spreadsheet program made of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Changed {
    /// `4.11E+09`.
    Exponent,
    /// `Nov-11`.
    Date,
}

impl Changed {
    /// What is wrong with the code.
    pub(crate) fn wrong(self, code: &str) -> Words {
        match self {
            Changed::Exponent => both!(
                "\"{code}\" is a number in exponent notation: a spreadsheet program changed the code, and its last digits are lost",
                "“{code}”是科学记数法的数字：代码被电子表格程序改动，末尾数字已丢失"
            ),
            Changed::Date => both!(
                "\"{code}\" is a date: a spreadsheet program changed the code",
                "“{code}”是日期：代码被电子表格程序改动"
            ),
        }
    }
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Whether a code is what a spreadsheet program makes of one: a number in exponent notation or a date.
pub(crate) fn changed(code: &str) -> Option<Changed> {
    let first = code.bytes().next()?;
    if code.len() > 24 || !(first.is_ascii_digit() || first.is_ascii_uppercase()) {
        return None;
    }
    if code.contains('+') {
        return is_exponent(code).then_some(Changed::Exponent);
    }
    is_date(code).then_some(Changed::Date)
}

/// `4.11E+09`.
fn is_exponent(code: &str) -> bool {
    let Some((mantissa, exponent)) = code.split_once(['E', 'e']) else {
        return false;
    };
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix('+').unwrap_or_default();
    whole.len() == 1 && [whole, decimals, exponent].into_iter().all(is_number) && exponent.len() <= 3
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of at most this many digits that lies in the range.
fn lies(text: &str, digits: usize, least: u32, most: u32) -> bool {
    let number = Some(text).filter(|text| is_number(text) && text.len() <= digits);
    number
        .and_then(|text| text.parse().ok())
        .is_some_and(|number| (least..=most).contains(&number))
}

/// `Nov-11`, `11-Nov`, `11-Nov-25`, `2011/11/1`, `2011-11-01`, `11月11日`, `2011年11月`.
fn is_date(code: &str) -> bool {
    let day = |text: &str| lies(text, 2, 1, 31);
    let month = |text: &str| lies(text, 2, 1, 12);
    let year = |text: &str| text.len() == 4 && lies(text, 4, 1900, 2199);
    let short = |text: &str| text.len() == 2 && is_number(text) || year(text);
    if code.contains('月') {
        let rest = code
            .split_once('年')
            .map_or(Some(code), |(first, rest)| year(first).then_some(rest));
        let parts = rest.and_then(|rest| rest.split_once('月'));
        return parts.is_some_and(|(first, last)| {
            month(first) && (last.is_empty() || last.strip_suffix('日').is_some_and(day))
        });
    }
    let separator = if code.contains('/') { '/' } else { '-' };
    let mut parts = code.split(separator);
    let (first, second, third) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let named = |text: &str| MONTHS.contains(&text);
    let is_whole = parts.next().is_none();
    is_whole
        && match (second, third, separator) {
            (Some(second), None, '-') => named(first) && short(second) || day(first) && named(second),
            (Some(second), Some(third), '-') => {
                day(first) && named(second) && short(third)
                    || year(first) && second.len() == 2 && month(second) && third.len() == 2 && day(third)
            }
            (Some(second), Some(third), _) => {
                year(first) && month(second) && day(third)
                    || year(third) && (month(first) && day(second) || day(first) && month(second))
            }
            _ => false,
        }
}

/// A code of digits: its parts between separators, and the letters after it: `01.0000a` has 01, 0000 and `a`.
struct Parts {
    fields: Vec<String>,
    /// The separator after each field but the last.
    separators: Vec<char>,
    letters: String,
}

/// The most letters after a code of digits.
const LETTERS: usize = 4;

fn parts(code: &str) -> Option<Parts> {
    let code = code.strip_prefix('\'').unwrap_or(code);
    let mut parts = Parts {
        fields: vec![String::new()],
        separators: Vec::new(),
        letters: String::new(),
    };
    for c in code.chars().map(half_width) {
        let last = parts.fields.last_mut()?;
        if c.is_ascii_digit() && parts.letters.is_empty() {
            last.push(c);
        } else if c.is_ascii_alphabetic() && parts.letters.len() < LETTERS {
            parts.letters.push(c);
        } else if is_separator(c) && parts.letters.is_empty() && !last.is_empty() {
            parts.separators.push(if is_dash(c) { '-' } else { c });
            parts.fields.push(String::new());
        } else {
            return None;
        }
    }
    (!parts.fields.iter().any(String::is_empty)).then_some(parts)
}

fn is_separator(c: char) -> bool {
    is_dash(c) || matches!(c, '.' | ',' | '_' | '/' | ' ')
}

/// Whether a text is a code of digits, perhaps in fields and with a few letters after it.
pub(super) fn is_code(text: &str) -> bool {
    parts(text).is_some()
}

/// The code as the number that a spreadsheet program reads, with the letters after it: `1a` for `01.0000a` and for
/// `1.0a`. `None` if it is no number. O(length).
pub(crate) fn number_value(code: &str) -> Option<String> {
    let parts = parts(code)?;
    let mut number = String::new();
    let mut decimals = "";
    for (k, field) in parts.fields.iter().enumerate() {
        match k.checked_sub(1).and_then(|k| parts.separators.get(k)) {
            None => number.push_str(field),
            Some(',') if field.len() == 3 => number.push_str(field),
            Some('.') if k + 1 == parts.fields.len() => decimals = field,
            Some(_) => return None,
        }
    }
    let (whole, decimals) = (number.trim_start_matches('0'), decimals.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    let dot = if decimals.is_empty() { "" } else { "." };
    Some([whole, dot, decimals, &parts.letters].concat())
}

/// The digits of a code, without separators and leading zeros, and the letters after it: 111011 for `11-1011`. `None`
/// if it has fewer than four.
pub(crate) fn only_digits(code: &str) -> Option<String> {
    let parts = parts(code)?;
    let digits = parts.fields.concat();
    (digits.len() >= 4).then(|| [digits.trim_start_matches('0'), &parts.letters].concat())
}

/// Whether two codes of the same digits can be one: in the same fields, or one of them without any.
pub(crate) fn same_fields(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (parts(one), parts(other)) else {
        return false;
    };
    let sizes = |parts: &Parts| -> Vec<usize> { parts.fields.iter().map(String::len).collect() };
    // The part before a dot has lost zeros more often than a dot its meaning.
    let is_decimal = |parts: &Parts| parts.separators == ['.'];
    match (one.fields.len(), other.fields.len()) {
        (1, 1) => true,
        (1, _) => !is_decimal(&other) || other.fields.concat().len() > 4,
        (_, 1) => !is_decimal(&one) || one.fields.concat().len() > 4,
        _ => sizes(&one) == sizes(&other),
    }
}

/// How much of a code is there: its digits and separators, not counting what a spreadsheet program adds. Of two codes
/// that are equal as numbers, the fuller one is as it was.
pub(crate) fn fullness(code: &str) -> (usize, usize) {
    let Some(parts) = parts(code) else {
        return (0, 0);
    };
    let mut fields: Vec<&str> = parts.fields.iter().map(String::as_str).collect();
    let mut separators = parts.separators.iter().filter(|c| **c != ',').count();
    if parts.separators == ['.'] && fields.last() == Some(&"0") {
        fields.pop();
        separators = 0;
    }
    (fields.iter().map(|field| field.len()).sum(), separators)
}

/// The text in a cell that spreadsheet programs are to take as it is: `="01.0000"`.
pub(crate) fn unguarded(text: &str) -> Option<&str> {
    let text = text.strip_prefix("=\"")?.strip_suffix('"')?;
    (!text.contains('"')).then(|| text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_exponent_notation_and_dates_are_known_and_codes_are_not() {
        for code in ["4.11E+09", "4E+09", "1.08232E+11", "4.11e+09"] {
            assert_eq!(changed(code), Some(Changed::Exponent), "{code}");
        }
        for code in [
            "Nov-11",
            "11-Nov",
            "Nov-2011",
            "11-Nov-25",
            "2011/11/1",
            "11/1/2011",
            "2011-11-01",
            "11月11日",
            "2011年11月",
            "2011年11月1日",
        ] {
            assert_eq!(changed(code), Some(Changed::Date), "{code}");
        }
        for code in [
            "11-1011",
            "01.0000a",
            "2.A.1.a",
            "C++",
            "1E5",
            "2-02-07-07",
            "Nov",
            "Nov-111",
            "2-02-07",
            "A/B",
            "1/2",
            "13/13/2011",
            "正月",
            "",
            "E+",
            "51O401",
            "2011-13-01",
            "4111010005-0854",
        ] {
            assert_eq!(changed(code), None, "{code}");
        }
    }

    #[test]
    fn codes_are_compared_by_their_value() {
        for (one, other) in [
            ("01.0000", "1.0"),
            ("01.0000", "1"),
            ("01.0000a", "1.0a"),
            ("11.0100", "11.01"),
            ("510401.0", "510401"),
            ("010401", "10401"),
            ("'010401", "10401"),
            ("510,401", "510401"),
            ("００", "0"),
        ] {
            assert_eq!(number_value(one), number_value(other), "{one} {other}");
            assert!(number_value(one).is_some(), "{one}");
        }
        for (one, other) in [
            ("01.0000a", "51.0001a"),
            ("01.0000a", "1.0b"),
            ("1.10", "1.01"),
            ("10", "1.0"),
        ] {
            assert_ne!(number_value(one), number_value(other), "{one} {other}");
        }
        assert_eq!(number_value("11-1011"), None);
        assert_eq!(only_digits("11-1011"), only_digits("111011"));
        assert_eq!(only_digits("11–1011"), only_digits("11.1011"));
        assert!(same_fields("11-1011", "11.1011") && same_fields("111011", "11-1011"));
        assert!(!same_fields("1-11011", "11-1011") && !same_fields("11.01", "1101"));
    }

    #[test]
    fn the_fuller_code_has_more_digits_or_fields() {
        assert!(fullness("01.0000a") > fullness("1.0a"));
        assert!(fullness("11.0100") > fullness("11.01"));
        assert!(fullness("510401.0") == fullness("510401"));
        assert!(fullness("11-1011") > fullness("111011"));
        assert!(fullness("510,401") == fullness("510401"));
    }

    #[test]
    fn a_guarded_cell_holds_the_text_in_it() {
        assert_eq!(unguarded("=\"01.0000\""), Some("01.0000"));
        assert_eq!(unguarded("=\"\""), Some(""));
        assert_eq!(unguarded("=A1"), None);
        assert_eq!(unguarded("=\"a\"&\"b\""), None);
    }
}
