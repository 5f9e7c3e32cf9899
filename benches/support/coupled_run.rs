//! Solves seeded programs of choices that feed markets and prints what it took: `coupled [NAME…]`, all if none.
//!
//! For each: choices and pairs, the value, the bound, the gap as a share of the value, the share of the possible gain
//! that is proven, iterations, processor seconds of the solve, and the peak of memory of the process so far (megabytes).

#![expect(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "coupled.rs"]
mod coupled;

use coupled::{Shape, USUAL, case};
use std::error::Error;
use std::time::Instant;
use vocmatch::algo::Control;
use vocmatch::algo::first_order::{Config, solve};

const SHAPES: [Shape; 12] = [
    USUAL,
    Shape {
        name: "money",
        budget: Some(1.03),
        ..USUAL
    },
    Shape {
        name: "tight money",
        budget: Some(1.0),
        ..USUAL
    },
    Shape {
        name: "tied values",
        grid: 100_000,
        ..USUAL
    },
    Shape {
        name: "little demand",
        demand: 0.3,
        ..USUAL
    },
    Shape {
        name: "much demand",
        demand: 3.0,
        ..USUAL
    },
    Shape {
        name: "wide",
        window: 0.4,
        ..USUAL
    },
    Shape {
        name: "wide, money, tied",
        window: 0.4,
        budget: Some(1.0),
        grid: 50_000,
        ..USUAL
    },
    Shape {
        name: "heavy tails",
        tail: 2.0,
        ..USUAL
    },
    Shape {
        name: "few candidates",
        candidates: 8,
        ..USUAL
    },
    Shape {
        name: "middle",
        programs: 1_500,
        demands: 600,
        articulations: 300,
        ..USUAL
    },
    Shape {
        name: "small",
        programs: 40,
        demands: 60,
        articulations: 40,
        candidates: 12,
        ..USUAL
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let chosen = SHAPES
        .iter()
        .filter(|shape| names.is_empty() || names.iter().any(|name| name == shape.name));
    println!(
        "| case | choices | pairs | start | value | bound | gap % | gain proven % | iterations | work M | seconds | MB |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for shape in chosen {
        let case = case(*shape);
        let (choices, pairs) = (case.start.len(), case.problem.pair_count());
        let from = Instant::now();
        let solution = solve(
            &case.problem,
            &case.start,
            &Config::default(),
            &Control::default(),
        )?;
        let seconds = from.elapsed().as_secs_f64();
        println!(
            "| {} | {choices} | {pairs} | {:.1} | {:.1} | {:.1} | {:.4} | {:.2} | {} | {:.0} | {seconds:.2} | {} |",
            shape.name,
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
