//! Shadow prices in both directions, exactly: shortest paths in the residual network.
//!
//! At a degenerate optimum the dual solution is not unique, and one dual is only a bound on what a unit changes.
//! The true change is the best path along which one head more (or one fewer) can pass through the optimal flow:
//! from a supply to the root for one more head there, from the root to a demand for one more opening, and
//! backwards for one fewer. Lengths reduced by the potentials are never negative (Johnson's reweighting), so two
//! runs of Dijkstra's algorithm, one from the root and one towards it, give all of them:
//! about `O(arcs + nodes · log nodes)` in practice, and one copy of the arcs by demand.

use super::problem::{Cell, Objective, Problem};
use super::solution::Solution;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A change of the optimum: first heads, then value, compared in that order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Price {
    /// Change of the heads that flow. Always 0 under [`Objective::BestValue`], which does not count heads.
    pub heads: i64,
    /// Change of the value, in millionths.
    pub value: i64,
}

/// The shadow prices of all nodes: how the optimum changes with one head or opening more or less. The optimum is
/// concave in each quantity, so one more gains at most what one fewer loses; one more never lowers it and one
/// fewer never raises it. Each list has one entry a supply or demand, by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    /// One more head at each supply.
    pub one_more_supply: Vec<Price>,
    /// One fewer head at each supply; `None` where there is none.
    pub one_less_supply: Vec<Option<Price>>,
    /// One more opening at each demand.
    pub one_more_demand: Vec<Price>,
    /// One fewer opening at each demand; `None` where there is none.
    pub one_less_demand: Vec<Option<Price>>,
}

/// The shadow prices of all nodes, given an optimal solution of the problem: the exact change of the optimum, as
/// solving again with one head or opening more or less would find it. With a solution of another problem the
/// numbers mean nothing. `O(arcs + nodes · log nodes)` in practice.
///
/// # Example: an opening is scarce until the heads are used up
///
/// ```
/// use vocmatch_algo::Control;
/// use vocmatch_algo::transport::{Arc, Objective, Problem, prices, solve};
///
/// let arc = |from, value| Arc { from, to: 0, value, cap: None };
/// let problem = Problem::new(vec![3, 1], vec![3], [arc(0, 500_000), arc(1, 800_000)])?;
/// let solution = solve(&problem, Objective::BestValue, &Control::default())?;
/// let prices = prices(&problem, Objective::BestValue, &solution);
///
/// // One more opening takes the third head of the first supply; one fewer leaves its second one out.
/// assert_eq!(prices.one_more_demand[0].value, 500_000);
/// assert_eq!(prices.one_less_demand[0].map(|price| price.value), Some(-500_000));
/// // One more head of the second supply takes an opening from the first.
/// assert_eq!(prices.one_more_supply[1].value, 300_000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn prices(problem: &Problem, objective: Objective, solution: &Solution) -> Prices {
    let residual = Residual::new(problem, objective, solution);
    let (to_supply, to_demand) = residual.outward();
    let (from_supply, from_demand) = residual.inward();
    let weight = problem.head_weight(objective);
    let (supply, demand) = (solution.supply_potentials(), solution.demand_potentials());
    // A path gains the potential where it starts less the one where it ends less its reduced length; the
    // potential of a demand is its price with the sign turned, the root's is 0.
    let gains = |price: &[i64], lengths: &[i64]| -> Vec<Price> {
        price
            .iter()
            .zip(lengths)
            .map(|(price, length)| split(price - length, weight))
            .collect()
    };
    let losses = |have: &[i64], price: &[i64], lengths: &[i64]| -> Vec<Option<Price>> {
        let losses = price.iter().zip(lengths).map(|(price, length)| -price - length);
        have.iter()
            .zip(losses)
            .map(|(&have, loss)| (have > 0).then(|| split(loss, weight)))
            .collect()
    };
    Prices {
        one_more_supply: gains(supply, &from_supply),
        one_less_supply: losses(problem.heads(), supply, &to_supply),
        one_more_demand: gains(demand, &to_demand),
        one_less_demand: losses(problem.openings(), demand, &from_demand),
    }
}

/// A weighted sum as heads and value. The value along a path is below half the weight of a head.
fn split(sum: i64, weight: i64) -> Price {
    if weight == 0 {
        return Price { heads: 0, value: sum };
    }
    // Nearest multiple of the weight: the value alone is less than half of it either way, so the split is unique.
    let heads = (sum + weight / 2).div_euclid(weight);
    Price {
        heads,
        value: sum - heads * weight,
    }
}

/// The distance of a node that cannot be reached. Twice the largest distance still fits.
const FAR: i64 = i64::MAX / 2;

struct Residual<'a> {
    problem: &'a Problem,
    supply: &'a [i64],
    demand: &'a [i64],
    weight: i64,
    /// Heads not placed, by supply.
    unplaced: Vec<i64>,
    /// Openings not filled, by demand.
    unfilled: Vec<i64>,
    /// Arcs at their cap, if there are caps; else empty.
    full: Vec<bool>,
    /// By supply: (demand, length of the way back from it) for each arc with flow.
    back_to_supply: Rows,
    /// By demand: (supply, length of the way back to it) for each arc with flow.
    back_from_demand: Rows,
}

/// Lists of (neighbour, length), one a node.
struct Rows {
    starts: Vec<usize>,
    items: Vec<(u32, i64)>,
}

impl Rows {
    /// Sorts (node, neighbour, length) into rows, keeping their order.
    fn new(nodes: usize, entries: &[(u32, u32, i64)]) -> Rows {
        let mut starts = vec![0; nodes + 1];
        for &(node, ..) in entries {
            starts[node as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut ends = starts.clone();
        let mut items = vec![(0, 0); entries.len()];
        for &(node, neighbour, length) in entries {
            let end = &mut ends[node as usize];
            items[*end] = (neighbour, length);
            *end += 1;
        }
        Rows { starts, items }
    }

    fn row(&self, node: usize) -> &[(u32, i64)] {
        &self.items[self.starts[node]..self.starts[node + 1]]
    }
}

impl<'a> Residual<'a> {
    fn new(problem: &'a Problem, objective: Objective, solution: &'a Solution) -> Self {
        let mut residual = Residual {
            problem,
            supply: solution.supply_potentials(),
            demand: solution.demand_potentials(),
            weight: problem.head_weight(objective),
            unplaced: problem.heads().to_vec(),
            unfilled: problem.openings().to_vec(),
            full: vec![false; problem.graph.caps.len()],
            back_to_supply: Rows::new(0, &[]),
            back_from_demand: Rows::new(0, &[]),
        };
        let mut entries = Vec::with_capacity(solution.flows().len());
        for (full, cap) in residual.full.iter_mut().zip(&problem.graph.caps) {
            *full = *cap == 0;
        }
        for flow in solution.flows() {
            residual.unplaced[flow.from as usize] -= flow.heads;
            residual.unfilled[flow.to as usize] -= flow.heads;
            let arc = flow.arc as usize;
            if problem.graph.caps.get(arc).is_some_and(|&cap| flow.heads >= cap) {
                residual.full[arc] = true;
            }
            // With flow on it, an arc's reduced length is at most 0 (below 0 only at its cap), so the way back is at
            // least 0 long.
            let back = -residual.length(flow.from as usize, problem.graph.cells[arc]);
            entries.push((flow.from, flow.to, back));
        }
        residual.back_to_supply = Rows::new(problem.heads().len(), &entries);
        for entry in &mut entries {
            *entry = (entry.1, entry.0, entry.2);
        }
        residual.back_from_demand = Rows::new(problem.openings().len(), &entries);
        residual
    }

    /// The reduced length of an arc, minus its reduced cost: at least 0 unless it is full (dual feasibility).
    fn length(&self, supply: usize, cell: Cell) -> i64 {
        self.supply[supply] + self.demand[cell.demand as usize] - i64::from(cell.value) - self.weight
    }

    fn is_full(&self, arc: usize) -> bool {
        self.full.get(arc).is_some_and(|full| *full)
    }

    /// Distances from the root to supplies and demands.
    fn outward(&self) -> (Vec<i64>, Vec<i64>) {
        let mut search = Search::new(self.supply.len(), self.demand.len());
        for (supply, &unplaced) in self.unplaced.iter().enumerate() {
            // Unplaced heads can be called back from the root. Their supply's price is 0 by complementary slackness,
            // so the reduced length is 0 too.
            if unplaced > 0 {
                search.reach(supply, 0);
            }
        }
        for (demand, &price) in self.demand.iter().enumerate() {
            search.reach(self.supply.len() + demand, price);
        }
        while let Some((node, distance)) = search.nearest() {
            if node < self.supply.len() {
                let row = self.problem.row(node);
                for (cell, arc) in self.problem.graph.cells[row.clone()].iter().zip(row) {
                    if !self.is_full(arc) {
                        let demand = self.supply.len() + cell.demand as usize;
                        search.reach(demand, distance + self.length(node, *cell));
                    }
                }
            } else {
                for &(supply, length) in self.back_from_demand.row(node - self.supply.len()) {
                    search.reach(supply as usize, distance + length);
                }
            }
        }
        search.finish()
    }

    /// Distances from supplies and demands to the root.
    fn inward(&self) -> (Vec<i64>, Vec<i64>) {
        let columns = self.columns();
        let mut search = Search::new(self.supply.len(), self.demand.len());
        for (supply, &price) in self.supply.iter().enumerate() {
            search.reach(supply, price);
        }
        for (demand, &unfilled) in self.unfilled.iter().enumerate() {
            if unfilled > 0 {
                search.reach(self.supply.len() + demand, 0);
            }
        }
        while let Some((node, distance)) = search.nearest() {
            if node < self.supply.len() {
                for &(demand, length) in self.back_to_supply.row(node) {
                    search.reach(self.supply.len() + demand as usize, distance + length);
                }
            } else {
                for &(supply, length) in columns.row(node - self.supply.len()) {
                    search.reach(supply as usize, distance + length);
                }
            }
        }
        search.finish()
    }

    /// By demand: (supply, length) of each arc that is not full.
    #[expect(clippy::cast_possible_truncation, reason = "ids fit 32 bits")]
    fn columns(&self) -> Rows {
        let cells = &self.problem.graph.cells;
        let mut entries = Vec::with_capacity(cells.len());
        for supply in 0..self.supply.len() {
            let row = self.problem.row(supply);
            for (cell, arc) in cells[row.clone()].iter().zip(row) {
                if !self.is_full(arc) {
                    entries.push((cell.demand, supply as u32, self.length(supply, *cell)));
                }
            }
        }
        Rows::new(self.demand.len(), &entries)
    }
}

/// Dijkstra's method over ids: supplies first, then demands.
struct Search {
    supplies: usize,
    distances: Vec<i64>,
    heap: BinaryHeap<Reverse<(i64, usize)>>,
}

impl Search {
    fn new(supplies: usize, demands: usize) -> Search {
        Search {
            supplies,
            distances: vec![FAR; supplies + demands],
            heap: BinaryHeap::new(),
        }
    }

    fn reach(&mut self, node: usize, distance: i64) {
        if distance < self.distances[node] {
            self.distances[node] = distance;
            self.heap.push(Reverse((distance, node)));
        }
    }

    fn nearest(&mut self) -> Option<(usize, i64)> {
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            // Lazy deletion: an entry that a shorter way has overtaken is passed over.
            if distance == self.distances[node] {
                return Some((node, distance));
            }
        }
        None
    }

    fn finish(self) -> (Vec<i64>, Vec<i64>) {
        let mut supply = self.distances;
        let demand = supply.split_off(self.supplies);
        (supply, demand)
    }
}
