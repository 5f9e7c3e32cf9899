//! Choices that feed markets, on a seeded case of middle size: to the default gap, and to half a per cent.
//!
//! `cargo bench -p vocmatch-benches --bench coupled`. The whole table of cases is printed by `cargo run --release -p vocmatch-benches --bin coupled_run`.

#![expect(clippy::expect_used, reason = "a benchmark may fail")]

#[path = "support/coupled.rs"]
mod coupled;

use coupled::{Shape, USUAL, case};
use divan::Bencher;
use vocmatch_algo::Control;
use vocmatch_algo::first_order::{Config, solve};

fn main() {
    divan::main();
}

/// A tenth of the usual case.
const MIDDLE: Shape = Shape {
    programs: 1_200,
    demands: 600,
    articulations: 200,
    ..USUAL
};

#[divan::bench(args = [1e-4, 5e-3], sample_count = 10)]
fn gap(bencher: Bencher, gap: f64) {
    let case = case(MIDDLE);
    let config = Config {
        gap,
        ..Config::default()
    };
    bencher
        .bench(|| solve(&case.problem, &case.start, &config, &Control::default()).expect("a proper start"));
}
