//! Newton's direction: where the logarithms of the demands' scalings should go, by conjugate gradients.

use super::kernel::{Kernel, Work};
use super::state::State;
use crate::algo::control::{Cancelled, Control};

/// Most passes for one direction.
const MOST_PASSES: u64 = 300;

/// The least diagonal, as a share of what a column holds: where it is flatter the radius tells how far to go.
const FLAT: f64 = 1e-12;

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
/// truncated at the radius (after Steihaug 1983, recalled).
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
    let is_free: Vec<bool> = (0..demands)
        .map(|place| state.is_free(kernel, place) && diagonal[place] > 0.0)
        .collect();
    let gap = |place: usize| {
        if is_free[place] {
            kernel.openings[place] - state.sums[place]
        } else {
            0.0
        }
    };
    let mut residual: Vec<f64> = (0..demands).map(gap).collect();
    let conditioned = |residual: &[f64]| -> Vec<f64> {
        let pairs = residual.iter().zip(&diagonal);
        pairs
            .map(|(residual, diagonal)| if *diagonal > 0.0 { residual / diagonal } else { 0.0 })
            .collect()
    };
    let mut step = vec![0.0; demands];
    let mut towards = conditioned(&residual);
    let mut norm = product(&residual, &towards);
    let enough = norm * aim.rest * aim.rest;
    let mut work = Work {
        weighted: vec![0.0; demands],
        result: vec![0.0; demands],
    };
    let mut passes = 1;
    for _ in 0..MOST_PASSES.min(aim.passes) {
        if norm <= enough || norm <= 0.0 {
            break;
        }
        if control.is_cancelled() {
            return Err(Cancelled);
        }
        kernel.product((&state.supply, &state.demand), &open, &towards, &mut work);
        passes += 1;
        for (result, free) in work.result.iter_mut().zip(&is_free) {
            if !free {
                *result = 0.0;
            }
        }
        let curvature = product(&towards, &work.result);
        let length = if curvature > norm * 1e-14 {
            norm / curvature
        } else {
            f64::INFINITY
        };
        let inside = within(&step, &towards, aim.radius);
        if length >= inside {
            add(&mut step, &towards, inside);
            return Ok(Direction {
                step,
                passes,
                is_cut: true,
            });
        }
        add(&mut step, &towards, length);
        add(&mut residual, &work.result, -length);
        let fresh = conditioned(&residual);
        let next = product(&residual, &fresh);
        let keep = next / norm;
        for (towards, fresh) in towards.iter_mut().zip(fresh) {
            *towards = fresh + keep * *towards;
        }
        norm = next;
    }
    Ok(Direction {
        step,
        passes,
        is_cut: false,
    })
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
