//! Newton's direction for the logarithms of the demands' scalings: truncated conjugate gradients, preconditioned by
//! the diagonal, within a trust region that is a box.

use super::kernel::{Kernel, Work};
use super::state::State;
use crate::control::{Cancelled, Control};

/// Most passes for one direction. A direction that needs more is left unfinished: every iterate of conjugate
/// gradients is a direction of descent.
const MOST_PASSES: u64 = 300;

/// The least diagonal, as a share of what a column holds: where it is flatter the radius tells how far to go.
const FLAT: f64 = 1e-12;

/// The share of the radius from which on a logarithm counts as having come to it, so that one restart holds many
/// and not one each.
const NEAR: f64 = 0.5;

/// What a direction is sought for.
pub(super) struct Aim {
    /// Share of the gradient's norm that may remain.
    pub(super) rest: f64,
    /// Largest change of any logarithm.
    pub(super) radius: f64,
    /// Passes over the arcs that are left.
    pub(super) passes: u64,
}

/// A direction and how it ended.
pub(super) struct Direction {
    pub(super) step: Vec<f64>,
    pub(super) passes: u64,
    /// Whether the radius ended it.
    pub(super) is_cut: bool,
}

/// Approximately solves `S·step = openings − sums` over the demands that are free to move, where `S` is the
/// Hessian of the dual with the supplies following: conjugate gradients with the diagonal as preconditioner,
/// each logarithm stopped at the radius.
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop, which is asked before each pass.
pub(super) fn direction(
    kernel: &Kernel,
    state: &State,
    aim: &Aim,
    control: &Control,
) -> Result<Direction, Cancelled> {
    let demands = kernel.openings.len();
    let mut open = vec![0.0; kernel.heads.len()];
    let mut diagonal = vec![0.0; demands];
    kernel.diagonal(&state.supply, &state.demand, &mut open, &mut diagonal);
    for (diagonal, sum) in diagonal.iter_mut().zip(&state.sums) {
        *diagonal = diagonal.max(sum * FLAT);
    }
    // Bounded variables: a scaling at 1 whose column is not full would only grow, so it is fixed (projected Newton).
    let free = |place: usize| state.is_free(kernel, place) && diagonal[place] > 0.0;
    let mut is_free: Vec<bool> = (0..demands).map(free).collect();
    let mut residual: Vec<f64> = (0..demands)
        .map(|place| kernel.openings[place] - state.sums[place])
        .collect();
    let mut found = Direction {
        step: vec![0.0; demands],
        passes: 1,
        is_cut: false,
    };
    let mut work = Work {
        weighted: vec![0.0; demands],
        result: vec![0.0; demands],
    };
    let mut towards = conditioned(&residual, &diagonal, &is_free);
    let mut norm = product(&residual, &towards);
    let mut enough = norm * aim.rest * aim.rest;
    for _ in 0..MOST_PASSES.min(aim.passes) {
        if norm <= enough || norm <= 0.0 {
            break;
        }
        if control.is_cancelled() {
            return Err(Cancelled);
        }
        kernel.product((&state.supply, &state.demand), &open, &towards, &mut work);
        found.passes += 1;
        let curvature = product(&towards, &work.result);
        // No curvature along this direction but rounding: go to the edge of the trust region.
        let length = if curvature > norm * 1e-14 {
            norm / curvature
        } else {
            f64::INFINITY
        };
        let inside = within(&found.step, &towards, aim.radius);
        add(&mut found.step, &towards, length.min(inside));
        add(&mut residual, &work.result, -length.min(inside));
        if length >= inside {
            // What has come to the radius, or near, stays there, and the others go on without it: conjugate
            // gradients restart on the smaller system.
            found.is_cut = true;
            for (free, step) in is_free.iter_mut().zip(&found.step) {
                *free &= step.abs() < NEAR * aim.radius;
            }
            towards = conditioned(&residual, &diagonal, &is_free);
            norm = product(&residual, &towards);
            enough = norm * aim.rest * aim.rest;
            continue;
        }
        let fresh = conditioned(&residual, &diagonal, &is_free);
        let next = product(&residual, &fresh);
        let keep = next / norm;
        for (towards, fresh) in towards.iter_mut().zip(fresh) {
            *towards = fresh + keep * *towards;
        }
        norm = next;
    }
    Ok(found)
}

/// The residual over the diagonal where a demand is free, else nothing.
fn conditioned(residual: &[f64], diagonal: &[f64], is_free: &[bool]) -> Vec<f64> {
    let cells = residual.iter().zip(diagonal).zip(is_free);
    cells
        .map(|((residual, diagonal), free)| if *free { residual / diagonal } else { 0.0 })
        .collect()
}

/// The largest length at which `step + length·towards` stays within the radius in every place.
fn within(step: &[f64], towards: &[f64], radius: f64) -> f64 {
    let room = |(step, towards): (&f64, &f64)| {
        if *towards == 0.0 {
            f64::INFINITY
        } else {
            ((radius - step * towards.signum()) / towards.abs()).max(0.0)
        }
    };
    step.iter()
        .zip(towards)
        .map(room)
        .fold(f64::INFINITY, f64::min)
        .min(f64::MAX)
}

fn product(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(to: &mut [f64], what: &[f64], times: f64) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += times * what;
    }
}
