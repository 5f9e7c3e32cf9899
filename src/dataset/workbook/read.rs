//! Reads a workbook: maps sheets to tables, finds the header row, and reads the rows below it.

use super::super::header::{self, Positions};
use super::super::list::Rows;
use super::super::origin::{Origin, Read};
use super::super::row::row;
use super::super::table::Column;
use super::super::tables::{Dataset, TABLES, Table, rank};
use super::open::{Book, MOST_BYTES, Refused, open};
use super::sheet::{Line, Lines, MOST_CELLS};
use crate::problem::{Code, Form, Location, Near, Said, both, io_words, letters};
use calamine::{Reader, SheetType};
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use vocmatch_algo::sorted::Set;

/// The number of first rows among which the header is sought. Titles are above it.
const TITLES: usize = 5;

/// The most sheets of a workbook: one for each table and a few that go with them; each is looked up.
const MOST_SHEETS: usize = 200;

/// Sheets that go with the tables.
const COMPANIONS: [&str; 10] = [
    "说明",
    "填写说明",
    "填表说明",
    "使用说明",
    "选项",
    "notes",
    "readme",
    "instructions",
    "guide",
    "lists",
];

impl Dataset {
    /// Reads a workbook (`.xlsx`) with a sheet for each table; a table without a sheet has no rows. As with
    /// [`Dataset::read_dir`], reading continues past every problem, and problems are recorded.
    ///
    /// - Sheets and headers have English or Chinese names. The header is the row of the first five that names most
    ///   columns; rows above it are titles. Hidden sheets are read like others. Sheets that go with the tables
    ///   (说明, 填写说明, Notes, README and the like) and empty ones are ignored; any other is reported.
    /// - Formulas are read by their last displayed value. Of merged cells, the first has the value and the others are empty.
    /// - A number where a text or a whole number belongs is read as displayed: 510401 for 510401.0, and 010401
    ///   where the cell has the format `000000`. Leading zeros that a sheet has dropped are not restored.
    /// - Dates, `TRUE` and `FALSE`, and formulas that failed are problems of their cells.
    ///
    /// A workbook that unpacks to more than 256 MiB, has more than 200 sheets, or whose cells take more than 512 MiB,
    /// is rejected. O(bytes), unpacked twice.
    #[must_use = "problems of reading are kept in the dataset"]
    pub fn read_xlsx(path: impl AsRef<Path>) -> Dataset {
        let path = path.as_ref();
        let name = path.display().to_string();
        let is_small = |size: u64| size <= MOST_BYTES;
        let bytes = std::fs::metadata(path).and_then(|file| {
            let read = is_small(file.len()).then(|| std::fs::read(path));
            read.transpose()
        });
        let mut dataset = Dataset::default();
        match bytes {
            Ok(Some(bytes)) => return Dataset::read_workbook(&name, &bytes),
            Ok(None) => dataset.refuse(&name, Refused::TooLarge),
            Err(error) => dataset.origin.add(Code::Unreadable, Location::named(name), || {
                let why = io_words(&error);
                Said::new(both!(
                    "the workbook cannot be read ({error})",
                    "工作簿读不了（{why}）"
                ))
            }),
        }
        dataset
    }

    /// Reads a workbook from its bytes, as [`Dataset::read_xlsx`] does; problems of the whole workbook call it `name`.
    #[must_use = "problems of reading are kept in the dataset"]
    pub fn read_workbook(name: &str, bytes: &[u8]) -> Dataset {
        // A damaged file may make the parser panic: report it as damaged.
        let read = catch_unwind(AssertUnwindSafe(|| {
            let mut dataset = Dataset::default();
            let sheets = open(bytes).and_then(|mut book| dataset.read_sheets(&mut book));
            sheets.map(|()| dataset)
        }));
        let read = read.unwrap_or_else(|_| Err(Refused::damaged("it cannot be taken apart")));
        let mut dataset = read.unwrap_or_else(|refused| {
            let mut dataset = Dataset::default();
            dataset.refuse(name, refused);
            dataset
        });
        dataset.origin.problems.sort();
        dataset
    }

    /// Records why a workbook is not read. No table counts as missing.
    fn refuse(&mut self, name: &str, refused: Refused) {
        let (code, said) = said(refused, ("workbook", "工作簿"));
        self.origin.add(code, Location::named(name.to_owned()), || said);
        for rank in 0..TABLES.len() {
            let mut read = Read::new(Form::Sheet);
            read.note_broken();
            self.origin.note(rank, read);
        }
    }

    fn read_sheets(&mut self, book: &mut Book<'_>) -> Result<(), Refused> {
        let count = book.sheets_metadata().len();
        if count > MOST_SHEETS {
            return Err(Refused::TooManySheets(count));
        }
        let mut origin = std::mem::take(&mut self.origin);
        let mut seen = vec![false; TABLES.len()];
        let mut left = MOST_CELLS;
        let sheets = book.sheets_metadata().to_vec();
        for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
            let name = sheet.name.as_str();
            match Table::find(name) {
                Some(table) if std::mem::replace(&mut seen[rank(table.name)], true) => {
                    origin.add(Code::DuplicateColumn, Location::named(name.to_owned()), || {
                        let (table, chinese) = (table.name, table.chinese);
                        Said::new(both!(
                            "there are several sheets of the table {table}",
                            "表“{chinese}”有多张工作表"
                        ))
                        .of(name)
                    });
                }
                Some(table) => {
                    let mut reading = SheetReader {
                        book,
                        sheet: name,
                        origin: &mut origin,
                        left: &mut left,
                    };
                    if let Some(rows) = self.rows_mut(table.name) {
                        reading.table(rows);
                    }
                }
                None if is_companion(name) || is_empty(book, name) => {}
                None => unknown_sheet(&mut origin, name),
            }
        }
        self.origin = origin;
        Ok(())
    }
}

/// The code and message for a workbook or sheet that is not read.
fn said(refused: Refused, what: (&str, &str)) -> (Code, Said) {
    let (what, what_zh) = what;
    match refused {
        Refused::NotOne(why) => {
            let (why, why_zh) = why.pair();
            let wrong = both!("the {what} cannot be read: {why}", "{what_zh}读不了：{why_zh}");
            (Code::NotAWorkbook, Said::new(wrong))
        }
        Refused::TooLarge => {
            let wrong = both!(
                "the {what} takes more memory than is given to one",
                "{what_zh}占用的内存超过上限"
            );
            (Code::TooLarge, Said::new(wrong))
        }
        Refused::TooManySheets(count) => {
            let wrong = both!(
                "the {what} has {count} sheets; at most {MOST_SHEETS} are read",
                "{what_zh}有 {count} 张工作表，最多读取 {MOST_SHEETS} 张"
            );
            (Code::TooLarge, Said::new(wrong))
        }
    }
}

/// Reads a table from its sheet.
struct SheetReader<'a, 'b> {
    book: &'a mut Book<'b>,
    sheet: &'a str,
    origin: &'a mut Origin,
    left: &'a mut usize,
}

impl SheetReader<'_, '_> {
    fn table(&mut self, rows: &mut dyn Rows) {
        let kind = rows.kind();
        let mut read = Read::new(Form::Sheet);
        read.name(self.sheet);
        if let Err(refused) = self.rows(rows, &mut read) {
            read.note_broken();
            let (code, said) = said(refused, ("sheet", "工作表"));
            self.origin
                .add(code, read.place(rank(kind.table), kind.table), || said);
        }
        self.origin.note(rank(kind.table), read);
    }

    /// Reads rows until the last or the first fault.
    fn rows(&mut self, rows: &mut dyn Rows, read: &mut Read) -> Result<(), Refused> {
        let kind = rows.kind();
        let mut lines = Lines::new(self.book, self.sheet, self.left)?;
        let mut first = Vec::new();
        while first.len() < TITLES {
            match lines.line()? {
                Some(line) => first.push(line),
                None => break,
            }
        }
        let Some(at) = header_of(kind.columns, &first) else {
            let place = read.place(rank(kind.table), kind.table);
            self.origin.add(Code::EmptyFile, place, || {
                Said::new(both!("the sheet is empty", "工作表为空")).remedy(both!(
                    "write the header row, or remove the sheet",
                    "请写上表头，或删除该工作表"
                ))
            });
            return Ok(());
        };
        let mut first = first.into_iter().skip(at);
        let headers = first.next().map(|line| texts(&line)).unwrap_or_default();
        let cells: Vec<&str> = headers.iter().map(String::as_str).collect();
        let positions = header::positions(kind, &cells, self.sheet.to_owned(), self.origin, read);
        let mut headless = Set::new();
        loop {
            let line = match first.next() {
                Some(line) => line,
                None => match lines.line()? {
                    Some(line) => line,
                    None => break,
                },
            };
            let unnamed = line
                .cells
                .keys()
                .filter(|at| cells.get(**at).is_none_or(|text| text.is_empty()));
            headless.extend(unnamed.take(TITLES));
            line_of(rows, &line, &positions, self.origin, read);
        }
        for at in headless {
            let place = read.place(rank(kind.table), kind.table);
            self.origin.add(Code::UnknownColumn, place, || {
                let column = letters(at);
                let wrong = both!(
                    "column {column} has no header, and is not read",
                    "{column} 列没有表头，未读取"
                );
                Said::new(wrong).remedy(both!("name it, or remove it", "请填写表头，或删除该列"))
            });
        }
        Ok(())
    }
}

/// The row that names most columns, the first of several; `None` if there are no rows.
fn header_of(columns: &[Column], lines: &[Line]) -> Option<usize> {
    let named = lines.iter().map(|line| {
        let texts = texts(line);
        let cells: Vec<&str> = texts.iter().map(String::as_str).collect();
        header::named(&cells, columns)
    });
    let best = named
        .enumerate()
        .max_by_key(|(at, named)| (*named, std::cmp::Reverse(*at)));
    best.map(|(at, _)| at)
}

/// The cells of a row as texts, with the empty ones between them.
fn texts(line: &Line) -> Vec<String> {
    let last = line.cells.keys().next_back().map_or(0, |last| last + 1);
    // Sheets have no more columns; a file that declares cells beyond them is damaged, and they are not read.
    let mut texts = vec![String::new(); last.min(16_384)];
    for (at, content) in &line.cells {
        if let Some(text) = texts.get_mut(*at) {
            *text = content.shown();
        }
    }
    texts
}

/// Reads one row. Content that a column does not accept is reported, and the cell is a blank.
fn line_of(rows: &mut dyn Rows, line: &Line, positions: &Positions, origin: &mut Origin, read: &mut Read) {
    let (index, kind) = (rows.len(), rows.kind());
    read.note_row(index, line.number);
    let place = read.place(rank(kind.table), kind.table).in_row(line.number);
    let mut texts: Vec<Cow<'_, str>> = Vec::with_capacity(positions.len());
    let mut told = Vec::new();
    for (column, at) in kind.columns.iter().zip(positions) {
        let content = at.and_then(|at| line.cells.get(&at));
        let text = content.map_or(Ok(Cow::Borrowed("")), |content| content.text(column));
        texts.push(text.unwrap_or_else(|said| {
            read.note_blank(index, column.name);
            let code = content.map_or(Code::NotReadable, |content| content.code(column));
            origin.add(code, place.clone().in_column(column.name), || said);
            told.push(column.name);
            Cow::Borrowed("")
        }));
    }
    let cell = |k: usize| texts.get(k).map_or("", |text| &**text);
    row(rows, &cell, &told, positions, &place, origin, read);
}

/// Whether a sheet of this name goes with the tables.
fn is_companion(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    COMPANIONS.contains(&name.as_str())
}

/// Whether a sheet is empty, as far as it can be read.
fn is_empty(book: &mut Book<'_>, name: &str) -> bool {
    let mut left = MOST_CELLS;
    let first = Lines::new(book, name, &mut left).and_then(|mut lines| lines.line());
    matches!(first, Ok(None))
}

fn unknown_sheet(origin: &mut Origin, name: &str) {
    origin.add(Code::UnknownTable, Location::named(name.to_owned()), || {
        let near = Near::default().find(name, TABLES.iter().flat_map(|table| [table.name, table.chinese]));
        Said::new(both!(
            "the sheet is not the name of a table, and is not read",
            "工作表名不是表名，未读取"
        ))
        .of(name)
        .suggest(near)
    });
}
