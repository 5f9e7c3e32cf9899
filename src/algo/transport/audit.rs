//! The auditor: verifies a solution by the constraints and by linear programming duality, without the solver.

use super::problem::{Objective, Problem};
use super::solution::Solution;

/// A constraint or optimality condition that a solution violates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FlowViolation {
    /// The solution has not one potential a node.
    Shape,
    /// A flow names an arc that is not there, names it with other ends, twice, or out of order.
    UnknownArc {
        /// The position named.
        arc: u32,
    },
    /// Flow of no heads or fewer, more than the cap, or on an arc that the objective never uses.
    FlowOutOfRange {
        /// Position of the arc.
        arc: u32,
        /// Its heads.
        heads: i64,
    },
    /// More flows out of a supply than it has.
    TooManyPlaced {
        /// Position of the supply.
        supply: usize,
        /// Heads that flow.
        placed: i128,
    },
    /// More flows into a demand than it has openings.
    TooManyFilled {
        /// Position of the demand.
        demand: usize,
        /// Heads that flow.
        filled: i128,
    },
    /// The totals that the solution states are not those of its flows.
    Totals,
    /// The dual is negative, or positive while heads are left at the supply.
    SupplyPotential {
        /// Position of the supply.
        supply: usize,
    },
    /// The dual is negative, or positive while openings are left at the demand.
    DemandPotential {
        /// Position of the demand.
        demand: usize,
    },
    /// Dual infeasible: the arc could carry more and is worth more than the duals of its ends.
    Gain {
        /// Position of the arc.
        arc: usize,
    },
    /// No complementary slackness: the arc carries heads and is worth less than the duals of its ends.
    Loss {
        /// Position of the arc.
        arc: usize,
    },
}

/// Checks that a solution is feasible and that its potentials prove it optimal (complementary slackness):
/// empty means that it is both. Under [`Objective::FillFirst`] each head weighs
/// [`Problem::head_weight`](Problem::head_weight) besides its value, which makes the sum lexicographic.
/// All sums are taken in 128 bits and nothing is rounded, so there is no tolerance. `O(nodes + arcs)`.
///
/// # Example: the optimum of one problem is none of another
///
/// ```
/// use vocmatch_algo::Control;
/// use vocmatch_algo::transport::{Arc, Change, FlowViolation, Objective, Problem, audit, solve};
///
/// let arc = Arc { from: 0, to: 0, value: 900_000, cap: None };
/// let problem = Problem::new(vec![5], vec![3], [arc])?;
/// let solution = solve(&problem, Objective::BestValue, &Control::default())?;
/// assert_eq!(audit(&problem, Objective::BestValue, &solution), []);
///
/// // With one opening more the demand has a price but is no longer full.
/// let more = problem.with(&[Change::Openings { demand: 0, openings: 4 }])?;
/// let violations = audit(&more, Objective::BestValue, &solution);
/// assert_eq!(violations, [FlowViolation::DemandPotential { demand: 0 }]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn audit(problem: &Problem, objective: Objective, solution: &Solution) -> Vec<FlowViolation> {
    let shape = solution.supply_potentials().len() == problem.heads().len()
        && solution.demand_potentials().len() == problem.openings().len();
    if !shape {
        return vec![FlowViolation::Shape];
    }
    let mut violations = Vec::new();
    let mut placed = vec![0i128; problem.heads().len()];
    let mut filled = vec![0i128; problem.openings().len()];
    let (mut heads, mut value) = (0i128, 0i128);
    let mut last = None;
    for flow in solution.flows() {
        let ends = |arc: &super::Arc| (arc.from, arc.to) == (flow.from, flow.to);
        let Some(arc) = problem
            .arc(flow.arc as usize)
            .filter(ends)
            .filter(|_| last < Some(flow.arc))
        else {
            violations.push(FlowViolation::UnknownArc { arc: flow.arc });
            continue;
        };
        last = Some(flow.arc);
        let unused = objective == Objective::BestValue && arc.value <= 0;
        if flow.heads <= 0 || arc.cap.is_some_and(|cap| flow.heads > cap) || unused {
            violations.push(FlowViolation::FlowOutOfRange {
                arc: flow.arc,
                heads: flow.heads,
            });
        }
        placed[flow.from as usize] += i128::from(flow.heads);
        filled[flow.to as usize] += i128::from(flow.heads);
        heads += i128::from(flow.heads);
        value += i128::from(flow.heads) * i128::from(arc.value);
    }
    if (heads, value) != (i128::from(solution.heads()), solution.value()) {
        violations.push(FlowViolation::Totals);
    }
    check_nodes(problem, solution, &placed, &filled, &mut violations);
    check_arcs(problem, objective, solution, &mut violations);
    violations
}

fn check_nodes(
    problem: &Problem,
    solution: &Solution,
    placed: &[i128],
    filled: &[i128],
    violations: &mut Vec<FlowViolation>,
) {
    for (supply, (&heads, &placed)) in problem.heads().iter().zip(placed).enumerate() {
        let price = solution.supply_potentials()[supply];
        if placed > i128::from(heads) {
            violations.push(FlowViolation::TooManyPlaced { supply, placed });
        }
        // Dual feasibility, and complementary slackness: a node with something left has a dual of 0.
        if price < 0 || (price > 0 && placed < i128::from(heads)) {
            violations.push(FlowViolation::SupplyPotential { supply });
        }
    }
    for (demand, (&openings, &filled)) in problem.openings().iter().zip(filled).enumerate() {
        let price = solution.demand_potentials()[demand];
        if filled > i128::from(openings) {
            violations.push(FlowViolation::TooManyFilled { demand, filled });
        }
        if price < 0 || (price > 0 && filled < i128::from(openings)) {
            violations.push(FlowViolation::DemandPotential { demand });
        }
    }
}

fn check_arcs(
    problem: &Problem,
    objective: Objective,
    solution: &Solution,
    violations: &mut Vec<FlowViolation>,
) {
    let weight = i128::from(problem.head_weight(objective));
    let mut flows = solution.flows().iter().peekable();
    for (position, arc) in problem.arcs().enumerate() {
        let flow = flows
            .next_if(|flow| flow.arc as usize == position)
            .map_or(0, |flow| flow.heads);
        let ends = i128::from(solution.supply_potentials()[arc.from as usize])
            + i128::from(solution.demand_potentials()[arc.to as usize]);
        let worth = i128::from(arc.value) + weight;
        // Weak duality, arc by arc: an arc below its cap is not worth more than its ends, a used one not less. An
        // arc at its cap may be worth more: the cap has a dual of its own, the difference.
        if worth > ends && arc.cap.is_none_or(|cap| flow < cap) {
            violations.push(FlowViolation::Gain { arc: position });
        }
        if worth < ends && flow > 0 {
            violations.push(FlowViolation::Loss { arc: position });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::solution::Answer;
    use super::super::{Arc, Flow, solve};
    use super::*;
    use crate::Control;

    /// Two supplies, two demands, one cap: 3 + 1 heads flow, one opening stays free, nothing is left to place.
    fn solved() -> (Problem, Solution) {
        let arc = |from, to, value, cap| Arc { from, to, value, cap };
        let arcs = [
            arc(0, 0, 900, Some(2)),
            arc(0, 1, 500, None),
            arc(1, 0, 800, None),
        ];
        let problem = Problem::new(vec![3, 1], vec![4, 1], arcs).unwrap();
        let solution = solve(&problem, Objective::BestValue, &Control::default()).unwrap();
        (problem, solution)
    }

    fn broken(breaks: impl FnOnce(&mut Answer)) -> Vec<FlowViolation> {
        let (problem, mut solution) = solved();
        breaks(solution.answer_mut());
        audit(&problem, Objective::BestValue, &solution)
    }

    #[test]
    fn the_auditor_is_silent_on_an_optimum() {
        let (problem, solution) = solved();
        assert_eq!((solution.heads(), solution.value()), (4, 3100));
        assert_eq!(audit(&problem, Objective::BestValue, &solution), []);
    }

    #[test]
    fn too_much_flow_is_loud() {
        let found = broken(|solution| solution.flows[0].heads = 3);
        let expected = [
            FlowViolation::FlowOutOfRange { arc: 0, heads: 3 },
            FlowViolation::Totals,
            FlowViolation::TooManyPlaced { supply: 0, placed: 4 },
        ];
        assert_eq!(found, expected);
        let found = broken(|solution| solution.flows[1].heads = 2);
        assert!(
            found.contains(&FlowViolation::TooManyFilled { demand: 1, filled: 2 }),
            "{found:?}"
        );
    }

    #[test]
    fn flow_that_is_missing_is_loud() {
        let found = broken(|solution| {
            solution.flows.remove(2);
        });
        assert!(found.contains(&FlowViolation::Totals), "{found:?}");
        assert!(
            found.contains(&FlowViolation::SupplyPotential { supply: 1 }),
            "{found:?}"
        );
    }

    #[test]
    fn flow_on_arcs_that_are_not_there_is_loud() {
        let stranger = Flow {
            arc: 3,
            from: 1,
            to: 1,
            heads: 1,
        };
        let found = broken(|solution| solution.flows.push(stranger));
        assert_eq!(found, [FlowViolation::UnknownArc { arc: 3 }]);
        let found = broken(|solution| solution.flows.swap(0, 1));
        assert!(found.contains(&FlowViolation::UnknownArc { arc: 0 }), "{found:?}");
        let found = broken(|solution| solution.flows[2].to = 1);
        assert!(found.contains(&FlowViolation::UnknownArc { arc: 2 }), "{found:?}");
    }

    #[test]
    fn potentials_that_prove_nothing_are_loud() {
        assert_eq!(
            broken(|solution| {
                solution.demand_potentials.pop();
            }),
            [FlowViolation::Shape]
        );
        let found = broken(|solution| solution.supply_potentials[1] -= 1);
        assert_eq!(found, [FlowViolation::Gain { arc: 2 }]);
        let found = broken(|solution| solution.supply_potentials[1] += 1);
        assert_eq!(found, [FlowViolation::Loss { arc: 2 }]);
        let found = broken(|solution| solution.demand_potentials[0] = 5);
        assert!(
            found.contains(&FlowViolation::DemandPotential { demand: 0 }),
            "{found:?}"
        );
        let found = broken(|solution| solution.supply_potentials[0] = -1);
        assert!(
            found.contains(&FlowViolation::SupplyPotential { supply: 0 }),
            "{found:?}"
        );
    }

    #[test]
    fn an_arc_of_no_value_carries_nothing_under_best_value() {
        let worthless = Arc {
            from: 0,
            to: 0,
            value: 0,
            cap: None,
        };
        let problem = Problem::new(vec![1], vec![1], [worthless]).unwrap();
        let filled = solve(&problem, Objective::FillFirst, &Control::default()).unwrap();
        assert_eq!(audit(&problem, Objective::FillFirst, &filled), []);
        let found = audit(&problem, Objective::BestValue, &filled);
        assert!(
            found.contains(&FlowViolation::FlowOutOfRange { arc: 0, heads: 1 }),
            "{found:?}"
        );
    }
}
