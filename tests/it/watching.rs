//! Long work can be watched and stopped: whatever is told rises to its end, whenever it is stopped it says so, and watching
//! changes no result.

use crate::cases;
use crate::cohorts::lively;
use crate::world::{ALLIANCE, World, allied, crowded, folder, model, objectives, small, worlds};
use proptest::prelude::*;
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use vocmatch::advice::{
    AdviceConfig, AdviceError, PortfolioConfig, PortfolioError, advise, portfolio, prospects_with,
    recommend_with,
};
use vocmatch::alliance::{AllianceConfig, AllianceError, coverage, invite};
use vocmatch::control::{Control, Stage, Work};
use vocmatch::dataset::Dataset;
use vocmatch::fit::{FitConfig, table, table_with};
use vocmatch::matching::Objective;
use vocmatch::model::{Model, ModelConfig};
use vocmatch::pathway::{RouteConfig, Start};
use vocmatch::pipeline::plan_with;
use vocmatch::plan::{JointConfig, JointError, Plan, PlanConfig, PlanError, joint, relax};
use vocmatch::scenario::{
    Basis, Change, DrawConfig, DrawError, Present, Scenario, ScenarioError, draws, run,
};

/// What was told, each as stage, its number of all, pieces done of all.
type Told = Vec<(Stage, usize, usize, usize, usize)>;

/// Every number rises, every stage starts at nothing and ends at its last piece, and so does the whole.
fn rises_to_its_end(told: &Told) {
    let (_, first, ..) = told[0];
    let (_, last, stages, done, of) = told[told.len() - 1];
    assert!(first == 1 && last == stages && done == of, "{told:?}");
    for pair in told.windows(2) {
        let ((a, n, all, done, of), (b, m, still, more, size)) = (pair[0], pair[1]);
        assert_eq!(all, still, "{told:?}");
        let goes_on = (a, n, of) == (b, m, size) && done < more && more <= of;
        let is_next = n < m && m <= all && done == of && more == 0;
        assert!(goes_on || is_next, "{:?} {:?} {told:?}", pair[0], pair[1]);
    }
}

/// Runs work unwatched, watched, and stopped at some of its questions; what was told. Work that cannot be done at all says
/// the same when it is watched.
fn watched<E: Debug>(
    work: impl Fn(&Control) -> Result<String, E>,
    is_cancelled: impl Fn(&E) -> bool,
    pick: u32,
) -> Option<Told> {
    let (asked, told) = (Cell::new(0u32), RefCell::new(Told::new()));
    let cancel = || {
        asked.set(asked.get() + 1);
        false
    };
    let hook = |work: Work| {
        told.borrow_mut()
            .push((work.stage, work.number, work.stages, work.done, work.of));
    };
    let seen = work(&Control {
        cancel: Some(&cancel),
        progress: Some(&|_| ()),
        work: Some(&hook),
    });
    let plain = work(&Control::default());
    assert_eq!(format!("{plain:?}"), format!("{seen:?}"));
    plain.ok()?;
    let (all, told) = (asked.get(), told.into_inner());
    rises_to_its_end(&told);
    assert!(all as usize >= told.len());
    for stop in [0, pick % all, all - 1] {
        let left = Cell::new(stop);
        let cancel = || left.replace(left.get().saturating_sub(1)) == 0;
        let stopped = work(&Control {
            cancel: Some(&cancel),
            work: Some(&|_| ()),
            ..Control::default()
        });
        let error = stopped.unwrap_err();
        assert!(is_cancelled(&error), "{error:?} after {stop} of {all}");
    }
    Some(told)
}

/// All that a plan says.
fn said(plan: &Plan) -> String {
    let periods = plan.periods.iter();
    let periods: Vec<_> = periods.map(|period| (&period.years, &period.summary)).collect();
    format!("{periods:?} {:?} {:?}", plan.notes, plan.fit)
}

fn present(data: &Dataset, objective: Objective) -> Present {
    let model = model(data);
    let config = PlanConfig {
        objective,
        ..PlanConfig::default()
    };
    let plan = vocmatch::plan(&model, &config).unwrap();
    Present::new(
        Basis::from(data.clone()),
        ModelConfig::default(),
        config,
        model,
        plan,
    )
}

fn drawn() -> DrawConfig {
    DrawConfig {
        draws: 2,
        ..DrawConfig::default()
    }
}

fn eager() -> AdviceConfig {
    AdviceConfig {
        max_change: 0.5,
        min_heads: 1,
        min_gain: 0.05,
        min_score: 0.0,
        min_filled: 0.3,
        open_lag: 0,
        way_lag: 0,
        base_lag: 0,
        trials: 3,
        draws: Some(drawn()),
        flips: true,
        ..AdviceConfig::default()
    }
}

fn busy() -> impl Strategy<Value = World> {
    prop_oneof![2 => worlds(), 2 => crowded(), 2 => lively(), 1 => allied()]
}

/// The stages of a piece of work, in order.
fn stages(told: &Told) -> Vec<Stage> {
    let mut stages: Vec<Stage> = told.iter().map(|(stage, ..)| *stage).collect();
    stages.dedup();
    stages
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn plans_and_scenarios_can_be_watched_and_stopped(
        world in busy(), objective in objectives(), pick in 0u32..100_000
    ) {
        let now = present(&world, objective);
        let made = |control: &Control| plan_with(&now.model, &now.config, control).map(|plan| said(&plan));
        let told = watched(made, PlanError::is_cancelled, pick);
        prop_assert_eq!(stages(&told.unwrap()), [Stage::Fits, Stage::Supply, Stage::Years]);
        let fits = |control: &Control| {
            table_with(&now.model, &FitConfig::default(), control).map(|fits| format!("{fits:?}"))
        };
        watched(fits, |_| true, pick);
        let program = world.programs[0].program_id.clone();
        let closed = vec![Change::CloseProgram { program, first_year: now.plan.years.start() + 1 }];
        let scenario = Scenario { name: "Closed".into(), changes: closed, ..Scenario::default() };
        let planned = |control: &Control| run(&now, &scenario, control).map(|after| said(&after.plan));
        watched(planned, ScenarioError::is_cancelled, pick);
        let drawn = |control: &Control| draws(&now.model, &now.plan, &drawn(), control).map(|all| format!("{all:?}"));
        watched(drawn, DrawError::is_cancelled, pick);
    }

    #[test]
    fn advice_can_be_watched_and_stopped(world in busy(), objective in objectives(), pick in 0u32..100_000) {
        let now = present(&world, objective);
        let config = eager();
        let advised = |control: &Control| advise(&now, &config, control).map(|all| format!("{all:?}"));
        watched(advised, AdviceError::is_cancelled, pick);
        let advised =
            |control: &Control| recommend_with(&now.model, &now.plan, &config, control).map(|all| format!("{all:?}"));
        watched(advised, AdviceError::is_cancelled, pick);
        let first = world.programs.first();
        let start = first.and_then(|row| now.model.find_program(&row.program_id)).map_or(Start::Nothing, Start::Program);
        let (routes, config) = (RouteConfig::default(), AdviceConfig::default());
        let found = |control: &Control| {
            prospects_with(&now.model, &now.plan, start, &routes, &config, control).map(|all| format!("{all:?}"))
        };
        watched(found, AdviceError::is_cancelled, pick);
    }

    #[test]
    fn portfolios_and_joint_plans_can_be_watched_and_stopped(world in busy(), pick in 0u32..100_000) {
        let now = present(&world, Objective::BestFit);
        let (model, plan) = (&now.model, &now.plan);
        let config = PortfolioConfig { tries: 60, ..PortfolioConfig::default() };
        let chosen = |control: &Control| portfolio(model, plan, &eager(), &config, control).map(|all| format!("{all:?}"));
        watched(chosen, PortfolioError::is_cancelled, pick);
        let config = JointConfig::default();
        let found = |control: &Control| joint(model, plan, &config, control).map(|all| said(&all.plan));
        watched(found, JointError::is_cancelled, pick);
        let found = |control: &Control| relax(model, plan, &config, control).map(|all| format!("{all:?}"));
        watched(found, JointError::is_cancelled, pick);
    }

    #[test]
    fn alliances_can_be_watched_and_stopped(world in allied(), objective in objectives(), pick in 0u32..100_000) {
        let now = present(&world, objective);
        let config = AllianceConfig { objective, ..AllianceConfig::default() };
        let alliance = now.model.find_alliance(ALLIANCE).unwrap();
        let covered =
            |control: &Control| coverage(&now.model, &now.plan, alliance, &config, control).map(|all| format!("{all:?}"));
        watched(covered, AllianceError::is_cancelled, pick);
        let invited =
            |control: &Control| invite(&now.model, &now.plan, alliance, &config, control).map(|all| format!("{all:?}"));
        let told = watched(invited, AllianceError::is_cancelled, pick);
        prop_assert_eq!(stages(&told.unwrap()), [Stage::Periods, Stage::Guests]);
    }
}

#[test]
fn the_stages_of_advice_are_told_in_order_and_counted_by_pieces() {
    let now = present(
        &Dataset::read_dir(folder("examples/data/beijing-ic")),
        Objective::BestFit,
    );
    let config = AdviceConfig {
        trials: 2,
        most: 3,
        draws: Some(drawn()),
        flips: true,
        ..AdviceConfig::default()
    };
    let advised = |control: &Control| advise(&now, &config, control).map(|advice| format!("{advice:?}"));
    let told = watched(advised, AdviceError::is_cancelled, 1_000).unwrap();
    let advice = advise(&now, &config, &Control::default()).unwrap();
    let size = |wanted: Stage, at: usize| {
        let of = told
            .iter()
            .filter(|(stage, _, _, done, _)| *stage == wanted && *done == 0);
        of.map(|told| told.4).nth(at)
    };
    assert_eq!(told[0], (Stage::Candidates, 1, 6, 0, 1));
    assert_eq!(size(Stage::Years, 0), Some(now.plan.periods.len()));
    assert_eq!(size(Stage::Actions, 0), Some(advice.resolved));
    assert_eq!(size(Stage::Draws, 0), Some(2));
    assert_eq!(size(Stage::Flips, 0), Some(advice.all().count()));
    assert_eq!(told[told.len() - 1].0, Stage::Flips);
}

#[test]
fn a_scenario_without_a_plan_is_no_cancelled_one() {
    let now = present(&small(), Objective::BestFit);
    let wrong = Scenario {
        name: "Wrong".into(),
        changes: vec![Change::CloseProgram {
            program: "nowhere".into(),
            first_year: 2026,
        }],
        ..Scenario::default()
    };
    let error = run(&now, &wrong, &Control::default()).unwrap_err();
    assert!(!error.is_cancelled(), "{error}");
    let stopped = Control {
        cancel: Some(&|| true),
        ..Control::default()
    };
    assert!(run(&now, &wrong, &stopped).unwrap_err().is_cancelled());
}

#[test]
fn the_share_of_all_work_counts_every_stage_alike() {
    let shares = RefCell::new(Vec::new());
    let hook = |work: Work| shares.borrow_mut().push(work.share());
    let control = Control {
        work: Some(&hook),
        ..Control::default()
    };
    let model = Model::new(small()).unwrap();
    let plan = plan_with(&model, &PlanConfig::default(), &control).unwrap();
    let shares = shares.into_inner();
    let (majors, years) = (model.majors().len(), plan.years.clone().count());
    assert!(shares.len() >= (majors + 1) + 2 + (years + 1));
    assert!(shares.is_sorted());
    let third = 1.0 / 3.0;
    assert_eq!(
        (shares[0], shares[majors], shares[majors + 1]),
        (0.0, third, third)
    );
    assert_eq!(*shares.last().unwrap(), 1.0);
    assert_eq!(table(&model, &FitConfig::default()), plan.fit);
}
