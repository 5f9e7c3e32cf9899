//! The problem as the simplex sees it: arcs in rows, the value of slack, effective caps.

use super::columns::Columns;
use super::problem::{Cell, Graph, Objective, Problem};
use std::borrow::Cow;

/// Stands for the slack arc of a node where an arc's position is expected.
pub(super) const SLACK: u32 = u32::MAX;

/// The potential of a demand without openings while the simplex runs: so low that no arc towards it ever has an
/// improving reduced cost. Values, weights and potentials stay below 2^60 + 2^59, so sums with it fit 64 bits.
pub(super) const CLOSED: i64 = -(1 << 61);

/// Into how many steps the slack of a node is cut where the canonical optimum is sought: a convex cost of slack,
/// made piecewise linear. More steps spread slack more evenly and take more pivots.
pub(super) const SEGMENTS: u8 = 16;

/// A problem under one objective.
pub(super) struct Network<'a> {
    pub(super) graph: &'a Graph,
    pub(super) heads: &'a [i64],
    pub(super) openings: &'a [i64],
    pub(super) starts: &'a [usize],
    pub(super) cells: &'a [Cell],
    /// One cap an arc, or empty if no arc has one. Arcs that the objective never uses have a cap of 0.
    pub(super) caps: Cow<'a, [i64]>,
    /// The value of one unplaced head: 0, or less than any way to place it.
    pub(super) slack: i64,
    pub(super) supplies: usize,
    pub(super) demands: usize,
    /// Into how many steps the slack of each node is cut: 1 or [`SEGMENTS`].
    pub(super) segments: u8,
}

impl<'a> Network<'a> {
    pub(super) fn new(problem: &'a Problem, objective: Objective) -> Self {
        let graph = &*problem.graph;
        let mut caps = Cow::Borrowed(graph.caps.as_slice());
        // Under best value an arc of no value can never improve the objective. A cap of 0 keeps it out of the
        // optimal face as well, where a value of 0 would tie with slack.
        if objective == Objective::BestValue && graph.has_worthless {
            let caps = caps.to_mut();
            caps.resize(graph.cells.len(), i64::MAX);
            for (cap, cell) in caps.iter_mut().zip(&graph.cells) {
                if cell.value <= 0 {
                    *cap = 0;
                }
            }
        }
        Network {
            graph,
            heads: &problem.heads,
            openings: &problem.openings,
            starts: &graph.starts,
            cells: &graph.cells,
            caps,
            slack: -problem.head_weight(objective),
            supplies: problem.heads.len(),
            demands: problem.openings.len(),
            segments: 1,
        }
    }

    /// The node that takes unplaced heads and gives unfilled openings.
    pub(super) fn root(&self) -> usize {
        self.supplies + self.demands
    }

    /// The arcs by demand.
    pub(super) fn columns(&self) -> &'a Columns {
        self.graph.columns.get_or_init(|| {
            let cell = |arc: usize| (self.cells[arc].demand, self.cells[arc].value);
            Columns::new(self.starts, cell, self.demands)
        })
    }

    /// Whether any arc has a cap.
    pub(super) fn is_capped(&self) -> bool {
        !self.caps.is_empty()
    }

    /// Most heads that arc may carry; `i64::MAX` if nothing bounds it, as on slack arcs.
    pub(super) fn cap(&self, arc: u32) -> i64 {
        self.caps.get(arc as usize).copied().unwrap_or(i64::MAX)
    }

    /// Heads or openings of a node by its id.
    pub(super) fn quantity(&self, id: usize) -> i64 {
        if id < self.supplies {
            self.heads[id]
        } else {
            self.openings[id - self.supplies]
        }
    }

    /// The slack of a node at which a step begins: an equal share of its heads or openings for each step.
    pub(super) fn step(&self, id: usize, level: u8) -> i64 {
        self.step_of(self.quantity(id), level)
    }

    /// The same for a node of some heads or openings.
    pub(super) fn step_of(&self, quantity: i64, level: u8) -> i64 {
        let (all, level) = (i64::from(self.segments), i64::from(level));
        // `quantity · level / all` without the overflow of the product: quotient and remainder apart.
        quantity / all * level + quantity % all * level / all
    }

    /// The slack at which a step ends; nothing bounds the last.
    pub(super) fn step_end(&self, id: usize, level: u8) -> i64 {
        if level + 1 >= self.segments {
            i64::MAX
        } else {
            self.step(id, level + 1)
        }
    }

    /// The step in which a slack arc of the tree lies, such that the tree is strongly feasible: a supply's can
    /// still rise, a demand's can still fall.
    pub(super) fn level(&self, id: usize, slack: i64) -> u8 {
        let above = |level: &u8| {
            let start = self.step(id, *level);
            if id < self.supplies {
                start <= slack
            } else {
                start < slack
            }
        };
        (1..self.segments).take_while(above).last().unwrap_or(0)
    }
}
