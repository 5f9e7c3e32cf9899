//! Portfolios: what they promise happens, within the budget, and nothing much better is possible.

use crate::cases;
use crate::cohorts::lively;
use crate::world::{World, crowded, folder, model, planned, shuffled, worlds};
use proptest::prelude::*;
use std::collections::BTreeSet;
use vocmatch::advice::{
    Action, AdviceConfig, ChosenAction, MoveWithin, Portfolio, PortfolioBudget, PortfolioConfig,
    PortfolioError, PortfolioFault, audit_portfolio, considered, portfolio,
};
use vocmatch::dataset::rows::*;
use vocmatch::dataset::{ArticulationKind, Dataset};
use vocmatch::matching::{Control, Objective};
use vocmatch::model::Model;
use vocmatch::pathway::{AddedEntrants, ProjectConfig, project};
use vocmatch::plan::{Plan, PlanConfig};
use vocmatch::unit::{Level, Year};
use vocmatch_report::{TextConfig, portfolio_text};

fn busy() -> impl Strategy<Value = World> {
    prop_oneof![1 => worlds(), 1 => crowded(), 1 => lively(), 3 => wide(), 2 => joined()]
}

/// Numbers of a program: entrants, completion in hundredths, which of three majors.
type Numbers = (i64, u8, usize);

/// Programs of three majors at two schools, more openings than graduates for some of them and fewer for others.
fn wide() -> impl Strategy<Value = World> {
    let program = (4i64..20, 70u8..=100, 0usize..3);
    let openings = prop::collection::vec(0i64..50, 3);
    (prop::collection::vec(program, 3..6), openings)
        .prop_map(|(programs, openings)| world(&programs, &openings, &[]))
}

/// The same, some of whose completers go on to one bachelor's program.
fn joined() -> impl Strategy<Value = World> {
    let program = (4i64..20, 70u8..=100, 0usize..2);
    let openings = prop::collection::vec(0i64..50, 3);
    let shares = prop::collection::vec(5u8..60, 2..4);
    (prop::collection::vec(program, 3..6), openings, shares)
        .prop_map(|(programs, openings, shares)| world(&programs, &openings, &shares))
}

fn world(programs: &[Numbers], openings: &[i64], shares: &[u8]) -> World {
    let mut data = Dataset::default();
    let name = |letter: char, k: usize| format!("{letter}{k}");
    data.regions.push(RegionRow {
        region_id: "r".into(),
        name: "Region".into(),
        ..RegionRow::default()
    });
    data.categories.push(CategoryRow {
        category_id: "c".into(),
        name: "Class".into(),
        ..CategoryRow::default()
    });
    for k in 0..2 {
        data.schools.push(SchoolRow {
            school_id: name('h', k),
            name: name('h', k),
            region_id: "r".into(),
            ..SchoolRow::default()
        });
    }
    for (k, openings) in openings.iter().enumerate() {
        let top = !shares.is_empty() && k == 2;
        let level = if top {
            Level::AppliedBachelor
        } else {
            Level::HigherVocational
        };
        data.occupations.push(OccupationRow {
            occupation_id: name('o', k),
            name: name('o', k),
            min_level: Some(level),
            ..OccupationRow::default()
        });
        data.majors.push(MajorRow {
            major_id: name('m', k),
            name: name('m', k),
            level,
            category_id: Some("c".into()),
            ..MajorRow::default()
        });
        data.major_occupations.push(MajorOccupationRow {
            major_id: name('m', k),
            occupation_id: name('o', k),
            ..MajorOccupationRow::default()
        });
        data.demand.push(DemandRow {
            occupation_id: name('o', k),
            region_id: "r".into(),
            first_year: 2025,
            last_year: Some(2028),
            openings: *openings,
            ..DemandRow::default()
        });
    }
    let mut all = programs.to_vec();
    all.extend((!shares.is_empty()).then_some((8, 90, 2)));
    for (k, (entrants, completion, major)) in all.iter().enumerate() {
        data.programs.push(ProgramRow {
            program_id: name('p', k),
            school_id: name('h', k % 2),
            major_id: name('m', *major),
            years: Some(1.0),
            completion_rate: Some(f64::from(*completion) / 100.0),
            ..ProgramRow::default()
        });
        data.entrants.push(EntrantRow {
            program_id: name('p', k),
            year: 2020,
            entrants: *entrants,
            adults: None,
            ..EntrantRow::default()
        });
    }
    for (k, share) in shares.iter().enumerate().take(programs.len()) {
        data.articulations.push(ArticulationRow {
            from_id: name('p', k),
            to_id: name('p', programs.len()),
            kind: ArticulationKind::Exam,
            share: Some(f64::from(*share) / 100.0),
            ..ArticulationRow::default()
        });
    }
    World(data)
}

fn eager() -> AdviceConfig {
    AdviceConfig {
        max_change: 0.5,
        min_heads: 1,
        open_entrants: 15,
        open_share: 1.0,
        open_lag: 0,
        min_filled: 0.0,
        open_below: 0.6,
        min_gain: 0.05,
        max_worth: 0.3,
        move_within: MoveWithin::Anywhere,
        ..AdviceConfig::default()
    }
}

fn budgets() -> impl Strategy<Value = PortfolioBudget> {
    let heads = || prop::option::of(0i64..60);
    (heads(), heads(), prop::option::of(0u8..60)).prop_map(|(places, moved, money)| PortfolioBudget {
        places,
        moved,
        money: money.map(f64::from),
    })
}

fn under(budget: PortfolioBudget) -> PortfolioConfig {
    PortfolioConfig {
        budget,
        with_caution: true,
        ..PortfolioConfig::default()
    }
}

fn best(model: &Model, plan: &Plan, config: &PortfolioConfig) -> Portfolio {
    portfolio(model, plan, &eager(), config, &Control::default()).unwrap()
}

/// What makes a portfolio untrue.
type Lie<'l> = &'l dyn Fn(&mut Portfolio);

fn faults(model: &Model, plan: &Plan, best: &Portfolio) -> Vec<PortfolioFault> {
    audit_portfolio(model, plan, &eager(), best, &Control::default()).unwrap()
}

/// Programs whose entrants an action changes, and by how many.
fn entrants(action: &Action) -> Vec<(vocmatch::id::ProgramIx, i64)> {
    match action {
        Action::Expand { program, entrants } => vec![(*program, *entrants)],
        Action::Shrink {
            program,
            entrants,
            to,
        }
        | Action::Suspend {
            program,
            entrants,
            to,
        } => std::iter::once((*program, -entrants))
            .chain(to.iter().copied())
            .collect(),
        _ => Vec::new(),
    }
}

fn added(set: &[(Action, Year)], plan: &Plan) -> ProjectConfig {
    let mut config = plan.config.project.clone();
    for (action, first_year) in set {
        config.added.extend(
            entrants(action)
                .into_iter()
                .map(|(program, entrants)| AddedEntrants {
                    program,
                    first_year: *first_year,
                    last_year: None,
                    entrants,
                }),
        );
    }
    config
}

/// What a plan made from nothing gains with some actions done, in full-fit placements.
fn gain(data: &Dataset, model: &Model, plan: &Plan, set: &[(Action, Year)]) -> f64 {
    let mut config = PlanConfig {
        years: Some(plan.years.clone()),
        ..plan.config.clone()
    };
    let mut data = data.clone();
    for (place, (action, first)) in set.iter().enumerate() {
        if let Action::Open {
            school,
            major,
            entrants,
        } = action
        {
            data.programs.push(ProgramRow {
                // Behind all others, so that positions stay.
                program_id: format!("zz{place}"),
                school_id: model.school(*school).id.to_string(),
                major_id: model.major(*major).id.to_string(),
                ..ProgramRow::default()
            });
            data.entrants.push(EntrantRow {
                program_id: format!("zz{place}"),
                year: *first,
                entrants: *entrants,
                adults: None,
                ..EntrantRow::default()
            });
        }
    }
    config.project = added(set, plan);
    let after = vocmatch::plan(&self::model(&data), &config).unwrap();
    (after.value() - plan.value()) as f64 / 1e6
}

/// Whether nobody changes something that another one changes too.
fn is_exclusive(set: &[(Action, Year)]) -> bool {
    let mut seen = BTreeSet::new();
    let mut opened = BTreeSet::new();
    set.iter().all(|(action, _)| {
        let once = match action {
            Action::Open { school, major, .. } => opened.insert((*school, *major)),
            _ => true,
        };
        once && entrants(action)
            .into_iter()
            .all(|(program, _)| seen.insert(program))
    })
}

fn fits(model: &Model, set: &[(Action, Year)], budget: PortfolioBudget) -> bool {
    let (mut places, mut moved, mut money) = (0, 0, 0.0);
    let seat = |ix| model.program(ix).seat_cost.unwrap_or(1.0);
    for (action, _) in set {
        match action {
            Action::Expand { program, entrants } => {
                places += entrants;
                moved += entrants;
                money += *entrants as f64 * seat(*program);
            }
            Action::Open { entrants, .. } => {
                places += entrants;
                moved += entrants;
                money += *entrants as f64;
            }
            Action::Shrink { entrants, to, .. } | Action::Suspend { entrants, to, .. } => {
                moved += entrants;
                money += to
                    .iter()
                    .map(|(ix, heads)| *heads as f64 * seat(*ix))
                    .sum::<f64>();
            }
            other => unreachable!("an action that the test does not know: {other:?}"),
        }
    }
    budget.places.is_none_or(|limit| places <= limit)
        && budget.moved.is_none_or(|limit| moved <= limit)
        && budget.money.is_none_or(|limit| money <= limit)
}

/// Graduates by program and year that a set of actions changes.
fn heads(model: &Model, plan: &Plan, set: &[(Action, Year)]) -> Vec<i64> {
    let after = project(model, plan.years.clone(), &added(set, plan));
    let change = |year: i32| {
        let programs = crate::world::programs(model).map(move |(ix, _)| (ix, year));
        programs
            .map(|(ix, year)| after.heads(ix, year) - plan.supply.heads(ix, year))
            .collect::<Vec<_>>()
    };
    plan.years.clone().flat_map(change).collect()
}

/// Whether nowhere more heads change by all together than by each alone.
fn adds_up(model: &Model, plan: &Plan, set: &[(Action, Year)]) -> bool {
    let together = heads(model, plan, set);
    let mut sum = vec![0; together.len()];
    for one in set {
        for (sum, heads) in sum.iter_mut().zip(heads(model, plan, std::slice::from_ref(one))) {
            *sum += heads;
        }
    }
    together.iter().zip(&sum).all(|(together, sum)| together <= sum)
}

/// An action with other entrants, if it may be done in part and the part is no more than its share.
fn part(model: &Model, plan: &Plan, (action, first): &(Action, Year), size: i64) -> Option<(Action, Year)> {
    let mut other = action.clone();
    let full = match &mut other {
        Action::Expand { entrants, .. } | Action::Open { entrants, .. } => std::mem::replace(entrants, size),
        _ => return None,
    };
    if !(1..full).contains(&size) {
        return None;
    }
    let other = (other, *first);
    let (less, whole) = (
        heads(model, plan, std::slice::from_ref(&other)),
        heads(model, plan, &[(action.clone(), *first)]),
    );
    let share = less
        .iter()
        .zip(&whole)
        .all(|(less, whole)| less * full <= size * whole);
    share.then_some(other)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_portfolio_is_feasible_and_replanning_reproduces_its_effect(data in busy(), budget in budgets(), seed in any::<u64>()) {
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        let config = under(budget);
        let best = best(&model, &plan, &config);
        prop_assert_eq!(faults(&model, &plan, &best), []);
        let set: Vec<(Action, Year)> =
            best.actions.iter().map(|one| (one.action.clone(), one.first_autumn)).collect();
        let opens = set.iter().any(|(action, _)| matches!(action, Action::Open { .. }));
        // A new program may be joined to others by articulations of its major; the promise leaves them out.
        if !opens || data.articulations.is_empty() {
            prop_assert_eq!(best.gain(), gain(&data, &model, &plan, &set));
        }
        for one in &best.actions {
            prop_assert!(one.gain_added().0 > 0);
        }
        let all = considered(&model, &plan, &eager(), &config, &Control::default()).unwrap();
        prop_assert_eq!(all.len(), best.considered);
        if data.articulations.is_empty() {
            prop_assert_eq!(best.together, 0.0);
        }
        let again = crate::portfolio::best(&crate::world::model(&shuffled(&data, seed)), &plan, &config);
        prop_assert_eq!((again.gain(), again.bound, again.actions), (best.gain(), best.bound, best.actions));
    }

    #[test]
    fn no_set_of_considered_actions_gains_more_than_the_bound(data in busy(), budget in budgets(), half in 1i64..8) {
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        let config = under(budget);
        let mut all = considered(&model, &plan, &eager(), &config, &Control::default()).unwrap();
        let best = best(&model, &plan, &config);
        let bound = best.bound;
        if !data.articulations.is_empty() {
            all.retain(|(action, _)| !matches!(action, Action::Open { .. }));
        }
        let complete = all.len() == best.considered && all.len() <= 6;
        all.truncate(6);
        let sizes: Vec<Vec<(Action, Year)>> = all
            .iter()
            .map(|one| std::iter::once(one.clone()).chain(part(&model, &plan, one, half)).collect())
            .collect();
        let mut sets: Vec<Vec<(Action, Year)>> = vec![Vec::new()];
        for sizes in &sizes {
            let with = |set: &Vec<(Action, Year)>| {
                let set = set.clone();
                sizes.iter().map(move |one| [set.as_slice(), std::slice::from_ref(one)].concat()).collect::<Vec<_>>()
            };
            let more: Vec<_> = sets.iter().flat_map(with).filter(|set| is_exclusive(set)).collect();
            sets.extend(more);
        }
        let mut most: f64 = 0.0;
        for set in sets.iter().filter(|set| fits(&model, set, budget)).take(250) {
            let gain = gain(&data, &model, &plan, set);
            if data.articulations.is_empty() || adds_up(&model, &plan, set) {
                prop_assert!(gain <= bound + 1e-6, "{} of {:?} exceeds {}", gain, set, bound);
                most = most.max(gain);
            }
        }
        // Lazy greedy with both orders gives at least (1 − 1/e) / 2 where gains only shrink by what else is chosen.
        if complete {
            prop_assert!(best.gain() >= 0.31 * most, "{} of {}", best.gain(), most);
        }
    }

    #[test]
    fn a_larger_budget_has_no_smaller_bound_and_none_gains_nothing(
        data in busy(),
        places in 0i64..40,
        more in 0i64..40,
    ) {
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        let [less, more] = [places, places + more]
            .map(|heads| best(&model, &plan, &under(PortfolioBudget::of_moved(heads))));
        // The bound is found to a precision of .002 of the gain, or of one head.
        let off = 0.005 * (1.0 + less.bound);
        prop_assert!(less.bound - less.together.max(0.0) <= more.bound + off, "{} {}", less.bound, more.bound);
        let none = best(&model, &plan, &under(PortfolioBudget::of_moved(0)));
        prop_assert_eq!((none.actions.len(), none.gain(), none.bound), (0, 0.0, 0.0));
    }

    #[test]
    fn audit_reports_tampered_portfolio(data in busy()) {
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        let honest = best(&model, &plan, &under(PortfolioBudget::of_moved(30)));
        if honest.actions.is_empty() {
            return Ok(());
        }
        let told = |change: Lie| {
            let mut lie = honest.clone();
            change(&mut lie);
            faults(&model, &plan, &lie)
        };
        let (first, last) = (honest.effect.years[0].year, honest.actions.len());
        let grown = |lie: &mut Portfolio| match &mut lie.actions[0].action {
            Action::Expand { entrants, .. } | Action::Open { entrants, .. } => *entrants += 1_000_000,
            Action::Shrink { entrants, .. } | Action::Suspend { entrants, .. } => *entrants += 1,
            _ => {}
        };
        let lies: [(Lie, PortfolioFault); 7] = [
            (&|lie| lie.bound = 0.0, PortfolioFault::Bound),
            (&|lie| lie.cost.moved += 1, PortfolioFault::Cost),
            (&|lie| lie.config.budget.moved = Some(0), PortfolioFault::Budget),
            (&|lie| lie.actions.push(lie.actions[0].clone()), PortfolioFault::Twice { action: last }),
            (&|lie| lie.effect.years[0].value.0 += 1, PortfolioFault::Effect { year: first }),
            (&|lie| lie.actions.truncate(last - 1), PortfolioFault::Sum),
            (&grown, PortfolioFault::Size { action: 0 }),
        ];
        for (lie, fault) in lies {
            let told = told(lie);
            prop_assert!(told.contains(&fault), "{:?}, not {:?}", told, fault);
        }
    }
}

#[test]
fn a_plan_that_counts_heads_and_a_budget_below_nothing_are_refused() {
    let data = crate::world::small();
    let model = model(&data);
    let fill = planned(&model, Objective::FillFirst);
    let plan = planned(&model, Objective::BestFit);
    let asked = |plan: &Plan, budget| {
        portfolio(
            &model,
            plan,
            &AdviceConfig::default(),
            &under(budget),
            &Control::default(),
        )
        .unwrap_err()
    };
    let hundred = PortfolioBudget::of_places(100);
    assert_eq!(asked(&fill, hundred), PortfolioError::FillFirst);
    assert_eq!(
        asked(&plan, PortfolioBudget::of_places(-1)),
        PortfolioError::Budget(-1.0)
    );
    assert!(matches!(
        asked(&plan, PortfolioBudget::of_money(f64::NAN)),
        PortfolioError::Budget(_)
    ));
    let stop = || true;
    let control = Control {
        cancel: Some(&stop),
        ..Control::default()
    };
    let config = PortfolioConfig::default();
    assert!(portfolio(&model, &plan, &eager(), &config, &control).is_err());
}

/// The gap under each budget, none of which leaves a rule broken.
fn gaps(name: &str, budgets: &[PortfolioBudget]) -> Vec<f64> {
    let model = model(&Dataset::read_dir(folder(name)));
    let plan = planned(&model, Objective::BestFit);
    let recommend = AdviceConfig {
        first_autumn: Some(*plan.years.start()),
        ..AdviceConfig::default()
    };
    let gap = |budget: &PortfolioBudget| {
        let config = PortfolioConfig {
            budget: *budget,
            ..PortfolioConfig::default()
        };
        let best = portfolio(&model, &plan, &recommend, &config, &Control::default()).unwrap();
        let faults = audit_portfolio(&model, &plan, &recommend, &best, &Control::default()).unwrap();
        assert_eq!(faults, []);
        assert!(best.gain() > 0.0);
        // The greedy choice is near by itself, unless the budget is for an action or two, of which it takes the wrong ones.
        let near = if budget.places == Some(30) { 0.9 } else { 0.95 };
        assert!(
            best.greedy >= near * best.bound,
            "{budget:?}: {} of {}",
            best.greedy,
            best.bound
        );
        best.gap()
    };
    budgets.iter().map(gap).collect()
}

#[test]
fn the_consortiums_portfolio_is_within_five_per_cent_of_the_bound() {
    let places = [30, 60, 100, 300].map(PortfolioBudget::of_places);
    let moved = [50, 100].map(PortfolioBudget::of_moved);
    let budgets = [&[PortfolioBudget::default()], places.as_slice(), &moved].concat();
    let gaps = gaps("examples/data/beijing-ic", &budgets);
    assert!(gaps.iter().all(|gap| *gap < 0.05), "{gaps:?}");
}

#[test]
fn californias_portfolio_is_within_five_per_cent_of_the_bound() {
    let gaps = gaps(
        "examples/data/california",
        &[PortfolioBudget::default(), PortfolioBudget::of_moved(2000)],
    );
    assert!(gaps.iter().all(|gap| *gap < 0.05), "{gaps:?}");
}

#[test]
fn the_page_says_what_to_do_and_how_much_more_could_be_had() {
    let model = model(&Dataset::read_dir(folder("examples/data/beijing-ic")));
    let plan = planned(&model, Objective::BestFit);
    let config = PortfolioConfig {
        budget: PortfolioBudget::of_places(30),
        ..PortfolioConfig::default()
    };
    let best = portfolio(
        &model,
        &plan,
        &AdviceConfig::default(),
        &config,
        &Control::default(),
    )
    .unwrap();
    let page = portfolio_text(
        &model,
        &plan,
        &best,
        &TextConfig {
            recommendations: 3,
            ..TextConfig::default()
        },
    );
    let said = |text: &str| assert!(page.contains(text), "{text} is not in\n{page}");
    said("Used of the budget: 30 of 30 places added a year.");
    said(&format!(
        "No other choice of the {} actions considered",
        best.considered
    ));
    said(&format!("and {} more", best.actions.len() - 3));
    assert!(page.lines().all(|line| line.chars().count() <= 110), "{page}");
}

#[test]
fn the_properties_above_are_tried_on_portfolios_of_every_kind() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut seen = [0; 6];
    for _ in 0..150 {
        let data = busy().new_tree(&mut runner).unwrap().current();
        let (model, budget) = (model(&data), PortfolioBudget::of_moved(90));
        let plan = planned(&model, Objective::BestFit);
        let all = considered(&model, &plan, &eager(), &under(budget), &Control::default()).unwrap();
        let best = best(&model, &plan, &under(budget));
        let partly = |one: &&ChosenAction| !all.contains(&(one.action.clone(), one.first_autumn));
        let moves = |one: &&ChosenAction| one.cost.places == 0;
        let overlaps = |one: &&ChosenAction| one.gain_alone() != one.gain_added();
        let met = usize::from(best.together != 0.0);
        let bound = usize::from(best.gap() > 0.01);
        let counts = [
            best.actions.iter().filter(partly).count(),
            best.actions.iter().filter(moves).count(),
            best.actions.iter().filter(overlaps).count(),
            best.actions.len().saturating_sub(1),
            met,
            bound,
        ];
        for (seen, count) in seen.iter_mut().zip(counts) {
            *seen += count;
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}
