//! What separates the cells of a file.

use super::super::names::column;
use super::super::table::Column;
use csv::StringRecord;

/// The separator that the first line declares: `sep=;`, as some spreadsheet programs write it.
pub(super) fn declared(text: &str) -> Option<u8> {
    let line = text.split(['\n', '\r']).find(|line| !line.trim().is_empty())?;
    let line = line.trim_matches(['"', ' ']);
    let start = line.get(..4)?;
    let mut rest = line.get(4..)?.bytes();
    let separator = rest
        .next()
        .filter(|byte| byte.is_ascii_punctuation() || *byte == b'\t');
    let rest = rest.all(|byte| matches!(byte, b',' | b'"' | b' ' | b';' | b'\t'));
    separator.filter(|byte| start.eq_ignore_ascii_case("sep=") && *byte != b'"' && rest)
}

/// The separator that the file uses if it is not the comma.
pub(super) fn other(header: &StringRecord, columns: &[Column]) -> Option<(&'static str, &'static str)> {
    let text = header.get(0).filter(|_| header.len() == 1)?;
    let names = |separator: char| {
        let parts = text.split(separator);
        parts.filter(|part| column(columns, part).is_some()).count() > 1
    };
    let separators = [
        (';', ("semicolons", "分号")),
        ('\t', ("tabs", "制表符")),
        ('|', ("bars", "竖线")),
        ('，', ("full-width commas", "全角逗号")),
    ];
    separators
        .into_iter()
        .find(|(separator, _)| names(*separator))
        .map(|(_, name)| name)
}
