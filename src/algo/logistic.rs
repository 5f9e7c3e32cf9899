//! Logistic regression: the probability of yes as a function of features.
//!
//! The penalised log-likelihood is strictly concave (its Hessian is at most −ridge), so Newton's method with a line
//! search ends at the one optimum.

/// How many rounds of Newton's method are made at most. It converges quadratically near the optimum, so far fewer are
/// usual; the limit ends rounds that only move the last digits.
const ROUNDS: usize = 50;

/// `1/(1 + e^(−x))`.
///
/// ```
/// # use vocmatch_algo::logistic::logistic;
/// assert_eq!(logistic(0.0), 0.5);
/// assert_eq!((logistic(-1e9), logistic(1e9)), (0.0, 1.0));
/// ```
#[must_use]
pub fn logistic(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + libm::exp(-x))
    } else {
        let e = libm::exp(x);
        e / (1.0 + e)
    }
}

/// The coefficients c that maximise `Σ w·ln P(y | c·x) − ½·ridge·|c|²`, by Newton's method with halved steps.
///
/// `rows` gives the features x (as many as `features`; include a 1 for a constant), whether y is yes, and the
/// weight w ≥ 0. With a ridge above 0 there is one answer, also where features say the same or separate yes from
/// no. Rows that are not finite are left out. O(rounds · rows · features²).
#[must_use]
#[expect(
    clippy::needless_pass_by_value,
    reason = "an iterator is handed over, as elsewhere"
)]
pub fn fit<'a, R>(features: usize, rows: R, ridge: f64) -> Vec<f64>
where
    R: Iterator<Item = (&'a [f64], bool, f64)> + Clone,
{
    let ridge = ridge.max(1e-9);
    let mut c = vec![0.0; features];
    let mut best = objective(&c, rows.clone(), ridge);
    for _ in 0..ROUNDS {
        let mut gradient: Vec<f64> = c.iter().map(|c| -ridge * c).collect();
        let mut hessian = vec![0.0; features * features];
        for (x, yes, w) in usable(rows.clone(), features) {
            let p = logistic(dot(&c, x));
            // Gradient `w·(y − p)·x` and negative Hessian `w·p·(1 − p)·x·xᵀ`, of which the lower triangle is enough.
            let (pull, curve) = (w * (f64::from(u8::from(yes)) - p), w * p * (1.0 - p));
            for i in 0..features {
                gradient[i] += pull * x[i];
                for j in 0..=i {
                    hessian[i * features + j] += curve * x[i] * x[j];
                }
            }
        }
        for i in 0..features {
            hessian[i * features + i] += ridge;
        }
        let step = solve(&mut hessian, gradient, features);
        // Full Newton steps may overshoot far from the optimum. The direction ascends, as the Hessian is negative
        // definite, so a short enough step climbs.
        let mut scale = 1.0;
        let climbed = loop {
            let next: Vec<f64> = c.iter().zip(&step).map(|(c, s)| c + scale * s).collect();
            let value = objective(&next, rows.clone(), ridge);
            if value > best {
                let gain = value - best;
                (c, best) = (next, value);
                break gain > 1e-10 * (1.0 + best.abs());
            }
            scale /= 2.0;
            if scale < 1e-6 {
                break false;
            }
        };
        if !climbed {
            break;
        }
    }
    c
}

fn usable<'a, R: Iterator<Item = (&'a [f64], bool, f64)>>(
    rows: R,
    features: usize,
) -> impl Iterator<Item = (&'a [f64], bool, f64)> {
    rows.filter(move |(x, _, w)| {
        x.len() == features && *w > 0.0 && w.is_finite() && x.iter().all(|x| x.is_finite())
    })
}

fn dot(c: &[f64], x: &[f64]) -> f64 {
    c.iter().zip(x).map(|(c, x)| c * x).sum()
}

fn objective<'a, R: Iterator<Item = (&'a [f64], bool, f64)>>(c: &[f64], rows: R, ridge: f64) -> f64 {
    let held: f64 = c.iter().map(|c| c * c).sum::<f64>() * ridge / 2.0;
    let told: f64 = usable(rows, c.len())
        .map(|(x, yes, w)| {
            let z = if yes { dot(c, x) } else { -dot(c, x) };
            // ln(1/(1 + e^−z)), without overflow on either side.
            w * (z.min(0.0) - libm::log1p(libm::exp(-z.abs())))
        })
        .sum();
    told - held
}

/// Solves a symmetric positive definite system, given by its lower triangle, by Cholesky's method.
fn solve(a: &mut [f64], mut b: Vec<f64>, n: usize) -> Vec<f64> {
    for i in 0..n {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| a[i * n + k] * a[j * n + k]).sum();
            let rest = a[i * n + j] - known;
            a[i * n + j] = if i == j {
                rest.max(1e-12).sqrt()
            } else {
                rest / a[j * n + j]
            };
        }
    }
    for i in 0..n {
        let known: f64 = (0..i).map(|k| a[i * n + k] * b[k]).sum();
        b[i] = (b[i] - known) / a[i * n + i];
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|k| a[k * n + i] * b[k]).sum();
        b[i] = (b[i] - known) / a[i * n + i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_yes_in_four_gives_the_log_odds_of_a_quarter() {
        let rows = [([1.0], true), ([1.0], false), ([1.0], false), ([1.0], false)];
        let c = fit(1, rows.iter().map(|(x, y)| (&x[..], *y, 1.0)), 0.0);
        assert!((c[0] - (1.0f64 / 3.0).ln()).abs() < 1e-6, "{c:?}");
    }

    #[test]
    fn what_separates_yes_from_no_is_held_back_by_the_ridge() {
        let rows = [([1.0, -1.0], false), ([1.0, 1.0], true)];
        let c = fit(2, rows.iter().map(|(x, y)| (&x[..], *y, 1.0)), 0.1);
        assert!(c[0].abs() < 1e-6 && c[1] > 1.0 && c[1] < 10.0, "{c:?}");
    }

    proptest! {
        #[test]
        fn no_small_step_away_does_better(
            rows in prop::collection::vec(((-3.0f64..3.0, -3.0f64..3.0), any::<bool>(), 0.1f64..2.0), 1..30),
        ) {
            let rows: Vec<([f64; 3], bool, f64)> = rows.iter().map(|((a, b), y, w)| ([1.0, *a, *b], *y, *w)).collect();
            let all = || rows.iter().map(|(x, y, w)| (&x[..], *y, *w));
            let c = fit(3, all(), 0.5);
            let best = objective(&c, all(), 0.5);
            for k in 0..3 {
                for step in [-1e-3, 1e-3] {
                    let mut other = c.clone();
                    other[k] += step;
                    prop_assert!(objective(&other, all(), 0.5) <= best + 1e-9);
                }
            }
        }
    }
}
