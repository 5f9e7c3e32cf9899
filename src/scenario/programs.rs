//! Changes of programs: seats, completion, opening and closing.

use super::change::Amount;
use super::entrants::entrants;
use super::fault::Fault;
use super::table_editor::TableEditor;
use crate::dataset::rows::{EntrantRow, ProgramRow};
use crate::unit::Year;

pub(super) fn seats(editor: &mut TableEditor, program: &str, seats: Amount) {
    let Some(at) = editor.program("program", program) else {
        return;
    };
    let before = editor.basis.dataset.programs[at].seats;
    if before.is_none() && !matches!(seats, Amount::To(_)) {
        editor.tell(Some("seats"), Fault::NoNumber("seats"));
        return;
    }
    if let Some(seats) = editor.amount("seats", seats, before.unwrap_or(0)) {
        editor.edit("programs").programs[at].seats = Some(seats);
    }
}

pub(super) fn completion(editor: &mut TableEditor, program: &str, rate: f64) {
    let (at, rate) = (editor.program("program", program), editor.share("rate", rate));
    if let (Some(at), Some(rate)) = (at, rate) {
        editor.edit("programs").programs[at].completion_rate = Some(rate);
    }
}

pub(super) fn open(
    editor: &mut TableEditor,
    [program, school, major]: [&String; 3],
    (entrants, first_year): (i64, Year),
    seats: Option<i64>,
    years: Option<f64>,
    completion: Option<f64>,
) {
    if new_id(editor, "program", program, |editor| {
        editor
            .basis
            .dataset
            .programs
            .iter()
            .any(|row| row.program_id == *program)
    }) {
        editor.find(
            "school",
            "school",
            school,
            |data| &data.schools,
            |row| row.school_id.as_str(),
        );
        editor.find(
            "major",
            "major",
            major,
            |data| &data.majors,
            |row| row.major_id.as_str(),
        );
        editor.years(Some(first_year), None);
        editor.count("entrants", entrants);
        seats.and_then(|seats| editor.count("seats", seats));
        completion.and_then(|share| editor.share("completion", share));
        // After a problem the tables are discarded, but later changes may name the program.
        editor.edit("programs").programs.push(ProgramRow {
            program_id: program.clone(),
            school_id: school.clone(),
            major_id: major.clone(),
            seats,
            years,
            completion_rate: completion,
            ..ProgramRow::default()
        });
        editor.edit("entrants").entrants.push(EntrantRow {
            program_id: program.clone(),
            year: first_year,
            entrants,
            adults: None,
            ..EntrantRow::default()
        });
    }
}

/// Whether a new entity may have this id.
pub(super) fn new_id(
    editor: &mut TableEditor,
    what: &'static str,
    id: &str,
    exists: impl Fn(&TableEditor) -> bool,
) -> bool {
    let fault = if id.trim().is_empty() {
        Fault::EmptyId
    } else if exists(editor) {
        let id = crate::problem::shortened(id);
        Fault::Exists { what, id }
    } else {
        return true;
    };
    editor.tell(Some(what), fault);
    false
}

pub(super) fn close(editor: &mut TableEditor, program: &str, first_year: Year) {
    entrants(editor, program, Amount::To(0), first_year, None);
    let leads_there = |row: &crate::dataset::rows::ArticulationRow| row.to_id == program;
    if editor.basis.dataset.articulations.iter().any(leads_there) {
        let ways = &mut editor.edit("articulations").articulations;
        ways.retain(|row| !leads_there(row));
    }
}
