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

    /// The English and the Chinese text.
    pub(crate) fn pair(&self) -> (&str, &str) {
        (&self.english, &self.chinese)
    }

    pub(crate) fn text(&self, language: Language) -> &str {
        language.pick(&self.english, &self.chinese)
    }
}

/// Why a file or folder cannot be read, in Chinese: the system tells it in its own language.
pub(crate) fn io_words(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "找不到",
        ErrorKind::PermissionDenied => "没有读取权限",
        ErrorKind::NotADirectory => "不是文件夹",
        ErrorKind::IsADirectory => "是文件夹，不是文件",
        ErrorKind::InvalidData => "不是文本",
        _ => "系统报告错误",
    }
}

/// Formats a sentence in English and in Chinese: `both!("{n} rows", "{n} 行")`.
macro_rules! both {
    ($english:literal, $chinese:literal) => {
        $crate::problem::Words::new(format!($english), format!($chinese))
    };
}
pub(crate) use both;

/// Three lower-case words of ASCII or more in a row, outside quotes: English that is left in a Chinese text.
#[cfg(test)]
pub(crate) fn english_left(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut close = None;
    for c in text.chars() {
        match close {
            Some(end) if c == end => close = None,
            Some(_) => {}
            None => match c {
                '"' | '`' => close = Some(c),
                '“' => close = Some('”'),
                c => plain.push(c),
            },
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut runs = words.split(|word| !is_word(word));
    runs.find(|run| run.len() > 2).map(|run| run.join(" "))
}
