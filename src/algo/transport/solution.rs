//! The solution: flows, the duals that prove them optimal, and the basis for a warm start.

use super::face::Memory;
use super::network::{Network, SLACK};
use super::problem::Problem;
use super::tree::{Node, Tree};
use std::sync::OnceLock;

/// Heads on one arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Position of the arc in its [`Problem`].
    pub arc: u32,
    /// Position of the supply.
    pub from: u32,
    /// Position of the demand.
    pub to: u32,
    /// Heads that flow; more than 0.
    pub heads: i64,
}

/// An optimal flow with its dual certificate, and the basis from which [`resolve`](super::resolve) starts.
/// Cheap to make: flows and duals are read off the basis when first asked for.
#[derive(Debug, Clone)]
pub struct Solution {
    /// Where another solve can start.
    pub(super) start: Start,
    /// What the tree says, read off it when first asked for.
    answer: OnceLock<Answer>,
    heads: i64,
    value: i128,
    pivots: u64,
}

/// An optimal tree and the problem that it belongs to, whose numbers are shared.
#[derive(Debug, Clone)]
pub(super) struct Start {
    pub(super) tree: Tree,
    pub(super) problem: Problem,
    /// The value of one unplaced head.
    pub(super) slack: i64,
    /// The optimal face, if the solution is canonical.
    pub(super) memory: Option<Memory>,
}

#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) flows: Vec<Flow>,
    pub(super) supply_potentials: Vec<i64>,
    pub(super) demand_potentials: Vec<i64>,
}

impl Solution {
    /// The heads that flow on each arc that carries any, in the order of arcs. `O(nodes · log nodes)` when
    /// first asked for.
    #[must_use]
    pub fn flows(&self) -> &[Flow] {
        &self.answer().flows
    }

    /// All heads that flow.
    #[must_use]
    pub fn heads(&self) -> i64 {
        self.heads
    }

    /// The value of the flow, in millionths.
    #[must_use]
    pub fn value(&self) -> i128 {
        self.value
    }

    /// Pivots of the simplex, those towards the canonical optimum included.
    #[must_use]
    pub fn pivots(&self) -> u64 {
        self.pivots
    }

    /// The dual of each supply, at least 0, in millionths a head. With those of the demands it certifies the
    /// optimum: value plus [`head_weight`](super::Problem::head_weight) of an arc is at most the sum of the duals
    /// at its ends where flow is below the cap, at least that sum where there is flow, and a dual above 0 means
    /// that nothing is left at the node. At a degenerate optimum it is one of many certificates; the shadow
    /// price of one head more or less is in [`prices`](super::prices).
    #[must_use]
    pub fn supply_potentials(&self) -> &[i64] {
        &self.answer().supply_potentials
    }

    /// The dual of each demand, at least 0, in millionths a head.
    #[must_use]
    pub fn demand_potentials(&self) -> &[i64] {
        &self.answer().demand_potentials
    }

    fn answer(&self) -> &Answer {
        self.answer.get_or_init(|| self.start.answer())
    }

    /// The answer, for tests that tamper with it.
    #[cfg(test)]
    pub(super) fn answer_mut(&mut self) -> &mut Answer {
        self.answer();
        self.answer.get_mut().unwrap()
    }

    /// Keeps an optimal tree and sums up what flows in it, counting on from a solution of the same arcs.
    pub(super) fn new(
        problem: &Problem,
        network: &Network,
        mut tree: Tree,
        pivots: u64,
        memory: Option<Memory>,
        previous: Option<&Solution>,
    ) -> Solution {
        let (heads, value) = match previous.filter(|_| !network.is_capped()) {
            Some(old) => tree.totals_since(network, &old.start.tree, (old.heads, old.value)),
            None => tree.totals(network),
        };
        tree.moved = None;
        Solution {
            start: Start {
                tree,
                problem: problem.clone(),
                slack: network.slack,
                memory,
            },
            answer: OnceLock::new(),
            heads,
            value,
            pivots,
        }
    }
}

impl Start {
    pub(super) fn supplies(&self) -> usize {
        self.tree.supplies as usize
    }

    /// Reads flows and prices off the tree.
    fn answer(&self) -> Answer {
        let mut flows: Vec<Flow> = self.carried().chain(self.full()).collect();
        flows.sort_unstable_by_key(|flow| flow.arc);
        // The root's potential is 0. Slack arcs have no improving reduced cost, so `potential − slack` at a supply and
        // `−potential` at a demand are at least 0: the duals of heads and openings.
        let (supply, rest) = self.tree.potentials.split_at(self.supplies());
        let demand = &rest[..rest.len() - 1];
        let supply_potentials: Vec<i64> = supply.iter().map(|potential| potential - self.slack).collect();
        let mut demand_potentials: Vec<i64> = demand.iter().map(|potential| -potential).collect();
        self.price_closed(&supply_potentials, &mut demand_potentials);
        Answer {
            flows,
            supply_potentials,
            demand_potentials,
        }
    }

    /// Flow on the arcs of the tree.
    fn carried(&self) -> impl Iterator<Item = Flow> {
        let tree = &self.tree;
        let carrying = |node: &&Node| node.arc != SLACK && node.flow > 0;
        tree.nodes.iter().filter(carrying).map(|node| {
            let (from, to) = tree.ends(node);
            Flow {
                arc: node.arc,
                from,
                to,
                heads: node.flow,
            }
        })
    }

    /// Arcs outside the tree that are full.
    pub(super) fn full(&self) -> impl Iterator<Item = Flow> {
        let full = self.tree.full.iter().zip(0..).filter(|(full, _)| **full);
        full.filter_map(|(_, arc)| {
            let cell = self.problem.graph.cells[arc as usize];
            let unused = self.slack == 0 && cell.value <= 0;
            let heads = self
                .problem
                .graph
                .caps
                .get(arc as usize)
                .copied()
                .filter(|_| !unused)?;
            let after = self
                .problem
                .graph
                .starts
                .partition_point(|&start| start <= arc as usize);
            let from = u32::try_from(after - 1).ok()?;
            (heads > 0).then_some(Flow {
                arc,
                from,
                to: cell.demand,
                heads,
            })
        })
    }

    /// The simplex keeps demands without openings out of reach; their least feasible price follows from those
    /// of the supplies.
    fn price_closed(&self, supply: &[i64], demand: &mut [i64]) {
        let openings = self.problem.openings();
        if openings.iter().all(|&openings| openings > 0) {
            return;
        }
        for (price, _) in demand
            .iter_mut()
            .zip(openings)
            .filter(|(_, openings)| **openings == 0)
        {
            *price = 0;
        }
        for (own, bounds) in supply.iter().zip(self.problem.graph.starts.windows(2)) {
            for cell in &self.problem.graph.cells[bounds[0]..bounds[1]] {
                let to = cell.demand as usize;
                if openings[to] == 0 {
                    demand[to] = demand[to].max(i64::from(cell.value) - self.slack - own);
                }
            }
        }
    }
}
