//! Tables in memory, and how a planner hands them in: a folder of CSV files, a workbook or a JSON document, in English
//! or in Chinese.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use vocmatch::dataset::{Column, TABLES, Table};
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

/// The form in which tables are handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv,
    Workbook,
    Json,
}

/// One table: a header, and rows below it.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub table: &'static Table,
    /// Rows above the header.
    pub above: Vec<Vec<String>>,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// What only a workbook has.
    pub marks: Vec<Mark>,
    /// The text of the CSV file, if it is not simply that of the rows.
    pub text: Option<String>,
    /// The bytes of the CSV file, if they are not simply its text in UTF-8.
    pub bytes: Option<Vec<u8>>,
}

/// What only a workbook has. Rows count below the header, from 0.
#[derive(Debug, Clone)]
pub enum Mark {
    /// Merged cells: first row, first column, last row, last column.
    Merge(usize, usize, usize, usize),
    /// A formula whose result was never calculated: row, column.
    Formula(usize, usize),
    /// A formula that is stored without any result: row, column.
    NoResult(usize, usize),
    /// A cell that holds a number, shown in a format.
    Number(usize, usize, &'static str),
}

impl Sheet {
    pub fn column(&self, at: usize) -> &'static Column {
        &self.table.columns[self.known(at)]
    }

    /// The position in the table's definition of the column at this position of the file.
    fn known(&self, at: usize) -> usize {
        self.find(at).unwrap()
    }

    /// The same; `None` for a column that the table does not know. A unit may follow the name.
    fn find(&self, at: usize) -> Option<usize> {
        let header = self.header[at].as_str();
        let is_named = |name: &str| {
            let rest = header.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '(', '（']))
        };
        let mut columns = self.table.columns.iter();
        columns.position(|column| is_named(column.name) || is_named(column.chinese))
    }

    /// The columns for which something holds.
    pub fn columns(&self, is: impl Fn(&Column) -> bool) -> Vec<usize> {
        (0..self.header.len()).filter(|at| is(self.column(*at))).collect()
    }

    /// The column of this name.
    pub fn at(&self, name: &str) -> Option<usize> {
        (0..self.header.len()).find(|at| self.column(*at).name == name)
    }

    /// Adds an empty column of the table that the file lacks.
    pub fn add(&mut self, name: &str) -> usize {
        if let Some(at) = self.at(name) {
            return at;
        }
        self.header.push(name.to_owned());
        self.rows.iter_mut().for_each(|row| row.push(String::new()));
        self.header.len() - 1
    }
}

/// All tables of a dataset.
#[derive(Debug, Clone)]
pub struct Tables {
    pub sheets: Vec<Sheet>,
    /// What is handed in instead of the tables: the name of a file, and its bytes.
    pub file: Option<(&'static str, Vec<u8>)>,
}

impl Tables {
    /// The CSV files of a folder.
    pub fn of(folder: &Path) -> Tables {
        let mut sheets = Vec::new();
        for table in TABLES {
            let Ok(mut reader) = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_path(folder.join(table.name).with_extension("csv"))
            else {
                continue;
            };
            let mut rows = reader
                .records()
                .map(|row| row.unwrap().iter().map(str::to_owned).collect());
            let header = rows.next().unwrap();
            sheets.push(Sheet {
                table,
                above: Vec::new(),
                header,
                rows: rows.collect(),
                marks: Vec::new(),
                text: None,
                bytes: None,
            });
        }
        Tables { sheets, file: None }
    }

    pub fn sheet(&mut self, name: &str) -> Option<&mut Sheet> {
        self.sheets.iter_mut().find(|sheet| sheet.table.name == name)
    }

    /// The same with each id of a kind written in another way, wherever it stands.
    pub fn rename(&mut self, key: &str, change: impl Fn(&str) -> String) {
        for sheet in &mut self.sheets {
            let of_articulations = sheet.table.name == "articulations" && key == "major_id";
            for at in 0..sheet.header.len() {
                let name = sheet.column(at).name;
                let is_it = name == key || (of_articulations && matches!(name, "from_id" | "to_id"));
                if is_it {
                    sheet.rows.iter_mut().for_each(|row| row[at] = change(&row[at]));
                }
            }
        }
    }

    /// Writes headers in Chinese.
    pub fn in_chinese(&mut self) {
        for sheet in &mut self.sheets {
            for at in 0..sheet.header.len() {
                sheet.header[at] = sheet.column(at).chinese.to_owned();
            }
        }
    }

    /// Whether headers are in Chinese.
    fn is_chinese(&self) -> bool {
        self.sheets
            .iter()
            .all(|sheet| sheet.header.iter().any(|name| !name.is_ascii()))
    }

    fn name(&self, sheet: &Sheet) -> &'static str {
        if self.is_chinese() {
            sheet.table.chinese
        } else {
            sheet.table.name
        }
    }

    /// Writes a folder of CSV files.
    pub fn write_folder(&self, folder: &Path) {
        std::fs::create_dir_all(folder).unwrap();
        for sheet in &self.sheets {
            let bytes = sheet.bytes.clone().unwrap_or_else(|| text(sheet).into_bytes());
            std::fs::write(folder.join(format!("{}.csv", self.name(sheet))), bytes).unwrap();
        }
    }

    /// The tables as one JSON document: numbers as numbers where they can be.
    pub fn json(&self) -> String {
        let mut document = serde_json::Map::new();
        for sheet in &self.sheets {
            let rows = sheet.rows.iter().map(|row| {
                let cells = sheet
                    .header
                    .iter()
                    .zip(row)
                    .enumerate()
                    .filter(|(_, (_, cell))| !cell.is_empty());
                let cells = cells.map(|(at, (name, cell))| (name.clone(), value(sheet.column(at), cell)));
                serde_json::Value::Object(cells.collect())
            });
            document.insert(self.name(sheet).to_owned(), rows.collect());
        }
        serde_json::to_string(&document).unwrap()
    }

    /// The tables as a workbook.
    pub fn workbook(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        for sheet in &self.sheets {
            fill(book.add_worksheet().set_name(self.name(sheet)).unwrap(), sheet);
        }
        let bytes = book.save_to_buffer().unwrap();
        let without = |sheet: &Sheet| sheet.marks.iter().any(|mark| matches!(mark, Mark::NoResult(..)));
        if self.sheets.iter().any(without) {
            without_results(&bytes)
        } else {
            bytes
        }
    }

    /// Where the tables are handed in: a folder or a file below `scratch`.
    pub fn hand_in(&self, form: Form, scratch: &Path) -> PathBuf {
        let _ = std::fs::remove_dir_all(scratch);
        std::fs::create_dir_all(scratch).unwrap();
        if let Some((name, bytes)) = &self.file {
            std::fs::write(scratch.join(name), bytes).unwrap();
            return scratch.join(name);
        }
        match form {
            Form::Csv => {
                let folder = scratch.join("tables");
                self.write_folder(&folder);
                folder
            }
            Form::Workbook => {
                let file = scratch.join("tables.xlsx");
                std::fs::write(&file, self.workbook()).unwrap();
                file
            }
            Form::Json => {
                let file = scratch.join("tables.json");
                std::fs::write(&file, self.json()).unwrap();
                file
            }
        }
    }
}

/// Whether a column holds numbers.
pub fn is_number(column: &Column) -> bool {
    column.want.contains("number") || column.want.contains("year")
}

fn value(column: &Column, cell: &str) -> serde_json::Value {
    if is_number(column)
        && let Ok(number) = cell.parse::<f64>()
        && number.to_string() == cell
        && let Some(number) = serde_json::Number::from_f64(number)
    {
        return serde_json::Value::Number(number);
    }
    serde_json::Value::String(cell.to_owned())
}

/// The text of a CSV file.
pub fn text(sheet: &Sheet) -> String {
    if let Some(text) = &sheet.text {
        return text.clone();
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in sheet.above.iter().chain([&sheet.header]).chain(&sheet.rows) {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn fill(page: &mut Worksheet, sheet: &Sheet) {
    let cell = |at: usize| u16::try_from(at).unwrap();
    let line = |at: usize| u32::try_from(at).unwrap();
    for (r, row) in sheet.above.iter().chain([&sheet.header]).enumerate() {
        for (at, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            page.write(line(r), cell(at), text).unwrap();
        }
    }
    let first = sheet.above.len() + 1;
    for (r, row) in sheet.rows.iter().enumerate() {
        for (at, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
            let holds_numbers =
                at < sheet.header.len() && sheet.find(at).is_some() && is_number(sheet.column(at));
            match number {
                // What says more than its number, such as 1.000, was typed as a text.
                Some(number) if holds_numbers && number.to_string() == text.trim_end_matches(".0") => {
                    page.write(line(first + r), cell(at), number).unwrap()
                }
                _ => page.write(line(first + r), cell(at), text).unwrap(),
            };
        }
    }
    for mark in &sheet.marks {
        match mark {
            Mark::Merge(r, c, last, end) => {
                let text = &sheet.rows[*r][*c];
                let format = Format::new();
                page.merge_range(
                    line(first + r),
                    cell(*c),
                    line(first + last),
                    cell(*end),
                    "",
                    &format,
                )
                .unwrap();
                match text.parse::<f64>() {
                    Ok(number) if is_number(sheet.column(*c)) => {
                        page.write(line(first + r), cell(*c), number).unwrap()
                    }
                    _ => page.write(line(first + r), cell(*c), text).unwrap(),
                };
            }
            Mark::Formula(r, c) | Mark::NoResult(r, c) => {
                let number = &sheet.rows[*r][*c];
                page.write_formula(line(first + r), cell(*c), Formula::new(format!("={number}+0")))
                    .unwrap();
            }
            Mark::Number(r, c, format) => {
                let digits: String = sheet.rows[*r][*c].chars().filter(char::is_ascii_digit).collect();
                let number: f64 = if format.contains('.') {
                    sheet.rows[*r][*c].parse().unwrap()
                } else {
                    digits.parse().unwrap()
                };
                let format = Format::new().set_num_format(*format);
                page.write_with_format(line(first + r), cell(*c), number, &format)
                    .unwrap();
            }
        }
    }
}

/// The workbook with each formula stored without its result.
fn without_results(bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for k in 0..archive.len() {
        let mut part = archive.by_index(k).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        std::io::copy(&mut part, &mut content).unwrap();
        if name.starts_with("xl/") {
            let text = String::from_utf8(content).unwrap();
            content = text
                .replace("</f><v>0</v>", "</f>")
                .replace(" fullCalcOnLoad=\"1\"", "")
                .into_bytes();
        }
        writer.start_file(&name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
