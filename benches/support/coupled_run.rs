//! Solves seeded programs of choices that feed markets and prints what it took:
//! `coupled [--gap SHARE] [NAME…]`, all cases if none is named, to the default gap if none is given.
//!
//! For each: choices and pairs, the value, the bound, the gap as a share of the value, the share of the possible gain
//! that is proven, iterations, processor seconds of the solve, and the peak of memory of the process so far (megabytes).

#![expect(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "coupled.rs"]
mod coupled;

use coupled::{Shape, USUAL, case};
use std::error::Error;
use vocmatch_algo::Control;
use vocmatch_algo::first_order::{Config, solve};

const SHAPES: [(&str, Shape); 12] = [
    ("usual", USUAL),
    (
        "money",
        Shape {
            budget: Some(1.03),
            ..USUAL
        },
    ),
    (
        "tight money",
        Shape {
            budget: Some(1.0),
            ..USUAL
        },
    ),
    (
        "tied values",
        Shape {
            grid: 100_000,
            ..USUAL
        },
    ),
    ("little demand", Shape { demand: 0.3, ..USUAL }),
    ("much demand", Shape { demand: 3.0, ..USUAL }),
    ("wide", Shape { window: 0.4, ..USUAL }),
    (
        "wide, money, tied",
        Shape {
            window: 0.4,
            budget: Some(1.0),
            grid: 50_000,
            ..USUAL
        },
    ),
    ("heavy tails", Shape { tail: 2.0, ..USUAL }),
    (
        "60 candidates",
        Shape {
            least_candidates: 60,
            ..USUAL
        },
    ),
    (
        "middle",
        Shape {
            programs: 1_500,
            demands: 600,
            articulations: 300,
            ..USUAL
        },
    ),
    (
        "small",
        Shape {
            programs: 40,
            demands: 60,
            articulations: 40,
            candidates: 12,
            ..USUAL
        },
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    let mut config = Config::default();
    if names.first().is_some_and(|first| first == "--gap") {
        let gap = names.drain(..2.min(names.len())).next_back().unwrap_or_default();
        config.gap = gap.parse()?;
    }
    let chosen = SHAPES
        .iter()
        .filter(|(name, _)| names.is_empty() || names.iter().any(|wanted| wanted == name));
    println!(
        "| case | choices | pairs | start | value | bound | gap % | gain proven % | iterations | work M | seconds | MB |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (name, shape) in chosen {
        let case = case(*shape);
        let (choices, pairs) = (case.start.len(), case.problem.pair_count());
        let from = processor();
        let solution = solve(&case.problem, &case.start, &config, &Control::default())?;
        let seconds = processor() - from;
        println!(
            "| {name} | {choices} | {pairs} | {:.1} | {:.1} | {:.1} | {:.4} | {:.2} | {} | {:.0} | {seconds:.2} | {} |",
            solution.start_value,
            solution.value,
            solution.bound,
            100.0 * solution.gap(),
            100.0 * solution.gained(),
            solution.iterations,
            solution.work as f64 / 1e6,
            peak()
        );
    }
    Ok(())
}

/// The most memory that the process has had, in megabytes; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}

/// Seconds of processor time that the process has had; 0 where the system does not tell.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name
        .split_whitespace()
        .nth(11)
        .and_then(|ticks| ticks.parse::<f64>().ok());
    ticks.unwrap_or(0.0) / 100.0
}
