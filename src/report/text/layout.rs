//! Lines of a page in either language. English breaks at spaces; Chinese between characters, but no line opens with a mark
//! that closes, nor ends with one that opens.

use super::TextConfig;
use crate::format;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use vocmatch::Language;

/// Marks that must not open a line.
const CLOSING: &str = "，。、；：？！）》”’…—～";

/// Marks that must not end a line.
const OPENING: &str = "（《“‘";

/// `text` in lines of the page's width, each after `indent` spaces.
pub(super) fn wrapped(text: &str, indent: usize, config: &TextConfig) -> String {
    match config.language {
        Language::English => format::wrapped(text, indent, config.width),
        Language::Chinese => in_chinese(text, indent, config.width),
    }
}

/// As [`wrapped`], but the first line keeps its own indent and the others stand after four spaces.
pub(super) fn hanging(text: &str, config: &TextConfig) -> String {
    let (start, rest) = text.split_at(text.len() - text.trim_start().len());
    format!("{start}{}", wrapped(rest, 4, config).trim_start())
}

/// A line of a list.
pub(super) fn bullet(text: &str, config: &TextConfig) -> String {
    hanging(&format!("  • {text}"), config)
}

/// The mean of a year, as people.
pub(super) fn a_year(sum: f64, years: usize) -> String {
    format::people(if years > 0 { sum / years as f64 } else { 0.0 })
}

fn in_chinese(text: &str, indent: usize, width: usize) -> String {
    let room = width.saturating_sub(indent).max(20);
    let (mut lines, mut line) = (String::new(), String::new());
    let mut end = |line: &str| {
        lines.push_str(&" ".repeat(indent));
        lines.push_str(line.trim_end());
        lines.push('\n');
    };
    for piece in pieces(text) {
        if !line.is_empty() && line.width() + piece.trim_end().width() > room {
            end(&line);
            line.clear();
        }
        line.push_str(if line.is_empty() {
            piece.trim_start()
        } else {
            piece
        });
    }
    end(&line);
    lines
}

/// The pieces between which a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut last) = (0, ' ');
    for (at, c) in text.char_indices() {
        let wide = |c: char| c.width() == Some(2);
        let may = last == ' ' || wide(c) || wide(last);
        if at > start && may && c != ' ' && !CLOSING.contains(c) && !OPENING.contains(last) {
            found.push(&text[start..at]);
            start = at;
        }
        last = c;
    }
    found.push(&text[start..]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_between_characters_but_not_before_a_mark_that_closes() {
        let text = "一二三四五六七八九十，百（千）万 12 人 2025—2030 年";
        let found = in_chinese(text, 0, 20);
        assert_eq!(found, "一二三四五六七八九\n十，百（千）万 12 人\n2025—2030 年\n");
    }

    #[test]
    fn a_mark_stays_with_its_line_however_long_the_text_is() {
        let config = TextConfig {
            language: Language::Chinese,
            width: 24,
            ..TextConfig::default()
        };
        let text = "字".repeat(20);
        assert_eq!(
            bullet(&text, &config),
            format!("  • {}\n    {}\n    字\n", "字".repeat(9), "字".repeat(10))
        );
    }
}
