//! Folding: normalises spellings of one name to one form.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// The longest name that is distinguished from others, in characters after folding. The rest is cut off, so that the
/// time of a look-up is bounded for any input.
pub const MAX_LENGTH: usize = 240;

/// How many characters of a raw text are read before folding.
const MAX_READ: usize = 4 * MAX_LENGTH;

/// Returns a text as it is compared: Unicode NFKC (so full-width forms are plain ones), small letters, no accents on
/// Latin letters, no zero-width characters or apostrophes, `&` read as "and", other punctuation read as a space,
/// single spaces. A `+` or `#` right after a letter or digit stays, so `C`, `C++` and `C#` differ.
///
/// Folding twice changes nothing. O(length); cut after [`MAX_LENGTH`] characters.
///
/// ```
/// # use vocmatch::lexicon::folded;
/// assert_eq!(folded("  Ｃ＋＋ / C# Développeur "), "c++ c# developpeur");
/// assert_eq!(folded("Nurse\u{200b}s’ aides & orderlies"), "nurses aides and orderlies");
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folding = Folding::with_capacity(text.len().min(MAX_READ));
    if text.is_ascii() {
        // Fast path for ASCII, which most names are.
        let plain = text.chars().take(MAX_READ).map(|c| c.to_ascii_lowercase());
        plain.for_each(|c| folding.take(c));
    } else {
        let seen = text.chars().filter(|c| !is_invisible(*c)).take(MAX_READ);
        let plain = seen.nfkc().flat_map(char::to_lowercase).flat_map(unaccented);
        plain.for_each(|c| folding.take(c));
    }
    folding.out
}

/// A folded text under construction.
struct Folding {
    out: String,
    /// Its characters.
    length: usize,
    /// Whether a space is pending.
    gap: bool,
    /// The last character, a space after punctuation.
    after: char,
}

impl Folding {
    fn with_capacity(bytes: usize) -> Folding {
        Folding {
            out: String::with_capacity(bytes),
            length: 0,
            gap: false,
            after: ' ',
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() {
            self.out.push(' ');
            self.length += 1;
        }
    }

    fn take(&mut self, c: char) {
        if self.length >= MAX_LENGTH || is_apostrophe(c) {
            return;
        }
        let keeps = c.is_alphanumeric() || (matches!(c, '+' | '#') && self.after != ' ');
        if keeps {
            if self.gap {
                self.space();
            }
            self.gap = false;
            self.out.push(c);
            self.length += 1;
            self.after = c;
        } else {
            if c == '&' {
                self.space();
                self.out.push_str("and");
                self.length += 3;
            }
            self.gap = true;
            self.after = ' ';
        }
    }
}

/// Returns whether a character is of a script that writes words without spaces between them.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF
        | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn is_invisible(c: char) -> bool {
    matches!(u32::from(c),
        0x00AD | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F
        | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
        | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB | 0xE0000..=0xE0FFF)
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '`' | '\u{00B4}'
    )
}

/// A Latin letter without its accents; any other character as it is.
fn unaccented(c: char) -> impl Iterator<Item = char> {
    let mut first = None;
    if !c.is_ascii() {
        decompose_canonical(c, |part| {
            first.get_or_insert(part);
        });
    }
    let plain = match (c, first) {
        ('ß', _) => ['s', 's'],
        ('æ', _) => ['a', 'e'],
        ('œ', _) => ['o', 'e'],
        ('ø', _) => ['o', '\0'],
        ('ł', _) => ['l', '\0'],
        ('đ' | 'ð', _) => ['d', '\0'],
        ('ı', _) => ['i', '\0'],
        // A combining mark that no letter absorbed.
        ('\u{0300}'..='\u{036F}', _) => ['\0', '\0'],
        (_, Some(letter)) if letter.is_ascii_alphabetic() => [letter, '\0'],
        _ => [c, '\0'],
    };
    plain.into_iter().filter(|c| *c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_accents_and_invisible_characters_do_not_matter() {
        assert_eq!(folded("ＣＡＤ　制图"), "cad 制图");
        assert_eq!(
            folded("Caf\u{65}\u{301} na\u{ef}ve \u{feff}Łódź"),
            "cafe naive lodz"
        );
        assert_eq!(folded("集成\u{200b}电路"), "集成电路");
        assert_eq!(folded("µm ½"), "μm 1 2");
        assert_eq!(folded("R&D"), "r and d");
        assert_eq!(folded("& more"), "and more");
    }

    #[test]
    fn signs_that_belong_to_a_name_stay() {
        assert_eq!(folded("C++/C#"), "c++ c#");
        assert_eq!(folded("+ plus # 3"), "plus 3");
    }

    #[test]
    fn nothing_but_signs_folds_to_nothing() {
        assert_eq!(folded("—…()【】\u{0}\u{7f}"), "");
    }
}
