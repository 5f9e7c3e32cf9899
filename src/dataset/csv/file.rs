//! One CSV file: from bytes to rows, with the number of each row as a spreadsheet shows it.

use super::super::aside::Verdict;
use super::super::config::Encoding;
use super::super::list::Rows;
use super::super::names::column;
use super::super::origin::{Origin, Read};
use super::super::table::Column;
use super::super::tables::rank;
use super::super::top::{self, Top};
use super::super::{header, heading, row, sniff, swallowed};
use super::decode;
use super::lines::Lines;
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
    let separator = declared(&text.text);
    let bytes = text.text.as_bytes();
    let mut records = Records {
        reader: ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator.unwrap_or(b','))
            .from_reader(bytes),
        lines: Lines::new(bytes, separator.unwrap_or(b',')),
        is_declared: separator.is_some(),
    };
    let mut file = File {
        rows,
        origin,
        read,
        separator: char::from(separator.unwrap_or(b',')),
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
}

impl Records<'_> {
    /// Reads the next record; whether there is one.
    fn next(&mut self, record: &mut StringRecord) -> bool {
        // Reading from memory that is valid UTF-8 cannot fail.
        while let Ok(true) = self.reader.read_record(record) {
            self.lines.next(record);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if std::mem::take(&mut self.is_declared) {
                continue;
            }
            return true;
        }
        false
    }
}

/// A file that is being read.
struct File<'a> {
    rows: &'a mut dyn Rows,
    origin: &'a mut Origin,
    read: &'a mut Read,
    separator: char,
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
        let mut first: Vec<(usize, StringRecord)> = Vec::new();
        while first.len() < heading::FIRST && records.next(&mut record) {
            first.push((records.lines.row, record.clone()));
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
        for (at, ((row, record), cells)) in first.iter().zip(&cells).enumerate() {
            match top.row(at, cells, self.rows) {
                top::Row::Above => {}
                top::Row::Aside(said) => {
                    let place = self.place().in_row(*row);
                    self.origin.add(Code::NotData, place, || said);
                }
                top::Row::Data => self.record(record, *row, &mut top),
            }
        }
        while records.next(&mut record) {
            self.record(&record, records.lines.row, &mut top);
        }
        top.judge.tell(self.origin, self.read);
        true
    }

    /// Reads a record below the header.
    fn record(&mut self, record: &StringRecord, number: usize, top: &mut Top) {
        self.tell_swallowed();
        if record
            .as_slice()
            .bytes()
            .any(|byte| byte == b'\n' || byte == b'\r')
        {
            let mut cells = record.iter();
            let of = |cell: &str| swallowed::rows(cell, top.width(), self.separator);
            if let Some(cell) = cells.find(|cell| of(cell) > 0) {
                self.swallowed = Some((number, of(cell), cell.to_owned()));
                return;
            }
        }
        let positions = &top.positions;
        let at = |k: usize| positions.get(k).copied().flatten();
        let cell = |k: usize| at(k).and_then(|at| record.get(at)).unwrap_or("").trim();
        let whole = || record.iter().map(Cow::Borrowed).collect();
        match top.judge.row(&cell, &whole) {
            Verdict::Blank => return top.judge.count_blank(number),
            Verdict::Aside(said) => {
                let place = self.place().in_row(number);
                return self.origin.add(Code::NotData, place, || said);
            }
            Verdict::Data => {}
        }
        let place = self.place().in_row(number);
        self.read.note_row(self.rows.len(), number);
        check_length(record, top.width(), &place, self.origin);
        row::row(
            self.rows,
            &cell,
            &mut |_| false,
            positions,
            &place,
            self.origin,
            self.read,
        );
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
    fn has_other_separator(&mut self, first: &[(usize, StringRecord)]) -> bool {
        let columns = self.rows.kind().columns;
        let mut records = first.iter().map(|(_, record)| record);
        let Some(separator) = records.find_map(|record| other_separator(record, columns)) else {
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

/// The separator that the first line declares: `sep=;`, as some spreadsheet programs write it.
fn declared(text: &str) -> Option<u8> {
    let line = text.split(['\n', '\r']).find(|line| !line.trim().is_empty())?;
    let line = line.trim_matches(['"', ' ']);
    let start = line.get(..4)?;
    let mut rest = line.get(4..)?.bytes();
    let separator = rest
        .next()
        .filter(|byte| byte.is_ascii_punctuation() || *byte == b'\t');
    let rest = rest.all(|byte| matches!(byte, b',' | b'"' | b' ' | b';' | b'\t'));
    separator.filter(|byte| start.eq_ignore_ascii_case("sep=") && *byte != b'"' && rest)
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

/// The separator that the file uses if it is not the comma.
fn other_separator(header: &StringRecord, columns: &[Column]) -> Option<(&'static str, &'static str)> {
    let text = header.get(0).filter(|_| header.len() == 1)?;
    let names = |separator: char| {
        let parts = text.split(separator);
        parts.filter(|part| column(columns, part).is_some()).count() > 1
    };
    let separators = [
        (';', ("semicolons", "分号")),
        ('\t', ("tabs", "制表符")),
        ('|', ("bars", "竖线")),
        ('，', ("full-width commas", "全角逗号")),
    ];
    separators
        .into_iter()
        .find(|(separator, _)| names(*separator))
        .map(|(_, name)| name)
}

/// The problem of a row that has more or fewer cells than the header.
fn check_length(record: &StringRecord, headers: usize, place: &Location, origin: &mut Origin) {
    let cells = record.len();
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

#[cfg(test)]
mod tests {
    use crate::dataset::rows::RegionRow;
    use crate::dataset::{Dataset, Encoding, ReadConfig};

    fn region(id: &str, name: &str) -> RegionRow {
        RegionRow {
            region_id: id.into(),
            name: name.into(),
            ..RegionRow::default()
        }
    }

    fn read(text: &[u8]) -> (Dataset, String) {
        let mut dataset = Dataset::default();
        assert!(dataset.read_csv("regions", text));
        let problems = dataset.problems().to_string();
        (dataset, problems)
    }

    #[test]
    fn a_byte_order_mark_line_ends_of_windows_and_quoted_line_breaks_are_read() {
        let (dataset, problems) = read(b"\xEF\xBB\xBFregion_id,name\r\nn,\"North\r\nshore\"\r\ne, East \r\n");
        assert_eq!(problems, "");
        assert_eq!(
            dataset.regions,
            [region("n", "North\r\nshore"), region("e", "East")]
        );
    }

    #[test]
    fn headers_may_stand_in_any_case_and_order_and_with_spaces() {
        let (dataset, problems) = read(b" Name ,REGION ID\nNorth,n\n");
        assert_eq!(problems, "");
        assert_eq!(dataset.regions, [region("n", "North")]);
    }

    #[test]
    fn rows_count_as_a_spreadsheet_shows_them() {
        for end in ["\n", "\r\n", "\r"] {
            let lines = [
                "",
                "region_id,name,latitude",
                "n,\"No\nrth\",1",
                "",
                ",,",
                "e,East,far",
                "",
                "",
                "s,South,away",
                "w,West,2",
            ];
            let (dataset, problems) = read(lines.join(end).as_bytes());
            assert_eq!(
                problems,
                "V102 regions.csv row 6, latitude: \"far\" is not a number; write a number, or leave it empty\n\
                 V102 regions.csv row 9, latitude: \"away\" is not a number; write a number, or leave it empty",
                "{end:?}"
            );
            let numbers: Vec<_> = (0..4).map(|k| dataset.row_number("regions", k)).collect();
            assert_eq!(numbers, [3, 6, 9, 10], "{end:?}");
        }
    }

    #[test]
    fn an_empty_file_is_a_warning_and_a_header_alone_is_none() {
        assert_eq!(
            read(b"").1,
            "V010 regions.csv: the file is empty; write the header row, or remove the file"
        );
        assert_eq!(
            read(b"\n \n").1,
            "V010 regions.csv: the file is empty; write the header row, or remove the file"
        );
        assert_eq!(read(b"region_id,name").1, "");
    }

    #[test]
    fn a_missing_column_is_one_problem_however_many_rows_there_are() {
        assert_eq!(
            read(b"region_id\nn\ne\ns\n").1,
            "V006 regions.csv, name: the column \"name\" is missing; add the column"
        );
    }

    #[test]
    fn unknown_and_double_columns_are_told() {
        assert_eq!(
            read(b"region_id,name,name,lattitude,remark,\nn,North,Nord,1,,\n").1,
            "V005 regions.csv: column 6 has no header, and is not read; name it, or remove it\n\
             V005 regions.csv, lattitude: the table has no such column, and it is not read; did you mean \"latitude\"?\n\
             V005 regions.csv, remark: the table has no such column, and it is not read; rename it, or remove it\n\
             V007 regions.csv, name: the column \"name\" occurs twice; keep one of them"
        );
    }

    #[test]
    fn rows_of_uneven_length_are_told() {
        assert_eq!(
            read(b"region_id,name,parent_id\nn,North,,\ne,East\ns,South,,n\n").1,
            "V009 regions.csv row 3: the row has 2 cells under 3 headers; the rest counts as not known; \
             write a comma for each empty cell\n\
             V008 regions.csv row 4: the row has 4 cells under 3 headers; \
             put quotes round cells that hold commas, or remove the extra cells"
        );
    }

    #[test]
    fn an_empty_cell_that_must_be_filled_is_told() {
        assert_eq!(
            read(b"region_id,name\nn,\n").1,
            "V101 regions.csv row 2, name: the cell is empty; write a text"
        );
    }

    #[test]
    fn text_in_other_encodings_is_read_if_it_is_sure_and_refused_otherwise() {
        let gbk = b"region_id,name\nn,\xB1\xB1\xBE\xA9\n";
        let (dataset, problems) = read(gbk);
        assert_eq!(dataset.regions, [region("n", "北京")]);
        assert_eq!(
            problems,
            "V015 regions.csv: the file is not UTF-8, and is read as GB18030 (GBK); \
             check its names, and save it as \"CSV UTF-8\""
        );
        let mut strict = Dataset::default();
        let encoding = Encoding::Utf8;
        strict.read_csv_with(
            "regions",
            gbk,
            &ReadConfig {
                encoding,
                ..ReadConfig::default()
            },
        );
        assert_eq!(
            strict.problems().to_string(),
            "V002 regions.csv: line 2 is not UTF-8; the file is probably GBK, in which spreadsheets in Chinese save CSV; \
             save it as \"CSV UTF-8\""
        );
        assert_eq!(
            read(b"region_id,name\nn,M\xFCnchen\n").1,
            "V002 regions.csv: line 2 is not UTF-8; the file is probably in a Western code page; save it as \"CSV UTF-8\""
        );
        assert_eq!(
            read(b"\xFF\xFEr\0\0").1,
            "V002 regions.csv: the file is not UTF-16 (\"Unicode text\"), as its first bytes say; save it as \"CSV UTF-8\""
        );
    }

    #[test]
    fn problems_name_headers_as_they_stand() {
        assert_eq!(
            read(
                "区域代码,名称（全称）,上级区域代吗,纬度（百度）,经度(度)\nn,North,,,far\ne,East,,,\n"
                    .as_bytes()
            )
            .1,
            "V024 regions.csv, 纬度（百度）: the header says \"百度\", which is not the unit of the column; \
             write degrees with decimals, and remove \"百度\" from the header\n\
             V005 regions.csv, 上级区域代吗: the table has no such column, and it is not read; did you mean \"上级区域代码\"?\n\
             V102 regions.csv row 2, 经度(度): \"far\" is not a number; write a number, or leave it empty"
        );
    }

    #[test]
    fn a_missing_column_is_named_in_the_language_of_the_others() {
        assert_eq!(
            read("区域编号,lat\nn,1\n".as_bytes()).1,
            "V005 regions.csv, lat: the table has no such column, and it is not read; rename it, or remove it\n\
             V006 regions.csv, 区域名称: the column \"区域名称\" is missing; add the column"
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_where_it_opens() {
        assert_eq!(
            read(b"region_id,name\nn,\"say \"\"hi\"\"\"\ne,\"East\ns,South\n").1,
            "V013 regions.csv row 3: a quote is opened here and never closed, so that the rest of the file is one cell; \
             close the quote, or double it if it belongs to the text"
        );
    }

    #[test]
    fn other_separators_are_named() {
        assert_eq!(
            read(b"region_id;name\nn;North\n").1,
            "V014 regions.csv: the cells are separated by semicolons, not by commas; save the table with commas between the cells"
        );
    }

    #[test]
    fn a_million_bad_rows_make_twenty_lines_and_a_count() {
        let mut text = String::from("region_id,name,latitude\n");
        for k in 0..1000 {
            text += &["r", &k.to_string(), ",Region,north\n"].concat();
        }
        let (dataset, problems) = read(text.as_bytes());
        assert_eq!(problems.lines().count(), 22);
        assert_eq!(
            problems.lines().last(),
            Some("V102 regions.csv, latitude: and 980 more of this kind")
        );
        assert_eq!(dataset.problems().count(), 1000);
    }
}
