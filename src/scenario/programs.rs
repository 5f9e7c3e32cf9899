//! Changes of programs: seats, completion, new ones and closed ones.

use super::change::Amount;
use super::desk::Desk;
use super::entrants::entrants;
use super::problem::Fault;
use crate::dataset::rows::{EntrantRow, ProgramRow};
use crate::unit::Year;

pub(super) fn seats(desk: &mut Desk, program: &str, seats: Amount) {
    let Some(at) = desk.program("program", program) else {
        return;
    };
    let before = desk.basis.dataset.programs[at].seats;
    if before.is_none() && !matches!(seats, Amount::To(_)) {
        desk.tell(Some("seats"), Fault::NoNumber("seats"));
        return;
    }
    if let Some(seats) = desk.amount("seats", seats, before.unwrap_or(0)) {
        desk.edit("programs").programs[at].seats = Some(seats);
    }
}

pub(super) fn completion(desk: &mut Desk, program: &str, rate: f64) {
    let (at, rate) = (desk.program("program", program), desk.share("rate", rate));
    if let (Some(at), Some(rate)) = (at, rate) {
        desk.edit("programs").programs[at].completion_rate = Some(rate);
    }
}

pub(super) fn open(
    desk: &mut Desk,
    [program, school, major]: [&String; 3],
    (entrants, first_year): (i64, Year),
    seats: Option<i64>,
    years: Option<f64>,
    completion: Option<f64>,
) {
    if new_id(desk, "program", program, |desk| {
        desk.basis
            .dataset
            .programs
            .iter()
            .any(|row| row.program_id == *program)
    }) {
        desk.find(
            "school",
            "school",
            school,
            |data| &data.schools,
            |row| row.school_id.as_str(),
        );
        desk.find(
            "major",
            "major",
            major,
            |data| &data.majors,
            |row| row.major_id.as_str(),
        );
        desk.years(Some(first_year), None);
        desk.count("entrants", entrants);
        seats.and_then(|seats| desk.count("seats", seats));
        completion.and_then(|share| desk.share("completion", share));
        // With a problem the tables are never seen, but later changes may name the program.
        desk.edit("programs").programs.push(ProgramRow {
            program_id: program.clone(),
            school_id: school.clone(),
            major_id: major.clone(),
            seats,
            years,
            completion_rate: completion,
            seat_cost: None,
        });
        desk.edit("entrants").entrants.push(EntrantRow {
            program_id: program.clone(),
            year: first_year,
            entrants,
            adults: None,
        });
    }
}

/// Whether a new thing may have this id.
pub(super) fn new_id(desk: &mut Desk, what: &'static str, id: &str, exists: impl Fn(&Desk) -> bool) -> bool {
    let fault = if id.trim().is_empty() {
        Fault::EmptyId
    } else if exists(desk) {
        let id = crate::problem::shortened(id);
        Fault::Exists { what, id }
    } else {
        return true;
    };
    desk.tell(Some(what), fault);
    false
}

pub(super) fn close(desk: &mut Desk, program: &str, first_year: Year) {
    entrants(desk, program, Amount::To(0), first_year, None);
    let leads_there = |row: &crate::dataset::rows::ArticulationRow| row.to_id == program;
    if desk.basis.dataset.articulations.iter().any(leads_there) {
        let ways = &mut desk.edit("articulations").articulations;
        ways.retain(|row| !leads_there(row));
    }
}
