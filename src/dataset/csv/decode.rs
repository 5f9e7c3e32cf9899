//! Decodes bytes to text: UTF-8, UTF-16 (with a byte order mark, or if it is sure), or GB18030. Bytes that fit none are an error, never
//! replaced.

use super::super::config::Encoding;
use super::chinese::is_common_chinese;
use super::faults;
use crate::problem::{Said, Words, both};
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The text of a file.
#[derive(Debug)]
pub(in crate::dataset) struct Text<'a> {
    pub(in crate::dataset) text: Cow<'a, str>,
    /// Whether it was decoded as GB18030 without the caller asking for it.
    pub(in crate::dataset) is_guessed: bool,
}

/// Decodes the bytes; `knows_header` says whether a text begins like a table in Chinese.
pub(in crate::dataset) fn text(
    bytes: &[u8],
    encoding: Encoding,
    knows_header: impl Fn(&str) -> bool,
) -> Result<Text<'_>, Said> {
    let plain = |text| {
        Ok(Text {
            text,
            is_guessed: false,
        })
    };
    for (mark, utf16) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let text = utf16.decode_without_bom_handling_and_without_replacement(rest);
            return text.map_or_else(
                || {
                    Err(broken(&both!(
                        "UTF-16 (\"Unicode text\"), as its first bytes say",
                        "UTF-16（“Unicode 文本”），与其开头字节不符"
                    )))
                },
                plain,
            );
        }
    }
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let rest = marked.unwrap_or(bytes);
    if bytes.contains(&0) {
        return match faults::unmarked_utf16(bytes).filter(|_| encoding == Encoding::Recognised) {
            Some(text) => plain(Cow::Owned(text)),
            None => Err(faults::zero(bytes)),
        };
    }
    if encoding == Encoding::Gb18030 && marked.is_none() {
        let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
        return text.map_or_else(|| Err(broken(&both!("GB18030 throughout", "GB18030"))), plain);
    }
    let error = match std::str::from_utf8(rest) {
        Ok(text) => return plain(Cow::Borrowed(text)),
        Err(error) => error,
    };
    if let Some(said) = faults::partly_utf8(rest) {
        return Err(said);
    }
    let guessed = (encoding == Encoding::Recognised && marked.is_none())
        .then(|| GB18030.decode_without_bom_handling_and_without_replacement(bytes))
        .flatten()
        .filter(|text| knows_header(text) || is_common_chinese(bytes));
    guessed.map_or_else(
        || Err(not_utf8(rest, error.valid_up_to())),
        |text| {
            Ok(Text {
                text,
                is_guessed: true,
            })
        },
    )
}

/// The problem of a file that is not in the encoding it was declared to have.
fn broken(what: &Words) -> Said {
    let (what, what_zh) = what.pair();
    Said::new(both!("the file is not {what}", "文件不是有效的 {what_zh}"))
}

/// The problem of a file that is not UTF-8 from byte `valid` on.
pub(crate) fn not_utf8(bytes: &[u8], valid: usize) -> Said {
    let line = bytes.iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
    let wrong = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        both!(
            "the file is UTF-16 text (\"Unicode text\"), not UTF-8",
            "文件是 UTF-16 文本（“Unicode 文本”），不是 UTF-8"
        )
    } else if is_common_chinese(bytes) {
        both!(
            "line {line} is not UTF-8; the file is probably GBK, in which spreadsheets in Chinese save CSV",
            "第{line}行不是 UTF-8；文件可能是 GBK，中文电子表格程序保存 CSV 时用这种编码"
        )
    } else if faults::is_big5(bytes) {
        both!(
            "line {line} is not UTF-8; the file is probably Big5, in which older programs in Hong Kong and Taiwan save text",
            "第 {line} 行不是 UTF-8；文件可能是 Big5，即港台较早的程序保存文字所用的编码"
        )
    } else {
        both!(
            "line {line} is not UTF-8; the file is probably in a Western code page",
            "第{line}行不是 UTF-8；文件可能使用西文代码页"
        )
    };
    Said::new(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], encoding: Encoding) -> Option<(String, bool)> {
        let text = text(bytes, encoding, |_| false).ok()?;
        Some((text.text.into_owned(), text.is_guessed))
    }

    fn gb18030(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn chinese_is_recognised_and_western_text_is_not_mangled() {
        let of = |text: &str| read(&gb18030(text), Encoding::Recognised);
        for text in [
            "北京,上海",
            "region_id,name\nmh,闵行区",
            "𠮷林省，长春市",
            "㐀东㐂西",
        ] {
            assert_eq!(of(text), Some((text.to_owned(), true)), "{text}");
        }
        // Western, Cyrillic and Japanese text, which GB18030 can decode into rare characters.
        for bytes in [
            b"region_id,name\nm,M\xFCnchen\n".as_slice(),
            b"x\xE9t\xE9 d\xE8s l\xE0\n",
            b"\xEF\xF0\xE8\xE2\xE5\xF2\n",
            b"\x93\x8C\x8B\x9E\x93\x73\n",
        ] {
            assert_eq!(read(bytes, Encoding::Recognised), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_text_is_read_as_it_is_said_to_be() {
        let chinese = "专业代码,专业名称\n510401,𠮷林";
        let bytes = gb18030(chinese);
        assert_eq!(read(&bytes, Encoding::Gb18030), Some((chinese.to_owned(), false)));
        assert_eq!(read(&bytes, Encoding::Utf8), None);
        assert_eq!(read(b"a\xFF", Encoding::Gb18030), None);
        let marked = ["\u{FEFF}", chinese].concat();
        assert_eq!(
            read(marked.as_bytes(), Encoding::Gb18030),
            Some((chinese.to_owned(), false))
        );
    }

    #[test]
    fn utf16_is_read_by_its_mark() {
        let text = "专业代码\n𠮷";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let read = |mark: &[u8], bytes: &[u8]| read(&[mark, bytes].concat(), Encoding::Recognised);
        assert_eq!(read(b"\xFF\xFE", &little), Some((text.to_owned(), false)));
        assert_eq!(read(b"\xFE\xFF", &big), Some((text.to_owned(), false)));
        // Half a pair of surrogates.
        assert_eq!(read(b"\xFF\xFE", &little[..little.len() - 2]), None);
    }
}
