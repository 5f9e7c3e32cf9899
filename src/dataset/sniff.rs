//! What a file is by its first and last bytes, whatever its name says, and what to do with one that is not read.

use crate::problem::{Said, Words, both};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// How many bytes of each end of a file are looked at.
const END: u64 = 64 * 1024;

/// Where the file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// In the place of one table.
    #[cfg_attr(
        not(feature = "csv"),
        expect(dead_code, reason = "only folders have files of tables")
    )]
    Table,
    /// In the place of all tables.
    Dataset,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Workbook,
    /// An older workbook, or one with a password.
    OldWorkbook,
    BinaryWorkbook,
    OpenDocument,
    ZipOfTables,
    Zip,
    Packed(&'static str),
    Document(&'static str),
    WebPage,
    XmlWorkbook,
}

/// What the bytes are, if they are no text. O(bytes).
pub(super) fn what(bytes: &[u8]) -> Option<What> {
    const STARTS: [(&[u8], What); 9] = [
        (&[0xD0, 0xCF, 0x11, 0xE0], What::OldWorkbook),
        (&[0x1F, 0x8B], What::Packed("gzip")),
        (b"7z\xBC\xAF\x27\x1C", What::Packed("7z")),
        (b"Rar!\x1A\x07", What::Packed("RAR")),
        (b"BZh", What::Packed("bzip2")),
        (&[0xFD, b'7', b'z', b'X', b'Z', 0], What::Packed("xz")),
        (&[0x28, 0xB5, 0x2F, 0xFD], What::Packed("zstd")),
        (b"%PDF-", What::Document("PDF")),
        (b"PAR1", What::Document("Parquet")),
    ];
    let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    let start = STARTS.iter().find(|(start, _)| bytes.starts_with(start));
    if let Some((_, what)) =
        start.filter(|(start, _)| *start != b"BZh" || bytes.get(3).is_some_and(u8::is_ascii_digit))
    {
        return Some(*what);
    }
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return None;
    }
    let parts: [(&[u8], What); 5] = [
        (b"xl/workbook.xml", What::Workbook),
        (b"xl/workbook.bin", What::BinaryWorkbook),
        (b"word/document.xml", What::Document("Word")),
        (b"ppt/presentation.xml", What::Document("PowerPoint")),
        (b"opendocument.spreadsheet", What::OpenDocument),
    ];
    let part = parts.iter().find(|(part, _)| has(part));
    let zip = if has(b".csv") || has(b".CSV") {
        What::ZipOfTables
    } else {
        What::Zip
    };
    Some(part.map_or(zip, |(_, what)| *what))
}

/// What a text is, if it is no table and no document: a web page, or a workbook as XML.
pub(super) fn page(text: &str) -> Option<What> {
    let start: String = text.trim_start().chars().take(2000).collect();
    let start = start.to_lowercase();
    let is = |word: &str| start.starts_with(word);
    if is("<!doctype html") || is("<html") || is("<table") || is("<head") || is("<meta") {
        return Some(What::WebPage);
    }
    if is("<?xml") || is("<workbook") {
        let is_page = start.contains("<html");
        return Some(if is_page { What::WebPage } else { What::XmlWorkbook });
    }
    None
}

/// The first and the last bytes of a file.
pub(super) fn ends(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut bytes = Vec::new();
    file.by_ref().take(END).read_to_end(&mut bytes)?;
    if length > END {
        file.seek(SeekFrom::Start(END.max(length.saturating_sub(END))))?;
        file.take(END).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// What is told of bytes that are no text, where text is wanted.
#[cfg(feature = "csv")]
pub(super) fn binary(bytes: &[u8], wanted: Wanted) -> Option<Said> {
    // Most tables end here: they begin with a letter.
    what(bytes).map(|what| said(what, wanted))
}

/// The problem of a file that is not read.
pub(super) fn said(what: What, wanted: Wanted) -> Said {
    use crate::language::Language::{Chinese, English};
    let name = name(what);
    let (english, chinese) = (name.text(English), name.text(Chinese));
    let wrong = match wanted {
        Wanted::Table => both!(
            "the file is {english}, whatever its name says, and is not read",
            "无论文件名如何，该文件是{chinese}，未读取"
        ),
        Wanted::Dataset => both!(
            "the file is {english}, and is not read",
            "该文件是{chinese}，无法读取"
        ),
    };
    Said::new(wrong).remedy(remedy(what, wanted))
}

fn name(what: What) -> Words {
    match what {
        What::Workbook => both!("an Excel workbook (.xlsx)", " Excel 工作簿（.xlsx）"),
        What::OldWorkbook => both!(
            "an older Excel workbook (.xls), or one with a password",
            "旧版 Excel 工作簿（.xls）或带密码的工作簿"
        ),
        What::BinaryWorkbook => both!("a binary Excel workbook (.xlsb)", "二进制 Excel 工作簿（.xlsb）"),
        What::OpenDocument => both!("an OpenDocument sheet (.ods)", " OpenDocument 电子表格（.ods）"),
        What::ZipOfTables => both!("a .zip of CSV files", " CSV 文件的压缩包（.zip）"),
        What::Zip => both!("a .zip", "压缩包（.zip）"),
        What::Packed(kind) => both!("a packed file ({kind})", "压缩文件（{kind}）"),
        What::Document(kind) => both!("a document ({kind})", " {kind} 文档"),
        What::WebPage => both!("a web page (HTML)", "网页（HTML）"),
        What::XmlWorkbook => both!("an XML file", " XML 文件"),
    }
}

fn remedy(what: What, wanted: Wanted) -> Words {
    match (what, wanted) {
        (What::Workbook, Wanted::Table) => both!(
            "save its sheet as \"CSV UTF-8\", or put all tables into one workbook and give that",
            "请把工作表另存为“CSV UTF-8”，或把各表放进一个工作簿后提供该工作簿"
        ),
        (
            What::Workbook
            | What::OldWorkbook
            | What::BinaryWorkbook
            | What::OpenDocument
            | What::WebPage
            | What::XmlWorkbook,
            Wanted::Dataset,
        ) => both!(
            "open it in a spreadsheet program, and save it as an Excel workbook (.xlsx) without a password",
            "请用电子表格程序打开，另存为不带密码的 Excel 工作簿（.xlsx）"
        ),
        (
            What::OldWorkbook | What::BinaryWorkbook | What::OpenDocument | What::WebPage | What::XmlWorkbook,
            Wanted::Table,
        ) => both!(
            "open it in a spreadsheet program, and save it as \"CSV UTF-8\"",
            "请用电子表格程序打开，另存为“CSV UTF-8”"
        ),
        (What::ZipOfTables | What::Zip, Wanted::Dataset) => {
            both!("unpack it, and give the folder", "请解压后提供其中的文件夹")
        }
        (What::ZipOfTables | What::Zip | What::Packed(_), _) => {
            both!("unpack it, and give what is in it", "请解压后提供其中的文件")
        }
        (What::Document(_), _) => both!(
            "put its tables into an Excel workbook (.xlsx), or save each as \"CSV UTF-8\"",
            "请把其中的表放进 Excel 工作簿（.xlsx），或逐一另存为“CSV UTF-8”"
        ),
    }
}

/// The problem of one text file in the place of all tables; `is_table` says whether it is called like a table.
pub(super) fn one_file(is_table: bool) -> Said {
    let said = Said::new(both!(
        "the file is one table or text, and all tables are wanted",
        "这只是一个表或文本文件，而需要的是全部各表"
    ));
    said.remedy(if is_table {
        both!("give the folder that holds it", "请提供它所在的文件夹")
    } else {
        both!(
            "save each table as a CSV file called after it, such as regions.csv, and give the folder that holds them",
            "请把每张表另存为以表名命名的 CSV 文件（如“区域.csv”），并提供它们所在的文件夹"
        )
    })
}

/// The problem of a file of JSON lines.
pub(super) fn json_lines() -> Said {
    Said::new(both!(
        "the file has one JSON object a line (JSON Lines), and is not read",
        "该文件每行一个 JSON 对象（JSON Lines），无法读取"
    ))
    .remedy(both!(
        "write one JSON document (.json) with a key per table, each a list of objects",
        "请写成一个 JSON 文档（.json），每张表一个键，其值为对象的列表"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_bytes() {
        assert_eq!(what(b"region_id,name\n"), None);
        assert_eq!(what(b""), None);
        assert_eq!(what(b"PK are the initials"), None);
        assert_eq!(what(b"\x1F\x8B\x08\0"), Some(What::Packed("gzip")));
        assert_eq!(what(b"PK\x03\x04....regions.csv"), Some(What::ZipOfTables));
        assert_eq!(what(b"PK\x03\x04....xl/workbook.xml"), Some(What::Workbook));
        assert_eq!(what(b"PK\x03\x04....xl/workbook.bin"), Some(What::BinaryWorkbook));
        assert_eq!(what(b"PK\x03\x04....photo.png"), Some(What::Zip));
        assert_eq!(what(b"BZhang,1"), None);
        assert_eq!(page("  <!DOCTYPE HTML><p>"), Some(What::WebPage));
        assert_eq!(page("<?xml version=\"1.0\"?><Workbook>"), Some(What::XmlWorkbook));
        assert_eq!(page("region_id,name"), None);
    }
}
