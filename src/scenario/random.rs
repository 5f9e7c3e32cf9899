//! Random paths: forecast errors, year by year.
//!
//! Each path has a stream of its own, which follows from seed, draw and id alone. So the k-th draw is available
//! without the others, the order of rows changes nothing, and a program that a scenario adds leaves the paths of all
//! others unchanged: two plans are drawn under the same random numbers.

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use vocmatch_algo::normal::quantile;

/// The subject of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Demand = 1,
    Supply = 2,
}

/// One step of a path: a year ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct RandomStep {
    /// The factor on the forecast; its mean is 1.
    pub(super) factor: f64,
    /// The rounding threshold of fractions of a head, 0..1: `floor(x + cut)` has the mean x.
    pub(super) cut: f64,
}

/// The path of one subject in one draw, for 1, 2, … `years` years ahead. The logarithm of the factor is normal with
/// variance `v(h) = (sd · h^growth)²` and mean `−v(h)/2`. Its increments are independent of each other, so that an
/// error persists.
pub(super) fn path(
    (seed, draw): (u64, u32),
    kind: Kind,
    id: [&str; 2],
    (sd, growth): (f64, f64),
    years: usize,
) -> Vec<RandomStep> {
    let mut stream = stream(seed, draw, kind, id);
    let (mut sum, mut before) = (0.0, 0.0);
    let step = |ahead: usize| {
        let variance = sd * sd * libm::pow(ahead as f64, 2.0 * growth);
        sum += libm::sqrt((variance - before).max(0.0)) * quantile(uniform(&mut stream));
        before = variance;
        RandomStep {
            factor: libm::exp(sum - variance / 2.0),
            cut: uniform(&mut stream),
        }
    };
    (1..=years).map(step).collect()
}

/// The random numbers of one subject: `ChaCha` with 8 rounds, keyed by seed, draw, kind and a hash of the id.
fn stream(seed: u64, draw: u32, kind: Kind, id: [&str; 2]) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    key[8..12].copy_from_slice(&draw.to_le_bytes());
    key[12] = kind as u8;
    key[16..24].copy_from_slice(&hash(id).to_le_bytes());
    ChaCha8Rng::from_seed(key)
}

/// FNV-1a of the ids, separated by a byte that no text has.
fn hash(id: [&str; 2]) -> u64 {
    let bytes = id.iter().flat_map(|part| part.bytes().chain([0xFF]));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// A number strictly between 0 and 1.
fn uniform(stream: &mut ChaCha8Rng) -> f64 {
    ((stream.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(count: u32, spread: (f64, f64), years: usize) -> Vec<Vec<RandomStep>> {
        (0..count)
            .map(|draw| path((7, draw), Kind::Supply, ["p", ""], spread, years))
            .collect()
    }

    fn mean(numbers: impl Iterator<Item = f64>) -> f64 {
        let (sum, count) = numbers.fold((0.0, 0.0), |(sum, count), number| (sum + number, count + 1.0));
        sum / count
    }

    #[test]
    fn factors_have_the_mean_1_and_the_deviation_that_is_asked_for() {
        let paths = paths(40_000, (0.43, 0.37), 6);
        for ahead in [1, 3, 6_usize] {
            let factors = || paths.iter().map(|path| path[ahead - 1].factor);
            assert!((mean(factors()) - 1.0).abs() < 0.02, "{ahead}");
            let logs = || factors().map(libm::log);
            let middle = mean(logs());
            let sd = libm::sqrt(mean(logs().map(|log| (log - middle) * (log - middle))));
            let asked = 0.43 * libm::pow(ahead as f64, 0.37);
            assert!((sd / asked - 1.0).abs() < 0.02, "{ahead}: {sd}, {asked}");
        }
        let cuts = mean(paths.iter().map(|path| path[2].cut));
        assert!((cuts - 0.5).abs() < 0.01);
    }

    #[test]
    fn what_has_gone_astray_stays_so() {
        let paths = paths(20_000, (0.10, 0.5), 4);
        let of = |k: usize| paths.iter().map(move |path| libm::log(path[k].factor));
        let (a, b) = (mean(of(0)), mean(of(3)));
        let together = mean(of(0).zip(of(3)).map(|(x, y)| (x - a) * (y - b)));
        // A random walk: the covariance is the variance of the common part.
        assert!((together / 0.01 - 1.0).abs() < 0.05, "{together}");
    }

    #[test]
    fn a_path_follows_from_seed_draw_and_id_alone() {
        let one = |seed, draw, kind, id| path((seed, draw), kind, id, (0.2, 0.5), 3);
        let same = one(1, 4, Kind::Demand, ["nurse", "north"]);
        assert_eq!(one(1, 4, Kind::Demand, ["nurse", "north"]), same);
        // A longer path has the same beginning.
        let longer = path((1, 4), Kind::Demand, ["nurse", "north"], (0.2, 0.5), 9);
        assert_eq!(longer[..3], same[..]);
        for other in [
            one(2, 4, Kind::Demand, ["nurse", "north"]),
            one(1, 5, Kind::Demand, ["nurse", "north"]),
            one(1, 4, Kind::Supply, ["nurse", "north"]),
            one(1, 4, Kind::Demand, ["nursen", "orth"]),
        ] {
            assert!(other[0] != same[0]);
        }
    }

    #[test]
    fn the_first_numbers_are_those_of_every_machine() {
        let path = path((1, 0), Kind::Supply, ["k1-nursing", ""], (0.36, 0.37), 2);
        let shown: Vec<String> = path
            .iter()
            .map(|step| format!("{:.12} {:.12}", step.factor, step.cut))
            .collect();
        // Values from a second implementation of ChaCha8, FNV-1a and the normal quantile.
        assert_eq!(
            shown,
            ["0.992364862474 0.998350423115", "0.767672334297 0.877933865809"]
        );
    }

    #[test]
    fn without_a_deviation_nothing_moves() {
        let steps = path((3, 3), Kind::Supply, ["p", ""], (0.0, 0.37), 5);
        assert!(steps.iter().all(|step| step.factor == 1.0));
    }
}
