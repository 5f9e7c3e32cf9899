//! What is wrong with a scenario is told at once, with its place.

use super::{beijing, scenario};
use vocmatch::dataset::ArticulationKind;
use vocmatch::matching::Control;
use vocmatch::scenario::{Change, Scenario, ScenarioError, apply, run};

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
        "wrong.json, change 1, seats: -5 is not a count of people; write a whole number from 0 to 1,000,000,000\n\
         wrong.json, change 2, program: no program has the id \"4111010853-46030l\"; did you mean \"4111010853-460301\"?\n\
         wrong.json, change 3, first_year: 1990 is before the data, which begin in 2022; begin later\n\
         wrong.json, change 4, first_year: 2028 is after 2027; swap them, or correct one\n\
         wrong.json, change 5, rate: 1.2 is not a share; write a number from 0 to 1\n\
         wrong.json, change 6, openings: -1 is not a factor; write a number from 0 to 1,000, such as 1.2 for a fifth more\n\
         wrong.json, change 7: the tables have no openings like that, so that nothing would change; correct the names, or add rows\n\
         wrong.json, change 8, table: there is no table \"program\"; did you mean \"programs\"?\n\
         wrong.json, change 9, put: the table has no column \"seat\"; did you mean \"seats\"?\n\
         wrong.json, change 9, put: \"long\" in years is not a number; write a number\n\
         wrong.json, change 10, remove: no row has the key 4111010853-460301 / 2050; correct the key\n\
         wrong.json, change 11: it says neither what to add nor what to remove; say what is to change\n\
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
        lines.iter().any(|line| line
            == "x.json, change 1, change: \"seat\" is not a kind of change; did you mean \"seats\"?")
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
