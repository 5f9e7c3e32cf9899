//! Conditional logit: the share of each alternative as a function of its features.
//!
//! A *case* chooses among alternatives with the probabilities `exp(c·x) / Σ exp(c·x)`; a *group* of cases is observed
//! together, by *outcome*: several alternatives may be one outcome. [`fit`] minimises the mean cross-entropy between
//! the observed and the expected shares of outcomes, every group weighing the same.

/// Observed groups of cases. All numbers must be finite.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Groups {
    /// How many features an alternative has.
    pub features: usize,
    /// The outcome of each alternative; every case has the same alternatives.
    pub outcome: Vec<usize>,
    /// By case: its group.
    pub group: Vec<usize>,
    /// By case: its weight in the group, above 0.
    pub weight: Vec<f64>,
    /// By case, alternative and feature.
    pub x: Vec<f64>,
    /// By group: the observed share of each outcome.
    pub observed: Vec<Vec<f64>>,
}

/// The least share that the logarithm sees.
const FLOOR: f64 = 1e-12;

/// How many rounds are made at most; far fewer are usual.
const ROUNDS: usize = 200;

impl Groups {
    /// Returns the expected share of each outcome, by group: the mean over its cases, by weight.
    #[must_use]
    pub fn expected(&self, c: &[f64]) -> Vec<Vec<f64>> {
        let outcomes = self.outcome.iter().max().map_or(0, |most| most + 1);
        let mut shares = vec![vec![0.0; outcomes]; self.observed.len()];
        let mut all = vec![0.0; self.observed.len()];
        let mut p = vec![0.0; self.outcome.len()];
        for (case, (group, weight)) in self.group.iter().zip(&self.weight).enumerate() {
            self.probabilities(case, c, &mut p);
            all[*group] += weight;
            for (outcome, p) in self.outcome.iter().zip(&p) {
                shares[*group][*outcome] += weight * p;
            }
        }
        for (shares, all) in shares.iter_mut().zip(all) {
            for share in shares.iter_mut() {
                *share /= all.max(FLOOR);
            }
        }
        shares
    }

    /// Returns the mean cross-entropy and its gradient, both with `ridge·|c|²` added.
    #[must_use]
    pub fn loss(&self, c: &[f64], ridge: f64) -> (f64, Vec<f64>) {
        let groups = self.observed.len().max(1) as f64;
        let expected = self.expected(c);
        let mut loss = ridge * c.iter().map(|c| c * c).sum::<f64>();
        let mut pull: Vec<Vec<f64>> = Vec::with_capacity(self.observed.len());
        for (observed, expected) in self.observed.iter().zip(&expected) {
            let both = || observed.iter().zip(expected);
            loss -= both().map(|(y, q)| y * libm::log(q.max(FLOOR))).sum::<f64>() / groups;
            pull.push(both().map(|(y, q)| y / q.max(FLOOR) / groups).collect());
        }
        let mut weights = vec![0.0; self.observed.len()];
        for (group, weight) in self.group.iter().zip(&self.weight) {
            weights[*group] += weight;
        }
        let mut gradient: Vec<f64> = c.iter().map(|c| 2.0 * ridge * c).collect();
        let mut p = vec![0.0; self.outcome.len()];
        for (case, (group, weight)) in self.group.iter().zip(&self.weight).enumerate() {
            self.probabilities(case, c, &mut p);
            let value = |k: usize| pull[*group].get(self.outcome[k]).copied().unwrap_or(0.0);
            let mean: f64 = p.iter().enumerate().map(|(k, p)| p * value(k)).sum();
            let share = weight / weights[*group].max(FLOOR);
            for (k, x) in self.alternatives(case).enumerate() {
                let along = share * p[k] * (value(k) - mean);
                gradient.iter_mut().zip(x).for_each(|(g, x)| *g -= along * x);
            }
        }
        (loss, gradient)
    }

    fn alternatives(&self, case: usize) -> impl Iterator<Item = &[f64]> {
        let width = self.outcome.len() * self.features;
        let of_case = self.x.get(case * width..(case + 1) * width).unwrap_or(&[]);
        of_case.chunks(self.features.max(1))
    }

    fn probabilities(&self, case: usize, c: &[f64], p: &mut [f64]) {
        for (p, x) in p.iter_mut().zip(self.alternatives(case)) {
            *p = dot(c, x);
        }
        softmax(p);
    }
}

/// Turns utilities into probabilities: `exp(u) / Σ exp(u)`.
pub fn softmax(utilities: &mut [f64]) {
    let most = utilities.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for u in utilities.iter_mut() {
        *u = libm::exp(*u - most);
        sum += *u;
    }
    if sum > 0.0 {
        for u in utilities.iter_mut() {
            *u /= sum;
        }
    }
}

/// The coefficients that minimise the mean cross-entropy + `ridge·|c|²`, from 0, by the method of Broyden, Fletcher,
/// Goldfarb and Shanno with halved steps. The mean over cases makes the problem not convex: the answer is the local
/// optimum that is reached from 0. O(rounds · cases · alternatives · features).
#[must_use]
pub fn fit(groups: &Groups, ridge: f64) -> Vec<f64> {
    let n = groups.features;
    let mut c = vec![0.0; n];
    let (mut loss, mut gradient) = groups.loss(&c, ridge);
    // The inverse of the Hessian, approximated.
    let unit = |i: usize, j: usize| f64::from(u8::from(i == j));
    let mut inverse: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| unit(i, j)).collect()).collect();
    for _ in 0..ROUNDS {
        let step: Vec<f64> = inverse.iter().map(|row| -dot(row, &gradient)).collect();
        let slope = dot(&step, &gradient);
        if slope > -1e-12 {
            break;
        }
        let mut scale = 1.0;
        let found = loop {
            let next: Vec<f64> = c.iter().zip(&step).map(|(c, s)| c + scale * s).collect();
            let (value, slopes) = groups.loss(&next, ridge);
            if value <= loss + 1e-4 * scale * slope {
                break Some((next, value, slopes));
            }
            scale /= 2.0;
            if scale < 1e-9 {
                break None;
            }
        };
        let Some((next, value, slopes)) = found else { break };
        let moved: Vec<f64> = next.iter().zip(&c).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = slopes.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        update(&mut inverse, &moved, &turned);
        (c, loss, gradient) = (next, value, slopes);
    }
    c
}

/// The update of the approximate inverse after a step `s` that turned the gradient by `y`.
fn update(inverse: &mut [Vec<f64>], s: &[f64], y: &[f64]) {
    let along = dot(s, y);
    if along <= 1e-14 {
        return;
    }
    let hy: Vec<f64> = inverse.iter().map(|row| dot(row, y)).collect();
    let curve = 1.0 + dot(y, &hy) / along;
    for (i, row) in inverse.iter_mut().enumerate() {
        for (j, cell) in row.iter_mut().enumerate() {
            *cell += (curve * s[i] * s[j] - hy[i] * s[j] - s[i] * hy[j]) / along;
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups of two cases over four alternatives, three outcomes, shares from known coefficients.
    fn made(c: &[f64]) -> Groups {
        let x = |k: usize| f64::from(u32::try_from((k * 7919) % 101).unwrap()) / 50.0 - 1.0;
        let mut groups = Groups {
            features: 2,
            outcome: vec![0, 1, 2, 2],
            group: vec![0, 0, 1, 1, 2, 2],
            weight: vec![1.0, 3.0, 2.0, 2.0, 1.0, 1.0],
            x: (0..6 * 4 * 2).map(x).collect(),
            observed: vec![vec![0.0; 3]; 3],
        };
        groups.observed = groups.expected(c);
        groups
    }

    #[test]
    fn coefficients_behind_exact_shares_are_found_again() {
        let groups = made(&[0.8, -0.4]);
        let found = fit(&groups, 0.0);
        assert!(
            (found[0] - 0.8).abs() < 1e-4 && (found[1] + 0.4).abs() < 1e-4,
            "{found:?}"
        );
    }

    #[test]
    fn the_gradient_is_that_of_finite_differences() {
        let groups = made(&[0.8, -0.4]);
        let at = [0.3, 0.5];
        let (_, gradient) = groups.loss(&at, 0.01);
        for k in 0..2 {
            let moved = |by: f64| {
                let mut c = at;
                c[k] += by;
                groups.loss(&c, 0.01).0
            };
            let slope = (moved(1e-6) - moved(-1e-6)) / 2e-6;
            assert!((slope - gradient[k]).abs() < 1e-6, "{slope} {gradient:?}");
        }
    }

    #[test]
    fn a_ridge_draws_coefficients_towards_zero() {
        let groups = made(&[0.8, -0.4]);
        let length = |ridge: f64| dot(&fit(&groups, ridge), &fit(&groups, ridge));
        assert!(length(0.1) < length(0.001));
    }
}
