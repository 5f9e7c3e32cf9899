//! Exact transportation with slack: the best integral flow from supplies to demands over sparse arcs.
//!
//! Supply `i` has `a_i` heads, demand `j` has `b_j` openings, arc `(i, j)` has a value of `v_ij` whole
//! millionths a head and an optional cap. Find integers `x` with `0 ≤ x_ij ≤ cap_ij`, `Σ_j x_ij ≤ a_i` and
//! `Σ_i x_ij ≤ b_j` that maximise the objective
//!
//! - [`Objective::BestValue`]: `Σ v·x`;
//! - [`Objective::FillFirst`]: `Σ x`, and among those flows `Σ v·x`.
//!
//! Method: the network simplex on the graph that has one more node, the root, to which every supply sends its
//! unplaced heads and from which every demand draws its unfilled openings. That star of slack arcs is always a
//! feasible basis (spanning tree), so there is no first phase and no artificial arc. Bases are kept strongly
//! feasible by Cunningham's leaving rule (after Cunningham 1976), so degenerate pivots cannot cycle and the
//! method ends under any choice of entering arc. The entering arc is that of the best reduced cost in a block
//! of arcs, block after block. The constraint matrix is totally unimodular, so integral data give integral
//! flows.
//!
//! - [`solve`] from the slack basis, [`resolve`] from an earlier optimal basis: the canonical optimum;
//! - [`ranges`] gives the least and the most flow of a group over all optima, for nodes by maximum flows;
//! - [`audit`] verifies feasibility and optimality from constraints and duals alone, without the solver;
//! - [`prices`] gives the shadow prices: the exact change of the optimum for one head or opening more or less.
//!
//! Memory: 8 bytes an arc and about 60 a node, besides 8 more an arc if there are caps. A re-solve keeps the arcs
//! by demand as well, 12 bytes each, and a canonical solution 24 for each arc of reduced cost 0. Time grows in
//! practice a little faster than the number of arcs.
//!
//! # Example: fifteen heads for twelve openings
//!
//! ```
//! use vocmatch_algo::Control;
//! use vocmatch_algo::transport::{Arc, Objective, Problem, audit, prices, solve};
//!
//! let arc = |from, to, value| Arc { from, to, value, cap: None };
//! let arcs = [arc(0, 0, 900_000), arc(0, 1, 600_000), arc(1, 0, 800_000), arc(1, 1, 700_000)];
//! let problem = Problem::new(vec![10, 5], vec![8, 4], arcs)?;
//! let solution = solve(&problem, Objective::BestValue, &Control::default())?;
//!
//! assert_eq!((solution.heads(), solution.value()), (12, 8 * 900_000 + 4 * 700_000));
//! assert_eq!(audit(&problem, Objective::BestValue, &solution), []);
//! // Openings are scarce, heads are not: only an opening has a shadow price.
//! let prices = prices(&problem, Objective::BestValue, &solution);
//! assert_eq!(prices.one_more_demand[0].value, 900_000);
//! assert_eq!(prices.one_more_supply[0].value, 0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
