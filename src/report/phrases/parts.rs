//! What is told of a recommendation, before it has words: the same facts in the same order in every language.

use crate::format::decimal;
use vocmatch::advice::{Actor, Reason, Recommendation, Target, YearEffect};
use vocmatch::id::{MajorIx, ProgramIx, RegionIx};
use vocmatch::model::Model;
use vocmatch::unit::{Heads, Year};
use vocmatch_algo::sorted::Set;

/// Places and people that are named of a longer list.
const NAMED: usize = 2;

/// Actors that are named of a longer list.
const ACTORS: usize = 5;

/// A change of the skill gap that is told.
const TOLD_GAP: f64 = 0.5;

/// Years in a row that bring the same.
pub(super) struct Run {
    pub(super) years: Vec<Year>,
    /// What each of them brings.
    pub(super) figures: YearEffect,
    /// How the skill gap changes in each, if enough to be told.
    pub(super) gap: Option<f64>,
}

/// What it changes year by year; years that bring the same stand together.
pub(super) fn runs(one: &Recommendation) -> Vec<Run> {
    let gap_of = |year: Year| {
        let gaps = &one.effect.skill_gap_by_year;
        let found = gaps.binary_search_by_key(&year, |(year, _)| *year);
        found.map_or(0.0, |at| gaps[at].1)
    };
    let figures = |year: &YearEffect| {
        let gap = decimal(gap_of(year.year));
        (year.graduates, year.filled, year.placed, year.value.0, gap)
    };
    let runs = one.effect.years.chunk_by(|a, b| figures(a) == figures(b));
    let runs = runs.filter_map(|run| {
        let first = *run.first()?;
        Some(Run {
            years: run.iter().map(|year| year.year).collect(),
            figures: first,
            gap: Some(gap_of(first.year)).filter(|gap| gap.abs() >= TOLD_GAP),
        })
    });
    runs.collect()
}

/// Where most openings are filled that were not.
pub(super) fn filled(one: &Recommendation) -> impl Iterator<Item = (Target, Heads)> {
    let more = one.effect.filled_at.iter().filter(|(_, heads)| *heads > 0);
    more.take(NAMED).copied()
}

/// Where most openings are left that were filled, with how many.
pub(super) fn emptied(one: &Recommendation) -> impl Iterator<Item = (Target, Heads)> {
    let fewer = one.effect.filled_at.iter().rev().filter(|(_, heads)| *heads < 0);
    fewer.take(NAMED).map(|(at, heads)| (*at, -heads))
}

/// Whose graduates lose most places.
pub(super) fn displaced(one: &Recommendation) -> impl Iterator<Item = (MajorIx, RegionIx, Heads)> {
    one.effect.displaced.iter().take(NAMED).copied()
}

/// Whether these are all who lose a place.
pub(super) fn displaced_are_all(one: &Recommendation) -> bool {
    one.effect.displaced.len() <= NAMED
}

/// Whether all whose training changes end in one major: places that move to several do not.
pub(super) fn is_of_one_major(model: &Model, one: &Recommendation) -> bool {
    let entrants = one.action.entrants().into_iter();
    let more = entrants.filter(|(_, heads)| *heads > 0);
    let majors: Set<MajorIx> = more.map(|(ix, _)| model.program(ix).major).collect();
    majors.len() < 2
}

/// How much of what the work needs of a skill is reached, 0 to 1.
pub(super) fn attained(reached: f64, needed: f64) -> f64 {
    if needed > 0.0 {
        (reached / needed).clamp(0.0, 1.0)
    } else {
        1.0
    }
}

/// By how much the skill gap closes, if enough to be told.
pub(crate) fn gap_closes(one: &Recommendation) -> Option<f64> {
    Some(-one.effect.skill_gap).filter(|by| *by >= TOLD_GAP)
}

/// By how much it grows, if enough to be told.
pub(crate) fn gap_grows(one: &Recommendation) -> Option<f64> {
    Some(one.effect.skill_gap).filter(|by| *by >= TOLD_GAP)
}

/// What it costs a year in money, if that is known and not nothing.
pub(super) fn money(one: &Recommendation) -> Option<f64> {
    one.cost.money.filter(|money| *money != 0.0)
}

/// The first actors, and how many more there are.
pub(super) fn actors(one: &Recommendation) -> (&[Actor], usize) {
    let named = one.actors.len().min(ACTORS);
    (&one.actors[..named], one.actors.len() - named)
}

/// What speaks for it and what against it: what even the loss of all openings does not undo speaks for it.
pub(crate) fn sides(one: &Recommendation) -> (Vec<Reason>, Vec<Reason>) {
    let (firm, against): (Vec<Reason>, Vec<Reason>) = one
        .against
        .iter()
        .cloned()
        .partition(|fact| matches!(fact, Reason::Flips { fall: None }));
    (one.reasons.iter().cloned().chain(firm).collect(), against)
}

/// Facts as sentences: what follows on the same program is said shortly, after the comma and before the stop of the sentence
/// before.
pub(super) fn together(
    facts: &[Reason],
    sentence: impl Fn(&Reason) -> Option<String>,
    short: impl Fn(&Reason) -> Option<String>,
    (comma, stop): (&str, &str),
) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let mut last = None;
    for fact in facts {
        let of = program_of(fact);
        match (said.last_mut(), short(fact)) {
            (Some(before), Some(short)) if of.is_some() && of == last => {
                let text = before.trim_end_matches(stop).to_owned();
                *before = format!("{text}{comma}{short}{stop}");
            }
            _ => said.extend(sentence(fact)),
        }
        last = of;
    }
    said
}

/// The program whose graduates a fact counts or weighs.
fn program_of(fact: &Reason) -> Option<ProgramIx> {
    match fact {
        Reason::Size { program, .. } | Reason::OneMore { program, .. } | Reason::LastOne { program, .. } => {
            Some(*program)
        }
        _ => None,
    }
}
