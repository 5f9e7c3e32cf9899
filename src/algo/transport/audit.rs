//! The auditor: knows the rules of the problem and of duality, and nothing of the solver.

use super::problem::{Objective, Problem};
use super::solution::Solution;

/// A rule that a solution breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Violation {
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
    /// A price is below 0, or above 0 while something is left at the supply.
    SupplyPotential {
        /// Position of the supply.
        supply: usize,
    },
    /// A price is below 0, or above 0 while openings are left at the demand.
    DemandPotential {
        /// Position of the demand.
        demand: usize,
    },
    /// The arc could carry more and is worth more than its ends cost.
    Gain {
        /// Position of the arc.
        arc: usize,
    },
    /// The arc carries heads and is worth less than its ends cost.
    Loss {
        /// Position of the arc.
        arc: usize,
    },
}

/// Checks that a solution is feasible and that its potentials prove it optimal (complementary slackness):
/// empty means that it is both. Under [`Objective::FillFirst`] each head weighs
/// [`Problem::head_weight`](Problem::head_weight) besides its value, which makes the sum lexicographic.
/// `O(nodes + arcs)`.
#[must_use]
pub fn audit(problem: &Problem, objective: Objective, solution: &Solution) -> Vec<Violation> {
    let shape = solution.supply_potentials.len() == problem.heads().len()
        && solution.demand_potentials.len() == problem.openings().len();
    if !shape {
        return vec![Violation::Shape];
    }
    let mut violations = Vec::new();
    let mut placed = vec![0i128; problem.heads().len()];
    let mut filled = vec![0i128; problem.openings().len()];
    let (mut heads, mut value) = (0i128, 0i128);
    let mut last = None;
    for flow in &solution.flows {
        let ends = |arc: &super::Arc| (arc.from, arc.to) == (flow.from, flow.to);
        let Some(arc) = problem
            .arc(flow.arc as usize)
            .filter(ends)
            .filter(|_| last < Some(flow.arc))
        else {
            violations.push(Violation::UnknownArc { arc: flow.arc });
            continue;
        };
        last = Some(flow.arc);
        let unused = objective == Objective::BestValue && arc.value <= 0;
        if flow.heads <= 0 || arc.cap.is_some_and(|cap| flow.heads > cap) || unused {
            violations.push(Violation::FlowOutOfRange {
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
        violations.push(Violation::Totals);
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
    violations: &mut Vec<Violation>,
) {
    for (supply, (&heads, &placed)) in problem.heads().iter().zip(placed).enumerate() {
        let price = solution.supply_potentials[supply];
        if placed > i128::from(heads) {
            violations.push(Violation::TooManyPlaced { supply, placed });
        }
        if price < 0 || (price > 0 && placed < i128::from(heads)) {
            violations.push(Violation::SupplyPotential { supply });
        }
    }
    for (demand, (&openings, &filled)) in problem.openings().iter().zip(filled).enumerate() {
        let price = solution.demand_potentials[demand];
        if filled > i128::from(openings) {
            violations.push(Violation::TooManyFilled { demand, filled });
        }
        if price < 0 || (price > 0 && filled < i128::from(openings)) {
            violations.push(Violation::DemandPotential { demand });
        }
    }
}

fn check_arcs(problem: &Problem, objective: Objective, solution: &Solution, violations: &mut Vec<Violation>) {
    let weight = i128::from(problem.head_weight(objective));
    let mut flows = solution.flows.iter().peekable();
    for (position, arc) in problem.arcs().enumerate() {
        let flow = flows
            .next_if(|flow| flow.arc as usize == position)
            .map_or(0, |flow| flow.heads);
        let ends = i128::from(solution.supply_potentials[arc.from as usize])
            + i128::from(solution.demand_potentials[arc.to as usize]);
        let worth = i128::from(arc.value) + weight;
        if worth > ends && arc.cap.is_none_or(|cap| flow < cap) {
            violations.push(Violation::Gain { arc: position });
        }
        if worth < ends && flow > 0 {
            violations.push(Violation::Loss { arc: position });
        }
    }
}
