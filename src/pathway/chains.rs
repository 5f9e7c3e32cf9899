//! Complete chains: one station at each of the four levels, each linked to the next by a way.

use super::stations::{Station, Stations, place};
use crate::unit::Level;

/// A complete chain: secondary, higher vocational, bachelor, professional master's.
pub type Chain = [Station; 4];

/// How many complete chains there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Chains {
    /// Different sequences of four stations. Several articulations between the same two stations are one step.
    pub chains: u128,
    /// Secondary stations from which at least one of them starts.
    pub starts: usize,
    /// Secondary stations in all.
    pub secondary: usize,
}

/// Counts the complete chains of a pathway, without enumerating them: O(stations + ways). A way that skips a level is
/// no part of a complete chain.
#[must_use]
pub fn complete_chains(stations: &Stations) -> Chains {
    let onward = onward(stations);
    let starts = || {
        stations
            .at_level(Level::Secondary)
            .map(|start| onward[place(start)])
    };
    Chains {
        chains: starts().fold(0, u128::saturating_add),
        starts: starts().filter(|count| *count > 0).count(),
        secondary: starts().count(),
    }
}

/// Returns the first complete chains by the ids of their stations, at most `most`. O(stations + ways + chains · ways
/// of a station).
#[must_use]
pub fn first_chains(stations: &Stations, most: usize) -> Vec<Chain> {
    let onward = onward(stations);
    let mut chains = Vec::new();
    for start in stations.at_level(Level::Secondary) {
        walk(stations, &onward, &mut vec![start], &mut chains, most);
    }
    chains
}

fn walk(
    stations: &Stations,
    onward: &[u128],
    walked: &mut Vec<Station>,
    chains: &mut Vec<Chain>,
    most: usize,
) {
    let here = match (Chain::try_from(walked.as_slice()), walked.last()) {
        (Ok(chain), _) => {
            chains.push(chain);
            return;
        }
        (Err(_), Some(here)) => *here,
        (Err(_), None) => return,
    };
    for next in nexts(stations, here) {
        if chains.len() < most && onward[place(next)] > 0 {
            walked.push(next);
            walk(stations, onward, walked, chains, most);
            walked.pop();
        }
    }
}

/// By station: how many ways lead on from it to a professional master's, a level at a time.
fn onward(stations: &Stations) -> Vec<u128> {
    let mut onward = vec![0u128; stations.len()];
    for level in Level::ALL.into_iter().rev() {
        for station in stations.at_level(level) {
            onward[place(station)] = if level == Level::ProfessionalMaster {
                1
            } else {
                let on = nexts(stations, station)
                    .into_iter()
                    .map(|next| onward[place(next)]);
                on.fold(0, u128::saturating_add)
            };
        }
    }
    onward
}

/// The stations one level up that a station leads to, in id order, each once.
fn nexts(stations: &Stations, station: Station) -> Vec<Station> {
    let level = stations.level(station);
    let mut nexts: Vec<Station> = stations
        .out_of(station)
        .map(|way| way.to)
        .filter(|to| stations.level(*to).above(level) == Some(1))
        .collect();
    nexts.dedup();
    nexts
}
