//! Numbers as people write them: with separators of thousands, with a unit, with a decimal comma. What can be read in
//! one way is read; for the rest, the number that is probably meant.

use super::number::NumberKind;
use crate::problem::half_width;

/// From here on a number has more digits than a cell keeps.
pub(super) const MOST_DIGITS: usize = 15;

/// Whether a dot stands before three digits where thousands may be meant: `1.000`, `160.000`, `1.250.000`. Not where a
/// number begins with 0, and not after more than three digits.
pub(super) fn two_ways(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    text.contains('.') && groups(text, '.').is_some()
}

/// The digits of a number in groups of three, without the separators: 1000 for `1,000`.
fn groups(text: &str, separator: char) -> Option<String> {
    let mut parts = text.split(separator);
    let first = parts.next()?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=3).contains(&first.len()) || !digits(first) || first.starts_with('0') {
        return None;
    }
    let mut whole = first.to_owned();
    let mut count = 0;
    for part in parts {
        if part.len() != 3 || !digits(part) {
            return None;
        }
        whole += part;
        count += 1;
    }
    (count > 0).then_some(whole)
}

/// The text in usual width, with usual signs.
fn plain(text: &str) -> String {
    let signs = text.chars().map(|c| match c {
        '\u{2212}' | '\u{2013}' | '\u{FE63}' => '-',
        '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => ' ',
        '\u{2019}' | '\u{2018}' => '\'',
        '\u{FFE5}' => '¥',
        c => half_width(c),
    });
    let text: String = signs.filter(|c| !matches!(c, '\u{FEFF}' | '\u{200B}')).collect();
    text.trim().to_owned()
}

/// Units that say nothing new of a number of this kind, the longest first.
fn units(kind: NumberKind) -> &'static [&'static str] {
    match kind {
        NumberKind::Heads(_) => &["people", "persons", "人", "名", "个", "位"],
        NumberKind::Year => &["年度", "年"],
        NumberKind::Range { unit, .. } => match unit.0 {
            "years" => &["years", "year", "yrs", "年", "岁"],
            "weeks" => &["weeks", "week", "周"],
            "minutes" => &["minutes", "min", "分钟"],
            "degrees" => &["°", "度"],
            "an amount" => &["元/年", "元", "usd"],
            _ => &[],
        },
        NumberKind::Share(..) | NumberKind::Finite => &[],
    }
}

/// Whether numbers of this kind are amounts of money.
pub(super) fn is_money(kind: NumberKind) -> bool {
    matches!(
        kind,
        NumberKind::Range {
            unit: ("an amount", _),
            ..
        }
    )
}

/// The number as a program writes it, if the text can mean one number only. `whole`: the column takes whole numbers.
pub(super) fn read(text: &str, kind: NumberKind, whole: bool) -> Option<String> {
    let starts_as_one = text.starts_with(|c: char| !c.is_ascii_alphabetic() || is_money(kind));
    if !starts_as_one {
        return None;
    }
    let text = &bare(&plain(text), kind);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = if whole || is_money(kind) {
        ungrouped(digits).unwrap_or_else(|| digits.to_owned())
    } else {
        digits.to_owned()
    };
    let is_number = digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1;
    (is_number && !((whole || is_money(kind)) && two_ways(&digits))).then(|| [sign, &digits].concat())
}

/// A number without the sign of money before it and the unit after it.
fn bare(text: &str, kind: NumberKind) -> String {
    let mut text = text.to_lowercase();
    if is_money(kind) {
        let signs = ["us$", "usd", "rmb", "cny", "$", "¥"];
        let rest = signs.iter().find_map(|sign| text.strip_prefix(sign));
        text = rest.map(|rest| rest.trim_start().to_owned()).unwrap_or(text);
    }
    let rest = units(kind).iter().find_map(|unit| text.strip_suffix(unit));
    rest.map(|rest| rest.trim_end().to_owned()).unwrap_or(text)
}

/// A number whose thousands are set apart by commas, spaces or apostrophes.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, rest) = text
        .split_once('.')
        .map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let whole = [',', ' ', '\'']
        .into_iter()
        .find_map(|separator| groups(whole, separator))?;
    Some(match rest {
        Some(rest) => format!("{whole}.{rest}"),
        None => whole,
    })
}

/// The number that is probably meant by a text that is not read.
pub(super) fn meant(text: &str, kind: NumberKind, whole: bool) -> Option<String> {
    let text = &plain(text).to_lowercase();
    let share = matches!(kind, NumberKind::Share(..));
    let (number, power) = if share && let Some(rest) = text.strip_suffix('%') {
        (rest.trim_end(), -2)
    } else if share && let Some(rest) = text.strip_suffix('‰') {
        (rest.trim_end(), -3)
    } else {
        scaled(text.trim_end_matches(['人', '名', '元']))
    };
    let number = commas(number.trim_start_matches(['$', '¥', '约']).trim())?;
    let number = shifted(&number, power)?;
    (!whole || !number.contains('.')).then_some(number)
}

/// A number and the power of ten after it: `5万` is 5 and 4.
fn scaled(text: &str) -> (&str, i32) {
    let scales = [("百万", 6), ("万", 4), ("亿", 8), ("千", 3), ("k", 3)];
    for (scale, power) in scales {
        if let Some(rest) = text.strip_suffix(scale) {
            return (rest.trim_end(), power);
        }
    }
    let exponent = text.split_once('e');
    match exponent.and_then(|(number, power)| Some((number, power.parse::<i32>().ok()?))) {
        Some((number, power)) if (-9..=12).contains(&power) => (number, power),
        _ => (text, 0),
    }
}

/// A number with a decimal comma, or with several separators of thousands, as a program writes it.
fn commas(text: &str) -> Option<String> {
    let is_number = |text: &str| {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let dots = digits.bytes().filter(|byte| *byte == b'.').count();
        dots <= 1
            && digits.bytes().any(|byte| byte.is_ascii_digit())
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    if is_number(text) {
        return Some(text.to_owned());
    }
    if text.matches('.').count() > 1 {
        return groups(text, '.');
    }
    let (whole, rest) = text.rsplit_once(',')?;
    let dotted = whole.replace(['.', ' '], "");
    let comma = format!("{dotted}.{rest}");
    (text.matches(',').count() == 1 && is_number(&comma)).then_some(comma)
}

/// A decimal number times a power of ten, digit by digit; `None` if the text is no decimal number.
pub(super) fn shifted(text: &str, power: i32) -> Option<String> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = [whole, rest].concat();
    if digits.is_empty() || digits.len() > 40 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let point = i32::try_from(whole.len()).ok()?.checked_add(power)?;
    let before = usize::try_from(-point).unwrap_or(0);
    let point = usize::try_from(point).unwrap_or(0);
    let mut digits = ["0".repeat(before), digits].concat();
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, rest) = digits.split_at(point);
    let (whole, rest) = (whole.trim_start_matches('0'), rest.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if rest.is_empty() {
        [sign, whole].concat()
    } else {
        [sign, whole, ".", rest].concat()
    })
}

/// A number of a cell that holds a number, so that no dot of it can set thousands apart: `160.125` gets a zero more.
#[cfg(any(feature = "csv", feature = "json", feature = "xlsx"))]
pub(super) fn exact(number: String) -> String {
    if two_ways(&number) { number + "0" } else { number }
}

#[cfg(test)]
mod tests {
    use super::super::number::{LONGITUDE, MONEY, PEOPLE, SHARE, YEAR};
    use super::*;

    #[test]
    fn a_dot_before_three_digits_can_be_read_in_two_ways() {
        for text in ["1.000", "160.000", "12.345", "1.000.000", "-2.000"] {
            assert!(two_ways(text), "{text}");
        }
        for text in [
            "30", "30.0", "30.00", "30.0000", "0.500", ".500", "1000.000", "1.00.000", "1.", "",
        ] {
            assert!(!two_ways(text), "{text}");
        }
    }

    #[test]
    fn thousands_and_usual_units_are_read() {
        let count = |text| read(text, PEOPLE, true);
        for (text, number) in [
            ("1,234", "1234"),
            ("1 234", "1234"),
            ("1\u{202F}234", "1234"),
            ("1’234", "1234"),
            ("１，２３４", "1234"),
            ("12,345,678", "12345678"),
            ("30人", "30"),
            ("30 people", "30"),
            ("−5", "-5"),
        ] {
            assert_eq!(count(text).as_deref(), Some(number), "{text}");
        }
        for text in [
            "1,23",
            "12,34,567",
            "1,234.000.0",
            "1.000人",
            "1.000",
            "0,123",
            "5万",
            "30-40",
            "1,2345",
            "x",
            "",
        ] {
            assert_eq!(count(text), None, "{text}");
        }
        let money = |text| read(text, MONEY, false);
        assert_eq!(money("12,345.50").as_deref(), Some("12345.50"));
        assert_eq!(money("$45,000").as_deref(), Some("45000"));
        assert_eq!(money("￥160000元").as_deref(), Some("160000"));
        assert_eq!(money("160.000元"), None);
        assert_eq!(read("116,407", LONGITUDE, false), None);
        assert_eq!(read("2025年", YEAR, true).as_deref(), Some("2025"));
        assert_eq!(read("0,85", SHARE, false), None);
    }

    #[test]
    fn what_is_probably_meant_is_found() {
        for (text, kind, whole, number) in [
            ("85%", SHARE, false, "0.85"),
            ("0,85", SHARE, false, "0.85"),
            ("116,407", LONGITUDE, false, "116.407"),
            ("5万", PEOPLE, true, "50000"),
            ("1.5万元", MONEY, false, "15000"),
            ("45k", MONEY, false, "45000"),
            ("1.234,50", MONEY, false, "1234.5"),
            ("1.000.000", PEOPLE, true, "1000000"),
            ("1.2E+03", PEOPLE, true, "1200"),
        ] {
            assert_eq!(meant(text, kind, whole).as_deref(), Some(number), "{text}");
        }
        assert_eq!(meant("30.5", PEOPLE, true), None);
        assert_eq!(meant("thirty", PEOPLE, true), None);
    }

    #[test]
    fn numbers_are_shifted_digit_by_digit() {
        for (text, power, number) in [
            ("12.3", 3, "12300"),
            ("85", -2, "0.85"),
            ("0.0005", 3, "0.5"),
            ("-16.8", 4, "-168000"),
            ("5", -3, "0.005"),
            ("0", 4, "0"),
            ("007", 0, "7"),
            (".5", 1, "5"),
        ] {
            assert_eq!(shifted(text, power).as_deref(), Some(number), "{text}");
        }
        assert_eq!(shifted("1e3", 3), None);
        assert_eq!(shifted("", 3), None);
    }

    #[test]
    fn a_number_of_a_cell_is_never_taken_for_thousands() {
        assert_eq!(exact("160.125".into()), "160.1250");
        assert_eq!(exact("160".into()), "160");
    }
}
