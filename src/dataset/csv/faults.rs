//! Why bytes are no text in one encoding: what they probably are, and where they change.

use super::chinese::is_common_chinese;
use crate::problem::{Said, both};
use encoding_rs::BIG5;

/// The text of UTF-16 without a byte order mark, if it is sure: every unit is a character, none a control character, and
/// a good part of them ASCII, as commas and line ends are.
pub(super) fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    let read = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| match pair {
            [first, second] => unit([*first, *second]),
            _ => 0,
        });
        let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        let ascii = text.chars().filter(char::is_ascii).count();
        let is_sure = !text.contains(is_control) && 10 * ascii > text.chars().count();
        is_sure.then_some(text)
    };
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    match (read(u16::from_le_bytes), read(u16::from_be_bytes)) {
        (Some(text), None) | (None, Some(text)) => Some(text),
        _ => None,
    }
}

/// The problem of a file with a byte 0 in it.
pub(super) fn zero(bytes: &[u8]) -> Said {
    let line = 1 + bytes
        .iter()
        .take_while(|byte| **byte != 0)
        .filter(|byte| **byte == b'\n')
        .count();
    Said::new(both!(
        "line {line} holds a byte 0, which no text has; the file is damaged, or none of text",
        "第 {line} 行有值为 0 的字节，文本中不应出现；文件已损坏或不是文本"
    ))
    .remedy(both!(
        "export the table again, and save it as \"CSV UTF-8\"",
        "请重新导出该表，并另存为“CSV UTF-8”"
    ))
}

/// What one line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// UTF-8 beyond ASCII, surely.
    Utf8,
    Other,
}

/// The problem of a file of which some lines are surely UTF-8 and others are not; `None` if none is surely UTF-8. O(bytes).
pub(super) fn partly_utf8(bytes: &[u8]) -> Option<Said> {
    let mut lines = Vec::new();
    for (number, line) in (1_usize..).zip(bytes.split(|byte| *byte == b'\n')) {
        match std::str::from_utf8(line) {
            // In GBK, three bytes of this form are two of its rarest characters.
            Ok(text) if text.chars().any(|c| c.len_utf8() == 3) => lines.push((number, Line::Utf8, line)),
            Ok(_) => {}
            Err(_) => lines.push((number, Line::Other, line)),
        }
    }
    let others = || lines.iter().filter(|(_, kind, _)| *kind == Line::Other);
    let (bad, _, first) = others().next()?;
    let is_last = bytes.split(|byte| *byte == b'\n').count() == *bad;
    let whole = std::str::from_utf8(first);
    let is_cut = is_last && whole.is_err_and(|error| error.error_len().is_none());
    if !lines.iter().any(|(_, kind, _)| *kind == Line::Utf8) {
        let before = whole.map_or_else(|error| first.get(..error.valid_up_to()), |_| None);
        let before = before
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default();
        return (is_cut && before.chars().any(|c| c.len_utf8() == 3)).then(|| cut(*bad));
    }
    if is_cut {
        return Some(cut(*bad));
    }
    let starts = lines.first().map_or(Line::Other, |(_, kind, _)| *kind);
    let change = lines.iter().find(|(_, kind, _)| *kind != starts);
    let change = change.map_or(*bad, |(number, ..)| *number);
    let others: Vec<u8> = others().flat_map(|(_, _, line)| line.iter().copied()).collect();
    let is_chinese = is_common_chinese(&others);
    if !is_chinese && lines.iter().filter(|(_, kind, _)| *kind == Line::Other).count() == 1 {
        return Some(
            Said::new(both!(
                "line {bad} is not UTF-8 as the others are: a character in it is damaged",
                "第 {bad} 行不像其他各行那样是 UTF-8：其中有字符已损坏"
            ))
            .remedy(both!("write the line again", "请重新填写这一行")),
        );
    }
    let other = if is_chinese {
        ("probably GBK", "很可能是 GBK")
    } else {
        ("none", "不是 UTF-8")
    };
    let (english, chinese) = other;
    let said = match starts {
        Line::Utf8 => both!(
            "the file changes its encoding at line {change}: what stands above is UTF-8, what follows is {english}",
            "文件从第 {change} 行起编码改变：以上是 UTF-8，以下{chinese}"
        ),
        Line::Other => both!(
            "the file changes its encoding at line {change}: what stands above is {english}, what follows is UTF-8",
            "文件从第 {change} 行起编码改变：以上{chinese}，以下是 UTF-8"
        ),
    };
    Some(Said::new(said).remedy(both!(
        "save each of its parts as \"CSV UTF-8\", and put them together again",
        "请把各部分分别另存为“CSV UTF-8”，再合并"
    )))
}

fn cut(line: usize) -> Said {
    Said::new(both!(
        "the file ends in line {line} within a character: it was cut off, and rows may be missing",
        "文件在第 {line} 行的一个字符中间结束：文件不完整，可能缺行"
    ))
    .remedy(both!("get the whole file again", "请重新取得完整的文件"))
}

/// Whether non-ASCII bytes are those of text in Big5: valid, and most of it common characters.
pub(super) fn is_big5(bytes: &[u8]) -> bool {
    if BIG5
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_none()
    {
        return false;
    }
    let (mut common, mut all, mut at) = (0_usize, 0_usize, 0);
    while let Some(first) = bytes.get(at) {
        at += 1;
        if *first >= 0x80 {
            at += 1;
            all += 1;
            common += usize::from(matches!(first, 0xA1 | 0xA4..=0xC6));
        }
    }
    // Letters beyond ASCII of Western texts stand alone between ASCII letters, never in pairs.
    let pairs = bytes
        .windows(2)
        .filter(|pair| pair.iter().all(|byte| *byte >= 0x80))
        .count();
    all > 1 && 3 * common >= 2 * all && 4 * pairs >= all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn utf16_without_its_mark_is_read_if_it_is_sure() {
        for text in ["region_id,name\nn,North\n", "区域代码,区域名称\nn,北京\n"] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(unmarked_utf16(&little).as_deref(), Some(text));
            assert_eq!(unmarked_utf16(&big).as_deref(), Some(text));
        }
        assert_eq!(unmarked_utf16(b"a\0b"), None);
        assert_eq!(unmarked_utf16(b"a,b\0\0\n"), None);
    }

    #[test]
    fn a_change_of_encoding_is_told_where_it_is() {
        let told = |bytes: &[u8]| {
            partly_utf8(bytes)
                .map(|said| said.wrong.text(Language::English).to_owned())
                .unwrap_or_default()
        };
        let gbk = b"n,\xB1\xB1\xBE\xA9\n";
        let utf8 = "e,上海\n".as_bytes();
        let join = |parts: &[&[u8]]| parts.concat();
        assert!(
            told(&join(&[b"id,name\n", utf8, utf8, gbk, gbk]))
                .contains("at line 4: what stands above is UTF-8")
        );
        assert!(
            told(&join(&[b"id,name\n", gbk, gbk, utf8]))
                .contains("at line 4: what stands above is probably GBK")
        );
        assert!(told(&join(&[b"id,name\n", utf8, &utf8[..4]])).contains("ends in line 3 within a character"));
        assert!(
            told(&join(&[utf8, b"x,\xE4\xB8,1\n", utf8])).contains("line 2 is not UTF-8 as the others are")
        );
        assert_eq!(told(&join(&[b"id,name\n", gbk, gbk])), "");
    }

    #[test]
    fn big5_is_known() {
        let big5 = |text: &str| BIG5.encode(text).0.into_owned();
        assert!(is_big5(&big5("代碼,名稱\nn,臺北市\ne,高雄市")));
        assert!(!is_big5(b"region_id,name\nm,M\xFCnchen\n"));
        assert!(!is_common_chinese(&big5("代碼,名稱\nn,臺北市\ne,高雄市")));
    }
}
