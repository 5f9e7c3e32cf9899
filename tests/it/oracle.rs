//! Slow, plain solvers that share nothing with the crate: oracles for its answers.

use vocmatch_algo::transport::{Arc, Objective, Problem};

/// The best (heads, value) by trying every flow. Only for a handful of arcs and heads.
pub fn brute_force(problem: &Problem, objective: Objective) -> (i128, i128) {
    let mut search = Search::new(problem, objective);
    search.run(0, (0, 0));
    search.best
}

/// Every best flow, as heads by arc. Only for a handful of arcs and heads.
pub fn all_best(problem: &Problem, objective: Objective) -> Vec<Vec<i64>> {
    let mut search = Search::new(problem, objective);
    search.run(0, (0, 0));
    search.found
}

struct Search {
    arcs: Vec<Arc>,
    objective: Objective,
    heads: Vec<i64>,
    openings: Vec<i64>,
    flows: Vec<i64>,
    best: (i128, i128),
    found: Vec<Vec<i64>>,
}

impl Search {
    fn new(problem: &Problem, objective: Objective) -> Search {
        Search {
            arcs: problem.arcs().collect(),
            objective,
            heads: problem.heads().to_vec(),
            openings: problem.openings().to_vec(),
            flows: vec![0; problem.arc_count()],
            best: (0, 0),
            found: Vec::new(),
        }
    }

    fn run(&mut self, place: usize, so_far: (i128, i128)) {
        let Some(&arc) = self.arcs.get(place) else {
            let key = |result: (i128, i128)| {
                if self.objective == Objective::FillFirst {
                    result
                } else {
                    (0, result.1)
                }
            };
            if key(so_far) > key(self.best) {
                self.found.clear();
                self.best = so_far;
            }
            if key(so_far) == key(self.best) {
                self.found.push(self.flows.clone());
            }
            return;
        };
        let (from, to) = (arc.from as usize, arc.to as usize);
        let unused = self.objective == Objective::BestValue && arc.value <= 0;
        let most = self.heads[from]
            .min(self.openings[to])
            .min(arc.cap.unwrap_or(i64::MAX));
        for flow in 0..=if unused { 0 } else { most } {
            self.heads[from] -= flow;
            self.openings[to] -= flow;
            self.flows[place] = flow;
            let gain = i128::from(flow) * i128::from(arc.value);
            self.run(place + 1, (so_far.0 + i128::from(flow), so_far.1 + gain));
            self.flows[place] = 0;
            self.heads[from] += flow;
            self.openings[to] += flow;
        }
    }
}

/// The best (heads, value) by successive best paths, each found by Bellman and Ford's method over pairs
/// (heads, value). Any size of heads; small graphs.
pub fn best_paths(problem: &Problem, objective: Objective) -> (i128, i128) {
    let (n, m) = (problem.heads().len(), problem.openings().len());
    let (source, sink) = (n + m, n + m + 1);
    // Edges stand in pairs: an edge and its way back.
    let mut edges: Vec<(usize, usize, i64, (i128, i128))> = Vec::new();
    let mut add = |from, to, room, gain: (i128, i128)| {
        edges.push((from, to, room, gain));
        edges.push((to, from, 0, (-gain.0, -gain.1)));
    };
    for (supply, &heads) in problem.heads().iter().enumerate() {
        add(source, supply, heads, (0, 0));
    }
    for (demand, &openings) in problem.openings().iter().enumerate() {
        add(n + demand, sink, openings, (0, 0));
    }
    for arc in problem.arcs() {
        let head = i128::from(objective == Objective::FillFirst);
        let gain = (head, i128::from(arc.value));
        add(
            arc.from as usize,
            n + arc.to as usize,
            arc.cap.unwrap_or(i64::MAX),
            gain,
        );
    }
    let (mut heads, mut value) = (0, 0);
    loop {
        let mut best: Vec<Option<(i128, i128)>> = vec![None; n + m + 2];
        let mut by = vec![usize::MAX; n + m + 2];
        best[source] = Some((0, 0));
        let mut moved = true;
        while moved {
            moved = false;
            for (position, &(from, to, room, gain)) in edges.iter().enumerate() {
                let Some(here) = best[from].filter(|_| room > 0) else {
                    continue;
                };
                let there = (here.0 + gain.0, here.1 + gain.1);
                if best[to].is_none_or(|old| there > old) {
                    best[to] = Some(there);
                    by[to] = position;
                    moved = true;
                }
            }
        }
        let Some(gain) = best[sink].filter(|gain| *gain > (0, 0)) else {
            return (heads, value);
        };
        let path: Vec<usize> = std::iter::successors(Some(by[sink]), |&edge| {
            (edges[edge].0 != source).then(|| by[edges[edge].0])
        })
        .collect();
        let room = path.iter().map(|&edge| edges[edge].2).min().unwrap();
        for edge in path {
            edges[edge].2 -= room;
            edges[edge ^ 1].2 += room;
        }
        heads += i128::from(room);
        value += i128::from(room) * gain.1;
    }
}
