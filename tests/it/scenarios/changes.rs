//! What each change does to the tables and to the plan.

use super::{beijing, present, ran, scenario};
use crate::world::{folder, model};
use vocmatch::dataset::Dataset;
use vocmatch::plan::PlanConfig;
use vocmatch::scenario::{Added, Amount, Basis, Change, Scenario, apply};

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
        present.basis.as_ref().clone()
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
