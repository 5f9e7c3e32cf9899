//! Properties of stable allocation, against every flow of small problems and against plain deferred acceptance.

use crate::stable_oracle::{BOTH, Case, by_arc};
use proptest::prelude::*;
use vocmatch_algo::stable_allocation::{
    Preferences, PreferencesError, Side, StabilityViolation, audit, solve,
};
use vocmatch_algo::transport::{Arc, Problem};
use vocmatch_algo::{Cancelled, Control};

fn arc(from: u32, to: u32) -> Arc {
    capped(from, to, None)
}

fn capped(from: u32, to: u32, cap: Option<i64>) -> Arc {
    Arc {
        from,
        to,
        value: 3,
        cap,
    }
}

fn quantity(most: i64) -> impl Strategy<Value = i64> {
    prop_oneof![1 => Just(0), 6 => 0..=most.min(5), 3 => 0..=most, 1 => Just(most)]
}

fn score() -> impl Strategy<Value = i64> {
    prop_oneof![3 => 0i64..=2, 6 => -1000i64..=1000, 1 => Just(i64::MIN), 1 => Just(i64::MAX)]
}

fn market(nodes: usize, density: f64, most: i64) -> impl Strategy<Value = Case> {
    (0..=nodes, 0..=nodes).prop_flat_map(move |(n, m)| {
        let cap = prop_oneof![3 => Just(None), 1 => quantity(most).prop_map(Some)];
        let cell = (proptest::bool::weighted(density), cap, score(), score());
        (
            prop::collection::vec(quantity(most), n),
            prop::collection::vec(quantity(most), m),
            prop::collection::vec(cell, n * m),
            // Whether caps count, and whether all scores are alike.
            (any::<bool>(), proptest::bool::weighted(0.1)),
        )
            .prop_map(move |(heads, openings, cells, (has_caps, alike))| {
                let cells = cells.into_iter().enumerate();
                let there: Vec<_> = cells.filter(|(_, (there, ..))| *there).collect();
                let arcs = there.iter().map(|(place, (_, cap, ..))| {
                    capped((place / m) as u32, (place % m) as u32, cap.filter(|_| has_caps))
                });
                let problem = Problem::new(heads, openings, arcs).unwrap();
                let score = |score: i64| if alike { 7 } else { score };
                let supply = there.iter().map(|(_, cell)| score(cell.2)).collect();
                let demand = there.iter().map(|(_, cell)| score(cell.3)).collect();
                Case::new(problem, supply, demand)
            })
    })
}

fn small() -> impl Strategy<Value = Case> {
    market(3, 0.8, 3)
}

fn medium() -> impl Strategy<Value = Case> {
    prop_oneof![market(12, 0.4, 12), market(25, 0.3, 1_000_000_000)]
}

/// Each supply likes the demand of its own number best and the others in turn; each demand the reverse.
fn turning(n: u32, quantity: i64) -> Case {
    let pairs = (0..n).flat_map(|from| (0..n).map(move |to| (from, to)));
    let problem = Problem::new(
        vec![quantity; n as usize],
        vec![quantity; n as usize],
        pairs.clone().map(|(from, to)| arc(from, to)),
    );
    let after = |(from, to): (u32, u32)| i64::from((to + n - from) % n);
    let supply = pairs.clone().map(|pair| -after(pair)).collect();
    Case::new(problem.unwrap(), supply, pairs.map(after).collect())
}

proptest! {
    #![proptest_config(crate::cases(200))]

    #[test]
    fn audit_passes_the_flows_that_are_stable_by_definition(case in small()) {
        for flow in case.every_flow() {
            let flows: Vec<_> = case.problem.arcs().zip(0..).zip(&flow).filter(|(_, heads)| **heads > 0)
                .map(|((arc, place), &heads)| vocmatch_algo::transport::Flow {
                    arc: place, from: arc.from, to: arc.to, heads,
                })
                .collect();
            let clean = audit(&case.problem, &case.preferences, &flows).is_empty();
            prop_assert_eq!(clean, case.is_stable(&flow));
        }
    }

    #[test]
    fn the_favoured_side_has_its_best_and_the_other_its_worst_of_all_stable_flows(case in small()) {
        let all = case.every_stable_flow();
        for (side, other) in [(Side::Supply, Side::Demand), (Side::Demand, Side::Supply)] {
            let best = case.best(side);
            prop_assert!(all.contains(&best));
            for flow in &all {
                prop_assert_eq!(&case.join(side, &best, flow), &best);
                prop_assert_eq!(&case.join(other, &best, flow), flow);
            }
        }
    }

    #[test]
    fn stable_flows_are_a_lattice_in_which_every_node_has_the_same_total(case in small()) {
        let all = case.every_stable_flow();
        for (a, b) in all.iter().flat_map(|a| all.iter().map(move |b| (a, b))) {
            for side in BOTH {
                prop_assert!(all.contains(&case.join(side, a, b)));
                prop_assert_eq!(case.totals(side, a), case.totals(side, b));
            }
        }
    }

    #[test]
    fn the_result_is_that_of_deferred_acceptance(case in market(8, 0.6, 40)) {
        for side in BOTH {
            prop_assert_eq!(case.best(side), case.deferred_acceptance(side).0);
        }
    }
}

proptest! {
    #![proptest_config(crate::cases(300))]

    #[test]
    fn both_results_are_stable_and_each_is_best_for_its_side(case in medium()) {
        let (supply, demand) = (case.best(Side::Supply), case.best(Side::Demand));
        prop_assert_eq!(&case.join(Side::Supply, &supply, &demand), &supply);
        prop_assert_eq!(&case.join(Side::Demand, &supply, &demand), &demand);
        for side in BOTH {
            prop_assert_eq!(case.totals(side, &supply), case.totals(side, &demand));
        }
    }

    #[test]
    fn sides_that_rank_alike_have_one_stable_flow(case in medium(), seed in any::<u64>()) {
        let arcs = case.problem.arc_count() as u64;
        let scores: Vec<i64> = (0..arcs).map(|arc| arc.wrapping_mul(seed | 1).cast_signed()).collect();
        let alike = Case::new(case.problem, scores.clone(), scores);
        prop_assert_eq!(alike.best(Side::Supply), alike.best(Side::Demand));
    }

    #[test]
    fn neither_the_order_of_arcs_nor_that_of_nodes_matters_where_scores_decide(
        case in medium(), seed in any::<u64>(),
    ) {
        let (n, m) = (case.problem.heads().len() as u32, case.problem.openings().len() as u32);
        let distinct = |scores: &[i64], salt: u64| -> Vec<i64> {
            let mixed = scores.iter().zip(1u64..);
            mixed.map(|(_, arc)| (arc * 2 + salt).wrapping_mul(seed | 1).cast_signed()).collect()
        };
        let supply = distinct(case.preferences.supply_scores(), 0);
        let demand = distinct(case.preferences.demand_scores(), 1 << 40);
        // The nodes of either side stand in the opposite order, and arcs are given in another one.
        let mut turned: Vec<(Arc, i64, i64)> = case.problem.arcs().zip(&supply).zip(&demand)
            .map(|((arc, &a), &b)| (Arc { from: n - 1 - arc.from, to: m - 1 - arc.to, ..arc }, a, b))
            .collect();
        turned.sort_by_key(|(_, a, _)| a.wrapping_mul(0x9e37_79b9));
        let problem = Problem::new(
            case.problem.heads().iter().rev().copied().collect(),
            case.problem.openings().iter().rev().copied().collect(),
            turned.iter().map(|(arc, ..)| *arc),
        ).unwrap();
        turned.sort_by_key(|(arc, ..)| (arc.from, arc.to));
        let turned = Case::new(
            problem,
            turned.iter().map(|one| one.1).collect(),
            turned.iter().map(|one| one.2).collect(),
        );
        let straight = Case::new(case.problem, supply, demand);
        for side in BOTH {
            // Turning all nodes turns the order of arcs.
            let mut back = turned.best(side);
            back.reverse();
            prop_assert_eq!(back, straight.best(side));
        }
    }

    #[test]
    fn a_billion_times_the_heads_take_the_same_steps(case in market(12, 0.4, 12)) {
        let times = 1_000_000_000;
        let larger = Problem::new(
            case.problem.heads().iter().map(|heads| heads * times).collect(),
            case.problem.openings().iter().map(|openings| openings * times).collect(),
            case.problem.arcs().map(|arc| Arc { cap: arc.cap.map(|cap| cap * times), ..arc }),
        ).unwrap();
        let larger = Case { problem: larger, preferences: case.preferences.clone() };
        for side in BOTH {
            let (few, many) = (case.solved(side), larger.solved(side));
            prop_assert_eq!(few.steps(), many.steps());
            let expected: Vec<i64> = case.best(side).iter().map(|heads| heads * times).collect();
            prop_assert_eq!(by_arc(&larger.problem, &many), expected);
        }
    }

    #[test]
    fn steps_stay_below_their_bound(case in medium()) {
        let (n, m) = (case.problem.heads().len() as u64, case.problem.openings().len() as u64);
        for (side, proposers) in [(Side::Supply, n), (Side::Demand, m)] {
            let rounds = 6 * case.problem.arc_count() as u64 + n + m + 1;
            prop_assert!(case.solved(side).steps() <= rounds * (proposers + 1));
        }
    }
}

#[test]
fn opposite_preferences_allow_every_mix_between_the_two_best_flows() {
    let case = turning(3, 2);
    // Two turns of the circle of three, by two heads each: one flow after each head.
    assert_eq!(case.every_stable_flow().len(), 5);
    assert_eq!(case.best(Side::Supply), [2, 0, 0, 0, 2, 0, 0, 0, 2]);
    assert_eq!(case.best(Side::Demand), [0, 0, 2, 2, 0, 0, 0, 2, 0]);
}

/// Two supplies and two demands who each like the other's partner better; a third supply with one head sets
/// them going, and that head goes round until all have changed places.
fn circle(quantity: i64) -> Case {
    let arcs = [arc(0, 0), arc(0, 1), arc(1, 0), arc(1, 1), arc(2, 0)];
    let problem = Problem::new(vec![quantity, quantity, 1], vec![quantity, quantity], arcs).unwrap();
    Case::new(problem, vec![2, 1, 1, 2, 1], vec![1, 2, 3, 1, 2])
}

#[test]
fn a_head_that_goes_round_a_circle_a_billion_times_takes_a_few_steps() {
    let (flow, offers) = circle(1000).deferred_acceptance(Side::Supply);
    assert_eq!(flow, circle(1000).best(Side::Supply));
    assert!(offers > 1000, "plain deferred acceptance took {offers} offers");
    let case = circle(1_000_000_000);
    let solution = case.solved(Side::Supply);
    assert_eq!(
        by_arc(&case.problem, &solution),
        [0, 1_000_000_000, 1_000_000_000, 0, 0]
    );
    assert!(solution.steps() < 12, "{} steps", solution.steps());
}

#[test]
fn a_chain_of_a_hundred_thousand_rejections_is_followed_to_its_end() {
    // Supply i sits at demand i and would go on to i + 1, where it is welcome. One more supply enters at 0.
    let n = 100_000u32;
    for (quantity, expected) in [(1, [0, 1]), (2, [1, 1])] {
        let chain = (0..n).flat_map(|i| [arc(i, i), arc(i, i + 1)]);
        let problem = Problem::new(
            [vec![quantity; n as usize], vec![1]].concat(),
            vec![quantity; n as usize + 1],
            chain.chain([arc(n, 0)]),
        );
        let supply = (0..n).flat_map(|_| [2, 1]).chain([1]).collect();
        let demand = (0..n).flat_map(|_| [1, 2]).chain([2]).collect();
        let case = Case::new(problem.unwrap(), supply, demand);
        let solution = solve(
            &case.problem,
            &case.preferences,
            Side::Supply,
            &Control::default(),
        )
        .unwrap();
        assert_eq!(audit(&case.problem, &case.preferences, solution.flows()), []);
        let flow = by_arc(&case.problem, &solution);
        assert!(flow[..2 * n as usize].chunks(2).all(|pair| pair == expected));
        assert_eq!(solution.steps(), 2 * u64::from(n) + 1);
    }
}

#[test]
fn billions_of_heads_on_thousands_of_arcs_take_few_steps() {
    let (n, m) = (2000u64, 300u64);
    let mix = |seed: u64| (seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29) % 1_000_003;
    let pairs: Vec<(u64, u64)> = (0..n)
        .flat_map(|from| (0..12).map(move |turn| (from, (from * 7 + turn * 23) % m)))
        .collect();
    let quantities = |count, salt| {
        (0..count)
            .map(|node| 1000 * mix(node + salt).cast_signed() + 1)
            .collect::<Vec<_>>()
    };
    let openings = quantities(m, 9999).iter().map(|openings| openings * 7).collect();
    let mut pairs = pairs;
    pairs.sort_unstable();
    pairs.dedup();
    let arcs = pairs.iter().map(|&(from, to)| arc(from as u32, to as u32));
    let problem = Problem::new(quantities(n, 0), openings, arcs).unwrap();
    let scores = |salt: u64| {
        pairs
            .iter()
            .map(|(from, to)| mix(from * 1009 + to * 31 + salt).cast_signed())
            .collect()
    };
    let case = Case::new(problem, scores(5), scores(77));
    for side in BOTH {
        let steps = case.solved(side).steps();
        assert!(
            steps < 4 * pairs.len() as u64,
            "{steps} steps for {} arcs",
            pairs.len()
        );
    }
}

#[test]
fn one_giant_node_takes_the_best_of_all() {
    let problem = Problem::new(
        vec![1_000_000_000; 1000],
        vec![2_500_000_000],
        (0..1000).map(|from| arc(from, 0)),
    );
    let case = Case::new(problem.unwrap(), vec![0; 1000], (0..1000).collect());
    for side in BOTH {
        let mut expected = vec![0; 1000];
        expected[997..].copy_from_slice(&[500_000_000, 1_000_000_000, 1_000_000_000]);
        assert_eq!(case.best(side), expected);
    }
}

#[test]
fn equal_scores_go_by_position() {
    let arcs = (0..3).flat_map(|from| (0..3).map(move |to| arc(from, to)));
    let case = Case::new(
        Problem::new(vec![2; 3], vec![3; 3], arcs).unwrap(),
        vec![5; 9],
        vec![5; 9],
    );
    for side in BOTH {
        assert_eq!(case.best(side), [2, 0, 0, 1, 1, 0, 0, 2, 0]);
    }
}

#[test]
fn a_cap_of_zero_shuts_an_arc_and_a_full_one_blocks_nothing() {
    let arcs = [capped(0, 0, Some(0)), capped(0, 1, Some(2)), capped(0, 2, None)];
    let case = Case::new(
        Problem::new(vec![5], vec![9, 9, 9], arcs).unwrap(),
        vec![3, 2, 1],
        vec![0; 3],
    );
    for side in BOTH {
        assert_eq!(case.best(side), [0, 2, 3]);
    }
}

#[test]
fn empty_problems_have_empty_allocations() {
    for (n, m, heads) in [(0, 0, 1), (3, 0, 4), (0, 3, 4), (3, 3, 4)] {
        let case = Case::new(
            Problem::new(vec![heads; n], vec![5; m], []).unwrap(),
            vec![],
            vec![],
        );
        for side in BOTH {
            let solution = case.solved(side);
            assert_eq!(
                (solution.flows(), solution.value(), solution.steps()),
                ([].as_slice(), 0, 0)
            );
        }
    }
    let nothing = Problem::new(vec![0, 0], vec![0], [arc(0, 0), arc(1, 0)]).unwrap();
    let case = Case::new(nothing, vec![1, 1], vec![1, 2]);
    assert_eq!(BOTH.map(|side| case.best(side)), [[0, 0], [0, 0]]);
}

#[test]
fn audit_reports_flow_with_a_blocking_pair() {
    let case = circle(5);
    let demand = case.solved(Side::Demand);
    assert_eq!(
        audit(&case.problem, &case.preferences, &[]).len(),
        case.problem.arc_count()
    );
    let found = audit(&case.problem, &case.preferences, &demand.flows()[1..]);
    assert!(
        found.contains(&StabilityViolation::Blocking { arc: 1 }),
        "{found:?}"
    );
}

#[test]
fn scores_that_are_not_one_an_arc_are_refused() {
    let problem = Problem::new(vec![1], vec![1], [arc(0, 0)]).unwrap();
    let error = Preferences::new(&problem, vec![], vec![1]).unwrap_err();
    assert_eq!(error, PreferencesError::SupplyScores { scores: 0, arcs: 1 });
    assert_eq!(error.to_string(), "0 scores of supplies for 1 arcs");
    let error = Preferences::new(&problem, vec![1], vec![1, 2]).unwrap_err();
    assert_eq!(error, PreferencesError::DemandScores { scores: 2, arcs: 1 });
}

#[test]
fn a_cancelled_allocation_says_so_and_an_uncancelled_one_reports_progress() {
    let case = turning(40, 3);
    let asked = std::cell::Cell::new(0);
    let stop = || {
        asked.set(asked.get() + 1);
        true
    };
    let control = Control {
        cancel: Some(&stop),
        progress: None,
    };
    let stopped = solve(&case.problem, &case.preferences, Side::Supply, &control);
    assert_eq!((stopped.err(), asked.get()), (Some(Cancelled), 1));
    // Whenever the answer becomes yes, there is no result.
    for calls in 0..2 {
        let left = std::cell::Cell::new(calls);
        let stop = || left.replace(left.get() - 1) <= 0;
        let control = Control {
            cancel: Some(&stop),
            progress: None,
        };
        let stopped = solve(&case.problem, &case.preferences, Side::Demand, &control);
        assert_eq!(stopped.err(), Some(Cancelled), "after {calls} calls");
    }
    let told = std::cell::Cell::new(0);
    let tell = |_| told.set(told.get() + 1);
    let control = Control {
        cancel: None,
        progress: Some(&tell),
    };
    solve(&case.problem, &case.preferences, Side::Supply, &control).unwrap();
    assert!(told.get() > 0);
}
