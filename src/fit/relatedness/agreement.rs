//! The agreement of near majors in their links, measured on the links themselves, so that a vote is weighted by how
//! reliable votes of its kind are in these tables.

use super::near::Neighbour;
use crate::model::{Major, Model};

/// Upper ends of the steps of the cosine of two majors' words.
const STEPS: [f64; 10] = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8];

/// Kinds of pairs of majors: steps × (no class, group or class in common) × (another level, the same).
const CELLS: usize = (STEPS.len() + 1) * 6;

/// How many links of voters the expected agreement is worth.
const EXPECTED_LINKS: f64 = 30.0;

/// The proximity of two majors in the tree of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kinship {
    None,
    Group,
    Class,
}

pub(super) fn kinship(model: &Model, a: &Major, b: &Major) -> Kinship {
    let group = |major: &Major| {
        let class = major.category?;
        Some(model.category(class).parent.unwrap_or(class))
    };
    match (a.category, b.category) {
        (Some(a), Some(b)) if a == b => Kinship::Class,
        _ if group(a).is_some() && group(a) == group(b) => Kinship::Group,
        _ => Kinship::None,
    }
}

/// One entry of a major's list of near majors.
struct Voter {
    major: u32,
    cell: u8,
    /// How many links both have.
    shared: f64,
    /// How many the voter has.
    links: f64,
}

/// The agreement of near majors, from which withheld ones can be subtracted.
pub(super) struct Agreement {
    /// By major: its near majors that have links, nearest first.
    voters: Vec<Vec<Voter>>,
    /// By major: whose lists it is in, and where.
    listed: Vec<Vec<(u32, u32)>>,
    documented: Vec<bool>,
    shared: [f64; CELLS],
    links: [f64; CELLS],
}

/// Links in common and links of voters, by kind of pair.
type Sums = ([f64; CELLS], [f64; CELLS]);

impl Agreement {
    pub(super) fn new(model: &Model, near: &[Vec<Neighbour>]) -> Agreement {
        let majors = model.majors();
        let mut listed = vec![vec![]; majors.len()];
        let mut voters: Vec<Vec<Voter>> = Vec::with_capacity(majors.len());
        for (m, (major, near)) in majors.iter().zip(near).enumerate() {
            let mut list = Vec::new();
            for (other, cosine) in near {
                let voter = &majors[*other as usize];
                // Every list holds majors without links too: a link more or less must not change who is in it.
                let shared = voter
                    .occupations
                    .iter()
                    .filter(|o| major.occupations.binary_search(o).is_ok());
                listed[*other as usize].push((position(m), position(list.len())));
                list.push(Voter {
                    major: *other,
                    cell: cell(kinship(model, major, voter), major.level == voter.level, *cosine),
                    shared: shared.count() as f64,
                    links: voter.occupations.len() as f64,
                });
            }
            voters.push(list);
        }
        let documented = majors.iter().map(|major| !major.occupations.is_empty()).collect();
        let mut agreement = Agreement {
            voters,
            listed,
            documented,
            shared: [0.0; CELLS],
            links: [0.0; CELLS],
        };
        let (mut shared, mut links) = ([0.0; CELLS], [0.0; CELLS]);
        for (m, list) in agreement.voters.iter().enumerate() {
            for voter in list {
                agreement.count(m, voter, |cell, both, all| {
                    shared[cell] += both;
                    links[cell] += all;
                });
            }
        }
        (agreement.shared, agreement.links) = (shared, links);
        agreement
    }

    /// The contribution of an entry to the sums: nothing unless both majors have links.
    fn count(&self, receiver: usize, voter: &Voter, mut add: impl FnMut(usize, f64, f64)) {
        if self.documented[receiver] && voter.links > 0.0 {
            add(usize::from(voter.cell), voter.shared, voter.links);
        }
    }

    /// The sums without the contributions of the withheld majors (in order). Counts are whole numbers, so that
    /// subtraction is exact.
    fn without(&self, withheld: &[usize]) -> Sums {
        let (mut shared, mut links) = (self.shared, self.links);
        for m in withheld {
            let mut take = |receiver: usize, voter: &Voter| {
                self.count(receiver, voter, |cell, both, all| {
                    shared[cell] -= both;
                    links[cell] -= all;
                });
            };
            for voter in &self.voters[*m] {
                take(*m, voter);
            }
            for (receiver, at) in &self.listed[*m] {
                if withheld.binary_search(&(*receiver as usize)).is_err() {
                    take(*receiver as usize, &self.voters[*receiver as usize][*at as usize]);
                }
            }
        }
        (shared, links)
    }

    /// Those who may vote for `major`, nearest first: position, trust and cosine's cell, none of them withheld.
    /// The trust of a voter is the share of links that majors near in the same way have in common, 0..=1.
    pub(super) fn voters(&self, major: usize, withheld: &[usize]) -> Vec<(usize, f64)> {
        let (shared, links) = self.without(withheld);
        let voters = self.voters[major]
            .iter()
            .filter(|voter| voter.links > 0.0 && withheld.binary_search(&(voter.major as usize)).is_err());
        voters
            .map(|voter| {
                let cell = usize::from(voter.cell);
                let trust = (shared[cell] + EXPECTED_LINKS * expected(cell)) / (links[cell] + EXPECTED_LINKS);
                (voter.major as usize, trust)
            })
            .collect()
    }
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn cell(kinship: Kinship, same_level: bool, cosine: f64) -> u8 {
    let step = STEPS.iter().filter(|end| cosine >= **end).count();
    let cell = (kinship as usize * 2 + usize::from(same_level)) * (STEPS.len() + 1) + step;
    u8::try_from(cell).unwrap_or(u8::MAX)
}

/// The expected agreement where there are no links to measure it: between that of the American and the Chinese
/// catalogue.
fn expected(cell: usize) -> f64 {
    let steps = STEPS.len() + 1;
    let cosine = if cell.is_multiple_of(steps) {
        0.0
    } else {
        STEPS[cell % steps - 1]
    };
    match cell / steps / 2 {
        0 => 0.02 + 0.7 * cosine,
        1 => 0.08 + 0.7 * cosine,
        _ => 0.15 + 0.8 * cosine,
    }
    .min(0.65)
}
