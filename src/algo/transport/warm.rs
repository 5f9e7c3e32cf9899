//! Warm start: a feasible basis for one problem from the optimal basis of another.
//!
//! From the leaves up, each node asks its parent for what its subtree lacks or has too much. Where the parent
//! cannot serve it, the subtree is cut off and hung on the root by slack. The result is primal feasible and
//! strongly feasible, and equal to the old tree where nothing changed. `O(nodes)`. It need not be dual feasible:
//! the simplex goes on from it.

use super::network::{CLOSED, Network, SLACK};
use super::problem::Problem;
use super::solution::Start;
use super::tree::{Node, ROOT, Tree};
use std::sync;

/// The tree to start from; `None` if the problems differ in their numbers of nodes.
pub(super) fn tree(problem: &Problem, network: &Network, previous: &Start) -> Option<Tree> {
    // Nodes are matched by position, so the numbers of nodes must agree; arcs may differ.
    let alike = previous.supplies() == network.supplies && previous.problem.openings.len() == network.demands;
    alike.then(|| {
        let mut repair = Repair::new(problem, network, previous);
        // Reversed preorder: children come before their parents, so a node is placed once its subtree is settled.
        for place in places(&previous.tree).iter().rev() {
            repair.place(place);
        }
        repair.grow()
    })
}

/// A node's place in the earlier tree.
struct TreePosition {
    id: u32,
    /// Id of the parent.
    parent: u32,
    /// The arc between them, or [`SLACK`].
    arc: u32,
}

/// The nodes of a tree, parents before children, without the root.
fn places(tree: &Tree) -> Vec<TreePosition> {
    let mut places = Vec::with_capacity(tree.nodes.len() - 1);
    let mut label = tree.node(ROOT).next;
    while label != ROOT {
        let node = tree.node(label);
        places.push(TreePosition {
            id: node.id,
            parent: tree.node(node.parent).id,
            arc: node.arc,
        });
        label = node.next;
    }
    places
}

struct Repair<'a> {
    problem: &'a Problem,
    network: &'a Network<'a>,
    /// Arcs are the same and in the same places.
    same_graph: bool,
    /// By id: heads still to send, or openings still to fill, after the full arcs and the children.
    rest: Vec<i64>,
    /// By id: the link to the parent in the new tree.
    links: Vec<Link>,
    /// By id of a demand: a child that sends it heads.
    feeders: Vec<u32>,
    full: Vec<bool>,
    /// By id: the step at which slack outside the tree stands.
    levels: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Link {
    parent: u32,
    arc: u32,
    flow: i64,
}

impl<'a> Repair<'a> {
    #[expect(clippy::cast_possible_truncation, reason = "ids fit 32 bits")]
    fn new(problem: &'a Problem, network: &'a Network<'a>, previous: &Start) -> Self {
        let root = network.root();
        let rest: Vec<i64> = problem
            .heads()
            .iter()
            .chain(problem.openings())
            .copied()
            .collect();
        let mut levels = previous.tree.levels.clone();
        for node in previous.tree.nodes.iter().filter(|node| node.arc == SLACK) {
            if let Some(level) = levels.get_mut(node.id as usize) {
                *level = 0;
            }
        }
        let mut repair = Repair {
            problem,
            network,
            same_graph: sync::Arc::ptr_eq(&problem.graph, &previous.problem.graph),
            rest,
            links: vec![
                Link {
                    parent: root as u32,
                    arc: SLACK,
                    flow: 0
                };
                root
            ],
            feeders: vec![SLACK; root],
            full: vec![false; network.caps.len()],
            levels,
        };
        if network.is_capped() && !previous.tree.full.is_empty() {
            repair.fill(previous);
        }
        repair.slacken();
        repair
    }

    /// Keeps arcs full that were full and outside the tree, as far as their ends allow. A demand with openings
    /// keeps one of them for the tree, which is what keeps the tree strongly feasible.
    fn fill(&mut self, previous: &Start) {
        for flow in previous.full() {
            let Some(arc) = self.arc(flow.arc, flow.from, flow.to) else {
                continue;
            };
            let cap = self.network.cap(arc);
            let (from, to) = (flow.from as usize, self.network.supplies + flow.to as usize);
            // `>` at the demand: with nothing left for the tree its arc from above would be empty, and the tree not
            // strongly feasible.
            if cap < i64::MAX && self.rest[from] >= cap && self.rest[to] > cap {
                self.rest[from] -= cap;
                self.rest[to] -= cap;
                self.full[arc as usize] = true;
            }
        }
    }

    /// Keeps slack outside the tree where it stood, as far as heads and openings allow. Again a demand keeps
    /// an opening for the tree.
    fn slacken(&mut self) {
        for id in 0..self.network.root() {
            let kept = i64::from(id >= self.network.supplies);
            while self.levels[id] > 0 && self.network.step(id, self.levels[id]) > self.rest[id] - kept {
                self.levels[id] -= 1;
            }
            self.rest[id] -= self.network.step(id, self.levels[id]);
        }
    }

    /// Where an arc between these ends stands in the new problem, if `old` is where it stood before.
    fn arc(&self, old: u32, from: u32, to: u32) -> Option<u32> {
        if self.same_graph {
            return Some(old);
        }
        self.problem
            .find(from, to)
            .and_then(|arc| u32::try_from(arc).ok())
    }

    /// Settles a node whose children are all settled.
    fn place(&mut self, old: &TreePosition) {
        let id = old.id as usize;
        let is_demand = id >= self.network.supplies;
        let rest = self.rest[id];
        if is_demand && rest == 0 && self.feeders[id] != SLACK {
            // Nothing comes from above: the tree must hang on a child that feeds this node instead.
            let feeder = self.feeders[id];
            let link = self.links[feeder as usize];
            self.links[id] = Link {
                parent: feeder,
                ..link
            };
            self.hang_on_root(feeder, 0);
            return;
        }
        match self.kept(old, is_demand) {
            Some(arc) if self.parent_serves(old.parent, rest, is_demand) => {
                if !is_demand && rest > 0 {
                    self.feeders[old.parent as usize] = old.id;
                }
                self.rest[old.parent as usize] -= rest;
                self.links[id] = Link {
                    parent: old.parent,
                    arc,
                    flow: rest,
                };
            }
            _ => self.hang_on_root(old.id, rest),
        }
    }

    /// The arc to the old parent in the new problem, if it can carry the rest and leave the tree strongly
    /// feasible: an arc that points up must not be full, one that points down not empty.
    fn kept(&self, old: &TreePosition, is_demand: bool) -> Option<u32> {
        if old.arc == SLACK {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "ids fit 32 bits")]
        let supplies = self.network.supplies as u32;
        let (from, to) = if is_demand {
            (old.parent, old.id)
        } else {
            (old.id, old.parent)
        };
        let arc = self.arc(old.arc, from, to - supplies)?;
        let (rest, cap) = (self.rest[old.id as usize], self.network.cap(arc));
        // Strong feasibility: the arc into a demand points down and must carry something; the arc out of a supply
        // points up and must stay below its cap.
        let fits = if is_demand {
            rest > 0 && rest <= cap
        } else {
            rest < cap
        };
        (fits && !self.full.get(arc as usize).is_some_and(|full| *full)).then_some(arc)
    }

    /// Whether the parent has as much left as the child needs of it. A demand without openings stays a leaf.
    fn parent_serves(&self, parent: u32, rest: i64, child_is_demand: bool) -> bool {
        let own = self.rest[parent as usize];
        own >= rest
            && (child_is_demand || self.problem.openings()[parent as usize - self.network.supplies] > 0)
    }

    /// Hangs a node on the root: its slack is what the tree leaves and what stood outside it.
    fn hang_on_root(&mut self, id: u32, rest: i64) {
        let place = id as usize;
        let flow = rest + self.network.step(place, self.levels[place]);
        self.levels[place] = self.network.level(place, flow);
        self.links[place] = Link {
            parent: as_label(self.network.root()),
            arc: SLACK,
            flow,
        };
    }

    /// Lays the tree out in depth-first order, with depths and potentials.
    fn grow(self) -> Tree {
        let root = self.network.root();
        let (starts, children) = self.children();
        let mut nodes: Vec<Node> = Vec::with_capacity(root + 1);
        let mut labels = vec![ROOT; root + 1];
        let mut potentials = vec![0; root + 1];
        let mut stack = vec![root];
        while let Some(id) = stack.pop() {
            let label = as_label(nodes.len());
            labels[id] = label;
            let Link { parent, arc, flow } = self.links.get(id).copied().unwrap_or(Link {
                parent: as_label(root),
                arc: SLACK,
                flow: 0,
            });
            let depth = if id == root {
                0
            } else {
                nodes[labels[parent as usize] as usize].depth + 1
            };
            if id != root {
                potentials[id] = self.potential(id, arc, potentials[parent as usize]);
            }
            nodes.push(Node {
                flow,
                parent: labels[parent as usize],
                depth,
                next: label + 1,
                prev: label.wrapping_sub(1),
                arc,
                id: as_label(id),
            });
            stack.extend(
                children[starts[id]..starts[id + 1]]
                    .iter()
                    .rev()
                    .map(|&child| child as usize),
            );
        }
        // Labels were given in depth-first order, so neighbours in the list are neighbours in memory.
        let last = as_label(nodes.len() - 1);
        nodes[last as usize].next = ROOT;
        nodes[ROOT as usize].prev = last;
        Tree {
            nodes,
            labels,
            potentials,
            full: self.full,
            levels: self.levels,
            supplies: as_label(self.network.supplies),
            moved: None,
        }
    }

    /// The potential that makes the arc to the parent gain nothing.
    fn potential(&self, id: usize, arc: u32, parent: i64) -> i64 {
        let is_supply = id < self.network.supplies;
        if arc == SLACK {
            match is_supply {
                true => self.network.slack,
                false if self.problem.openings()[id - self.network.supplies] == 0 => CLOSED,
                false => 0,
            }
        } else {
            let value = i64::from(self.network.cells[arc as usize].value);
            if is_supply { parent + value } else { parent - value }
        }
    }

    /// The children of each id in id order: `children[starts[id]..starts[id + 1]]`.
    fn children(&self) -> (Vec<usize>, Vec<u32>) {
        let root = self.network.root();
        let mut starts = vec![0; root + 2];
        for link in &self.links {
            starts[link.parent as usize + 1] += 1;
        }
        for id in 0..=root {
            starts[id + 1] += starts[id];
        }
        let mut ends = starts.clone();
        let mut children = vec![0; root];
        for (id, link) in self.links.iter().enumerate() {
            let end = &mut ends[link.parent as usize];
            children[*end] = as_label(id);
            *end += 1;
        }
        (starts, children)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a problem has fewer than 2^28 + 1 nodes"
)]
fn as_label(index: usize) -> u32 {
    index as u32
}
