//! How wide a text will be, without a font at hand: a safe upper estimate; and texts that fit.

use unicode_width::UnicodeWidthChar;

/// Hundredths of an em of the characters from space to `~`: those of `DejaVu Sans`, the widest of the usual
/// sans-serif fonts.
const ASCII: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, //
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, //
    102, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, //
    61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84, 50, //
    50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, //
    64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

/// All others: Chinese takes a whole em, and other letters and signs no more.
const OTHER: f64 = 1.0;
/// Pictures in colour are wider than letters.
const PICTURE: f64 = 1.4;

/// The most characters of a text that are looked at or kept, in labels and in titles.
pub(super) const LONGEST: usize = 300;

fn em(c: char) -> f64 {
    let place = (c as usize).checked_sub(32);
    match place.and_then(|place| ASCII.get(place)) {
        Some(hundredths) => f64::from(*hundredths) / 100.0,
        None => match c.width_cjk() {
            None | Some(0) => 0.0,
            Some(_) if ('\u{1f000}'..'\u{20000}').contains(&c) => PICTURE,
            Some(_) => OTHER,
        },
    }
}

/// The width of a text in pixels at a font size in pixels; what is shown may be a little less.
///
/// ```
/// # use vocmatch_report::svg::width;
/// assert_eq!(width("集成电路", 12.0), 48.0);
/// assert!(width("ill", 12.0) < width("Will", 12.0));
/// ```
#[must_use]
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// `text` cut with … so that it is at most `room` pixels wide; empty where not even … has room.
///
/// ```
/// # use vocmatch_report::svg::fitted;
/// assert_eq!(fitted("集成电路", 12.0, 48.0), "集成电路");
/// assert_eq!(fitted("集成电路", 12.0, 40.0), "集成…");
/// ```
#[must_use]
pub fn fitted(text: &str, size: f64, room: f64) -> String {
    let kept: String = text.chars().take(LONGEST).collect();
    if kept.len() == text.len() && width(text, size) <= room {
        return kept;
    }
    let room = room - width("…", size);
    if room < 0.0 {
        return String::new();
    }
    let mut cut = String::new();
    let mut used = 0.0;
    for c in kept.chars() {
        used += em(c) * size;
        if used > room {
            break;
        }
        cut.push(c);
    }
    format!("{}…", cut.trim_end())
}

/// `text` in at most `lines` lines of `room` pixels, broken at spaces and inside Chinese; the last one is cut
/// with … where more would follow.
#[must_use]
pub fn wrapped(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let kept: String = text.chars().take(LONGEST).collect();
    let mut rest = kept.trim();
    let mut found = Vec::new();
    while found.len() + 1 < lines && width(rest, size) > room {
        let at = break_of(rest, size, room);
        let (line, after) = rest.split_at(at);
        found.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    if !rest.is_empty() || found.is_empty() {
        found.push(fitted(rest, size, room));
    }
    found
}

/// Where the first line ends: after the last character that fits, or at the last space or wide character before.
fn break_of(text: &str, size: f64, room: f64) -> usize {
    let (mut used, mut end, mut soft) = (0.0, 0, None);
    for (at, c) in text.char_indices() {
        used += em(c) * size;
        if used > room && end > 0 {
            break;
        }
        end = at + c.len_utf8();
        if c == ' ' || c == '-' || c == '/' || c.width().unwrap_or(0) == 2 {
            soft = Some(end);
        }
    }
    // A word that is cut where only a little of the line would be left empty reads better whole on the next.
    soft.filter(|soft| 3 * soft >= end).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_inside_chinese_and_the_last_is_cut() {
        assert_eq!(wrapped("one two three", 10.0, 50.0, 3), ["one two", "three"]);
        assert_eq!(
            wrapped("集成电路技术应用", 10.0, 40.0, 2),
            ["集成电路", "技术应用"]
        );
        assert_eq!(
            wrapped("集成电路技术应用专业", 10.0, 40.0, 2),
            ["集成电路", "技术应…"]
        );
        assert_eq!(wrapped("", 10.0, 40.0, 2), [""]);
        assert_eq!(wrapped("字字", 10.0, 1.0, 2), ["字", ""]);
    }

    #[test]
    fn a_text_of_any_length_is_cut_at_a_bounded_length() {
        let long = "i".repeat(100_000);
        assert!(fitted(&long, 12.0, 1e9).chars().count() <= LONGEST + 1);
    }
}
