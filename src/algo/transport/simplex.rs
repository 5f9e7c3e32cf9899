//! The network simplex: price, find the cycle, push, move the subtree, until no arc gains.

use super::control::{Cancelled, Control, Progress};
use super::network::{Network, SLACK};
use super::pricing::{Entering, Pricer};
use super::problem::{Objective, Problem};
use super::solution::Solution;
use super::tree::{Move, Node, Tree};

/// The caller is asked and told once in so many pivots.
const CONTROL_EVERY: u64 = 4096;

/// An optimal flow, found from nothing. Exact and whole.
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop.
pub fn solve(problem: &Problem, objective: Objective, control: &Control) -> Result<Solution, Cancelled> {
    let network = Network::new(problem, objective);
    let tree = Tree::star(&network, problem.heads(), problem.openings());
    finish(problem, objective, &network, tree, control)
}

/// An optimal flow, found from the solution of a similar problem: other heads, openings, values, caps, some
/// arcs more or fewer. Its value is the one that [`solve`] finds; the fewer the changes, the sooner. A
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
    let network = Network::new(problem, objective);
    match super::warm::tree(problem, &network, previous) {
        Some(tree) => finish(problem, objective, &network, tree, control),
        None => solve(problem, objective, control),
    }
}

fn finish(
    problem: &Problem,
    objective: Objective,
    network: &Network,
    mut tree: Tree,
    control: &Control,
) -> Result<Solution, Cancelled> {
    let pivots = if network.is_capped() {
        run::<true>(network, &mut tree, control)?
    } else {
        run::<false>(network, &mut tree, control)?
    };
    Ok(Solution::from_tree(problem, objective, network, &tree, pivots))
}

/// Pivots until no arc gains.
fn run<const CAPPED: bool>(network: &Network, tree: &mut Tree, control: &Control) -> Result<u64, Cancelled> {
    let mut pricer = Pricer::new(network);
    let renumber_every = (network.root() as u64 / 2).max(1024);
    let mut pivots = 0;
    loop {
        if pivots % CONTROL_EVERY == 0 {
            report::<CAPPED>(network, tree, control, pivots)?;
        }
        let Some((entering, _)) = pricer.next::<CAPPED>(network, tree) else {
            return Ok(pivots);
        };
        pivot::<CAPPED>(network, tree, entering);
        pivots += 1;
        if pivots % renumber_every == 0 {
            tree.renumber();
        }
    }
}

fn report<const CAPPED: bool>(
    network: &Network,
    tree: &Tree,
    control: &Control,
    pivots: u64,
) -> Result<(), Cancelled> {
    if control.is_cancelled() {
        return Err(Cancelled);
    }
    if let Some(progress) = control.progress {
        let (mut heads, mut value) = (0, 0);
        let carried = tree
            .nodes
            .iter()
            .filter(|node| node.arc != SLACK)
            .map(|node| (node.arc, node.flow));
        let full = tree.full.iter().zip(0..).filter(|(full, _)| CAPPED && **full);
        for (arc, flow) in carried.chain(full.map(|(_, arc)| (arc, network.cap(arc)))) {
            heads += flow;
            value += i128::from(flow) * i128::from(network.cells[arc as usize].value);
        }
        progress(Progress { pivots, heads, value });
    }
    Ok(())
}

/// One pivot: push as much as fits round the cycle that `entering` closes, and let the blocking arc leave.
fn pivot<const CAPPED: bool>(network: &Network, tree: &mut Tree, entering: Entering) {
    let supplies = network.supplies;
    // `tail` and `head` as the arc points; a full arc is emptied, so heads go round the other way.
    let (tail, head, arc, value) = match entering {
        Entering::Arc { supply, arc } => {
            let cell = network.cells[arc as usize];
            (
                supply as usize,
                supplies + cell.demand as usize,
                arc,
                i64::from(cell.value),
            )
        }
        Entering::Slack(id) if (id as usize) < supplies => {
            (id as usize, network.root(), SLACK, network.slack)
        }
        Entering::Slack(id) => (network.root(), id as usize, SLACK, 0),
    };
    let empties = CAPPED && arc != SLACK && tree.full[arc as usize];
    let cap = if CAPPED { network.cap(arc) } else { i64::MAX };
    let gain = value - tree.potentials[tail] + tree.potentials[head];
    let (tail, head) = (tree.labels[tail], tree.labels[head]);
    let (first, second) = if empties { (head, tail) } else { (tail, head) };

    let cycle = Cycle::find::<CAPPED>(network, tree, first, second, cap);
    if cycle.most > 0 {
        cycle.push(tree, first, second);
    }
    let Some((side, cut)) = cycle.blocking else {
        // The arc itself is the first to fill or empty: the tree stays.
        tree.full[arc as usize] = !empties;
        return;
    };
    if CAPPED {
        let leaving = *tree.node(cut);
        if leaving.arc != SLACK {
            // On the first side supplies lose flow and demands gain; on the second the other way round.
            let lost = tree.points_up(&leaving) == (side == Side::First);
            tree.full[leaving.arc as usize] = !lost;
        }
        if arc != SLACK {
            tree.full[arc as usize] = false;
        }
    }
    let (top, parent) = if side == Side::First {
        (first, second)
    } else {
        (second, first)
    };
    tree.hang(Move {
        cut,
        top,
        parent,
        arc,
        flow: if empties { cap - cycle.most } else { cycle.most },
        shift: if top == tail { gain } else { -gain },
    });
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Second,
}

/// The cycle that the entering arc closes, in the direction of its push: down from the join to the first node,
/// along the arc to the second, up to the join.
struct Cycle {
    join: u32,
    /// The most that can be pushed.
    most: i64,
    /// The node below the leaving arc, and its side; `None` if the entering arc blocks first.
    blocking: Option<(Side, u32)>,
}

impl Cycle {
    /// Climbs from both ends to the join. Of several blocking arcs the last in the direction of the push
    /// leaves (Cunningham): on the first side the one nearest to the arc, on the second nearest to the join.
    fn find<const CAPPED: bool>(network: &Network, tree: &Tree, first: u32, second: u32, cap: i64) -> Cycle {
        let (mut a, mut b) = (first, second);
        let mut most = cap;
        let mut blocking = None;
        while a != b {
            let (node_a, node_b) = (tree.node(a), tree.node(b));
            if node_a.depth >= node_b.depth {
                let room = room::<CAPPED>(network, node_a, tree.points_up(node_a));
                if room < most {
                    most = room;
                    blocking = Some((Side::First, a));
                }
                a = node_a.parent;
            } else {
                let room = room::<CAPPED>(network, node_b, !tree.points_up(node_b));
                if room <= most && room < i64::MAX {
                    most = room;
                    blocking = Some((Side::Second, b));
                }
                b = node_b.parent;
            }
        }
        Cycle {
            join: a,
            most,
            blocking,
        }
    }

    fn push(&self, tree: &mut Tree, first: u32, second: u32) {
        for (from, sign) in [(first, -1), (second, 1)] {
            let mut label = from;
            while label != self.join {
                let up = tree.points_up(tree.node(label));
                let node = tree.node_mut(label);
                node.flow += if up { sign * self.most } else { -sign * self.most };
                label = node.parent;
            }
        }
    }
}

/// How much the flow on the arc above a node can fall (`falls`) or rise.
fn room<const CAPPED: bool>(network: &Network, node: &Node, falls: bool) -> i64 {
    if falls {
        node.flow
    } else if CAPPED {
        match network.cap(node.arc) {
            i64::MAX => i64::MAX,
            cap => cap - node.flow,
        }
    } else {
        i64::MAX
    }
}
