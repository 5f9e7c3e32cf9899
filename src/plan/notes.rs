//! Collects notes: assumptions, inferences, cuts and omissions on the way to a plan.

use super::note::Note;
use super::period::Period;
use crate::demand::{DemandConfig, Opening};
use crate::fit::{FitTable, Prepared, Profile, profile};
use crate::id::MajorIx;
use crate::id::ProgramIx;
use crate::model::Model;
use crate::pathway::{FlowSource, Supply};
use crate::unit::{Heads, Year};
use vocmatch_algo::sorted::Map;

/// Returns every note on a plan, in a fixed order.
#[must_use]
pub fn notes(model: &Model, fit: &FitTable, supply: &Supply, periods: &[Period]) -> Vec<Note> {
    let Some(first) = periods.first() else {
        return Vec::new();
    };
    let (year, config) = (first.first_year(), first.market.config());
    let mut notes = remarks(model, first.market.openings_of(year), &config.demand);
    notes.extend(supply_notes(model, supply, year));
    notes.extend(working_adults(model, supply, periods));
    notes.extend(model_notes(model, fit));
    for period in periods {
        let (market, year) = (&period.market, period.first_year());
        if market.openings_of(year).is_empty() {
            notes.push(Note::NoOpenings { year });
        }
        let is_lonely = |place: &usize| market.market().pairs_of(*place).next().is_none();
        let lonely = market.supply_of(year).filter(is_lonely);
        let heads = lonely.map(|place| market.supply()[place].heads).sum();
        if heads > 0 {
            notes.push(Note::NoCandidates { year, heads });
        }
        let pairs = market.cut_of(year);
        if pairs > 0 {
            notes.push(Note::CandidatesCut { year, pairs });
        }
    }
    notes
}

fn remarks(model: &Model, openings: &[Opening], config: &DemandConfig) -> Vec<Note> {
    let mut by_text: Map<&str, (Heads, Heads)> = Map::new();
    for opening in openings {
        if let Some(text) = opening.note(model) {
            let (all, open) = by_text.entry(text).or_default();
            *all += opening.openings;
            if opening.tier.open_to_graduates(config) {
                *open += opening.openings;
            }
        }
    }
    let note = |(text, (openings, open)): (&str, _)| Note::Remark {
        text: text.to_owned(),
        openings,
        open_to_graduates: open,
    };
    by_text.into_iter().map(note).collect()
}

fn supply_notes(model: &Model, supply: &Supply, year: Year) -> Vec<Note> {
    let (mut carried, mut heads, mut last, mut unknown, mut elsewhere) = (0, 0, Year::MIN, 0, 0);
    let mut completion = 0;
    for (k, program) in model.programs().iter().enumerate() {
        let flow = supply.flow(ProgramIx::at(k), year);
        elsewhere += flow.elsewhere;
        match flow.source {
            FlowSource::Carried => {
                carried += usize::from(flow.completers > 0);
                heads += flow.supply;
                last = program.graduates.last().map_or(last, |g| last.max(g.year));
            }
            FlowSource::Unknown => unknown += 1,
            FlowSource::Observed | FlowSource::Cohort => {}
        }
        completion += usize::from(program.completion.is_none());
    }
    let mut notes = Vec::new();
    if carried > 0 {
        notes.push(Note::CarriedForward {
            programs: carried,
            heads,
            last_observed: last,
        });
    }
    if elsewhere > 0 {
        notes.push(Note::ContinueElsewhere { heads: elsewhere });
    }
    if unknown > 0 {
        notes.push(Note::UnknownSupply { programs: unknown });
    }
    if completion > 0 {
        notes.push(Note::UnknownCompletion { programs: completion });
    }
    notes
}

fn working_adults(model: &Model, supply: &Supply, periods: &[Period]) -> Option<Note> {
    let (mut heads, mut of) = (0, 0);
    for year in periods.iter().flat_map(|period| &period.years) {
        for k in 0..model.programs().len() {
            let flow = supply.flow(ProgramIx::at(k), *year);
            heads += flow.adults.supply;
            of += flow.supply;
        }
    }
    (heads > 0).then_some(Note::WorkingAdults { heads, of })
}

fn model_notes(model: &Model, fit: &FitTable) -> Vec<Note> {
    let mut notes = Vec::new();
    let majors = model.majors().len();
    let inferred = (0..majors)
        .filter(|m| profile(model, MajorIx::at(*m)) == Profile::Inferred)
        .count();
    if inferred > 0 {
        notes.push(Note::InferredProfiles {
            majors: inferred,
            of: majors,
        });
    }
    let mut rows = (0..majors).flat_map(|m| fit.of_major(MajorIx::at(m)));
    if rows.next().is_some_and(|fit| fit.prepared == Prepared::Dropped) {
        notes.push(Note::PreparedDropped);
    }
    let idle = |way: &&crate::model::Articulation| way.share.is_none() && way.quota.is_none();
    let articulations = model.articulations().iter().filter(idle).count();
    if articulations > 0 {
        notes.push(Note::RoutesOnly { articulations });
    }
    let regions = model
        .regions()
        .iter()
        .filter(|region| region.point.is_none())
        .count();
    if regions > 0 && model.regions().len() > 1 {
        notes.push(Note::UnknownCoordinates { regions });
    }
    notes
}
