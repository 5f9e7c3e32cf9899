//! Stable allocation: who goes where when both sides choose, with quantities, over sparse arcs with caps.
//!
//! The question is a [`Problem`](super::transport::Problem) and, for each arc, how its supply scores it and
//! how its demand does ([`Preferences`]). A flow `x` within heads, openings and caps is *stable* if no arc
//! blocks it. Arc `(i, j)` blocks if `x_ij < cap_ij` and both ends would rather have more of it:
//!
//! - `i` has unplaced heads, or holds some on an arc that it ranks below `(i, j)`;
//! - `j` has unfilled openings, or holds some on an arc that it ranks below `(i, j)`.
//!
//! This is the stable allocation of Baïou and Balinski ("The stable allocation (or ordinal transportation)
//! problem", 2002, recalled); one head a supply gives college admissions (after Gale and Shapley 1962). A
//! stable flow always exists, and ranks without ties make the one unique that is best for every supply at
//! once and worst for every demand, and the one that is the reverse; each node places or fills as much in one
//! as in the other. Values play no part.
//!
//! - [`solve`] finds the one or the other;
//! - [`audit`] lists every arc that blocks a flow, and every rule that it breaks.
//!
//! Method: deferred acceptance. Each proposer offers what it has left to the best arc that is still open; a
//! receiver that is full gives up as much of the worst that it holds, whose owner proposes next. An arc is
//! closed for good once it is full, or once its receiver is full and holds nothing worse. Offers move whole
//! amounts; but small amounts can go round a cycle for as many turns as there are heads. So the chain of
//! rejections is followed, and where it runs into itself the whole cycle is turned at once, by as much as
//! closes an arc (the rotations of Baïou and Balinski; Dean and Munshi, "Faster algorithms for stable
//! allocation problems", 2010, speed up long chains by dynamic trees, which are left out here). Between two
//! closings a chain visits each proposer at most once: the number of steps is `O((arcs + nodes) · proposers)`,
//! however many heads there are, and in practice close to the number of arcs.
//!
//! Memory: 44 bytes an arc for the preferences, while solving 8 more, and 8 besides if there are caps.

mod audit;
mod market;
mod preferences;
mod ranking;
mod side;
mod solve;

#[doc(hidden)]
pub use audit::StabilityViolation;
pub use audit::audit;
pub use preferences::Preferences;
#[doc(hidden)]
pub use preferences::PreferencesError;
pub use side::Side;
pub use solve::{Allocation, solve};
