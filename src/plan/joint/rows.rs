//! The constraints of a joint plan, as rows over its choices: a sum of changes is at most what the present plan leaves.
//!
//! Choices are changes, so the present plan is the point 0. Every right side is kept at 0 or above, which makes 0 feasible even
//! where the present plan exceeds a limit; the search starts there.

use super::config::Budget;
use super::limit::{Limit, Pick};
use super::variables::{JointVariables, Spot, Terms};
use crate::id::ProgramIx;
use crate::model::Ends;
use crate::unit::{Heads, Level, Year};
use vocmatch_algo::first_order::Row;
use vocmatch_algo::sorted::Map;

/// Every constraint with its row, forward in time, the money first.
pub(super) fn rows(variables: &JointVariables) -> Vec<(Limit, Row)> {
    let mut rows = Vec::new();
    let mut keep = |limit: Limit, terms: Terms, at_most: f64| {
        if !terms.is_empty() {
            rows.push((limit, Row { terms, at_most }));
        }
    };
    money(variables, &mut keep);
    for year in variables.first_autumn..=variables.last_year {
        places(variables, year, &mut keep);
        quotas(variables, year, &mut keep);
        for program in (0..variables.model.programs().len()).map(ProgramIx::at) {
            let spot = (program, year);
            seats(variables, spot, &mut keep);
            completers(variables, spot, &mut keep);
            shares(variables, spot, &mut keep);
            leavers(variables, spot, &mut keep);
        }
    }
    rows
}

/// `Σ seat_cost · added ≤ money`.
fn money(variables: &JointVariables, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let Budget::Money(money) = variables.config.budget else {
        return;
    };
    let cost = |(place, pick): (u32, &Pick)| match pick {
        Pick::Entrants { program, sign, .. } if *sign > 0.0 => Some((place, variables.seat_cost(*program))),
        _ => None,
    };
    keep(
        Limit::Money,
        (0u32..).zip(&variables.picks).filter_map(cost).collect(),
        money,
    );
}

/// `Σ change of entrants of a level and autumn ≤ 0`.
fn places(variables: &JointVariables, year: Year, keep: &mut impl FnMut(Limit, Terms, f64)) {
    if variables.config.budget != Budget::SamePlaces {
        return;
    }
    let mut by_level: Map<Level, Terms> = Map::new();
    for (k, program) in variables.model.programs().iter().enumerate() {
        let terms = variables.entrants((ProgramIx::at(k), year));
        by_level.entry(program.level).or_default().extend(terms);
    }
    for (level, terms) in by_level {
        keep(Limit::Places { level, year }, terms, 0.0);
    }
}

/// `entrants + arriving ≤ seats`, or the present plan's number where that is more.
fn seats(variables: &JointVariables, spot: Spot, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let intake = variables.intake(spot);
    let arriving = variables.arriving(spot);
    // Entrants alone stay within seats by their bounds.
    let Some(seats) = intake.seats.filter(|_| !arriving.is_empty()) else {
        return;
    };
    let mut terms: Terms = variables.entrants(spot).to_vec();
    terms.extend(arriving.iter().map(|(k, _)| (*k, 1.0)));
    let taken = intake.entrants + variables.flow(spot).from_pathway;
    let (program, year) = spot;
    keep(
        Limit::Seats { program, year },
        terms,
        (seats - taken).max(0) as f64,
    );
}

/// `Σ people along an articulation ≤ quota`.
fn quotas(variables: &JointVariables, year: Year, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let mut ways: Map<usize, (Terms, Heads)> = Map::new();
    for program in (0..variables.model.programs().len()).map(ProgramIx::at) {
        for (k, link) in variables.leaving((program, year)) {
            let way = ways.entry(link.articulation).or_default();
            way.0.push((*k, 1.0));
        }
    }
    for (articulation, _, _, people) in variables.present.progressions(year) {
        if let Some(way) = ways.get_mut(articulation) {
            way.1 += people;
        }
    }
    for (articulation, (terms, now)) in ways {
        let way = &variables.model.articulations()[articulation];
        // A way between two programs stays within its quota by its bounds.
        if let (Some(quota), Ends::Majors(..)) = (way.quota, way.ends) {
            keep(
                Limit::Quota { articulation, year },
                terms,
                (quota - now).max(0) as f64,
            );
        }
    }
}

/// `leaving ≤ completers`, without working adults.
fn completers(variables: &JointVariables, spot: Spot, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let flow = variables.flow(spot);
    let leaving = variables.leaving(spot);
    let completers = variables.completers(spot);
    let goes_on = variables.goes_on(spot);
    // Nobody goes on, and fewer than nobody cannot complete: where rounding left none, say.
    // Rows that no point of the boxes can violate are left out: each one costs every step.
    if !goes_on && flow.completers as f64 + variables.least(&completers) >= 0.0 {
        return;
    }
    let left = if goes_on {
        variables.free(spot)
    } else {
        flow.completers
    };
    let mut terms: Terms = leaving.iter().map(|(k, _)| (*k, 1.0)).collect();
    terms.extend(completers.iter().map(|(k, a)| (*k, -a)));
    let (program, year) = spot;
    keep(
        Limit::Completers { program, year },
        terms,
        (left - flow.progressing).max(0) as f64,
    );
}

/// `leaving along an articulation ≤ share · completers`, or the rounded number of the present plan.
fn shares(variables: &JointVariables, spot: Spot, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let mut ways: Map<usize, (f64, Terms)> = Map::new();
    for (k, link) in variables.leaving(spot) {
        if let Some(share) = link.share {
            let way = ways.entry(link.articulation).or_insert((share.get(), Vec::new()));
            way.1.push((*k, 1.0));
        }
    }
    if ways.is_empty() {
        return;
    }
    let completers = variables.completers(spot);
    let (program, year) = spot;
    for (articulation, (share, mut terms)) in ways {
        let now = variables.progressing(spot, articulation);
        terms.extend(completers.iter().map(|(k, a)| (*k, -a * share)));
        // `now + Σ change ≤ share · (free + Σ a·change)`, with all changes on the left.
        let left = share * variables.free(spot) as f64 - now as f64;
        keep(
            Limit::Share {
                articulation,
                program,
                year,
            },
            terms,
            left.max(0.0),
        );
    }
}

/// The lesser of two: `supply ≤ completers − leaving`, `supply ≤ (1 − continuing share) · completers`.
fn leavers(variables: &JointVariables, spot: Spot, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let flow = variables.flow(spot);
    let completers = variables.completers(spot);
    let (program, year) = spot;
    let Some(supply) = variables.supplies.get(&spot).copied() else {
        // Graduates cannot be negative: matters where rounding left none.
        let stay = 1.0 - variables.continuing_share(spot);
        if !variables.goes_on(spot) && flow.supply as f64 + stay * variables.least(&completers) < 0.0 {
            let fewer = completers.iter().map(|(k, a)| (*k, -a * stay)).collect();
            keep(Limit::Leavers { program, year }, fewer, flow.supply as f64);
        }
        return;
    };
    let mut terms: Terms = vec![(supply, 1.0)];
    terms.extend(completers.iter().map(|(k, a)| (*k, -a)));
    terms.extend(variables.leaving(spot).iter().map(|(k, _)| (*k, 1.0)));
    // `supply = min(completers − leaving, (1 − continuing share)·completers)` is concave and graduates are worth something,
    // so the two upper bounds suffice: the optimum takes the lesser of them.
    keep(Limit::Leavers { program, year }, terms, flow.elsewhere as f64);
    let stay = 1.0 - variables.continuing_share(spot);
    let mut terms: Terms = vec![(supply, 1.0)];
    terms.extend(completers.iter().map(|(k, a)| (*k, -a * stay)));
    let left = flow.completers - variables.continuing(spot) - flow.supply;
    keep(Limit::Leavers { program, year }, terms, left.max(0) as f64);
}
