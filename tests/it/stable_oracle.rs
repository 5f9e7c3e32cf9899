//! A market in which both sides choose, all its stable flows by trying every flow, and plain deferred acceptance:
//! oracles that share nothing with the solver.

use vocmatch_algo::Control;
use vocmatch_algo::stable_allocation::{Allocation, Preferences, Side, audit, solve};
use vocmatch_algo::transport::Problem;

pub const BOTH: [Side; 2] = [Side::Supply, Side::Demand];

/// A problem and what its nodes prefer.
#[derive(Debug, Clone)]
pub struct Case {
    pub problem: Problem,
    pub preferences: Preferences,
}

impl Case {
    pub fn new(problem: Problem, supply_scores: Vec<i64>, demand_scores: Vec<i64>) -> Case {
        let preferences = Preferences::new(&problem, supply_scores, demand_scores).unwrap();
        Case { problem, preferences }
    }

    pub fn solved(&self, side: Side) -> Allocation {
        let solution = solve(&self.problem, &self.preferences, side, &Control::default()).unwrap();
        assert_eq!(audit(&self.problem, &self.preferences, solution.flows()), []);
        let heads: i64 = solution.flows().iter().map(|flow| flow.heads).sum();
        assert_eq!(solution.heads(), heads);
        solution
    }

    /// The flow that is best for a side, by arc.
    pub fn best(&self, side: Side) -> Vec<i64> {
        by_arc(&self.problem, &self.solved(side))
    }

    /// The arcs of each node of a side, best first, and what the node has.
    fn lists(&self, side: Side) -> Vec<(i64, Vec<usize>)> {
        let (quantities, scores) = match side {
            Side::Supply => (self.problem.heads(), self.preferences.supply_scores()),
            Side::Demand => (self.problem.openings(), self.preferences.demand_scores()),
        };
        let mut lists: Vec<_> = quantities
            .iter()
            .map(|&quantity| (quantity, Vec::new()))
            .collect();
        for (place, arc) in self.problem.arcs().enumerate() {
            let node = if side == Side::Supply { arc.from } else { arc.to };
            lists[node as usize].1.push(place);
        }
        for (_, list) in &mut lists {
            // The sort is stable, and partners come in the order of their positions.
            list.sort_by_key(|&place| std::cmp::Reverse(scores[place]));
        }
        lists
    }

    fn caps(&self) -> Vec<i64> {
        self.problem
            .arcs()
            .map(|arc| arc.cap.unwrap_or(i64::MAX))
            .collect()
    }

    /// What each node of a side would choose if it could have the more of two flows on every arc.
    pub fn join(&self, side: Side, a: &[i64], b: &[i64]) -> Vec<i64> {
        let mut joined = vec![0; a.len()];
        for (mut left, list) in self.lists(side) {
            for place in list {
                joined[place] = left.min(a[place].max(b[place]));
                left -= joined[place];
            }
        }
        joined
    }

    /// What each node of a side has in a flow.
    pub fn totals(&self, side: Side, flow: &[i64]) -> Vec<i64> {
        let lists = self.lists(side);
        lists
            .iter()
            .map(|(_, list)| list.iter().map(|&place| flow[place]).sum())
            .collect()
    }

    /// Whether a flow is within caps and quantities and no arc blocks it, by the words of the definition.
    pub fn is_stable(&self, flow: &[i64]) -> bool {
        let caps = self.caps();
        let feasible = flow
            .iter()
            .zip(&caps)
            .all(|(&heads, &cap)| (0..=cap).contains(&heads))
            && BOTH.iter().all(|&side| {
                let quantities = self.lists(side).into_iter().map(|(quantity, _)| quantity);
                self.totals(side, flow)
                    .into_iter()
                    .zip(quantities)
                    .all(|(total, most)| total <= most)
            });
        let wants = |side: Side, place: usize| {
            self.lists(side).iter().any(|(quantity, list)| {
                let Some(rank) = list.iter().position(|&one| one == place) else {
                    return false;
                };
                let held: i64 = list.iter().map(|&one| flow[one]).sum();
                held < *quantity || list[rank + 1..].iter().any(|&worse| flow[worse] > 0)
            })
        };
        feasible
            && (0..flow.len()).all(|place| {
                flow[place] == caps[place] || !wants(Side::Supply, place) || !wants(Side::Demand, place)
            })
    }

    /// Every flow of whole heads within caps and quantities.
    pub fn every_flow(&self) -> Vec<Vec<i64>> {
        let mut partial = vec![(
            self.problem.heads().to_vec(),
            self.problem.openings().to_vec(),
            Vec::new(),
        )];
        for arc in self.problem.arcs() {
            let (from, to) = (arc.from as usize, arc.to as usize);
            let longer = partial.into_iter().flat_map(|(heads, openings, flow)| {
                let most = heads[from].min(openings[to]).min(arc.cap.unwrap_or(i64::MAX));
                (0..=most).map(move |more| {
                    let (mut heads, mut openings, mut flow) = (heads.clone(), openings.clone(), flow.clone());
                    heads[from] -= more;
                    openings[to] -= more;
                    flow.push(more);
                    (heads, openings, flow)
                })
            });
            partial = longer.collect();
        }
        partial.into_iter().map(|(.., flow)| flow).collect()
    }

    pub fn every_stable_flow(&self) -> Vec<Vec<i64>> {
        self.every_flow()
            .into_iter()
            .filter(|flow| self.is_stable(flow))
            .collect()
    }

    /// Plain deferred acceptance: whoever has something left offers it, first come first served. Gives the flow
    /// by arc and how many offers it took.
    pub fn deferred_acceptance(&self, side: Side) -> (Vec<i64>, u64) {
        let other = if side == Side::Supply {
            Side::Demand
        } else {
            Side::Supply
        };
        let (proposers, receivers, caps) = (self.lists(side), self.lists(other), self.caps());
        let receiver = |place: usize| {
            receivers
                .iter()
                .position(|(_, list)| list.contains(&place))
                .unwrap()
        };
        let proposer = |place: usize| {
            proposers
                .iter()
                .position(|(_, list)| list.contains(&place))
                .unwrap()
        };
        let mut flow = vec![0; caps.len()];
        let mut refused = vec![false; caps.len()];
        let mut left: Vec<i64> = proposers.iter().map(|(quantity, _)| *quantity).collect();
        let mut waiting: std::collections::VecDeque<usize> = (0..left.len()).collect();
        let mut offers = 0;
        while let Some(who) = waiting.pop_front() {
            let open = |place: &&usize| !refused[**place] && flow[**place] < caps[**place];
            let Some(&place) = proposers[who].1.iter().find(open).filter(|_| left[who] > 0) else {
                continue;
            };
            offers += 1;
            let offered = left[who].min(caps[place] - flow[place]);
            left[who] -= offered;
            flow[place] += offered;
            waiting.push_back(who);
            let (quantity, list) = &receivers[receiver(place)];
            let mut over = list.iter().map(|&one| flow[one]).sum::<i64>() - quantity;
            for &worst in list.iter().rev() {
                let back = over.clamp(0, flow[worst]);
                if over > 0 {
                    refused[worst] = true;
                }
                if back > 0 {
                    over -= back;
                    flow[worst] -= back;
                    left[proposer(worst)] += back;
                    waiting.push_back(proposer(worst));
                }
            }
        }
        (flow, offers)
    }
}

pub fn by_arc(problem: &Problem, solution: &Allocation) -> Vec<i64> {
    let mut flow = vec![0; problem.arc_count()];
    for one in solution.flows() {
        flow[one.arc as usize] = one.heads;
    }
    flow
}
