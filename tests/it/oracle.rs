//! Slow, plain solvers that share nothing with the crate: oracles for its answers.

use vocmatch::algo::transport::{Objective, Problem};

/// The best (heads, value) by trying every flow. Only for a handful of arcs and heads.
pub fn brute_force(problem: &Problem, objective: Objective) -> (i128, i128) {
    let arcs: Vec<_> = problem.arcs().collect();
    let mut best = (0, 0);
    let mut left = (problem.heads().to_vec(), problem.openings().to_vec());
    try_arcs(&arcs, objective, &mut left, (0, 0), &mut best);
    best
}

fn try_arcs(
    arcs: &[vocmatch::algo::transport::Arc],
    objective: Objective,
    left: &mut (Vec<i64>, Vec<i64>),
    so_far: (i128, i128),
    best: &mut (i128, i128),
) {
    let Some((arc, rest)) = arcs.split_first() else {
        let better = match objective {
            Objective::BestValue => so_far.1 > best.1,
            Objective::FillFirst => so_far > *best,
        };
        if better {
            *best = so_far;
        }
        return;
    };
    let (i, j) = (arc.from as usize, arc.to as usize);
    let most = left.0[i].min(left.1[j]).min(arc.cap.unwrap_or(i64::MAX));
    for flow in 0..=most {
        left.0[i] -= flow;
        left.1[j] -= flow;
        let gain = i128::from(flow) * i128::from(arc.value);
        try_arcs(
            rest,
            objective,
            left,
            (so_far.0 + i128::from(flow), so_far.1 + gain),
            best,
        );
        left.0[i] += flow;
        left.1[j] += flow;
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
