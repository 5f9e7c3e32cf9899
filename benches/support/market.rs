//! Seeded markets with heavy tails, as real ones have: few large groups, many small ones, and popular openings that
//! everybody may take.

#![expect(clippy::expect_used, reason = "a benchmark may fail")]

use vocmatch_algo::transport::{Arc, Problem};

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

/// Supplies, demands, arcs a supply; values on a grid of so many millionths (1 for any).
pub fn market((supplies, demands, degree): (u32, u32, u32), grid: i64) -> Problem {
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
                value: (value / grid * grid).max(grid),
                cap: None,
            });
        }
    }
    Problem::new(heads, openings, arcs).expect("the generator makes proper markets")
}
