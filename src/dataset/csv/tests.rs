//! What is read from a CSV file, and what is told.

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
            "区域代码,名称（全称）,上级区域代吗,纬度（百度）,经度(度)\nn,North,,,far\ne,East,,,\n".as_bytes()
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

#[test]
fn no_table_has_more_columns_than_a_row_has_places() {
    let most = crate::dataset::TABLES
        .iter()
        .map(|table| table.columns.len())
        .max();
    assert!(most <= Some(super::file::MOST_COLUMNS), "{most:?}");
}
