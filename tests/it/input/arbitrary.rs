//! Whatever may come: any dataset survives being written and read, any bytes are refused politely, and the
//! order of rows does not matter.

use super::folder::folder;
use proptest::prelude::*;
use std::fmt::Write;
use vocmatch::dataset::{Dataset, TABLES, Table};
use vocmatch::model::Model;

/// A cell that can be read, by what its column wants.
fn cell(want: &'static str, optional: bool) -> BoxedStrategy<String> {
    let words: Vec<String> = want
        .split([',', ' '])
        .filter(|word| !word.is_empty() && *word != "or")
        .map(str::to_owned)
        .collect();
    let filled = match want {
        "a text" => "[a-z,\"\n号 ]{0,6}[bcfhj号]"
            .prop_map(|text| text.trim().to_owned())
            .boxed(),
        "a number" => prop_oneof![
            any::<i32>().prop_map(|n| n.to_string()),
            (-1e9..1e9).prop_map(|n: f64| n.to_string())
        ]
        .boxed(),
        "a whole number" => any::<i64>().prop_map(|n| n.to_string()).boxed(),
        "a whole number, 0 or more" => any::<u32>().prop_map(|n| n.to_string()).boxed(),
        "a year, such as 2027" => any::<i32>().prop_map(|n| n.to_string()).boxed(),
        "a date, such as 2025-05" => (1900..=2200, 1..=12, 1..=28)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
            .boxed(),
        _ => proptest::sample::select(words).boxed(),
    };
    if optional {
        prop_oneof![Just(String::new()), filled].boxed()
    } else {
        filled
    }
}

fn quoted(cells: &[String]) -> String {
    cells
        .iter()
        .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
        .collect::<Vec<_>>()
        .join(",")
}

/// The text of a table with a few rows.
fn csv(table: &'static Table) -> impl Strategy<Value = (&'static str, String)> {
    let row: Vec<_> = table
        .columns
        .iter()
        .map(|column| cell(column.want, column.optional))
        .collect();
    proptest::collection::vec(row, 0..3).prop_map(move |rows| {
        let header: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let mut text = header.join(",") + "\n";
        for row in rows {
            writeln!(text, "{}", quoted(&row)).unwrap();
        }
        (table.name, text)
    })
}

pub fn dataset() -> impl Strategy<Value = Dataset> {
    let tables: Vec<_> = TABLES.iter().map(csv).collect();
    tables.prop_map(|tables| {
        let mut dataset = Dataset::default();
        for (name, text) in tables {
            assert!(dataset.read_csv(name, text.as_bytes()));
        }
        assert_eq!(dataset.problems().to_string(), "");
        dataset
    })
}

proptest! {
    #![proptest_config(crate::cases(48))]

    #[test]
    fn a_dataset_survives_being_written_and_read(dataset in dataset()) {
        let text = dataset.to_json();
        prop_assert_eq!(&Dataset::from_json(&text), &dataset);
        prop_assert_eq!(&serde_json::from_str::<Dataset>(&text).unwrap(), &dataset);
        let path = folder("round-trip");
        dataset.write_dir(&path).unwrap();
        let read = Dataset::read_dir(&path);
        prop_assert_eq!(read.problems().to_string(), "");
        prop_assert_eq!(&read, &dataset);
    }

    #[test]
    fn a_dataset_of_any_numbers_is_refused_or_taken_but_never_panics(dataset in dataset()) {
        let _ = Model::new(dataset).map_err(|problems| problems.to_string());
    }
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn any_bytes_as_csv_do_not_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), table in 0..TABLES.len()) {
        let mut dataset = Dataset::default();
        dataset.read_csv(TABLES[table].name, &bytes);
        let _ = Model::new(dataset).map_err(|problems| problems.to_string());
    }

    #[test]
    fn any_odd_cells_as_csv_do_not_panic(rows in "([-0-9a,\"\r\n. ;号e]{0,12}\n){0,8}", table in 0..TABLES.len()) {
        let header: Vec<&str> = TABLES[table].columns.iter().map(|column| column.name).collect();
        let mut dataset = Dataset::default();
        dataset.read_csv(TABLES[table].name, format!("{}\n{rows}", header.join(",")).as_bytes());
        let _ = Model::new(dataset).map_err(|problems| problems.to_string());
    }

    #[test]
    fn any_text_as_json_does_not_panic(text in "[\\[\\]{}:,\"a-c0-9\\\\ .-]{0,80}", table in 0..TABLES.len()) {
        let _ = Dataset::from_json(&text);
        let _ = Dataset::from_json(&format!("{{\"{}\": {text}}}", TABLES[table].name));
        let _ = Dataset::from_json(&format!("{{\"{}\": [{text}]}}", TABLES[table].name));
    }
}
