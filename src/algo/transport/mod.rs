//! Exact transportation with slack: the best integral flow from supplies to demands over sparse arcs.
//!
//! Supply `i` has `a_i` heads, demand `j` has `b_j` openings, arc `(i, j)` has a value of `v_ij` whole
//! millionths a head and, at will, a cap. Find whole `x` with `0 ≤ x_ij ≤ cap_ij`, `Σ_j x_ij ≤ a_i` and
//! `Σ_i x_ij ≤ b_j` that maximises
//!
//! - [`Objective::BestValue`]: `Σ v·x`;
//! - [`Objective::FillFirst`]: `Σ x`, and among those flows `Σ v·x`.
//!
//! Method: the network simplex on the graph that has one more node, the root, to which every supply sends its
//! unplaced heads and from which every demand draws its unfilled openings. That star of slack arcs is a
//! spanning tree that is always feasible, so there is no first phase and no artificial arc. Trees are kept
//! strongly feasible by Cunningham's leaving rule (after Cunningham 1976), so the method ends under any choice
//! of entering arc. Entering arcs are the best of a block of arcs, block after block. Flows of whole heads stay
//! whole.
//!
//! - [`solve`] from nothing, [`resolve`] from an earlier solution: one canonical optimum among equals;
//! - [`ranges`] gives the least and the most flow of any group over all optima;
//!   for nodes by maximum flows near the group;
//! - [`audit`] proves a solution optimal, or says what is wrong, from the rules alone;
//! - [`prices`] gives the exact worth of one more and of one fewer head at each node.
//!
//! Memory: 8 bytes an arc and about 60 a node, besides 8 more an arc if there are caps. A re-solve keeps the arcs
//! by demand as well, 12 bytes each, and a canonical solution 24 for each arc that neither gains nor loses. Time
//! grows in practice a little faster than the number of arcs.

mod audit;
mod canonical;
mod columns;
mod face;
mod few;
mod network;
mod patch;
mod prices;
mod pricing;
mod problem;
mod ranges;
mod shifts;
mod simplex;
mod solution;
mod solve;
mod tree;
mod warm;

pub use audit::{FlowViolation, audit};
#[doc(hidden)]
pub use prices::Price;
pub use prices::{Prices, prices};
pub use problem::{Arc, Change, Objective, Problem, ProblemError};
#[doc(hidden)]
pub use problem::{MAX_NODES, MAX_TOTAL, MAX_VALUE};
#[doc(hidden)]
pub use ranges::Group;
pub use ranges::{Range, ranges};
pub use solution::{Flow, Solution};
#[doc(hidden)]
pub use solve::solve_any;
pub use solve::{resolve, solve};
