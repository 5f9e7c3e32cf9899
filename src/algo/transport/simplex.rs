//! The network simplex: price, find the cycle, push, move the subtree, until no arc gains.
//!
//! `BOUNDED` says whether any arc is bounded, by a cap or because slack is cut into steps.

use super::network::{Network, SLACK};
use super::pricing::{Entering, Pricing};
use super::tree::{Move, Node, Tree};
use crate::control::{Cancelled, Control, Progress};

/// The caller is asked and told once in so many pivots.
const CONTROL_EVERY: u64 = 4096;

/// Pivots until no arc gains. Returns how many pivots it took, `before` included.
pub(super) fn run<const BOUNDED: bool>(
    network: &Network,
    tree: &mut Tree,
    pricing: &mut impl Pricing,
    control: &Control,
    before: u64,
) -> Result<u64, Cancelled> {
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

/// An arc outside the tree: what flows on it and how far the entering push may change that.
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

/// One pivot: push as much as fits round the cycle that the entering arc closes, and let the blocking arc
/// leave.
fn pivot<const BOUNDED: bool>(network: &Network, tree: &mut Tree, entering: Entering) {
    let Entering {
        tail,
        head,
        arc,
        gain,
    } = entering;
    // An arc that is to lose heads is pushed against its direction.
    let falls = BOUNDED && gain < 0;
    let outside = Outside::new::<BOUNDED>(network, tree, entering, falls);
    let (tail, head) = (tree.labels[tail as usize], tree.labels[head as usize]);
    let (first, second) = if falls { (head, tail) } else { (tail, head) };

    let cycle = Cycle::find::<BOUNDED>(network, tree, first, second, outside.room);
    if cycle.most > 0 {
        cycle.push(tree, first, second);
    }
    if BOUNDED {
        note_entering(network, tree, entering, falls, cycle.blocking.is_some());
    }
    let Some((side, cut)) = cycle.blocking else {
        // The arc itself is the first to fill or empty: the tree stays.
        return;
    };
    if BOUNDED {
        note_leaving(tree, side, cut);
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
        flow: if falls {
            outside.flow - cycle.most
        } else {
            outside.flow + cycle.most
        },
        shift: if top == tail { gain } else { -gain },
    });
}

/// Records where the entering arc stands: in the tree, or at its other bound outside it.
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
            if node_a.depth >= node_b.depth {
                let room = self::room::<BOUNDED>(network, tree, node_a, tree.points_up(node_a));
                if room < most {
                    most = room;
                    blocking = Some((Side::First, a));
                }
                a = node_a.parent;
            } else {
                let room = self::room::<BOUNDED>(network, tree, node_b, !tree.points_up(node_b));
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
