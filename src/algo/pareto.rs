//! The Pareto front of the paths through a directed acyclic graph: those that no other path dominates, that is,
//! equals or beats in every criterion.
//!
//! Labels are set node by node, forward: at each node those stay that no other label of the node is at least as good as
//! in every criterion, since whatever follows adds the same to both (after Martins 1984, recalled).

use super::dag::{Dag, Path, Trace, path};

/// The front.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Front<const N: usize> {
    /// Its paths, in the order of the first criterion, then of the second, and so on. Of paths that cost the same in every
    /// criterion it has the first by nodes and arcs.
    pub paths: Vec<Path<[i64; N]>>,
    /// How many labels were dropped because a node had more than allowed. At 0 the front is complete; else each of its
    /// paths is real and none beats another, but some are missing, and a missing one may beat one that is here.
    pub dropped: usize,
}

/// The front of all paths from any of `starts` to any node with an `end`; every criterion is a cost, less is better.
///
/// `weights` are by place of the arc, missing ones 0. Costs are whole and may be negative; beyond the range of
/// `i64` they stay at its edge. A node keeps at most `most` labels, the best by each criterion and others evenly in
/// order, so that time is at most O(arcs · most² · N) whatever the number of paths.
#[must_use]
pub fn front<const N: usize>(
    dag: &Dag,
    weights: &[[i64; N]],
    starts: &[(usize, [i64; N])],
    end: impl Fn(usize) -> Option<[i64; N]>,
    most: usize,
) -> Front<N> {
    let reached = dag.reached(starts.iter().map(|(node, _)| *node));
    let mut ends: Vec<Option<[i64; N]>> = vec![None; dag.nodes()];
    let mut leads = vec![false; dag.nodes()];
    for node in reached.iter().rev() {
        ends[*node] = end(*node);
        leads[*node] = ends[*node].is_some() || dag.out_of(*node).iter().any(|(to, _)| leads[*to as usize]);
    }
    let mut labels = Labels::default();
    let mut at: Vec<Vec<u32>> = vec![Vec::new(); dag.nodes()];
    for (node, cost) in starts {
        if leads.get(*node).copied().unwrap_or(false) {
            let label = labels.add(None, (*node, u32::MAX), *cost);
            at[*node].push(label);
        }
    }
    let mut arrived = Vec::new();
    // In topological order all labels of a node are there before it is expanded, so each node is pruned once and no
    // label that was extended is ever dominated later.
    for node in reached.into_iter().filter(|node| leads[*node]) {
        let here = labels.best(std::mem::take(&mut at[node]), most);
        for label in here {
            if let Some(last) = ends[node] {
                let cost = sum(labels.cost(label), last);
                arrived.push(labels.add(Some(label), (node, u32::MAX), cost));
            }
            for (to, place) in dag.out_of(node).iter().filter(|(to, _)| leads[*to as usize]) {
                let weight = weights.get(*place as usize).copied().unwrap_or([0; N]);
                let cost = sum(labels.cost(label), weight);
                let next = labels.add(Some(label), (*to as usize, *place), cost);
                at[*to as usize].push(next);
            }
        }
    }
    let paths = labels.best(arrived, most);
    Front {
        paths: paths
            .into_iter()
            .map(|label| path(&labels.trace(label), labels.cost(label)))
            .collect(),
        dropped: labels.dropped,
    }
}

fn sum<const N: usize>(a: [i64; N], b: [i64; N]) -> [i64; N] {
    std::array::from_fn(|k| a[k].saturating_add(b[k]))
}

/// One way to a node: where it comes from, the node, the arc (none at a start and at an end), and the costs so far.
struct Label<const N: usize> {
    before: Option<u32>,
    node: u32,
    place: u32,
    cost: [i64; N],
}

struct Labels<const N: usize> {
    all: Vec<Label<N>>,
    dropped: usize,
}

impl<const N: usize> Default for Labels<N> {
    fn default() -> Self {
        Labels {
            all: Vec::new(),
            dropped: 0,
        }
    }
}

impl<const N: usize> Labels<N> {
    fn add(&mut self, before: Option<u32>, (node, place): (usize, u32), cost: [i64; N]) -> u32 {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.all.push(Label {
            before,
            node: number(node),
            place,
            cost,
        });
        number(self.all.len() - 1)
    }

    fn cost(&self, label: u32) -> [i64; N] {
        self.all[label as usize].cost
    }

    /// The nodes and arcs that led to a label.
    fn trace(&self, label: u32) -> Trace {
        let mut trace = Vec::new();
        let mut next = Some(label);
        while let Some(label) = next {
            let Label {
                before, node, place, ..
            } = self.all[label as usize];
            if place != u32::MAX {
                trace.push((node, place));
            } else if before.is_none() {
                trace.push((node, 0));
            }
            next = before;
        }
        trace.reverse();
        trace
    }

    /// Of these labels those that no other is at least as good as, in order; at most `most`.
    fn best(&mut self, mut labels: Vec<u32>, most: usize) -> Vec<u32> {
        // Lexicographic order puts every dominating label before those that it dominates; ties by trace make the order,
        // and so the result, independent of how labels arrived.
        labels.sort_unstable_by(|a, b| {
            let order = self.cost(*a).cmp(&self.cost(*b));
            order.then_with(|| self.trace(*a).cmp(&self.trace(*b)))
        });
        let mut kept: Vec<u32> = Vec::new();
        for label in labels {
            let cost = self.cost(label);
            // In this order only an earlier label can be as good in everything.
            let beaten = kept.iter().any(|other| {
                self.cost(*other)
                    .iter()
                    .zip(&cost)
                    .all(|(other, own)| other <= own)
            });
            if !beaten {
                kept.push(label);
            }
        }
        if kept.len() <= most {
            return kept;
        }
        self.dropped += kept.len() - most;
        let mut stay = vec![false; kept.len()];
        let mut room = most;
        // Over the limit: the best of each criterion stays, so the extremes of the front survive; the rest is thinned
        // evenly along the first criterion.
        let best = (0..N).filter_map(|k| (0..kept.len()).min_by_key(|at| self.cost(kept[*at])[k]));
        let evenly = (0..most).map(|step| step * kept.len() / most.max(1));
        for at in best.chain(evenly).chain(0..kept.len()) {
            if room > 0 && !std::mem::replace(&mut stay[at], true) {
                room -= 1;
            }
        }
        let mut stay = stay.into_iter();
        kept.retain(|_| stay.next().unwrap_or(false));
        kept
    }
}
