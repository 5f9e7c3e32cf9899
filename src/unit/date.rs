//! Dates as sources state them: a year, a month or a day.

use super::Year;
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date that may leave its day, or its month and day, unsaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    /// The year.
    pub year: Year,
    /// The month, 1..=12, if stated.
    pub month: Option<u8>,
    /// The day of the month, if stated.
    pub day: Option<u8>,
}

/// The text was not a year, a month or a day.
#[doc(hidden)]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a date, such as 2025, 2025-05 or 2025-05-31")]
#[non_exhaustive]
pub struct NotADate(pub String);

impl NotADate {
    /// Returns the error in a language; its `Display` is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        format!("“{}”不是日期；日期写作 2025、2025-05 或 2025-05-31", self.0)
    }
}

/// The month in which schools begin.
const AUTUMN: u8 = 9;

impl Date {
    /// Returns the first year whose autumn comes after the date. A date without a month may lie anywhere in its year,
    /// so that the autumn of the next year counts.
    ///
    /// ```
    /// # use vocmatch::unit::Date;
    /// let autumn = |text: &str| text.parse::<Date>().map(Date::first_autumn);
    /// assert_eq!(autumn("2025-05"), Ok(2025));
    /// assert_eq!(autumn("2025-09-01"), Ok(2026));
    /// assert_eq!(autumn("2025"), Ok(2026));
    /// ```
    #[must_use]
    pub fn first_autumn(self) -> Year {
        match self.month {
            Some(month) if month < AUTUMN => self.year,
            _ => self.year + 1,
        }
    }
}

/// Days of a month.
fn days(year: Year, month: u8) -> u8 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Date, NotADate> {
        let date = || {
            let mut parts = text.split('-');
            let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let year = parts.next().filter(|part| part.len() == 4 && digits(part))?;
            let mut small = || match parts.next() {
                None => Some(None),
                Some(part) if (1..=2).contains(&part.len()) && digits(part) => part.parse().ok().map(Some),
                Some(_) => None,
            };
            let (month, day): (Option<u8>, Option<u8>) = (small()?, small()?);
            let date = Date {
                year: year.parse().ok()?,
                month,
                day,
            };
            let is_month = month.is_none_or(|month| (1..=12).contains(&month));
            let last = month.map_or(0, |month| days(date.year, month));
            let is_day = day.is_none_or(|day| (1..=last).contains(&day));
            let is_date = is_month && is_day && (1900..=2200).contains(&date.year);
            (is_date && parts.next().is_none()).then_some(date)
        };
        date().ok_or_else(|| NotADate(text.to_owned()))
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;
    fn try_from(text: String) -> Result<Date, NotADate> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_shown_as_far_as_it_is_stated() {
        for text in ["2025", "2025-05", "2024-02-29"] {
            assert_eq!(
                text.parse::<Date>().map(|date| date.to_string()).as_deref(),
                Ok(text)
            );
        }
        assert_eq!("2025-5-1".parse::<Date>().unwrap().to_string(), "2025-05-01");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "25-05",
            "2025-13",
            "2025-02-29",
            "2025-00",
            "2025-05-00",
            "1800",
            "2025-05-31-1",
            "2025-",
            "May",
            "+202",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate(text.to_owned())));
        }
    }

    #[test]
    fn an_unsaid_month_lies_before_those_that_are_said() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert!(date("2025") < date("2025-01") && date("2025-01") < date("2025-01-01"));
        assert!(date("2025-12-31") < date("2026"));
    }
}
