//! One CSV file: from bytes to rows, with the number of each row as a spreadsheet shows it.

use super::super::origin::{Origin, Read, place};
use super::super::table::{CellFault, Row};
use super::super::tables::rank;
use super::header;
use crate::problem::{Code, Form, Place, Said};
use csv::{ReaderBuilder, StringRecord};

/// Reads the rows of a file. What is wrong goes to `origin`, what is blank to `read`.
pub(super) fn read<R: Row>(bytes: &[u8], origin: &mut Origin, read: &mut Read) -> Vec<R> {
    let table = place(rank(R::TABLE), R::TABLE, Form::Csv);
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Err(error) = std::str::from_utf8(bytes) {
        read.note_broken();
        origin.add(Code::NotUtf8, table, || not_utf8(bytes, error.valid_up_to()));
        return Vec::new();
    }
    let mut lines = Lines::new(bytes);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut record = StringRecord::new();
    let mut positions = None;
    let mut rows: Vec<R> = Vec::new();
    // Bytes in memory that are known to be UTF-8 cannot fail to be read.
    while let Ok(true) = reader.read_record(&mut record) {
        lines.next(&record);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(known) = &positions else {
            match header::positions::<R>(&record, origin, read) {
                Some(found) => positions = Some((found, record.len())),
                None => return Vec::new(),
            }
            continue;
        };
        let (index, place) = (rows.len(), table.clone().in_row(lines.row));
        read.note_row(index, lines.row);
        check_length(&record, known.1, &place, origin);
        let text = |k: usize| {
            known
                .0
                .get(k)
                .copied()
                .flatten()
                .and_then(|at| record.get(at))
                .unwrap_or("")
                .trim()
        };
        let missing = |column: &str| {
            R::COLUMNS
                .iter()
                .zip(&known.0)
                .any(|(one, at)| one.name == column && at.is_none())
        };
        let row = R::read(&text, &mut |fault: CellFault| {
            if !missing(fault.column) {
                read.note_blank(index, fault.column);
                origin.add(fault.code(), place.clone().in_column(fault.column), || {
                    fault.said()
                });
            }
        });
        rows.push(row);
    }
    if positions.is_none() {
        origin.add(Code::EmptyFile, table, || {
            Said::new("the file is empty".to_owned())
        });
    } else if lines.end_in_quote() {
        read.note_broken();
        origin.add(Code::OpenQuote, table.in_row(lines.row), || {
            Said::new(
                "a quote is opened here and never closed, so that the rest of the file is one cell"
                    .to_owned(),
            )
        });
    }
    rows
}

/// Says that a row has more or fewer cells than the header.
fn check_length(record: &StringRecord, headers: usize, place: &Place, origin: &mut Origin) {
    let cells = record.len();
    let extra = record.iter().skip(headers).find(|cell| !cell.trim().is_empty());
    if let Some(extra) = extra {
        origin.add(Code::LongRow, place.clone(), || {
            Said::new(format!("the row has {cells} cells under {headers} headers")).of(extra)
        });
    } else if cells < headers {
        origin.add(Code::ShortRow, place.clone(), || {
            Said::new(format!(
                "the row has {cells} cells under {headers} headers; the rest counts as not known"
            ))
        });
    }
}

/// Says what a file is that is not UTF-8, `valid` bytes into it.
pub(crate) fn not_utf8(bytes: &[u8], valid: usize) -> Said {
    let line = bytes.iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
    let wrong = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        "the file is UTF-16 text (\"Unicode text\"), not UTF-8".to_owned()
    } else if looks_like_gbk(bytes) {
        format!(
            "line {line} is not UTF-8; the file is probably GBK, in which spreadsheets in Chinese save CSV"
        )
    } else {
        format!("line {line} is not UTF-8; the file is probably in a Western code page")
    };
    Said::new(wrong)
}

/// Whether every byte beyond ASCII is part of a pair that GBK knows.
fn looks_like_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes.iter();
    while let Some(first) = rest.next() {
        if *first < 0x80 {
            continue;
        }
        let second = rest.next().copied().unwrap_or(0);
        if !(0x81..=0xFE).contains(first) || second < 0x40 || second == 0x7F || second == 0xFF {
            return false;
        }
    }
    true
}

/// Counts rows as a spreadsheet does: blank lines count, line breaks inside quotes do not.
pub(crate) struct Lines<'a> {
    bytes: &'a [u8],
    /// Where the current record starts.
    start: usize,
    pub(crate) row: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Lines<'a> {
        Lines {
            bytes,
            start: 0,
            row: 0,
        }
    }

    /// Moves on to the next record: over the line ends that lie before its first cell.
    pub(crate) fn next(&mut self, record: &StringRecord) {
        let byte = record.position().map_or(0, csv::Position::byte);
        self.start = usize::try_from(byte).unwrap_or(usize::MAX);
        self.row += 1;
        let at = |k: usize| self.bytes.get(k).copied();
        // The reader stops between the two halves of a line end.
        if self.start > 0 && at(self.start) == Some(b'\n') && at(self.start - 1) == Some(b'\r') {
            self.start += 1;
        }
        loop {
            let skip = match (at(self.start), at(self.start + 1)) {
                (Some(b'\r'), Some(b'\n')) => 2,
                (Some(b'\r' | b'\n'), _) => 1,
                _ => break,
            };
            self.start += skip;
            self.row += 1;
        }
    }

    /// Whether the last record ends inside a quote.
    pub(crate) fn end_in_quote(&self) -> bool {
        let (mut quoted, mut fresh) = (false, true);
        let mut rest = self.bytes.get(self.start..).unwrap_or_default().iter().peekable();
        while let Some(byte) = rest.next() {
            match (quoted, byte) {
                (true, b'"') if rest.peek() == Some(&&b'"') => {
                    rest.next();
                }
                (true, b'"') => quoted = false,
                (false, b'"') if fresh => quoted = true,
                _ => {}
            }
            fresh = !quoted && matches!(byte, b',' | b'\n' | b'\r');
        }
        quoted
    }
}

#[cfg(test)]
mod tests {
    use crate::dataset::Dataset;
    use crate::dataset::rows::RegionRow;

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
                "e,East,x",
                "",
                "",
                "s,South,y",
                "w,West,2",
            ];
            let (dataset, problems) = read(lines.join(end).as_bytes());
            assert_eq!(
                problems,
                "V102 regions.csv row 6, latitude: \"x\" is not a number; write a number\n\
                 V102 regions.csv row 9, latitude: \"y\" is not a number; write a number",
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
            "V010 regions.csv: the file is empty; write the header row, or take the file away"
        );
        assert_eq!(
            read(b"\n \n").1,
            "V010 regions.csv: the file is empty; write the header row, or take the file away"
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
            "V005 regions.csv: column 6 has no header, and is not read; name it, or take it away\n\
             V005 regions.csv, lattitude: the table has no such column, and it is not read; did you mean \"latitude\"?\n\
             V007 regions.csv, name: the column \"name\" stands twice; keep one of them\n\
             V005 regions.csv, remark: the table has no such column, and it is not read; rename it, or take it away"
        );
    }

    #[test]
    fn rows_of_uneven_length_are_told() {
        assert_eq!(
            read(b"region_id,name,parent_id\nn,North,,\ne,East\ns,South,,n\n").1,
            "V009 regions.csv row 3: the row has 2 cells under 3 headers; the rest counts as not known; \
             write a comma for each empty cell\n\
             V008 regions.csv row 4: the row has 4 cells under 3 headers; \
             put quotes round cells that hold commas, or take the extra cells away"
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
    fn text_in_other_encodings_is_refused_by_name() {
        assert_eq!(
            read(b"region_id,name\nn,\xB1\xB1\xBE\xA9\n").1,
            "V002 regions.csv: line 2 is not UTF-8; the file is probably GBK, in which spreadsheets in Chinese save CSV; \
             save it as \"CSV UTF-8\""
        );
        assert_eq!(
            read(b"region_id,name\nn,M\xFCnchen\n\xDF").1,
            "V002 regions.csv: line 2 is not UTF-8; the file is probably in a Western code page; save it as \"CSV UTF-8\""
        );
        assert_eq!(
            read(b"\xFF\xFEr\0").1,
            "V002 regions.csv: the file is UTF-16 text (\"Unicode text\"), not UTF-8; save it as \"CSV UTF-8\""
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
    fn a_million_bad_rows_make_a_hundred_lines_and_a_count() {
        let mut text = String::from("region_id,name,latitude\n");
        for k in 0..1000 {
            text += &["r", &k.to_string(), ",Region,north\n"].concat();
        }
        let (dataset, problems) = read(text.as_bytes());
        assert_eq!(problems.lines().count(), 101);
        assert_eq!(
            problems.lines().last(),
            Some("V102 regions.csv, latitude: and 900 more of this kind")
        );
        assert_eq!(dataset.problems().count(), 1000);
    }
}
