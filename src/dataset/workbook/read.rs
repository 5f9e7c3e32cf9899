//! Reads a workbook: maps sheets to tables, finds the header row, and reads the rows below it.

use super::super::heading;
use super::super::list::Rows;
use super::super::origin::{Origin, Read};
use super::super::tables::{Dataset, TABLES, Table, rank};
use super::super::top::{self, Top};
use super::formulas::Formulas;
use super::merges::Merges;
use super::open::{Book, MOST_BYTES, Refused, Traits, open};
use super::sheet::{Line, Lines, MOST_CELLS};
use crate::problem::{Code, Form, Location, Near, Said, both, io_words, letters};
use calamine::{Reader, SheetType};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use vocmatch_algo::sorted::{Map, Set};

/// How many columns without a header are told of a row.
const MOST_HEADLESS: usize = 5;

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
    /// - Sheets and headers have English or Chinese names. The header is the row of the first ten that names most
    ///   columns; it may have two rows, of which the lower name counts. Rows above it are titles. Hidden sheets are read like others. Sheets that go with the tables
    ///   (说明, 填写说明, Notes, README and the like) and empty ones are ignored; any other is reported.
    /// - Rows that look like totals, notes or the header again, and rows with nothing in any column of the table, are
    ///   passed over and reported.
    /// - Formulas are read by their last displayed value; one that was never calculated is a problem of its cell. The
    ///   value of merged cells counts for each of them, which is reported; where it cannot, the range is a problem.
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
            let sheets = open(bytes).and_then(|(mut book, traits)| dataset.read_sheets(&mut book, traits));
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

    fn read_sheets(&mut self, book: &mut Book<'_>, traits: Traits) -> Result<(), Refused> {
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
                        traits,
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
    traits: Traits,
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
        let mut merges = if self.traits.has_merges {
            Merges::read(self.book, self.sheet)?
        } else {
            Merges::default()
        };
        let formulas = if self.traits.has_formulas {
            Formulas::read(self.book, self.sheet, self.traits.is_recalculated)?
        } else {
            Formulas::default()
        };
        let mut lines = Lines::new(self.book, self.sheet, self.left, formulas)?;
        let mut first = Vec::new();
        while first.len() < heading::FIRST {
            match lines.line()? {
                Some(line) => first.push(line),
                None => break,
            }
        }
        let cells: Vec<Vec<String>> = first.iter().map(texts).collect();
        let Some(heading) = heading::find(kind.columns, &cells) else {
            let place = read.place(rank(kind.table), kind.table);
            self.origin.add(Code::EmptyFile, place, || {
                Said::new(both!("the sheet is empty", "工作表为空")).remedy(both!(
                    "write the header row, or remove the sheet",
                    "请写上表头，或删除该工作表"
                ))
            });
            return Ok(());
        };
        if heading.named == 0 {
            while let Some(line) = lines.line()?.filter(|line| line.number < top::FAR) {
                if top::is_far_header(kind, &texts(&line)) {
                    top::tell_far(kind, line.number, self.origin, read);
                    return Ok(());
                }
            }
        }
        merges.pass(first.get(heading.to).map_or(0, |line| line.number));
        let top = Top::new(kind, &cells, heading, self.sheet.to_owned(), self.origin, read);
        let mut table = super::table::Table {
            rows,
            origin: self.origin,
            read,
            top,
            merges,
            spread: Map::new(),
        };
        let mut headless = Set::new();
        let mut note = |line: &Line, names: &[String]| {
            let at = line.cells.keys().copied();
            let unnamed = at.filter(|at| names.get(*at).is_none_or(String::is_empty));
            headless.extend(unnamed.take(MOST_HEADLESS));
        };
        for (at, (line, cells)) in first.iter().zip(&cells).enumerate() {
            if table.first(at, line, cells) {
                note(line, table.top.cells());
            }
        }
        while let Some(line) = lines.line()? {
            if table.line(&line) {
                note(&line, table.top.cells());
            }
        }
        table.finish();
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

/// Whether a sheet of this name goes with the tables.
fn is_companion(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    COMPANIONS.contains(&name.as_str())
}

/// Whether a sheet is empty, as far as it can be read.
fn is_empty(book: &mut Book<'_>, name: &str) -> bool {
    let mut left = MOST_CELLS;
    let first = Lines::new(book, name, &mut left, Formulas::default()).and_then(|mut lines| lines.line());
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
