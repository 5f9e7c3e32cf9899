//! The auditor: checks feasibility, the exact value and the dual bound by their definitions, without the solver.

use super::problem::{Problem, UNIT};
use super::solution::Solution;
use crate::control::{Cancelled, Control};
use crate::transport::{self, Change, Objective};

/// A constraint, value or bound that choices or a solution violate.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum SolutionViolation {
    /// There is not one number a choice, a price a row or node.
    Shape,
    /// A choice lies outside its box, or is no number.
    Outside {
        /// Position of the choice.
        choice: usize,
        /// What it is.
        number: f64,
    },
    /// A row is above its limit.
    Row {
        /// Position of the row.
        row: usize,
        /// By how much.
        over: f64,
    },
    /// The heads of a supply are negative.
    OwesHeads {
        /// Position of the market.
        market: usize,
        /// Position of the supply.
        supply: usize,
        /// What it has.
        heads: f64,
    },
    /// The choices do not give the value that is stated.
    Value {
        /// The value stated.
        stated: f64,
        /// What exact markets give.
        exact: f64,
    },
    /// The prices do not prove the bound that is stated, or prove none, as some price is below 0 or no number.
    Bound {
        /// The bound stated.
        stated: f64,
        /// What the prices prove.
        proven: f64,
    },
    /// A pair is worth more than the prices of its ends.
    Underpriced {
        /// Position of the market.
        market: usize,
        /// Position of the supply.
        supply: usize,
        /// Position of the demand.
        demand: usize,
    },
    /// The price of a choice does not follow from the other prices.
    ChoicePrice {
        /// Position of the choice.
        choice: usize,
    },
}

/// Checks choices against every box, every row and every supply: empty means that they break no rule. A sum may be
/// off by `tolerance` of the size of its parts. `O(terms)`.
#[must_use]
pub fn audit(problem: &Problem, choices: &[f64], tolerance: f64) -> Vec<SolutionViolation> {
    if choices.len() != problem.choices.len() {
        return vec![SolutionViolation::Shape];
    }
    let mut violations = Vec::new();
    for (choice, (&number, limits)) in choices.iter().zip(&problem.choices).enumerate() {
        let slack = tolerance * (1.0 + limits.least.abs().max(limits.most.abs()));
        if !(number >= limits.least - slack && number <= limits.most + slack) {
            violations.push(SolutionViolation::Outside { choice, number });
        }
    }
    let size = |terms: &[(u32, f64)]| -> f64 {
        let parts = terms
            .iter()
            .map(|&(choice, factor)| (factor * choices[choice as usize]).abs());
        1.0 + parts.sum::<f64>()
    };
    for (row, terms) in problem.rows.rows().enumerate() {
        let over = problem.rows.dot(row, choices) - problem.at_most[row];
        if over > tolerance * (problem.at_most[row].abs() + size(terms)) {
            violations.push(SolutionViolation::Row { row, over });
        }
    }
    for (market, part) in problem.markets.iter().enumerate() {
        for (supply, place) in part.supplies.clone().enumerate() {
            let heads = problem.supply(place, choices);
            let slack = tolerance * (problem.constants[place].abs() + size(problem.feeds.row(place)));
            if heads < -slack {
                violations.push(SolutionViolation::OwesHeads {
                    market,
                    supply,
                    heads,
                });
            }
        }
    }
    violations
}

/// Checks a solution: its choices by [`audit`], its value by matching every market exactly, and its bound by the
/// closed form from its prices. Figures may be off by `tolerance` of themselves.
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop.
pub fn audit_solution(
    problem: &Problem,
    solution: &Solution,
    tolerance: f64,
    control: &Control,
) -> Result<Vec<SolutionViolation>, Cancelled> {
    let shape = solution.prices.len() == problem.markets.len()
        && solution.choice_prices.len() == problem.choices.len()
        && solution.row_prices.len() == problem.at_most.len()
        && solution
            .prices
            .iter()
            .zip(&problem.markets)
            .all(|(prices, part)| {
                prices.supplies.len() == part.supplies.len() && prices.openings.len() == part.openings.len()
            });
    let mut violations = audit(problem, &solution.choices, tolerance);
    if !shape || violations.contains(&SolutionViolation::Shape) {
        return Ok(vec![SolutionViolation::Shape]);
    }
    let exact = exact_value(problem, &solution.choices, control)?;
    if (exact - solution.value).is_nan() || (exact - solution.value).abs() > tolerance * (1.0 + exact.abs()) {
        violations.push(SolutionViolation::Value {
            stated: solution.value,
            exact,
        });
    }
    check_prices(problem, solution, tolerance, &mut violations);
    Ok(violations)
}

/// What choices give, a market at a time, in millionths of heads.
fn exact_value(problem: &Problem, choices: &[f64], control: &Control) -> Result<f64, Cancelled> {
    let mut value = problem
        .choices
        .iter()
        .zip(choices)
        .map(|(choice, number)| choice.worth * number)
        .sum();
    for part in &problem.markets {
        let openings: i64 = part.openings.iter().sum();
        // As fine as 2^61 heads in all allow.
        // Heads are cut more finely than in the solver where that is possible, so that its rounding shows as a difference.
        let finest = transport::MAX_TOTAL / (2 * openings.max(1)).max(1);
        let nodes = i64::try_from(part.supplies.len()).unwrap_or(i64::MAX).max(1);
        let unit = (finest / nodes).clamp(1, 1 << 40);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "below 2^61, and rounded down on purpose"
        )]
        let heads = part
            .supplies
            .clone()
            .zip(0..)
            .map(|(place, supply)| Change::Heads {
                supply,
                heads: (problem.supply(place, choices).clamp(0.0, openings as f64) * unit as f64) as i64,
            });
        let openings = part
            .openings
            .iter()
            .zip(0..)
            .map(|(&openings, demand)| Change::Openings {
                demand,
                openings: openings * unit,
            });
        let changes: Vec<Change> = heads.chain(openings).collect();
        let Ok(market) = part.pairs.empty.with(&changes) else {
            return Ok(f64::NAN);
        };
        let solution = transport::solve_any(&market, Objective::BestValue, control)?;
        value += solution.value() as f64 / UNIT / unit as f64;
    }
    Ok(value)
}

fn check_prices(
    problem: &Problem,
    solution: &Solution,
    tolerance: f64,
    violations: &mut Vec<SolutionViolation>,
) {
    let (mut proven, mut least) = (0.0, 0.0f64);
    let mut choice_prices: Vec<f64> = problem.choices.iter().map(|choice| choice.worth).collect();
    let mut sizes: Vec<f64> = choice_prices.iter().map(|price| 1.0 + price.abs()).collect();
    let mut add = |terms: &[(u32, f64)], price: f64| {
        for &(choice, factor) in terms {
            choice_prices[choice as usize] += factor * price;
            sizes[choice as usize] += (factor * price).abs();
        }
    };
    for (market, (part, prices)) in problem.markets.iter().zip(&solution.prices).enumerate() {
        for (supply, (place, &price)) in part.supplies.clone().zip(&prices.supplies).enumerate() {
            proven += problem.constants[place] * price;
            least = least.min(price);
            add(problem.feeds.row(place), price);
            for (demand, value) in part.pairs.of(supply) {
                let worth = f64::from(value) / UNIT;
                if worth > price + prices.openings[demand] + tolerance * (1.0 + worth) {
                    violations.push(SolutionViolation::Underpriced {
                        market,
                        supply,
                        demand,
                    });
                }
            }
        }
        for (&openings, &price) in part.openings.iter().zip(&prices.openings) {
            proven += openings as f64 * price;
            least = least.min(price);
        }
    }
    for (row, &price) in solution.row_prices.iter().enumerate() {
        proven += problem.at_most[row] * price;
        least = least.min(price);
        add(problem.rows.row(row), -price);
    }
    for (place, (&price, choice)) in choice_prices.iter().zip(&problem.choices).enumerate() {
        // The Lagrangian's maximum over a box: linear, so at one of its ends.
        proven += (price * choice.least).max(price * choice.most);
        let stated = solution.choice_prices[place];
        if (stated - price).is_nan() || (stated - price).abs() > tolerance * sizes[place] {
            violations.push(SolutionViolation::ChoicePrice { choice: place });
        }
    }
    let stated = solution.bound;
    // Weak duality needs prices of at least 0 and pairs not worth more than their ends (checked above).
    let holds = stated >= proven - tolerance * (1.0 + proven.abs()) && least >= 0.0;
    if !holds || stated < solution.value - tolerance * (1.0 + solution.value.abs()) {
        violations.push(SolutionViolation::Bound { stated, proven });
    }
}
