//! The stations upstream and downstream of a station.

use super::stations::{Station, Stations, place};
use std::collections::VecDeque;
use vocmatch_algo::order;

/// A station connected to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Near {
    /// The station.
    pub station: Station,
    /// The least number of articulations between the two.
    pub steps: usize,
}

/// Returns the stations with ways to `station` within `depth` articulations, in the order of steps, then of id.
#[must_use]
pub fn feeders(stations: &Stations, station: Station, depth: usize) -> Vec<Near> {
    walked(stations, station, depth, |here| {
        stations.into(here).map(|way| way.from).collect()
    })
}

/// Returns the stations reached by ways from `station` within `depth` articulations, in the order of steps, then of
/// id.
#[must_use]
pub fn fed_by(stations: &Stations, station: Station, depth: usize) -> Vec<Near> {
    walked(stations, station, depth, |here| {
        stations.out_of(here).map(|way| way.to).collect()
    })
}

fn walked(
    stations: &Stations,
    from: Station,
    depth: usize,
    next: impl Fn(Station) -> Vec<Station>,
) -> Vec<Near> {
    let mut seen = vec![false; stations.len()];
    seen[place(from)] = true;
    let mut open = VecDeque::from([(from, 0)]);
    let mut near = Vec::new();
    while let Some((here, steps)) = open.pop_front() {
        if steps == depth {
            break;
        }
        for station in next(here) {
            if !std::mem::replace(&mut seen[place(station)], true) {
                near.push(Near {
                    station,
                    steps: steps + 1,
                });
                open.push_back((station, steps + 1));
            }
        }
    }
    order::sort_by_key(&mut near, |near| (near.steps, near.station));
    near
}
