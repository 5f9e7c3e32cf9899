//! Cells: how one field of a row is read from text and written back. The words that cells hold are in `words`.
//!
//! Only shape is checked here: a number, a whole number, a word of the list. The model checks what a number means.

use super::figure::two_ways;
use super::number::Number;
use crate::problem::half_width;
use crate::unit::Date;
use std::borrow::Cow;

/// One field of a row.
pub trait Cell: Sized {
    /// The expected content, as error messages name it: "a whole number".
    const WANT: &'static str;
    /// The same in Chinese: "整数".
    #[doc(hidden)]
    const WANT_ZH: &'static str;
    /// Whether the cell may stay empty.
    const OPTIONAL: bool = false;
    /// The words that the cell may hold, in English and in Chinese; none if it holds anything else.
    const CHOICES: &'static [(&'static str, &'static str)] = &[];

    /// Whether it holds any text.
    #[doc(hidden)]
    const TEXT: bool = false;

    /// Reads the cell; `text` is trimmed and not empty.
    fn parse(text: &str) -> Option<Self>;
    /// The value that replaces an empty or unreadable cell.
    fn blank() -> Self;
    /// The cell as text; empty for "not known".
    fn text(&self) -> String;
    /// The number in the cell, if it holds one.
    #[doc(hidden)]
    fn number(&self) -> Option<Number> {
        None
    }
    /// Whether the cell is empty: "not known".
    fn is_unknown(&self) -> bool {
        false
    }
}

impl Cell for String {
    const WANT: &'static str = "a text";
    const TEXT: bool = true;
    const WANT_ZH: &'static str = "文字";
    fn parse(text: &str) -> Option<String> {
        Some(text.to_owned())
    }
    fn blank() -> String {
        String::new()
    }
    fn text(&self) -> String {
        self.clone()
    }
}

impl Cell for f64 {
    const WANT: &'static str = "a number";
    const WANT_ZH: &'static str = "数字";
    /// Infinities parse: the model reports them as it reports other numbers out of range. NaN is a word for nothing.
    fn parse(text: &str) -> Option<f64> {
        let number = narrow(text).parse::<f64>().ok();
        number.filter(|number| {
            !number.is_nan() && (number.is_finite() || !text.contains(|c: char| c.is_numeric()))
        })
    }
    fn blank() -> f64 {
        0.0
    }
    fn number(&self) -> Option<Number> {
        Some(Number::Real(*self))
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

/// Replaces full-width digits, as Chinese input methods write them.
fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(half_width).collect())
    }
}

macro_rules! whole {
    ($type:ty, $want:literal, $want_zh:literal) => {
        impl Cell for $type {
            const WANT: &'static str = $want;
            const WANT_ZH: &'static str = $want_zh;
            /// Spreadsheets often write `30.0` for 30. `1.000` may be a thousand.
            fn parse(text: &str) -> Option<$type> {
                let text: &str = &narrow(text);
                let digits = text.split_once('.').map_or(text, |(whole, rest)| {
                    if rest.bytes().all(|digit| digit == b'0') && !two_ways(text) {
                        whole
                    } else {
                        text
                    }
                });
                digits.parse().ok()
            }
            fn blank() -> $type {
                0
            }
            fn number(&self) -> Option<Number> {
                Some(Number::Whole(i64::from(*self)))
            }
            fn text(&self) -> String {
                self.to_string()
            }
        }
    };
}
whole!(i64, "a whole number", "整数");
whole!(i32, "a year, such as 2027", "年份（如 2027）");
whole!(u32, "a whole number, 0 or more", "不小于 0 的整数");

impl Cell for Date {
    const WANT: &'static str = "a date, such as 2025-05";
    const WANT_ZH: &'static str = "日期（如 2025-05）";
    fn parse(text: &str) -> Option<Date> {
        narrow(text).parse().ok()
    }
    fn blank() -> Date {
        Date::default()
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

impl<C: Cell> Cell for Option<C> {
    const WANT: &'static str = C::WANT;
    const WANT_ZH: &'static str = C::WANT_ZH;
    const OPTIONAL: bool = true;
    const CHOICES: &'static [(&'static str, &'static str)] = C::CHOICES;
    const TEXT: bool = C::TEXT;
    fn parse(text: &str) -> Option<Option<C>> {
        C::parse(text).map(Some)
    }
    fn blank() -> Option<C> {
        None
    }
    fn number(&self) -> Option<Number> {
        self.as_ref()?.number()
    }
    fn text(&self) -> String {
        self.as_ref().map(Cell::text).unwrap_or_default()
    }
    fn is_unknown(&self) -> bool {
        self.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_may_carry_a_spreadsheets_zero_decimals_but_no_others() {
        assert_eq!(i64::parse("30.0"), Some(30));
        assert_eq!(i64::parse("30.5"), None);
        assert_eq!(i64::parse("3e1"), None);
        assert_eq!(i64::parse("1.000"), None);
        assert_eq!(i64::parse("1000.000"), Some(1000));
    }

    #[test]
    fn infinities_are_numbers_that_the_model_refuses_and_nan_is_none() {
        assert_eq!(f64::parse("inf"), Some(f64::INFINITY));
        assert_eq!(f64::parse("1e999"), None);
        assert_eq!(f64::parse("NaN"), None);
    }

    #[test]
    fn digits_may_be_full_width() {
        assert_eq!(i32::parse("２０２５"), Some(2025));
        assert_eq!(f64::parse("０．８５"), Some(0.85));
        assert_eq!(i64::parse("三十"), None);
    }
}
