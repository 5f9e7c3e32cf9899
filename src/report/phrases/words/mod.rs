//! The fixed words of pages: headings, columns, labels, explanations; English and Chinese side by side.

/// Writes a struct of words, its two languages and the list of its fields from one table.
macro_rules! words {
    ($(#[$about:meta])* $table:ident; $($field:ident: $english:literal, $chinese:literal;)*) => {
        $(#[$about])*
        ///
        /// `{name}` in a word is a place for a value; see [`fill`](super::fill).
        pub(crate) struct $table {
            $(pub(crate) $field: &'static str,)*
        }

        impl $table {
            pub(in crate::phrases) const ENGLISH: $table = $table { $($field: $english,)* };
            pub(in crate::phrases) const CHINESE: $table = $table { $($field: $chinese,)* };

            /// The words of a language.
            pub(crate) fn of(language: vocmatch::Language) -> &'static $table {
                language.pick(&$table::ENGLISH, &$table::CHINESE)
            }

            /// Every word: the name of its field, English, Chinese.
            #[cfg(test)]
            pub(super) fn all() -> Vec<(&'static str, &'static str, &'static str)> {
                vec![$((stringify!($field), $english, $chinese),)*]
            }
        }
    };
}

mod figure;
#[cfg(any(test, feature = "xlsx"))]
mod guide;
mod page;
#[cfg(any(test, feature = "xlsx"))]
mod sheet;
mod text;

pub(crate) use figure::FigureWords;
#[cfg(any(test, feature = "xlsx"))]
pub(crate) use guide::guide;
pub(crate) use page::PageWords;
#[cfg(any(test, feature = "xlsx"))]
pub(crate) use sheet::SheetWords;
pub(crate) use text::TextWords;

/// `text` with each `{name}` replaced by its value.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    replaced(text, &|place| {
        let value = values.iter().find(|(own, _)| *own == place);
        value.map_or("", |(_, value)| value)
    })
}

/// `text` with `{0}`, `{1}` … replaced by the parts.
pub(crate) fn fill_in_order(text: &str, parts: &[&str]) -> String {
    replaced(text, &|place| {
        let part = place.parse().ok().and_then(|place: usize| parts.get(place));
        part.copied().unwrap_or("")
    })
}

fn replaced<'v>(text: &str, value: &dyn Fn(&str) -> &'v str) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(value(name));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    type Word = (&'static str, &'static str, &'static str);

    fn all() -> Vec<Word> {
        let [english, chinese] = [Language::English, Language::Chinese].map(guide);
        let guide = english
            .zip(chinese)
            .flat_map(|(english, chinese)| [0, 1].map(|k| (english[0], english[k], chinese[k])));
        let mut all = [
            PageWords::all(),
            TextWords::all(),
            SheetWords::all(),
            FigureWords::all(),
        ]
        .concat();
        all.extend(guide);
        all
    }

    /// The places for values in a word, sorted.
    fn places(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_have_every_word_with_the_same_places_for_values() {
        for (field, english, chinese) in all() {
            assert!(!english.is_empty() && !chinese.is_empty(), "{field}");
            assert_eq!(places(english), places(chinese), "{field}");
        }
    }

    #[test]
    fn chinese_words_are_chinese_but_for_names() {
        for (field, _, word) in all() {
            let mut rest = word.to_owned();
            for name in NAMES {
                rest = rest.replace(name, "");
            }
            for place in places(word) {
                rest = rest.replace(&format!("{{{place}}}"), "");
            }
            assert!(
                !rest.contains(|c: char| c.is_ascii_alphabetic()),
                "{field}: {word}"
            );
            assert!(
                !rest.replace("32,767", "").contains([',', ';', ':', '(', ')']),
                "{field}: {word}"
            );
        }
    }

    /// Names that Chinese writes in Latin letters.
    const NAMES: [&str; 8] = [
        "vocmatch",
        "JavaScript",
        "Jackman–Roper",
        "Şahin",
        "度C",
        "指数T",
        "度D",
        "1,048,576",
    ];

    #[test]
    fn values_fill_their_places_whatever_the_order() {
        let values = [("resolved", "20"), ("considered", "131")];
        let [english, chinese] = [Language::English, Language::Chinese].map(PageWords::of);
        assert_eq!(
            fill(english.considered, &values),
            "131 actions considered, 20 re-solved"
        );
        assert_eq!(fill(chinese.considered, &values), "共考察措施131项，重新测算20项");
        assert_eq!(fill("{no}x{", &values), "x");
        assert_eq!(fill_in_order("{1} of {0}{2}", &["{1}", "b"]), "b of {1}");
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
    }
}
