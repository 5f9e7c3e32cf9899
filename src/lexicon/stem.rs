//! Stems: one form for the spellings and endings of a word: "organising", "organizes" and "organization" are near.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Longer words are left unchanged: no name has them.
const LONGEST: usize = 40;

/// Endings of British spelling and their American equivalents; the first that fits is replaced.
const ENDINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysing", "yzing"),
    ("yser", "yzer"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("ogue", "og"),
    ("ogues", "ogs"),
    ("our", "or"),
    ("ours", "ors"),
    ("ence", "ense"),
];

/// British letter sequences within words and their American equivalents.
const WITHIN: &[(&str, &str)] = &[
    ("lling", "ling"),
    ("lled", "led"),
    ("ller", "ler"),
    ("ourin", "orin"),
    ("oured", "ored"),
    ("programme", "program"),
];

/// Respells a folded word. Both sides of a comparison use it, so an over-eager replacement still makes a word equal
/// to itself.
pub(super) fn respelled(word: &str) -> Cow<'_, str> {
    if word.len() < 5 || word.len() > LONGEST || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut plain = Cow::Borrowed(word);
    if let Some((british, american)) = ENDINGS.iter().find(|(british, _)| word.ends_with(british)) {
        plain = Cow::Owned(format!("{}{american}", &word[..word.len() - british.len()]));
    }
    for (british, american) in WITHIN {
        if plain.contains(british) {
            plain = Cow::Owned(plain.replace(british, american));
        }
    }
    plain
}

/// The stem of a folded, respelled word (Porter2; Snowball's English stemmer). Words with other than ASCII
/// letters are their own stems.
pub(super) struct Stems(Stemmer);

impl Default for Stems {
    fn default() -> Stems {
        Stems(Stemmer::create(Algorithm::English))
    }
}

impl Stems {
    pub(super) fn of<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if word.len() <= LONGEST && word.bytes().all(|b| b.is_ascii_alphabetic()) {
            self.0.stem(word)
        } else {
            Cow::Borrowed(word)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_endings_of_a_word_share_its_stem() {
        let stems = Stems::default();
        let of = |word: &str| stems.of(&respelled(word)).into_owned();
        for (a, b) in [
            ("organising", "organize"),
            ("labelling", "labeled"),
            ("centres", "center"),
            ("colours", "color"),
            ("analyse", "analyzing"),
            ("technicians", "technician"),
            ("programmes", "program"),
            ("catalogue", "catalogs"),
        ] {
            assert_eq!(of(a), of(b), "{a} and {b}");
        }
        assert_ne!(of("nurse"), of("nursery"));
    }

    #[test]
    fn words_of_other_scripts_and_with_signs_stay() {
        let stems = Stems::default();
        assert_eq!(stems.of("c++"), "c++");
        assert_eq!(stems.of("сварщик"), "сварщик");
    }
}
