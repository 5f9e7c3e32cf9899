//! The optimal face: the set of all optimal flows, and a second objective on it.
//!
//! By complementary slackness a flow is optimal exactly if arcs of negative reduced cost are empty, those of
//! positive reduced cost full, and slack is left only at nodes whose dual is 0. What remains free are the arcs
//! of reduced cost 0. An optimal basis consists of such arcs only, so the simplex goes on from it, with other
//! weights, over these arcs alone, and never leaves the face. That is lexicographic optimisation without
//! combining both objectives in one number.

use super::columns::Entry;
use super::network::{Network, SLACK};
use super::pricing::{Entering, Pricing, is_full};
use super::simplex::run;
use super::tree::{Node, Tree};
use crate::control::{Cancelled, Control};
use std::sync;

/// What flow on the face is worth in the second place.
pub(super) trait Weights {
    /// The worth of a head on an arc, given the ids of its ends and its position.
    fn arc(&self, supply: u32, demand: u32, arc: u32) -> i64;
    /// The worth of a head of slack at a node, in the first step.
    fn slack(&self, id: u32) -> i64;
    /// How much less it is worth in each further step.
    fn slope(&self) -> i64;
}

/// The face of a solution, for solves that start from it: the arcs of reduced cost 0, with their weights in the
/// first mixing.
#[derive(Debug, Clone)]
pub(super) struct Memory {
    arcs: sync::Arc<Vec<FaceArc>>,
    /// The potentials of the tree under these weights.
    second: Vec<i64>,
}

/// What an earlier solve of the same arcs knows.
#[derive(Clone, Copy)]
pub(super) struct Earlier<'a> {
    pub(super) memory: &'a Memory,
    /// Its tree, with dual feasible potentials.
    pub(super) tree: &'a Tree,
}

/// The free arcs of an optimal tree, with what a head on them is worth in the second place.
pub(super) struct Face {
    arcs: sync::Arc<Vec<FaceArc>>,
    /// Ids of the nodes that may have slack.
    slacks: Vec<u32>,
    /// The second potentials of the tree that was last made best.
    second: Vec<i64>,
}

#[derive(Debug, Clone, Copy)]
struct FaceArc {
    supply: u32,
    /// Id of the demand.
    demand: u32,
    arc: u32,
    weight: i64,
}

impl Face {
    /// The face that the potentials of an optimal tree describe. `O(arcs)`; given what an earlier solve of the
    /// same arcs remembers, only the arcs of nodes whose potentials have moved are looked at.
    pub(super) fn new(
        network: &Network,
        tree: &Tree,
        earlier: Option<Earlier>,
        weights: &impl Weights,
    ) -> Face {
        let arcs = match earlier.filter(|_| !network.is_capped()) {
            Some(earlier) => arcs_since(network, tree, earlier, weights),
            None => sync::Arc::new(arcs_of(network, tree, 0..network.supplies, weights)),
        };
        let free = |id: &u32| {
            let price = if *id < tree.supplies { network.slack } else { 0 };
            network.quantity(*id as usize) > 0 && tree.potentials[*id as usize] == price
        };
        let slacks = (0..as_id(network.root())).filter(free).collect();
        Face {
            arcs,
            slacks,
            second: Vec::new(),
        }
    }

    /// Weighs every arc anew.
    pub(super) fn weigh(&mut self, weights: &impl Weights) {
        for arc in sync::Arc::make_mut(&mut self.arcs) {
            arc.weight = weights.arc(arc.supply, arc.demand, arc.arc);
        }
    }

    /// What a later solve can start from.
    pub(super) fn remember(self) -> Memory {
        Memory {
            arcs: self.arcs,
            second: self.second,
        }
    }

    /// Moves the tree to an optimum of the second objective, by which the arcs have been weighed, among the
    /// optima of the first. The potentials of the tree are those of the first before and after. Returns the
    /// pivots taken, `before` included, and whether an arc outside the tree is worth as much as the tree, so
    /// that another flow may be as good.
    pub(super) fn maximise(
        &mut self,
        network: &Network,
        tree: &mut Tree,
        weights: &impl Weights,
        control: &Control,
        before: u64,
        earlier: Option<Earlier>,
    ) -> Result<(u64, bool), Cancelled> {
        let slack =
            |tree: &Tree, id: u32| weights.slack(id) - i64::from(tree.levels[id as usize]) * weights.slope();
        let supplies = tree.supplies;
        let earlier = earlier.map(|earlier| earlier.memory.second.as_slice());
        let second = tree.reprice(earlier, |id, parent, arc| match arc {
            SLACK => slack(tree, id),
            arc if id < supplies => weights.arc(id, parent, arc),
            arc => weights.arc(parent, id, arc),
        });
        // The simplex runs on the second potentials. Every arc that can enter has a first reduced cost of 0, so
        // pivots would shift the first potentials by 0: they are put aside and stay valid for any tree reached.
        let first = std::mem::replace(&mut tree.potentials, second);
        let mut pricing = FacePricing {
            face: self,
            weights,
            network,
            position: 0,
            as_good: 0,
        };
        let outcome = run::<true>(network, tree, &mut pricing, control, before);
        let as_good = pricing.as_good;
        self.second = std::mem::replace(&mut tree.potentials, first);
        // Tree arcs have a second reduced cost of 0 always. Any more of them is a nonbasic arc along which another
        // flow may be as good; without one the optimum is unique.
        let in_tree = |node: &&Node| node.arc != SLACK && network.cap(node.arc) > 0;
        let ties = as_good > tree.nodes.iter().filter(in_tree).count();
        Ok((outcome?, ties))
    }
}

/// The free arcs in the rows of some supplies. Closed demands have a potential out of reach.
fn arcs_of(
    network: &Network,
    tree: &Tree,
    rows: std::ops::Range<usize>,
    weights: &impl Weights,
) -> Vec<FaceArc> {
    let (supply, demand) = tree.potentials.split_at(network.supplies);
    let mut arcs = Vec::new();
    for row in rows {
        let (own, start) = (supply[row], network.starts[row]);
        let cells = &network.cells[start..network.starts[row + 1]];
        for (cell, arc) in cells.iter().zip(as_id(start)..) {
            if i64::from(cell.value) - own + demand[cell.demand as usize] == 0 && network.cap(arc) > 0 {
                let demand = tree.supplies + cell.demand;
                arcs.push(FaceArc {
                    supply: as_id(row),
                    demand,
                    arc,
                    weight: weights.arc(as_id(row), demand, arc),
                });
            }
        }
    }
    arcs
}

/// The free arcs, given those under other potentials: arcs between nodes that have not moved are as they were.
fn arcs_since(
    network: &Network,
    tree: &Tree,
    earlier: Earlier,
    weights: &impl Weights,
) -> sync::Arc<Vec<FaceArc>> {
    if tree.potentials == earlier.tree.potentials {
        return sync::Arc::clone(&earlier.memory.arcs);
    }
    let moved = |id: usize| tree.potentials[id] != earlier.tree.potentials[id];
    // A reduced cost depends on the two potentials alone. Arcs between two unmoved ends are kept; rows of moved
    // supplies are searched whole, columns of moved demands only for unmoved supplies, so no arc comes twice.
    let stays = |arc: &&FaceArc| !moved(arc.supply as usize) && !moved(arc.demand as usize);
    let mut arcs: Vec<FaceArc> = earlier.memory.arcs.iter().filter(stays).copied().collect();
    for supply in (0..network.supplies).filter(|&supply| moved(supply)) {
        arcs.extend(arcs_of(network, tree, supply..supply + 1, weights));
    }
    let columns = network.columns();
    for demand in (network.supplies..network.root()).filter(|&demand| moved(demand)) {
        for &Entry { supply, arc, value } in columns.column(demand - network.supplies) {
            let gain = i64::from(value) - tree.potentials[supply as usize] + tree.potentials[demand];
            if gain == 0 && !moved(supply as usize) {
                let demand = as_id(demand);
                let weight = weights.arc(supply, demand, arc);
                arcs.push(FaceArc {
                    supply,
                    demand,
                    arc,
                    weight,
                });
            }
        }
    }
    sync::Arc::new(arcs)
}

#[expect(clippy::cast_possible_truncation, reason = "ids and positions fit 32 bits")]
fn as_id(index: usize) -> u32 {
    index as u32
}

/// First-improvement pricing over the free arcs, then the free slack, round and round. On the face the best of a
/// block is hardly better, costs more to find, and leads to deeper trees (measured, docs/performance.md).
struct FacePricing<'a, W> {
    face: &'a Face,
    weights: &'a W,
    network: &'a Network<'a>,
    position: usize,
    /// Arcs of second reduced cost 0 seen in this search; all of them after the last search, which finds none
    /// that improves.
    as_good: usize,
}

impl<W: Weights> FacePricing<'_, W> {
    /// The first improving arc or slack, from the present position to `end`.
    fn first_up_to(&mut self, tree: &Tree, end: usize) -> Option<Entering> {
        let arcs = self.face.arcs.len();
        if self.position < arcs
            && let Some(entering) = self.next_arc(tree, end.min(arcs))
        {
            return Some(entering);
        }
        if end > arcs {
            self.next_slack(tree, end)
        } else {
            None
        }
    }

    /// The first improving arc, from the present position to `end`.
    fn next_arc(&mut self, tree: &Tree, end: usize) -> Option<Entering> {
        for arc in &self.face.arcs[self.position..end] {
            self.position += 1;
            let gain =
                arc.weight - tree.potentials[arc.supply as usize] + tree.potentials[arc.demand as usize];
            if gain == 0 {
                self.as_good += 1;
            } else if (gain < 0) == is_full(tree, arc.arc as usize) {
                return Some(Entering {
                    tail: arc.supply,
                    head: arc.demand,
                    arc: arc.arc,
                    gain,
                });
            }
        }
        None
    }

    /// The first improving slack, from the present position to `end`. The weight of slack is concave: more slack
    /// is worth the present step's weight, less slack gives up that of the step below, which is `slope` more.
    /// So slack in the tree, at its present step's weight, improves neither way.
    fn next_slack(&mut self, tree: &Tree, end: usize) -> Option<Entering> {
        let root = as_id(self.network.root());
        let arcs = self.face.arcs.len();
        for &id in &self.face.slacks[self.position - arcs..end - arcs] {
            self.position += 1;
            let is_supply = id < tree.supplies;
            let level = i64::from(tree.levels[id as usize]);
            let potential = tree.potentials[id as usize];
            let more = self.weights.slack(id) - level * self.weights.slope()
                + if is_supply { -potential } else { potential };
            let less = -(more + self.weights.slope());
            let falls = level > 0 && less > more;
            let worth = if falls { less } else { more };
            if worth > 0 {
                let gain = if falls { -worth } else { worth };
                let (tail, head) = if is_supply { (id, root) } else { (root, id) };
                return Some(Entering {
                    tail,
                    head,
                    arc: SLACK,
                    gain,
                });
            }
        }
        None
    }
}

impl<W: Weights> Pricing for FacePricing<'_, W> {
    fn next(&mut self, tree: &Tree) -> Option<Entering> {
        let all = self.face.arcs.len() + self.face.slacks.len();
        let from = self.position;
        self.as_good = 0;
        self.first_up_to(tree, all).or_else(|| {
            self.position = 0;
            self.first_up_to(tree, from)
        })
    }
}
