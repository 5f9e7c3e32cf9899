//! Properties of the transportation kernel, against oracles and against itself.

use crate::oracle::{all_best, best_paths, brute_force};
use proptest::prelude::*;
use vocmatch_algo::transport::{
    Arc, Change, Group, Objective, Price, Problem, ProblemError, Range, Solution, audit, prices, ranges,
    resolve, solve, solve_any,
};
use vocmatch_algo::{Cancelled, Control};

const BOTH: [Objective; 2] = [Objective::BestValue, Objective::FillFirst];

/// What random markets look like.
#[derive(Debug, Clone, Copy)]
struct Shape {
    nodes: usize,
    density: f64,
    heads: i64,
}

fn value() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => 1i64..=1_000_000,
        3 => (1i64..=20).prop_map(|step| step * 50_000),
        2 => Just(1),
        2 => Just(1_000_000),
        1 => -5i64..=5,
        1 => -1_000_000i64..=0,
    ]
}

fn quantity(most: i64) -> impl Strategy<Value = i64> {
    prop_oneof![1 => Just(0), 6 => 0..=most.min(5), 3 => 0..=most, 1 => Just(most)]
}

fn market(shape: Shape) -> impl Strategy<Value = Problem> {
    (0..=shape.nodes, 0..=shape.nodes).prop_flat_map(move |(n, m)| {
        let cap = prop_oneof![3 => Just(None), 1 => quantity(shape.heads).prop_map(Some)];
        let cell = (proptest::bool::weighted(shape.density), value(), cap);
        (
            prop::collection::vec(quantity(shape.heads), n),
            prop::collection::vec(quantity(shape.heads), m),
            prop::collection::vec(cell, n * m),
            // Whether all values are alike, and whether caps count.
            (proptest::bool::weighted(0.15), any::<bool>()),
        )
            .prop_map(move |(heads, openings, cells, (alike, capped))| {
                let arcs = cells
                    .into_iter()
                    .enumerate()
                    .filter(|(_, (there, ..))| *there)
                    .map(|(place, (_, value, cap))| Arc {
                        from: (place / m) as u32,
                        to: (place % m) as u32,
                        value: if alike { 700_000 } else { value },
                        cap: cap.filter(|_| capped),
                    });
                Problem::new(heads, openings, arcs).unwrap()
            })
    })
}

pub fn small() -> impl Strategy<Value = Problem> {
    market(Shape {
        nodes: 3,
        density: 0.7,
        heads: 3,
    })
}

pub fn medium() -> impl Strategy<Value = Problem> {
    prop_oneof![
        market(Shape {
            nodes: 12,
            density: 0.4,
            heads: 12
        }),
        market(Shape {
            nodes: 25,
            density: 0.15,
            heads: 1_000_000_000
        }),
    ]
}

fn solved(problem: &Problem, objective: Objective) -> Solution {
    let solution = solve(problem, objective, &Control::default()).unwrap();
    assert_eq!(audit(problem, objective, &solution), []);
    solution
}

/// What an objective compares.
fn result(solution: &Solution, objective: Objective) -> (i128, i128) {
    let heads = if objective == Objective::FillFirst {
        i128::from(solution.heads())
    } else {
        0
    };
    (heads, solution.value())
}

fn compared(result: (i128, i128), objective: Objective) -> (i128, i128) {
    if objective == Objective::FillFirst {
        result
    } else {
        (0, result.1)
    }
}

fn changes(problem: &Problem) -> impl Strategy<Value = Vec<Change>> + use<> {
    let (n, m) = (problem.heads().len(), problem.openings().len());
    let most = problem
        .heads()
        .iter()
        .chain(problem.openings())
        .copied()
        .max()
        .unwrap_or(0)
        + 1;
    prop::collection::vec((any::<prop::sample::Index>(), quantity(most)), 0..6).prop_map(move |list| {
        let nodes = list
            .into_iter()
            .filter(|_| n + m > 0)
            .map(|(node, new)| (node.index(n + m), new));
        nodes
            .map(|(node, new)| match node.checked_sub(n) {
                None => Change::Heads {
                    supply: node as u32,
                    heads: new,
                },
                Some(demand) => Change::Openings {
                    demand: demand as u32,
                    openings: new,
                },
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(crate::cases(300))]

    #[test]
    fn the_result_is_the_best_of_all_flows(problem in small()) {
        for objective in BOTH {
            let best = compared(brute_force(&problem, objective), objective);
            prop_assert_eq!(result(&solved(&problem, objective), objective), best);
        }
    }

    #[test]
    fn the_result_is_that_of_successive_best_paths(problem in medium()) {
        for objective in BOTH {
            let best = compared(best_paths(&problem, objective), objective);
            prop_assert_eq!(result(&solved(&problem, objective), objective), best);
        }
    }

    #[test]
    fn the_order_of_arcs_does_not_matter(problem in medium(), seed in any::<u64>()) {
        let mut arcs: Vec<Arc> = problem.arcs().collect();
        arcs.sort_by_key(|arc| (u64::from(arc.from) << 32 | u64::from(arc.to)).wrapping_mul(seed | 1));
        let shuffled = Problem::new(problem.heads().to_vec(), problem.openings().to_vec(), arcs).unwrap();
        prop_assert_eq!(&shuffled, &problem);
    }

    #[test]
    fn a_solve_from_an_old_solution_finds_the_same_result_as_from_nothing(
        (problem, changes) in medium().prop_flat_map(|problem| {
            let changes = changes(&problem);
            (Just(problem), changes)
        }),
    ) {
        let changed = problem.with(&changes).unwrap();
        for objective in BOTH {
            let old = solved(&problem, objective);
            let warm = resolve(&changed, objective, &old, &Control::default()).unwrap();
            prop_assert_eq!(audit(&changed, objective, &warm), []);
            let cold = solved(&changed, objective);
            prop_assert_eq!(result(&warm, objective), result(&cold, objective));
            prop_assert_eq!(warm.flows(), cold.flows());
        }
    }

    #[test]
    fn a_chain_of_small_changes_ends_where_a_solve_from_nothing_does(
        problem in medium(),
        turns in prop::collection::vec((any::<prop::sample::Index>(), 0..40_i64), 1..12),
    ) {
        let supplies = problem.heads().len();
        let nodes = supplies + problem.openings().len();
        prop_assume!(nodes > 0);
        for objective in BOTH {
            let mut now = problem.clone();
            let mut last = solved(&now, objective);
            for (node, amount) in &turns {
                let node = node.index(nodes);
                let change = if node < supplies {
                    Change::Heads { supply: node as u32, heads: *amount }
                } else {
                    Change::Openings { demand: (node - supplies) as u32, openings: *amount }
                };
                now = now.with(&[change]).unwrap();
                last = resolve(&now, objective, &last, &Control::default()).unwrap();
                prop_assert_eq!(audit(&now, objective, &last), []);
                let cold = solved(&now, objective);
                prop_assert_eq!(result(&last, objective), result(&cold, objective));
                prop_assert_eq!(last.flows(), cold.flows());
            }
        }
    }

    #[test]
    fn any_optimum_is_an_optimum_and_leads_to_the_canonical_one(problem in medium()) {
        for objective in BOTH {
            let any = solve_any(&problem, objective, &Control::default()).unwrap();
            prop_assert_eq!(audit(&problem, objective, &any), []);
            let canonical = solved(&problem, objective);
            prop_assert_eq!(result(&any, objective), result(&canonical, objective));
            let moved = resolve(&problem, objective, &any, &Control::default()).unwrap();
            prop_assert_eq!(moved.flows(), canonical.flows());
        }
    }

    #[test]
    fn keys_keep_the_answer_when_nodes_change_places(problem in medium()) {
        let (n, m) = (problem.heads().len(), problem.openings().len());
        let keys = |count: usize| (0..count as u64).map(|place| place * place + 7).collect::<Vec<u64>>();
        let turn = |mut list: Vec<u64>| { list.reverse(); list };
        let turned = Problem::new(
            problem.heads().iter().rev().copied().collect(),
            problem.openings().iter().rev().copied().collect(),
            problem.arcs().map(|arc| Arc { from: n as u32 - 1 - arc.from, to: m as u32 - 1 - arc.to, ..arc }),
        );
        let turned = turned.unwrap().with_keys(turn(keys(n)), turn(keys(m)));
        let problem = problem.with_keys(keys(n), keys(m));
        for objective in BOTH {
            let flows = |solution: &Solution| -> Vec<_> {
                solution.flows().iter().map(|flow| (flow.from, flow.to, flow.heads)).collect()
            };
            let straight = flows(&solved(&problem, objective));
            let mut back: Vec<_> = flows(&solved(&turned, objective));
            for flow in &mut back {
                *flow = (n as u32 - 1 - flow.0, m as u32 - 1 - flow.1, flow.2);
            }
            back.sort_unstable();
            prop_assert_eq!(back, straight);
        }
    }

    #[test]
    fn ranges_are_the_extremes_over_all_best_flows(problem in small()) {
        let (n, m) = (problem.heads().len() as u32, problem.openings().len() as u32);
        let arcs = problem.arc_count() as u32;
        let mut groups: Vec<Group> = (0..n).map(|place| Group::Supplies(vec![place])).collect();
        groups.extend((0..m).map(|place| Group::Demands(vec![place])));
        groups.extend((0..arcs).map(|place| Group::Arcs(vec![place])));
        groups.push(Group::Demands((0..m).step_by(2).collect()));
        groups.push(Group::Arcs((0..arcs).step_by(2).collect()));
        for objective in BOTH {
            let solution = solved(&problem, objective);
            let found = ranges(&problem, objective, &solution, &groups, &Control::default()).unwrap();
            let optima = all_best(&problem, objective);
            let flow = |group: &Group, flows: &[i64]| -> i64 {
                problem
                    .arcs()
                    .zip(0..)
                    .zip(flows)
                    .filter(|((arc, place), _)| match group {
                        Group::Supplies(list) => list.contains(&arc.from),
                        Group::Demands(list) => list.contains(&arc.to),
                        Group::Arcs(list) => list.contains(place),
                    })
                    .map(|(_, flow)| flow)
                    .sum()
            };
            for (group, found) in groups.iter().zip(found) {
                let least = optima.iter().map(|flows| flow(group, flows)).min().unwrap();
                let most = optima.iter().map(|flows| flow(group, flows)).max().unwrap();
                prop_assert_eq!(found, Range { least, most });
            }
        }
    }

    #[test]
    fn the_canonical_answer_spreads_slack_most_evenly(problem in small()) {
        for objective in BOTH {
            let flows = |solution: &Solution| {
                let mut flows = vec![0; problem.arc_count()];
                for flow in solution.flows() {
                    flows[flow.arc as usize] = flow.heads;
                }
                flows
            };
            let least = all_best(&problem, objective).iter().map(|flows| points(&problem, flows)).min();
            let canonical = flows(&solved(&problem, objective));
            prop_assert_eq!(Some(points(&problem, &canonical)), least);
        }
    }

    #[test]
    fn a_solve_from_the_solution_of_a_quite_different_problem_is_right(a in medium(), b in medium()) {
        for objective in BOTH {
            // The same nodes with the arcs of another problem, as far as they fit.
            let (n, m) = (a.heads().len() as u32, a.openings().len() as u32);
            let arcs = b.arcs().filter(|arc| arc.from < n && arc.to < m);
            let other = Problem::new(a.heads().to_vec(), a.openings().to_vec(), arcs).unwrap();
            for (old, new) in [(&a, &other), (&other, &a), (&a, &b)] {
                let warm = resolve(new, objective, &solved(old, objective), &Control::default()).unwrap();
                prop_assert_eq!(audit(new, objective, &warm), []);
                let cold = solved(new, objective);
                prop_assert_eq!(result(&warm, objective), result(&cold, objective));
                prop_assert_eq!(warm.flows(), cold.flows());
            }
        }
    }
}

/// The points of uneven slack: each head of slack costs the step of 16 in which it lies.
fn points(problem: &Problem, flows: &[i64]) -> i64 {
    let mut heads = problem.heads().to_vec();
    let mut openings = problem.openings().to_vec();
    for (arc, flow) in problem.arcs().zip(flows) {
        heads[arc.from as usize] -= flow;
        openings[arc.to as usize] -= flow;
    }
    let both = problem
        .heads()
        .iter()
        .chain(problem.openings())
        .zip(heads.into_iter().chain(openings));
    both.map(|(&all, slack)| {
        (0..slack)
            .map(|head| {
                (1..16)
                    .map(|step| i64::from(all * step / 16 <= head))
                    .sum::<i64>()
            })
            .sum::<i64>()
    })
    .sum()
}

/// The change of the result when one number changes.
fn effect(problem: &Problem, objective: Objective, base: (i128, i128), change: Change) -> Price {
    let changed = problem.with(&[change]).unwrap();
    let new = result(&solved(&changed, objective), objective);
    Price {
        heads: (new.0 - base.0) as i64,
        value: (new.1 - base.1) as i64,
    }
}

proptest! {
    #![proptest_config(crate::cases(150))]

    #[test]
    fn shadow_prices_are_the_effects_of_one_head_more_and_fewer(
        problem in market(Shape { nodes: 7, density: 0.5, heads: 9 }),
    ) {
        for objective in BOTH {
            let solution = solved(&problem, objective);
            let base = result(&solution, objective);
            let prices = prices(&problem, objective, &solution);
            for (place, &heads) in problem.heads().iter().enumerate() {
                let supply = place as u32;
                let more = effect(&problem, objective, base, Change::Heads { supply, heads: heads + 1 });
                prop_assert_eq!(prices.one_more_supply[place], more);
                let fewer = (heads > 0)
                    .then(|| effect(&problem, objective, base, Change::Heads { supply, heads: heads - 1 }));
                prop_assert_eq!(prices.one_less_supply[place], fewer);
            }
            for (place, &openings) in problem.openings().iter().enumerate() {
                let demand = place as u32;
                let more =
                    effect(&problem, objective, base, Change::Openings { demand, openings: openings + 1 });
                prop_assert_eq!(prices.one_more_demand[place], more);
                let fewer = (openings > 0)
                    .then(|| effect(&problem, objective, base, Change::Openings { demand, openings: openings - 1 }));
                prop_assert_eq!(prices.one_less_demand[place], fewer);
            }
        }
    }
}

fn arc(from: u32, to: u32, value: i64) -> Arc {
    Arc {
        from,
        to,
        value,
        cap: None,
    }
}

#[test]
fn fill_first_places_a_head_that_best_value_leaves_out() {
    // One rich arc, or two poor ones.
    let arcs = [arc(0, 0, 1), arc(0, 1, 1_000_000), arc(1, 1, 1)];
    let problem = Problem::new(vec![1, 1], vec![1, 1], arcs).unwrap();
    let best = solved(&problem, Objective::BestValue);
    assert_eq!((best.heads(), best.value()), (1, 1_000_000));
    let filled = solved(&problem, Objective::FillFirst);
    assert_eq!((filled.heads(), filled.value()), (2, 2));
}

#[test]
fn a_value_of_zero_or_less_is_used_only_to_fill() {
    let arcs = [arc(0, 0, 0), arc(1, 1, -1_000_000)];
    let problem = Problem::new(vec![2, 3], vec![5, 5], arcs).unwrap();
    let best = solved(&problem, Objective::BestValue);
    assert_eq!((best.heads(), best.value(), best.flows()), (0, 0, [].as_slice()));
    let filled = solved(&problem, Objective::FillFirst);
    assert_eq!((filled.heads(), filled.value()), (5, -3_000_000));
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    let most = 1 << 30;
    let arcs = (0..40).flat_map(|from| {
        (0..40).map(move |to| arc(from, to, if (from + to) % 2 == 0 { most } else { -most }))
    });
    let problem = Problem::new(vec![1 << 55; 40], vec![1 << 55; 40], arcs).unwrap();
    let total = (1i64 << 55) * 40;
    for objective in BOTH {
        let solution = solved(&problem, objective);
        assert_eq!(
            (solution.heads(), solution.value()),
            (total, i128::from(total) * i128::from(most))
        );
    }
}

#[test]
fn one_giant_node_takes_all() {
    let arcs = (0..1000).map(|from| arc(from, 0, 1 + i64::from(from)));
    let problem = Problem::new(vec![1_000_000_000; 1000], vec![1_000_000_000], arcs).unwrap();
    let solution = solved(&problem, Objective::BestValue);
    assert_eq!(
        (solution.heads(), solution.value()),
        (1_000_000_000, 1_000_000_000_000)
    );
}

#[test]
fn empty_problems_have_empty_solutions() {
    for (n, m) in [(0, 0), (3, 0), (0, 3), (3, 3)] {
        let problem = Problem::new(vec![4; n], vec![5; m], []).unwrap();
        for objective in BOTH {
            let solution = solved(&problem, objective);
            assert_eq!((solution.heads(), solution.value()), (0, 0));
            assert_eq!(
                prices(&problem, objective, &solution).one_more_supply,
                vec![Price::default(); n]
            );
        }
    }
}

#[test]
fn wrong_numbers_are_refused() {
    let new = |heads: &[i64], openings: &[i64], arcs: &[Arc]| {
        Problem::new(heads.to_vec(), openings.to_vec(), arcs.iter().copied()).unwrap_err()
    };
    assert_eq!(
        new(&[1, -1], &[], &[]),
        ProblemError::NegativeHeads { supply: 1, heads: -1 }
    );
    assert_eq!(
        new(&[], &[-2], &[]),
        ProblemError::NegativeOpenings {
            demand: 0,
            openings: -2
        }
    );
    assert_eq!(new(&[1], &[1], &[arc(1, 0, 1)]), ProblemError::NoSuchSupply(1));
    assert_eq!(new(&[1], &[1], &[arc(0, 7, 1)]), ProblemError::NoSuchDemand(7));
    let twice = [arc(0, 0, 1), arc(0, 1, 3), arc(0, 0, 2)];
    assert_eq!(
        new(&[1], &[1, 1], &twice),
        ProblemError::DuplicateArc { from: 0, to: 0 }
    );
    assert_eq!(
        new(&[1], &[1], &[twice[0], twice[2]]),
        ProblemError::DuplicateArc { from: 0, to: 0 }
    );
    for value in [i64::MIN, -(1 << 30) - 1, (1 << 30) + 1, i64::MAX] {
        assert_eq!(
            new(&[1], &[1], &[arc(0, 0, value)]),
            ProblemError::ValueTooLarge {
                from: 0,
                to: 0,
                value
            }
        );
    }
    let capped = Arc {
        cap: Some(-1),
        ..arc(0, 0, 1)
    };
    assert_eq!(
        new(&[1], &[1], &[capped]),
        ProblemError::NegativeCap {
            from: 0,
            to: 0,
            cap: -1
        }
    );
    assert_eq!(new(&[i64::MAX, i64::MAX], &[], &[]), ProblemError::TooManyHeads);
    let problem = Problem::new(vec![1], vec![1], [arc(0, 0, 1)]).unwrap();
    let change = Change::Heads { supply: 0, heads: -1 };
    assert_eq!(
        problem.with(&[change]),
        Err(ProblemError::NegativeHeads { supply: 0, heads: -1 })
    );
    let change = Change::Openings {
        demand: 1,
        openings: 1,
    };
    assert_eq!(problem.with(&[change]), Err(ProblemError::NoSuchDemand(1)));
}

#[test]
fn a_cancelled_solve_says_so_and_an_uncancelled_one_reports_progress() {
    let arcs = (0..30).flat_map(|from| (0..30).map(move |to| arc(from, to, 1 + i64::from(from * to))));
    let problem = Problem::new(vec![3; 30], vec![3; 30], arcs).unwrap();
    let stop = || true;
    let control = Control {
        cancel: Some(&stop),
        progress: None,
    };
    let stopped = solve(&problem, Objective::BestValue, &control);
    assert_eq!(stopped.err(), Some(Cancelled));
    let told = std::cell::Cell::new(0);
    let tell = |_| told.set(told.get() + 1);
    let control = Control {
        cancel: None,
        progress: Some(&tell),
    };
    solve(&problem, Objective::BestValue, &control).unwrap();
    assert!(told.get() > 0);
}
