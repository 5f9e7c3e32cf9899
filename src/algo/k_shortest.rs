//! The k cheapest paths through a directed acyclic graph.
//!
//! First the exact cost from every node to the nearest end, by dynamic programming from the ends backwards; then a
//! best-first search (A*) with that cost as its bound. The bound is exact, so every prefix that is expanded belongs to
//! a path that is returned (Eppstein 1998, recalled, is faster only for very large k).

use super::dag::{Dag, Path, Trace, path};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The `k` cheapest paths from any of `starts` to any node with an `end`, cheapest first; fewer where there are no more.
///
/// `weights` are by place of the arc, missing ones 0; a start and an end add costs of their own. Costs are whole, so
/// that sums are exact; beyond the range of `i64` they stay at its edge. Ties go node by node: the lower node first,
/// between the same two nodes the earlier arc, and a path that ends before one that goes on.
///
/// O(nodes + arcs) for what is reached, and O(k · length · degree · log) for the paths.
///
/// ```
/// # use vocmatch_algo::{dag::Dag, k_shortest::k_shortest};
/// let dag = Dag::new(4, &[(0, 1), (0, 2), (1, 3), (2, 3)])?;
/// let paths = k_shortest(&dag, &[1, 2, 5, 1], &[(0, 0)], |node| (node == 3).then_some(0), 2);
/// assert_eq!(paths[0].arcs, [1, 3]);
/// assert_eq!((paths[0].cost, paths[1].cost), (3, 6));
/// # Ok::<(), vocmatch_algo::dag::NotADag>(())
/// ```
#[must_use]
pub fn k_shortest(
    dag: &Dag,
    weights: &[i64],
    starts: &[(usize, i64)],
    end: impl Fn(usize) -> Option<i64>,
    k: usize,
) -> Vec<Path<i64>> {
    let weight = |place: u32| weights.get(place as usize).copied().unwrap_or(0);
    let reached = dag.reached(starts.iter().map(|(node, _)| *node));
    let mut ends: Vec<Option<i64>> = vec![None; dag.nodes()];
    // By node: what the cheapest way to an end costs from there.
    let mut ahead: Vec<Option<i64>> = vec![None; dag.nodes()];
    for node in reached.into_iter().rev() {
        ends[node] = end(node);
        let on = dag.out_of(node).iter().filter_map(|(to, place)| {
            let rest = ahead[*to as usize]?;
            Some(rest.saturating_add(weight(*place)))
        });
        ahead[node] = on.chain(ends[node]).min();
    }
    let mut found: Vec<Path<i64>> = Vec::new();
    let mut open: BinaryHeap<Reverse<Partial>> = BinaryHeap::new();
    let mut begun: Vec<Partial> = Vec::new();
    for &(node, cost) in starts {
        let Some(rest) = ahead.get(node).copied().flatten() else {
            continue;
        };
        begun.push(Partial {
            bound: cost.saturating_add(rest),
            trace: vec![(u32::try_from(node).unwrap_or(u32::MAX), 0)],
            cost,
            ended: false,
        });
    }
    begun.sort_unstable();
    // A start that is given twice counts once, at its lower cost.
    let mut seen = vec![false; dag.nodes()];
    begun.retain(|partial| !std::mem::replace(&mut seen[partial.node()], true));
    open.extend(begun.into_iter().take(k).map(Reverse));
    while found.len() < k {
        // Invariant: the heap holds a prefix of every path not yet found that is among the best k, and a prefix's bound is
        // the cost of its cheapest completion. So the first finished path to be popped is the cheapest that is left.
        let Some(Reverse(partial)) = open.pop() else {
            break;
        };
        if partial.ended {
            found.push(path(&partial.trace, partial.cost));
            continue;
        }
        let node = partial.node();
        let mut next: Vec<Partial> = Vec::new();
        if let Some(last) = ends[node] {
            let cost = partial.cost.saturating_add(last);
            next.push(Partial {
                bound: cost,
                cost,
                trace: partial.trace.clone(),
                ended: true,
            });
        }
        for &(to, place) in dag.out_of(node) {
            if let Some(rest) = ahead[to as usize] {
                let cost = partial.cost.saturating_add(weight(place));
                let mut trace = partial.trace.clone();
                trace.push((to, place));
                next.push(Partial {
                    bound: cost.saturating_add(rest),
                    trace,
                    cost,
                    ended: false,
                });
            }
        }
        // Each of them leads to a path of its own, so that no more than are still wanted can matter.
        next.sort_unstable();
        open.extend(next.into_iter().take(k - found.len()).map(Reverse));
    }
    found
}

/// The beginning of a path, in the order of what it must cost at least, then of its nodes and arcs.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Partial {
    bound: i64,
    trace: Trace,
    cost: i64,
    ended: bool,
}

impl Partial {
    fn node(&self) -> usize {
        self.trace.last().map_or(0, |(node, _)| *node as usize)
    }
}
