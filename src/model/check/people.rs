//! Rules about counts of people: no part exceeds its whole.

use super::super::names::Given;
use super::diagnostics::{At, Diagnostics};
use crate::problem::{Code, Said, both, grouped};
use std::collections::HashMap;
use vocmatch_algo::sorted::Map;

pub(super) fn check(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    for (index, row) in data.entrants.iter().enumerate() {
        part(
            diagnostics,
            ("entrants", index, "adults"),
            row.adults,
            ("entrants", row.entrants, &["entrants"]),
        );
    }
    for (index, row) in data.graduates.iter().enumerate() {
        part(
            diagnostics,
            ("graduates", index, "continuing"),
            row.continuing,
            ("graduates", row.graduates, &["graduates"]),
        );
    }
    outcomes(diagnostics);
    entrants_above_seats(diagnostics);
    places_above_base(diagnostics);
}

/// `V305` for tracked graduates: each part at most those tracked, those in the field at most those working.
fn outcomes(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    for (index, row) in data.outcomes.iter().enumerate() {
        let tracked: (&'static str, i64, &[&str]) = ("tracked", row.tracked, &["tracked"]);
        part(
            diagnostics,
            ("outcomes", index, "employed"),
            row.employed,
            tracked,
        );
        part(
            diagnostics,
            ("outcomes", index, "further_study"),
            row.further_study,
            tracked,
        );
        part(
            diagnostics,
            ("outcomes", index, "own_business"),
            row.own_business,
            tracked,
        );
        let (name, whole) = match (row.employed, row.further_study) {
            (Some(employed), _) => ("employed", employed.min(row.tracked)),
            (None, Some(study)) => ("tracked less further_study", row.tracked.saturating_sub(study)),
            (None, None) => ("tracked", row.tracked),
        };
        let working: (&'static str, i64, &[&str]) = (name, whole, &["tracked", "employed", "further_study"]);
        part(
            diagnostics,
            ("outcomes", index, "in_field"),
            Some(row.in_field),
            working,
        );
    }
}

/// `V305`: a part is more than the whole.
fn part(
    diagnostics: &mut Diagnostics,
    at: At,
    part: Option<i64>,
    (name, whole, cells): (&'static str, i64, &[&str]),
) {
    // Negative counts are reported by another rule.
    if let Some(part) = part.filter(|part| *part > whole && whole >= 0) {
        let data = diagnostics.data;
        let name_zh = match name {
            "tracked less further_study" => {
                let (whole, less) = (
                    data.chinese_column(at.0, "tracked"),
                    data.chinese_column(at.0, "further_study"),
                );
                format!("“{whole}”减“{less}”")
            }
            column => format!("“{}”", data.chinese_column(at.0, column)),
        };
        diagnostics.tell(Code::PartAboveWhole, at, cells, |_| {
            let (shown, limit) = (grouped(part), grouped(whole));
            Said::new(both!(
                "{shown} is more than {name}, {limit}",
                "{shown} 大于{name_zh} {limit}"
            ))
            .of(part)
        });
    }
}

/// `V306`: more people enter a program than it has seats.
fn entrants_above_seats(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    let seats: HashMap<&str, i64> = data
        .programs
        .iter()
        .filter_map(|row| Some((row.program_id.given()?, row.seats?)))
        .collect();
    for (index, row) in data.entrants.iter().enumerate() {
        if let Some(seats) = seats
            .get(row.program_id.as_str())
            .filter(|seats| row.entrants > **seats)
        {
            diagnostics.tell(
                Code::EntrantsAboveSeats,
                ("entrants", index, "entrants"),
                &["program_id"],
                |_| {
                    let (entrants, seats) = (grouped(row.entrants), grouped(seats));
                    let wrong = both!(
                        "{entrants} enter a program of {seats} seats",
                        "招生 {entrants} 人，超过专业布点的招生计划 {seats} 人"
                    );
                    Said::new(wrong).of(row.entrants)
                },
            );
        }
    }
}

/// `V307`: programs send more students to a base than it takes. Reported once, at the last of its rows.
fn places_above_base(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    let places: HashMap<&str, i64> = data
        .bases
        .iter()
        .filter_map(|row| Some((row.base_id.given()?, row.places)))
        .collect();
    let mut sent: Map<&str, (i64, usize)> = Map::new();
    for (index, row) in data.base_programs.iter().enumerate() {
        if let Some(places) = row.places {
            let entry = sent.entry(row.base_id.as_str()).or_insert((0, index));
            *entry = (entry.0.saturating_add(places), index);
        }
    }
    for (base, (sent, last)) in sent {
        if let Some(places) = places.get(base).filter(|places| sent > **places) {
            diagnostics.tell(
                Code::PlacesAboveBase,
                ("base_programs", last, "places"),
                &["base_id"],
                |_| {
                    let (students, places) = (grouped(sent), grouped(places));
                    let wrong = both!(
                        "programs send {students} students to a base of {places} places",
                        "各专业布点共派 {students} 名学生，超过基地的年接收人数 {places} 人"
                    );
                    Said::new(wrong).of(sent)
                },
            );
        }
    }
}
