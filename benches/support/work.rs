//! One piece of the kernels' work, for counting its instructions: `.ci/instructions` compares the counts with those
//! kept in `benches/instructions.txt`, so that nothing becomes slower unnoticed.
//!
//! usage: `work PIECE`, where `market` makes the seeded market alone; the instructions of a piece are those on top.

#[path = "market.rs"]
mod market;

use market::market;
use std::error::Error;
use std::process::ExitCode;
use vocmatch_algo::Control;
use vocmatch_algo::proportional;
use vocmatch_algo::stable_allocation::{self, Preferences, Side};
use vocmatch_algo::transport::{
    Change, Group, Objective, Problem, prices, ranges, resolve, solve, solve_any,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Supplies, demands, arcs a supply.
const SIZE: (u32, u32, u32) = (2_000, 800, 30);
/// A coarse grid of values, on which much ties.
const GRID: i64 = 50_000;

fn main() -> ExitCode {
    let piece = std::env::args().nth(1).unwrap_or_default();
    match run(&piece) {
        Ok(true) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Does a piece of work; whether it is one.
fn run(piece: &str) -> Outcome<bool> {
    let control = Control::default();
    let any = market(SIZE, 1);
    let coarse = market(SIZE, GRID);
    let canonical = |problem: &Problem| solve(problem, Objective::BestValue, &control);
    match piece {
        "market" => {}
        "any" => drop(solve_any(&any, Objective::BestValue, &control)?),
        "fill_first" => drop(solve_any(&any, Objective::FillFirst, &control)?),
        "canonical" => drop(canonical(&coarse)?),
        "prices" => drop(prices(&coarse, Objective::BestValue, &canonical(&coarse)?)),
        "one_head" => one_head(&coarse)?,
        "ranges" => {
            let groups: Vec<Group> = (0..SIZE.1).map(|place| Group::Demands(vec![place])).collect();
            let solution = canonical(&coarse)?;
            drop(ranges(
                &coarse,
                Objective::BestValue,
                &solution,
                &groups,
                &control,
            )?);
        }
        "stable" => {
            let likes = any.arcs().map(|arc| arc.value * 7919 % 1_000_003).collect();
            let preferences = Preferences::new(&any, likes, any.arcs().map(|arc| arc.value).collect())?;
            drop(stable_allocation::solve(
                &any,
                &preferences,
                Side::Supply,
                &control,
            )?);
        }
        "proportional" => {
            let config = proportional::Config::default();
            let spread = proportional::solve(&any, &config, &control)?;
            drop(proportional::round(&any, &spread, &control)?);
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// One head more at each of a hundred supplies, each time from the same solution, which counts too.
fn one_head(problem: &Problem) -> Outcome<()> {
    let control = Control::default();
    let solution = solve(problem, Objective::BestValue, &control)?;
    for supply in 0..100 {
        let heads = problem.heads().get(supply as usize).map_or(1, |heads| heads + 1);
        let changed = problem.with(&[Change::Heads { supply, heads }])?;
        drop(resolve(&changed, Objective::BestValue, &solution, &control)?);
    }
    Ok(())
}
