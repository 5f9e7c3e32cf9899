//! The auditor: checks feasibility and stability by their definitions, without the solver.

use super::preferences::Preferences;
use crate::transport::{Arc, Flow, Problem};
use std::cmp::Reverse;

/// A constraint that a flow violates, or an arc that blocks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StabilityViolation {
    /// The preferences have not one score of either side for each arc.
    Shape,
    /// A flow names an arc that is not there, names it with other ends, twice, or out of order.
    UnknownArc {
        /// The position named.
        arc: u32,
    },
    /// Flow of no heads or fewer, or more than the cap.
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
    /// The arc could carry more, and both its ends would rather have that than what they have.
    Blocking {
        /// Position of the arc.
        arc: usize,
    },
}

/// The rank of an arc at one of its ends: the less, the better. Ties in the score go to the lower partner, as in the
/// solver, so ranks are strict and the stable flow that is best for a side is unique.
type Rank = (Reverse<i64>, u32);

/// What a node has, as the flows say.
#[derive(Clone, Copy, Default)]
struct Holding {
    heads: i128,
    worst: Option<Rank>,
}

impl Holding {
    fn add(&mut self, heads: i64, rank: Rank) {
        self.heads += i128::from(heads);
        if heads > 0 {
            self.worst = self.worst.max(Some(rank));
        }
    }

    /// Whether the node would rather have more of an arc: it has something left, or holds something worse.
    fn wants(&self, quantity: i64, rank: Rank) -> bool {
        self.heads < i128::from(quantity) || self.worst > Some(rank)
    }
}

/// Every rule that a flow breaks: empty means that it is feasible and stable. Takes any flow, not only that of
/// [`solve`](super::solve), so it counts the arcs that block an optimal one as well. First what is not
/// feasible, then the arcs that block, in the order of arcs. `O(nodes + flows · log supplies + arcs)`.
///
/// # Example: a flow that two would rather leave
///
/// ```
/// use vocmatch_algo::stable_allocation::{Preferences, StabilityViolation, audit};
/// use vocmatch_algo::transport::{Arc, Flow, Problem};
///
/// let arc = |to| Arc { from: 0, to, value: 1, cap: None };
/// let problem = Problem::new(vec![1], vec![1, 1], [arc(0), arc(1)])?;
/// // The supply prefers the first demand, which has an opening left.
/// let preferences = Preferences::new(&problem, vec![2, 1], vec![1, 1])?;
/// let second = Flow { arc: 1, from: 0, to: 1, heads: 1 };
/// let violations = audit(&problem, &preferences, &[second]);
/// assert_eq!(violations, [StabilityViolation::Blocking { arc: 0 }]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn audit(problem: &Problem, preferences: &Preferences, flows: &[Flow]) -> Vec<StabilityViolation> {
    let scores = (preferences.supply_scores(), preferences.demand_scores());
    if (scores.0.len(), scores.1.len()) != (problem.arc_count(), problem.arc_count()) {
        return vec![StabilityViolation::Shape];
    }
    let mut violations = Vec::new();
    let mut supplies = vec![Holding::default(); problem.heads().len()];
    let mut demands = vec![Holding::default(); problem.openings().len()];
    let mut carried = vec![0; problem.arc_count()];
    let mut last = None;
    for flow in flows {
        let place = flow.arc as usize;
        let ends = |arc: &Arc| (arc.from, arc.to) == (flow.from, flow.to);
        let Some(arc) = problem.arc(place).filter(ends).filter(|_| last < Some(flow.arc)) else {
            violations.push(StabilityViolation::UnknownArc { arc: flow.arc });
            continue;
        };
        last = Some(flow.arc);
        if flow.heads <= 0 || arc.cap.is_some_and(|cap| flow.heads > cap) {
            violations.push(StabilityViolation::FlowOutOfRange {
                arc: flow.arc,
                heads: flow.heads,
            });
        }
        carried[place] = flow.heads;
        supplies[arc.from as usize].add(flow.heads, (Reverse(scores.0[place]), arc.to));
        demands[arc.to as usize].add(flow.heads, (Reverse(scores.1[place]), arc.from));
    }
    for (supply, (holding, &heads)) in supplies.iter().zip(problem.heads()).enumerate() {
        if holding.heads > i128::from(heads) {
            let placed = holding.heads;
            violations.push(StabilityViolation::TooManyPlaced { supply, placed });
        }
    }
    for (demand, (holding, &openings)) in demands.iter().zip(problem.openings()).enumerate() {
        if holding.heads > i128::from(openings) {
            let filled = holding.heads;
            violations.push(StabilityViolation::TooManyFilled { demand, filled });
        }
    }
    for (place, arc) in problem.arcs().enumerate() {
        let (from, to) = (arc.from as usize, arc.to as usize);
        // An arc blocks against the worst that each end holds. That the worst may be on the arc itself does no harm: it
        // ranks equal, not below.
        let blocks = arc.cap.is_none_or(|cap| carried[place] < cap)
            && supplies[from].wants(problem.heads()[from], (Reverse(scores.0[place]), arc.to))
            && demands[to].wants(problem.openings()[to], (Reverse(scores.1[place]), arc.from));
        if blocks {
            violations.push(StabilityViolation::Blocking { arc: place });
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::super::{Side, solve};
    use super::*;
    use crate::Control;

    /// Two supplies of 3 and 1 heads, two demands of 3 and 1 openings, a cap of 2 between the first two, and a
    /// supply and a demand beside them with nothing. All like the lower position better.
    fn market() -> (Problem, Preferences) {
        let arc = |from, to, cap| Arc {
            from,
            to,
            value: 5,
            cap,
        };
        let arcs = [
            arc(0, 0, Some(2)),
            arc(0, 1, None),
            arc(1, 0, None),
            arc(1, 1, None),
            arc(2, 2, None),
        ];
        let problem = Problem::new(vec![3, 1, 0], vec![3, 1, 0], arcs).unwrap();
        let preferences = Preferences::new(&problem, vec![0; 5], vec![0; 5]).unwrap();
        (problem, preferences)
    }

    fn broken(breaks: impl FnOnce(&mut Vec<Flow>)) -> Vec<StabilityViolation> {
        let (problem, preferences) = market();
        let solution = solve(&problem, &preferences, Side::Supply, &Control::default()).unwrap();
        let mut flows = solution.flows().to_vec();
        breaks(&mut flows);
        audit(&problem, &preferences, &flows)
    }

    fn flow(arc: u32, from: u32, to: u32, heads: i64) -> Flow {
        Flow { arc, from, to, heads }
    }

    #[test]
    fn the_auditor_is_silent_on_a_stable_flow() {
        let (problem, preferences) = market();
        for side in [Side::Supply, Side::Demand] {
            let solution = solve(&problem, &preferences, side, &Control::default()).unwrap();
            assert_eq!(
                solution.flows(),
                [flow(0, 0, 0, 2), flow(1, 0, 1, 1), flow(2, 1, 0, 1)]
            );
            assert_eq!((solution.heads(), solution.value()), (4, 20));
            assert_eq!(audit(&problem, &preferences, solution.flows()), []);
        }
    }

    #[test]
    fn flow_on_arcs_that_are_not_there_is_loud() {
        assert_eq!(
            broken(|flows| flows.push(flow(5, 1, 2, 1))),
            [StabilityViolation::UnknownArc { arc: 5 }]
        );
        let found = broken(|flows| flows.swap(1, 2));
        assert!(
            found.contains(&StabilityViolation::UnknownArc { arc: 1 }),
            "{found:?}"
        );
        assert_eq!(
            broken(|flows| flows.push(flow(2, 1, 0, 1))),
            [StabilityViolation::UnknownArc { arc: 2 }]
        );
        let found = broken(|flows| flows[1].to = 0);
        assert!(
            found.contains(&StabilityViolation::UnknownArc { arc: 1 }),
            "{found:?}"
        );
    }

    #[test]
    fn too_much_flow_is_loud() {
        let expected = [
            StabilityViolation::FlowOutOfRange { arc: 0, heads: 3 },
            StabilityViolation::TooManyPlaced { supply: 0, placed: 4 },
            StabilityViolation::TooManyFilled { demand: 0, filled: 4 },
        ];
        assert_eq!(broken(|flows| flows[0].heads = 3), expected);
        let found = broken(|flows| flows.push(flow(4, 2, 2, 0)));
        assert_eq!(found, [StabilityViolation::FlowOutOfRange { arc: 4, heads: 0 }]);
        let found = broken(|flows| flows.push(flow(4, 2, 2, -1)));
        assert!(
            found.contains(&StabilityViolation::FlowOutOfRange { arc: 4, heads: -1 }),
            "{found:?}"
        );
    }

    #[test]
    fn what_both_ends_would_rather_have_is_loud() {
        // Something is left at both ends.
        assert_eq!(
            broken(|flows| flows[0].heads = 1),
            [StabilityViolation::Blocking { arc: 0 }]
        );
        // The supply has something left, the demand holds something worse.
        let swapped = broken(|flows| {
            flows[1] = flow(2, 1, 0, 1);
            flows.remove(2);
        });
        assert_eq!(swapped, [StabilityViolation::Blocking { arc: 1 }]);
        // Both hold something worse: the second supply sits where the first would rather be.
        let swapped = broken(|flows| {
            *flows = vec![flow(0, 0, 0, 1), flow(1, 0, 1, 1), flow(2, 1, 0, 1)];
        });
        assert_eq!(swapped, [StabilityViolation::Blocking { arc: 0 }]);
    }

    #[test]
    fn scores_of_another_problem_are_loud() {
        let (problem, _) = market();
        let other = Problem::new(vec![1], vec![1], []).unwrap();
        let preferences = Preferences::new(&other, vec![], vec![]).unwrap();
        assert_eq!(audit(&problem, &preferences, &[]), [StabilityViolation::Shape]);
        // The solver takes missing scores for 0, and ends.
        let alike = solve(&problem, &preferences, Side::Supply, &Control::default()).unwrap();
        assert_eq!(alike.heads(), 4);
    }
}
