//! Validation of the start: its shape, its boxes, its rows, and no negative supply.

use super::config::SolveError;
use super::problem::Problem;

/// What a start may lose to rounding, as a share of the parts of a sum: callers compute starts by sums of their own.
const DIGITS: f64 = 1e-9;

/// Checks that a start lies in its boxes, breaks no row and leaves no supply negative.
pub(super) fn check_start(problem: &Problem, start: &[f64]) -> Result<(), SolveError> {
    let choices = problem.choices.len();
    if start.len() != choices || start.iter().any(|number| !number.is_finite()) {
        return Err(SolveError::StartShape { choices });
    }
    for (place, (&number, choice)) in start.iter().zip(&problem.choices).enumerate() {
        if number < choice.least || number > choice.most {
            return Err(SolveError::StartOutside {
                choice: place,
                number,
                least: choice.least,
                most: choice.most,
            });
        }
    }
    let size = |terms: &[(u32, f64)]| -> f64 {
        terms
            .iter()
            .map(|&(choice, factor)| (factor * start[choice as usize]).abs())
            .sum()
    };
    for (row, &at_most) in problem.at_most.iter().enumerate() {
        let sum = problem.rows.dot(row, start);
        if sum - at_most > DIGITS * (at_most.abs() + size(problem.rows.row(row))) {
            return Err(SolveError::StartNotFeasible { row, sum, at_most });
        }
    }
    for (market, part) in problem.markets.iter().enumerate() {
        for supply in part.supplies.clone() {
            let heads = problem.supply(supply, start);
            if heads < -DIGITS * (problem.constants[supply].abs() + size(problem.feeds.row(supply))) {
                return Err(SolveError::StartOwesHeads {
                    market,
                    supply: supply - part.supplies.start,
                    heads,
                });
            }
        }
    }
    Ok(())
}
