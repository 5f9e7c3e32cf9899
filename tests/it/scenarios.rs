//! Scenarios: the way back, planning again, differences.

mod changes;
mod problems;

use crate::cases;
use crate::world::{folder, model, small, worlds};
use proptest::prelude::*;
use vocmatch::advice::{AdviceConfig, recommend};
use vocmatch::dataset::{ArticulationKind, Dataset};
use vocmatch::matching::Control;
use vocmatch::model::{Model, ModelConfig};
use vocmatch::plan::{JointConfig, Plan, PlanConfig, joint};
use vocmatch::scenario::{
    Added, Amount, Basis, Change, Outcome, PlanFigures, Present, Scenario, apply, difference, replan, run,
};
use vocmatch_report::document;

fn present(data: Dataset, config: PlanConfig) -> Present {
    let model = Model::new(data.clone()).unwrap();
    let plan = vocmatch::plan(&model, &config).unwrap();
    Present::new(Basis::from(data), ModelConfig::default(), config, model, plan)
}

fn beijing() -> Present {
    let data = Dataset::read_dir(folder("examples/data/beijing-ic"));
    present(data, PlanConfig::default())
}

fn scenario(changes: Vec<Change>) -> Scenario {
    Scenario {
        name: "S".into(),
        note: None,
        changes,
    }
}

fn ran(present: &Present, changes: Vec<Change>) -> Outcome {
    run(present, &scenario(changes), &Control::default()).unwrap()
}

/// Everything that a plan tells, as text; floats in full.
fn told(plan: &Plan) -> String {
    let periods = plan.periods.iter().map(|period| {
        let placed: Vec<_> = period.matching.placed().collect();
        format!(
            "{:?} {:?} {placed:?} {:?} {:?}",
            period.years, period.market, period.prices, period.summary
        )
    });
    let periods: Vec<String> = periods.collect();
    format!(
        "{:?} {:?} {:?} {periods:?} {:?}",
        plan.years, plan.fit, plan.supply, plan.notes
    )
}

/// The rows of a dataset in an order that does not depend on theirs.
fn sorted(data: &Dataset) -> serde_json::Value {
    let mut document = serde_json::to_value(data).unwrap();
    for rows in document.as_object_mut().unwrap().values_mut() {
        let rows = rows.as_array_mut().unwrap();
        rows.sort_by_key(ToString::to_string);
    }
    document
}

/// A change made of plain numbers, so that it shrinks.
type Pick = (u8, u8, u8, i64, u8);

#[expect(clippy::too_many_lines, reason = "one arm for each kind of change")]
fn change(data: &Dataset, (kind, a, b, number, years): Pick) -> Change {
    fn of<R>(rows: &[R], at: u8) -> Option<&R> {
        rows.get(usize::from(at) % rows.len().max(1))
    }
    let program = |at| of(&data.programs, at).unwrap().program_id.clone();
    let region = |at| of(&data.regions, at).unwrap().region_id.clone();
    let amount = match kind % 3 {
        0 => Amount::To(number),
        1 => Amount::Add(number / 2 - 5),
        _ => Amount::Factor(number as f64 / 10.0),
    };
    let first_year = 2020 + i32::from(years % 10);
    let last_year = (years % 3 > 0).then_some(first_year + i32::from(b % 4));
    match kind / 3 {
        0 => Change::Seats {
            program: program(a),
            seats: amount,
        },
        1 => Change::Entrants {
            program: program(a),
            entrants: amount,
            first_year,
            last_year,
        },
        2 => Change::Completion {
            program: program(a),
            rate: (number % 11) as f64 / 10.0,
        },
        3..=5 => Change::Openings {
            occupation: (a % 2 == 0).then(|| of(&data.occupations, a / 2).unwrap().occupation_id.clone()),
            region: (b % 3 == 0).then(|| region(a)),
            industry: (b % 3 == 1).then(|| of(&data.industries, a).unwrap().industry_id.clone()),
            first_year: (years % 2 == 0).then_some(first_year),
            last_year,
            openings: amount,
        },
        6 => Change::OpenProgram {
            program: format!("new-{b}"),
            school: of(&data.schools, a).unwrap().school_id.clone(),
            major: of(&data.majors, b).unwrap().major_id.clone(),
            entrants: number,
            first_year,
            seats: Some(number),
            years: Some(1.0),
            completion: None,
        },
        7 => Change::CloseProgram {
            program: program(a),
            first_year,
        },
        8 => Change::Mobility {
            from: region(a),
            to: region(b),
            willingness: (number % 11) as f64 / 10.0,
        },
        9 => Change::OpenArticulation {
            from: program(a),
            to: program(b),
            kind: ArticulationKind::Recommendation,
            share: Some(0.1),
            quota: Some(number),
            first_year: None,
        },
        10 => Change::AddBase {
            base: format!("base-{b}"),
            name: "New".into(),
            region: region(a),
            places: number,
            skills: data
                .skills
                .iter()
                .map(|row| (row.skill_id.clone(), 0.5))
                .take(1)
                .collect(),
            programs: vec![program(a)],
            enterprise: None,
            industry: None,
        },
        11 => of(&data.bases, a).map_or_else(
            || Change::Seats {
                program: program(a),
                seats: amount,
            },
            |row| Change::BasePlaces {
                base: row.base_id.clone(),
                program: (b % 2 == 0).then(|| program(b)),
                places: amount,
            },
        ),
        _ => of(&data.articulations, a).map_or_else(
            || Change::AddedEntrants {
                program: program(a),
                entrants: number - 10,
                first_year,
                last_year,
            },
            |row| Change::CloseArticulation {
                from: row.from_id.clone(),
                to: row.to_id.clone(),
                kind: None,
            },
        ),
    }
}

fn picks() -> impl Strategy<Value = Vec<Pick>> {
    let pick = (0u8..39, any::<u8>(), any::<u8>(), 0i64..40, any::<u8>());
    prop::collection::vec(pick, 1..6)
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_scenario_and_its_inverse_give_the_first_plan_back(data in worlds(), picks in picks()) {
        let present = present(data.0.clone(), PlanConfig::default());
        // Each change is made on what those before it left, so that several can be made in one.
        let mut changes: Vec<Change> = Vec::new();
        for pick in picks {
            changes.push(change(&data, pick));
            if apply(&present.basis, &scenario(changes.clone())).is_err() {
                changes.pop();
            }
        }
        prop_assume!(!changes.is_empty());
        let applied = apply(&present.basis, &scenario(changes.clone())).unwrap();
        // Through its document, as a planner would keep it.
        let inverse = Scenario::from_json(&applied.inverse.to_json(), "undo.json").unwrap();
        prop_assert_eq!(&inverse, &applied.inverse);
        let back = if inverse.changes.is_empty() {
            applied.basis.clone()
        } else {
            apply(&applied.basis, &inverse).unwrap().basis
        };
        prop_assert_eq!(sorted(&back.dataset), sorted(&data));
        prop_assert_eq!(&back.added, &Vec::<Added>::new());
        let again = Present { basis: back.into(), ..present.clone() };
        let model = model(&again.basis.dataset);
        let plan = vocmatch::plan(&model, &again.basis.config(&model, &again.config)).unwrap();
        prop_assert!(difference((&present.model, &present.plan), (&model, &plan)).is_empty());
        // Rows of demand may stand elsewhere, but nothing that is told depends on it.
        let advice = |model: &Model, plan: &Plan| {
            let advice = recommend(model, plan, &AdviceConfig::default()).unwrap();
            document(model, plan, &advice, "World").to_json().unwrap()
        };
        prop_assert_eq!(advice(&model, &plan), advice(&present.model, &present.plan));
    }

    #[test]
    fn planning_again_is_planning_from_nothing(data in worlds(), picks in picks(), window in 0u32..2) {
        let mut config = PlanConfig::default();
        config.market.window = window;
        let present = present(data.0.clone(), config);
        for pick in picks {
            let changes = scenario(vec![change(&data, pick)]);
            let Ok(outcome) = run(&present, &changes, &Control::default()) else { continue };
            let cold = vocmatch::plan(&outcome.model, &outcome.plan.config).unwrap();
            prop_assert_eq!(told(&outcome.plan), told(&cold));
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing_in_a_scenario(data in worlds(), picks in picks(), seed: u64) {
        let other = crate::world::shuffled(&data, seed);
        for pick in picks {
            let changes = scenario(vec![change(&data, pick)]);
            let one = apply(&Basis::from(data.0.clone()), &changes);
            let two = apply(&Basis::from(other.clone()), &changes);
            prop_assert_eq!(one.is_ok(), two.is_ok());
            if let (Ok(one), Ok(two)) = (one, two) {
                prop_assert_eq!(sorted(&one.basis.dataset), sorted(&two.basis.dataset));
                prop_assert_eq!(one.basis.added, two.basis.added);
            }
        }
    }
}

#[test]
fn the_shipped_plan_again_is_the_plan_from_nothing() {
    let present = beijing();
    let plan = replan(
        &present.model,
        &present.config,
        (&present.model, &present.plan),
        &Control::default(),
    )
    .unwrap();
    assert_eq!(told(&plan), told(&present.plan));
}

#[test]
fn a_difference_names_what_differs_and_nothing_else() {
    let present = present(small(), PlanConfig::default());
    let same = difference((&present.model, &present.plan), (&present.model, &present.plan));
    assert!(same.is_empty());
    assert_eq!(same.before, PlanFigures::of_plan(&present.plan));
    let occupation = present.basis.dataset.demand[0].occupation_id.clone();
    let outcome = ran(
        &present,
        vec![Change::Openings {
            occupation: Some(occupation.clone()),
            region: None,
            industry: None,
            first_year: None,
            last_year: None,
            openings: Amount::Add(1000),
        }],
    );
    let difference = outcome.difference;
    assert!(!difference.is_empty());
    assert!(
        difference
            .occupations
            .iter()
            .any(|item| item.id.as_deref() == Some(occupation.as_str()))
    );
    assert_eq!(difference.programs, []);
    let filled = |figures: &PlanFigures| figures.filled;
    assert!(filled(&difference.after) >= filled(&difference.before));
    for item in difference.occupations.iter().chain(&difference.regions) {
        assert_ne!(item.before, item.after);
        let [Some(before), Some(after)] = [item.before, item.after] else {
            continue;
        };
        let (least, most) = (after.filled_least.unwrap(), before.filled_most.unwrap());
        assert_eq!(item.sure > 0, least > most);
    }
}

#[test]
fn a_joint_plan_keeps_its_people_when_a_scenario_moves_their_positions() {
    let joint_of = |present: &Present| {
        let config = JointConfig::default();
        joint(&present.model, &present.plan, &config, &Control::default()).unwrap()
    };
    let mut present = beijing();
    let best = joint_of(&present);
    assert!(!best.entrants.is_empty() && !best.progressions.is_empty());
    present.config = best.plan.config.clone();
    present.plan = best.plan.into();
    // A school and program before all others by id.
    let text = r#"{"name": "New", "changes": [{"change": "open_program", "program": "0-new", "school": "4111010857",
        "major": "510402", "seats": 10, "entrants": 10, "first_year": 2026}]}"#;
    let new = Scenario::from_json(text, "new.json").unwrap();
    let outcome = run(&present, &new, &Control::default()).unwrap();
    for program in present.model.programs() {
        let flow = |model: &Model, plan: &Plan, year| {
            plan.supply
                .flow(model.find_program(program.id.as_str()).unwrap(), year)
        };
        for year in present.plan.years.clone() {
            assert_eq!(
                flow(&outcome.model, &outcome.plan, year),
                flow(&present.model, &present.plan, year),
                "{} {year}",
                program.id
            );
        }
    }
}
