//! The ways to a solution: from nothing or from another solution, the canonical optimum or any.

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

/// The canonical optimal flow, found from nothing. Exact and whole. Among equal optima it spreads slack most
/// evenly and then decides by the nodes' keys, so that neither the order in which arcs were given nor the way
/// to the solution shows in it.
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop.
pub fn solve(problem: &Problem, objective: Objective, control: &Control) -> Result<Solution, Cancelled> {
    let mut network = Network::new(problem, objective);
    let mut tree = Tree::star(&network);
    let pivots = first_phase(&network, &mut tree, control)?;
    network.segments = SEGMENTS;
    tree.find_levels(&network);
    let (pivots, memory) = canonise(problem, &network, &mut tree, control, pivots, None)?;
    Ok(Solution::new(problem, &network, tree, pivots, memory, None))
}

/// Any optimal flow, found from nothing, sooner than the canonical one. Which one of several is a matter of
/// chance, though the same each time.
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
