//! Things by id or name, with a word on what was probably meant.

use vocmatch::lexicon::{Entry, Lexicon};
use vocmatch::model::Model;
use vocmatch::pathway::{Goal, Start, Station, Stations};
use vocmatch::unit::Level;

/// Where a learner stands.
pub fn start(model: &Model, text: &str) -> Result<Start, String> {
    if let Some(level) = Level::ALL.into_iter().find(|level| level.name() == text) {
        return Ok(Start::Finished(level));
    }
    if let Some(program) = model.find_program(text) {
        return Ok(Start::Program(program));
    }
    let id = named(text, "program, major or level", majors(model))?;
    let major = model.find_major(&id).ok_or("the major is gone")?;
    Ok(Start::Major(major))
}

/// What a learner wants.
pub fn goal(model: &Model, text: &str) -> Result<Goal, String> {
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
    let wrong = match named(text, "occupation", occupations(model)) {
        Ok(id) => {
            return Ok(Goal::Occupation(
                model.find_occupation(&id).ok_or("the occupation is gone")?,
            ));
        }
        Err(wrong) => wrong,
    };
    match named(text, "major", majors(model)) {
        Ok(id) => Ok(Goal::Major(model.find_major(&id).ok_or("the major is gone")?)),
        Err(_) => Err(wrong),
    }
}

/// A program or a major of the stations.
pub fn station(model: &Model, stations: &Stations, text: &str) -> Result<Station, String> {
    match start(model, text)? {
        Start::Program(program) => Ok(stations.of_program(model, program)),
        Start::Major(major) => stations
            .of_major(model, major)
            .into_iter()
            .next()
            .ok_or_else(|| format!("no program teaches {}; try --catalogue", model.major(major).name)),
        _ => Err(format!("\"{text}\" is a level; give a program or a major")),
    }
}

fn occupations(model: &Model) -> Vec<Entry> {
    let entries = model.occupations().iter();
    entries
        .map(|o| Entry::new(o.id.as_str(), &o.name).with_aliases(o.aliases.clone()))
        .collect()
}

fn majors(model: &Model) -> Vec<Entry> {
    let entries = model.majors().iter();
    entries
        .map(|m| Entry::new(m.id.as_str(), &m.name).with_aliases(m.aliases.clone()))
        .collect()
}

/// The id of what has this id or name, or why there is none.
fn named(text: &str, what: &str, entries: Vec<Entry>) -> Result<String, String> {
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
