//! The transportation kernel on seeded markets of three sizes: cold, warm, prices.
//!
//! `cargo bench -p vocmatch-benches --bench transport`. The markets have heavy tails, as real ones do: few large groups, many
//! small ones, and popular openings that everybody may take.

#![expect(clippy::expect_used, reason = "a benchmark may fail")]

#[path = "support/market.rs"]
mod market;

use divan::Bencher;
use market::market;
use vocmatch_algo::Control;
use vocmatch_algo::transport::{Change, Objective, Problem, Solution, prices, resolve, solve};

fn main() {
    divan::main();
}

/// Supplies, demands, arcs a supply.
const SIZES: [(u32, u32, u32); 3] = [(1_000, 400, 25), (5_000, 2_000, 50), (20_000, 8_000, 50)];

fn solved(problem: &Problem, objective: Objective) -> Solution {
    solve(problem, objective, &Control::default()).expect("nobody cancels")
}

#[divan::bench(args = SIZES)]
fn best_value(bencher: Bencher, size: (u32, u32, u32)) {
    let problem = market(size, 1);
    bencher.bench(|| solved(&problem, Objective::BestValue));
}

#[divan::bench(args = SIZES)]
fn fill_first(bencher: Bencher, size: (u32, u32, u32)) {
    let problem = market(size, 1);
    bencher.bench(|| solved(&problem, Objective::FillFirst));
}

#[divan::bench(args = SIZES)]
fn one_head_more(bencher: Bencher, size: (u32, u32, u32)) {
    let problem = market(size, 1);
    let old = solved(&problem, Objective::BestValue);
    let change = Change::Heads {
        supply: 7,
        heads: problem.heads()[7] + 1,
    };
    let changed = problem.with(&[change]).expect("supply 7 is there");
    bencher.bench(|| resolve(&changed, Objective::BestValue, &old, &Control::default()));
}

#[divan::bench(args = SIZES)]
fn all_prices(bencher: Bencher, size: (u32, u32, u32)) {
    let problem = market(size, 1);
    let solution = solved(&problem, Objective::BestValue);
    bencher.bench(|| prices(&problem, Objective::BestValue, &solution));
}
