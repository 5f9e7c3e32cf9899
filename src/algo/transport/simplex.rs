//! The network simplex: price, find the cycle, push, update the basis, until no reduced cost is improving.
//!
//! Invariants between pivots: the flow is feasible; every tree arc has reduced cost 0; the tree is strongly
//! feasible, so every node can send one unit to the root along tree arcs (Cunningham 1976). Objective values
//! never fall, and at an equal objective the leaving rule below rules out cycling.
//!
//! `BOUNDED` says whether any arc has an upper bound, by a cap or because slack is cut into steps. The kernel is
//! compiled twice, so that problems without caps pay for no bound checks in the inner loops.

use super::network::{Network, SLACK};
use super::pricing::{Entering, Pricing};
use super::tree::{Move, Node, Tree};
use crate::control::{Cancelled, Control, Progress};

/// Pivots between two polls of the caller. A report sums the flow of all nodes, so polling must stay rare
/// compared with the cost of a pivot; cancellation waits for at most that many pivots.
const CONTROL_EVERY: u64 = 4096;

/// Pivots until no reduced cost is improving. Returns the number of pivots, `before` included.
pub(super) fn run<const BOUNDED: bool>(
    network: &Network,
    tree: &mut Tree,
    pricing: &mut impl Pricing,
    control: &Control,
    before: u64,
) -> Result<u64, Cancelled> {
    // Renumbering copies all nodes. Once in nodes/2 pivots it costs an amortised two nodes a pivot, and keeps
    // subtrees contiguous in memory for the walks that dominate a pivot.
    let renumber_every = (network.root() as u64 / 2).max(1024);
    let mut pivots = before;
    loop {
        if (pivots - before).is_multiple_of(CONTROL_EVERY) {
            report(network, tree, control, pivots)?;
        }
        let Some(entering) = pricing.next(tree) else {
            return Ok(pivots);
        };
        pivot::<BOUNDED>(network, tree, entering);
        pivots += 1;
        if (pivots - before).is_multiple_of(renumber_every) {
            tree.renumber();
        }
    }
}

fn report(network: &Network, tree: &Tree, control: &Control, pivots: u64) -> Result<(), Cancelled> {
    if control.is_cancelled() {
        return Err(Cancelled);
    }
    if let Some(progress) = control.progress {
        let (heads, value) = tree.totals(network);
        progress(Progress {
            steps: pivots,
            heads,
            value,
        });
    }
    Ok(())
}

/// A nonbasic arc: its flow, which is at one of its bounds, and how far the entering push may change it.
struct Outside {
    flow: i64,
    room: i64,
}

impl Outside {
    fn new<const BOUNDED: bool>(network: &Network, tree: &Tree, entering: Entering, falls: bool) -> Outside {
        if !BOUNDED {
            return Outside {
                flow: 0,
                room: i64::MAX,
            };
        }
        if entering.arc == SLACK {
            let id = slack_id(network, entering);
            let level = tree.levels[id];
            let flow = network.step(id, level);
            // Slack stands at the start of its step: it may rise to the end of this step or fall to the start
            // of the step below, beyond which its weight in the second objective changes.
            let room = match network.step_end(id, level) {
                _ if falls => flow - network.step(id, level - 1),
                i64::MAX => i64::MAX,
                end => end - flow,
            };
            return Outside { flow, room };
        }
        let cap = network.cap(entering.arc);
        Outside {
            flow: if falls { cap } else { 0 },
            room: cap,
        }
    }
}

fn slack_id(network: &Network, entering: Entering) -> usize {
    let (tail, head) = (entering.tail as usize, entering.head as usize);
    if head == network.root() { tail } else { head }
}

/// One pivot: augment along the cycle that the entering arc closes until a tree arc meets a bound; that arc
/// leaves the basis. If the entering arc meets its other bound first, the basis stays (a bound flip).
fn pivot<const BOUNDED: bool>(network: &Network, tree: &mut Tree, entering: Entering) {
    let Entering {
        tail,
        head,
        arc,
        gain,
    } = entering;
    // At its upper bound an arc improves if its reduced cost is negative: the push goes against its direction.
    let falls = BOUNDED && gain < 0;
    let outside = Outside::new::<BOUNDED>(network, tree, entering, falls);
    let (tail, head) = (tree.labels[tail as usize], tree.labels[head as usize]);
    let (first, second) = if falls { (head, tail) } else { (tail, head) };

    let cycle = Cycle::find::<BOUNDED>(network, tree, first, second, outside.room);
    // A degenerate pivot (nothing to push) still exchanges the arcs of the basis.
    if cycle.most > 0 {
        cycle.push(tree, first, second);
    }
    if BOUNDED {
        note_entering(network, tree, entering, falls, cycle.blocking.is_some());
    }
    let Some((side, cut)) = cycle.blocking else {
        // Bound flip: the entering arc itself blocks, potentials and tree stay.
        return;
    };
    if BOUNDED {
        note_leaving(tree, side, cut);
    }
    // Removing the leaving arc splits the tree; the part without the root hangs on by the entering arc. Its
    // potentials all shift by the reduced cost, so the entering arc comes to 0 and the other tree arcs,
    // whose ends shift alike, stay at 0.
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
        flow: if falls {
            outside.flow - cycle.most
        } else {
            outside.flow + cycle.most
        },
        shift: if top == tail { gain } else { -gain },
    });
}

/// Records the state of the entering arc: basic, or nonbasic at its other bound.
fn note_entering(network: &Network, tree: &mut Tree, entering: Entering, falls: bool, enters: bool) {
    if entering.arc == SLACK {
        let level = &mut tree.levels[slack_id(network, entering)];
        if falls {
            *level -= 1;
        } else if !enters {
            *level += 1;
        }
    } else if !tree.full.is_empty() {
        tree.full[entering.arc as usize] = !enters && !falls;
    }
}

/// Records the bound at which the arc above `cut` leaves the tree. On the first side supplies lose flow and
/// demands gain; on the second the other way round.
fn note_leaving(tree: &mut Tree, side: Side, cut: u32) {
    let leaving = *tree.node(cut);
    let rises = tree.points_up(&leaving) != (side == Side::First);
    if leaving.arc == SLACK {
        tree.levels[leaving.id as usize] += u8::from(rises);
    } else if !tree.full.is_empty() {
        tree.full[leaving.arc as usize] = rises;
    }
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
    /// With any other choice the next tree might not be strongly feasible, and pivots could cycle.
    fn find<const BOUNDED: bool>(
        network: &Network,
        tree: &Tree,
        first: u32,
        second: u32,
        room: i64,
    ) -> Cycle {
        let (mut a, mut b) = (first, second);
        let mut most = room;
        let mut blocking = None;
        while a != b {
            let (node_a, node_b) = (tree.node(a), tree.node(b));
            // The deeper end climbs, so both meet at the lowest common ancestor in O(length of the cycle).
            if node_a.depth >= node_b.depth {
                let room = self::room::<BOUNDED>(network, tree, node_a, tree.points_up(node_a));
                // This climb runs against the push: the first tie met is the last in its direction, hence `<`.
                if room < most {
                    most = room;
                    blocking = Some((Side::First, a));
                }
                a = node_a.parent;
            } else {
                let room = self::room::<BOUNDED>(network, tree, node_b, !tree.points_up(node_b));
                // This climb runs with the push: a later tie replaces an earlier one, hence `<=`. An arc
                // without a bound never blocks.
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

/// How much the flow on the arc above a node can fall (`falls`) or rise: the entries of the ratio test.
fn room<const BOUNDED: bool>(network: &Network, tree: &Tree, node: &Node, falls: bool) -> i64 {
    if !BOUNDED {
        return if falls { node.flow } else { i64::MAX };
    }
    let id = node.id as usize;
    let (least, most) = if node.arc == SLACK {
        let level = tree.levels[id];
        (network.step(id, level), network.step_end(id, level))
    } else {
        (0, network.cap(node.arc))
    };
    match most {
        _ if falls => node.flow - least,
        i64::MAX => i64::MAX,
        most => most - node.flow,
    }
}
