//! Bytes to text: UTF-8, UTF-16, GB18030 or a Western code page, with a word on what was assumed.

use super::faults::{Faults, Place};
use super::words::both;
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use vocmatch::problem::Code;

/// The text of a file. What cannot be decoded is a fault, and the text is then empty.
///
/// `western` says whether text that is neither UTF-8 nor Chinese may be in Windows-1252, of which Latin-1 is a part.
pub fn text<'a>(bytes: &'a [u8], western: bool, file: &str, faults: &Faults) -> Cow<'a, str> {
    let place = || Place::file(file);
    let other = |what: &str, chinese: &str| {
        faults.add(
            Code::OtherKind,
            place(),
            both!(
                "the file is {what}, not CSV text",
                "文件是{chinese}，不是 CSV 文本"
            ),
            Some(both!("save it as \"CSV UTF-8\"", "请另存为“CSV UTF-8”")),
        );
        Cow::Borrowed("")
    };
    if bytes.starts_with(b"PK\x03\x04") {
        return other("a workbook or another zip archive", "工作簿或其他 zip 压缩文件");
    }
    if bytes.starts_with(b"\x1F\x8B") {
        return other("a gzip archive", "gzip 压缩文件");
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return other("an old workbook (.xls)", "旧版工作簿（.xls）");
    }
    if let Some((encoding, rest)) = utf16(bytes) {
        return decoded(encoding, rest).unwrap_or_else(|| {
            faults.add(
                Code::NotUtf8,
                place(),
                both!("the file is not UTF-16 throughout", "文件不全是 UTF-16"),
                None,
            );
            Cow::Borrowed("")
        });
    }
    let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let valid = match std::str::from_utf8(rest) {
        Ok(text) => return Cow::Borrowed(text),
        Err(error) => error.valid_up_to(),
    };
    let line = rest.iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
    let may_be_chinese = !western || is_common_chinese(rest);
    if let Some(text) = may_be_chinese.then(|| decoded(GB18030, rest)).flatten() {
        faults.add(
            Code::TakenForGb18030,
            place(),
            both!(
                "line {line} is not UTF-8; the file is read as GB18030 (GBK)",
                "第 {line} 行不是 UTF-8；文件按 GB18030（GBK）读取"
            ),
            None,
        );
        return text;
    }
    // A file that is UTF-8 elsewhere was cut or pasted together: its letters would be mangled.
    let is_utf8_elsewhere = rest
        .get(..valid)
        .is_some_and(|start| start.iter().any(|byte| *byte >= 0x80));
    if western && !is_utf8_elsewhere && !rest.contains(&0) {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(rest);
        faults.add(
            Code::TakenForGb18030,
            place(),
            both!(
                "line {line} is not UTF-8; the file is read as Windows-1252 (Latin-1)",
                "第 {line} 行不是 UTF-8；文件按 Windows-1252（Latin-1）读取"
            ),
            None,
        );
        return text;
    }
    faults.add(
        Code::NotUtf8,
        place(),
        both!(
            "line {line} is not UTF-8, and the file is in no other encoding that is read",
            "第 {line} 行不是 UTF-8，文件也不是可识别的其他编码"
        ),
        None,
    );
    Cow::Borrowed("")
}

/// UTF-16, by its mark, or by the zero bytes beside each of its first letters.
fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((UTF_16BE, rest)),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some((UTF_16LE, bytes)),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some((UTF_16BE, bytes)),
        _ => None,
    }
}

fn decoded<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

/// Whether bytes beyond ASCII are those of Chinese text: sequences of GB18030 of which at least two thirds are
/// punctuation or common characters. Western letters pair with the letters after them into rare characters.
fn is_common_chinese(bytes: &[u8]) -> bool {
    let (mut common, mut all, mut at) = (0_usize, 0_usize, 0);
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
