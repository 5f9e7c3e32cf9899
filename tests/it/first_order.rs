//! Properties of the first-order method, against a simplex of another house and against its own proofs.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection};
use proptest::prelude::*;
use std::cell::Cell;
use std::sync::Arc;
use vocmatch_algo::Control;
use vocmatch_algo::first_order::{
    Choice, Config, Feed, Market, Pairs, Problem, ProblemEntry, ProblemError, Row, Solution,
    SolutionViolation, SolveError, audit, audit_solution, solve,
};
use vocmatch_algo::transport;

/// Supplies, demands, pairs.
type Cells = (usize, usize, Vec<(u32, u32, i64)>);

/// The parts of a problem, before they are checked, and a feasible start.
#[derive(Debug, Clone)]
struct Case {
    choices: Vec<Choice>,
    rows: Vec<Row>,
    pairs: Vec<Cells>,
    /// Which pairs, openings, feeds.
    markets: Vec<(usize, Vec<i64>, Vec<Feed>)>,
    start: Vec<f64>,
}

impl Case {
    fn problem(&self) -> Problem {
        let pairs = self.pairs.iter().cloned();
        let pairs: Vec<Arc<Pairs>> = pairs
            .map(|(from, to, list)| Arc::new(Pairs::new(from, to, list).unwrap()))
            .collect();
        let markets = self
            .markets
            .iter()
            .cloned()
            .map(|(which, openings, feeds)| Market {
                pairs: Arc::clone(&pairs[which]),
                openings,
                feeds,
            });
        Problem::new(self.choices.clone(), &self.rows, markets.collect()).unwrap()
    }

    /// The optimum by the simplex.
    fn optimum(&self) -> f64 {
        let mut program = microlp::Problem::new(OptimizationDirection::Maximize);
        let choices: Vec<_> = self
            .choices
            .iter()
            .map(|choice| program.add_var(choice.worth, (choice.least, choice.most)))
            .collect();
        let sum = |terms: &[(u32, f64)], sign: f64| {
            let mut sum = LinearExpr::empty();
            for &(choice, factor) in terms {
                sum.add(choices[choice as usize], sign * factor);
            }
            sum
        };
        for row in &self.rows {
            program.add_constraint(sum(&row.terms, 1.0), ComparisonOp::Le, row.at_most);
        }
        for (which, openings, feeds) in &self.markets {
            let mut placed: Vec<LinearExpr> = feeds.iter().map(|feed| sum(&feed.terms, -1.0)).collect();
            let mut filled: Vec<LinearExpr> = openings.iter().map(|_| LinearExpr::empty()).collect();
            for &(from, to, value) in &self.pairs[*which].2 {
                let flow = program.add_var(value as f64 / 1e6, (0.0, f64::INFINITY));
                placed[from as usize].add(flow, 1.0);
                filled[to as usize].add(flow, 1.0);
            }
            for (placed, feed) in placed.into_iter().zip(feeds) {
                program.add_constraint(placed, ComparisonOp::Le, feed.constant);
            }
            for (filled, &openings) in filled.into_iter().zip(openings) {
                program.add_constraint(filled, ComparisonOp::Le, openings as f64);
            }
        }
        program.solve().unwrap().into_solution().unwrap().objective()
    }

    /// The same with choices in another order: choice `k` becomes `places[k]`.
    fn reordered(&self, places: &[usize]) -> Case {
        let mut case = self.clone();
        for (from, &to) in places.iter().enumerate() {
            case.choices[to] = self.choices[from];
            case.start[to] = self.start[from];
        }
        let rows = case.rows.iter_mut().map(|row| &mut row.terms);
        let feeds = case
            .markets
            .iter_mut()
            .flat_map(|market| &mut market.2)
            .map(|feed| &mut feed.terms);
        for (choice, _) in rows.chain(feeds).flatten() {
            *choice = places[*choice as usize] as u32;
        }
        case
    }
}

/// Some of `0..count`, each with a number of the strategy.
fn terms(count: usize, factor: impl Strategy<Value = f64>) -> impl Strategy<Value = Vec<(u32, f64)>> {
    prop::collection::vec((0..count as u32, factor), 0..4).prop_map(|mut terms| {
        terms.sort_by_key(|term| term.0);
        terms.dedup_by_key(|term| term.0);
        terms
    })
}

fn choice() -> impl Strategy<Value = (Choice, f64)> {
    let size = prop_oneof![3 => 1.0..40.0, 1 => 100.0..2000.0, 1 => Just(10.0)];
    let spread = prop_oneof![4 => 0.05..0.6, 1 => Just(1.0), 1 => Just(0.0)];
    let worth = prop_oneof![3 => Just(0.0), 1 => -0.5..0.2];
    (size, spread, worth, 0.0..1.0f64).prop_map(|(size, spread, worth, at): (f64, f64, f64, f64)| {
        let (least, most) = (size * (1.0 - spread), size * (1.0 + spread));
        let choice = Choice { least, most, worth };
        (choice, (least + at * (most - least)).clamp(least, most))
    })
}

fn case() -> impl Strategy<Value = Case> {
    (1..12usize, 1..7usize, 1..6usize, 1..4usize).prop_flat_map(|(choices, supplies, demands, markets)| {
        let value = prop_oneof![3 => 1i64..=1_000_000, 2 => (1i64..=4).prop_map(|step| step * 250_000), 1 => -5i64..=5];
        let pair = (proptest::bool::weighted(0.6), value);
        let pairs = prop::collection::vec(pair, supplies * demands).prop_map(move |cells| {
            let cells = cells.into_iter().enumerate().filter(|(_, cell)| cell.0);
            let pair = |(place, (_, value))| ((place / demands) as u32, (place % demands) as u32, value);
            (supplies, demands, cells.map(pair).collect())
        });
        let factor = prop_oneof![4 => 0.3..1.0, 1 => -1.0..0.0];
        let feed = (prop_oneof![Just(0.0), 0.0..20.0], terms(choices, factor));
        let openings = prop::collection::vec(prop_oneof![1 => Just(0i64), 5 => 0..60i64, 1 => 0..3000i64], demands);
        let market = (0..2usize, openings, prop::collection::vec(feed, supplies));
        let unit = prop_oneof![3 => Just(1.0), 1 => 1e2..1e5];
        let row = (terms(choices, prop_oneof![4 => 0.2..3.0, 1 => -1.0..0.0]), unit)
            .prop_map(|(terms, unit)| terms.into_iter().map(|(choice, factor)| (choice, factor * unit)).collect());
        let row = (row, prop_oneof![Just(0.0), 0.0..0.3]);
        (
            prop::collection::vec(choice(), choices),
            prop::collection::vec(row, 0..5),
            prop::collection::vec(pairs, 2),
            prop::collection::vec(market, markets),
        )
            .prop_map(|(choices, rows, pairs, markets)| made(choices, rows, pairs, markets))
    })
}

type Loose = (usize, Vec<i64>, Vec<(f64, Vec<(u32, f64)>)>);

/// Rows are as loose as stated at the start; supplies that could owe heads are enough at the start, and get a row.
fn made(
    choices: Vec<(Choice, f64)>,
    rows: Vec<(Vec<(u32, f64)>, f64)>,
    pairs: Vec<Cells>,
    markets: Vec<Loose>,
) -> Case {
    let (choices, start): (Vec<Choice>, Vec<f64>) = choices.into_iter().unzip();
    let dot =
        |terms: &[(u32, f64)]| -> f64 { terms.iter().map(|term| term.1 * start[term.0 as usize]).sum() };
    let mut rows: Vec<Row> = rows
        .into_iter()
        .map(|(terms, loose)| Row {
            at_most: dot(&terms) + loose * dot(&terms).abs(),
            terms,
        })
        .collect();
    let mut fed = Vec::new();
    for (which, openings, feeds) in markets {
        let feeds = feeds.into_iter().map(|(constant, terms)| Feed {
            constant: constant.max(-dot(&terms)),
            terms,
        });
        let feeds: Vec<Feed> = feeds.collect();
        for feed in feeds
            .iter()
            .filter(|feed| feed.terms.iter().any(|term| term.1 < 0.0))
        {
            rows.push(Row {
                terms: feed
                    .terms
                    .iter()
                    .map(|&(choice, factor)| (choice, -factor))
                    .collect(),
                at_most: feed.constant,
            });
        }
        fed.push((which, openings, feeds));
    }
    Case {
        choices,
        rows,
        pairs,
        markets: fed,
        start,
    }
}

fn solved(case: &Case) -> Solution {
    let config = Config {
        most_work: 20_000_000,
        ..Config::default()
    };
    solve(&case.problem(), &case.start, &config, &Control::default()).unwrap()
}

proptest! {
    #![proptest_config(crate::cases(200))]

    #[test]
    fn value_and_bound_enclose_the_optimum_of_the_simplex(case in case()) {
        let (solution, best) = (solved(&case), case.optimum());
        let size = 1.0 + best.abs();
        prop_assert!(solution.value <= best + 1e-7 * size, "{} above {best}", solution.value);
        prop_assert!(solution.bound >= best - 1e-7 * size, "{} below {best}", solution.bound);
        prop_assert!(solution.value >= best - 1e-4 * size, "{} far from {best}", solution.value);
        prop_assert!(solution.value >= solution.start_value);
    }

    #[test]
    fn audit_finds_nothing_wrong_with_solutions(case in case()) {
        let (problem, solution) = (case.problem(), solved(&case));
        prop_assert_eq!(audit_solution(&problem, &solution, 1e-7, &Control::default()).unwrap(), []);
    }

    #[test]
    fn the_order_of_choices_moves_the_value_within_the_gap_alone(case in case(), seed in any::<u64>()) {
        let mut places: Vec<usize> = (0..case.choices.len()).collect();
        places.sort_by_key(|&place| (place as u64 + 1).wrapping_mul(seed | 1));
        let (one, other) = (solved(&case), solved(&case.reordered(&places)));
        let size = 1.0 + one.value.abs();
        prop_assert!((one.value - other.value).abs() <= 2e-4 * size, "{} {}", one.value, other.value);
    }

    #[test]
    fn the_same_question_has_the_same_answer_to_the_last_bit(case in case()) {
        prop_assert_eq!(solved(&case), solved(&case));
    }
}

/// Two sources of 5 to 15 heads, 20 in all; the first is worth .9 at up to 12 openings, the second .8.
fn two_sources() -> Case {
    let feed = |choice| Feed {
        constant: 0.0,
        terms: vec![(choice, 1.0)],
    };
    let choice = Choice {
        least: 5.0,
        most: 15.0,
        worth: 0.0,
    };
    Case {
        choices: vec![choice; 2],
        rows: vec![Row {
            terms: vec![(0, 1.0), (1, 1.0)],
            at_most: 20.0,
        }],
        pairs: vec![(2, 2, vec![(0, 0, 900_000), (1, 1, 800_000)])],
        markets: vec![(0, vec![12, 30], vec![feed(0), feed(1)])],
        start: vec![10.0, 10.0],
    }
}

#[test]
fn a_start_is_kept_where_nothing_can_be_gained() {
    let mut case = two_sources();
    case.markets[0].1 = vec![0, 8];
    case.start = vec![7.25, 9.5];
    let solution = solved(&case);
    assert_eq!(solution.choices, case.start);
    assert_eq!((solution.value, solution.start_value), (6.4, 6.4));
    assert_eq!((solution.gap(), solution.gained()), (0.0, 1.0));
}

#[test]
fn two_heads_move_to_the_better_source() {
    let case = two_sources();
    let solution = solved(&case);
    assert!((solution.value - 17.2).abs() < 2e-3, "{}", solution.value);
    assert!(solution.bound >= 17.2 - 1e-9 && solution.gap() <= 1e-4);
    assert!((solution.row_prices[0] - 0.8).abs() < 1e-2);
    assert!((solution.prices[0].openings[0] - 0.1).abs() < 1e-2);
}

#[test]
fn audit_reports_tampered_solutions() {
    let case = two_sources();
    let (problem, good) = (case.problem(), solved(&case));
    let found = |tamper: &dyn Fn(&mut Solution)| {
        let mut solution = good.clone();
        tamper(&mut solution);
        audit_solution(&problem, &solution, 1e-7, &Control::default()).unwrap()
    };
    let has = |found: &[SolutionViolation], wanted: fn(&SolutionViolation) -> bool| found.iter().any(wanted);
    assert_eq!(found(&|_| ()), []);
    let value = found(&|solution| solution.value += 0.1);
    assert!(
        has(&value, |one| matches!(one, SolutionViolation::Value { .. })),
        "{value:?}"
    );
    let bound = found(&|solution| solution.bound -= 0.1);
    assert!(
        has(&bound, |one| matches!(one, SolutionViolation::Bound { .. })),
        "{bound:?}"
    );
    let outside = found(&|solution| solution.choices[1] = 4.0);
    assert!(
        has(&outside, |one| matches!(
            one,
            SolutionViolation::Outside { choice: 1, .. }
        )),
        "{outside:?}"
    );
    let cheap = found(&|solution| solution.prices[0].supplies[0] -= 0.5);
    let underpriced = |one: &SolutionViolation| {
        matches!(
            one,
            SolutionViolation::Underpriced {
                market: 0,
                supply: 0,
                demand: 0
            }
        )
    };
    assert!(has(&cheap, underpriced), "{cheap:?}");
    let negative = found(&|solution| solution.row_prices[0] = -1.0);
    assert!(
        has(&negative, |one| matches!(one, SolutionViolation::Bound { .. })),
        "{negative:?}"
    );
    let price = found(&|solution| solution.choice_prices[0] += 0.1);
    assert_eq!(price, [SolutionViolation::ChoicePrice { choice: 0 }]);
    let shape = found(&|solution| drop(solution.prices.pop()));
    assert_eq!(shape, [SolutionViolation::Shape]);
    assert_eq!(
        audit(&problem, &[15.0, 8.0], 1e-9),
        [SolutionViolation::Row { row: 0, over: 3.0 }]
    );
    let number = audit(&problem, &[f64::NAN, 8.0], 1e-9);
    assert!(
        has(&number, |one| matches!(
            one,
            SolutionViolation::Outside { choice: 0, .. }
        )),
        "{number:?}"
    );
}

#[test]
fn audit_reports_supplies_that_owe_heads() {
    let mut case = two_sources();
    case.markets[0].2[0].terms.push((1, -1.0));
    let found = audit(&case.problem(), &[5.0, 6.0], 1e-9);
    let owing = SolutionViolation::OwesHeads {
        market: 0,
        supply: 0,
        heads: -1.0,
    };
    assert_eq!(found, [owing]);
    let start = solve(
        &case.problem(),
        &[5.0, 6.0],
        &Config::default(),
        &Control::default(),
    );
    let refused = SolveError::StartOwesHeads {
        market: 0,
        supply: 0,
        heads: -1.0,
    };
    assert_eq!(start, Err(refused));
    // Nobody forbids it by a row, and still no choices are returned that would owe heads.
    let solution = solved(&case);
    assert_eq!(audit(&case.problem(), &solution.choices, 1e-9), []);
}

#[test]
fn invalid_starts_are_refused() {
    let problem = two_sources().problem();
    let tried = |start: &[f64]| solve(&problem, start, &Config::default(), &Control::default()).unwrap_err();
    assert_eq!(tried(&[10.0]), SolveError::StartShape { choices: 2 });
    assert_eq!(
        tried(&[10.0, f64::INFINITY]),
        SolveError::StartShape { choices: 2 }
    );
    let outside = SolveError::StartOutside {
        choice: 1,
        number: 4.0,
        least: 5.0,
        most: 15.0,
    };
    assert_eq!(tried(&[10.0, 4.0]), outside);
    let broken = SolveError::StartNotFeasible {
        row: 0,
        sum: 25.0,
        at_most: 20.0,
    };
    assert_eq!(tried(&[15.0, 10.0]), broken);
}

#[test]
fn a_solve_that_is_cancelled_ends() {
    let case = two_sources();
    let stop = || true;
    let control = Control {
        cancel: Some(&stop),
        progress: None,
    };
    let never = Config {
        gap: -1.0,
        ..Config::default()
    };
    let result = solve(&case.problem(), &case.start, &never, &control);
    assert_eq!(result, Err(SolveError::Cancelled));
}

#[test]
fn the_work_stays_within_its_limit() {
    let case = two_sources();
    let never = Config {
        gap: -1.0,
        enough: -1.0,
        most_work: 100_000,
        ..Config::default()
    };
    let told = Cell::new(0);
    let progress = |progress: vocmatch_algo::Progress| told.set(progress.steps);
    let control = Control {
        cancel: None,
        progress: Some(&progress),
    };
    let solution = solve(&case.problem(), &case.start, &never, &control).unwrap();
    assert!(solution.work < 110_000, "{}", solution.work);
    assert!(told.get() > 0 && told.get() <= solution.iterations);
}

/// Breaks the parts of a problem.
type Change = dyn Fn(&mut Vec<Choice>, &mut Vec<Row>, &mut Vec<Market>);

#[test]
fn invalid_numbers_are_refused() {
    let case = two_sources();
    let refused = |change: &Change| {
        let pairs = Arc::new(Pairs::new(2, 2, case.pairs[0].2.clone()).unwrap());
        let (mut choices, mut rows) = (case.choices.clone(), case.rows.clone());
        let mut markets = vec![Market {
            pairs,
            openings: case.markets[0].1.clone(),
            feeds: case.markets[0].2.clone(),
        }];
        change(&mut choices, &mut rows, &mut markets);
        Problem::new(choices, &rows, markets).unwrap_err()
    };
    let number = refused(&|choices, _, _| choices[1].worth = f64::NAN);
    assert_eq!(number, ProblemError::Number(ProblemEntry::Choice(1)));
    let number = refused(&|_, rows, _| rows[0].at_most = 1e13);
    assert_eq!(number, ProblemError::Number(ProblemEntry::Row(0)));
    let feed = ProblemEntry::Feed { market: 0, supply: 1 };
    let number = refused(&|_, _, markets| markets[0].feeds[1].constant = f64::NEG_INFINITY);
    assert_eq!(number, ProblemError::Number(feed));
    let upside_down = refused(&|choices, _, _| choices[0].least = 16.0);
    let expected = ProblemError::UpsideDown {
        choice: 0,
        least: 16.0,
        most: 15.0,
    };
    assert_eq!(upside_down, expected);
    let unknown = refused(&|_, _, markets| markets[0].feeds[1].terms[0].0 = 2);
    assert_eq!(
        unknown,
        ProblemError::NoSuchChoice {
            place: feed,
            choice: 2
        }
    );
    let openings = refused(&|_, _, markets| markets[0].openings[1] = -3);
    let expected = ProblemError::NegativeOpenings {
        market: 0,
        demand: 1,
        openings: -3,
    };
    assert_eq!(openings, expected);
    let many = refused(&|_, _, markets| markets[0].openings[1] = 1 << 51);
    assert_eq!(many, ProblemError::TooManyOpenings(0));
    let shape = refused(&|_, _, markets| drop(markets[0].feeds.pop()));
    let expected = ProblemError::Shape {
        market: 0,
        feeds: 1,
        openings: 2,
        supplies: 2,
        demands: 2,
    };
    assert_eq!(shape, expected);
    let pairs = Pairs::new(1, 1, [(0, 0, 5), (0, 0, 6)]);
    assert_eq!(
        pairs,
        Err(transport::ProblemError::DuplicateArc { from: 0, to: 0 })
    );
}

#[test]
fn pairs_worth_nothing_are_left_out() {
    let pairs = Pairs::new(2, 2, [(1, 0, -5), (0, 1, 7), (0, 0, 0)]).unwrap();
    assert_eq!((pairs.supplies(), pairs.demands(), pairs.count()), (2, 2, 1));
}

#[test]
fn a_problem_without_anything_is_solved() {
    let problem = Problem::new(vec![], &[], vec![]).unwrap();
    let solution = solve(&problem, &[], &Config::default(), &Control::default()).unwrap();
    assert_eq!((solution.value, solution.bound, solution.gap()), (0.0, 0.0, 0.0));
}
