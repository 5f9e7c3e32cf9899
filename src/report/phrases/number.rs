//! Numbers in either language.

use super::Language;
use crate::format;
use vocmatch::unit::Year;

/// A whole number with thousands apart: `12,345`.
pub(crate) fn whole(number: i64) -> String {
    format::whole(number)
}

/// A number of people that need not be whole, rounded for reading.
pub(crate) fn people(number: f64) -> String {
    format::people(number)
}

/// A number with one decimal below ten, else whole.
pub(crate) fn decimal(number: f64) -> String {
    format::decimal(number)
}

/// A share as a percentage: `70%`; `–` or `—` where it is unknown.
pub(crate) fn percent(share: Option<f64>, language: Language) -> String {
    match (share, language) {
        (None, Language::Chinese) => "—".to_owned(),
        (share, Language::English | Language::Chinese) => format::percent(share),
    }
}

/// A number from 0 to 1 with two decimals: `.95`, in Chinese `0.95`.
pub(crate) fn point(number: f64, language: Language) -> String {
    let english = format::point(number);
    match language {
        Language::English => english,
        // The English has no zero before its point, but may have a sign there.
        Language::Chinese => match english.strip_prefix('-') {
            Some(rest) => format!("−{}", with_zero(rest)),
            None => with_zero(&english),
        },
    }
}

fn with_zero(text: &str) -> String {
    if text.starts_with('.') {
        format!("0{text}")
    } else {
        text.to_owned()
    }
}

/// From one whole number to another: `1,204–1,610`, in Chinese `1,204—1,610`; one number where both are the same.
pub(crate) fn range(least: i64, most: i64, language: Language) -> String {
    in_dashes(format::range(least, most), language)
}

/// Years: `2025–2030`, `2025, 2027–2028`; in Chinese `2025—2030年`, `2025年、2027—2028年`.
pub(crate) fn years(years: &[Year], language: Language) -> String {
    let english = format::years(years);
    match language {
        Language::English => english,
        Language::Chinese if english.is_empty() => english,
        Language::Chinese => {
            let runs = english.split(", ").map(|run| format!("{run}年"));
            in_dashes(runs.collect::<Vec<_>>().join("、"), language)
        }
    }
}

fn in_dashes(text: String, language: Language) -> String {
    match language {
        Language::English => text,
        Language::Chinese => text.replace('–', "—"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Chinese, English};

    #[test]
    fn numbers_have_the_dashes_and_zeros_of_their_language() {
        assert_eq!(
            (point(0.95, English), point(0.95, Chinese)),
            (".95".into(), "0.95".into())
        );
        assert_eq!(
            (point(-0.25, Chinese), point(1.0, Chinese)),
            ("−0.25".into(), "1.00".into())
        );
        assert_eq!(years(&[2025, 2026, 2028], English), "2025–2026, 2028");
        assert_eq!(years(&[2025, 2026, 2028], Chinese), "2025—2026年、2028年");
        assert_eq!(years(&[], Chinese), "");
        assert_eq!(range(1204, 1610, Chinese), "1,204—1,610");
        assert_eq!(
            (percent(None, English), percent(None, Chinese)),
            ("–".into(), "—".into())
        );
    }
}
