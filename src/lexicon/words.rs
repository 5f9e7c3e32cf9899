//! The terms of a text: word stems, pieces of words, and pairs of characters where a script has no spaces.
//!
//! Each run of letters is split according to its script, so that a text may mix scripts:
//! - words (letters and digits, from space to space) give their Porter2 stem, if they are Latin, and every four
//!   letters in a row of `_word_`, so that "welder" and "welding" share pieces though not a stem;
//! - Han, kana and hangul runs give every two characters in a row, a single one if it is alone.
//!
//! A text is read up to [`LONGEST`] characters; the rest is ignored.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;

/// How many characters of a text are read.
pub const LONGEST: usize = 20_000;

/// How many letters of a word are looked at.
const LONGEST_WORD: usize = 64;

/// The kind of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The stem of a word.
    Stem,
    /// Four letters in a row of a word.
    Piece,
    /// Two characters in a row of a script without spaces.
    Pair,
}

/// Every kind, in order.
pub const KINDS: [Kind; 3] = [Kind::Stem, Kind::Piece, Kind::Pair];

/// The numbers of terms, by kind from 0 in the order of first appearance.
pub struct Terms {
    stemmer: Stemmer,
    numbers: [HashMap<String, u32>; 3],
    /// A cache of the stem and pieces of each word: words repeat, and stemming is slow.
    words: HashMap<String, (u32, Vec<u32>)>,
}

impl Default for Terms {
    fn default() -> Self {
        Terms {
            stemmer: Stemmer::create(Algorithm::English),
            numbers: [HashMap::new(), HashMap::new(), HashMap::new()],
            words: HashMap::new(),
        }
    }
}

impl Terms {
    /// Passes every term of a text to `found`, in order.
    pub fn of(&mut self, text: &str, mut found: impl FnMut(Kind, u32)) {
        let folded = folded(text);
        let mut run = String::new();
        let mut joined = false;
        for c in folded.chars().chain([' ']) {
            let now = is_joined(c);
            if !run.is_empty() && (now != joined || !c.is_alphanumeric()) {
                if joined {
                    self.pairs(&run, &mut found);
                } else {
                    self.word(&run, &mut found);
                }
                run.clear();
            }
            if c.is_alphanumeric() {
                joined = now;
                run.push(c);
            }
        }
    }

    fn number(&mut self, kind: Kind, term: &str) -> u32 {
        let numbers = &mut self.numbers[kind as usize];
        if let Some(number) = numbers.get(term) {
            return *number;
        }
        let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        numbers.insert(term.to_owned(), number);
        number
    }

    fn word(&mut self, word: &str, found: &mut impl FnMut(Kind, u32)) {
        if !self.words.contains_key(word) {
            let stem = if word.is_ascii() {
                self.stemmer.stem(word).into_owned()
            } else {
                word.to_owned()
            };
            let stem = self.number(Kind::Stem, &stem);
            let letters: Vec<char> = ['_']
                .into_iter()
                .chain(word.chars().take(LONGEST_WORD))
                .chain(['_'])
                .collect();
            let pieces = letters.windows(4.min(letters.len())).map(|four| {
                let piece: String = four.iter().collect();
                self.number(Kind::Piece, &piece)
            });
            let pieces = pieces.collect();
            self.words.insert(word.to_owned(), (stem, pieces));
        }
        if let Some((stem, pieces)) = self.words.get(word) {
            found(Kind::Stem, *stem);
            for piece in pieces {
                found(Kind::Piece, *piece);
            }
        }
    }

    fn pairs(&mut self, run: &str, found: &mut impl FnMut(Kind, u32)) {
        let ends: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
        for pair in ends.windows(3.min(ends.len())) {
            if let (Some(start), Some(end)) = (pair.first(), pair.last()) {
                let number = self.number(Kind::Pair, &run[*start..*end]);
                found(Kind::Pair, number);
            }
        }
    }
}

/// Lower case, full-width forms as half-width ones.
fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars()
        .take(LONGEST)
        .map(narrow)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the script of a character has no spaces between words: Han, kana, hangul.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> [Vec<u32>; 3] {
        let mut found = [vec![], vec![], vec![]];
        Terms::default().of(text, |kind, term| found[kind as usize].push(term));
        found
    }

    #[test]
    fn inflections_share_a_stem_and_relatives_share_pieces() {
        let [stems, pieces, pairs] = kinds("Welders, welder! WELDING");
        assert_eq!(stems, [0, 0, 1]);
        // _wel weld eld… : the first two pieces of all three.
        assert_eq!(pieces[..2], pieces[pieces.len() - 6..][..2]);
        assert_eq!(pairs, [0; 0]);
    }

    #[test]
    fn han_runs_give_pairs_and_the_latin_words_in_them_stay_words() {
        let [stems, pieces, pairs] = kinds("工业PLC编程，工业／师");
        assert_eq!(pairs, [0, 1, 0, 2]);
        assert_eq!((stems.len(), pieces.len()), (1, 2));
        assert_eq!(kinds("ＰＬＣ"), kinds("plc"));
    }

    proptest! {
        #[test]
        fn no_text_breaks_it_and_terms_of_parts_are_terms_of_the_whole(a in "\\PC*", b in "\\PC*") {
            let mut terms = Terms::default();
            let mut count = |text: &str| {
                let mut n = 0;
                terms.of(text, |_, _| n += 1);
                n
            };
            let parts = count(&a) + count(&b);
            prop_assert_eq!(count(&format!("{a} {b}")), parts);
        }
    }
}
