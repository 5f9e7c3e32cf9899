//! The content of a cell of a sheet, and its conversion to the type of a column.

use super::super::cell::Cell;
use super::super::figure::exact;
use super::super::table::Column;
use super::format::Format;
use crate::problem::{Changed, Code, Said, both};
use crate::unit::Date;
use calamine::DataRef;
use std::borrow::Cow;

/// From here on a number has more digits than a sheet keeps.
const MOST: f64 = 1e15;

/// The content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Text(String),
    /// A number, and the digits that the cell shows at least: `000000` shows six.
    Number(f64, usize),
    /// A number that the cell shows as a code: `11-1011`.
    Coded(f64, String),
    /// A date as displayed.
    Date(String),
    /// `TRUE` or `FALSE`.
    Truth(&'static str),
    /// The displayed error of a formula that failed: `#N/A`.
    Error(String),
    /// A formula that was never calculated.
    Pending,
}

impl Content {
    /// The content of a cell; `None` if empty.
    pub(super) fn new(value: &DataRef<'_>, digits: usize) -> Option<Content> {
        let text = |text: &str| {
            let text = text.trim();
            (!text.is_empty()).then(|| Content::Text(text.to_owned()))
        };
        match value {
            DataRef::Empty => None,
            DataRef::Int(number) => Some(Content::Number(*number as f64, digits)),
            DataRef::Float(number) => Some(Content::Number(*number, digits)),
            DataRef::String(one) => text(one),
            DataRef::SharedString(one) => text(one),
            DataRef::Bool(true) => Some(Content::Truth("TRUE")),
            DataRef::Bool(false) => Some(Content::Truth("FALSE")),
            DataRef::DateTime(date) => {
                let (year, month, day, ..) = date.to_ymd_hms_milli();
                Some(Content::Date(format!("{year}-{month:02}-{day:02}")))
            }
            DataRef::DateTimeIso(date) | DataRef::DurationIso(date) => Some(Content::Date(date.clone())),
            DataRef::Error(error) => Some(Content::Error(error.to_string())),
        }
    }

    /// The same, as a format of codes shows it.
    pub(super) fn as_code(self, format: Option<&Format>) -> Content {
        match (self, format) {
            (Content::Number(number, 0), Some(format)) => format
                .show(number)
                .map_or(Content::Number(number, 0), |code| Content::Coded(number, code)),
            (content, _) => content,
        }
    }

    /// The code of the problem where it has no text for a column.
    pub(super) fn code(&self, column: &Column) -> Code {
        match self {
            Content::Date(_) if holds_ids(column) => Code::ChangedCode,
            _ => Code::NotReadable,
        }
    }

    /// How many bytes it takes.
    pub(super) fn size(&self) -> usize {
        match self {
            Content::Text(text) | Content::Date(text) | Content::Error(text) => text.len(),
            Content::Coded(_, code) => code.len() + size_of::<Content>(),
            Content::Number(..) | Content::Truth(_) | Content::Pending => size_of::<Content>(),
        }
    }

    /// The cell as displayed, for headers.
    pub(super) fn shown(&self) -> String {
        match self {
            Content::Text(text) | Content::Date(text) | Content::Error(text) => text.clone(),
            Content::Number(number, digits) => whole(*number, *digits).unwrap_or_else(|| number.to_string()),
            Content::Coded(_, code) => code.clone(),
            Content::Truth(truth) => (*truth).to_owned(),
            Content::Pending => String::new(),
        }
    }

    /// The text of a cell for a column, as a CSV file would have it; or the reason why there is none.
    pub(super) fn text(&self, column: &Column) -> Result<Cow<'_, str>, Said> {
        let (want, want_zh) = (column.want, column.want_zh);
        match self {
            Content::Text(text) => Ok(Cow::Borrowed(text)),
            Content::Pending => Ok(Cow::Borrowed("")),
            Content::Number(number, digits) => text_of(*number, *digits, want).map(Cow::Owned),
            Content::Coded(_, code) if want == <String as Cell>::WANT => Ok(Cow::Borrowed(code)),
            Content::Coded(number, _) => text_of(*number, 0, want).map(Cow::Owned),
            Content::Date(date) if holds_ids(column) => Err(Said::new(Changed::Date.wrong(date)).of(date)),
            Content::Date(date) if want == <Date as Cell>::WANT => Ok(Cow::Borrowed(date)),
            Content::Date(date) => Err(Said::new(both!(
                "the cell holds the date {date}, not {want}",
                "单元格是日期 {date}，不是{want_zh}"
            ))
            .of(date)
            .remedy(both!(
                "give the cell the format \"Text\", and write {want}",
                "请把单元格设为“文本”格式，并填写{want_zh}"
            ))),
            Content::Truth(truth) => Err(Said::new(both!("{truth} is not {want}", "{truth} 不是{want_zh}"))
                .of(truth)
                .remedy(both!("write {want}", "请填写{want_zh}"))),
            Content::Error(error) => Err(Said::new(both!(
                "the formula of the cell failed: {error}",
                "单元格的公式出错：{error}"
            ))
            .of(error)
            .remedy(both!(
                "fix the formula, or write {want}",
                "请修正公式，或填写{want_zh}"
            ))),
        }
    }
}

/// Whether a column holds ids.
fn holds_ids(column: &Column) -> bool {
    column.name.ends_with("_id")
}

/// Converts a number for a column of texts, numbers or whole numbers. Texts and whole numbers take the displayed
/// digits, at most 15; other numbers are exact.
fn text_of(number: f64, digits: usize, want: &'static str) -> Result<String, Said> {
    if want == <f64 as Cell>::WANT {
        return Ok(exact(number.to_string()));
    }
    if want == <String as Cell>::WANT && number.abs() >= MOST {
        let wrong = both!(
            "{number} is a number of more than 15 digits, and cells keep no more of a number",
            "{number} 超过 15 位，单元格只能保留数字的 15 位"
        );
        return Err(Said::new(wrong).of(number).remedy(both!(
            "give the cell the format \"Text\", and write it again",
            "请把单元格设为“文本”格式，重新填写"
        )));
    }
    let digits = if want == <String as Cell>::WANT { digits } else { 0 };
    Ok(whole(number, digits).unwrap_or_else(|| {
        let text = shown(number).to_string();
        if want == <String as Cell>::WANT {
            text
        } else {
            exact(text)
        }
    }))
}

/// A number without decimals, zero-padded to this many digits; `None` if it has decimals or is too large.
fn whole(number: f64, digits: usize) -> Option<String> {
    let shown = shown(number);
    if shown.fract() != 0.0 || shown.abs() >= MOST {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole and below 10^15")]
    let whole = shown as i64;
    Some(format!("{whole:0digits$}"))
}

/// A number as a sheet shows it, of 15 digits: 0.3 for 0.1 + 0.2.
fn shown(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// How many digits a format of numbers shows at least: 6 for `000000`; 0 for a format of another kind.
pub(super) fn digits(format: &str) -> usize {
    let zeros = format.len() > 1 && format.bytes().all(|byte| byte == b'0');
    if zeros && format.len() <= 15 {
        format.len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = <String as Cell>::WANT;
    const WHOLE: &str = <i64 as Cell>::WANT;
    const NUMBER: &str = <f64 as Cell>::WANT;

    #[test]
    fn a_number_is_told_as_the_sheet_shows_it_where_a_text_or_a_whole_number_belongs() {
        let told = |number, digits, want| text_of(number, digits, want).ok();
        assert_eq!(told(510_401.0, 0, TEXT).as_deref(), Some("510401"));
        assert_eq!(told(10_401.0, 6, TEXT).as_deref(), Some("010401"));
        assert_eq!(told(30.0, 6, WHOLE).as_deref(), Some("30"));
        assert_eq!(told(29.999_999_999_999_996, 0, WHOLE).as_deref(), Some("30"));
        assert_eq!(told(30.5, 0, WHOLE).as_deref(), Some("30.5"));
        assert_eq!(told(0.1 + 0.2, 0, TEXT).as_deref(), Some("0.3"));
        assert_eq!(told(0.1 + 0.2, 0, NUMBER).as_deref(), Some("0.30000000000000004"));
        assert_eq!(told(0.85, 0, NUMBER).as_deref(), Some("0.85"));
        assert_eq!(told(911_100_001_234_567_890.0, 0, TEXT), None);
    }

    #[test]
    fn a_format_of_zeros_alone_pads() {
        assert_eq!(
            ["000000", "0", "0.00", "General", ""].map(digits),
            [6, 0, 0, 0, 0]
        );
    }
}
