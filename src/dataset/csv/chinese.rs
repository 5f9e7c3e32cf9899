//! Recognises Chinese text that is not UTF-8.

/// Whether non-ASCII bytes are those of Chinese text: valid two- and four-byte GB18030 sequences, of which at least
/// two thirds are punctuation, the 3,755 common characters of GB2312 or four-byte characters. Western letters beyond
/// ASCII would pair with the ASCII letters after them, which gives rare characters only.
pub(super) fn is_common_chinese(bytes: &[u8]) -> bool {
    let (mut common, mut all) = (0_usize, 0_usize);
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        if *first < 0x80 {
            at += 1;
            continue;
        }
        let second = bytes.get(at + 1).copied().unwrap_or(0);
        all += 1;
        match (first, second) {
            (0x81..=0xFE, 0x30..=0x39) => {
                at += 4;
                common += 1;
            }
            (0xA1..=0xA3 | 0xB0..=0xD7, 0xA1..=0xFE) => {
                at += 2;
                common += 1;
            }
            (0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE) => at += 2,
            _ => return false,
        }
    }
    all > 0 && 3 * common >= 2 * all
}
