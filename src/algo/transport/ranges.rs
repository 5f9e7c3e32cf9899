//! The least and the most flow of a group over all optima.

use super::face::{Face, Weights};
use super::network::{Network, SEGMENTS};
use super::problem::{Objective, Problem};
use super::shifts::Shifts;
use super::solution::{Solution, Start};
use super::tree::Tree;
use super::warm;
use crate::control::{Cancelled, Control};

/// Nodes or arcs whose total flow is sought. Repeated positions count once; those out of range are ignored.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Range {
    /// The least flow of any optimum.
    pub least: i64,
    /// The most flow of any optimum.
    pub most: i64,
}

/// The range of each group's flow over all optima of the problem, in heads, given one of them; one range a group,
/// in their order. Works on the optimal face: for nodes by maximum flows from the solution's own, for arcs by
/// going on with the simplex from its basis, over the arcs of reduced cost 0, twice a group. `O(arcs)` and then,
/// in practice, what lies near the group; for arcs `O(arcs of the face)` a group at least. A solution of a
/// problem with other numbers of nodes bounds nothing: `0..=i64::MAX`.
///
/// # Errors
/// [`Cancelled`] if the caller asked to stop.
///
/// # Example: two demands that are worth the same
///
/// ```
/// use vocmatch_algo::Control;
/// use vocmatch_algo::transport::{Arc, Group, Objective, Problem, ranges, solve};
///
/// let arc = |to| Arc { from: 0, to, value: 1_000_000, cap: None };
/// let problem = Problem::new(vec![3], vec![2, 2], [arc(0), arc(1)])?;
/// let control = Control::default();
/// let solution = solve(&problem, Objective::BestValue, &control)?;
///
/// // Every optimum places all three heads, and leaves either demand one opening short or none.
/// let groups = [Group::Supplies(vec![0]), Group::Demands(vec![0])];
/// let found = ranges(&problem, Objective::BestValue, &solution, &groups, &control)?;
/// assert_eq!((found[0].least, found[0].most), (3, 3));
/// assert_eq!((found[1].least, found[1].most), (1, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn ranges(
    problem: &Problem,
    objective: Objective,
    solution: &Solution,
    groups: &[Group],
    control: &Control,
) -> Result<Vec<Range>, Cancelled> {
    let supplies = problem.heads().len();
    let alike = solution.supply_potentials().len() == supplies
        && solution.demand_potentials().len() == problem.openings().len();
    if !alike {
        // Not a solution of this problem: it bounds nothing.
        let (least, most) = (0, i64::MAX);
        return Ok(groups.iter().map(|_| Range { least, most }).collect());
    }
    let mut shifts = Shifts::new(problem, objective, solution);
    let mut arcs = ArcRanges::new(problem, objective, solution);
    groups
        .iter()
        .map(|group| match group {
            Group::Supplies(places) => {
                let ids: Vec<u32> = places
                    .iter()
                    .copied()
                    .filter(|place| (*place as usize) < supplies)
                    .collect();
                shifts.range(&ids, control)
            }
            Group::Demands(places) => {
                let id = |place: &u32| u32::try_from(supplies + *place as usize).ok();
                shifts.range(&places.iter().filter_map(id).collect::<Vec<_>>(), control)
            }
            Group::Arcs(places) => arcs.range(places, control),
        })
        .map(|range| range.map(|(least, most)| Range { least, most }))
        .collect()
}

/// The simplex on the face, for groups of arcs; set up for the first of them.
struct ArcRanges<'a> {
    problem: &'a Problem,
    network: Network<'a>,
    start: &'a Start,
    ready: Option<(Tree, Face, ArcWeights)>,
}

impl<'a> ArcRanges<'a> {
    fn new(problem: &'a Problem, objective: Objective, solution: &'a Solution) -> Self {
        let mut network = Network::new(problem, objective);
        network.segments = SEGMENTS;
        ArcRanges {
            problem,
            network,
            start: &solution.start,
            ready: None,
        }
    }

    fn range(&mut self, places: &[u32], control: &Control) -> Result<(i64, i64), Cancelled> {
        let (problem, network) = (self.problem, &self.network);
        let made = self.ready.take().or_else(|| {
            let tree = warm::tree(problem, network, self.start)?;
            let weights = ArcWeights::new(network);
            let face = Face::new(network, &tree, None, &weights);
            Some((tree, face, weights))
        });
        let Some((mut tree, mut face, mut weights)) = made else {
            return Ok((0, i64::MAX));
        };
        let mut places = places.to_vec();
        places.sort_unstable();
        places.dedup();
        weights.mark(&places, 1);
        let mut extreme = |sign| -> Result<i64, Cancelled> {
            weights.sign = sign;
            face.weigh(&weights);
            face.maximise(network, &mut tree, &weights, control, 0, None)?;
            Ok(places
                .iter()
                .map(|&place| flow(problem, network, &tree, place))
                .sum())
        };
        // The second run starts from the basis of the first; both end on the optimal face, so the order does not show
        // in the numbers.
        let (least, most) = (extreme(-1)?, extreme(1)?);
        weights.mark(&places, 0);
        self.ready = Some((tree, face, weights));
        Ok((least, most))
    }
}

/// One for each head on the arcs of a group, with a sign.
struct ArcWeights {
    arcs: Vec<i8>,
    sign: i64,
}

impl ArcWeights {
    fn new(network: &Network) -> Self {
        ArcWeights {
            arcs: vec![0; network.cells.len()],
            sign: 1,
        }
    }

    fn mark(&mut self, places: &[u32], mark: i8) {
        for &place in places {
            if let Some(slot) = self.arcs.get_mut(place as usize) {
                *slot = mark;
            }
        }
    }
}

impl Weights for ArcWeights {
    fn arc(&self, _supply: u32, _demand: u32, arc: u32) -> i64 {
        self.sign * i64::from(self.arcs[arc as usize])
    }

    fn slack(&self, _id: u32) -> i64 {
        0
    }

    fn slope(&self) -> i64 {
        0
    }
}

/// The flow on an arc in the tree as it stands.
fn flow(problem: &Problem, network: &Network, tree: &Tree, place: u32) -> i64 {
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
}
