//! The least and the most flow of a group over all optima.

use super::face::{Face, Weights};
use super::network::{Network, SEGMENTS, SLACK};
use super::problem::{Objective, Problem};
use super::solution::Solution;
use super::tree::Tree;
use super::warm;
use crate::algo::control::{Cancelled, Control};

/// Whose flow is asked for. Positions stand once; those that are not there are passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// Heads that flow out of these supplies.
    Supplies(Vec<u32>),
    /// Heads that flow into these demands.
    Demands(Vec<u32>),
    /// Heads that flow on the arcs at these positions.
    Arcs(Vec<u32>),
}

/// From the least to the most heads, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Range {
    /// The least flow of any optimum.
    pub least: i64,
    /// The most flow of any optimum.
    pub most: i64,
}

/// The range of each group's flow over all optima of the problem, given one of them. Works on the optimal face:
/// the simplex goes on from the solution's tree over the arcs that neither gain nor lose, twice a group.
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop.
pub fn ranges(
    problem: &Problem,
    objective: Objective,
    solution: &Solution,
    groups: &[Group],
    control: &Control,
) -> Result<Vec<Range>, Cancelled> {
    let mut network = Network::new(problem, objective);
    network.segments = SEGMENTS;
    let Some(mut tree) = warm::tree(problem, &network, &solution.start) else {
        // Not a solution of this problem: it bounds nothing.
        return Ok(groups
            .iter()
            .map(|_| Range {
                least: 0,
                most: i64::MAX,
            })
            .collect());
    };
    let mut weights = GroupWeights::new(&network);
    let mut face = Face::new(&network, &tree, None, &weights);
    groups
        .iter()
        .map(|group| {
            weights.mark(group, 1);
            let mut extreme = |sign| -> Result<i64, Cancelled> {
                weights.sign = sign;
                face.weigh(&weights);
                face.maximise(&network, &mut tree, &weights, control, 0, None)?;
                Ok(flow(problem, &network, &tree, group))
            };
            let (least, most) = (extreme(-1)?, extreme(1)?);
            weights.mark(group, 0);
            Ok(Range { least, most })
        })
        .collect()
}

/// One for each head of the group, with a sign. A node's flow is what it has less its slack.
struct GroupWeights {
    nodes: Vec<i8>,
    arcs: Vec<i8>,
    supplies: usize,
    sign: i64,
}

impl GroupWeights {
    fn new(network: &Network) -> Self {
        GroupWeights {
            nodes: vec![0; network.root()],
            arcs: vec![0; network.cells.len()],
            supplies: network.supplies,
            sign: 1,
        }
    }

    fn mark(&mut self, group: &Group, mark: i8) {
        let (marks, places) = match group {
            Group::Supplies(places) => (&mut self.nodes[..self.supplies], places),
            Group::Demands(places) => (&mut self.nodes[self.supplies..], places),
            Group::Arcs(places) => (&mut self.arcs[..], places),
        };
        for &place in places {
            if let Some(slot) = marks.get_mut(place as usize) {
                *slot = mark;
            }
        }
    }
}

impl Weights for GroupWeights {
    fn arc(&self, _supply: u32, _demand: u32, arc: u32) -> i64 {
        self.sign * i64::from(self.arcs[arc as usize])
    }

    fn slack(&self, id: u32) -> i64 {
        -self.sign * i64::from(self.nodes[id as usize])
    }

    fn slope(&self) -> i64 {
        0
    }
}

/// The flow of a group in the tree as it stands.
fn flow(problem: &Problem, network: &Network, tree: &Tree, group: &Group) -> i64 {
    let node = |id: usize| {
        let node = tree.node(tree.labels[id]);
        let slack = if node.arc == SLACK {
            node.flow
        } else {
            network.step(id, tree.levels[id])
        };
        network.quantity(id) - slack
    };
    let arc = |place: u32| {
        let Some(arc) = problem.arc(place as usize) else {
            return 0;
        };
        let ends = [arc.from as usize, network.supplies + arc.to as usize];
        let held = ends
            .iter()
            .map(|&id| tree.node(tree.labels[id]))
            .find(|node| node.arc == place);
        match held {
            Some(node) => node.flow,
            None if tree.full.get(place as usize).is_some_and(|full| *full) => network.cap(place),
            None => 0,
        }
    };
    match group {
        Group::Supplies(places) => places
            .iter()
            .map(|&place| place as usize)
            .filter(|&place| place < network.supplies)
            .map(node)
            .sum(),
        Group::Demands(places) => places
            .iter()
            .map(|&place| network.supplies + place as usize)
            .filter(|&id| id < network.root())
            .map(node)
            .sum(),
        Group::Arcs(places) => places.iter().map(|&place| arc(place)).sum(),
    }
}
