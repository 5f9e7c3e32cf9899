//! How far the flow through a group of nodes can shift without leaving the optimal face: maximum flows.
//!
//! On the face flow may change on arcs of reduced cost 0, and what a node sends or takes may change where its
//! dual is 0. An augmenting path that raises the flow through a group starts at one of its nodes, follows an arc
//! whose flow can rise, returns along one whose flow can fall, and so on, until a node is reached that can take
//! the other end of the change: one of the other side whose flow can rise, or one of the own side, outside the
//! group, whose flow can fall. Shortest paths first, all of one length at a time (blocking flows, Dinitz 1970):
//! lengths only grow, so there are at most as many phases as nodes, in practice one to three. Only what is near
//! the group is looked at.

use super::problem::{Objective, Problem};
use super::solution::Solution;
use crate::control::{Cancelled, Control};

/// The caller is asked once in so many walks.
const CONTROL_EVERY: u64 = 4096;
/// The length of the walk to a node that has not been reached.
const FAR: u32 = u32::MAX;

/// The flow on the optimal face as it stands, and what of it may change. Ids: supplies, then demands.
pub(super) struct Shifts {
    supplies: usize,
    /// The arcs of node `id` are `ends[starts[id]..starts[id + 1]]`.
    starts: Vec<usize>,
    /// (the node at the other end, position in `arcs`).
    ends: Vec<(u32, u32)>,
    arcs: Vec<FreeArc>,
    /// By id: heads or openings, and how many of them flow.
    quantities: Vec<i64>,
    through: Vec<i64>,
    /// By id: the price is 0, so what flows through may change.
    free: Vec<bool>,
    in_group: Vec<bool>,
    search: Search,
}

/// An arc of reduced cost 0.
#[derive(Clone, Copy)]
struct FreeArc {
    flow: i64,
    cap: i64,
}

/// What one round of walks keeps in mind.
struct Search {
    /// By id: arcs from the nearest start.
    lengths: Vec<u32>,
    /// By id: the next arc to try. Arcs before it are exhausted in this phase and never looked at again, which
    /// bounds a phase by arcs plus the lengths of its paths.
    next: Vec<usize>,
    /// Nodes with a length, in the order in which they were reached.
    reached: Vec<u32>,
    /// The walk so far: nodes, and the arcs between them.
    walk: Vec<u32>,
    taken: Vec<u32>,
    walks: u64,
}

impl Shifts {
    /// Reads the face off an optimal solution. `O(nodes + arcs)`.
    pub(super) fn new(problem: &Problem, objective: Objective, solution: &Solution) -> Shifts {
        let supplies = problem.heads().len();
        let nodes = supplies + problem.openings().len();
        let (supply, demand) = (solution.supply_potentials(), solution.demand_potentials());
        let mut through = vec![0; nodes];
        for flow in solution.flows() {
            through[flow.from as usize] += flow.heads;
            through[supplies + flow.to as usize] += flow.heads;
        }
        let (arcs, joined) = free_arcs(problem, objective, solution);
        let mut starts = vec![0; nodes + 1];
        for id in joined.iter().flat_map(|(from, to)| [*from, *to]) {
            starts[id as usize + 1] += 1;
        }
        for id in 0..nodes {
            starts[id + 1] += starts[id];
        }
        let mut free_place = starts.clone();
        let mut ends = vec![(0, 0); 2 * joined.len()];
        for (&(from, to), arc) in joined.iter().zip(0..) {
            for (id, other) in [(from, to), (to, from)] {
                let place = &mut free_place[id as usize];
                ends[*place] = (other, arc);
                *place += 1;
            }
        }
        Shifts {
            supplies,
            starts,
            ends,
            arcs,
            quantities: problem
                .heads()
                .iter()
                .chain(problem.openings())
                .copied()
                .collect(),
            through,
            free: supply.iter().chain(demand).map(|price| *price == 0).collect(),
            in_group: vec![false; nodes],
            search: Search {
                lengths: vec![FAR; nodes],
                next: vec![0; nodes],
                reached: Vec::new(),
                walk: Vec::new(),
                taken: Vec::new(),
                walks: 0,
            },
        }
    }

    /// The least and the most flow through some nodes of one side, by their ids; each counts once.
    pub(super) fn range(&mut self, ids: &[u32], control: &Control) -> Result<(i64, i64), Cancelled> {
        let mut group: Vec<u32> = Vec::with_capacity(ids.len());
        for &id in ids {
            if let Some(inside) = self.in_group.get_mut(id as usize).filter(|inside| !**inside) {
                *inside = true;
                group.push(id);
            }
        }
        let now: i64 = group.iter().map(|id| self.through[*id as usize]).sum();
        let up = self.shift(&group, true, control);
        let down = up.and_then(|up| Ok((up, self.shift(&group, false, control)?)));
        for id in group {
            self.in_group[id as usize] = false;
        }
        let (up, down) = down?;
        Ok((now + up - down, now + up))
    }

    /// Raises or lowers the flow through the group as far as it goes. Returns how far.
    fn shift(&mut self, group: &[u32], raise: bool, control: &Control) -> Result<i64, Cancelled> {
        let Some(own_side) = group.first().map(|id| self.is_supply(*id)) else {
            return Ok(0);
        };
        let way = Way { raise, own_side };
        let mut shifted = 0;
        while self.measure(group, way) {
            for &start in group {
                while let Some(heads) = self.walk_from(start, way) {
                    shifted += heads;
                    if self.search.walks.is_multiple_of(CONTROL_EVERY) && control.is_cancelled() {
                        return Err(Cancelled);
                    }
                    self.search.walks += 1;
                }
            }
            if control.is_cancelled() {
                return Err(Cancelled);
            }
        }
        Ok(shifted)
    }

    fn is_supply(&self, id: u32) -> bool {
        (id as usize) < self.supplies
    }

    /// How much more (`raise`) or less can flow through a node.
    fn spare(&self, id: u32, raise: bool) -> i64 {
        let id = id as usize;
        match (self.free[id], raise) {
            (false, _) => 0,
            (true, true) => self.quantities[id] - self.through[id],
            (true, false) => self.through[id],
        }
    }

    /// How much of a change can end at a node.
    fn end(&self, id: u32, way: Way) -> i64 {
        let own = self.is_supply(id) == way.own_side;
        if own && self.in_group[id as usize] {
            return 0;
        }
        self.spare(id, way.raise != own)
    }

    /// How much the flow on an arc can change when it is walked from a node.
    fn room(&self, id: u32, arc: u32, way: Way) -> i64 {
        let FreeArc { flow, cap } = self.arcs[arc as usize];
        if way.raises_from(self.is_supply(id)) {
            cap - flow
        } else {
            flow
        }
    }

    /// Finds the length of the shortest walk to each node that lies no farther than the nearest end. Whether
    /// there is one.
    fn measure(&mut self, group: &[u32], way: Way) -> bool {
        for id in std::mem::take(&mut self.search.reached) {
            self.search.lengths[id as usize] = FAR;
        }
        for &start in group {
            if self.spare(start, way.raise) > 0 {
                self.reach(start, 0);
            }
        }
        let (mut place, mut nearest) = (0, FAR);
        while let Some(&id) = self.search.reached.get(place) {
            place += 1;
            let length = self.search.lengths[id as usize];
            // Nodes as far as the nearest end cannot lie on a shortest path to it.
            if length >= nearest {
                break;
            }
            for at in self.starts[id as usize]..self.starts[id as usize + 1] {
                let (other, arc) = self.ends[at];
                if self.search.lengths[other as usize] == FAR && self.room(id, arc, way) > 0 {
                    self.reach(other, length + 1);
                    if self.end(other, way) > 0 {
                        nearest = length + 1;
                    }
                }
            }
        }
        nearest < FAR
    }

    fn reach(&mut self, id: u32, length: u32) {
        self.search.lengths[id as usize] = length;
        self.search.next[id as usize] = self.starts[id as usize];
        self.search.reached.push(id);
    }

    /// Walks from a node of the group to an end along shortest walks and changes the flow on the way. Returns by
    /// how much; `None` if no walk is left.
    fn walk_from(&mut self, start: u32, way: Way) -> Option<i64> {
        if self.search.lengths[start as usize] != 0 || self.spare(start, way.raise) == 0 {
            return None;
        }
        self.search.walk.clear();
        self.search.taken.clear();
        self.search.walk.push(start);
        while let Some(&id) = self.search.walk.last() {
            if id != start && self.end(id, way) > 0 {
                return Some(self.change(start, id, way));
            }
            if let Some((other, arc)) = self.step(id, way) {
                self.search.walk.push(other);
                self.search.taken.push(arc);
            } else {
                // A dead end: no path comes here again in this phase. Not `FAR`, or it would count as unreached.
                self.search.lengths[id as usize] = FAR - 1;
                self.search.walk.pop();
                self.search.taken.pop();
            }
        }
        None
    }

    /// The next arc of a node that leads one farther.
    fn step(&mut self, id: u32, way: Way) -> Option<(u32, u32)> {
        let farther = self.search.lengths[id as usize] + 1;
        while self.search.next[id as usize] < self.starts[id as usize + 1] {
            let (other, arc) = self.ends[self.search.next[id as usize]];
            if self.search.lengths[other as usize] == farther && self.room(id, arc, way) > 0 {
                return Some((other, arc));
            }
            self.search.next[id as usize] += 1;
        }
        None
    }

    /// Changes the flow along the walk by as much as all of it allows.
    fn change(&mut self, start: u32, end: u32, way: Way) -> i64 {
        let rooms = self.search.walk.iter().zip(&self.search.taken);
        let least = rooms.map(|(id, arc)| self.room(*id, *arc, way)).min();
        let heads = least
            .unwrap_or(0)
            .min(self.spare(start, way.raise))
            .min(self.end(end, way));
        for (id, arc) in self.search.walk.iter().zip(&self.search.taken) {
            let raises = way.raises_from((*id as usize) < self.supplies);
            self.arcs[*arc as usize].flow += if raises { heads } else { -heads };
        }
        let end_rises = way.raise != (self.is_supply(end) == way.own_side);
        self.through[start as usize] += if way.raise { heads } else { -heads };
        self.through[end as usize] += if end_rises { heads } else { -heads };
        heads
    }
}

/// Which way the flow through a group is to change, and on which side it stands.
#[derive(Clone, Copy)]
struct Way {
    raise: bool,
    /// The group consists of supplies.
    own_side: bool,
}

impl Way {
    /// Whether the flow on arcs rises when they are walked from a node of this side: from the own side as the
    /// group's flow does, back from the other side the other way round.
    fn raises_from(self, is_supply: bool) -> bool {
        self.raise == (is_supply == self.own_side)
    }
}

/// The arcs of reduced cost 0, and the ids that they join.
#[expect(clippy::cast_possible_truncation, reason = "ids fit 32 bits")]
fn free_arcs(
    problem: &Problem,
    objective: Objective,
    solution: &Solution,
) -> (Vec<FreeArc>, Vec<(u32, u32)>) {
    let weight = problem.head_weight(objective);
    let supplies = problem.heads().len() as u32;
    let (supply, demand) = (solution.supply_potentials(), solution.demand_potentials());
    let mut flows = solution.flows().iter().peekable();
    let (mut arcs, mut joined) = (Vec::new(), Vec::new());
    for (arc, position) in problem.arcs().zip(0..) {
        let flow = flows
            .next_if(|flow| flow.arc == position)
            .map_or(0, |flow| flow.heads);
        let gain = arc.value + weight - supply[arc.from as usize] - demand[arc.to as usize];
        let is_used = objective == Objective::FillFirst || arc.value > 0;
        if gain == 0 && is_used {
            let cap = arc.cap.unwrap_or(i64::MAX);
            arcs.push(FreeArc { flow, cap });
            joined.push((arc.from, supplies + arc.to));
        }
    }
    (arcs, joined)
}
