//! The auditor: knows the program and the conditions of its optimum, and nothing of the solver.

use super::config::Config;
use super::spread::{Spread, residual};
use crate::transport::Problem;

/// What floats may lose in sums, as a share, besides the tolerance.
const DIGITS: f64 = 1e-12;
/// How far a flow may stand from the formula, as a share: the exponents are up to 1e6, to 16 digits.
const FORMULA: f64 = 1e-8;

/// A rule that a spread breaks.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum SpreadViolation {
    /// The spread has not one flow an arc and one scaling a node.
    Shape,
    /// A flow is below 0, above its cap, or no number.
    FlowOutOfRange {
        /// Position of the arc.
        arc: usize,
        /// Its heads.
        heads: f64,
    },
    /// A flow is not what the formula makes of the scalings.
    Formula {
        /// Position of the arc.
        arc: usize,
        /// Its heads.
        heads: f64,
        /// Those of the formula.
        expected: f64,
    },
    /// More flows out of a supply than it has.
    TooManyPlaced {
        /// Position of the supply.
        supply: usize,
        /// Heads that flow.
        placed: f64,
    },
    /// More flows into a demand than it has openings.
    TooManyFilled {
        /// Position of the demand.
        demand: usize,
        /// Heads that flow.
        filled: f64,
    },
    /// A logarithm of a scaling is above 0, or below 0 while heads are left, or no number.
    SupplyScaling {
        /// Position of the supply.
        supply: usize,
    },
    /// A logarithm of a scaling is above 0, or below 0 while openings are left, or no number.
    DemandScaling {
        /// Position of the demand.
        demand: usize,
    },
    /// Heads or value are not those of the flows.
    Totals,
    /// The residual stated is not that of the flows.
    Residual,
}

/// Checks margins and complementarity within the tolerance, caps, signs, the formula and the totals: the program is
/// convex, so these optimality conditions (Karush, Kuhn and Tucker) make the spread its optimum. Empty means that
/// all hold. `O(nodes + arcs)`. An example is at [`solve`](super::solve()).
#[must_use]
pub fn audit(problem: &Problem, config: &Config, spread: &Spread) -> Vec<SpreadViolation> {
    let is_shaped = spread.flows.len() == problem.arc_count()
        && spread.supply_scalings.len() == problem.heads().len()
        && spread.demand_scalings.len() == problem.openings().len();
    if !is_shaped {
        return vec![SpreadViolation::Shape];
    }
    let mut violations = Vec::new();
    let mut placed = vec![0.0; problem.heads().len()];
    let mut filled = vec![0.0; problem.openings().len()];
    let (mut value, mut size) = (0.0, 0.0);
    let openings: i128 = problem.openings().iter().map(|&count| i128::from(count)).sum();
    for (arc, (ends, &heads)) in problem.arcs().zip(&spread.flows).enumerate() {
        let (from, to) = (ends.from as usize, ends.to as usize);
        let cap = ends.cap.map_or(f64::INFINITY, |cap| cap as f64);
        if !(0.0..=cap).contains(&heads) {
            violations.push(SpreadViolation::FlowOutOfRange { arc, heads });
        }
        let shares = problem.heads()[from] as f64 * (problem.openings()[to] as f64 / openings.max(1) as f64);
        let scalings = spread.supply_scalings[from] + spread.demand_scalings[to];
        // The formula in logarithms, from the problem's own numbers: a different order of operations than the solver's, so
        // agreement is only up to `FORMULA`.
        let expected =
            libm::exp(libm::log(shares) + ends.value as f64 / 1e6 / config.temperature + scalings).min(cap);
        if !is_at_most((heads - expected).abs(), FORMULA * expected) {
            violations.push(SpreadViolation::Formula { arc, heads, expected });
        }
        placed[from] += heads;
        filled[to] += heads;
        value += heads * ends.value as f64;
        size += heads * ends.value.abs() as f64;
    }
    let heads: f64 = placed.iter().sum();
    let is_same = |one: f64, other: f64, size: f64| (one - other).abs() <= 1e3 * DIGITS * size;
    if !is_same(heads, spread.heads, heads) || !is_same(value, spread.value, size) {
        violations.push(SpreadViolation::Totals);
    }
    let limit = config.tolerance + DIGITS;
    let mut worst: f64 = 0.0;
    for (supply, (&margin, &placed)) in problem.heads().iter().zip(&placed).enumerate() {
        let log = spread.supply_scalings[supply];
        if passes(placed, margin as f64, limit) {
            violations.push(SpreadViolation::TooManyPlaced { supply, placed });
        }
        if is_odd(log, placed, margin as f64, limit) {
            violations.push(SpreadViolation::SupplyScaling { supply });
        }
        worst = worst.max(residual(log, placed, margin as f64));
    }
    for (demand, (&margin, &filled)) in problem.openings().iter().zip(&filled).enumerate() {
        let log = spread.demand_scalings[demand];
        if passes(filled, margin as f64, limit) {
            violations.push(SpreadViolation::TooManyFilled { demand, filled });
        }
        if is_odd(log, filled, margin as f64, limit) {
            violations.push(SpreadViolation::DemandScaling { demand });
        }
        worst = worst.max(residual(log, filled, margin as f64));
    }
    if !is_at_most((worst - spread.residual).abs(), DIGITS) {
        violations.push(SpreadViolation::Residual);
    }
    violations
}

/// Whether both are numbers in this order: false with NaN, so a check that is written with it fails on NaN.
fn is_at_most(one: f64, other: f64) -> bool {
    one <= other
}

fn passes(placed: f64, margin: f64, limit: f64) -> bool {
    !is_at_most(placed, margin * (1.0 + limit))
}

/// Whether the logarithm of a scaling has the wrong sign or stands at a node that is not full.
fn is_odd(log: f64, placed: f64, margin: f64, limit: f64) -> bool {
    !is_at_most(log, 0.0) || (-log > limit && !is_at_most(margin * (1.0 - limit), placed))
}

#[cfg(test)]
mod tests {
    use super::super::solve;
    use super::*;
    use crate::Control;
    use crate::transport::Arc;

    /// Two supplies, two demands, one cap; the first supply and the first demand are full, the others are not.
    fn broken(breaks: impl FnOnce(&mut Spread)) -> Vec<SpreadViolation> {
        let arc = |from, to, value, cap| Arc { from, to, value, cap };
        let arcs = [
            arc(0, 0, 900_000, Some(2)),
            arc(0, 1, 500_000, None),
            arc(1, 0, -300_000, None),
        ];
        let problem = Problem::new(vec![4, 10], vec![3, 20], arcs).unwrap();
        let config = Config::default();
        let mut spread = solve(&problem, &config, &Control::default()).unwrap();
        breaks(&mut spread);
        audit(&problem, &config, &spread)
    }

    #[test]
    fn the_auditor_is_silent_on_a_spread() {
        assert_eq!(broken(|_| ()), []);
    }

    #[test]
    fn a_spread_of_another_shape_is_loud() {
        assert_eq!(
            broken(|spread| spread.flows.truncate(2)),
            [SpreadViolation::Shape]
        );
        assert_eq!(
            broken(|spread| spread.supply_scalings.push(0.0)),
            [SpreadViolation::Shape]
        );
        assert_eq!(
            broken(|spread| spread.demand_scalings.clear()),
            [SpreadViolation::Shape]
        );
    }

    #[test]
    fn flows_out_of_range_are_loud() {
        let found = broken(|spread| spread.flows[0] = 2.5);
        assert!(
            found.contains(&SpreadViolation::FlowOutOfRange { arc: 0, heads: 2.5 }),
            "{found:?}"
        );
        let found = broken(|spread| spread.flows[2] = -1.0);
        assert!(
            found.contains(&SpreadViolation::FlowOutOfRange { arc: 2, heads: -1.0 }),
            "{found:?}"
        );
        let found = broken(|spread| spread.flows[2] = f64::NAN);
        assert!(
            matches!(found[0], SpreadViolation::FlowOutOfRange { arc: 2, .. }),
            "{found:?}"
        );
    }

    #[test]
    fn flows_off_the_formula_or_over_a_margin_are_loud() {
        let found = broken(|spread| spread.flows[1] = 5.0);
        assert!(
            matches!(
                found[0],
                SpreadViolation::Formula {
                    arc: 1,
                    heads: 5.0,
                    ..
                }
            ),
            "{found:?}"
        );
        assert!(
            found.contains(&SpreadViolation::TooManyPlaced {
                supply: 0,
                placed: 7.0
            }),
            "{found:?}"
        );
        let found = broken(|spread| spread.flows[2] = 5.0);
        assert!(
            found.contains(&SpreadViolation::TooManyFilled {
                demand: 0,
                filled: 7.0
            }),
            "{found:?}"
        );
    }

    #[test]
    fn scalings_that_prove_nothing_are_loud() {
        let found = broken(|spread| spread.supply_scalings[1] = 0.1);
        assert!(
            found.contains(&SpreadViolation::SupplyScaling { supply: 1 }),
            "{found:?}"
        );
        let found = broken(|spread| spread.supply_scalings[1] = -0.1);
        assert!(
            found.contains(&SpreadViolation::SupplyScaling { supply: 1 }),
            "{found:?}"
        );
        let found = broken(|spread| spread.demand_scalings[1] = -0.1);
        assert!(
            found.contains(&SpreadViolation::DemandScaling { demand: 1 }),
            "{found:?}"
        );
        let found = broken(|spread| spread.demand_scalings[0] = f64::NAN);
        assert!(
            found.contains(&SpreadViolation::DemandScaling { demand: 0 }),
            "{found:?}"
        );
    }

    #[test]
    fn totals_and_a_residual_that_are_not_those_of_the_flows_are_loud() {
        assert_eq!(broken(|spread| spread.heads += 1.0), [SpreadViolation::Totals]);
        assert_eq!(broken(|spread| spread.value += 1.0), [SpreadViolation::Totals]);
        assert_eq!(
            broken(|spread| spread.residual += 1e-6),
            [SpreadViolation::Residual]
        );
    }
}
