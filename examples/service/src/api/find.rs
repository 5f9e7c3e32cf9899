//! Things by id or name, with a word on what was probably meant.

use crate::refusal::{Code, Refusal};
use serde_json::json;
use vocmatch::advice::Actor;
use vocmatch::lexicon::{Entry, Lexicon};
use vocmatch::model::Model;
use vocmatch::pathway::{Goal, Start};
use vocmatch::unit::Level;

/// The most bytes of a name that is sought; longer ones are nobody's, and the time of a search grows with them.
pub const LONGEST: usize = 1_000;

/// Refuses what is too long for a name.
pub fn check(what: &str, text: &str) -> Result<(), Refusal> {
    if text.len() > LONGEST {
        let detail = format!("{what} is a name of 1 to {LONGEST} bytes");
        return Err(Refusal::new(Code::BadQuery, detail));
    }
    Ok(())
}

/// Where a learner stands.
pub fn start(model: &Model, text: &str) -> Result<Start, Refusal> {
    if text == "nothing" {
        return Ok(Start::Nothing);
    }
    if let Some(level) = level(text) {
        return Ok(Start::Finished(level));
    }
    if let Some(program) = model.find_program(text) {
        return Ok(Start::Program(program));
    }
    let id = named(text, "program, major or level", majors(model))?;
    let major = model.find_major(&id);
    major.map(Start::Major).ok_or_else(|| missing("major", &id))
}

/// What a learner wants.
pub fn goal(model: &Model, text: &str) -> Result<Goal, Refusal> {
    if let Some(occupation) = model.find_occupation(text) {
        return Ok(Goal::Occupation(occupation));
    }
    if let Some(program) = model.find_program(text) {
        return Ok(Goal::Program(program));
    }
    if let Some(major) = model.find_major(text) {
        return Ok(Goal::Major(major));
    }
    // A name that an occupation and a major share means the work.
    let occupation = named(text, "occupation", occupations(model));
    if let Some(ix) = occupation.as_ref().ok().and_then(|id| model.find_occupation(id)) {
        return Ok(Goal::Occupation(ix));
    }
    let major = named(text, "major", majors(model)).ok();
    match (major.and_then(|id| model.find_major(&id)), occupation) {
        (Some(ix), _) => Ok(Goal::Major(ix)),
        (None, Err(refusal)) => Err(refusal),
        (None, Ok(id)) => Err(missing("occupation", &id)),
    }
}

/// For whom advice is sought: `school:ID` or `enterprise:ID`, or a name in place of the id.
pub fn reader(model: &Model, text: &str) -> Result<Actor, Refusal> {
    let (kind, name) = text.split_once(':').unwrap_or((text, ""));
    match kind {
        "school" => {
            let all = model.schools().iter();
            let entries = all.map(|one| Entry::new(one.id.as_str(), &one.name)).collect();
            let id = named(name, "school", entries)?;
            let found = model.find_school(&id);
            found.map(Actor::School).ok_or_else(|| missing("school", &id))
        }
        "enterprise" => {
            let all = model.enterprises().iter();
            let entries = all.map(|one| Entry::new(one.id.as_str(), &one.name)).collect();
            let id = named(name, "enterprise", entries)?;
            let found = model.find_enterprise(&id);
            found
                .map(Actor::Enterprise)
                .ok_or_else(|| missing("enterprise", &id))
        }
        _ => Err(Refusal::new(
            Code::BadQuery,
            format!("reader={text} is neither school:ID nor enterprise:ID"),
        )),
    }
}

/// The level of this name.
pub fn level(text: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| level.name() == text)
}

/// Nothing has this id.
pub fn missing(what: &str, id: &str) -> Refusal {
    Refusal::new(Code::UnknownName, format!("no {what} has the id \"{id}\""))
}

fn occupations(model: &Model) -> Vec<Entry> {
    let all = model.occupations().iter();
    all.map(|one| Entry::new(one.id.as_str(), &one.name).with_aliases(one.aliases.clone()))
        .collect()
}

fn majors(model: &Model) -> Vec<Entry> {
    let all = model.majors().iter();
    all.map(|one| Entry::new(one.id.as_str(), &one.name).with_aliases(one.aliases.clone()))
        .collect()
}

/// The id of what has this id or name, or why there is none.
fn named(text: &str, what: &str, entries: Vec<Entry>) -> Result<String, Refusal> {
    if entries.iter().any(|entry| entry.id == text) {
        return Ok(text.to_owned());
    }
    let lexicon = Lexicon::new(entries);
    let mut searcher = lexicon.searcher();
    let same = searcher.exact(text);
    if let [one] = &same[..] {
        return Ok(one.id.to_owned());
    }
    let several = same.len() > 1;
    let near = searcher.candidates(text, 3);
    let near: Vec<_> = near
        .iter()
        .map(|candidate| json!({ "id": candidate.id, "name": candidate.label }))
        .collect();
    let detail = if several {
        format!("several are called \"{text}\"; give the id")
    } else {
        format!("no {what} is called \"{text}\"")
    };
    Err(Refusal::new(Code::UnknownName, detail).with(&json!({ "near": near })))
}
