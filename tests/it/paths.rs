//! Searches over the paths of small random graphs, against every path there is.

use crate::cases;
use proptest::prelude::*;
use vocmatch_algo::dag::{Dag, NotADag, Path};
use vocmatch_algo::k_shortest::k_shortest;
use vocmatch_algo::pareto::front;

/// A graph without circles whose nodes stand in no order, with three costs on each arc, start and end.
#[derive(Debug, Clone)]
struct Case {
    nodes: usize,
    arcs: Vec<(usize, usize)>,
    weights: Vec<[i64; 3]>,
    starts: Vec<(usize, [i64; 3])>,
    ends: Vec<Option<[i64; 3]>>,
}

/// The nodes of a path, each with the arc that leads there, and its costs.
type Walk = (Vec<(usize, usize)>, [i64; 3]);

impl Case {
    fn dag(&self) -> Dag {
        Dag::new(self.nodes, &self.arcs).unwrap()
    }

    fn sums(&self) -> Vec<i64> {
        self.weights.iter().map(|weight| weight[0]).collect()
    }

    fn k_shortest(&self, k: usize) -> Vec<Path<i64>> {
        let starts: Vec<_> = self.starts.iter().map(|(node, cost)| (*node, cost[0])).collect();
        k_shortest(
            &self.dag(),
            &self.sums(),
            &starts,
            |node| self.ends[node].map(|cost| cost[0]),
            k,
        )
    }

    /// Every path, by what tells it apart: the nodes, each with the arc that leads there.
    fn every_path(&self) -> Vec<Walk> {
        let mut all = Vec::new();
        let mut open: Vec<Walk> = self
            .starts
            .iter()
            .map(|(node, cost)| (vec![(*node, 0)], *cost))
            .collect();
        while let Some((trace, cost)) = open.pop() {
            let node = trace.last().unwrap().0;
            if let Some(end) = self.ends[node] {
                all.push((trace.clone(), add(cost, end)));
            }
            for (place, (from, to)) in self.arcs.iter().enumerate() {
                if *from == node {
                    let mut next = trace.clone();
                    next.push((*to, place));
                    open.push((next, add(cost, self.weights[place])));
                }
            }
        }
        all
    }
}

fn add(a: [i64; 3], b: [i64; 3]) -> [i64; 3] {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

fn trace<C>(case: &Case, path: &Path<C>) -> Vec<(usize, usize)> {
    std::iter::once((path.start, 0))
        .chain(path.arcs.iter().map(|arc| (case.arcs[*arc].1, *arc)))
        .collect()
}

fn costs(most: i64) -> impl Strategy<Value = [i64; 3]> {
    prop::array::uniform3(-1..=most)
}

fn graphs() -> impl Strategy<Value = Case> {
    (2usize..=7).prop_flat_map(|nodes| {
        let names: Vec<usize> = (0..nodes).collect();
        let arcs = prop::collection::vec(((0..nodes), (0..nodes), costs(4)), 0..=14);
        let starts = prop::collection::btree_map(0..nodes, costs(2), 1..=2);
        let ends = prop::collection::vec(prop::option::weighted(0.4, costs(2)), nodes);
        (Just(names).prop_shuffle(), arcs, starts, ends).prop_map(move |(names, arcs, starts, ends)| {
            let forward = arcs.into_iter().filter(|(a, b, _)| a != b);
            let (arcs, weights) = forward
                .map(|(a, b, weight)| ((names[a.min(b)], names[a.max(b)]), weight))
                .unzip();
            Case {
                nodes,
                arcs,
                weights,
                starts: starts.into_iter().collect(),
                ends,
            }
        })
    })
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn the_k_cheapest_paths_are_those_of_all_paths_in_order(case in graphs(), k in 0usize..12) {
        let mut all = case.every_path();
        all.sort_by(|(a, x), (b, y)| x[0].cmp(&y[0]).then_with(|| a.cmp(b)));
        let wanted: Vec<_> = all.into_iter().take(k).map(|(trace, cost)| (trace, cost[0])).collect();
        let found: Vec<_> = case.k_shortest(k).iter().map(|path| (trace(&case, path), path.cost)).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn the_front_has_each_path_that_no_other_beats(case in graphs()) {
        let all = case.every_path();
        let beats = |a: &[i64; 3], b: &[i64; 3]| a != b && a.iter().zip(b).all(|(a, b)| a <= b);
        let mut wanted: Vec<_> = all
            .iter()
            .filter(|(_, cost)| !all.iter().any(|(_, other)| beats(other, cost)))
            .map(|(trace, cost)| (*cost, trace.clone()))
            .collect();
        wanted.sort();
        wanted.dedup_by_key(|(cost, _)| *cost);
        let found = front(&case.dag(), &case.weights, &case.starts, |node| case.ends[node], 1_000);
        prop_assert_eq!(found.dropped, 0);
        let found: Vec<_> = found.paths.iter().map(|path| (path.cost, trace(&case, path))).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn a_front_that_was_cut_says_so_and_has_real_paths_of_which_none_beats_another(case in graphs(), most in 1usize..3) {
        let all = case.every_path();
        let whole = front(&case.dag(), &case.weights, &case.starts, |node| case.ends[node], 1_000);
        let found = front(&case.dag(), &case.weights, &case.starts, |node| case.ends[node], most);
        prop_assert!(found.paths.len() <= most);
        prop_assert_eq!(found.paths.is_empty(), whole.paths.is_empty());
        for path in &found.paths {
            prop_assert!(all.contains(&(trace(&case, path), path.cost)));
            let no_worse = |other: &Path<[i64; 3]>| other.cost.iter().zip(&path.cost).all(|(a, b)| a <= b);
            prop_assert!(!found.paths.iter().any(|other| other != path && no_worse(other)));
        }
        if found.dropped == 0 {
            prop_assert_eq!(found, whole);
        }
    }

    #[test]
    fn the_order_of_arcs_between_different_nodes_changes_no_path(case in graphs(), k in 1usize..6) {
        // Arcs between the same nodes keep their order; all others come the other way round.
        let mut order: Vec<usize> = (0..case.arcs.len()).collect();
        order.sort_by_key(|place| std::cmp::Reverse(case.arcs[*place]));
        let turned = Case {
            arcs: order.iter().map(|place| case.arcs[*place]).collect(),
            weights: order.iter().map(|place| case.weights[*place]).collect(),
            ..case.clone()
        };
        let nodes = |case: &Case| -> Vec<(Vec<usize>, i64)> {
            let paths = case.k_shortest(k);
            paths.iter().map(|path| (trace(case, path).iter().map(|(node, _)| *node).collect(), path.cost)).collect()
        };
        prop_assert_eq!(nodes(&case), nodes(&turned));
    }
}

#[test]
fn circles_and_arcs_to_nowhere_are_refused() {
    assert_eq!(
        Dag::new(3, &[(0, 1), (1, 2), (2, 1)]).err(),
        Some(NotADag::Circle)
    );
    assert_eq!(Dag::new(1, &[(0, 0)]).err(), Some(NotADag::Circle));
    assert_eq!(Dag::new(2, &[(0, 1), (1, 2)]).err(), Some(NotADag::NoNode(1)));
    assert_eq!(Dag::new(0, &[]).map(|dag| dag.nodes()).ok(), Some(0));
}

#[test]
fn ties_go_to_the_lower_node_then_to_the_earlier_arc_and_to_the_shorter_path() {
    let case = Case {
        nodes: 4,
        arcs: vec![(0, 2), (0, 1), (0, 1), (1, 3), (2, 3)],
        weights: vec![[0; 3]; 5],
        starts: vec![(0, [0; 3])],
        ends: vec![None, Some([0; 3]), None, Some([0; 3])],
    };
    let found: Vec<Vec<usize>> = case.k_shortest(10).into_iter().map(|path| path.arcs).collect();
    assert_eq!(found, [vec![1], vec![1, 3], vec![2], vec![2, 3], vec![0, 4]]);
}

#[test]
fn a_million_paths_are_not_walked_to_find_the_best_ten() {
    // Twenty squares in a row have 2^20 paths through them, all of which cost the same but for the last arc.
    let mut arcs = Vec::new();
    for square in 0..20 {
        let node = 3 * square;
        arcs.extend([
            (node, node + 1),
            (node, node + 2),
            (node + 1, node + 3),
            (node + 2, node + 3),
        ]);
    }
    let dag = Dag::new(61, &arcs).unwrap();
    let weights: Vec<i64> = (0..80).map(|place| i64::from(place == 79)).collect();
    let found = k_shortest(&dag, &weights, &[(0, 0)], |node| (node == 60).then_some(0), 10);
    assert_eq!((found.len(), found[9].cost), (10, 0));
    let both: Vec<[i64; 2]> = (0..80)
        .map(|place| [i64::from(place % 2), i64::from(place % 2 == 0)])
        .collect();
    let found = front(
        &dag,
        &both,
        &[(0, [0; 2])],
        |node| (node == 60).then_some([0; 2]),
        100,
    );
    assert_eq!((found.paths.len(), found.dropped), (21, 0));
}

#[test]
fn costs_beyond_the_range_stay_at_its_edge() {
    let dag = Dag::new(3, &[(0, 1), (1, 2)]).unwrap();
    let found = k_shortest(
        &dag,
        &[i64::MAX, i64::MAX],
        &[(0, 5)],
        |node| (node == 2).then_some(0),
        1,
    );
    assert_eq!(found[0].cost, i64::MAX);
    let found = front(
        &dag,
        &[[i64::MIN], [i64::MIN]],
        &[(0, [-5])],
        |node| (node == 2).then_some([0]),
        1,
    );
    assert_eq!(found.paths[0].cost, [i64::MIN]);
}
