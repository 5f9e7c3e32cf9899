//! Readers by id or name, with a word on who was probably meant.

use vocmatch::id::{AllianceIx, EnterpriseIx, SchoolIx};
use vocmatch::lexicon::{Entry, Lexicon};
use vocmatch::model::Model;
use vocmatch::pathway::Start;
use vocmatch::unit::Level;

pub fn school(model: &Model, text: &str) -> Result<SchoolIx, String> {
    let schools = model.schools().iter();
    let id = named(
        text,
        "school",
        schools.map(|one| (one.id.to_string(), one.name.clone())),
    )?;
    model
        .find_school(&id)
        .ok_or_else(|| "the school is gone".to_owned())
}

pub fn enterprise(model: &Model, text: &str) -> Result<EnterpriseIx, String> {
    let all = model.enterprises().iter();
    let id = named(
        text,
        "enterprise",
        all.map(|one| (one.id.to_string(), one.name.clone())),
    )?;
    model
        .find_enterprise(&id)
        .ok_or_else(|| "the enterprise is gone".to_owned())
}

pub fn alliance(model: &Model, text: &str) -> Result<AllianceIx, String> {
    let all = model.alliances().iter();
    let id = named(
        text,
        "alliance",
        all.map(|one| (one.id.to_string(), one.name.clone())),
    )?;
    model
        .find_alliance(&id)
        .ok_or_else(|| "the alliance is gone".to_owned())
}

/// Where a learner stands.
pub fn start(model: &Model, text: &str) -> Result<Start, String> {
    if text == "nothing" {
        return Ok(Start::Nothing);
    }
    if let Some(level) = Level::ALL.into_iter().find(|level| level.name() == text) {
        return Ok(Start::Finished(level));
    }
    if let Some(program) = model.find_program(text) {
        return Ok(Start::Program(program));
    }
    let majors = model.majors().iter();
    let what = "program, major or level";
    let id = named(
        text,
        what,
        majors.map(|one| (one.id.to_string(), one.name.clone())),
    )?;
    let major = model.find_major(&id).ok_or("the major is gone")?;
    Ok(Start::Major(major))
}

/// The id that a text is or names, or who was probably meant.
fn named(text: &str, what: &str, all: impl Iterator<Item = (String, String)>) -> Result<String, String> {
    let entries: Vec<Entry> = all.map(|(id, name)| Entry::new(&id, &name)).collect();
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
    let near: Vec<String> = near
        .iter()
        .map(|candidate| format!("{} ({})", candidate.label, candidate.id))
        .collect();
    Err(if several {
        format!("several are called \"{text}\": {}; give the id", near.join(", "))
    } else if near.is_empty() {
        format!("no {what} is called \"{text}\"")
    } else {
        format!(
            "no {what} is called \"{text}\"; did you mean {}?",
            near.join(", or ")
        )
    })
}
