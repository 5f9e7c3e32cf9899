//! The arcs of each node, best first.

use crate::transport::Problem;
use std::ops::Range;

/// The arcs of each node of one side, list after list, each in the order in which the node ranks them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lists {
    /// Where the list of each node starts, and where the last one ends.
    pub(super) starts: Vec<u32>,
    pub(super) entries: Vec<Entry>,
    /// The place of each arc, by its position: where it stands among the entries.
    pub(super) places: Vec<u32>,
}

/// An arc in the list of one of its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The node at the other end.
    pub(super) partner: u32,
    /// The place of the arc in the lists of the other side. Of two places in a list the lower is the better.
    pub(super) place: u32,
}

/// The lists of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranking {
    pub(super) supplies: Lists,
    pub(super) demands: Lists,
    /// The demand of each arc.
    to: Vec<u32>,
}

impl Ranking {
    /// Ranks by score. Where scores are too few, the rest are 0.
    pub(super) fn new(problem: &Problem, supply_scores: &[i64], demand_scores: &[i64]) -> Ranking {
        let (from, to): (Vec<u32>, Vec<u32>) = problem.arcs().map(|arc| (arc.from, arc.to)).unzip();
        let supplies = Order::new(problem.heads().len(), &from, supply_scores);
        let demands = Order::new(problem.openings().len(), &to, demand_scores);
        // An arc's place in the other side's lists is its rank there, so the solver compares two offers of a receiver by
        // one integer and never looks at scores.
        let (by_supply, by_demand) = (supplies.entries(&to, &demands), demands.entries(&from, &supplies));
        Ranking {
            supplies: supplies.lists(by_supply),
            demands: demands.lists(by_demand),
            to,
        }
    }

    /// Whether a problem has as many nodes, and the same arcs. `O(nodes + arcs)`.
    pub(super) fn fits(&self, problem: &Problem) -> bool {
        let starts = &self.supplies.starts;
        let demands = self.demands.starts.len() - 1;
        (starts.len() - 1, demands) == (problem.heads().len(), problem.openings().len())
            && self.to.len() == problem.arc_count()
            && (starts.iter().enumerate().skip(1))
                .all(|(end, &start)| problem.row(end - 1).end == start as usize)
            && problem.arcs().zip(&self.to).all(|(arc, &to)| arc.to == to)
    }
}

/// Lists on the way: arcs by place, and places by arc.
struct Order {
    starts: Vec<u32>,
    arcs: Vec<u32>,
    places: Vec<u32>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "positions of arcs fit 32 bits, and no score is above the largest"
)]
impl Order {
    /// From the node of each arc on this side. Positions of the arcs of a node grow with those of its partners,
    /// so they decide between equal scores.
    fn new(nodes: usize, ends: &[u32], scores: &[i64]) -> Order {
        let mut starts = vec![0; nodes + 1];
        for &node in ends {
            starts[node as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        // A stable counting sort by node: within a list arcs keep their positions, hence the order of partners.
        let mut free = starts.clone();
        let mut arcs = vec![0; ends.len()];
        for (arc, &node) in ends.iter().enumerate() {
            let place = &mut free[node as usize];
            arcs[*place as usize] = arc as u32;
            *place += 1;
        }
        let most = scores.iter().copied().max().unwrap_or(0).max(0);
        let least = scores.iter().copied().min().unwrap_or(0).min(0);
        // Scores that differ by less than 2^32 share a word with the arc, which sorts several times as fast.
        let is_narrow = most
            .checked_sub(least)
            .is_some_and(|range| u32::try_from(range).is_ok());
        let lists = starts
            .windows(2)
            .map(|bounds| bounds[0] as usize..bounds[1] as usize);
        if is_narrow {
            let key = |arc: u32| (((most - score(scores, arc)) as u64) << 32) | u64::from(arc);
            sort_lists(&mut arcs, lists, key, |key| *key as u32);
        } else {
            // The complement turns the order of scores round, and cannot overflow as the negative can.
            sort_lists(&mut arcs, lists, |arc| (!score(scores, arc), arc), |key| key.1);
        }
        let mut places = vec![0; arcs.len()];
        for (place, &arc) in arcs.iter().enumerate() {
            places[arc as usize] = place as u32;
        }
        Order { starts, arcs, places }
    }

    /// The entries, given the partner of each arc on the other side and the order there.
    fn entries(&self, partners: &[u32], other: &Order) -> Vec<Entry> {
        let entry = |&arc: &u32| Entry {
            partner: partners[arc as usize],
            place: other.places[arc as usize],
        };
        self.arcs.iter().map(entry).collect()
    }

    fn lists(self, entries: Vec<Entry>) -> Lists {
        Lists {
            starts: self.starts,
            entries,
            places: self.places,
        }
    }
}

/// Sorts the arcs of each list by their keys.
fn sort_lists<K: Ord>(
    arcs: &mut [u32],
    lists: impl Iterator<Item = Range<usize>>,
    key: impl Fn(u32) -> K,
    arc: impl Fn(&K) -> u32,
) {
    let mut keyed: Vec<K> = Vec::new();
    for bounds in lists {
        let list = &mut arcs[bounds];
        keyed.clear();
        keyed.extend(list.iter().map(|&arc| key(arc)));
        keyed.sort_unstable();
        for (place, key) in list.iter_mut().zip(&keyed) {
            *place = arc(key);
        }
    }
}

fn score(scores: &[i64], arc: u32) -> i64 {
    scores.get(arc as usize).copied().unwrap_or(0)
}
