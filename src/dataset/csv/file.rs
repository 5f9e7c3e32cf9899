//! One CSV file: from bytes to rows, with the number of each row as a spreadsheet shows it.

use super::super::aside::Verdict;
use super::super::config::Encoding;
use super::super::list::Rows;
use super::super::origin::{Origin, Read};
use super::super::table::Column;
use super::super::tables::rank;
use super::super::top::{self, Top};
use super::super::{header, heading, row, sniff, swallowed};
use super::decode;
use super::lines::Lines;
use super::separator;
use crate::problem::{Code, Location, Said, both};
use csv::{Reader, ReaderBuilder, StringRecord};
use std::borrow::Cow;

/// Reads the rows of a file, called `name` in messages, in place of the table's rows. Problems go to `origin`,
/// unreadable cells to `read`.
pub(super) fn read(
    rows: &mut dyn Rows,
    bytes: &[u8],
    name: &str,
    encoding: Encoding,
    origin: &mut Origin,
    read: &mut Read,
) {
    let kind = rows.kind();
    rows.retain(&mut || false);
    read.name(name);
    let table = read.place(rank(kind.table), kind.table);
    if let Some(said) = sniff::binary(bytes, sniff::Wanted::Table) {
        read.note_broken();
        origin.add(Code::OtherKind, table, || said);
        return;
    }
    let text = match decode::text(bytes, encoding, |text| knows_header(text, kind.columns)) {
        Ok(text) => text,
        Err(said) => {
            read.note_broken();
            origin.add(Code::NotUtf8, table, || said);
            return;
        }
    };
    if text.is_guessed {
        origin.add(Code::TakenForGb18030, table.clone(), || {
            Said::new(both!(
                "the file is not UTF-8, and is read as GB18030 (GBK)",
                "文件不是 UTF-8，按 GB18030（GBK）读取"
            ))
        });
    }
    if let Some(what) = sniff::page(&text.text) {
        read.note_broken();
        origin.add(Code::OtherKind, table, || sniff::said(what, sniff::Wanted::Table));
        return;
    }
    let separator = separator::declared(&text.text);
    let bytes = text.text.as_bytes();
    let mut records = Records {
        reader: ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator.unwrap_or(b','))
            .from_reader(bytes),
        lines: Lines::new(bytes, separator.unwrap_or(b',')),
        is_declared: separator.is_some(),
        has_breaks: false,
        is_stray: false,
    };
    let mut file = File {
        rows,
        origin,
        read,
        separator: char::from(separator.unwrap_or(b',')),
        at: table,
        swallowed: None,
    };
    if file.table(&mut records, name) && records.lines.end_in_quote() {
        file.swallowed = None;
        read.note_broken();
        let table = read.place(rank(kind.table), kind.table);
        origin.add(Code::OpenQuote, table.in_row(records.lines.row), || {
            Said::new(both!(
                "a quote is opened here and never closed, so that the rest of the file is one cell",
                "此处的引号没有关闭，文件其余部分成了一个单元格"
            ))
        });
    } else {
        file.tell_swallowed();
    }
}

/// The records that are not empty.
struct Records<'a> {
    reader: Reader<&'a [u8]>,
    lines: Lines<'a>,
    /// Whether a line `sep=;` stands above all others.
    is_declared: bool,
    /// Whether the last record has line breaks in its cells.
    has_breaks: bool,
    /// Whether, besides, one of its quotes is out of place.
    is_stray: bool,
}

impl Records<'_> {
    /// Reads the next record; whether there is one.
    fn next(&mut self, record: &mut StringRecord) -> bool {
        self.has_breaks = false;
        self.is_stray = false;
        // Reading from memory that is valid UTF-8 cannot fail.
        while let Ok(true) = self.reader.read_record(record) {
            self.lines.next(record);
            let first = record.get(0).and_then(|cell| cell.bytes().next());
            let is_filled = first.is_some_and(|byte| byte.is_ascii_graphic());
            if !is_filled && record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if std::mem::take(&mut self.is_declared) {
                continue;
            }
            // A record of one line, as nearly all are, need not be looked through.
            let first = record.position().map_or(0, csv::Position::line);
            let is_one_line = self.reader.position().line() == first + 1;
            self.has_breaks = !is_one_line && record.as_slice().contains(['\n', '\r']);
            self.is_stray = self.has_breaks && self.lines.has_stray_quotes(self.reader.position().byte());
            return true;
        }
        false
    }
}

impl Records<'_> {
    fn seen(&self) -> Seen {
        Seen {
            row: self.lines.row,
            has_breaks: self.has_breaks,
            is_stray: self.is_stray,
        }
    }
}

/// No table has more columns.
pub(super) const MOST_COLUMNS: usize = 32;

/// What is known of a record beside its cells.
#[derive(Debug, Clone, Copy)]
struct Seen {
    row: usize,
    has_breaks: bool,
    is_stray: bool,
}

/// A file that is being read.
struct File<'a> {
    rows: &'a mut dyn Rows,
    origin: &'a mut Origin,
    read: &'a mut Read,
    separator: char,
    /// The row that is being read.
    at: Location,
    /// A record in which whole rows seem to stand: its row, how many, and the cell.
    swallowed: Option<(usize, usize, String)>,
}

impl File<'_> {
    fn place(&self) -> Location {
        let table = self.rows.kind().table;
        self.read.place(rank(table), table)
    }

    /// Reads the records; whether a header was found.
    fn table(&mut self, records: &mut Records, name: &str) -> bool {
        let kind = self.rows.kind();
        let mut record = StringRecord::new();
        let mut first: Vec<(Seen, StringRecord)> = Vec::new();
        while first.len() < heading::FIRST && records.next(&mut record) {
            first.push((records.seen(), record.clone()));
        }
        let texts = |record: &StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let cells: Vec<Vec<String>> = first.iter().map(|(_, record)| texts(record)).collect();
        let Some(heading) = heading::find(kind.columns, &cells) else {
            self.origin.add(Code::EmptyFile, self.place(), || {
                Said::new(both!("the file is empty", "文件为空"))
            });
            return false;
        };
        if heading.named == 0 {
            if self.has_other_separator(&first) {
                return false;
            }
            while records.lines.row < top::FAR && records.next(&mut record) {
                if top::is_far_header(kind, &texts(&record)) {
                    top::tell_far(kind, records.lines.row, self.origin, self.read);
                    return false;
                }
            }
        }
        let mut top = Top::new(kind, &cells, heading, name.to_owned(), self.origin, self.read);
        self.at = self.place();
        for (at, ((seen, record), cells)) in first.iter().zip(&cells).enumerate() {
            match top.row(at, cells, self.rows) {
                top::Row::Above => {}
                top::Row::Aside(said) => {
                    let place = self.place().in_row(seen.row);
                    self.origin.add(Code::NotData, place, || said);
                }
                top::Row::Data => self.record(record, *seen, &mut top),
            }
        }
        while records.next(&mut record) {
            self.record(&record, records.seen(), &mut top);
        }
        top.judge.tell(self.origin, self.read);
        true
    }

    /// Reads a record below the header.
    fn record(&mut self, record: &StringRecord, seen: Seen, top: &mut Top) {
        self.tell_swallowed();
        let number = seen.row;
        if seen.has_breaks
            && let Some((rows, cell)) = self.swallows(record, seen.is_stray, top)
        {
            self.swallowed = Some((number, rows, cell.to_owned()));
            return;
        }
        let positions = &top.positions;
        let text = |at: &Option<usize>| trimmed(at.and_then(|at| record.get(at)).unwrap_or(""));
        // In place: a row has no memory of its own.
        let mut texts = [""; MOST_COLUMNS];
        let mut is_plain = true;
        for (cell, at) in texts.iter_mut().zip(positions) {
            *cell = text(at);
            is_plain &= !cell.starts_with('=');
        }
        let cell = |k: usize| texts.get(k).copied().unwrap_or("");
        let whole = || record.iter().map(Cow::Borrowed).collect();
        match top.judge.row(&cell, &whole) {
            Verdict::Blank => return top.judge.count_blank(number),
            Verdict::Aside(said) => {
                let place = self.place().in_row(number);
                return self.origin.add(Code::NotData, place, || said);
            }
            Verdict::Data => {}
        }
        self.at.move_to(number);
        self.read.note_row(self.rows.len(), number);
        check_length(record, top.width(), &self.at, self.origin);
        row::row(
            self.rows,
            (&cell, is_plain),
            &mut |_| false,
            positions,
            &self.at,
            self.origin,
            self.read,
        );
    }

    /// The cell of a record in which whole rows seem to stand, and how many.
    fn swallows<'r>(&self, record: &'r StringRecord, is_stray: bool, top: &Top) -> Option<(usize, &'r str)> {
        let cells: Vec<&str> = record.iter().collect();
        let can_be_read = |cells: &[&str]| {
            let at = |k: usize| top.positions.get(k).copied().flatten();
            let text = |k: usize| at(k).and_then(|at| cells.get(at)).map_or("", |text| text.trim());
            let mut is_sound = true;
            self.rows.read(&text, &mut |_| is_sound = false);
            is_sound
        };
        let of = |(at, cell): (usize, &'r str)| {
            let (before, after) = (&cells[..at], &cells[at + 1..]);
            let rows = if is_stray {
                swallowed::rows(cell, top.width(), self.separator)
            } else {
                swallowed::whole_rows(before, cell, after, top.width(), self.separator, &can_be_read)
            };
            (rows > 0).then_some((rows, cell))
        };
        cells.iter().copied().enumerate().find_map(of)
    }

    /// Tells of the last record in which whole rows seem to stand.
    fn tell_swallowed(&mut self) {
        if let Some((row, count, cell)) = self.swallowed.take() {
            self.read.note_broken();
            let place = self.place().in_row(row);
            self.origin
                .add(Code::SwallowedRows, place, || swallowed::said(count, &cell));
        }
    }

    /// Whether the first rows are separated by something else than they should be; it is told.
    fn has_other_separator(&mut self, first: &[(Seen, StringRecord)]) -> bool {
        let columns = self.rows.kind().columns;
        let mut records = first.iter().map(|(_, record)| record);
        let Some(separator) = records.find_map(|record| separator::other(record, columns)) else {
            return false;
        };
        self.read.note_broken();
        self.origin.add(Code::OtherSeparator, self.place(), || {
            let (separator, chinese) = separator;
            Said::new(both!(
                "the cells are separated by {separator}, not by commas",
                "单元格以{chinese}分隔，而不是逗号"
            ))
        });
        true
    }
}

/// Whether one of the first lines of a text names columns, at least one of them in non-ASCII letters.
fn knows_header(text: &str, columns: &[Column]) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.take(heading::FIRST).any(|line| {
        let names = line.split([',', ';', '\t']);
        let names = names.map(|name| name.trim().trim_matches('"'));
        let names: Vec<&str> = names.filter(|name| !name.is_ascii()).collect();
        header::named(&names, columns) > 0
    })
}

/// A text without white space around it: most have none.
fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    match (bytes.first(), bytes.last()) {
        (Some(first), Some(last)) if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// The problem of a row that has more or fewer cells than the header.
fn check_length(record: &StringRecord, headers: usize, place: &Location, origin: &mut Origin) {
    let cells = record.len();
    if cells == headers {
        return;
    }
    let extra = record.iter().skip(headers).find(|cell| !cell.trim().is_empty());
    if let Some(extra) = extra {
        origin.add(Code::LongRow, place.clone(), || {
            Said::new(both!(
                "the row has {cells} cells under {headers} headers",
                "表头有 {headers} 列，这一行有 {cells} 个单元格"
            ))
            .of(extra)
        });
    } else if cells < headers {
        origin.add(Code::ShortRow, place.clone(), || {
            Said::new(both!(
                "the row has {cells} cells under {headers} headers; the rest counts as not known",
                "表头有 {headers} 列，这一行有 {cells} 个单元格，其余按未知处理"
            ))
        });
    }
}
