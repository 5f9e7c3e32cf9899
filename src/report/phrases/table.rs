//! Tables of words: one line a sentence, English and Chinese side by side.

use super::fill;
use crate::format::whole;

/// Writes a struct of words, its two languages and the list of its fields from one table. `{name}` in a word is a place
/// for a value; see [`fill`].
macro_rules! words {
    ($(#[$doc:meta])* $words:ident { $($field:ident: $english:literal, $chinese:literal;)* }) => {
        $(#[$doc])*
        pub(crate) struct $words {
            $(pub(crate) $field: &'static str,)*
        }

        impl $words {
            const ENGLISH: $words = $words { $($field: $english,)* };
            const CHINESE: $words = $words { $($field: $chinese,)* };

            /// The words of a language.
            pub(crate) fn of(language: vocmatch::Language) -> &'static $words {
                language.pick(&Self::ENGLISH, &Self::CHINESE)
            }

            /// Every word: its field, English, Chinese.
            #[cfg(test)]
            pub(crate) fn all() -> Vec<(&'static str, &'static str, &'static str)> {
                vec![$((stringify!($field), $english, $chinese),)*]
            }
        }
    };
}

pub(crate) use words;

/// A number of things in whole words: `word` has a place for the `count`.
pub(crate) fn count(word: &str, number: usize) -> String {
    fill(word, &[("count", &number_of(number))])
}

/// As [`count`], where one thing has a word of its own.
pub(crate) fn counted(number: usize, one: &str, more: &str) -> String {
    count(if number == 1 { one } else { more }, number)
}

fn number_of(number: usize) -> String {
    whole(i64::try_from(number).unwrap_or(i64::MAX))
}

/// As [`fill`], with values that were made for it.
pub(crate) fn filled(text: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    fill(text, &values)
}
