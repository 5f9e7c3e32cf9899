//! The basis of the simplex: a spanning tree with its flows and node potentials (duals).
//!
//! The reduced cost of arc `(i, j)` is `value − potential[i] + potential[j]`, 0 on tree arcs. The objective is
//! maximised, so a nonbasic arc improves if it is empty and its reduced cost positive, or full and negative.
//! Strongly feasible means that every node can send one unit more to the root within the tree: an arc that
//! points up is below its upper bound, an arc that points down is above its lower bound.
//!
//! Nodes are linked in depth-first order (each subtree is a run of that list) and carry parent and depth, as
//! in Ali, Helgason and Kennington's lists (recalled). Their labels are renumbered into that order from time
//! to time, so that walking a subtree walks through memory.
//!
//! Ids: supplies first, then demands, then the root. Every arc leads from a supply to a demand, from a supply
//! to the root, or from the root to a demand. So the arc between a node and its parent points up if the node
//! is a supply and down if it is a demand.

use super::network::{CLOSED, Network, SLACK};

/// The label of the root.
pub(super) const ROOT: u32 = 0;

/// A node of the tree and the arc between it and its parent: 32 bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// Heads on the arc to the parent.
    pub(super) flow: i64,
    pub(super) parent: u32,
    pub(super) depth: u32,
    /// The next node in depth-first order; after the last comes the root.
    pub(super) next: u32,
    /// The node before this one in that order.
    pub(super) prev: u32,
    /// Position of the arc to the parent, or [`SLACK`].
    pub(super) arc: u32,
    pub(super) id: u32,
}

#[derive(Debug, Clone)]
pub(super) struct Tree {
    /// By label.
    pub(super) nodes: Vec<Node>,
    /// The label of each id.
    pub(super) labels: Vec<u32>,
    /// The potential of each id; the root's is 0.
    pub(super) potentials: Vec<i64>,
    /// Nonbasic arcs at their upper bound, if any arc has a cap; else empty.
    pub(super) full: Vec<bool>,
    /// By id, where slack is cut into steps: the step in which a slack arc of the tree lies; outside the tree,
    /// the step at whose start the slack stands.
    pub(super) levels: Vec<u8>,
    /// Ids below this are supplies.
    pub(super) supplies: u32,
    /// Ids of the nodes whose arc to the parent, or its step, has changed since a patch; `None`: not recorded.
    pub(super) moved: Option<Vec<u32>>,
}

/// Where a subtree is cut off and where it is hung on again.
pub(super) struct Move {
    /// The node whose arc to its parent leaves the tree.
    pub(super) cut: u32,
    /// The node of that subtree that becomes its top.
    pub(super) top: u32,
    /// The new parent of `top`.
    pub(super) parent: u32,
    /// The arc between them.
    pub(super) arc: u32,
    /// Heads on that arc.
    pub(super) flow: i64,
    /// Added to the potentials of the subtree.
    pub(super) shift: i64,
}

impl Tree {
    /// The slack basis: every head unplaced, every opening unfilled. It is strongly feasible except at demands
    /// without openings, whose arc from the root would be empty; those get the potential [`CLOSED`], so that no
    /// arc into them ever enters.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a problem has fewer than 2^28 + 1 nodes"
    )]
    pub(super) fn star(network: &Network) -> Tree {
        let (heads, openings) = (network.heads, network.openings);
        let root = network.root();
        let mut nodes = Vec::with_capacity(root + 1);
        nodes.push(Node {
            flow: 0,
            parent: ROOT,
            depth: 0,
            next: u32::from(root > 0),
            prev: root as u32,
            arc: SLACK,
            id: root as u32,
        });
        for (id, &flow) in heads.iter().chain(openings).enumerate() {
            let label = id as u32 + 1;
            let next = if id + 1 == root { ROOT } else { label + 1 };
            nodes.push(Node {
                flow,
                parent: ROOT,
                depth: 1,
                next,
                prev: label - 1,
                arc: SLACK,
                id: id as u32,
            });
        }
        let mut potentials = vec![network.slack; network.supplies];
        potentials.extend(
            openings
                .iter()
                .map(|&openings| if openings == 0 { CLOSED } else { 0 }),
        );
        potentials.push(0);
        Tree {
            nodes,
            labels: (1..=root as u32).chain([ROOT]).collect(),
            potentials,
            full: vec![false; network.caps.len()],
            levels: vec![0; root],
            supplies: network.supplies as u32,
            moved: None,
        }
    }

    pub(super) fn node(&self, label: u32) -> &Node {
        &self.nodes[label as usize]
    }

    pub(super) fn node_mut(&mut self, label: u32) -> &mut Node {
        &mut self.nodes[label as usize]
    }

    /// Whether the arc between the node and its parent points up.
    pub(super) fn points_up(&self, node: &Node) -> bool {
        node.id < self.supplies
    }

    /// The supply and the demand (by position) that the arc between a node and its parent joins.
    pub(super) fn ends(&self, node: &Node) -> (u32, u32) {
        let parent = self.node(node.parent).id;
        let (from, to) = if self.points_up(node) {
            (node.id, parent)
        } else {
            (parent, node.id)
        };
        (from, to.wrapping_sub(self.supplies))
    }

    /// The heads that flow and their value.
    pub(super) fn totals(&self, network: &Network) -> (i64, i128) {
        let (mut heads, mut value) = (0, 0);
        let carried = self.nodes.iter().filter(|node| node.arc != SLACK);
        let full = self.full.iter().zip(0..).filter(|(full, _)| **full);
        for (arc, flow) in carried
            .map(|node| (node.arc, node.flow))
            .chain(full.map(|(_, arc)| (arc, network.cap(arc))))
        {
            heads += flow;
            value += i128::from(flow) * i128::from(network.cells[arc as usize].value);
        }
        (heads, value)
    }

    /// Finds the steps of the slack arcs in the tree, where no slack outside the tree is above 0.
    pub(super) fn find_levels(&mut self, network: &Network) {
        for node in &self.nodes {
            let id = node.id as usize;
            if let Some(level) = self.levels.get_mut(id) {
                *level = if node.arc == SLACK {
                    network.level(id, node.flow)
                } else {
                    0
                };
            }
        }
    }

    /// The same, given the totals of an earlier tree of the same arcs, of which none is full outside the tree:
    /// only nodes that have changed are counted again.
    pub(super) fn totals_since(&self, network: &Network, old: &Tree, totals: (i64, i128)) -> (i64, i128) {
        let (mut heads, mut value) = totals;
        let mut count = |node: &Node, sign: i64| {
            if node.arc != SLACK {
                let flow = sign * node.flow;
                heads += flow;
                value += i128::from(flow) * i128::from(network.cells[node.arc as usize].value);
            }
        };
        for (new, old) in self.nodes.iter().zip(&old.nodes) {
            // A re-solve starts from a copy, so labels agree unless the tree was renumbered; then a node is
            // taken out and put back at another label, which sums to the same totals.
            if (new.arc, new.flow) != (old.arc, old.flow) {
                count(old, -1);
                count(new, 1);
            }
        }
        (heads, value)
    }

    /// Potentials for other values of the arcs: `value` of the arc between a node and its parent, by the node's
    /// id, the parent's and the arc. Those of an earlier tree that this one was made from, under the same values,
    /// save asking for all but the subtrees that have moved since.
    pub(super) fn reprice(&self, earlier: Option<&[i64]>, value: impl Fn(u32, u32, u32) -> i64) -> Vec<i64> {
        if let (Some(earlier), Some(moved)) = (earlier, &self.moved) {
            let mut potentials = earlier.to_vec();
            for top in self.tops(moved) {
                self.reprice_run(top, self.node(top).depth, &mut potentials, &value);
            }
            return potentials;
        }
        let mut potentials = vec![0; self.potentials.len()];
        if self.node(ROOT).next != ROOT {
            self.reprice_run(self.node(ROOT).next, 0, &mut potentials, &value);
        }
        potentials
    }

    /// The nodes of these ids, each once, from the root down.
    fn tops(&self, moved: &[u32]) -> Vec<u32> {
        let mut tops: Vec<u32> = moved.iter().map(|id| self.labels[*id as usize]).collect();
        tops.sort_unstable_by_key(|top| (self.node(*top).depth, *top));
        tops.dedup();
        tops
    }

    /// Prices a node and all that follow it in depth-first order and lie deeper than `depth`.
    fn reprice_run(
        &self,
        first: u32,
        depth: u32,
        potentials: &mut [i64],
        value: &impl Fn(u32, u32, u32) -> i64,
    ) {
        let mut label = first;
        loop {
            let node = self.node(label);
            let parent = self.node(node.parent).id;
            let value = value(node.id, parent, node.arc);
            let change = if self.points_up(node) { value } else { -value };
            potentials[node.id as usize] = potentials[parent as usize] + change;
            label = node.next;
            if self.node(label).depth <= depth {
                return;
            }
        }
    }

    /// Cuts a subtree off and hangs it on by another of its nodes. `O(size of the subtree)`.
    ///
    /// The nodes from `top` up to `cut` (the stem) turn round: each becomes the child of the one below it.
    /// The new order of the subtree is the subtree of `top`, then what is left of its old parent's, and so on,
    /// so each piece is taken out of the list and put behind the last one.
    pub(super) fn hang(&mut self, mut m: Move) {
        self.note_moved(m.top);
        let mut stem = m.top;
        let mut tail = None;
        loop {
            let old = *self.node(stem);
            let depth = self.node(m.parent).depth + 1;
            let last = self.shift_subtree(stem, depth, m.shift);
            let (before, after) = (old.prev, self.node(last).next);
            self.link(before, after);
            if let Some(tail) = tail {
                self.link(tail, stem);
            }
            tail = Some(last);
            let node = self.node_mut(stem);
            (node.parent, node.arc, node.flow) = (m.parent, m.arc, m.flow);
            if stem == m.cut {
                // `m.parent` is now the stem's neighbour below; the list goes on from the first parent.
                break self.close(m.top, last);
            }
            // The arc that was above this node is now above the next one of the stem: its record moves there. Its
            // direction need not be stored, for it follows from which of its ends is the child.
            (m.parent, m.arc, m.flow) = (stem, old.arc, old.flow);
            stem = old.parent;
        }
    }

    /// Keeps count of a node whose arc to the parent changes. The nodes below it follow.
    pub(super) fn note_moved(&mut self, label: u32) {
        let id = self.node(label).id;
        if let Some(moved) = &mut self.moved {
            moved.push(id);
        }
    }

    /// Puts the detached run `top..=last` behind the parent of `top`.
    fn close(&mut self, top: u32, last: u32) {
        let parent = self.node(top).parent;
        let after = self.node(parent).next;
        self.link(last, after);
        self.link(parent, top);
    }

    fn link(&mut self, before: u32, after: u32) {
        self.node_mut(before).next = after;
        self.node_mut(after).prev = before;
    }

    /// Moves a subtree to a depth, adds to its potentials, and returns its last node.
    fn shift_subtree(&mut self, top: u32, depth: u32, shift: i64) -> u32 {
        let old = self.node(top).depth;
        // Depths are unsigned and the change may be negative; modular arithmetic gives the right sum.
        let change = depth.wrapping_sub(old);
        let mut label = top;
        loop {
            let node = &mut self.nodes[label as usize];
            node.depth = node.depth.wrapping_add(change);
            self.potentials[node.id as usize] += shift;
            let next = node.next;
            // In depth-first order a subtree ends before the first node that is not deeper than its top.
            if self.node(next).depth <= old {
                return label;
            }
            label = next;
        }
    }

    /// Gives the nodes labels in depth-first order.
    pub(super) fn renumber(&mut self) {
        let mut label = ROOT;
        let mut new_labels = vec![0; self.nodes.len()];
        for new in 0.. {
            new_labels[label as usize] = new;
            label = self.node(label).next;
            if label == ROOT {
                break;
            }
        }
        let mut nodes = self.nodes.clone();
        for (old, node) in self.nodes.iter().enumerate() {
            let label = new_labels[old];
            self.labels[node.id as usize] = label;
            nodes[label as usize] = Node {
                parent: new_labels[node.parent as usize],
                next: new_labels[node.next as usize],
                prev: new_labels[node.prev as usize],
                ..*node
            };
        }
        self.nodes = nodes;
    }
}
