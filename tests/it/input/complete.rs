//! No column is forgotten: of each table, whatever its columns are, the rules see every cell.

use vocmatch::dataset::{Column, Dataset, TABLES, Table};
use vocmatch::model::Model;

/// A text that stands in a cell of the column without breaking a rule about single cells.
fn plain(column: &Column) -> &'static str {
    match column.want {
        "a text" => "x",
        "a number" | "a whole number, 0 or more" | "a whole number" => "1",
        "a year, such as 2027" => "2027",
        "a date, such as 2025-05" => "2025-05",
        // The first of the words that the column takes.
        want => want.split([',', ' ']).next().unwrap_or_default(),
    }
}

fn text(table: &Table, rows: usize, odd: Option<(&str, &str)>) -> String {
    let header: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let cell = |column: &Column| match odd {
        Some((name, text)) if name == column.name => text,
        _ => plain(column),
    };
    let row: Vec<&str> = table.columns.iter().map(cell).collect();
    format!(
        "{}\n{}",
        header.join(","),
        format!("{}\n", row.join(",")).repeat(rows)
    )
}

/// The codes that are told of one column of a table with these rows.
fn codes(table: &Table, column: &str, text: &str) -> Vec<String> {
    let mut dataset = Dataset::default();
    assert!(dataset.read_csv(table.name, text.as_bytes()));
    let problems = Model::new(dataset).unwrap_err();
    let here = problems
        .iter()
        .filter(|problem| problem.location().column() == Some(column));
    here.map(|problem| problem.code().to_string()).collect()
}

fn each_column(look: impl Fn(&Table, &Column)) {
    for table in TABLES {
        for column in table.columns {
            look(table, column);
        }
    }
}

#[test]
fn every_column_that_must_be_filled_is_asked_for() {
    each_column(|table, column| {
        if !column.optional {
            let codes = codes(table, column.name, &text(table, 1, Some((column.name, ""))));
            assert_eq!(codes, ["V101"], "{}, {}", table.name, column.name);
        }
    });
}

/// The same for rows that are made in code, where no one has read the cells.
#[test]
fn every_text_that_must_be_filled_is_asked_for_in_rows_made_in_code() {
    each_column(|table, column| {
        if !column.optional && column.want == "a text" {
            let mut dataset = Dataset::default();
            dataset.read_csv(table.name, text(table, 1, Some((column.name, ""))).as_bytes());
            dataset.forget_origin();
            let problems = Model::new(dataset).unwrap_err();
            let told = problems.iter().any(|problem| {
                problem.code().as_str() == "V101" && problem.location().column() == Some(column.name)
            });
            assert!(told, "{}, {}:\n{problems}", table.name, column.name);
        }
    });
}

#[test]
fn every_number_has_a_range() {
    each_column(|table, column| {
        let (odd, code) = match column.want {
            "a number" => ("inf", "V103"),
            "a whole number" => ("-5", "V10"),
            "a whole number, 0 or more" => ("4000000000", "V107"),
            "a year, such as 2027" => ("1", "V106"),
            _ => return,
        };
        let codes = codes(table, column.name, &text(table, 1, Some((column.name, odd))));
        assert!(
            codes.iter().any(|one| one.starts_with(code)),
            "{}, {}: {codes:?}",
            table.name,
            column.name
        );
    });
}

#[test]
fn every_key_stands_once() {
    for table in TABLES {
        let mut dataset = Dataset::default();
        dataset.read_csv(table.name, text(table, 2, None).as_bytes());
        // A skill needs to exist before it can stand twice, and openings need all that they name.
        for (other, rows) in [
            ("skills", "skill_id,name\nx,X\n"),
            ("occupations", "occupation_id,name\nx,X\n"),
            ("industries", "industry_id,name\nx,X\n"),
            ("regions", "region_id,name\nx,X\n"),
        ] {
            if other != table.name {
                dataset.read_csv(other, rows.as_bytes());
            }
        }
        let problems = Model::new(dataset).unwrap_err();
        let twice = problems
            .iter()
            .find(|problem| matches!(problem.code().as_str(), "V203" | "V304"));
        let row = twice.and_then(|problem| problem.location().row());
        assert_eq!(row, Some(3), "{}:\n{problems}", table.name);
    }
}

/// A column whose name ends in `_id` refers to something, unless it is the table's own id or a free name.
#[test]
fn every_reference_is_followed() {
    let free = [("preferences", "person_id")];
    each_column(|table, column| {
        let own = table.columns.first().is_some_and(|first| {
            first.name == column.name && table.columns.iter().filter(|one| one.key).count() == 1
        });
        if !column.name.ends_with("_id") || own || free.contains(&(table.name, column.name)) {
            return;
        }
        // The member of an alliance and the subject of a measure are of a kind that the row names first.
        let mut dataset = Dataset::default();
        let kind = match table.name {
            "measures" => Some(("subject_kind", "school")),
            _ => None,
        };
        dataset.read_csv(table.name, text(table, 1, kind).as_bytes());
        let problems = Model::new(dataset).unwrap_err();
        let told = problems.iter().any(|problem| {
            matches!(problem.code().as_str(), "V204" | "V205" | "V206")
                && problem.location().column() == Some(column.name)
        });
        assert!(
            told || column.name == "parent_id",
            "{}, {}:\n{problems}",
            table.name,
            column.name
        );
    });
}
