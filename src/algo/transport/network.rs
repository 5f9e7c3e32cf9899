//! The problem as the simplex sees it: arcs in rows, the value of slack, effective caps.

use super::problem::{Cell, Objective, Problem};
use std::borrow::Cow;

/// Stands for the slack arc of a node where an arc's position is expected.
pub(super) const SLACK: u32 = u32::MAX;

/// The potential of a demand without openings while the simplex runs: so low that no arc towards it ever
/// gains. Values, weights and potentials stay below 2^60 + 2^59, so sums with it stay within 64 bits.
pub(super) const CLOSED: i64 = -(1 << 61);

/// A problem under one objective.
pub(super) struct Network<'a> {
    pub(super) starts: &'a [usize],
    pub(super) cells: &'a [Cell],
    /// One cap an arc, or empty if no arc has one. Arcs that the objective never uses have a cap of 0.
    pub(super) caps: Cow<'a, [i64]>,
    /// The value of one unplaced head: 0, or less than any way to place it.
    pub(super) slack: i64,
    pub(super) supplies: usize,
    pub(super) demands: usize,
}

impl<'a> Network<'a> {
    pub(super) fn new(problem: &'a Problem, objective: Objective) -> Self {
        let graph = &*problem.graph;
        let mut caps = Cow::Borrowed(graph.caps.as_slice());
        if objective == Objective::BestValue && graph.cells.iter().any(|cell| cell.value <= 0) {
            let caps = caps.to_mut();
            caps.resize(graph.cells.len(), i64::MAX);
            for (cap, cell) in caps.iter_mut().zip(&graph.cells) {
                if cell.value <= 0 {
                    *cap = 0;
                }
            }
        }
        Network {
            starts: &graph.starts,
            cells: &graph.cells,
            caps,
            slack: -problem.head_weight(objective),
            supplies: problem.heads.len(),
            demands: problem.openings.len(),
        }
    }

    /// The node that takes unplaced heads and gives unfilled openings.
    pub(super) fn root(&self) -> usize {
        self.supplies + self.demands
    }

    /// Whether any arc has a cap.
    pub(super) fn is_capped(&self) -> bool {
        !self.caps.is_empty()
    }

    /// Most heads that arc may carry; `i64::MAX` if nothing bounds it, as on slack arcs.
    pub(super) fn cap(&self, arc: u32) -> i64 {
        self.caps.get(arc as usize).copied().unwrap_or(i64::MAX)
    }
}
