//! Files and rows as people send them: titles, notes and totals about a table, stray quotes, files of other kinds and in
//! other encodings.

use crate::input::folder::folder;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use vocmatch::Language;
use vocmatch::dataset::Dataset;
use vocmatch::model::Model;

const HEADERS: [&str; 2] = [
    "program_id,year,graduates,continuing",
    "布点代码,年份,毕业生数,升学数",
];
const ROWS: [&str; 3] = ["p1,2024,30,6", "p1,2025,32,6", "p2,2024,44,9"];

/// The graduates of a file, and what was told.
fn graduates(lines: &[&str]) -> (Dataset, String) {
    let mut dataset = Dataset::default();
    assert!(dataset.read_csv("graduates", lines.join("\n").as_bytes()));
    let problems = dataset.problems().to_string();
    (dataset, problems)
}

/// The rows, read under a header alone.
fn plain() -> Dataset {
    let (dataset, problems) = graduates(&[HEADERS[0], ROWS[0], ROWS[1], ROWS[2]]);
    assert_eq!(problems, "");
    dataset
}

#[test]
fn titles_above_a_header_are_passed_over_and_rows_keep_their_numbers() {
    for header in HEADERS {
        for titles in [
            &["毕业生统计表", "单位：人"][..],
            &["Graduates by program,,,"],
            &["表 3,,,", "", "填表单位：某校,,2025年,", "graduates,,,"],
            &["a", "b", "c", "d", "e", "f", "g", "h", "i"],
        ] {
            let lines = [titles, &[header], &ROWS[..]].concat();
            let (dataset, problems) = graduates(&lines);
            assert_eq!(problems, "", "{titles:?}");
            assert_eq!(dataset.graduates, plain().graduates);
            let mut bad = lines.clone();
            bad.push("p2,2025,many,9");
            let row = bad.len();
            assert!(graduates(&bad).1.contains(&format!("graduates.csv row {row}, ")));
        }
    }
}

#[test]
fn a_header_too_far_down_is_one_problem() {
    let mut lines = vec!["some title"; 20];
    lines.push(HEADERS[0]);
    lines.extend(ROWS);
    assert_eq!(
        graduates(&lines).1,
        "V006 graduates.csv row 21: the first 10 rows hold no header; it seems to be this row, and nothing is read; \
         remove the rows above it"
    );
}

#[test]
fn two_header_rows_are_one_and_a_second_one_is_passed_over() {
    for (upper, lower) in [
        ("program_id,year,毕业情况,", ",,graduates,continuing"),
        ("布点代码,年份,毕业,去向", ",,毕业生数,升学数"),
        ("program_id,year,graduates,", ",,,continuing"),
    ] {
        let (dataset, problems) = graduates(&[&["表 1", upper, lower], &ROWS[..]].concat());
        assert_eq!(problems, "", "{upper}");
        assert_eq!(dataset.graduates, plain().graduates);
    }
    let (dataset, problems) = graduates(&[&HEADERS[..], &ROWS[..]].concat());
    assert_eq!(
        problems,
        "V021 graduates.csv row 2: the row is a second header, and is passed over; remove it"
    );
    assert_eq!(dataset.graduates, plain().graduates);
    let (dataset, problems) = graduates(&[&[HEADERS[1], "甲,乙,1,2"], &ROWS[..]].concat());
    assert!(problems.starts_with("V021 graduates.csv row 2: the row numbers the columns"));
    assert_eq!(dataset.graduates, plain().graduates);
}

#[test]
fn rows_that_are_no_data_are_passed_over_one_notice_each() {
    for (row, told) in [
        (HEADERS[0], "the row is the header again, and is passed over"),
        (
            " Program_ID ,Year,graduates,continuing",
            "the row is the header again, and is passed over",
        ),
        (
            "合计,,106,21",
            "the row looks like a total (\"合计\"), and is passed over",
        ),
        (
            "Total,2024,106,21",
            "the row looks like a total (\"Total\"), and is passed over",
        ),
        (
            "小 计：,,106,21",
            "the row looks like a total (\"小 计：\"), and is passed over",
        ),
        (
            "Grand total,,106,",
            "the row looks like a total (\"Grand total\"), and is passed over",
        ),
        (
            "p1 合计,,62,12",
            "the row looks like a total (\"p1 合计\"), and is passed over",
        ),
        (
            "填表人：张三,审核：李四,,",
            "the row looks like a note (\"填表人：张三\"), and is passed over",
        ),
        (
            "数据来源：某校教务处",
            "the row looks like a note (\"数据来源：某校教务处\"), and is passed over",
        ),
        (
            "Source: school office",
            "the row looks like a note (\"Source: school office\"), and is passed over",
        ),
        (
            "Figures are those of the spring",
            "the row looks like a note (\"Figures are those of the spring\"), and is passed over",
        ),
    ] {
        for at in 1..=ROWS.len() {
            let mut lines = vec![HEADERS[0]];
            lines.extend(ROWS);
            lines.insert(at + 1, row);
            let (dataset, problems) = graduates(&lines);
            assert_eq!(
                problems,
                format!("V021 graduates.csv row {}: {told}; remove it", at + 2),
                "{row}"
            );
            assert_eq!(dataset.graduates, plain().graduates);
        }
    }
}

#[test]
fn a_row_with_an_id_of_its_own_is_never_dropped() {
    for row in [
        "p9,,,",
        "p9,2024,,备注",
        "p9",
        "合作办学,2024,3,1",
        "sum-1,2024,3,1",
        "审核员,2024,3,1",
    ] {
        let (dataset, problems) = graduates(&[&[HEADERS[0]], &ROWS[..], &[row]].concat());
        assert_eq!(dataset.graduates.len(), 4, "{row}: {problems}");
        assert!(!problems.contains("V02"), "{problems}");
    }
    // The total of a table that defines it is meant.
    let mut dataset = Dataset::default();
    assert!(dataset.read_csv("regions", b"region_id,name\ntotal,All of the state\nn,North\n"));
    assert_eq!(dataset.regions.len(), 2);
    assert!(dataset.problems().is_empty());
}

#[test]
fn a_row_above_the_header_that_is_data_is_read_or_told() {
    let (dataset, problems) = graduates(&[ROWS[0], HEADERS[0], ROWS[1], ROWS[2]]);
    assert_eq!(problems, "");
    assert_eq!(dataset.graduates, plain().graduates);
    let (_, problems) = graduates(&["代号,哪年,几人,几人", HEADERS[0], ROWS[1]]);
    assert_eq!(
        problems,
        "V021 graduates.csv row 1: the row stands above the header, and is passed over; move it below the header if it \
         is data, or remove it"
    );
}

#[test]
fn rows_with_nothing_in_a_known_column_are_counted() {
    let mut lines = vec!["序号,program_id,year,graduates".to_owned()];
    lines.extend((1..300).map(|k| {
        if k < 4 {
            format!("{k},p{k},2024,5")
        } else {
            format!("{k},,,")
        }
    }));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (dataset, problems) = graduates(&lines);
    assert_eq!(
        problems,
        "V005 graduates.csv, 序号: the table has no such column, and it is not read; rename it, or remove it\n\
         V020 graduates.csv row 5: 296 rows, this the first, hold nothing in any column of the table, and are passed \
         over; remove them"
    );
    assert_eq!(dataset.graduates.len(), 3);
}

#[test]
fn a_line_that_names_the_separator_is_obeyed() {
    for (line, separator) in [
        ("sep=;", ";"),
        ("\"sep=;\"", ";"),
        ("SEP=|", "|"),
        ("sep=,", ","),
        ("sep=\t", "\t"),
    ] {
        let rows = [&[HEADERS[0]], &ROWS[..]]
            .concat()
            .join("\n")
            .replace(',', separator);
        let (dataset, problems) = graduates(&[line, &rows]);
        assert_eq!(problems, "", "{line}");
        assert_eq!(dataset.graduates, plain().graduates);
    }
    let rows = ["统计表", HEADERS[0], ROWS[0]].join("\n").replace(',', ";");
    assert!(graduates(&[&rows]).1.starts_with("V014 "));
}

/// A table of demand with notes, some of which begin with a quote that is not closed there.
fn demand(notes: &[&str]) -> Dataset {
    let mut text = String::from("occupation_id,industry_id,region_id,first_year,openings,note\n");
    for (k, note) in notes.iter().enumerate() {
        writeln!(text, "o{k},i,r,2025,{},{note}", k + 1).unwrap();
    }
    let mut dataset = Dataset::default();
    assert!(dataset.read_csv("demand", text.as_bytes()));
    dataset
}

#[test]
fn rows_that_a_stray_quote_swallows_are_told_where_it_opens() {
    for (from, to) in [(0, 1), (0, 5), (2, 9), (7, 8)] {
        let mut notes = ["plain"; 10];
        notes[from] = "\"survey";
        notes[to] = "\"survey";
        let dataset = demand(&notes);
        let problems = dataset.problems().to_string();
        let rows = match to - from {
            1 => "the next row seems".to_owned(),
            count => format!("the next {count} rows seem"),
        };
        assert_eq!(
            problems,
            format!(
                "V022 demand.csv row {}: a quote opens a cell here and closes rows below: {rows} to stand in the cell; \
                 close the quote in this row, or double it if it belongs to the text",
                from + 2
            )
        );
    }
    let sound = demand(&[
        "\"two lines,\nwith a comma, or two, or three, or four, or five\"",
        "\"a\nb\"",
    ]);
    assert_eq!(sound.problems().to_string(), "");
    assert_eq!(sound.demand.len(), 2);
}

fn told(path: &Path) -> String {
    Dataset::read_path(path).problems().to_string()
}

#[test]
fn a_file_of_another_kind_is_named() {
    let path = folder("other-kinds");
    let zip = b"PK\x03\x04\x14\0\0\0\0\0regions.csv...";
    for (name, bytes, wrong, remedy) in [
        (
            "tables.zip",
            &zip[..],
            "a .zip of CSV files, and",
            "unpack it, and give the folder",
        ),
        (
            "tables.csv",
            zip,
            "a .zip of CSV files, and",
            "unpack it, and give the folder",
        ),
        (
            "tables.gz",
            b"\x1F\x8B\x08\0",
            "a packed file (gzip), and",
            "unpack it, and give what is in it",
        ),
        (
            "tables.xls",
            b"\xD0\xCF\x11\xE0",
            "an older Excel workbook (.xls)",
            "save it as an Excel workbook (.xlsx)",
        ),
        (
            "tables.xls",
            b"<html><table>",
            "a web page (HTML), and",
            "save it as an Excel workbook (.xlsx)",
        ),
        (
            "tables.ods",
            b"PK\x03\x04 opendocument.spreadsheet",
            "an OpenDocument sheet",
            "save it as an Excel",
        ),
        (
            "tables.xlsb",
            b"PK\x03\x04 xl/workbook.bin",
            "a binary Excel workbook",
            "save it as an Excel",
        ),
        (
            "tables.pdf",
            b"%PDF-1.7",
            "a document (PDF), and",
            "put its tables into an Excel workbook",
        ),
        (
            "tables.jsonl",
            b"{\"a\": 1}\n{\"a\": 2}\n",
            "one JSON object a line",
            "write one JSON document",
        ),
        (
            "regions.csv",
            b"region_id,name\n",
            "one table or text",
            "give the folder that holds it",
        ),
        (
            "table.txt",
            b"region_id,name\n",
            "one table or text",
            "save each table as a CSV file",
        ),
    ] {
        let path = path.join(name);
        fs::write(&path, bytes).unwrap();
        let problems = told(&path);
        assert!(
            problems.starts_with("V023 ") && problems.lines().count() == 1,
            "{name}: {problems}"
        );
        assert!(
            problems.contains(wrong) && problems.contains(remedy),
            "{name}: {problems}"
        );
        assert!(
            Model::new(Dataset::read_path(&path)).unwrap_err().count() == 1,
            "{name}"
        );
    }
    let missing = told(&path.join("none.csv"));
    assert!(
        missing.contains("V001 ") && missing.contains("there is no file or folder"),
        "{missing}"
    );
}

#[test]
fn a_folder_that_holds_the_tables_in_another_form_says_so() {
    let csv = "region_id,name\nn,North\n";
    for (name, files, wrong, remedy) in [
        (
            "f-book",
            &["data.xlsx", "~$data.xlsx"][..],
            "but the workbook \"data.xlsx\"",
            "give the workbook",
        ),
        (
            "f-books",
            &["regions.xlsx", "schools.xlsx"],
            "but 2 workbooks",
            "put the tables into one workbook",
        ),
        (
            "f-json",
            &["tables.json", "README.md"],
            "but the document \"tables.json\"",
            "give the document",
        ),
        (
            "f-zip",
            &["tables.zip"],
            "but the packed file \"tables.zip\"",
            "unpack it",
        ),
        (
            "f-xls",
            &["数据.xls"],
            "but \"数据.xls\", a workbook of a kind",
            "save it as an Excel workbook",
        ),
        (
            "f-text",
            &["regions.txt"],
            "but the text file \"regions.txt\"",
            "save each table as \"CSV UTF-8\"",
        ),
        (
            "f-deep",
            &["inner/regions.csv", "inner/学校.csv"],
            "in the folder \"inner\" in it",
            "give that folder",
        ),
    ] {
        let path = folder(name);
        for file in files {
            fs::create_dir_all(path.join(file).parent().unwrap()).unwrap();
            fs::write(path.join(file), csv).unwrap();
        }
        let problems = told(&path);
        assert!(
            problems.starts_with("V023 ") && problems.lines().count() == 1,
            "{name}: {problems}"
        );
        assert!(
            problems.contains(wrong) && problems.contains(remedy),
            "{name}: {problems}"
        );
    }
    assert_eq!(told(&folder("f-empty")), "");
}

#[test]
fn a_table_of_a_folder_that_is_no_csv_file_is_told_and_nothing_that_follows_from_it() {
    let path = folder("odd-tables");
    let write = |name: &str, bytes: &[u8]| fs::write(path.join(name), bytes).unwrap();
    write("schools.csv", b"school_id,name,region_id\nk,School,n\n");
    for (name, bytes, told) in [
        (
            "regions.xlsx",
            &b"PK\x03\x04"[..],
            "V023 regions.xlsx: the table is not a CSV file, and is not read; save it as",
        ),
        (
            "regions.csv.gz",
            b"\x1F\x8B",
            "V023 regions.csv.gz: the table is not a CSV file, and is not read; unpack it",
        ),
        (
            "regions.txt",
            b"region_id,name\nn,North\n",
            "V023 regions.txt: the table is not a CSV file",
        ),
        (
            "regions.csv",
            b"PK\x03\x04 xl/workbook.xml",
            "V023 regions.csv: the file is an Excel workbook (.xlsx), whatever",
        ),
        (
            "regions.csv",
            b"\xD0\xCF\x11\xE0\0\0",
            "V023 regions.csv: the file is an older Excel workbook",
        ),
        (
            "regions.csv",
            b"<!DOCTYPE html><html>",
            "V023 regions.csv: the file is a web page (HTML), whatever",
        ),
        (
            "regions.csv",
            b"region_id,name\nn,No\0rth\n",
            "V002 regions.csv: line 2 holds a byte 0",
        ),
    ] {
        write(name, bytes);
        let problems = Model::new(Dataset::read_dir(&path)).unwrap_err();
        assert_eq!(problems.count(), 1, "{problems}");
        assert!(problems.to_string().starts_with(told), "{problems}");
        fs::remove_file(path.join(name)).unwrap();
    }
}

#[test]
fn encodings_are_read_if_sure_and_named_otherwise() {
    let text = "区域代码,区域名称\nn,北京市\ne,上海市\n";
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
        let mut dataset = Dataset::default();
        dataset.read_csv("regions", &bytes);
        assert_eq!(dataset.problems().to_string(), "");
        assert_eq!(dataset.regions[1].name, "上海市");
    }
    let told = |bytes: &[u8]| {
        let mut dataset = Dataset::default();
        dataset.read_csv("regions", bytes);
        dataset.problems().to_string()
    };
    let gbk = b"n,\xB1\xB1\xBE\xA9\n";
    let cut = text.len() - 3;
    assert!(told(&text.as_bytes()[..cut]).contains("the file ends in line 3 within a character"));
    let mixed = [text.as_bytes(), gbk].concat();
    assert!(told(&mixed).contains("changes its encoding at line 4"));
    let mixed = [b"region_id,name\n", &gbk[..], gbk, "e,上海\n".as_bytes()].concat();
    assert!(told(&mixed).contains("changes its encoding at line 4"));
    let big5 = b"region_id,name\nn,\xBB\xE4\xA5\x5F\xA5\xAB\ne,\xB0\xAA\xB6\xAF\xA5\xAB\n";
    assert!(told(big5).contains("probably Big5"), "{}", told(big5));
}

#[test]
fn a_document_is_read_in_the_encodings_of_a_csv_file() {
    let path = folder("documents").join("tables.json");
    let text = "{\"区域\": [{\"区域代码\": \"n\", \"区域名称\": \"北京市\"}]}";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gbk: &[u8] =
        b"{\"\xC7\xF8\xD3\xF2\": [{\"region_id\": \"n\", \"name\": \"\xB1\xB1\xBE\xA9\xCA\xD0\"}]}";
    let marked = [b"\xFF\xFE", &little[..]].concat();
    for (bytes, told) in [
        (marked.as_slice(), ""),
        (&little, ""),
        (text.as_bytes(), ""),
        (gbk, "V015"),
    ] {
        fs::write(&path, bytes).unwrap();
        let dataset = Dataset::read_path(&path);
        let problems = dataset.problems();
        assert_eq!(problems.count(), usize::from(!told.is_empty()), "{problems}");
        assert!(problems.to_string().starts_with(told));
        assert_eq!(dataset.regions[0].name, "北京市");
    }
    fs::write(&path, b"{\"regions\": \xFF\xFE\xFA").unwrap();
    let problems = Dataset::read_path(&path).problems().to_string();
    assert!(
        problems.starts_with("V002 ") && problems.contains("save it as UTF-8"),
        "{problems}"
    );
}

#[test]
fn notices_are_told_in_chinese() {
    let (dataset, _) = graduates(&[&[HEADERS[1]], &ROWS[..], &["合计,,106,21", "备注：示例"]].concat());
    let lines = dataset.problems().iter().map(|one| one.text(Language::Chinese));
    let lines: Vec<String> = lines.collect();
    assert!(
        lines[0].contains("这一行像是合计（“合计”），已略过；请删除该行"),
        "{lines:?}"
    );
    assert!(
        lines[1].contains("这一行像是说明（“备注：示例”），已略过"),
        "{lines:?}"
    );
}
