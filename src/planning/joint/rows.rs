//! The limits of a joint plan, as rows over its choices: a sum of changes is at most what the present plan leaves.

use super::config::Budget;
use super::ground::{Ground, Spot, Terms};
use super::limit::{Limit, Pick};
use crate::algo::first_order::Row;
use crate::algo::sorted::Map;
use crate::id::ProgramIx;
use crate::model::Ends;
use crate::unit::{Heads, Level, Year};

/// Every limit with its row, forward in time, the money first.
pub(super) fn rows(ground: &Ground) -> Vec<(Limit, Row)> {
    let mut rows = Vec::new();
    let mut keep = |limit: Limit, terms: Terms, at_most: f64| {
        if !terms.is_empty() {
            rows.push((limit, Row { terms, at_most }));
        }
    };
    money(ground, &mut keep);
    for year in ground.first_autumn..=ground.last_year {
        places(ground, year, &mut keep);
        quotas(ground, year, &mut keep);
        for program in (0..ground.model.programs().len()).map(ProgramIx::at) {
            let spot = (program, year);
            seats(ground, spot, &mut keep);
            completers(ground, spot, &mut keep);
            shares(ground, spot, &mut keep);
            leavers(ground, spot, &mut keep);
        }
    }
    rows
}

/// `Σ seat_cost · added ≤ money`.
fn money(ground: &Ground, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let Budget::Money(money) = ground.config.budget else {
        return;
    };
    let cost = |(place, pick): (u32, &Pick)| match pick {
        Pick::Entrants { program, sign, .. } if *sign > 0.0 => Some((place, ground.seat_cost(*program))),
        _ => None,
    };
    keep(
        Limit::Money,
        (0u32..).zip(&ground.picks).filter_map(cost).collect(),
        money,
    );
}

/// `Σ change of entrants of a level and autumn ≤ 0`.
fn places(ground: &Ground, year: Year, keep: &mut impl FnMut(Limit, Terms, f64)) {
    if ground.config.budget != Budget::SamePlaces {
        return;
    }
    let mut by_level: Map<Level, Terms> = Map::new();
    for (k, program) in ground.model.programs().iter().enumerate() {
        let terms = ground.entrants((ProgramIx::at(k), year));
        by_level.entry(program.level).or_default().extend(terms);
    }
    for (level, terms) in by_level {
        keep(Limit::Places { level, year }, terms, 0.0);
    }
}

/// `entrants + arriving ≤ seats`, or what the present plan has where that is more.
fn seats(ground: &Ground, spot: Spot, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let intake = ground.intake(spot);
    let arriving = ground.arriving(spot);
    // Entrants alone stay within seats by their box.
    let Some(seats) = intake.seats.filter(|_| !arriving.is_empty()) else {
        return;
    };
    let mut terms: Terms = ground.entrants(spot).to_vec();
    terms.extend(arriving.iter().map(|(k, _)| (*k, 1.0)));
    let taken = intake.entrants + ground.flow(spot).from_pathway;
    let (program, year) = spot;
    keep(
        Limit::Seats { program, year },
        terms,
        (seats - taken).max(0) as f64,
    );
}

/// `Σ people along an articulation ≤ quota`.
fn quotas(ground: &Ground, year: Year, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let mut ways: Map<usize, (Terms, Heads)> = Map::new();
    for program in (0..ground.model.programs().len()).map(ProgramIx::at) {
        for (k, link) in ground.leaving((program, year)) {
            let way = ways.entry(link.articulation).or_default();
            way.0.push((*k, 1.0));
        }
    }
    for (articulation, _, _, people) in ground.present.progressions(year) {
        if let Some(way) = ways.get_mut(articulation) {
            way.1 += people;
        }
    }
    for (articulation, (terms, now)) in ways {
        let way = &ground.model.articulations()[articulation];
        // A way between two programs stays within its quota by its box.
        if let (Some(quota), Ends::Majors(..)) = (way.quota, way.ends) {
            keep(
                Limit::Quota { articulation, year },
                terms,
                (quota - now).max(0) as f64,
            );
        }
    }
}

/// `leaving ≤ completers`, working adults apart.
fn completers(ground: &Ground, spot: Spot, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let flow = ground.flow(spot);
    let leaving = ground.leaving(spot);
    let completers = ground.completers(spot);
    let goes_on = ground.goes_on(spot);
    // Nobody goes on, and fewer than nobody cannot complete: where rounding left none, say.
    if !goes_on && flow.completers as f64 + ground.least(&completers) >= 0.0 {
        return;
    }
    let left = if goes_on {
        ground.free(spot)
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

/// `leaving along an articulation ≤ share · completers`, or what rounding has made of it in the present plan.
fn shares(ground: &Ground, spot: Spot, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let mut ways: Map<usize, (f64, Terms)> = Map::new();
    for (k, link) in ground.leaving(spot) {
        if let Some(share) = link.share {
            let way = ways.entry(link.articulation).or_insert((share.get(), Vec::new()));
            way.1.push((*k, 1.0));
        }
    }
    if ways.is_empty() {
        return;
    }
    let completers = ground.completers(spot);
    let (program, year) = spot;
    for (articulation, (share, mut terms)) in ways {
        let now = ground.progressing(spot, articulation);
        terms.extend(completers.iter().map(|(k, a)| (*k, -a * share)));
        let left = share * ground.free(spot) as f64 - now as f64;
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
fn leavers(ground: &Ground, spot: Spot, keep: &mut impl FnMut(Limit, Terms, f64)) {
    let flow = ground.flow(spot);
    let completers = ground.completers(spot);
    let (program, year) = spot;
    let Some(supply) = ground.supplies.get(&spot).copied() else {
        // Fewer than nobody cannot enter the market, where rounding left none, say.
        let stay = 1.0 - ground.continuing_share(spot);
        if !ground.goes_on(spot) && flow.supply as f64 + stay * ground.least(&completers) < 0.0 {
            let fewer = completers.iter().map(|(k, a)| (*k, -a * stay)).collect();
            keep(Limit::Leavers { program, year }, fewer, flow.supply as f64);
        }
        return;
    };
    let mut terms: Terms = vec![(supply, 1.0)];
    terms.extend(completers.iter().map(|(k, a)| (*k, -a)));
    terms.extend(ground.leaving(spot).iter().map(|(k, _)| (*k, 1.0)));
    keep(Limit::Leavers { program, year }, terms, flow.elsewhere as f64);
    let stay = 1.0 - ground.continuing_share(spot);
    let mut terms: Terms = vec![(supply, 1.0)];
    terms.extend(completers.iter().map(|(k, a)| (*k, -a * stay)));
    let left = flow.completers - ground.continuing(spot) - flow.supply;
    keep(Limit::Leavers { program, year }, terms, left.max(0) as f64);
}
