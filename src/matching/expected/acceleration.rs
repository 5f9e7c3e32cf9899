//! Anderson acceleration of a fixed-point iteration: the next point is the best mix of the last few, as far as a linear
//! model of them goes.
//!
//! D. G. Anderson, "Iterative procedures for nonlinear integral equations", J. ACM 12 (1965), in the form of H. F. Walker
//! and P. Ni, "Anderson acceleration for fixed-point iterations", SIAM J. Numer. Anal. 49 (2011).

/// How many earlier steps are mixed.
const DEPTH: usize = 6;

/// What is added to the diagonal of the normal equations, as a share of it.
const RIDGE: f64 = 1e-10;

/// By how much a residual may exceed the one before; beyond, what was learned is forgotten.
const WORSE: f64 = 1.5;

/// How many plain steps long a mixed step may be at first. Where steps hardly change from one to the next, their mix
/// goes very far, in either direction.
const STRETCH: f64 = 4.0;

/// The last steps of an iteration x → g(x).
#[derive(Debug)]
pub(super) struct Acceleration {
    /// Differences of images g(x), the latest last.
    images: Vec<Vec<f64>>,
    /// Differences of residuals g(x) - x.
    residuals: Vec<Vec<f64>>,
    /// The last image, residual, and the residual's square.
    last: Option<(Vec<f64>, Vec<f64>, f64)>,
    /// How many plain steps long the next mixed step may be: twice as many after each that was cut, one after a
    /// step that went too far.
    stretch: f64,
}

impl Default for Acceleration {
    fn default() -> Acceleration {
        Acceleration {
            images: Vec::new(),
            residuals: Vec::new(),
            last: None,
            stretch: STRETCH,
        }
    }
}

impl Acceleration {
    /// The point to go to from `x`, whose image is `image`.
    pub(super) fn next(&mut self, x: &[f64], image: Vec<f64>) -> Vec<f64> {
        let residual: Vec<f64> = image.iter().zip(x).map(|(g, x)| g - x).collect();
        let square = dot(&residual, &residual);
        if let Some((last_image, last_residual, last_square)) = &self.last {
            if dot(&residual, last_residual) < 0.0 {
                self.stretch = 1.0;
            }
            if square > WORSE * last_square {
                self.images.clear();
                self.residuals.clear();
            } else {
                if self.images.len() == DEPTH {
                    self.images.remove(0);
                    self.residuals.remove(0);
                }
                self.images.push(minus(&image, last_image));
                self.residuals.push(minus(&residual, last_residual));
            }
        }
        let mut step = residual.clone();
        for (weight, change) in self.weights(&residual).into_iter().zip(&self.images) {
            step.iter_mut()
                .zip(change)
                .for_each(|(step, change)| *step -= weight * change);
        }
        if dot(&step, &residual) <= 0.0 {
            step.clone_from(&residual);
        }
        let (plain, mixed) = (longest(&residual), longest(&step));
        let scale = if mixed > self.stretch * plain {
            self.stretch *= 2.0;
            self.stretch / 2.0 * plain / mixed
        } else {
            1.0
        };
        self.last = Some((image, residual, square));
        x.iter().zip(step).map(|(x, step)| x + scale * step).collect()
    }

    /// The weights of the earlier steps: those for which the residual, taken as linear in them, is the least.
    fn weights(&self, residual: &[f64]) -> Vec<f64> {
        let n = self.residuals.len();
        let mut gram: Vec<Vec<f64>> = (0..n)
            .map(|i| {
                let products = self.residuals.iter().map(|other| dot(&self.residuals[i], other));
                products.chain([dot(&self.residuals[i], residual)]).collect()
            })
            .collect();
        let most = (0..n).map(|i| gram[i][i]).fold(0.0, f64::max);
        (0..n).for_each(|i| gram[i][i] += RIDGE * most);
        // The matrix is positive definite: no rows need to change places.
        for i in 0..n {
            let (above, below) = gram.split_at_mut(i + 1);
            let pivot = &above[i];
            if pivot[i] <= 0.0 {
                return Vec::new();
            }
            for row in below {
                let factor = row[i] / pivot[i];
                row.iter_mut().zip(pivot).for_each(|(x, p)| *x -= factor * p);
            }
        }
        let mut weights = vec![0.0; n];
        for i in (0..n).rev() {
            let known: f64 = (i + 1..n).map(|k| gram[i][k] * weights[k]).sum();
            weights[i] = (gram[i][n] - known) / gram[i][i];
        }
        if weights.iter().all(|weight| weight.is_finite()) {
            weights
        } else {
            Vec::new()
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn longest(a: &[f64]) -> f64 {
    a.iter().fold(0.0, |most, x| most.max(x.abs()))
}

fn minus(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// x → A x + b, whose slowest part shrinks by a thousandth a step.
    fn image(x: &[f64]) -> Vec<f64> {
        vec![
            0.999 * x[0] + 0.3 * x[1] + 1.0,
            -0.4 * x[1] + 2.0,
            0.95 * x[2] + 0.01 * x[0],
        ]
    }

    #[test]
    fn a_linear_iteration_of_three_numbers_ends_after_a_few_steps() {
        let mut acceleration = Acceleration::default();
        let mut x = vec![0.0; 3];
        let mut steps = 0;
        while minus(&image(&x), &x).iter().any(|step| step.abs() > 1e-6) {
            x = acceleration.next(&x, image(&x));
            steps += 1;
            assert!(steps < 30, "{x:?}");
        }
        // By hand: y = 2 / 1.4, x = (1 + .3 y) / .001, z = .01 x / .05.
        let y = 2.0 / 1.4;
        let first = (1.0 + 0.3 * y) / 0.001;
        assert!((x[0] - first).abs() < 0.01, "{x:?}");
        assert!((x[1] - y).abs() < 1e-4, "{x:?}");
        assert!((x[2] - 0.2 * first).abs() < 0.01, "{x:?}");
    }

    #[test]
    fn a_point_that_stays_is_kept() {
        let mut acceleration = Acceleration::default();
        for _ in 0..3 {
            assert_eq!(acceleration.next(&[1.0, -2.0], vec![1.0, -2.0]), [1.0, -2.0]);
        }
    }
}
