//! The spread that a market without a planner shows: entropic transportation with slack over sparse arcs.
//!
//! Supply `i` has `h_i` heads, demand `j` has `o_j` openings, arc `(i, j)` a value `v_ij` and, at will, a cap.
//! At the temperature `τ` find real `x` with `0 ≤ x_ij ≤ cap_ij`, `Σ_j x_ij ≤ h_i` and `Σ_i x_ij ≤ o_j` that
//! maximises
//!
//! `Σ v·x − τ·Σ x·(ln(x/q) − 1)`, where `q_ij = h_i·o_j / Σ o`.
//!
//! The one optimum is `x = min(cap, q·e^(v/τ)·a_i·b_j)` with scalings `a` and `b` of at most 1, below 1 only
//! where the node is full. Values and `τ` are in whole units here, 1 being 1,000,000 of [`Problem`]'s
//! millionths. Arcs of value 0 or less are used like any other, as the formula says.
//!
//! Method: the dual is convex and smooth in `ln a ≤ 0`, `ln b ≤ 0`. Given `b`, the best `a` fills each row
//! exactly, so only `b` is sought. Alternate scaling (RAS, Sinkhorn) goes first; where it is slow, a Newton
//! step on `ln b` by preconditioned conjugate gradients follows, taken only if the dual falls or the residual
//! halves. Cold markets are reached from warmer ones. All passes multiply; exponentials are taken when the
//! kernel is built, so no value over temperature overflows.
//!
//! - [`solve`] finds the spread, [`audit`] checks one from the rules alone;
//! - [`round`] makes whole people of it, each number the one below or the one above.
//!
//! The value of the spread falls short of the best that [`transport`](super::transport) finds by at most
//! `τ·Σ (y·ln(y/q) − y + q)`, `y` being a best flow: the gap goes to 0 with `τ`.
//!
//! Memory of a solve: 16 bytes an arc, 24 with caps, and some vectors of nodes; of rounding, about 100 an arc.

mod audit;
mod config;
mod kernel;
mod newton;
mod rounding;
mod solve;
mod spread;
mod state;

#[doc(hidden)]
pub use audit::SpreadViolation;
pub use audit::audit;
#[doc(hidden)]
pub use config::LEAST_TEMPERATURE;
pub use config::{Config, SpreadError};
#[doc(hidden)]
pub use rounding::round;
pub use solve::solve;
pub use spread::Spread;

#[cfg(doc)]
use super::transport::Problem;
