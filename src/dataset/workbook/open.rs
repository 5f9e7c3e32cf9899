//! Opens an untrusted workbook: checks its format and unpacked size before it is parsed.

use crate::problem::{Words, both};
use calamine::{Reader, Xlsx};
use std::io::{Cursor, Read, Write};
use zip::ZipArchive;

/// The most bytes that a workbook may grow to when it is unpacked.
pub(super) const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// The most parts that it may have.
const MOST_PARTS: usize = 10_000;

/// A workbook that can be read.
pub(super) type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Why a workbook is not read.
#[derive(Debug, PartialEq)]
pub(super) enum Refused {
    /// It is none, or damaged.
    NotOne(Words),
    /// It would take too much memory.
    TooLarge,
    /// It has this many sheets.
    TooManySheets(usize),
}

impl Refused {
    /// The damage, as reported by the parser.
    pub(super) fn damaged(error: impl std::fmt::Display) -> Refused {
        Refused::NotOne(both!("it is damaged ({error})", "文件已损坏"))
    }
}

/// What the parts of a workbook have, so that what no sheet has need not be sought in each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Traits {
    pub(super) has_formulas: bool,
    pub(super) has_merges: bool,
    /// Whether it asks to be calculated when it is opened, as workbooks do whose formulas never were.
    pub(super) is_recalculated: bool,
}

/// Opens a workbook. O(bytes of the unpacked workbook).
pub(super) fn open(bytes: &[u8]) -> Result<(Book<'_>, Traits), Refused> {
    let refused = |why: Words| Err(Refused::NotOne(why));
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return refused(both!(
            "it has a password, or is of the older kind .xls",
            "它带有密码，或是旧格式 .xls"
        ));
    }
    if !bytes.starts_with(b"PK") {
        return refused(both!("it is a file of another kind", "它是其他类型的文件"));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Refused::damaged)?;
    if archive
        .file_names()
        .any(|name| name.is_ok_and(|name| name == "xl/workbook.bin"))
    {
        return refused(both!("it is of the kind .xlsb", "它是 .xlsb 格式"));
    }
    if archive
        .file_names()
        .any(|name| name.is_ok_and(|name| name == "content.xml"))
    {
        return refused(both!(
            "it is an OpenDocument sheet (.ods)",
            "它是 OpenDocument 表格（.ods）"
        ));
    }
    let traits = measure(&mut archive)?;
    let book = Xlsx::new(Cursor::new(bytes)).map_err(Refused::damaged)?;
    Ok((book, traits))
}

/// Unpacks every part once without keeping it, so that the size need not be taken from the file's own headers.
fn measure(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Traits, Refused> {
    if archive.len() > MOST_PARTS {
        return Err(Refused::TooLarge);
    }
    let mut left = MOST_BYTES;
    let mut scan = Scan::default();
    for k in 0..archive.len() {
        let mut part = archive.by_index(k).map_err(Refused::damaged)?;
        let name = part.name().map_err(Refused::damaged)?.to_lowercase();
        let is_strings = name.ends_with("sharedstrings.xml");
        let is_book = name.ends_with("workbook.xml");
        let mut kept = Vec::new();
        let mut limited = part.by_ref().take(left + 1);
        let size = if is_strings || is_book {
            limited.read_to_end(&mut kept).map(|size| size as u64)
        } else {
            std::io::copy(&mut limited, &mut scan)
        };
        let size = size.map_err(Refused::damaged)?;
        left = left.checked_sub(size).ok_or(Refused::TooLarge)?;
        if is_strings && !is_honest(&kept) {
            return Err(Refused::damaged("the number of its texts is wrong"));
        }
        scan.traits.is_recalculated |= is_book && asks_for_calculation(&kept);
    }
    Ok(scan.traits)
}

/// Looks for elements of formulas and merged cells in parts that pass by.
#[derive(Default)]
struct Scan {
    traits: Traits,
    /// The name of the element that has been opened, without its namespace.
    name: Vec<u8>,
    is_in_name: bool,
}

impl Write for Scan {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        for byte in bytes {
            match byte {
                b'<' => {
                    self.is_in_name = true;
                    self.name.clear();
                }
                _ if !self.is_in_name => {}
                b':' => self.name.clear(),
                b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n' => {
                    self.is_in_name = false;
                    self.traits.has_formulas |= self.name == b"f";
                    self.traits.has_merges |= self.name == b"mergeCell";
                }
                _ if self.name.len() < 16 => self.name.push(*byte),
                _ => self.is_in_name = false,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether the main part of a workbook asks for all formulas to be calculated.
fn asks_for_calculation(part: &[u8]) -> bool {
    let asks = |name: &[u8]| {
        let places = part.windows(name.len()).enumerate();
        places.filter(|(_, window)| *window == name).any(|(at, _)| {
            let rest = part.get(at + name.len()..).unwrap_or_default();
            let rest = rest.iter().filter(|byte| !byte.is_ascii_whitespace());
            let value: Vec<u8> = rest.take(6).copied().collect();
            [&b"=\"1\""[..], b"='1'", b"=\"true", b"='true"]
                .iter()
                .any(|start| value.starts_with(start))
        })
    };
    asks(b"fullCalcOnLoad") || asks(b"forceFullCalc")
}

/// Whether the declared number of shared texts is possible: the parser allocates as many as the file declares.
fn is_honest(strings: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    let says_too_many = |at: usize| {
        let rest = strings.get(at + NAME.len()..).unwrap_or_default();
        let skipped = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'');
        let digits = rest.iter().skip_while(|byte| skipped(byte));
        let digits: Vec<u8> = digits.take_while(|byte| byte.is_ascii_digit()).copied().collect();
        let count = digits.iter().fold(0_usize, |count, digit| {
            count.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
        });
        count > strings.len()
    };
    // Text in UTF-16 would hide the attribute.
    let mut places = strings
        .windows(NAME.len())
        .enumerate()
        .filter(|(_, window)| *window == NAME);
    !strings.contains(&0) && !places.any(|(at, _)| says_too_many(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_workbook_that_says_it_has_more_texts_than_it_can_is_refused() {
        assert!(is_honest(b"<sst count=\"3\" uniqueCount=\"2\"><si/><si/></sst>"));
        assert!(!is_honest(b"<sst uniqueCount = '99999999999999999999'></sst>"));
        assert!(!is_honest(b"<\0s\0"));
    }

    #[test]
    fn formulas_and_merged_cells_are_seen_in_passing() {
        let traits = |parts: &[&[u8]]| {
            let mut scan = Scan::default();
            for part in parts {
                scan.write_all(part).unwrap();
            }
            (scan.traits.has_formulas, scan.traits.has_merges)
        };
        assert_eq!(traits(&[b"<c r=\"A1\"><v>1</v></c><font/>"]), (false, false));
        assert_eq!(traits(&[b"<c><", b"f", b">1+1</f></c>"]), (true, false));
        assert_eq!(
            traits(&[b"<x:f t=\"shared\"/><x:merge", b"Cell ref=\"A1:A2\"/>"]),
            (true, true)
        );
    }

    #[test]
    fn a_workbook_says_whether_it_was_calculated() {
        assert!(asks_for_calculation(
            b"<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>"
        ));
        assert!(asks_for_calculation(b"<calcPr forceFullCalc = 'true'/>"));
        assert!(!asks_for_calculation(
            b"<calcPr fullCalcOnLoad=\"0\" calcId=\"1\"/>"
        ));
        assert!(!asks_for_calculation(b"<calcPr calcId=\"1\"/>"));
    }

    #[test]
    fn what_is_no_workbook_is_named() {
        let why = |bytes: &[u8]| match open(bytes).err() {
            Some(Refused::NotOne(why)) => Some(why.text(Language::English).to_owned()),
            _ => None,
        };
        let not = |why: &str| Some(why.to_owned());
        assert_eq!(
            why(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
            not("it has a password, or is of the older kind .xls")
        );
        assert_eq!(why(b"a,b"), not("it is a file of another kind"));
        assert!(why(b"PK\x03\x04").is_some_and(|why| why.starts_with("it is damaged (")));
    }
}
