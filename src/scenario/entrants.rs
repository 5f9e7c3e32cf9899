//! Changes of entrants: in the table if it gives them, else beside it.

use super::basis::Added;
use super::change::Amount;
use super::fault::Fault;
use super::table_editor::{TableEditor, half_up};
use crate::dataset::rows::EntrantRow;
use crate::unit::{Heads, Year};
use vocmatch_algo::order;

pub(super) fn entrants(
    editor: &mut TableEditor,
    program: &str,
    amount: Amount,
    first: Year,
    last: Option<Year>,
) {
    let known = editor.program("program", program).is_some();
    if !editor.years(Some(first), last) || !known {
        return;
    }
    let rows = editor.basis.dataset.entrants.iter();
    let mut given: Vec<EntrantRow> = rows.filter(|row| row.program_id == program).cloned().collect();
    order::sort_by_key(&mut given, |row| row.year);
    match given.first().map(|row| row.year) {
        None => beside(editor, program, amount, first, last),
        Some(begin) if begin > first => {
            let fault = Fault::BeforeData {
                year: first,
                first: begin,
            };
            editor.tell(Some("first_year"), fault);
        }
        Some(_) => given_rows(editor, &given, amount, first, last),
    }
}

/// Rows of entrants: the last one holds until the next.
fn given_rows(
    editor: &mut TableEditor,
    given: &[EntrantRow],
    amount: Amount,
    first: Year,
    last: Option<Year>,
) {
    let of_year = |year: Year| given.iter().rev().find(|row| row.year <= year);
    let within = |year: Year| year > first && last.is_none_or(|last| year <= last);
    let later = given.iter().map(|row| row.year).filter(|year| within(*year));
    let years: Vec<Year> = std::iter::once(first).chain(later).collect();
    let mut new: Vec<EntrantRow> = Vec::new();
    for year in years {
        let Some(row) = of_year(year) else { continue };
        let Some(entrants) = editor.amount("entrants", amount, row.entrants) else {
            return;
        };
        // The share of adults is kept.
        let adults = row.adults.map(|adults| {
            let share = adults as f64 * entrants as f64 / row.entrants.max(1) as f64;
            i64::try_from(half_up(share)).unwrap_or(0).min(entrants)
        });
        new.push(EntrantRow {
            year,
            entrants,
            adults,
            ..row.clone()
        });
    }
    if let Some(after) = last.map(|last| last + 1)
        && let Some(row) = of_year(after)
    {
        new.push(EntrantRow {
            year: after,
            ..row.clone()
        });
    }
    let rows = &mut editor.edit("entrants").entrants;
    for row in new {
        let is_same = |old: &&mut EntrantRow| old.program_id == row.program_id && old.year == row.year;
        match rows.iter_mut().find(is_same) {
            Some(old) => *old = row,
            None => rows.push(row),
        }
    }
}

/// Entrants beside the table, on top of those implied by the last observed graduates.
fn beside(editor: &mut TableEditor, program: &str, amount: Amount, first: Year, last: Option<Year>) {
    let data = &editor.basis.dataset;
    let graduates = data.graduates.iter().filter(|row| row.program_id == program);
    let graduates = graduates
        .max_by_key(|row| row.year)
        .map_or(0, |row| row.graduates);
    let of_program = data.programs.iter().find(|row| row.program_id == program);
    let completion = of_program.and_then(|row| row.completion_rate).unwrap_or(1.0);
    let implied = if completion > 0.0 {
        i64::try_from(half_up(graduates as f64 / completion)).unwrap_or(i64::MAX)
    } else {
        graduates
    };
    let standing = editor.basis.added.iter().filter(|added| {
        added.program == program
            && added.first_year <= first
            && added.last_year.is_none_or(|last| last >= first)
    });
    let before = implied.saturating_add(standing.map(|added| added.entrants).sum());
    if let Some(after) = editor.amount("entrants", amount, before) {
        add(editor, program, after - before, first, last);
    }
}

pub(super) fn added(
    editor: &mut TableEditor,
    program: &str,
    entrants: Heads,
    first: Year,
    last: Option<Year>,
) {
    let known = editor.program("program", program).is_some();
    let counts = editor.count("entrants", i128::from(entrants).abs()).is_some();
    if editor.years(Some(first), last) && known && counts {
        add(editor, program, entrants, first, last);
    }
}

fn add(editor: &mut TableEditor, program: &str, entrants: Heads, first_year: Year, last_year: Option<Year>) {
    editor.basis.add(Added {
        program: program.to_owned(),
        first_year,
        last_year,
        entrants,
    });
}
