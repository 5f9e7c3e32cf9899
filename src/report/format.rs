//! Numbers and names as a planner reads them, and lines of a text page. Numbers of either language are in [`number`].

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use vocmatch::id::ProgramIx;
use vocmatch::model::{Model, Program};
use vocmatch::unit::Year;

/// A whole number with thousands apart: `12,345`.
pub(crate) fn whole(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "−" } else { "" });
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A change of a whole number: `+12`, `−3`, `0`.
pub(crate) fn signed(number: i64) -> String {
    if number > 0 {
        format!("+{}", whole(number))
    } else {
        whole(number)
    }
}

/// From one whole number to another: `1,204–1,610`, or one number where both are the same.
pub(crate) fn range(least: i64, most: i64) -> String {
    if least == most {
        whole(least)
    } else {
        format!("{}–{}", whole(least), whole(most))
    }
}

/// A number of people that need not be whole, rounded for reading.
#[expect(clippy::cast_possible_truncation, reason = "counts of people")]
pub(crate) fn people(number: f64) -> String {
    whole(libm::round(number) as i64)
}

/// A change of a number of people, or a gap: with its sign, rounded for reading.
#[expect(clippy::cast_possible_truncation, reason = "counts of people")]
pub(crate) fn signed_people(number: f64) -> String {
    signed(libm::round(number) as i64)
}

/// A number with one decimal below ten, else whole.
pub(crate) fn decimal(number: f64) -> String {
    if number.abs() < 10.0 {
        let text = format!("{number:.1}").replace('-', "−");
        if text == "−0.0" { "0.0".to_owned() } else { text }
    } else {
        people(number)
    }
}

/// A share as a percentage: `70%`; `–` where it is unknown.
pub(crate) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.0}%", share * 100.0))
}

/// A number from 0 to 1 with two decimals and no leading zero: `.95`.
pub(crate) fn point(number: f64) -> String {
    let text = format!("{number:.2}");
    // Nothing has no sign.
    let text = if text == "-0.00" { "0.00".to_owned() } else { text };
    text.strip_prefix('0').map_or_else(|| text.clone(), str::to_owned)
}

/// A number in millionths, so that it prints alike everywhere.
pub(crate) fn rounded(number: f64) -> f64 {
    libm::round(number * 1e6) / 1e6
}

/// Years: `2025–2030`, `2027`, or `2025, 2027–2028`.
pub(crate) fn years(years: &[Year]) -> String {
    let runs = years.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        [one] => one.to_string(),
        [] => String::new(),
    });
    runs.collect::<Vec<_>>().join(", ")
}

/// Numbers in either language. Whole numbers are written alike.
pub(crate) mod number {
    pub(crate) use super::{decimal, people, signed, whole};
    use vocmatch::Language;
    use vocmatch::unit::Year;

    /// A share as a percentage: `70%`; `–` or `—` where it is unknown.
    pub(crate) fn percent(share: Option<f64>, language: Language) -> String {
        match (share, language) {
            (None, Language::Chinese) => "—".to_owned(),
            (share, Language::English | Language::Chinese) => super::percent(share),
        }
    }

    /// A number from 0 to 1 with two decimals: `.95`, in Chinese `0.95`.
    pub(crate) fn point(number: f64, language: Language) -> String {
        let english = super::point(number);
        match language {
            Language::English => english,
            // The English has no zero before its point, but may have a sign there.
            Language::Chinese => match english.strip_prefix('-') {
                Some(rest) => format!("−{}", with_zero(rest)),
                None => with_zero(&english),
            },
        }
    }

    fn with_zero(text: &str) -> String {
        if text.starts_with('.') {
            format!("0{text}")
        } else {
            text.to_owned()
        }
    }

    /// From one whole number to another: `1,204–1,610`, in Chinese `1,204—1,610`; one number where both are the same.
    pub(crate) fn range(least: i64, most: i64, language: Language) -> String {
        in_dashes(super::range(least, most), language)
    }

    /// Years: `2025–2030`, `2025, 2027–2028`; in Chinese `2025—2030年`, `2025年、2027—2028年`.
    pub(crate) fn years(years: &[Year], language: Language) -> String {
        let english = super::years(years);
        match language {
            Language::English => english,
            Language::Chinese if english.is_empty() => english,
            Language::Chinese => {
                let runs = english.split(", ").map(|run| format!("{run}年"));
                in_dashes(runs.collect::<Vec<_>>().join("、"), language)
            }
        }
    }

    fn in_dashes(text: String, language: Language) -> String {
        match language {
            Language::English => text,
            Language::Chinese => text.replace('–', "—"),
        }
    }
}

/// `text` cut or filled up to `width` columns of a terminal; wide characters take two.
pub(crate) fn left(text: &str, width: usize) -> String {
    let mut cut = fitting(text, width);
    cut.push_str(&" ".repeat(width.saturating_sub(cut.width())));
    cut
}

/// `text` pushed to the right edge of `width` columns.
pub(crate) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// A row of a text table: a name at the left in `room` columns, and cells at the right edges of columns so wide.
pub(crate) fn row(name: &str, room: usize, cells: &[String], widths: &[usize]) -> String {
    let mut row = left(name, room);
    for (cell, width) in cells.iter().zip(widths) {
        row.push_str(&right(cell, *width));
    }
    row.push('\n');
    row
}

/// The header of a text table, and how wide its columns are: at least so wide, and wider than their labels.
pub(crate) fn header(labels: &[&str], least: &[usize]) -> (Vec<String>, Vec<usize>) {
    let labels: Vec<String> = labels.iter().map(|label| small(label)).collect();
    let widths = labels.iter().zip(least);
    let widths = widths.map(|(label, least)| (label.width() + 2).max(*least));
    let widths = widths.collect();
    (labels, widths)
}

/// A label without its capital, as it stands in the midst of a line.
pub(crate) fn small(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn fitting(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        if cut.width() + c.width().unwrap_or(0) >= width {
            break;
        }
        cut.push(c);
    }
    format!("{}…", cut.trim_end())
}

/// `text` broken at spaces into lines of at most `width` columns, each after `indent` spaces. A word that is
/// too long, such as a line of Chinese, breaks between characters: never inside a number or before a comma.
pub(crate) fn wrapped(text: &str, indent: usize, width: usize) -> String {
    let room = width.saturating_sub(indent).max(20);
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last().map_or(0, |line| line.width());
        let is_long = word.width() > room;
        if line > 0 && line + 1 + word.width() > room && !is_long {
            lines.push(String::new());
        } else if line > 0 {
            push(&mut lines, ' ', usize::MAX);
        }
        for part in parts(word) {
            let line = lines.last().map_or(0, |line| line.width());
            if line > 0 && line + part.width() > room {
                lines.push(String::new());
            }
            for c in part.chars() {
                push(&mut lines, c, room);
            }
        }
    }
    let indent = " ".repeat(indent);
    let mut text = String::new();
    for line in lines {
        text.extend([indent.as_str(), line.trim_end(), "\n"]);
    }
    text
}

/// A word in parts between which a line may break.
fn parts(word: &str) -> Vec<&str> {
    let tight = |c: char| c.is_ascii() || "–—−".contains(c);
    let mut parts = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, c) in word.char_indices() {
        let holds =
            |last: char| (tight(last) && tight(c)) || "，。；：、）”％".contains(c) || "（“".contains(last);
        let breaks = last.is_some_and(|last| !holds(last));
        if breaks {
            parts.push(&word[start..at]);
            start = at;
        }
        last = Some(c);
    }
    parts.push(&word[start..]);
    parts
}

/// As [`wrapped`], but the first line keeps its own indent and the others stand after four spaces.
pub(crate) fn hanging(text: &str, width: usize) -> String {
    let (start, rest) = text.split_at(text.len() - text.trim_start().len());
    format!("{start}{}", wrapped(rest, 4, width).trim_start())
}

fn push(lines: &mut Vec<String>, c: char, room: usize) {
    if let Some(line) = lines.last_mut() {
        if line.width() + c.width().unwrap_or(0) <= room {
            line.push(c);
        } else {
            lines.push(c.to_string());
        }
    }
}

/// A program as its reader knows it: major, level and school.
pub(crate) fn program(model: &Model, ix: ProgramIx) -> String {
    let program = model.program(ix);
    let (major, school) = (model.major(program.major), model.school(program.school));
    let span = if has_twin(model, program) {
        format!(", {} years", program.years)
    } else {
        String::new()
    };
    let level = model.level_name(program.level);
    format!("{} ({level}{span}) at {}", major.name, school.name)
}

/// Whether the school runs the major twice, for longer and for shorter.
pub(crate) fn has_twin(model: &Model, program: &Program) -> bool {
    let twin = |other: &&Program| (other.school, other.major) == (program.school, program.major);
    model.programs().iter().filter(twin).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocmatch::Language::{Chinese, English};

    #[test]
    fn numbers_read_as_in_print() {
        assert_eq!(whole(1_234_567), "1,234,567");
        assert_eq!(whole(-999), "−999");
        assert_eq!(point(0.95), ".95");
        assert_eq!(point(1.0), "1.00");
        assert_eq!(point(-0.0), ".00");
        assert_eq!(years(&[2025, 2026, 2027, 2029]), "2025–2027, 2029");
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(left("集成电路", 6), "集成… ");
        assert_eq!(left("集成", 6), "集成  ");
        assert_eq!(right("7", 3), "  7");
    }

    #[test]
    fn long_text_breaks_at_spaces_and_inside_chinese() {
        assert_eq!(
            wrapped("one two three four five six", 2, 22),
            "  one two three four\n  five six\n"
        );
        assert_eq!(
            wrapped(&"字".repeat(15), 0, 20),
            format!("{}\n{}\n", "字".repeat(10), "字".repeat(5))
        );
        assert_eq!(
            wrapped(&format!("{}1,204，元", "字".repeat(9)), 0, 20),
            format!("{}\n1,204，元\n", "字".repeat(9))
        );
    }

    #[test]
    fn numbers_have_the_dashes_and_zeros_of_their_language() {
        assert_eq!(
            (number::point(0.95, English), number::point(0.95, Chinese)),
            (".95".into(), "0.95".into())
        );
        assert_eq!(
            (number::point(-0.25, Chinese), number::point(1.0, Chinese)),
            ("−0.25".into(), "1.00".into())
        );
        assert_eq!(number::years(&[2025, 2026, 2028], English), "2025–2026, 2028");
        assert_eq!(number::years(&[2025, 2026, 2028], Chinese), "2025—2026年、2028年");
        assert_eq!(number::years(&[], Chinese), "");
        assert_eq!(number::range(1204, 1610, Chinese), "1,204—1,610");
        assert_eq!(
            (number::percent(None, English), number::percent(None, Chinese)),
            ("–".into(), "—".into())
        );
    }
}
