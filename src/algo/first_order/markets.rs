//! Exact markets: the value of choices by the exact transportation solver, with flows and duals.
//!
//! Real heads are rounded down to multiples of a power of two, so that scaling is exact in floating point and
//! the flow that is found is feasible: its value is a valid lower bound.

use super::problem::{Part, Problem, UNIT};
use crate::control::{Cancelled, Control};
use crate::transport::{self, Change, Objective, Solution};
use std::rc::Rc;
use std::sync::Arc;

/// Heads are cut to whole multiples of 2^-36 at the finest.
const FINEST: i32 = 36;
/// All heads and openings of a market stay below 2^51 of those: within the 53 bits that a float keeps exactly.
const BITS: i32 = 50;
/// What solving a market exactly counts for, in looks at each of its pairs. Work is counted, not timed, so that
/// a solve ends at the same step on every machine.
pub(super) const LOOKS: u64 = 20;

/// The markets as last solved.
pub(super) struct Markets<'a> {
    problem: &'a Problem,
    solved: Vec<Option<Solved>>,
    /// Pairs looked at.
    pub(super) work: u64,
}

/// A market solved for some supplies.
#[derive(Clone)]
struct Solved {
    heads: Rc<Vec<i64>>,
    scale: i32,
    solution: Rc<Solution>,
}

impl<'a> Markets<'a> {
    pub(super) fn new(problem: &'a Problem) -> Self {
        Markets {
            problem,
            solved: vec![None; problem.markets.len()],
            work: 0,
        }
    }

    /// The value of some choices, every market matched exactly. Supplies are rounded down to whole multiples
    /// of a power of two, so the value can be reached.
    pub(super) fn value(&mut self, choices: &[f64], control: &Control) -> Result<f64, Cancelled> {
        let mut value = self.problem.own_worth(choices);
        for market in 0..self.problem.markets.len() {
            value += self.solve(market, choices, control)?;
        }
        Ok(value)
    }

    fn solve(&mut self, market: usize, choices: &[f64], control: &Control) -> Result<f64, Cancelled> {
        let part = &self.problem.markets[market];
        let (heads, scale) = whole_heads(self.problem, part, choices);
        let found = self.find(market, &heads, scale);
        let solved = if let Some(solved) = found {
            solved
        } else {
            self.work += LOOKS * part.pairs.count() as u64;
            Solved {
                solution: Rc::new(solve(part, &heads, scale, control)?),
                heads: Rc::new(heads),
                scale,
            }
        };
        let value = power(-solved.scale) * (solved.solution.value() as f64) / UNIT;
        self.solved[market] = Some(solved);
        Ok(value)
    }

    /// The same market with the same heads, among those before it or as it was last solved.
    fn find(&self, market: usize, heads: &[i64], scale: i32) -> Option<Solved> {
        let parts = &self.problem.markets;
        let own = &parts[market];
        (0..=market).rev().find_map(|other| {
            let part = &parts[other];
            // Years with the same pairs, openings and heads are solved once. Comparing pairs by pointer is enough: callers
            // share them.
            let is_alike =
                other == market || (Arc::ptr_eq(&part.pairs, &own.pairs) && part.openings == own.openings);
            let same = |solved: &&Solved| solved.scale == scale && *solved.heads == heads;
            self.solved[other]
                .as_ref()
                .filter(|_| is_alike)
                .filter(same)
                .cloned()
        })
    }

    /// The flows of a market as last solved: supply and demand, both within the market, and heads.
    pub(super) fn flows(&self, market: usize) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
        self.solved[market].iter().flat_map(|solved| {
            let unit = power(-solved.scale);
            solved
                .solution
                .flows()
                .iter()
                .map(move |flow| (flow.from as usize, flow.to as usize, flow.heads as f64 * unit))
        })
    }

    /// Prices of the openings of all markets as last solved.
    pub(super) fn opening_prices(&self) -> Vec<f64> {
        let solved = self.solved.iter().flatten();
        let prices = solved.flat_map(|solved| solved.solution.demand_potentials());
        prices.map(|&price| price as f64 / UNIT).collect()
    }

    /// Prices of the supplies of all markets as last solved.
    pub(super) fn supply_prices(&self) -> Vec<f64> {
        let solved = self.solved.iter().flatten();
        let prices = solved.flat_map(|solved| solved.solution.supply_potentials());
        prices.map(|&price| price as f64 / UNIT).collect()
    }
}

/// The supplies of a market in whole multiples of 2^-scale, rounded down. No supply needs more heads than
/// there are openings.
#[expect(
    clippy::cast_possible_truncation,
    reason = "below 2^62, and rounded down on purpose"
)]
fn whole_heads(problem: &Problem, part: &Part, choices: &[f64]) -> (Vec<i64>, i32) {
    let openings: i64 = part.openings.iter().sum();
    let supplies = part.supplies.clone();
    let heads: Vec<f64> = supplies
        .map(|supply| problem.supply(supply, choices).clamp(0.0, openings as f64))
        .collect();
    let most = heads.iter().sum::<f64>().max(openings as f64).max(1.0);
    // The finest grid on which all heads still fit: rounding takes less than a unit a supply.
    let scale = (BITS - libm::ilogb(most)).min(FINEST);
    let unit = power(scale);
    (heads.iter().map(|heads| (heads * unit) as i64).collect(), scale)
}

fn solve(part: &Part, heads: &[i64], scale: i32, control: &Control) -> Result<Solution, Cancelled> {
    let unit = power(scale);
    let heads = heads
        .iter()
        .zip(0..)
        .map(|(&heads, supply)| Change::Heads { supply, heads });
    let openings = part
        .openings
        .iter()
        .zip(0..)
        .map(|(&openings, demand)| Change::Openings {
            demand,
            openings: scaled(openings, unit),
        });
    let changes: Vec<Change> = heads.chain(openings).collect();
    // Every node is there and no sum passes 2^62, so the changed problem is one.
    let problem = part
        .pairs
        .empty
        .with(&changes)
        .unwrap_or_else(|_| part.pairs.empty.clone());
    transport::solve_any(&problem, Objective::BestValue, control)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "below 2^62, and rounded down on purpose"
)]
fn scaled(openings: i64, unit: f64) -> i64 {
    (openings as f64 * unit) as i64
}

/// 2^exponent, exactly.
fn power(exponent: i32) -> f64 {
    libm::ldexp(1.0, exponent)
}
