//! How many completers progress along each way.

use super::graph::Link;
use crate::dataset::ArticulationKind;
use crate::id::ProgramIx;
use crate::model::{Ends, Model};
use crate::unit::Heads;
use vocmatch_algo::largest_remainder::{apportion_whole, round_to_total};
use vocmatch_algo::sorted::Map;

/// Completers of one program who apply for a place in a higher one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) articulation: usize,
    pub(super) kind: ArticulationKind,
    pub(super) from: ProgramIx,
    pub(super) to: ProgramIx,
    pub(super) people: Heads,
}

/// A way out of one program, with all its targets.
struct Way<'l> {
    articulation: usize,
    from: ProgramIx,
    links: Vec<&'l Link>,
}

/// Progressions along a way = min(quota, share · completers), shares rounded together by largest remainder; a way
/// without a share takes its quota from the remaining completers, ways without selection first. A way between majors
/// splits its quota over its programs by completers, and its people over the targets by free seats. `chosen` ways
/// come first, with the chosen numbers.
pub(super) fn requests(
    model: &Model,
    links: &[Link],
    chosen: &Chosen,
    completers: impl Fn(ProgramIx) -> Heads,
    free_seats: impl Fn(ProgramIx) -> Option<Heads>,
) -> Vec<Request> {
    let mut ways: Map<(ProgramIx, bool, ArticulationKind, usize), Way> = Map::new();
    let mut origins: Map<usize, Vec<ProgramIx>> = Map::new();
    for link in links {
        let way = ways
            .entry((link.from, link.kind.has_gate(), link.kind, link.articulation))
            .or_insert_with(|| {
                origins.entry(link.articulation).or_default().push(link.from);
                Way {
                    articulation: link.articulation,
                    from: link.from,
                    links: Vec::new(),
                }
            });
        way.links.push(link);
    }
    let quotas = split_quotas(model, &origins, &completers);
    let mut requests = Vec::new();
    let ways: Vec<Way> = ways.into_values().collect();
    for of_program in ways.chunk_by(|a, b| a.from == b.from) {
        let mut people = completers(of_program[0].from);
        let mut ask = |link: &Link, people: Heads| {
            if people > 0 {
                requests.push(Request {
                    articulation: link.articulation,
                    kind: link.kind,
                    from: link.from,
                    to: link.to,
                    people,
                });
            }
        };
        let choice = |link: &Link| chosen.get(&(link.articulation, link.from, link.to)).copied();
        let (by_choice, by_rule): (Vec<&Way>, Vec<&Way>) = of_program
            .iter()
            .partition(|way| way.links.iter().any(|link| choice(link).is_some()));
        for link in by_choice.iter().flat_map(|way| &way.links) {
            let go = choice(link).unwrap_or(0).clamp(0, people);
            people -= go;
            ask(link, go);
        }
        for (way, people) in by_rule.iter().zip(asked(&by_rule, people, &quotas)) {
            for (link, people) in way.links.iter().zip(over_targets(way, people, &free_seats)) {
                ask(link, people);
            }
        }
    }
    requests
}

/// People who progress by choice in one year, by articulation, origin and target.
pub(super) type Chosen = Map<(usize, ProgramIx, ProgramIx), Heads>;

type Quotas = Map<(usize, ProgramIx), Heads>;

fn split_quotas(
    model: &Model,
    origins: &Map<usize, Vec<ProgramIx>>,
    completers: &impl Fn(ProgramIx) -> Heads,
) -> Quotas {
    let mut quotas = Map::new();
    for (articulation, programs) in origins {
        let way = &model.articulations()[*articulation];
        let Some(quota) = way.quota else { continue };
        let parts = match way.ends {
            Ends::Programs(..) => vec![quota; programs.len()],
            Ends::Majors(..) => {
                let weights: Vec<Heads> = programs.iter().map(|p| completers(*p)).collect();
                apportion_whole(quota, &weights)
            }
        };
        quotas.extend(
            programs
                .iter()
                .zip(parts)
                .map(|(p, part)| ((*articulation, *p), part)),
        );
    }
    quotas
}

/// Applicants for each way out of one program: never more than its completers.
fn asked(ways: &[&Way], completers: Heads, quotas: &Quotas) -> Vec<Heads> {
    let share = |way: &Way| way.links[0].share.map(|s| s.get() * completers as f64);
    let mut quotas_of_shares: Vec<f64> = ways.iter().map(|way| share(way).unwrap_or(0.0)).collect();
    let rest = completers as f64 - quotas_of_shares.iter().sum::<f64>();
    quotas_of_shares.push(rest.max(0.0));
    let by_share = round_to_total(completers, &quotas_of_shares);
    let quota = |way: &Way| quotas.get(&(way.articulation, way.from)).copied();
    let mut left = completers;
    let mut asked: Vec<Heads> = Vec::with_capacity(ways.len());
    for (way, people) in ways.iter().zip(by_share) {
        let people = if share(way).is_some() {
            people.min(quota(way).unwrap_or(people)).min(left)
        } else {
            0
        };
        left -= people;
        asked.push(people);
    }
    for (way, people) in ways.iter().zip(&mut asked) {
        if share(way).is_none() {
            *people = quota(way).unwrap_or(0).min(left);
            left -= *people;
        }
    }
    asked
}

/// Splits people over the targets of a way by free seats; where seats are unknown, evenly.
fn over_targets(way: &Way, people: Heads, free_seats: &impl Fn(ProgramIx) -> Option<Heads>) -> Vec<Heads> {
    if way.links.len() == 1 {
        return vec![people];
    }
    let seats: Option<Vec<Heads>> = way.links.iter().map(|link| free_seats(link.to)).collect();
    let even = || vec![1; way.links.len()];
    let weights = seats
        .filter(|seats| seats.iter().any(|s| *s > 0))
        .unwrap_or_else(even);
    apportion_whole(people, &weights)
}
