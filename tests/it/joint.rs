//! Joint plans: what they promise happens, within every limit, and nothing much better is possible.

use crate::cohorts::lively;
use crate::world::{folder, model, planned, shuffled};
use crate::{cases, joint_oracle};
use proptest::prelude::*;
use vocmatch::dataset::Dataset;
use vocmatch::id::ProgramIx;
use vocmatch::matching::{Control, Objective};
use vocmatch::model::Model;
use vocmatch::plan::{Budget, JointConfig, JointError, Limit, Plan, PlanConfig, audit_joint, joint, relax};

fn configs() -> impl Strategy<Value = JointConfig> {
    let budget = prop_oneof![
        Just(Budget::SamePlaces),
        Just(Budget::Unlimited),
        (1u8..60).prop_map(|money| Budget::Money(f64::from(money))),
    ];
    (0u8..9, budget, prop::option::of(2025i32..2028)).prop_map(|(growth, budget, first_autumn)| JointConfig {
        growth: f64::from(growth) / 10.0,
        budget,
        first_autumn,
        ..JointConfig::default()
    })
}

/// The plan of a world, and a config whose first autumn lies in it.
fn ground(data: &Dataset, mut config: JointConfig) -> Option<(Model, Plan, JointConfig)> {
    let model = model(data);
    let plan = vocmatch::plan(&model, &PlanConfig::default()).ok()?;
    config.first_autumn = config.first_autumn.filter(|year| plan.years.contains(year));
    Some((model, plan, config))
}

/// Entrants from outside the pathway, as the projection counts them.
fn outside(model: &Model, plan: &Plan, program: ProgramIx, year: i32) -> i64 {
    let flow = plan.supply.flow(program, year);
    if model.program(program).entrants.is_empty() {
        flow.entrants
    } else {
        flow.entrants - flow.from_pathway
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_joint_plan_is_feasible_and_gains_what_it_reports(data in lively(), config in configs()) {
        let Some((model, plan, config)) = ground(&data, config) else { return Ok(()) };
        let best = joint(&model, &plan, &config, &Control::default()).unwrap();
        prop_assert_eq!(audit_joint(&model, &plan, &best.plan, &config), []);
        // Its numbers are those of a plan made afresh from its entrants and progressions.
        let afresh = vocmatch::plan(&model, &best.plan.config).unwrap();
        prop_assert_eq!(&afresh.supply, &best.plan.supply);
        prop_assert_eq!(afresh.value(), best.plan.value());
        prop_assert_eq!(best.value, afresh.value() as f64 / 1e6);
        prop_assert_eq!(best.present, plan.value() as f64 / 1e6);
        for change in &best.entrants {
            prop_assert_eq!(change.after, outside(&model, &afresh, change.program, change.year));
            prop_assert_eq!(change.before, outside(&model, &plan, change.program, change.year));
        }
        for change in &best.progressions {
            let way = (change.articulation, change.from, change.to);
            let people = |plan: &Plan| {
                let ways = plan.supply.progressions(change.year).iter();
                ways.filter(|w| (w.0, w.1, w.2) == way).map(|w| w.3).sum::<i64>()
            };
            prop_assert_eq!((change.before, change.after), (people(&plan), people(&afresh)));
        }
        prop_assert!(best.present <= best.value && best.value <= best.bound);
    }

    #[test]
    fn the_relaxed_plan_is_the_best_that_a_linear_program_finds(data in lively(), config in configs()) {
        let Some((model, plan, config)) = ground(&data, config) else { return Ok(()) };
        let relaxed = relax(&model, &plan, &config, &Control::default()).unwrap();
        let best = joint_oracle::best(&model, &plan, &config);
        let hair = 1e-6 * best.max(1.0);
        prop_assert!(relaxed.bound >= best - hair, "bound {} of {best}", relaxed.bound);
        prop_assert!(relaxed.value <= best + hair, "value {} of {best}", relaxed.value);
        prop_assert!(relaxed.value >= best - 1e-3 * best.max(1.0), "value {} of {best}", relaxed.value);
    }
}

fn beijing() -> (Model, Plan) {
    let model = model(&Dataset::read_dir(folder("examples/data/beijing-ic")));
    let plan = planned(&model, Objective::BestFit);
    (model, plan)
}

#[test]
fn the_consortiums_joint_plan_is_within_a_hundredth_of_a_per_cent_of_the_best() {
    let (model, plan) = beijing();
    for budget in [Budget::SamePlaces, Budget::Money(200.0), Budget::Unlimited] {
        let config = JointConfig {
            budget,
            ..JointConfig::default()
        };
        let relaxed = relax(&model, &plan, &config, &Control::default()).unwrap();
        let best = joint_oracle::best(&model, &plan, &config);
        assert!(
            relaxed.value >= best * (1.0 - 1e-4),
            "{} of {best}",
            relaxed.value
        );
        assert!(
            (best - 1e-6..=best * (1.0 + 1e-4)).contains(&relaxed.bound),
            "{} of {best}",
            relaxed.bound
        );
        let whole = joint(&model, &plan, &config, &Control::default()).unwrap();
        assert!(whole.gap() <= 0.005, "{}", whole.gap());
        assert!(whole.gap_of_gain() <= 0.08, "{}", whole.gap_of_gain());
        assert_eq!(audit_joint(&model, &plan, &whole.plan, &config), []);
    }
}

#[test]
fn audit_reports_plan_over_a_tighter_limit() {
    let (model, plan) = beijing();
    let config = JointConfig::default();
    let best = joint(&model, &plan, &config, &Control::default()).unwrap();
    let limits = |config: &JointConfig| -> Vec<Limit> {
        audit_joint(&model, &plan, &best.plan, config)
            .iter()
            .map(|broken| broken.limit)
            .collect()
    };
    let tight = JointConfig {
        growth: 0.01,
        ..config.clone()
    };
    assert!(
        limits(&tight)
            .iter()
            .any(|limit| matches!(limit, Limit::Growth { .. }))
    );
    let poor = JointConfig {
        budget: Budget::Money(1.0),
        ..config.clone()
    };
    assert_eq!(limits(&poor), [Limit::Money]);
    let late = JointConfig {
        first_autumn: Some(2028),
        ..config
    };
    assert_eq!(limits(&late), []);
}

/// Ten who finish secondary school each year, of whom half go on, and four others who start higher vocational study.
/// Ten openings wait for the first, four for the second.
fn ladder() -> Dataset {
    serde_json::from_value(serde_json::json!({
        "regions": [{"region_id": "n", "name": "North"}],
        "occupations": [
            {"occupation_id": "fitter", "name": "Fitter", "min_level": "secondary"},
            {"occupation_id": "planner", "name": "Planner", "min_level": "higher_vocational"}],
        "majors": [
            {"major_id": "low", "name": "Low", "level": "secondary", "years": 1},
            {"major_id": "high", "name": "High", "level": "higher_vocational", "years": 1}],
        "major_occupations": [
            {"major_id": "low", "occupation_id": "fitter"}, {"major_id": "high", "occupation_id": "planner"}],
        "schools": [{"school_id": "s", "name": "School", "region_id": "n"}],
        "programs": [
            {"program_id": "p-low", "school_id": "s", "major_id": "low", "completion_rate": 1.0},
            {"program_id": "p-high", "school_id": "s", "major_id": "high", "completion_rate": 1.0}],
        "entrants": [
            {"program_id": "p-low", "year": 2024, "entrants": 10},
            {"program_id": "p-high", "year": 2024, "entrants": 4}],
        "articulations": [{"from_id": "p-low", "to_id": "p-high", "kind": "exam", "share": 0.5}],
        "demand": [
            {"occupation_id": "fitter", "region_id": "n", "first_year": 2026, "last_year": 2030, "openings": 10},
            {"occupation_id": "planner", "region_id": "n", "first_year": 2026, "last_year": 2030, "openings": 4}]
    }))
    .unwrap()
}

#[test]
fn no_progression_leads_from_a_shortage_into_a_surplus() {
    let model = model(&ladder());
    let plan = planned(&model, Objective::BestFit);
    let config = JointConfig {
        growth: 0.0,
        ..JointConfig::default()
    };
    let best = joint(&model, &plan, &config, &Control::default()).unwrap();
    // Who goes on in 2030 graduates after the plan, and stays as planned.
    let changes: Vec<_> = best
        .progressions
        .iter()
        .map(|c| (c.year, c.before, c.after))
        .collect();
    assert_eq!(changes, [(2026, 5, 0), (2027, 5, 0), (2028, 5, 0), (2029, 5, 0)]);
    assert!(best.entrants.is_empty());
    // Five fitters more in each of four years, at .95 each; all four planners are found anyway.
    assert!((best.gain() - 19.0).abs() < 1e-9, "{}", best.gain());
    assert!(best.gap_of_gain() < 1e-6, "{}", best.bound);
}

#[test]
fn the_order_of_rows_changes_no_joint_plan() {
    let data = Dataset::read_dir(folder("examples/data/beijing-ic"));
    let plans = [data.clone(), shuffled(&data, 7)].map(|data| {
        let model = model(&data);
        let plan = planned(&model, Objective::BestFit);
        let best = joint(&model, &plan, &JointConfig::default(), &Control::default()).unwrap();
        (
            best.value,
            best.bound,
            best.entrants,
            best.progressions,
            best.prices,
        )
    });
    assert_eq!(plans[0], plans[1]);
}

#[test]
fn a_small_program_grows_in_the_autumn_that_allows_a_whole_person() {
    let mut data = ladder();
    data.articulations.clear();
    data.entrants[0].entrants = 3;
    let model = model(&data);
    let plan = planned(&model, Objective::BestFit);
    let config = JointConfig {
        budget: Budget::Unlimited,
        ..JointConfig::default()
    };
    let changes = |config: &JointConfig| -> Vec<(i32, i64)> {
        let best = joint(&model, &plan, config, &Control::default()).unwrap();
        let low = model.find_program("p-low").unwrap();
        best.entrants
            .iter()
            .filter(|c| c.program == low)
            .map(|c| (c.year, c.after))
            .collect()
    };
    // 3 · 1.15, 1.15², 1.15³, 1.15⁴ = 3.45, 3.97, 4.56, 5.25.
    assert_eq!(changes(&config), [(2028, 4), (2029, 5)]);
    let step = JointConfig {
        least_step: 1,
        ..config
    };
    assert_eq!(changes(&step), [(2026, 4), (2027, 5), (2028, 6), (2029, 7)]);
}

#[test]
fn invalid_choices_are_refused_by_name() {
    let (model, plan) = beijing();
    let refused = |config: JointConfig| {
        joint(&model, &plan, &config, &Control::default())
            .unwrap_err()
            .to_string()
    };
    let sane = JointConfig::default;
    assert_eq!(
        refused(JointConfig {
            growth: 1.0,
            ..sane()
        }),
        "invalid growth 1 a year: must be at least 0 and less than 1"
    );
    assert_eq!(
        refused(JointConfig {
            budget: Budget::Money(0.0),
            ..sane()
        }),
        "invalid budget 0: must be more than 0; same_places moves places without adding any"
    );
    assert_eq!(
        refused(JointConfig {
            first_autumn: Some(2019),
            ..sane()
        }),
        "the first autumn, 2019, is outside the plan of 2025..=2030"
    );
    assert_eq!(
        refused(JointConfig {
            seat_cost: -1.0,
            ..sane()
        }),
        "invalid seat cost -1: must be more than 0"
    );
    assert_eq!(
        refused(JointConfig {
            worth_of_money: f64::NAN,
            ..sane()
        }),
        "invalid worth of money NaN: must be finite and at least 0 heads"
    );
    assert_eq!(
        refused(JointConfig {
            least_step: -1,
            ..sane()
        }),
        "invalid least step -1: must be at least 0 heads"
    );
    let heads_first = planned(&model, Objective::FillFirst);
    let error = joint(&model, &heads_first, &sane(), &Control::default()).unwrap_err();
    assert_eq!(error, JointError::FillFirst);
}

#[test]
fn a_budget_buys_the_places_that_are_worth_most_and_a_worth_of_money_holds_back() {
    let (model, plan) = beijing();
    let best = |config: JointConfig| joint(&model, &plan, &config, &Control::default()).unwrap();
    let added = |joint: &vocmatch::plan::JointPlan| -> i64 {
        joint.entrants.iter().map(|c| (c.after - c.before).max(0)).sum()
    };
    let poor = best(JointConfig {
        budget: Budget::Money(20.0),
        ..JointConfig::default()
    });
    let rich = best(JointConfig {
        budget: Budget::Money(60.0),
        ..JointConfig::default()
    });
    assert!(added(&poor) <= 20 && added(&rich) <= 60);
    assert!(poor.gain() > 0.0 && rich.gain() > poor.gain());
    // The price of money says what a little more of it would bring.
    let price = |joint: &vocmatch::plan::JointPlan| {
        joint
            .prices
            .iter()
            .find(|(limit, _)| *limit == Limit::Money)
            .map_or(0.0, |(_, price)| *price)
    };
    assert!(price(&poor) >= price(&rich) && price(&rich) > 0.0);
    let thrifty = best(JointConfig {
        budget: Budget::Unlimited,
        worth_of_money: 2.0,
        ..JointConfig::default()
    });
    assert_eq!(
        added(&thrifty),
        0,
        "an entrant is worth one perfect match at the most, and costs two"
    );
}

#[test]
fn choices_are_read_from_json_and_what_is_left_out_takes_its_default() {
    let config: JointConfig = serde_json::from_str(r#"{"budget": {"money": 250.0}, "growth": 0.2}"#).unwrap();
    let expected = JointConfig {
        budget: Budget::Money(250.0),
        growth: 0.2,
        ..JointConfig::default()
    };
    assert_eq!(config, expected);
    assert!(serde_json::from_str::<JointConfig>(r#"{"budgets": "unlimited"}"#).is_err());
}
