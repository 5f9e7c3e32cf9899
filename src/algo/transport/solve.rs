//! Cold start and warm start, to the canonical optimum or to any.

use super::canonical::canonise;
use super::face::Earlier;
use super::few::FewArcs;
use super::network::{Network, SEGMENTS};
use super::patch;
use super::pricing::AllArcs;
use super::problem::{Objective, Problem};
use super::simplex::run;
use super::solution::{Solution, Start};
use super::tree::Tree;
use super::warm;
use crate::control::{Cancelled, Control};
use std::sync;

/// The canonical optimal flow, from the slack basis. Exact and integral, without a tolerance. Among equal optima
/// it spreads slack most evenly and then decides by the nodes' keys, so that neither the order in which arcs were
/// given nor the way to the solution shows in it. Flows are in heads, values in millionths.
///
/// No polynomial bound on the number of pivots is known for this pricing rule; in practice time grows a little
/// faster than the number of arcs (measured up to ten million arcs in docs/performance.md).
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop.
///
/// # Example: the best pair is not always used
///
/// ```
/// use vocmatch_algo::Control;
/// use vocmatch_algo::transport::{Arc, Objective, Problem, solve};
///
/// let arc = |from, to, value| Arc { from, to, value, cap: None };
/// let arcs = [arc(0, 0, 900_000), arc(0, 1, 300_000), arc(1, 0, 800_000)];
/// let problem = Problem::new(vec![1, 1], vec![1, 1], arcs)?;
///
/// // .3 + .8 is more than .9 and an opening left empty.
/// let solution = solve(&problem, Objective::BestValue, &Control::default())?;
/// assert_eq!((solution.heads(), solution.value()), (2, 1_100_000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve(problem: &Problem, objective: Objective, control: &Control) -> Result<Solution, Cancelled> {
    let mut network = Network::new(problem, objective);
    let mut tree = Tree::star(&network);
    let pivots = first_phase(&network, &mut tree, control)?;
    network.segments = SEGMENTS;
    tree.find_levels(&network);
    // Slack is cut into steps only now: the first objective does not depend on them, and without them the first
    // phase runs unbounded.
    let (pivots, memory) = canonise(problem, &network, &mut tree, control, pivots, None)?;
    Ok(Solution::new(problem, &network, tree, pivots, memory, None))
}

/// Any optimal flow, from the slack basis, sooner than the canonical one. Which one of several is arbitrary,
/// though the same each time.
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop.
pub fn solve_any(problem: &Problem, objective: Objective, control: &Control) -> Result<Solution, Cancelled> {
    let network = Network::new(problem, objective);
    let mut tree = Tree::star(&network);
    let pivots = first_phase(&network, &mut tree, control)?;
    Ok(Solution::new(problem, &network, tree, pivots, None, None))
}

/// The canonical optimal flow, found from the solution of a similar problem: other heads, openings, values,
/// caps, some arcs more or fewer. It is the one that [`solve`] finds; the fewer the changes, the sooner. A
/// solution of a problem with another number of nodes is no help, and the solve starts from nothing.
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop.
///
/// # Example: one opening more
///
/// ```
/// use vocmatch_algo::Control;
/// use vocmatch_algo::transport::{Arc, Change, Objective, Problem, resolve, solve};
///
/// let arc = Arc { from: 0, to: 0, value: 900_000, cap: None };
/// let problem = Problem::new(vec![5], vec![3], [arc])?;
/// let (objective, control) = (Objective::BestValue, Control::default());
/// let before = solve(&problem, objective, &control)?;
///
/// let more = problem.with(&[Change::Openings { demand: 0, openings: 4 }])?;
/// let after = resolve(&more, objective, &before, &control)?;
/// assert_eq!(after.flows(), solve(&more, objective, &control)?.flows());
/// assert_eq!(after.value() - before.value(), 900_000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn resolve(
    problem: &Problem,
    objective: Objective,
    previous: &Solution,
    control: &Control,
) -> Result<Solution, Cancelled> {
    let mut network = Network::new(problem, objective);
    network.segments = SEGMENTS;
    let start = &previous.start;
    let earlier = earlier(problem, &network, start);
    let patched = earlier.and_then(|_| patch::tree(&network, start));
    let Some(mut tree) = patched.or_else(|| warm::tree(problem, &network, start)) else {
        return solve(problem, objective, control);
    };
    // A change of heads or openings keeps the old duals feasible: only arcs at nodes that the warm start moved can
    // improve.
    let proven = earlier.map(|earlier| earlier.tree.potentials.as_slice());
    let mut few = FewArcs::new(&network, proven);
    let mut pivots = run::<true>(&network, &mut tree, &mut few, control, 0)?;
    if few.overflows {
        pivots = run::<true>(
            &network,
            &mut tree,
            &mut AllArcs::<true>::new(&network),
            control,
            pivots,
        )?;
    }
    let (pivots, memory) = canonise(problem, &network, &mut tree, control, pivots, earlier)?;
    let since = earlier.map(|_| previous);
    Ok(Solution::new(problem, &network, tree, pivots, memory, since))
}

/// What the earlier solve knows of this one: it had the same arcs, keys and objective.
fn earlier<'a>(problem: &Problem, network: &Network, start: &'a Start) -> Option<Earlier<'a>> {
    let same = sync::Arc::ptr_eq(&problem.graph, &start.problem.graph)
        && sync::Arc::ptr_eq(&problem.keys, &start.problem.keys)
        && start.slack == network.slack;
    let memory = start.memory.as_ref().filter(|_| same)?;
    Some(Earlier {
        memory,
        tree: &start.tree,
    })
}

/// Pivots over all arcs.
fn first_phase(network: &Network, tree: &mut Tree, control: &Control) -> Result<u64, Cancelled> {
    if network.is_capped() {
        run::<true>(network, tree, &mut AllArcs::<true>::new(network), control, 0)
    } else {
        run::<false>(network, tree, &mut AllArcs::<false>::new(network), control, 0)
    }
}
