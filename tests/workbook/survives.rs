//! Any dataset survives the cells of a workbook.

use super::{Sheet, book, read};
use proptest::prelude::*;
use rust_xlsxwriter::Worksheet;
use vocmatch::dataset::{Column, Dataset, TABLES, Table};

/// How many random cases a property is tried on: `VOCMATCH_CASES`, or `default`.
pub fn cases(default: u32) -> proptest::test_runner::Config {
    let cases = std::env::var("VOCMATCH_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    proptest::test_runner::Config {
        cases: cases.unwrap_or(default),
        failure_persistence: None,
        ..Default::default()
    }
}

/// A cell that can be read, as text in English.
fn cell(column: &Column) -> BoxedStrategy<String> {
    let filled = match column.want {
        "a text" => "[a-z0][a-z0-9号 ]{0,6}[bcfhj号]".boxed(),
        "a number" => (-1e9..1e9).prop_map(|n: f64| n.to_string()).boxed(),
        "a whole number" => (-1_000_000_000..1_000_000_000_i64)
            .prop_map(|n| n.to_string())
            .boxed(),
        "a whole number, 0 or more" => (0..1_000_000_u32).prop_map(|n| n.to_string()).boxed(),
        "a year, such as 2027" => (1900..2200).prop_map(|n: i32| n.to_string()).boxed(),
        "a date, such as 2025-05" => (1900..2200, 1..=12)
            .prop_map(|(year, month): (i32, i32)| format!("{year}-{month:02}"))
            .boxed(),
        _ => prop::sample::select(column.choices)
            .prop_map(|(word, _)| word.to_owned())
            .boxed(),
    };
    if column.optional {
        prop_oneof![Just(String::new()), filled].boxed()
    } else {
        filled
    }
}

/// A table with a few rows.
fn rows(table: &'static Table) -> impl Strategy<Value = Vec<Vec<String>>> {
    let row: Vec<_> = table.columns.iter().map(cell).collect();
    prop::collection::vec(row, 0..3)
}

/// A table as a planner who writes Chinese fills it in: numbers as numbers.
fn write(sheet: &mut Worksheet, table: &Table, rows: &[Vec<String>]) {
    for (at, column) in (0..).zip(table.columns) {
        sheet.write(0, at, column.chinese).unwrap();
        for (row, cells) in (1..).zip(rows) {
            let text = &cells[usize::from(at)];
            let word = column.choices.iter().find(|(english, _)| english == text);
            match (word, text.parse::<f64>()) {
                (Some((_, chinese)), _) => sheet.write(row, at, *chinese).unwrap(),
                (None, Ok(number)) if column.want != "a text" => sheet.write(row, at, number).unwrap(),
                (None, _) => sheet.write(row, at, text).unwrap(),
            };
        }
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_dataset_survives_the_cells_of_a_workbook(tables in TABLES.iter().map(rows).collect::<Vec<_>>()) {
        let mut dataset = Dataset::default();
        let fills: Vec<_> = TABLES.iter().zip(&tables).map(|(table, rows)| {
            let mut text: String = table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",");
            for row in rows {
                text += &["\n", &row.join(",")].concat();
            }
            dataset.read_csv(table.name, text.as_bytes());
            (table.chinese, move |sheet: &mut Worksheet| write(sheet, table, rows))
        }).collect();
        prop_assert_eq!(dataset.problems().to_string(), "");
        let sheets: Vec<Sheet> = fills.iter().map(|(name, fill)| (*name, fill as &dyn Fn(&mut Worksheet))).collect();
        let (read, problems) = read(&book(&sheets));
        prop_assert_eq!(problems, "");
        prop_assert_eq!(read, dataset);
    }
}
