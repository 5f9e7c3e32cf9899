//! Scenarios: changes, the way back, planning again, differences.

use crate::cases;
use crate::world::{folder, model, small, worlds};
use proptest::prelude::*;
use vocmatch::dataset::{ArticulationKind, Dataset};
use vocmatch::matching::Control;
use vocmatch::model::{Model, ModelConfig};
use vocmatch::planning::{Plan, PlanConfig};
use vocmatch::recommend::{RecommendConfig, recommend};
use vocmatch::report::document;
use vocmatch::scenario::{
    Added, Amount, Basis, Change, Figures, Outcome, Present, Scenario, ScenarioError, apply, difference,
    replan, run,
};

fn present(data: Dataset, config: PlanConfig) -> Present {
    let model = Model::new(data.clone()).unwrap();
    let plan = vocmatch::plan(&model, &config).unwrap();
    Present {
        basis: Basis::from(data),
        model_config: ModelConfig::default(),
        config,
        model,
        plan,
    }
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
        let again = Present { basis: back, ..present.clone() };
        let model = model(&again.basis.dataset);
        let plan = vocmatch::plan(&model, &again.basis.config(&model, &again.config)).unwrap();
        prop_assert!(difference((&present.model, &present.plan), (&model, &plan)).is_empty());
        // Rows of demand may stand elsewhere, but nothing that is told depends on it.
        let advice = |model: &Model, plan: &Plan| {
            let advice = recommend(model, plan, &RecommendConfig::default()).unwrap();
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

fn openings_of(data: &Dataset, occupation: &str, year: i32) -> Vec<i64> {
    let model = model(data);
    let openings = vocmatch::demand::openings(&model, year);
    let id = |one: &vocmatch::demand::Opening| model.occupation(one.occupation).id.to_string();
    let mut own: Vec<i64> = openings
        .iter()
        .filter(|one| id(one) == occupation)
        .map(|one| one.openings)
        .collect();
    own.sort_unstable();
    own
}

#[test]
fn openings_grow_in_the_years_that_are_named_and_in_no_other() {
    let present = beijing();
    let before = |year| openings_of(&present.basis.dataset, "2-02-07-07", year);
    assert_eq!([before(2026), before(2027), before(2028)], [[40], [46], [46]]);
    let change = Change::Openings {
        occupation: Some("2-02-07-07".into()),
        region: None,
        industry: None,
        first_year: Some(2026),
        last_year: Some(2027),
        openings: Amount::Factor(1.5),
    };
    let applied = apply(&present.basis, &scenario(vec![change])).unwrap();
    let after = |year| openings_of(&applied.basis.dataset, "2-02-07-07", year);
    let years = [after(2025), after(2026), after(2027), after(2028), after(2029)];
    assert_eq!(years, [[40], [60], [69], [46], [52]]);
}

#[test]
fn rows_share_a_number_and_small_ones_are_not_rounded_away() {
    let rows = |n: i64| -> Vec<serde_json::Value> {
        let row = |k| serde_json::json!({"occupation_id": format!("o{k}"), "region_id": "r", "first_year": 2026, "openings": n});
        (0..10).map(row).collect()
    };
    let data: Dataset = serde_json::from_value(serde_json::json!({
        "regions": [{"region_id": "r", "name": "R"}],
        "demand": rows(1),
    }))
    .unwrap();
    let of = |openings| Change::Openings {
        occupation: None,
        region: Some("r".into()),
        industry: None,
        first_year: None,
        last_year: None,
        openings,
    };
    let after = |amount| -> Vec<i64> {
        let applied = apply(&Basis::from(data.clone()), &scenario(vec![of(amount)])).unwrap();
        applied
            .basis
            .dataset
            .demand
            .iter()
            .map(|row| row.openings)
            .collect()
    };
    // A tenth more of ten rows of one opening is one opening more.
    assert_eq!(after(Amount::Factor(1.1)), [2, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert_eq!(after(Amount::To(25)).iter().sum::<i64>(), 25);
    assert_eq!(after(Amount::Add(-3)).iter().sum::<i64>(), 7);
}

#[test]
fn openings_that_follow_from_employment_change_as_given_ones_do() {
    let present = beijing();
    let before: Vec<_> = (2025..=2030)
        .map(|year| openings_of(&present.basis.dataset, "6-20-03-01", year))
        .collect();
    let of = |openings| Change::Openings {
        occupation: Some("6-20-03-01".into()),
        region: None,
        industry: None,
        first_year: Some(2028),
        last_year: None,
        openings,
    };
    // Nothing changes by a factor of 1, but that the openings are given now.
    let same = ran(&present, vec![of(Amount::Factor(1.0))]);
    assert!(same.difference.is_empty());
    assert!(same.basis.dataset.employment.len() < present.basis.dataset.employment.len());
    let none = apply(&present.basis, &scenario(vec![of(Amount::To(0))])).unwrap();
    let after: Vec<_> = (2025..=2030)
        .map(|year| openings_of(&none.basis.dataset, "6-20-03-01", year))
        .collect();
    assert_eq!(after[..3], before[..3]);
    assert!(before[3..].iter().all(|year| !year.is_empty()));
    assert_eq!(after[3..], [[0; 0], [0; 0], [0; 0]]);
}

#[test]
fn an_industry_is_changed_with_all_that_belongs_to_it() {
    let present = beijing();
    let outcome = ran(
        &present,
        vec![Change::Openings {
            occupation: None,
            region: None,
            industry: Some("I".into()),
            first_year: None,
            last_year: None,
            openings: Amount::Factor(0.0),
        }],
    );
    let of = |prefix: &str| {
        let rows = outcome.basis.dataset.demand.iter();
        let own = rows.filter(|row| {
            row.industry_id
                .as_deref()
                .is_some_and(|id| id.starts_with(prefix))
        });
        own.map(|row| row.openings).sum::<i64>()
    };
    assert_eq!(of("I"), 0);
    let before = present.basis.dataset.demand.iter();
    let before = before.filter(|row| row.industry_id.as_deref().is_some_and(|id| id.starts_with('C')));
    assert_eq!(of("C"), before.map(|row| row.openings).sum::<i64>());
    assert!(outcome.difference.after.openings < outcome.difference.before.openings);
}

#[test]
fn entrants_change_for_some_autumns_and_come_back_afterwards() {
    let present = beijing();
    let changes = vec![Change::Entrants {
        program: "4111010858-460301".into(),
        entrants: Amount::Add(20),
        first_year: 2024,
        last_year: Some(2025),
    }];
    let outcome = ran(&present, changes);
    // Three years of study, 92% complete: 20 more entrants are 18 or 19 more graduates.
    let [program] = &outcome.difference.programs[..] else {
        panic!("{:?}", outcome.difference.programs)
    };
    assert_eq!(program.program, "4111010858-460301");
    let years: Vec<i32> = program.years.iter().map(|(year, _, _)| *year).collect();
    assert_eq!(years, [2027, 2028]);
    assert!(
        program
            .years
            .iter()
            .all(|(_, old, new)| (18..=19).contains(&(new - old)))
    );
}

#[test]
fn entrants_of_a_program_without_rows_change_from_its_baseline() {
    let mut data = Dataset::read_dir(folder("examples/data/beijing-ic"));
    data.entrants.clear();
    let present = present(data, PlanConfig::default());
    let change = |entrants, last_year| Change::Entrants {
        program: "4111010858-460301".into(),
        entrants,
        first_year: 2024,
        last_year,
    };
    // 40 graduates of 2025 at 92% are 43 entrants, and a quarter more are 54.
    let applied = apply(
        &present.basis,
        &scenario(vec![change(Amount::Factor(1.25), Some(2024))]),
    )
    .unwrap();
    let added = Added {
        program: "4111010858-460301".into(),
        first_year: 2024,
        last_year: Some(2024),
        entrants: 11,
    };
    assert_eq!(applied.basis.added, [added]);
    assert_eq!(applied.basis.dataset, present.basis.dataset);
    let outcome = ran(&present, vec![change(Amount::Factor(1.25), Some(2024))]);
    assert_eq!(
        outcome.difference.programs[0].years,
        [(2027, 40, 50)],
        "11 entrants at 92% are 10 graduates"
    );
    // Twice is twice from where the first left it, and back is back.
    let twice = apply(
        &applied.basis,
        &scenario(vec![change(Amount::Add(4), Some(2024))]),
    )
    .unwrap();
    assert_eq!(twice.basis.added[0].entrants, 15);
    let back = apply(&twice.basis, &twice.inverse).unwrap();
    assert_eq!(back.basis, applied.basis);
    assert_eq!(
        apply(&applied.basis, &applied.inverse).unwrap().basis,
        present.basis
    );
    // None at all from then on.
    let closed = ran(
        &present,
        vec![Change::CloseProgram {
            program: "4111010858-460301".into(),
            first_year: 2024,
        }],
    );
    let heads = |year| {
        let program = closed.model.find_program("4111010858-460301").unwrap();
        closed.plan.supply.heads(program, year)
    };
    assert_eq!([heads(2026), heads(2027), heads(2030)], [40, 0, 0]);
}

#[test]
fn a_program_and_a_base_are_opened_and_what_follows_names_them() {
    let present = beijing();
    let outcome = ran(
        &present,
        vec![
            Change::OpenProgram {
                program: "new".into(),
                school: "4111010858".into(),
                major: "510401".into(),
                entrants: 50,
                first_year: 2025,
                seats: None,
                years: None,
                completion: Some(0.9),
            },
            Change::AddBase {
                base: "new-base".into(),
                name: "New base".into(),
                region: "110115".into(),
                places: 25,
                skills: [("ic-test".to_owned(), 0.9)].into(),
                programs: vec!["new".into()],
                enterprise: None,
                industry: None,
            },
            Change::Seats {
                program: "new".into(),
                seats: Amount::To(60),
            },
        ],
    );
    let program = outcome.model.find_program("new").unwrap();
    assert_eq!(outcome.model.program(program).seats, Some(60));
    assert_eq!(outcome.model.program(program).bases.len(), 1);
    let heads: Vec<i64> = (2025..=2030)
        .map(|year| outcome.plan.supply.heads(program, year))
        .collect();
    assert_eq!(heads, [0, 0, 0, 45, 45, 45]);
    assert!(outcome.difference.after.graduates > outcome.difference.before.graduates);
    assert_eq!(outcome.difference.programs[0].program, "new");
}

#[test]
fn rows_of_any_table_are_put_and_taken_away() {
    let present = beijing();
    let text = r#"{"name": "Rows", "changes": [
        {"change": "rows", "table": "industries", "put": [{"industry_id": "O81", "priority": 0.5}]},
        {"change": "rows", "table": "mobility", "remove": [{"from_region_id": "110105", "to_region_id": "110108"}]}]}"#;
    let rows = Scenario::from_json(text, "rows.json").unwrap();
    let applied = apply(&present.basis, &rows).unwrap();
    let industry = applied
        .basis
        .dataset
        .industries
        .iter()
        .find(|row| row.industry_id == "O81");
    assert_eq!(industry.unwrap().priority, Some(0.5));
    assert_eq!(industry.unwrap().index, Some(0.4), "what is not named stays");
    assert_eq!(
        applied.basis.dataset.mobility.len() + 1,
        present.basis.dataset.mobility.len()
    );
}

#[test]
fn every_problem_of_a_scenario_is_told_at_once_and_nothing_changes() {
    let present = beijing();
    let before = present.basis.clone();
    let text = r#"{"name": "Wrong", "changes": [
        {"change": "seats", "program": "4111010853-460301", "seats": {"to": -5}},
        {"change": "seats", "program": "4111010853-46030l", "seats": {"to": 5}},
        {"change": "entrants", "program": "4111010853-460301", "entrants": {"add": 10}, "first_year": 1990},
        {"change": "entrants", "program": "4111010853-460301", "entrants": {"add": 10}, "first_year": 2028, "last_year": 2027},
        {"change": "completion", "program": "4111010853-460301", "rate": 1.2},
        {"change": "openings", "industry": "C3973", "openings": {"factor": -1}},
        {"change": "openings", "occupation": "2-02-07-07", "region": "110101", "openings": {"factor": 2}},
        {"change": "rows", "table": "program", "put": [{"program_id": "p"}]},
        {"change": "rows", "table": "programs", "put": [{"program_id": "4111010853-460301", "seat": 1, "years": "long"}]},
        {"change": "rows", "table": "entrants", "remove": [{"program_id": "4111010853-460301", "year": 2050}]},
        {"change": "articulation", "from": "4111010857-710401", "to": "4111010857-510401"},
        {"change": "open_program", "program": "new", "school": "4111010858", "major": "51040", "entrants": 10, "first_year": 2026}]}"#;
    let wrong = Scenario::from_json(text, "wrong.json").unwrap();
    let problems = apply(&present.basis, &wrong).unwrap_err();
    assert_eq!(
        problems.clone().in_file("wrong.json").to_string(),
        "wrong.json, change 1, seats: -5 is not a count of people; let it be a whole number from 0 to 1,000,000,000\n\
         wrong.json, change 2, program: no program has the id \"4111010853-46030l\"; did you mean \"4111010853-460301\"?\n\
         wrong.json, change 3, first_year: 1990 lies before the data, which begin in 2022; begin later\n\
         wrong.json, change 4, first_year: 2028 lies after 2027; swap them, or correct one\n\
         wrong.json, change 5, rate: 1.2 is not a share; write a number from 0 to 1\n\
         wrong.json, change 6, openings: -1 is not a factor; write a number from 0 to 1,000, such as 1.2 for a fifth more\n\
         wrong.json, change 7: the tables have no openings like that, so that nothing would change; correct what is named, or add rows\n\
         wrong.json, change 8, table: there is no table \"program\"; did you mean \"programs\"?\n\
         wrong.json, change 9, put: the table has no column \"seat\"; did you mean \"seats\"?\n\
         wrong.json, change 9, put: \"long\" in years is not a number; write a number\n\
         wrong.json, change 10, remove: no row has the key 4111010853-460301 / 2050; correct the key\n\
         wrong.json, change 11: it says neither what to put nor what to take away; say what is to change\n\
         wrong.json, change 12, major: no major has the id \"51040\"; did you mean \"510401\" or \"510402\"?"
    );
    assert_eq!(problems.count(), 13);
    assert_eq!(present.basis, before);
    let error = run(&present, &scenario(Vec::new()), &Control::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "S: it has no changes; write at least one change"
    );
}

#[test]
fn documents_that_are_no_scenarios_are_told_change_by_change() {
    let text = r#"{"nam": "x", "changes": [
        {"change": "seat", "program": "p", "seats": {"to": 1}},
        {"change": "seats", "programme": "p", "seats": {"to": 1}},
        {"change": "seats", "program": "p", "seats": 3}, 7]}"#;
    let problems = Scenario::from_json(text, "x.json").unwrap_err();
    let lines: Vec<String> = problems.all().iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 5, "{lines:#?}");
    assert!(
        lines
            .iter()
            .any(|line| line == "x.json, change 1, change: \"seat\" is no change; did you mean \"seats\"?")
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains("change 2: it cannot be read: unknown field `programme`"))
    );
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("x.json, change 4: it cannot be read"))
    );
    for text in ["", "null", "[]", "{\"changes\": 3}", "{\"name\": 3}", "\u{0}"] {
        assert!(Scenario::from_json(text, "x.json").is_err(), "{text}");
    }
    assert!(Scenario::from_json("{}", "x.json").unwrap().changes.is_empty());
}

#[test]
fn tables_that_no_longer_agree_are_told_with_the_scenario() {
    let present = beijing();
    let change = Change::OpenArticulation {
        from: "4111010858-310401".into(),
        to: "4111010857-710401".into(),
        kind: ArticulationKind::Exam,
        share: Some(0.1),
        quota: None,
        first_year: None,
    };
    let error = run(&present, &scenario(vec![change]), &Control::default()).unwrap_err();
    assert!(matches!(error, ScenarioError::Tables { .. }));
    let told = error.to_string();
    assert!(
        told.starts_with("S: with its changes the tables do not agree:\nV403 "),
        "{told}"
    );
}

#[test]
fn a_difference_names_what_differs_and_nothing_else() {
    let present = present(small(), PlanConfig::default());
    let same = difference((&present.model, &present.plan), (&present.model, &present.plan));
    assert!(same.is_empty());
    assert_eq!(same.before, Figures::of_plan(&present.plan));
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
    let filled = |figures: &Figures| figures.filled;
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
