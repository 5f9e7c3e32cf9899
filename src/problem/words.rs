//! A sentence in every language that problems are told in.

use crate::language::Language;

/// A sentence in English and in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Words {
    english: String,
    chinese: String,
}

impl Words {
    pub(crate) fn new(english: impl Into<String>, chinese: impl Into<String>) -> Words {
        Words {
            english: english.into(),
            chinese: chinese.into(),
        }
    }

    /// The same with each text changed.
    pub(crate) fn map(self, change: impl Fn(String) -> String) -> Words {
        Words {
            english: change(self.english),
            chinese: change(self.chinese),
        }
    }

    /// The words with others behind them.
    pub(crate) fn and(self, others: &Words) -> Words {
        Words::new(self.english + &others.english, self.chinese + &others.chinese)
    }

    pub(crate) fn text(&self, language: Language) -> &str {
        language.pick(&self.english, &self.chinese)
    }
}

/// The same text in both languages.
impl From<String> for Words {
    fn from(text: String) -> Words {
        Words::new(text.clone(), text)
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Words {
        Words::new(text, text)
    }
}

/// Formats a sentence in English and in Chinese: `both!("{n} rows", "{n} 行")`.
macro_rules! both {
    ($english:literal, $chinese:literal) => {
        $crate::problem::Words::new(format!($english), format!($chinese))
    };
}
pub(crate) use both;
