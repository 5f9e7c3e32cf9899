//! The header row: which column of the file is which column of the table.

use super::super::origin::{Origin, Read, place};
use super::super::table::{Column, Row};
use super::super::tables::rank;
use crate::problem::{Code, Form, Near, Place, Said, shortened};
use csv::StringRecord;

/// For each column of the table, the column of the file that holds it.
pub(super) type Positions = Vec<Option<usize>>;

/// Matches a header row to the columns of a table; `None` if the cells are not separated by commas.
pub(super) fn positions<R: Row>(
    header: &StringRecord,
    origin: &mut Origin,
    read: &mut Read,
) -> Option<Positions> {
    let table = place(rank(R::TABLE), R::TABLE, Form::Csv);
    if let Some(separator) = other_separator(header, R::COLUMNS) {
        origin.add(Code::OtherSeparator, table, || {
            Said::new(format!("the cells are separated by {separator}, not by commas"))
        });
        read.note_broken();
        return None;
    }
    let mut positions = vec![None; R::COLUMNS.len()];
    for (at, text) in header.iter().enumerate() {
        let name = folded(text);
        let Some(k) = R::COLUMNS.iter().position(|column| column.name == name) else {
            if !R::PASSED_OVER.contains(&name.as_str()) {
                unknown_column::<R>(text, &name, at, &table, origin);
            }
            continue;
        };
        if positions[k].is_some() {
            let column = R::COLUMNS[k].name;
            origin.add(Code::DuplicateColumn, table.clone().in_column(column), || {
                Said::new(format!("the column \"{column}\" stands twice")).of(column)
            });
            continue;
        }
        positions[k] = Some(at);
    }
    for (column, position) in R::COLUMNS.iter().zip(&positions) {
        if position.is_none() && !column.optional {
            read.note_column(column.name);
            origin.add(Code::MissingColumn, table.clone().in_column(column.name), || {
                Said::new(format!("the column \"{}\" is missing", column.name))
            });
        }
    }
    Some(positions)
}

fn unknown_column<R: Row>(text: &str, name: &str, at: usize, table: &Place, origin: &mut Origin) {
    if name.is_empty() {
        let wrong = format!("column {} has no header, and is not read", at + 1);
        let place = table.clone();
        origin.add(Code::UnknownColumn, place, || {
            Said::new(wrong).remedy("name it, or take it away")
        });
        return;
    }
    let place = table.clone().in_column(shortened(text.trim()));
    origin.add(Code::UnknownColumn, place, || {
        let near = Near::default().find(name, R::COLUMNS.iter().map(|column| column.name));
        Said::new("the table has no such column, and it is not read".to_owned())
            .of(text)
            .suggest(near)
    });
}

/// A header as it is compared: `Program ID` is `program_id`.
fn folded(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '-'], "_")
}

/// The separator that the file uses if it is not the comma.
fn other_separator(header: &StringRecord, columns: &[Column]) -> Option<&'static str> {
    let text = header.get(0).filter(|_| header.len() == 1)?;
    let names = |separator: char| {
        text.split(separator)
            .filter(|part| columns.iter().any(|column| column.name == folded(part)))
            .count()
            > 1
    };
    let separators = [
        (';', "semicolons"),
        ('\t', "tabs"),
        ('|', "bars"),
        ('，', "full-width commas"),
    ];
    separators
        .into_iter()
        .find(|(separator, _)| names(*separator))
        .map(|(_, name)| name)
}
