//! A raw table: its header found, its columns found by name, each cell of a known column read by its rule.

use super::cell::{Cell, plain};
use super::decode;
use super::faults::{Faults, Place};
use super::words::both;
use std::collections::BTreeMap;
use vocmatch::problem::{Code, shortened};

/// A column that is read.
pub struct Column<'a> {
    pub name: &'static str,
    /// Other headers that it has where it is published.
    pub others: &'a [&'a str],
    /// Whether a table without it is a fault.
    pub needed: bool,
    /// Whether it holds names or words, which are left as they stand.
    pub is_text: bool,
    /// How a cell without white space around it is read.
    pub read: fn(&str) -> Cell,
}

/// A raw table, held as text; the cells of known columns are clean.
#[derive(Debug, Default)]
pub struct Table {
    name: String,
    columns: BTreeMap<String, usize>,
    rows: Vec<(usize, csv::StringRecord)>,
}

/// A row of a raw table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    number: usize,
    record: &'a csv::StringRecord,
}

impl Table {
    /// The file as it is told.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The headers, under which cells are found.
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        self.columns.keys().map(String::as_str)
    }

    /// Every row, in the file's order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, record)| Row {
            table: self,
            number: *number,
            record,
        })
    }
}

impl<'a> Row<'a> {
    /// The trimmed cell of a column; empty if the column is unknown.
    pub fn text(self, column: &str) -> &'a str {
        let cell = self.table.columns.get(column);
        cell.and_then(|i| self.record.get(*i)).unwrap_or("").trim()
    }

    /// The place of one of its cells.
    pub fn place(self, column: &str) -> Place {
        Place::file(&self.table.name).row(self.number).column(column)
    }

    /// The row as a spreadsheet shows it.
    pub fn at(self) -> usize {
        self.number
    }
}

/// Letters and digits of a header, small and at half width.
fn folded(header: &str) -> String {
    let plain = plain(header);
    let text = plain.as_deref().unwrap_or(header);
    text.chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Reads a table. Whatever is wrong with it is a fault; what can be read of it is returned all the same.
pub fn read(file: &str, bytes: &[u8], western: bool, columns: &[Column], faults: &Faults) -> Table {
    let mut table = Table {
        name: file.to_owned(),
        ..Table::default()
    };
    let before = faults.count(vocmatch::problem::Severity::Error);
    let text = decode::text(bytes, western, file, faults);
    if text.trim().is_empty() {
        if faults.count(vocmatch::problem::Severity::Error) == before {
            let wrong = both!("the file is empty", "文件为空");
            let remedy = both!("give the file as it was published", "请提供公开发布的原文件");
            faults.add(Code::MissingColumn, Place::file(file), wrong, Some(remedy));
        }
        return table;
    }
    let mut records = records(&text, separator(&text, columns));
    let Some(at) = header(&records, columns) else {
        return table;
    };
    let header = records[at].1.clone();
    let rows = records.split_off(at + 1);
    if let Some((row, _)) = records.get(at).filter(|_| at > 0) {
        let wrong = both!(
            "the header stands in row {row}; what is above it is passed over",
            "表头在第 {row} 行，其上的内容已略过"
        );
        faults.add(Code::NotData, Place::file(file), wrong, None);
    }
    table.columns = places(file, &header, columns, faults);
    let cleaner = Cleaner {
        file,
        width: header.len(),
        columns: columns
            .iter()
            .filter_map(|column| Some((*table.columns.get(column.name)?, column)))
            .collect(),
        faults,
    };
    table.rows = cleaner.rows(rows, &header);
    table
}

/// The separator under which the most columns are found.
fn separator(text: &str, columns: &[Column]) -> u8 {
    let found = |sign: u8| {
        let start: String = text.split_inclusive('\n').take(HEADER_WITHIN).collect();
        let records = records(&start, sign);
        records.iter().map(|(_, record)| matches(record, columns)).max()
    };
    let mut best = b',';
    for sign in [b'\t', b';', b'|'] {
        if found(sign) > found(best) {
            best = sign;
        }
    }
    best
}

/// In how many rows a header is sought.
const HEADER_WITHIN: usize = 30;

fn matches(record: &csv::StringRecord, columns: &[Column]) -> usize {
    let cells: Vec<String> = record.iter().map(folded).collect();
    let has = |name: &str| cells.contains(&folded(name));
    let is_there = |column: &&Column| has(column.name) || column.others.iter().any(|other| has(other));
    columns.iter().filter(is_there).count()
}

/// The first of the rows that have the most columns; the first row if none has any.
fn header(records: &[(usize, csv::StringRecord)], columns: &[Column]) -> Option<usize> {
    let near = records.iter().take(HEADER_WITHIN).enumerate();
    near.map(|(at, (_, record))| (matches(record, columns), std::cmp::Reverse(at)))
        .max()
        .map(|(_, std::cmp::Reverse(at))| at)
}

/// The records of a text with their rows as a spreadsheet numbers them: empty rows count.
fn records(text: &str, separator: u8) -> Vec<(usize, csv::StringRecord)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let bytes = text.as_bytes();
    let mut row = 0;
    let mut all = Vec::new();
    // A text cannot break the reader: records of any width are taken, and it is UTF-8.
    for record in reader.records().map_while(Result::ok) {
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(0).min(bytes.len());
        let blank = bytes[start..]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let mut ends = blank.filter(|byte| **byte == b'\n').count();
        // The end of the record before, where its two signs are parted.
        if start > 0 && bytes[start - 1] == b'\r' && bytes.get(start) == Some(&b'\n') {
            ends -= 1;
        }
        row += 1 + ends;
        all.push((row, record));
    }
    all
}

/// The columns by name, the known ones under the names that the programs use.
fn places(
    file: &str,
    header: &csv::StringRecord,
    columns: &[Column],
    faults: &Faults,
) -> BTreeMap<String, usize> {
    let cells: Vec<String> = header.iter().map(folded).collect();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (at, cell) in header.iter().enumerate() {
        places.insert(cell.trim_start_matches('\u{feff}').trim().to_owned(), at);
    }
    for column in columns {
        let exact = header
            .iter()
            .position(|cell| cell.trim_start_matches('\u{feff}').trim() == column.name);
        let names = std::iter::once(&column.name).chain(column.others);
        let mut named = names.filter_map(|name| cells.iter().position(|cell| *cell == folded(name)));
        let Some(at) = exact.or_else(|| named.next()) else {
            if column.needed {
                let name = column.name;
                let others = column.others.join(", ");
                let wrong = if others.is_empty() {
                    both!("there is no column `{name}`", "缺少“{name}”列")
                } else {
                    both!(
                        "there is no column `{name}` (or {others})",
                        "缺少“{name}”（或 {others}）列"
                    )
                };
                faults.add(Code::MissingColumn, Place::file(file), wrong, None);
            }
            continue;
        };
        let twice = cells
            .iter()
            .enumerate()
            .find(|(other, cell)| *other != at && **cell == cells[at]);
        if let Some((other, _)) = twice {
            let (first, second) = (at + 1, other + 1);
            let wrong = both!(
                "the column stands twice, as column {first} and as column {second}",
                "该列出现两次：第 {first} 列和第 {second} 列"
            );
            faults.add(
                Code::DuplicateColumn,
                Place::file(file).column(column.name),
                wrong,
                None,
            );
        }
        places.insert(column.name.to_owned(), at);
    }
    places
}

/// Cleans rows, and tells what is wrong with them.
struct Cleaner<'a> {
    file: &'a str,
    width: usize,
    columns: Vec<(usize, &'a Column<'a>)>,
    faults: &'a Faults,
}

/// How often something happened in a column: the count, and the first row and text.
type Times = BTreeMap<(usize, &'static str, String), (usize, usize, String)>;

impl Cleaner<'_> {
    fn rows(
        &self,
        rows: Vec<(usize, csv::StringRecord)>,
        header: &csv::StringRecord,
    ) -> Vec<(usize, csv::StringRecord)> {
        let mut times = Times::new();
        let mut kept = Vec::with_capacity(rows.len());
        let needs = self.columns.iter().filter(|(_, column)| column.needed).count();
        for (number, record) in rows {
            let all = record
                .iter()
                .filter(|cell| !cell.trim().is_empty())
                .take(2)
                .count();
            if all == 0 {
                continue;
            }
            if record == *header {
                self.not_data(number, "a header", "表头");
                continue;
            }
            if all == 1 && needs > 2 {
                self.not_data(number, "a note", "说明");
                continue;
            }
            if self.is_whole(number, &record) {
                let record = self.clean(number, &record, &mut times).unwrap_or(record);
                kept.push((number, record));
            }
        }
        self.tell(&times);
        kept
    }

    fn not_data(&self, number: usize, what: &str, chinese: &str) {
        let place = Place::file(self.file).row(number);
        let wrong = both!(
            "the row looks like {what}, and is passed over",
            "这一行像是{chinese}，已略过"
        );
        self.faults.add(Code::NotData, place, wrong, None);
    }

    /// Whether the row has the cells of the header, and none holds rows of its own.
    fn is_whole(&self, number: usize, record: &csv::StringRecord) -> bool {
        let (cells, width) = (record.len(), self.width);
        let place = || Place::file(self.file).row(number);
        let swallows = |cell: &str| {
            let separators = |line: &str| line.matches([',', '\t', ';']).count();
            cell.contains('\n') && width > 2 && cell.lines().skip(1).any(|line| separators(line) >= width - 1)
        };
        if record.as_slice().contains('\n') && record.iter().any(swallows) {
            let wrong = both!(
                "a cell of this row holds line breaks and the separators of whole rows",
                "这一行有一个单元格里有换行和整行的分隔符"
            );
            self.faults.add(Code::SwallowedRows, place(), wrong, None);
            return false;
        }
        let extra = record.iter().skip(width).any(|cell| !cell.trim().is_empty());
        if extra || cells < width {
            let wrong = both!(
                "the row has {cells} cells, the header {width}",
                "这一行有 {cells} 个单元格，表头有 {width} 个"
            );
            let remedy = both!(
                "put quotes round cells that hold the separator, and write a separator for each empty cell",
                "含分隔符的单元格请加引号，空单元格也请各写一个分隔符"
            );
            self.faults.add(Code::LongRow, place(), wrong, Some(remedy));
            return false;
        }
        true
    }

    /// The row with its cells clean; `None` if they are.
    fn clean(
        &self,
        number: usize,
        record: &csv::StringRecord,
        times: &mut Times,
    ) -> Option<csv::StringRecord> {
        let mut changed: Vec<(usize, String)> = Vec::new();
        for (at, column) in &self.columns {
            let Some(cell) = record.get(*at).map(str::trim) else {
                continue;
            };
            let bare = if column.is_text { None } else { plain(cell) };
            let mut count = |what: &'static str, to: &str| {
                let key = (
                    *at,
                    what,
                    if what == "mark" {
                        cell.to_owned()
                    } else {
                        String::new()
                    },
                );
                let seen = times
                    .entry(key)
                    .or_insert_with(|| (0, number, format!("{}\u{0}{to}", shortened(cell))));
                seen.0 += 1;
            };
            match (column.read)(bare.as_deref().unwrap_or(cell)) {
                Cell::Good => {}
                Cell::Clean(to) => changed.push((*at, to)),
                Cell::PutBack(to) => {
                    count("put back", &to);
                    changed.push((*at, to));
                }
                Cell::Taken(to) => {
                    count("taken", &to);
                    changed.push((*at, to));
                }
                Cell::Unknown => {
                    count("mark", "");
                    changed.push((*at, String::new()));
                }
                Cell::Bad(code, wrong, remedy) => {
                    let place = Place::file(self.file).row(number).column(column.name);
                    self.faults.add(code, place, wrong, remedy);
                    changed.push((*at, String::new()));
                }
            }
            if let (Some(bare), true) = (bare, changed.last().is_none_or(|(last, _)| last != at)) {
                changed.push((*at, bare));
            }
        }
        if changed.is_empty() {
            return None;
        }
        let mut cells: Vec<&str> = record.iter().collect();
        for (at, text) in &changed {
            if let Some(cell) = cells.get_mut(*at) {
                *cell = text;
            }
        }
        Some(csv::StringRecord::from(cells))
    }

    /// One line for each column and kind of change.
    fn tell(&self, times: &Times) {
        for ((at, what, _), (count, row, example)) in times {
            let column = self.columns.iter().find(|(place, _)| place == at);
            let name = column.map_or("", |(_, column)| column.name);
            let place = Place::file(self.file).column(name);
            let (from, to) = example.split_once('\u{0}').unwrap_or((example, ""));
            let (code, wrong) = if *what == "taken" {
                (
                    Code::UnitRead,
                    both!(
                        "{count} cells are taken for one number, first \"{from}\" in row {row} for {to}",
                        "{count} 个单元格按一个数字读取，首例为第 {row} 行的“{from}”，读作 {to}"
                    ),
                )
            } else if *what == "mark" {
                let top = if from == "#" {
                    both!(" (above the highest pay that is told)", "（高于公布的最高工资）")
                } else {
                    both!("", "")
                };
                let (top_en, top_zh) = (top.english, top.chinese);
                (
                    Code::Suppressed,
                    both!(
                        "\"{from}\"{top_en} in {count} cells, first in row {row}, counts as not known",
                        "{count} 个单元格为“{from}”{top_zh}（首次在第 {row} 行），按未知处理"
                    ),
                )
            } else {
                (
                    Code::CodePutBack,
                    both!(
                        "{count} codes that a spreadsheet program changed are put back, first \"{from}\" in row {row} as \"{to}\"",
                        "{count} 个被电子表格程序改动的代码已还原，首例为第 {row} 行的“{from}”，还原为“{to}”"
                    ),
                )
            };
            self.faults.add(code, place, wrong, None);
        }
    }
}
