//! Properties of the entropic spread and of its rounding, against closed forms, weak duality and whole flows.

use crate::transport::{medium, small};
use proptest::prelude::*;
use std::cell::Cell;
use vocmatch_algo::proportional::{Config, LEAST_TEMPERATURE, Spread, SpreadError, audit, round, solve};
use vocmatch_algo::transport::{self, Arc, Flow, Objective, Problem};
use vocmatch_algo::{Control, Progress};

/// A tolerance that random markets with caps reach as well, however their numbers coincide.
fn at(temperature: f64) -> Config {
    Config {
        temperature,
        tolerance: 1e-8,
        ..Config::default()
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

/// All pairs, their values row by row.
fn full(heads: &[i64], openings: &[i64], values: &[i64]) -> Problem {
    let m = openings.len();
    let arcs = values
        .iter()
        .enumerate()
        .map(|(place, &value)| arc((place / m) as u32, (place % m) as u32, value));
    Problem::new(heads.to_vec(), openings.to_vec(), arcs).unwrap()
}

fn spread(problem: &Problem, temperature: f64) -> Spread {
    let config = at(temperature);
    let spread = solve(problem, &config, &Control::default()).unwrap();
    assert_eq!(audit(problem, &config, &spread), []);
    spread
}

#[track_caller]
fn assert_close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (one, other) in found.iter().zip(expected) {
        assert!(
            (one - other).abs() <= 1e-7 * other.abs().max(1.0),
            "{found:?} {expected:?}"
        );
    }
}

/// Less than this cannot be divided by `q` and counts as nothing.
const LOST: f64 = 1e-200;

/// `q` of each arc.
fn shares(problem: &Problem) -> Vec<f64> {
    let total: f64 = problem.openings().iter().map(|&count| count as f64).sum();
    let share = |arc: Arc| {
        problem.heads()[arc.from as usize] as f64 * problem.openings()[arc.to as usize] as f64
            / total.max(1.0)
    };
    problem.arcs().map(share).collect()
}

/// The aim, `Σ v·x − τ·Σ x·(ln(x/q) − 1)`, and the sum of the sizes of its terms.
fn aim(problem: &Problem, temperature: f64, flows: &[f64]) -> (f64, f64) {
    let (mut aim, mut size) = (0.0, 0.0);
    for ((arc, &flow), q) in problem.arcs().zip(flows).zip(shares(problem)) {
        if flow > LOST {
            let entropy = temperature * flow * ((flow / q).ln() - 1.0);
            aim += flow * arc.value as f64 / 1e6 - entropy;
            size += flow * (arc.value.abs() as f64 / 1e6 + temperature) + entropy.abs();
        }
    }
    (aim, size)
}

/// What no flow's aim exceeds (weak duality): prices `−τ·ln a`, `−τ·ln b` on the margins, and of each arc the
/// most that it could earn at these prices.
fn bound(problem: &Problem, temperature: f64, spread: &Spread) -> f64 {
    let price = |log: &f64| -temperature * log;
    let supplies = problem.heads().iter().zip(spread.supply_scalings());
    let demands = problem.openings().iter().zip(spread.demand_scalings());
    let margins: f64 = supplies
        .chain(demands)
        .map(|(&margin, log)| margin as f64 * price(log))
        .sum();
    let earned = problem
        .arcs()
        .zip(shares(problem))
        .filter(|(_, q)| *q > 0.0)
        .map(|(arc, q)| {
            let net = arc.value as f64 / 1e6
                - price(&spread.supply_scalings()[arc.from as usize])
                - price(&spread.demand_scalings()[arc.to as usize]);
            let best = (q * (net / temperature).exp()).min(arc.cap.map_or(f64::INFINITY, |cap| cap as f64));
            if best > LOST {
                best * net - temperature * best * ((best / q).ln() - 1.0)
            } else {
                0.0
            }
        });
    margins + earned.sum::<f64>()
}

/// Every whole flow of a small problem.
fn whole_flows(problem: &Problem) -> Vec<Vec<f64>> {
    let arcs: Vec<Arc> = problem.arcs().collect();
    let mut found = vec![(Vec::new(), problem.heads().to_vec(), problem.openings().to_vec())];
    for arc in arcs {
        let mut next = Vec::new();
        for (flows, heads, openings) in found {
            let (from, to) = (arc.from as usize, arc.to as usize);
            for flow in 0..=heads[from].min(openings[to]).min(arc.cap.unwrap_or(2)).min(2) {
                let (mut flows, mut heads, mut openings) = (flows.clone(), heads.clone(), openings.clone());
                flows.push(flow as f64);
                heads[from] -= flow;
                openings[to] -= flow;
                next.push((flows, heads, openings));
            }
        }
        found = next;
    }
    found.into_iter().map(|(flows, ..)| flows).collect()
}

/// The rules of controlled rounding.
fn check_rounding(problem: &Problem, spread: &Spread, flows: &[Flow]) {
    let mut rounded = vec![0i64; problem.arc_count()];
    for flow in flows {
        let arc = problem.arc(flow.arc as usize).unwrap();
        assert_eq!((arc.from, arc.to), (flow.from, flow.to));
        assert!(flow.heads > 0 && arc.cap.is_none_or(|cap| flow.heads <= cap));
        rounded[flow.arc as usize] = flow.heads;
    }
    assert!(flows.windows(2).all(|pair| pair[0].arc < pair[1].arc));
    // Parts of a head are told apart to a billionth, and lost digits grow with the number.
    let is_near = |whole: i64, real: f64, what: &str| {
        let slip = 1e-6 + 1e-12 * real;
        let whole = whole as f64;
        assert!(
            (real - slip).floor() <= whole && whole <= (real + slip).ceil(),
            "{what}: {real} became {whole}"
        );
    };
    let mut placed = vec![(0i64, 0.0); problem.heads().len()];
    let mut filled = vec![(0i64, 0.0); problem.openings().len()];
    for ((arc, &whole), &real) in problem.arcs().zip(&rounded).zip(spread.flows()) {
        is_near(whole, real, "flow");
        for node in [&mut placed[arc.from as usize], &mut filled[arc.to as usize]] {
            node.0 += whole;
            node.1 += real;
        }
    }
    let margins = problem.heads().iter().chain(problem.openings());
    for (&(whole, real), &margin) in placed.iter().chain(&filled).zip(margins) {
        assert!(whole <= margin);
        is_near(whole, real, "node");
    }
    is_near(rounded.iter().sum(), spread.heads(), "total");
}

fn temperature() -> impl Strategy<Value = f64> {
    prop::sample::select(vec![10.0, 1.0, 0.3, 0.1, 0.03, 0.01, 0.002])
}

proptest! {
    #![proptest_config(crate::cases(200))]

    #[test]
    fn no_flow_has_a_higher_objective_than_the_spread(problem in small(), temperature in temperature()) {
        let spread = spread(&problem, temperature);
        let (best, size) = aim(&problem, temperature, spread.flows());
        prop_assert!((bound(&problem, temperature, &spread) - best).abs() <= 1e-7 * size.max(1.0));
        for flows in whole_flows(&problem) {
            prop_assert!(aim(&problem, temperature, &flows).0 <= best + 1e-7 * size.max(1.0));
        }
    }

    #[test]
    fn a_spread_passes_its_audit_on_any_market(problem in medium(), temperature in temperature()) {
        let spread = spread(&problem, temperature);
        let (best, size) = aim(&problem, temperature, spread.flows());
        prop_assert!((bound(&problem, temperature, &spread) - best).abs() <= 1e-7 * size.max(1.0));
    }

    #[test]
    fn a_lower_temperature_comes_nearer_to_the_best_value(problem in small()) {
        let best = transport::solve(&problem, Objective::BestValue, &Control::default()).unwrap();
        let mut flows = vec![0.0; problem.arc_count()];
        for flow in best.flows() {
            flows[flow.arc as usize] = flow.heads as f64;
        }
        let over = flows.iter().zip(shares(&problem));
        let divergence: f64 = over.map(|(&y, q)| if y > 0.0 { y * (y / q).ln() - y + q } else { q }).sum();
        for temperature in [1.0, 0.1, 0.01, 0.001] {
            let gap = (best.value() as f64 - spread(&problem, temperature).value()) / 1e6;
            prop_assert!(gap <= temperature * divergence + 1e-6, "{temperature}: {gap} {divergence}");
        }
    }

    #[test]
    fn rounding_moves_no_number_by_a_whole_head(problem in medium(), temperature in temperature()) {
        let spread = spread(&problem, temperature);
        let flows = round(&problem, &spread, &Control::default()).unwrap();
        check_rounding(&problem, &spread, &flows);
    }

    #[test]
    fn the_order_of_arcs_makes_no_difference(problem in medium(), seed in any::<u64>()) {
        let mut arcs: Vec<Arc> = problem.arcs().collect();
        arcs.sort_by_key(|arc| (u64::from(arc.from) * 31 + u64::from(arc.to) * 17 + 1).wrapping_mul(seed | 1));
        let other = Problem::new(problem.heads().to_vec(), problem.openings().to_vec(), arcs).unwrap();
        let (one, two) = (spread(&problem, 0.1), spread(&other, 0.1));
        prop_assert_eq!(round(&problem, &one, &Control::default()), round(&other, &two, &Control::default()));
        prop_assert_eq!(one, two);
    }
}

#[test]
fn two_by_two_alike_have_a_closed_form() {
    for temperature in [1.0f64, 0.1, 0.02] {
        let problem = full(&[10, 10], &[10, 10], &[1_000_000, 0, 0, 1_000_000]);
        let own = 10.0 / (1.0 + (-1.0 / temperature).exp());
        assert_close(
            spread(&problem, temperature).flows(),
            &[own, 10.0 - own, 10.0 - own, own],
        );
    }
}

#[test]
fn one_pair_follows_the_formula_until_a_margin_or_a_cap_binds() {
    let flow = |heads, openings, value, cap| {
        let one = Arc {
            cap,
            ..arc(0, 0, value)
        };
        let problem = Problem::new(vec![heads], vec![openings], [one]).unwrap();
        spread(&problem, 1.0).flows()[0]
    };
    // q is the number of heads.
    assert_close(&[flow(10, 100, -1_000_000, None)], &[10.0 / std::f64::consts::E]);
    assert_close(&[flow(10, 100, 0, None)], &[10.0]);
    assert_close(&[flow(10, 100, 1_000_000, None)], &[10.0]);
    assert_close(&[flow(10, 4, 1_000_000, None)], &[4.0]);
    assert_close(&[flow(10, 4, 1_000_000, Some(3))], &[3.0]);
    assert_close(&[flow(10, 4, 1_000_000, Some(0))], &[0.0]);
}

#[test]
fn a_balanced_market_of_three_is_that_of_iterative_proportional_fitting() {
    let (heads, openings) = ([30, 50, 20], [40, 25, 35]);
    let values = [
        900_000, 300_000, 500_000, 400_000, 800_000, 600_000, 700_000, 350_000, 950_000,
    ];
    let problem = full(&heads, &openings, &values);
    let mut cells: Vec<f64> = values
        .iter()
        .map(|&value| (value as f64 / 1e6 / 0.2).exp())
        .collect();
    for _ in 0..2000 {
        for (row, &sum) in cells.chunks_mut(3).zip(&heads) {
            let now: f64 = row.iter().sum();
            for cell in row {
                *cell *= sum as f64 / now;
            }
        }
        for (column, &sum) in openings.iter().enumerate() {
            let now: f64 = (0..3).map(|row| cells[row * 3 + column]).sum();
            for row in 0..3 {
                cells[row * 3 + column] *= sum as f64 / now;
            }
        }
    }
    assert_close(spread(&problem, 0.2).flows(), &cells);
}

#[test]
fn without_regard_to_value_the_spread_is_proportional() {
    let problem = full(&[10, 20], &[20, 30, 50], &[1, 999_999, 500_000, 1_000_000, 3, 70]);
    assert_close(spread(&problem, 1e9).flows(), &[2.0, 3.0, 5.0, 4.0, 6.0, 10.0]);
}

#[test]
fn values_all_alike_fill_in_proportion_at_any_temperature() {
    for temperature in [1.0, 0.01, 0.001, 1e-5] {
        let problem = full(&[10, 30], &[15, 25], &[700_000; 4]);
        assert_close(spread(&problem, temperature).flows(), &[3.75, 6.25, 11.25, 18.75]);
    }
}

#[test]
fn a_cap_sends_the_rest_elsewhere() {
    let capped = Arc {
        cap: Some(2),
        ..arc(0, 0, 1_000_000)
    };
    let problem = Problem::new(vec![10], vec![100, 100], [capped, arc(0, 1, 0)]).unwrap();
    for temperature in [1.0, 0.1, 0.001] {
        // The second arc carries q = 5: nothing draws more there.
        assert_close(spread(&problem, temperature).flows(), &[2.0, 5.0]);
    }
    let problem = Problem::new(vec![10], vec![100, 100], [capped, arc(0, 1, 900_000)]).unwrap();
    assert_close(spread(&problem, 0.001).flows(), &[2.0, 8.0]);
}

#[test]
fn values_of_a_millionth_and_of_one_stand_side_by_side() {
    let problem = full(&[5, 5], &[5, 5], &[1_000_000, 1, 1, 1]);
    // What is hardly worth anything is drawn to q = 2.5, until the temperature is as low as its value.
    let drawn = 2.5 * (0.001f64).exp();
    assert_close(spread(&problem, 0.001).flows(), &[5.0, 0.0, 0.0, drawn]);
    assert_close(spread(&problem, 1e-6).flows(), &[5.0, 0.0, 0.0, 5.0]);
}

#[test]
fn nothing_flows_where_there_is_nothing() {
    for problem in [
        full(&[], &[], &[]),
        full(&[3], &[], &[]),
        full(&[], &[3], &[]),
        Problem::new(vec![3, 4], vec![5], []).unwrap(),
        full(&[0, 0], &[3], &[9, 9]),
        full(&[3], &[0, 0], &[9, 9]),
    ] {
        let spread = spread(&problem, 0.1);
        assert!(spread.flows().iter().all(|flow| *flow == 0.0));
        assert_eq!(
            (spread.heads(), spread.value(), spread.residual()),
            (0.0, 0.0, 0.0)
        );
        assert!(
            spread
                .supply_scalings()
                .iter()
                .chain(spread.demand_scalings())
                .all(|log| *log == 0.0)
        );
        assert_eq!(round(&problem, &spread, &Control::default()).unwrap(), []);
    }
}

#[test]
fn nodes_without_heads_or_arcs_do_not_matter_to_the_others() {
    let small = full(&[10, 30], &[15, 25], &[900_000, 100, 5, 700_000]);
    let arcs = [
        arc(0, 0, 900_000),
        arc(0, 2, 100),
        arc(0, 3, 1),
        arc(1, 0, 9),
        arc(2, 0, 5),
        arc(2, 2, 700_000),
    ];
    let large = Problem::new(vec![10, 0, 30, 7], vec![15, 0, 25, 0], arcs).unwrap();
    let found = spread(&large, 0.1);
    let flows = found.flows();
    assert_close(
        &[flows[0], flows[1], flows[4], flows[5]],
        spread(&small, 0.1).flows(),
    );
    assert_eq!((flows[2], flows[3]), (0.0, 0.0));
}

#[test]
fn very_large_nodes_are_spread_and_rounded_alike() {
    let giant = 1_000_000_000;
    let problem = full(
        &[giant, 3, 7],
        &[giant / 2, 11, giant / 3],
        &[
            999_999, 500_000, 123_456, 400_000, 900_000, 77, 650_000, 20_000, 300_000,
        ],
    );
    for temperature in [1.0, 0.1, 0.01] {
        let spread = spread(&problem, temperature);
        check_rounding(
            &problem,
            &spread,
            &round(&problem, &spread, &Control::default()).unwrap(),
        );
    }
}

#[test]
fn margins_hold_up_to_the_largest_numbers() {
    let most = transport::MAX_TOTAL;
    let problem = full(
        &[most / 2, most / 3],
        &[most / 5, most / 2],
        &[999_999, 500_000, 123_456, 400_000],
    );
    let found = spread(&problem, 0.1);
    let flows = round(&problem, &found, &Control::default()).unwrap();
    for (supply, &heads) in (0..).zip(problem.heads()) {
        assert!(
            flows
                .iter()
                .filter(|flow| flow.from == supply)
                .map(|flow| flow.heads)
                .sum::<i64>()
                <= heads
        );
    }
    for (demand, &openings) in (0..).zip(problem.openings()) {
        assert!(
            flows
                .iter()
                .filter(|flow| flow.to == demand)
                .map(|flow| flow.heads)
                .sum::<i64>()
                <= openings
        );
    }
}

#[test]
fn a_nearly_balanced_market_is_solved_as_well() {
    // The whole of it has to drift until the one head that is missing shows.
    let values: Vec<i64> = (0..1600)
        .map(|cell| (cell * 7919 % 1_000_003) % 1_000_000)
        .collect();
    let mut openings = vec![1000; 40];
    openings[3] += 1;
    for temperature in [0.1, 0.01, 0.002] {
        assert!((spread(&full(&vec![1000; 40], &openings, &values), temperature).heads() - 4e4).abs() < 1e-3);
        assert!((spread(&full(&openings, &vec![1000; 40], &values), temperature).heads() - 4e4).abs() < 1e-3);
    }
}

#[test]
fn rounding_takes_the_nearest_table() {
    // Thirds: each supply has one head for three demands of one opening.
    let problem = full(&[1, 1, 1], &[1, 1, 1], &[500_000; 9]);
    let flows = round(&problem, &spread(&problem, 0.1), &Control::default()).unwrap();
    assert_eq!(flows.len(), 3);
    assert_eq!(flows.iter().map(|flow| flow.heads).collect::<Vec<_>>(), [1, 1, 1]);
    // .9 and .1: the nearest is the diagonal.
    let problem = full(&[1, 1], &[1, 1], &[1_000_000, 780_000, 780_000, 1_000_000]);
    let flows = round(&problem, &spread(&problem, 0.1), &Control::default()).unwrap();
    assert_eq!(
        flows
            .iter()
            .map(|flow| (flow.from, flow.to, flow.heads))
            .collect::<Vec<_>>(),
        [(0, 0, 1), (1, 1, 1)]
    );
}

#[test]
fn a_solve_that_runs_out_of_rounds_says_how_far_it_came() {
    let problem = full(&[10, 30], &[15, 25], &[900_000, 100, 5, 700_000]);
    for max_rounds in [0, 1, 3] {
        let config = Config {
            max_rounds,
            ..at(0.05)
        };
        let Err(SpreadError::NotConverged { residual, rounds }) =
            solve(&problem, &config, &Control::default())
        else {
            panic!("{max_rounds} rounds are too few");
        };
        assert!(residual > 1e-8 && rounds <= max_rounds + 2, "{residual} {rounds}");
    }
}

#[test]
fn invalid_temperature_or_tolerance_is_refused() {
    let problem = full(&[10], &[15], &[-2_000_000]);
    let least = 2.0 * LEAST_TEMPERATURE;
    for temperature in [0.0, -1.0, f64::INFINITY, least / 2.0] {
        let error = solve(&problem, &at(temperature), &Control::default()).unwrap_err();
        assert_eq!(error, SpreadError::Temperature { temperature, least });
    }
    let error = solve(&problem, &at(f64::NAN), &Control::default()).unwrap_err();
    assert!(matches!(error, SpreadError::Temperature { temperature, .. } if temperature.is_nan()));
    for tolerance in [0.0, -1.0, f64::INFINITY] {
        let config = Config {
            tolerance,
            ..Config::default()
        };
        assert_eq!(
            solve(&problem, &config, &Control::default()),
            Err(SpreadError::Tolerance(tolerance))
        );
    }
}

#[test]
fn a_caller_can_stop_at_any_moment_and_watch() {
    let values: Vec<i64> = (0..400)
        .map(|cell| (cell * 7919) % 1_000_003 % 1_000_000)
        .collect();
    let problem = full(&[100; 20], &[100; 20], &values);
    let asked = Cell::new(0);
    for stop_at in 1.. {
        asked.set(0);
        let cancel = || {
            asked.set(asked.get() + 1);
            asked.get() == stop_at
        };
        let control = Control {
            cancel: Some(&cancel),
            progress: None,
        };
        if let Err(error) = solve(&problem, &at(0.01), &control) {
            assert_eq!(error, SpreadError::Cancelled);
        } else {
            assert!(stop_at > 20);
            break;
        }
    }
    let last = Cell::new(None);
    let progress = |now: Progress| last.set(Some(now));
    let control = Control {
        cancel: None,
        progress: Some(&progress),
    };
    let spread = solve(&problem, &at(0.01), &control).unwrap();
    let last = last.get().unwrap();
    assert_eq!((last.steps, last.heads), (spread.rounds(), 2000));
    assert!((last.value as f64 - spread.value()).abs() < 1.0);
    let cancel = || true;
    let control = Control {
        cancel: Some(&cancel),
        progress: None,
    };
    assert_eq!(round(&problem, &spread, &control), Err(SpreadError::Cancelled));
}
