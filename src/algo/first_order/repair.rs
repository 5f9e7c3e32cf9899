//! Primal repair: a feasible point from a nearly feasible one, by moving it towards a feasible start.
//!
//! Boxes and rows are convex and the start satisfies all of them, so the way back to it always leads to a
//! feasible point. Row by row less is given up than by one common step for all choices.

use super::problem::Problem;
use super::sparse::Sparse;

/// Most passes over the rows; after them one common step towards the start ends the repair.
const PASSES: usize = 60;
/// The longest row in which the later choices give way first. Taking back one choice keeps the others whole,
/// in a long row it would undo whole choices for what all of them exceed a little.
const SHORT: usize = 8;
/// What floats may lose in a sum, as a share of its parts.
const DIGITS: f64 = 1e-11;

/// The rules that couple choices: the rows, and that no supply owes heads.
pub(super) struct Rules {
    rows: Sparse,
    at_most: Vec<f64>,
    /// What may be lost to rounding, by row.
    slack: Vec<f64>,
}

/// The supplies that some choices within their boxes would make negative.
pub(super) fn could_owe(problem: &Problem) -> Vec<usize> {
    let owing = |&supply: &usize| {
        let least = problem.feeds.row(supply).iter().map(|&(choice, factor)| {
            let choice = problem.choices[choice as usize];
            (factor * choice.least).min(factor * choice.most)
        });
        problem.constants[supply] + least.sum::<f64>() < 0.0
    };
    (0..problem.constants.len()).filter(owing).collect()
}

impl Rules {
    pub(super) fn new(problem: &Problem, start: &[f64]) -> Rules {
        let guarded = could_owe(problem);
        // `constant + Σ f·c ≥ 0` as a row: `Σ −f·c ≤ constant`.
        let guards: Vec<Vec<(u32, f64)>> = guarded
            .iter()
            .map(|&supply| {
                let terms = problem.feeds.row(supply).iter();
                terms.map(|&(choice, factor)| (choice, -factor)).collect()
            })
            .collect();
        let rows = Sparse::new(problem.rows.rows().chain(guards.iter().map(Vec::as_slice)));
        let constants = guarded.iter().map(|&supply| problem.constants[supply]);
        let mut at_most: Vec<f64> = problem.at_most.iter().copied().chain(constants).collect();
        let mut slack = Vec::with_capacity(at_most.len());
        for (row, limit) in at_most.iter_mut().enumerate() {
            let parts = rows
                .row(row)
                .iter()
                .map(|&(choice, factor)| (factor * start[choice as usize]).abs());
            slack.push(DIGITS * (limit.abs() + parts.sum::<f64>()));
            // What the start is allowed to lose to rounding is no fault of others.
            *limit = limit.max(rows.dot(row, start));
        }
        Rules { rows, at_most, slack }
    }

    /// Moves a point within its boxes towards the start until it breaks no rule. Each row in turn takes back what
    /// pushes it over its limit; nothing ever moves away from the start, so the passes converge.
    pub(super) fn repair(&self, start: &[f64], point: &mut [f64]) {
        for pass in 0..PASSES {
            let mut broken = false;
            for row in 0..self.at_most.len() {
                let over = self.rows.dot(row, point) - self.at_most[row];
                if over > self.slack[row] {
                    broken = true;
                    // Late passes take back a little more, so that they end.
                    let over = over * (1.0 + 0.01 * pass as f64);
                    self.take_back(row, over, start, point);
                }
            }
            if !broken {
                return;
            }
        }
        // Not settled: the largest common step that keeps every row. At the start, a step of 0, all of them hold.
        let share = self.largest_step(start, point);
        for (number, &from) in point.iter_mut().zip(start) {
            *number = from + share * (*number - from);
        }
    }

    fn take_back(&self, row: usize, over: f64, start: &[f64], point: &mut [f64]) {
        let terms = self.rows.row(row);
        let push = |(choice, factor): (u32, f64), point: &[f64]| {
            (factor * (point[choice as usize] - start[choice as usize])).max(0.0)
        };
        if terms.len() > SHORT {
            let all: f64 = terms.iter().map(|&term| push(term, point)).sum();
            // Only terms that push the row up give way, each by the same share of its way from the start.
            let keep = (1.0 - over / all).max(0.0);
            for &(choice, factor) in terms {
                if push((choice, factor), point) > 0.0 {
                    let from = start[choice as usize];
                    let number = &mut point[choice as usize];
                    *number = from + keep * (*number - from);
                }
            }
            return;
        }
        let mut order: Vec<(u32, f64)> = terms.to_vec();
        order.sort_unstable_by_key(|&(choice, _)| std::cmp::Reverse(choice));
        let mut rest = over;
        for term in order {
            let push = push(term, point);
            if push > 0.0 && rest > 0.0 {
                let keep = (1.0 - rest / push).max(0.0);
                rest -= push;
                let from = start[term.0 as usize];
                let number = &mut point[term.0 as usize];
                *number = from + keep * (*number - from);
            }
        }
    }

    /// The largest share of the way from the start to a point that breaks no row.
    fn largest_step(&self, start: &[f64], point: &[f64]) -> f64 {
        let mut share: f64 = 1.0;
        for (row, &limit) in self.at_most.iter().enumerate() {
            let before = self.rows.dot(row, start);
            let after = self.rows.dot(row, point);
            if after > limit + self.slack[row] && after > before {
                share = share.min(((limit - before) / (after - before)).max(0.0));
            }
        }
        share
    }
}
