//! Choices that feed markets: a large linear program of one structure, solved approximately with a proven gap.
//!
//! Choices `c_k`, each in a box `least_k ≤ c_k ≤ most_k` and worth `g_k` a unit, obey rows `Σ_k a_rk·c_k ≤ b_r` and feed
//! the supplies of markets: supply `i` of market `m` has `s_i(c) = constant_i + Σ_k f_ik·c_k` heads. A market matches
//! them to openings `o_j` over sparse pairs of value `v_ij`. Find choices and flows `x ≥ 0` with `Σ_j x_ij ≤ s_i(c)` and
//! `Σ_i x_ij ≤ o_j` that maximise the objective
//!
//! `Σ_m Σ_ij v_ij·x_ij + Σ_k g_k·c_k`.
//!
//! Method: a primal-dual first-order method on the structure itself, without a matrix (after Chambolle and Pock 2011),
//! reflected, drawn back to an anchor and restarted (after Applegate et al. 2021, PDLP; Lu and Yang 2024, reflected
//! Halpern iteration), with steps of their own for each number (after Pock and Chambolle 2011). It starts from feasible
//! choices and their exact markets. Pairs that are far from being used are left out of the steps, and come back
//! when prices change; the bound looks at all.
//!
//! Guarantee: both ends of the gap hold at any iterate, converged or not (weak duality and primal feasibility).
//!
//! - The bound follows in closed form from any prices `w_j ≥ 0` of openings and `y_r ≥ 0` of rows. With
//!   `p_i ≥ max(0, max_j v_ij − w_j)` no choices give more than
//!   `Σ o·w + Σ constant·p + Σ b·y + Σ_k max over the box of c_k·(g_k + Σ_i f_ik·p_i − Σ_r a_rk·y_r)`.
//! - The value is that of choices which break no rule, every market matched exactly by
//!   [`transport`](super::transport). Choices of the iterate are moved towards the start until they break none.
//!
//! `solve` ends when the gap is small enough ([`Config`]), or after a stated amount of work; `audit` checks choices
//! from the rules alone, and [`audit_solution`] the value and the bound besides.
//!
//! A step takes time in proportion to the pairs in play, the terms and the nodes. How many steps are needed is
//! not known in advance: some hundreds where numbers are alike in size, many more where the factors of
//! one row differ a thousandfold. There is no clock and no thread, sums have a fixed order, and the same
//! input has the same output to the last bit. Memory: 24 bytes a pair in play, at first all, and about 200 a
//! choice or node.
//!
//! # Example: which of two sources should grow?
//!
//! ```
//! use std::sync::Arc;
//! use vocmatch_algo::Control;
//! use vocmatch_algo::first_order::{Choice, Config, Feed, Market, Pairs, Problem, Row, solve};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // Ten heads from each of two sources, and no more than twenty in all. Each demand takes one source.
//! let source = Choice { least: 5.0, most: 15.0, worth: 0.0 };
//! let in_all = Row { terms: vec![(0, 1.0), (1, 1.0)], at_most: 20.0 };
//! let feed = |choice| Feed { constant: 0.0, terms: vec![(choice, 1.0)] };
//! let market = Market {
//!     pairs: Arc::new(Pairs::new(2, 2, [(0, 0, 900_000), (1, 1, 800_000)])?),
//!     openings: vec![12, 30],
//!     feeds: vec![feed(0), feed(1)],
//! };
//! let problem = Problem::new(vec![source; 2], &[in_all], vec![market])?;
//! let solution = solve(&problem, &[10.0, 10.0], &Config::default(), &Control::default())?;
//!
//! // Two heads move to the better source, as far as it has openings.
//! assert_eq!(solution.start_value, 17.0);
//! assert!((solution.value - 17.2).abs() < 0.01 && (solution.bound - 17.2).abs() < 0.01);
//! assert!((solution.choices[0] - 12.0).abs() < 0.1);
//! // One more head in all would go to the second source.
//! assert!((solution.row_prices[0] - 0.8).abs() < 0.01);
//! # Ok(())
//! # }
//! ```

mod audit;
mod bound;
mod config;
mod markets;
mod play;
mod problem;
mod repair;
mod sizes;
mod solution;
mod solve;
mod sparse;
mod start;
mod state;
mod step;

pub use audit::{SolutionViolation, audit, audit_solution};
pub use config::{Config, SolveError};
pub use problem::{
    Choice, Feed, MAX_NUMBER, MAX_OPENINGS, Market, Pairs, Problem, ProblemEntry, ProblemError, Row,
};
pub use solution::{Prices, Solution};
pub use solve::solve;
