//! Rule 5, empty seats: fill the seats there are before others are added.

use super::grounds::Grounds;
use super::rule::ScreenRule;
use crate::advice::reason::Reason;
use crate::id::ProgramIx;
use crate::unit::{Heads, Year};

/// Seats and entrants of a program in the autumn of an action, where seats are given.
fn seats(grounds: &Grounds, program: ProgramIx, autumn: Year) -> Option<(Heads, Heads)> {
    let seats = grounds.context.model.program(program).seats?;
    let entrants = grounds.context.plan.supply.flow(program, autumn).entrants;
    (seats > 0).then_some((seats, entrants))
}

/// Why a program should fill its seats first; `None` if enough of them are taken.
pub(in crate::advice) fn empty_seats(grounds: &Grounds, program: ProgramIx) -> Option<Reason> {
    let (seats, entrants) = seats(grounds, program, grounds.context.first_autumn)?;
    let empty = (entrants as f64) < grounds.config().least_fill * seats as f64;
    (empty && grounds.has(ScreenRule::EmptySeats)).then_some(Reason::Recruit {
        program,
        seats,
        entrants,
    })
}

/// What speaks against more seats: some are empty, or hardly more people apply than there are seats.
pub(super) fn against(grounds: &Grounds, program: ProgramIx) -> Vec<Reason> {
    let mut found = Vec::new();
    if let Some(empty) = empty_seats(grounds, program) {
        found.push(empty);
    } else {
        let free = seats(grounds, program, grounds.context.first_autumn);
        let free = free.filter(|(seats, entrants)| entrants < seats);
        found.extend(free.map(|(seats, entrants)| Reason::FreeSeats {
            program,
            seats,
            entrants,
        }));
    }
    found.extend(few_applicants(grounds, program));
    found
}

/// Fewer people applied than there are seats, or entrants where no seats are given.
fn few_applicants(grounds: &Grounds, program: ProgramIx) -> Option<Reason> {
    let of = grounds.context.model.program(program);
    let known = of
        .entrants
        .iter()
        .filter_map(|one| Some((one.year, one.applicants?, one.entrants)));
    let (year, applicants, entrants) = known.max_by_key(|(year, ..)| *year)?;
    let seats = of.seats.unwrap_or(entrants);
    (applicants < seats).then_some(Reason::FewApplicants {
        program,
        year,
        applicants,
        seats,
    })
}
