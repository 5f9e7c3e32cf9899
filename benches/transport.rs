//! The transportation kernel on seeded markets of three sizes: cold, warm, prices.
//!
//! `cargo bench --bench transport`. The markets have heavy tails, as real ones do: few large groups, many
//! small ones, and popular openings that everybody may take.

#![expect(clippy::expect_used, reason = "a benchmark may fail")]

use divan::Bencher;
use vocmatch::algo::Control;
use vocmatch::algo::transport::{Arc, Change, Objective, Problem, Solution, prices, resolve, solve};

fn main() {
    divan::main();
}

/// Supplies, demands, arcs a supply.
const SIZES: [(u32, u32, u32); 3] = [(1_000, 400, 25), (5_000, 2_000, 50), (20_000, 8_000, 50)];

/// Splitmix64: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A Pareto number, at least 1.
    #[expect(clippy::cast_possible_truncation, reason = "at most `most`")]
    fn heavy(&mut self, most: f64) -> i64 {
        (1.0 - self.unit()).powf(-0.8).min(most) as i64
    }
}

fn market((supplies, demands, degree): (u32, u32, u32)) -> Problem {
    let mut random = Random(1);
    let heads: Vec<i64> = (0..supplies).map(|_| 8 * random.heavy(600.0)).collect();
    let openings: Vec<i64> = (0..demands).map(|_| 18 * random.heavy(1000.0)).collect();
    let place = |random: &mut Random| [(); 6].map(|()| random.unit());
    let from_places: Vec<[f64; 6]> = (0..supplies).map(|_| place(&mut random)).collect();
    let to_places: Vec<[f64; 6]> = (0..demands).map(|_| place(&mut random)).collect();
    let mut arcs = Vec::new();
    for from in 0..supplies {
        let mut choices: Vec<u32> = (0..degree)
            .map(|_| {
                let skewed = random.unit() * random.unit() * f64::from(demands);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "below `demands`"
                )]
                let to = skewed as u32;
                to
            })
            .collect();
        choices.sort_unstable();
        choices.dedup();
        for to in choices {
            let apart = from_places[from as usize].iter().zip(&to_places[to as usize]);
            let distance = apart.map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt();
            #[expect(clippy::cast_possible_truncation, reason = "at most a million")]
            let value = ((-1.6 * distance).exp() * (0.8 + 0.2 * random.unit()) * 1e6) as i64;
            arcs.push(Arc {
                from,
                to,
                value: value.max(1),
                cap: None,
            });
        }
    }
    Problem::new(heads, openings, arcs).expect("the generator makes proper markets")
}

fn solved(problem: &Problem, objective: Objective) -> Solution {
    solve(problem, objective, &Control::default()).expect("nobody cancels")
}

#[divan::bench(args = SIZES)]
fn best_value(bencher: Bencher, size: (u32, u32, u32)) {
    let problem = market(size);
    bencher.bench(|| solved(&problem, Objective::BestValue));
}

#[divan::bench(args = SIZES)]
fn fill_first(bencher: Bencher, size: (u32, u32, u32)) {
    let problem = market(size);
    bencher.bench(|| solved(&problem, Objective::FillFirst));
}

#[divan::bench(args = SIZES)]
fn one_head_more(bencher: Bencher, size: (u32, u32, u32)) {
    let problem = market(size);
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
    let problem = market(size);
    let solution = solved(&problem, Objective::BestValue);
    bencher.bench(|| prices(&problem, Objective::BestValue, &solution));
}
