//! Rules about cells of one row that must be consistent.

use super::super::names::Names;
use super::diagnostics::{At, Diagnostics};
use super::years::usual_levels;
use crate::problem::{Code, Said};
use crate::unit::Level;

pub(super) fn check(diagnostics: &mut Diagnostics, names: &Names) {
    half_point(diagnostics);
    let data = diagnostics.data;
    for (index, row) in data.demand.iter().enumerate() {
        years_reversed(
            diagnostics,
            ("demand", index, "last_year"),
            Some(row.first_year),
            row.last_year,
        );
    }
    for (index, row) in data.alliance_members.iter().enumerate() {
        years_reversed(
            diagnostics,
            ("alliance_members", index, "last_year"),
            row.first_year,
            row.last_year,
        );
    }
    levels(diagnostics, names);
    self_pairs(diagnostics);
}

/// `V301`: a latitude is given without a longitude, or the other way round.
fn half_point(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    for (index, row) in data.regions.iter().enumerate() {
        let (there, missing) = match (row.latitude, row.longitude) {
            (Some(_), None) => ("latitude", "longitude"),
            (None, Some(_)) => ("longitude", "latitude"),
            _ => continue,
        };
        diagnostics.tell(Code::HalfPoint, ("regions", index, missing), &[there], |_| {
            Said::new(format!("the {there} is given without a {missing}"))
        });
    }
}

/// `V302`: the first year is after the last.
fn years_reversed(diagnostics: &mut Diagnostics, at: At, first: Option<i32>, last: Option<i32>) {
    if let (Some(first), Some(last)) = (first, last)
        && first > last
    {
        diagnostics.tell(Code::YearsReversed, at, &["first_year"], |_| {
            Said::new(format!("the last year {last} is before the first, {first}")).of(last)
        });
    }
}

/// `V303` for occupations, and for the levels that openings give or take from their occupation.
fn levels(diagnostics: &mut Diagnostics, names: &Names) {
    let data = diagnostics.data;
    for (index, row) in data.occupations.iter().enumerate() {
        levels_reversed(
            diagnostics,
            ("occupations", index, "max_level"),
            row.min_level,
            row.max_level,
            "",
        );
    }
    let of_occupation = usual_levels(data, names);
    let usual = |id: &str| of_occupation.get(names.occupations.get(id)?).copied().flatten();
    let demand = data
        .demand
        .iter()
        .map(|row| (&row.occupation_id, row.min_level, row.max_level));
    let employment = data
        .employment
        .iter()
        .map(|row| (&row.occupation_id, row.min_level, row.max_level));
    for (index, (id, min, max)) in demand.enumerate() {
        let whose = if min.is_none() { " of the occupation" } else { "" };
        levels_reversed(
            diagnostics,
            ("demand", index, "max_level"),
            min.or_else(|| max.and_then(|_| usual(id))),
            max,
            whose,
        );
    }
    for (index, (id, min, max)) in employment.enumerate() {
        let whose = if min.is_none() { " of the occupation" } else { "" };
        levels_reversed(
            diagnostics,
            ("employment", index, "max_level"),
            min.or_else(|| max.and_then(|_| usual(id))),
            max,
            whose,
        );
    }
}

/// `V303`: the lowest level is above the highest.
fn levels_reversed(
    diagnostics: &mut Diagnostics,
    at: At,
    min: Option<Level>,
    max: Option<Level>,
    whose: &str,
) {
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        diagnostics.tell(Code::LevelsReversed, at, &["min_level"], |_| {
            Said::new(format!(
                "the highest level {max} is below the lowest{whose}, {min}"
            ))
            .of(max)
        });
    }
}

/// `V308`: something is paired with itself. A region may have mobility to itself: share 1.
fn self_pairs(diagnostics: &mut Diagnostics) {
    let data = diagnostics.data;
    for (index, row) in data.mobility.iter().enumerate() {
        if row.willingness < 1.0 {
            self_pair(
                diagnostics,
                ("mobility", index, "to_region_id"),
                "from_region_id",
                &row.from_region_id,
                &row.to_region_id,
            );
        }
    }
    for (index, row) in data.occupation_relations.iter().enumerate() {
        let (from, to) = (&row.from_occupation_id, &row.to_occupation_id);
        self_pair(
            diagnostics,
            ("occupation_relations", index, "to_occupation_id"),
            "from_occupation_id",
            from,
            to,
        );
    }
    for (index, row) in data.stage_progression.iter().enumerate() {
        let (from, to) = (&row.from_stage_id, &row.to_stage_id);
        self_pair(
            diagnostics,
            ("stage_progression", index, "to_stage_id"),
            "from_stage_id",
            from,
            to,
        );
    }
}

fn self_pair(diagnostics: &mut Diagnostics, at: At, other: &str, from: &str, to: &str) {
    if from == to && !from.is_empty() {
        diagnostics.tell(Code::SelfPair, at, &[other], |_| {
            Said::new(format!("\"{to}\" is paired with itself")).of(to)
        });
    }
}
