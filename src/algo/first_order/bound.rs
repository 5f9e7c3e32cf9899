//! The dual bound: the Lagrangian dual at any prices, in closed form. By weak duality it is at least the value of
//! every feasible point, whatever prices the iteration has reached.

use super::problem::{Part, Problem, UNIT};
use super::sparse::Sparse;

/// Prices, and the bound that they prove.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    pub(super) bound: f64,
    pub(super) supplies: Vec<f64>,
    pub(super) openings: Vec<f64>,
    pub(super) rows: Vec<f64>,
    /// The worth of one unit more of each choice.
    pub(super) choices: Vec<f64>,
}

/// The least prices of supplies that, with some prices of openings, are no less than what any pair is worth:
/// `max(0, max_j v_ij − w_j)`. `O(pairs)`.
pub(super) fn supply_prices(problem: &Problem, openings: &[f64]) -> Vec<f64> {
    let mut prices = Vec::with_capacity(problem.constants.len());
    for part in &problem.markets {
        let closed = closed_priced(part, openings);
        for supply in 0..part.pairs.supplies() {
            let worth = part
                .pairs
                .of(supply)
                .map(|(demand, value)| f64::from(value) / UNIT - closed[demand]);
            prices.push(worth.fold(0.0, f64::max));
        }
    }
    prices
}

/// Prices of the openings of one market; infinite where there are no openings. They would cost the bound nothing
/// (price times 0 openings), and no supply is priced by a pair that cannot be used.
pub(super) fn closed_priced(part: &Part, openings: &[f64]) -> Vec<f64> {
    let prices = openings[part.demands.clone()].iter().zip(&part.openings);
    prices
        .map(|(&price, &openings)| if openings == 0 { f64::INFINITY } else { price })
        .collect()
}

/// What prices prove. Supplies must have at least their [`supply_prices`], and no price may be below 0. The
/// transposed rows and feeds have one row a choice.
///
/// `Σ openings·w + Σ constant·p + Σ limit·y + Σ_k max over the box of c_k·(worth_k + Σ factor·p − Σ factor·y)`
pub(super) fn prove(
    problem: &Problem,
    [rows_of, feeds_of]: [&Sparse; 2],
    (supplies, openings, rows): (Vec<f64>, Vec<f64>, Vec<f64>),
) -> Proof {
    let mut bound = 0.0;
    for part in &problem.markets {
        let prices = openings[part.demands.clone()].iter().zip(&part.openings);
        bound += prices
            .map(|(price, &openings)| price * openings as f64)
            .sum::<f64>();
    }
    bound += problem
        .constants
        .iter()
        .zip(&supplies)
        .map(|(a, b)| a * b)
        .sum::<f64>();
    bound += problem.at_most.iter().zip(&rows).map(|(a, b)| a * b).sum::<f64>();
    let mut choices = Vec::with_capacity(problem.choices.len());
    for (place, choice) in problem.choices.iter().enumerate() {
        // The reduced cost of the choice: its own worth, what the heads it feeds are worth, less what it uses of rows.
        let price = choice.worth + feeds_of.dot(place, &supplies) - rows_of.dot(place, &rows);
        // The maximum of a linear function over a box is at the end that the sign of its reduced cost points to.
        bound += price * if price > 0.0 { choice.most } else { choice.least };
        choices.push(price);
    }
    Proof {
        bound,
        supplies,
        openings,
        rows,
        choices,
    }
}
