//! A feasible tree for one problem from the optimal tree of another that differs by few heads or openings.
//!
//! The arcs are the same and have no caps. A change at a node passes up the tree to the root, where slack takes
//! it. An arc on the way that would run out of flow takes it from the child below by cutting that child off and
//! hanging it on the root by slack. So the tree stays feasible and strongly feasible, and only a path and what
//! was cut off are touched, beside a copy of the tree.

use super::network::{Network, SLACK};
use super::solution::Start;
use super::tree::{Move, ROOT, Tree};

/// The tree to start from; `None` if so much has changed that the whole tree had better be laid anew.
pub(super) fn tree(network: &Network, previous: &Start) -> Option<Tree> {
    let old = &previous.problem;
    if network.is_capped() || (old.heads.len(), old.openings.len()) != (network.supplies, network.demands) {
        return None;
    }
    let mut changed = changes(&old.heads, network.heads, 0);
    changed.extend(changes(&old.openings, network.openings, network.supplies));
    // A demand without openings stands outside the tree, out of reach.
    let opens = |change: &Changed| change.id >= network.supplies && (change.old == 0 || change.new == 0);
    // Each change walks a path to the root and looks itself up among the pending ones. Beyond a square root of
    // the nodes, laying out the tree anew in O(nodes) is cheaper.
    if changed.len() > network.root().isqrt() || changed.iter().any(opens) {
        return None;
    }
    let mut patch = Patch {
        network,
        tree: Tree {
            moved: Some(Vec::new()),
            ..previous.tree.clone()
        },
        pending: changed,
    };
    while let Some(&next) = patch.pending.last() {
        patch.change(next);
    }
    Some(patch.tree)
}

/// A node whose heads or openings change.
#[derive(Debug, Clone, Copy)]
struct Changed {
    id: usize,
    old: i64,
    new: i64,
}

/// What differs; nothing does where both are one.
fn changes(old: &[i64], new: &[i64], first: usize) -> Vec<Changed> {
    if std::ptr::eq(old, new) {
        return Vec::new();
    }
    let both = old.iter().zip(new).enumerate();
    both.filter(|(_, (old, new))| old != new)
        .map(|(place, (&old, &new))| Changed {
            id: first + place,
            old,
            new,
        })
        .collect()
}

struct Patch<'a> {
    network: &'a Network<'a>,
    tree: Tree,
    /// Changes that have not been made yet, the next one last.
    pending: Vec<Changed>,
}

impl Patch<'_> {
    /// Gives a node other heads or openings. The slack outside the tree stays at its step.
    fn change(&mut self, Changed { id, old, new }: Changed) {
        let label = self.tree.labels[id];
        let node = *self.tree.node(label);
        let level = self.tree.levels[id];
        // Nonbasic slack stands at the start of its step, which is a share of the quantity: it moves with it. What
        // is left of the change goes through the tree arc.
        let outside = |quantity| match node.arc {
            SLACK => 0,
            _ => self.network.step_of(quantity, level),
        };
        let change = (new - outside(new)) - (old - outside(old));
        let mut flow = node.flow + change;
        if flow < self.least(label) {
            for child in self.children(label) {
                flow += self.cut(child);
                if flow >= self.least(label) {
                    break;
                }
            }
        }
        self.pending.pop();
        self.set_flow(label, flow);
        let excess = if id < self.network.supplies {
            flow - node.flow
        } else {
            node.flow - flow
        };
        self.pass_up(label, node.flow, excess);
    }

    /// Passes what a node sends up in excess to the root. `before` is what its arc carried until now.
    fn pass_up(&mut self, mut child: u32, mut before: i64, mut excess: i64) {
        let mut label = self.tree.node(child).parent;
        while label != ROOT && excess != 0 {
            let node = *self.tree.node(label);
            // Conservation: what the child sends in excess leaves by this node's arc, as more flow up or less down.
            let up = self.tree.points_up(&node);
            let mut flow = if up {
                node.flow + excess
            } else {
                node.flow - excess
            };
            if flow < self.least(label) {
                // Without the child, the node keeps what it gave it, or lacks what it got.
                self.cut(child);
                excess = if up { before } else { -before };
                flow = node.flow + before;
            }
            self.set_flow(label, flow);
            (child, before, label) = (label, node.flow, node.parent);
        }
    }

    /// The least flow above a node in a strongly feasible tree: an arc that points down is not empty.
    fn least(&self, label: u32) -> i64 {
        i64::from(!self.tree.points_up(self.tree.node(label)))
    }

    fn set_flow(&mut self, label: u32, flow: i64) {
        let node = self.tree.node_mut(label);
        node.flow = flow;
        let (id, arc) = (node.id as usize, node.arc);
        if arc == SLACK {
            let level = self.network.level(id, flow);
            if level != self.tree.levels[id] {
                self.tree.levels[id] = level;
                self.tree.note_moved(label);
            }
        }
    }

    /// Hangs a subtree on the root: what it got from its parent, or gave it, is slack now. Returns that.
    fn cut(&mut self, label: u32) -> i64 {
        let node = *self.tree.node(label);
        let id = node.id as usize;
        let level = self.tree.levels[id];
        let flow = node.flow + self.network.step_of(self.quantity(id), level);
        let price = if self.tree.points_up(&node) {
            self.network.slack
        } else {
            0
        };
        self.tree.levels[id] = self.network.level(id, flow);
        self.tree.hang(Move {
            cut: label,
            top: label,
            parent: ROOT,
            arc: SLACK,
            flow,
            shift: price - self.tree.potentials[id],
        });
        node.flow
    }

    /// Heads or openings of a node as changed so far.
    fn quantity(&self, id: usize) -> i64 {
        let pending = self.pending.iter().find(|change| change.id == id);
        pending.map_or_else(|| self.network.quantity(id), |change| change.old)
    }

    fn children(&self, label: u32) -> Vec<u32> {
        let depth = self.tree.node(label).depth;
        let mut children = Vec::new();
        let mut below = self.tree.node(label).next;
        while self.tree.node(below).depth > depth {
            if self.tree.node(below).parent == label {
                children.push(below);
            }
            below = self.tree.node(below).next;
        }
        children
    }
}
