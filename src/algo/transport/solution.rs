//! The answer: flows, the potentials that prove them best, and the tree to start again from.

use super::face::Memory;
use super::network::{Network, SLACK};
use super::problem::{Arc, Graph, Objective, Problem};
use super::tree::{ROOT, Tree};
use std::sync;

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

/// A node's place in the optimal tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) id: u32,
    /// Id of the parent.
    pub(super) parent: u32,
    /// The arc between them, or [`SLACK`].
    pub(super) arc: u32,
}

/// An optimal flow and its proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    pub(super) flows: Vec<Flow>,
    pub(super) supply_potentials: Vec<i64>,
    pub(super) demand_potentials: Vec<i64>,
    /// The tree, parents before children, without the root.
    pub(super) tree: Vec<Place>,
    /// By id: the step at which slack outside the tree stands.
    pub(super) levels: Vec<u8>,
    pub(super) graph: sync::Arc<Graph>,
    /// The optimal face, if the solution is canonical.
    pub(super) memory: Option<Memory>,
    heads: i64,
    value: i128,
    pivots: u64,
}

impl Solution {
    /// The heads that flow on each arc that carries any, in the order of arcs.
    #[must_use]
    pub fn flows(&self) -> &[Flow] {
        &self.flows
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

    /// Steps that the simplex took.
    #[must_use]
    pub fn pivots(&self) -> u64 {
        self.pivots
    }

    /// The dual price of each supply, at least 0. With those of the demands it certifies the optimum: value
    /// plus [`head_weight`](Problem::head_weight) of an arc is at most the sum of the prices at its ends where
    /// flow is below the cap, at least that sum where there is flow, and a price above 0 means that nothing is
    /// left at the node. One of many certificates; the worth of one head more is in
    /// [`prices`](super::prices).
    #[must_use]
    pub fn supply_potentials(&self) -> &[i64] {
        &self.supply_potentials
    }

    /// The dual price of each demand, at least 0.
    #[must_use]
    pub fn demand_potentials(&self) -> &[i64] {
        &self.demand_potentials
    }

    /// Reads the answer off an optimal tree.
    #[expect(clippy::cast_possible_truncation, reason = "ids and positions fit 32 bits")]
    pub(super) fn from_tree(
        problem: &Problem,
        objective: Objective,
        network: &Network,
        tree: &Tree,
        pivots: u64,
        memory: Option<Memory>,
    ) -> Solution {
        let supplies = network.supplies;
        let mut flows = Vec::new();
        let mut places = Vec::with_capacity(tree.nodes.len() - 1);
        let mut levels = tree.levels.clone();
        let mut label = tree.node(ROOT).next;
        while label != ROOT {
            let node = tree.node(label);
            let parent = tree.node(node.parent).id;
            places.push(Place {
                id: node.id,
                parent,
                arc: node.arc,
            });
            if node.arc == SLACK {
                levels[node.id as usize] = 0;
            } else if node.flow > 0 {
                let (from, to) = if tree.points_up(node) {
                    (node.id, parent)
                } else {
                    (parent, node.id)
                };
                flows.push(Flow {
                    arc: node.arc,
                    from,
                    to: to - supplies as u32,
                    heads: node.flow,
                });
            }
            label = node.next;
        }
        for (arc, _) in tree.full.iter().enumerate().filter(|(_, full)| **full) {
            let heads = network.cap(arc as u32);
            if let Some(Arc { from, to, .. }) = problem.arc(arc).filter(|_| heads > 0) {
                flows.push(Flow {
                    arc: arc as u32,
                    from,
                    to,
                    heads,
                });
            }
        }
        flows.sort_unstable_by_key(|flow| flow.arc);
        let value = |flow: &Flow| i128::from(network.cells[flow.arc as usize].value) * i128::from(flow.heads);
        let (supply, demand) = tree.potentials[..network.root()].split_at(supplies);
        let supply_potentials: Vec<i64> = supply.iter().map(|potential| potential - network.slack).collect();
        let mut demand_potentials: Vec<i64> = demand.iter().map(|potential| -potential).collect();
        price_closed(problem, objective, &supply_potentials, &mut demand_potentials);
        Solution {
            heads: flows.iter().map(|flow| flow.heads).sum(),
            value: flows.iter().map(value).sum(),
            flows,
            supply_potentials,
            demand_potentials,
            tree: places,
            levels,
            graph: sync::Arc::clone(&problem.graph),
            memory,
            pivots,
        }
    }
}

/// The simplex keeps demands without openings out of reach; their least feasible price follows from those of
/// the supplies.
fn price_closed(problem: &Problem, objective: Objective, supply: &[i64], demand: &mut [i64]) {
    let openings = problem.openings();
    if openings.iter().all(|&openings| openings > 0) {
        return;
    }
    let weight = problem.head_weight(objective);
    for (price, _) in demand
        .iter_mut()
        .zip(openings)
        .filter(|(_, openings)| **openings == 0)
    {
        *price = 0;
    }
    for (from, own) in supply.iter().enumerate() {
        for cell in &problem.graph.cells[problem.row(from)] {
            let to = cell.demand as usize;
            if openings[to] == 0 {
                demand[to] = demand[to].max(i64::from(cell.value) + weight - own);
            }
        }
    }
}
