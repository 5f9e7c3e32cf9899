//! The crate inside a request handler: a body of tables in, a plan out, or every problem at once.
//!
//! `embed` answers two requests, one good and one bad, and prints what a client would see. `embed FILE` answers
//! the JSON document in FILE.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command talks to its user"
)]

use serde_json::{Value, json};
use std::process::ExitCode;
use vocmatch::prelude::*;
use vocmatch_report::document;

/// What goes back to the client.
struct Response {
    status: u16,
    body: Value,
}

/// Answers one request: 200 with the plan, 422 with every problem, 409 if these tables cannot be planned.
///
/// Nothing here panics or prints, and no state is kept: any number of threads may call it.
fn handle(body: &str) -> Response {
    let (status, body) = match planned(body) {
        Ok(body) => (200, body),
        Err(error) => match error.problems() {
            Some(problems) => (422, json!({ "problems": problems })),
            None => (409, json!({ "error": error.to_string(), "code": error.code() })),
        },
    };
    Response { status, body }
}

/// The plan of the tables in a body, with advice.
fn planned(body: &str) -> Result<Value, Error> {
    let session = Session::builder(Dataset::from_json(body)).open()?;
    let plan = session.plan()?;
    let advice = session.advise(&AdviceConfig::default())?;
    let document = document(session.model(), &plan, &advice, "Plan");
    Ok(json!({ "plan": document, "warnings": session.warnings() }))
}

fn main() -> ExitCode {
    let bodies = match std::env::args().nth(1) {
        Some(file) => match std::fs::read_to_string(&file) {
            Ok(body) => vec![body],
            Err(error) => {
                eprintln!("embed: {file} cannot be read: {error}");
                return ExitCode::FAILURE;
            }
        },
        None => vec![GOOD.to_owned(), BAD.to_owned()],
    };
    for body in bodies {
        let response = handle(&body);
        println!("HTTP {}\n{:#}\n", response.status, response.body);
    }
    ExitCode::SUCCESS
}

/// One school, one region, too few nurses.
const GOOD: &str = r#"{
  "regions": [{"region_id": "R", "name": "Riverside"}],
  "occupations": [{"occupation_id": "nurse", "name": "Nurse", "min_level": "higher_vocational"}],
  "demand": [{"occupation_id": "nurse", "region_id": "R", "first_year": 2027, "last_year": 2029, "openings": 50}],
  "schools": [{"school_id": "S", "name": "River College", "region_id": "R"}],
  "majors": [{"major_id": "nursing", "name": "Nursing", "level": "higher_vocational", "years": 2}],
  "major_occupations": [{"major_id": "nursing", "occupation_id": "nurse"}],
  "programs": [{"program_id": "S-nursing", "school_id": "S", "major_id": "nursing", "completion_rate": 0.9}],
  "graduates": [{"program_id": "S-nursing", "year": 2026, "graduates": 24}]
}"#;

/// The same with three mistakes.
const BAD: &str = r#"{
  "regions": [{"region_id": "R", "name": "Riverside"}],
  "occupations": [{"occupation_id": "nurse", "name": "Nurse", "min_level": "higher_vocational"}],
  "demand": [{"occupation_id": "nurse", "region_id": "R", "first_year": 2027, "last_year": 2029, "openings": "many"}],
  "schools": [{"school_id": "S", "name": "River College", "region_id": "R"}],
  "majors": [{"major_id": "nursing", "name": "Nursing", "level": "higher_vocational", "years": 2}],
  "major_occupations": [{"major_id": "nursing", "occupation_id": "nurse"}],
  "programs": [{"program_id": "S-nursing", "school_id": "S", "major_id": "nursin", "completion_rate": 1.7}],
  "graduates": [{"program_id": "S-nursing", "year": 2026, "graduates": 24}]
}"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_body_is_planned() {
        let response = handle(GOOD);
        assert_eq!(response.status, 200);
        let period = &response.body["plan"]["periods"][0];
        assert_eq!(
            (&period["openings"], &period["graduates"], &period["placed"]),
            (&json!(50), &json!(24), &json!(24))
        );
        assert_eq!(
            response.body["plan"]["advice"]["recommendations"][0]["action"]["kind"],
            "expand"
        );
    }

    #[test]
    fn a_bad_body_is_answered_with_every_problem_at_once() {
        let response = handle(BAD);
        assert_eq!(response.status, 422);
        let text = response.body.to_string();
        for told in ["many", "nursin", "did you mean", "1.7"] {
            assert!(text.contains(told), "{told} is not told in {text}");
        }
    }

    #[test]
    fn no_body_makes_it_panic() {
        for body in [
            "",
            "null",
            "[]",
            "{\"regions\": 3}",
            "{\"programs\": [{}]}",
            "\u{0}",
        ] {
            assert_eq!(handle(body).status, 422, "{body}");
        }
        assert_eq!(handle("{}").status, 409);
    }
}
