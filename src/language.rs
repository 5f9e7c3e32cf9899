//! The languages of reports and of workbooks.

use serde::{Deserialize, Serialize};

/// The language of a report's own words. Names are written as the tables have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// English, the default.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Chinese, in simplified characters.
    #[serde(rename = "zh")]
    Chinese,
}

impl Language {
    /// Its code in HTML and on command lines: `en`, `zh`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh",
        }
    }

    /// Returns the language of a code; longer codes such as `zh-CN` count by their first part.
    ///
    /// ```
    /// # use vocmatch::Language;
    /// assert_eq!(Language::of_code("zh-CN"), Some(Language::Chinese));
    /// assert_eq!(Language::of_code("fr"), None);
    /// ```
    #[must_use]
    pub fn of_code(code: &str) -> Option<Language> {
        let first = code.split(['-', '_']).next().unwrap_or(code);
        [Language::English, Language::Chinese]
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(first))
    }

    /// Returns the one of two values that is in this language.
    #[must_use]
    pub fn pick<T>(self, english: T, chinese: T) -> T {
        match self {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }
}
