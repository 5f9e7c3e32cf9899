//! The arcs of each node, best first.

use crate::algo::transport::Problem;

/// The arcs of each node of one side, in the order in which it ranks them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lists {
    /// The list of node `i` is `arcs[starts[i]..starts[i + 1]]`.
    pub(super) starts: Vec<u32>,
    pub(super) arcs: Vec<u32>,
    /// Where each arc stands in `arcs`. Of two arcs of a node, the one of the lower place is the better.
    pub(super) places: Vec<u32>,
}

/// The lists of both sides, and the ends of each arc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranking {
    pub(super) from: Vec<u32>,
    pub(super) to: Vec<u32>,
    pub(super) supplies: Lists,
    pub(super) demands: Lists,
}

impl Ranking {
    /// Ranks by score. Where scores are too few, the rest are 0.
    pub(super) fn new(problem: &Problem, supply_scores: &[i64], demand_scores: &[i64]) -> Ranking {
        let (from, to): (Vec<u32>, Vec<u32>) = problem.arcs().map(|arc| (arc.from, arc.to)).unzip();
        Ranking {
            supplies: Lists::new(problem.heads().len(), &from, supply_scores),
            demands: Lists::new(problem.openings().len(), &to, demand_scores),
            from,
            to,
        }
    }

    /// Whether a problem has as many nodes, and the same arcs. `O(arcs)`.
    pub(super) fn fits(&self, problem: &Problem) -> bool {
        let (supplies, demands) = (problem.heads().len(), problem.openings().len());
        (self.supplies.starts.len(), self.demands.starts.len()) == (supplies + 1, demands + 1)
            && self.to.len() == problem.arc_count()
            && problem
                .arcs()
                .zip(self.from.iter().zip(&self.to))
                .all(|(arc, ends)| (&arc.from, &arc.to) == ends)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "positions of arcs fit 32 bits")]
impl Lists {
    /// From the node of each arc on this side. Positions of the arcs of a node grow with those of its partners,
    /// so they decide between equal scores.
    fn new(nodes: usize, ends: &[u32], scores: &[i64]) -> Lists {
        let mut starts = vec![0; nodes + 1];
        for &node in ends {
            starts[node as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut arcs = vec![0; ends.len()];
        for (arc, &node) in ends.iter().enumerate() {
            let place = &mut free[node as usize];
            arcs[*place as usize] = arc as u32;
            *place += 1;
        }
        let mut keyed: Vec<(i64, u32)> = Vec::new();
        for bounds in starts.windows(2) {
            let list = &mut arcs[bounds[0] as usize..bounds[1] as usize];
            keyed.clear();
            // The complement turns the order of scores round, and cannot overflow as the negative can.
            keyed.extend(list.iter().map(|&arc| (!score(scores, arc), arc)));
            keyed.sort_unstable();
            for (arc, key) in list.iter_mut().zip(&keyed) {
                *arc = key.1;
            }
        }
        let mut places = vec![0; arcs.len()];
        for (place, &arc) in arcs.iter().enumerate() {
            places[arc as usize] = place as u32;
        }
        Lists { starts, arcs, places }
    }
}

fn score(scores: &[i64], arc: u32) -> i64 {
    scores.get(arc as usize).copied().unwrap_or(0)
}
