//! Ids that look alike: in what they differ where a reader sees no difference.

use super::words::{Words, both};
use unicode_normalization::UnicodeNormalization;

/// The half-width form of a full-width letter, digit or sign.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// A hyphen or one of the signs that look like it.
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}'
    )
}

/// Whether a character is not seen.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// The text in one Unicode form: composed letters of half width, without characters that are not seen. O(length).
pub(crate) fn in_one_form(text: &str) -> String {
    text.nfkc().filter(|c| !is_unseen(*c)).collect()
}

/// The Latin letter that a Cyrillic or Greek letter looks like, or the hyphen that a dash looks like.
pub(super) fn looks_like(c: char) -> char {
    const PAIRS: [(&str, &str); 2] = [
        ("АВЕКМНОРСТУХЅІЈаеорсухѕіј", "ABEKMHOPCTYXSIJaeopcyxsij"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
    ];
    if c.is_ascii() {
        return c;
    }
    if is_dash(c) {
        return '-';
    }
    let pairs = PAIRS
        .iter()
        .flat_map(|(seen, meant)| seen.chars().zip(meant.chars()));
    let mut pairs = pairs.filter(|(seen, _)| *seen == c);
    pairs.next().map_or(c, |(_, meant)| meant)
}

/// The text as a reader sees it, but for the size of letters. O(length).
pub(crate) fn as_seen(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_ascii_lowercase();
    }
    let one = in_one_form(text);
    one.chars().map(looks_like).flat_map(char::to_lowercase).collect()
}

/// In what two texts differ that are seen as the same; `None` if they are not.
pub(crate) fn difference(one: &str, other: &str) -> Option<Words> {
    if one == other || as_seen(one) != as_seen(other) {
        return None;
    }
    let unseen = |text: &str| text.chars().find(|c| is_unseen(*c));
    if let Some(c) = unseen(one).or_else(|| unseen(other)) {
        let number = u32::from(c);
        return Some(both!(
            "in a character that is not seen (U+{number:04X})",
            "一个看不见的字符（U+{number:04X}）"
        ));
    }
    let wide = |text: &str| {
        text.chars()
            .any(|c| matches!(c, '\u{FF01}'..='\u{FF5E}' | '\u{3000}'))
    };
    if in_one_form(one) == in_one_form(other) {
        return Some(if wide(one) != wide(other) {
            both!("in full-width characters", "字符的全角与半角")
        } else {
            both!("in the Unicode form of their letters", "字母的 Unicode 形式")
        });
    }
    let pairs = || one.nfkc().zip(other.nfkc());
    let alike = |(a, b): &(char, char)| a != b && looks_like(*a) == looks_like(*b);
    if let Some((a, b)) = pairs().find(alike) {
        let (first, second) = (u32::from(a), u32::from(b));
        return Some(both!(
            "in a character that looks alike: \"{a}\" (U+{first:04X}) for \"{b}\" (U+{second:04X})",
            "形似的字符：“{a}”（U+{first:04X}）与“{b}”（U+{second:04X}）"
        ));
    }
    Some(both!("in capital and small letters", "字母的大小写"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn it_is_told_in_what_texts_differ_that_look_the_same() {
        let told = |one: &str, other: &str| {
            let words = difference(one, other)?;
            Some(words.text(Language::English).to_owned())
        };
        for (one, other, expected) in [
            (
                "Co\u{301}rdoba",
                "C\u{F3}rdoba",
                "in the Unicode form of their letters",
            ),
            ("５１０４", "5104", "in full-width characters"),
            ("K1", "k1", "in capital and small letters"),
            (
                "\u{41A}1",
                "K1",
                "in a character that looks alike: \"К\" (U+041A) for \"K\" (U+004B)",
            ),
            (
                "11\u{2013}1011",
                "11-1011",
                "in a character that looks alike: \"–\" (U+2013) for \"-\" (U+002D)",
            ),
            ("k\u{200B}1", "k1", "in a character that is not seen (U+200B)"),
        ] {
            assert_eq!(told(one, other).as_deref(), Some(expected), "{one}");
        }
        assert_eq!(told("k1", "k2"), None);
        assert_eq!(told("k1", "k1"), None);
    }
}
