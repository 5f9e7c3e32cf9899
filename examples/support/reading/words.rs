//! A sentence in English and in Chinese.

use std::fmt;
use vocmatch::Language;

/// A sentence in English and in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub english: String,
    pub chinese: String,
}

impl Words {
    pub fn text(&self, language: Language) -> &str {
        language.pick(&self.english, &self.chinese)
    }
}

/// Formats a sentence in English and in Chinese: `both!("{n} rows", "{n} 行")`.
macro_rules! both {
    ($english:literal, $chinese:literal) => {
        crate::reading::Words {
            english: format!($english),
            chinese: format!($chinese),
        }
    };
}
pub(crate) use both;

/// An error in both languages; shown in English unless its words are asked for.
#[derive(Debug)]
pub struct Told(pub Words);

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english)
    }
}

impl std::error::Error for Told {}

/// The language that the command line names, whatever else is wrong with it.
pub fn language(words: impl Iterator<Item = String>) -> Language {
    let words: Vec<String> = words.collect();
    let named = words.iter().enumerate().find_map(|(at, word)| {
        let same = word.strip_prefix("--language=").map(str::to_owned);
        same.or_else(|| (word == "--language").then(|| words.get(at + 1).cloned())?)
    });
    named
        .and_then(|code| Language::of_code(&code))
        .unwrap_or_default()
}
