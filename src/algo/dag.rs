//! A directed acyclic graph in adjacency lists, with a topological order, as searches over paths need it.

/// A directed acyclic graph. Nodes count from 0; arcs keep the places in which they were given, and several may join
/// the same two nodes.
#[derive(Debug, Clone, Default)]
pub struct Dag {
    /// By node: where its arcs begin in `arcs`.
    first: Vec<usize>,
    /// Where an arc leads and its place, by node, then in this order.
    arcs: Vec<(u32, u32)>,
    /// By node: its place in an order in which arcs lead forward.
    rank: Vec<u32>,
}

/// Why arcs do not form a directed acyclic graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotADag {
    /// An arc joins a node that is not there.
    #[error("arc {0} joins a node that is not there")]
    NoNode(usize),
    /// The arcs contain a cycle.
    #[error("arcs lead round in a circle")]
    Circle,
    /// There are more nodes or arcs than fit.
    #[error("there are more than 2^32 nodes or arcs")]
    TooMany,
}

impl Dag {
    /// A graph of `nodes` nodes and these arcs, each from one node to another. O(nodes + arcs · log arcs).
    ///
    /// # Errors
    /// [`NotADag`] for an arc with an end out of range, and for a cycle.
    pub fn new(nodes: usize, arcs: &[(usize, usize)]) -> Result<Dag, NotADag> {
        let small = |number: usize| u32::try_from(number).map_err(|_| NotADag::TooMany);
        small(nodes)?;
        small(arcs.len())?;
        let mut sorted = Vec::with_capacity(arcs.len());
        let mut into = vec![0usize; nodes];
        for (place, &(from, to)) in arcs.iter().enumerate() {
            if from >= nodes || to >= nodes {
                return Err(NotADag::NoNode(place));
            }
            into[to] += 1;
            sorted.push((from, small(to)?, small(place)?));
        }
        sorted.sort_unstable();
        let mut first = vec![0; nodes + 1];
        for (from, ..) in &sorted {
            first[from + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let arcs = sorted.into_iter().map(|(_, to, place)| (to, place)).collect();
        let mut dag = Dag {
            first,
            arcs,
            rank: vec![0; nodes],
        };
        dag.put_in_order(into)?;
        Ok(dag)
    }

    /// How many nodes there are.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.rank.len()
    }

    /// How many arcs there are.
    #[must_use]
    pub fn arcs(&self) -> usize {
        self.arcs.len()
    }

    /// The arcs out of a node: where each leads and its place, in this order.
    pub(super) fn out_of(&self, node: usize) -> &[(u32, u32)] {
        &self.arcs[self.first[node]..self.first[node + 1]]
    }

    /// Topological order by removing nodes without incoming arcs, again and again (Kahn's algorithm). Nodes that are
    /// never removed lie on a cycle or behind one. `O(nodes + arcs)`.
    fn put_in_order(&mut self, mut into: Vec<usize>) -> Result<(), NotADag> {
        let mut open: Vec<usize> = (0..into.len()).rev().filter(|node| into[*node] == 0).collect();
        let mut done = 0;
        while let Some(node) = open.pop() {
            self.rank[node] = done;
            done += 1;
            for (to, _) in &self.arcs[self.first[node]..self.first[node + 1]] {
                let left = &mut into[*to as usize];
                *left -= 1;
                if *left == 0 {
                    open.push(*to as usize);
                }
            }
        }
        if done as usize == self.nodes() {
            Ok(())
        } else {
            Err(NotADag::Circle)
        }
    }

    /// The nodes that paths from `starts` visit, in an order in which arcs lead forward.
    pub(super) fn reached(&self, starts: impl Iterator<Item = usize>) -> Vec<usize> {
        self.reached_from(starts.filter(|start| *start < self.nodes()).collect())
    }

    fn reached_from(&self, mut open: Vec<usize>) -> Vec<usize> {
        let mut seen = vec![false; self.nodes()];
        let mut reached = Vec::new();
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                reached.push(node);
                open.extend(self.out_of(node).iter().map(|(to, _)| *to as usize));
            }
        }
        reached.sort_unstable_by_key(|node| self.rank[*node]);
        reached
    }
}

/// A path through a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Path<C> {
    /// The node where it starts.
    pub start: usize,
    /// The places of its arcs, in order.
    pub arcs: Vec<usize>,
    /// What it costs: of the start, the arcs and the end, summed.
    pub cost: C,
}

/// What identifies a path: the nodes in order, each with the place of the arc that leads there.
pub(super) type Trace = Vec<(u32, u32)>;

/// The path of a trace.
pub(super) fn path<C>(trace: &Trace, cost: C) -> Path<C> {
    Path {
        start: trace.first().map_or(0, |(node, _)| *node as usize),
        arcs: trace.iter().skip(1).map(|(_, place)| *place as usize).collect(),
        cost,
    }
}
