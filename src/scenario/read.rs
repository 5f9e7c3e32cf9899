//! Scenarios as JSON documents.

use super::change::{Change, Scenario};
use super::fault::Fault;
use super::problem::{ScenarioProblem, ScenarioProblems};
use super::unique;
use crate::problem::{Near, Words, shortened};
use serde_json::Value;

impl Scenario {
    /// Reads a scenario from a JSON document; `file` is its name in problems. Finds every unreadable change at once;
    /// serde's own `Deserialize` stops at the first.
    ///
    /// # Errors
    /// [`ScenarioProblems`]: every unreadable change.
    pub fn from_json(text: &str, file: &str) -> Result<Scenario, ScenarioProblems> {
        let mut problems = ScenarioProblems::default();
        let mut tell = |change, field, fault, suggestion| {
            problems.add(ScenarioProblem {
                scenario: file.to_owned(),
                change,
                field,
                fault,
                suggestion,
            });
        };
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let document = match unique::object(text) {
            Ok(document) => document,
            Err(error) => {
                tell(None, None, Fault::NotReadable(error.to_string()), None);
                return Err(problems);
            }
        };
        let mut scenario = Scenario::default();
        for (key, value) in document {
            match (key.as_str(), value) {
                ("name", Value::String(name)) => scenario.name = name,
                ("note", Value::String(note)) => scenario.note = Some(note),
                ("note", Value::Null) => {}
                ("changes", Value::Array(changes)) => {
                    for (k, change) in changes.into_iter().enumerate() {
                        match read(change) {
                            Ok(change) => scenario.changes.push(change),
                            Err((field, fault, near)) => tell(Some(k + 1), field, fault, near),
                        }
                    }
                }
                ("name" | "note" | "changes", value) => {
                    let fault = format!("{key} is {}", kind(&value));
                    tell(None, None, Fault::NotReadable(fault), None);
                }
                _ => {
                    let near = Near::default().find(&key, ["name", "note", "changes"].into_iter());
                    let fault = format!("a scenario has no \"{}\"", shortened(&key));
                    tell(None, None, Fault::NotReadable(fault), near);
                }
            }
        }
        if scenario.name.is_empty() {
            file.clone_into(&mut scenario.name);
        }
        if problems.is_empty() {
            Ok(scenario)
        } else {
            Err(problems)
        }
    }

    /// Writes a scenario as a JSON document.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serialising plain values under plain keys to memory cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

type Trouble = (Option<&'static str>, Fault, Option<Words>);

fn read(change: Value) -> Result<Change, Trouble> {
    if let Some(Value::String(name)) = change.get("change")
        && !Change::NAMES.contains(&name.as_str())
    {
        let near = Near::default().find(name, Change::NAMES.iter().copied());
        return Err((Some("change"), Fault::UnknownChange(shortened(name)), near));
    }
    serde_json::from_value(change).map_err(|error| (None, Fault::NotReadable(error.to_string()), None))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
