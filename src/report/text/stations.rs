//! What the pathway has and misses, as pages: complete chains, broken links, what stands around a station.

use super::layout::bullet;
use super::{TextConfig, heading};
use crate::format::{left, right};
use crate::phrases::pages::marks::{Marks, major_at};
use crate::phrases::pages::stations::StationWords;
use crate::phrases::table::{count, filled};
use crate::phrases::{self, fill, whole};
use std::fmt::Write;
use vocmatch::Language;
use vocmatch::id::MajorIx;
use vocmatch::model::Model;
use vocmatch::pathway::{BrokenLink, Chain, Chains, Near, StageCoverage, Station};
use vocmatch::unit::Level;

/// A station as its reader knows it: the major, and the school that teaches it.
pub(super) fn station(model: &Model, station: Station, language: Language) -> String {
    match station {
        Station::Program(program) => major_at(model, model.program(program), language),
        Station::Major(major) => model.major(major).name.clone(),
    }
}

fn id(model: &Model, station: Station) -> &str {
    match station {
        Station::Program(program) => model.program(program).id.as_str(),
        Station::Major(major) => model.major(major).id.as_str(),
    }
}

/// How many complete chains there are, and the first of them.
#[must_use]
pub fn chains_text(model: &Model, chains: &Chains, first: &[Chain], config: &TextConfig) -> String {
    let words = StationWords::of(config.language);
    let values = [
        ("chains", whole(i64::try_from(chains.chains).unwrap_or(i64::MAX))),
        ("starts", count("{count}", chains.starts)),
        ("secondary", count("{count}", chains.secondary)),
    ];
    let mut page = filled(words.chains, &values) + "\n";
    if !first.is_empty() {
        heading(&mut page, words.first_chains);
    }
    for chain in first {
        let width = config.width.saturating_sub(11) / 4;
        let names: Vec<String> = chain
            .iter()
            .map(|stop| left(&station(model, *stop, config.language), width))
            .collect();
        let _ = writeln!(page, "  {}", names.join(words.arrow).trim_end());
    }
    page
}

/// The occupations that ask for a level which no pathway reaches, the most openings first, at most `most` of each sort.
#[must_use]
pub fn broken_text(model: &Model, broken: &[BrokenLink], most: usize, config: &TextConfig) -> String {
    let words = StationWords::of(config.language);
    let mut page = count(words.broken, broken.len()) + "\n";
    for (taught, title) in [(true, words.taught), (false, words.not_taught)] {
        let mut links: Vec<&BrokenLink> = broken.iter().filter(|link| link.taught == taught).collect();
        if links.is_empty() {
            continue;
        }
        links.sort_by_key(|link| std::cmp::Reverse(link.openings));
        heading(&mut page, title);
        for link in links.iter().take(most) {
            let level = link.level.map_or(words.any_level, |level| {
                phrases::level(model, level, config.language)
            });
            let region = link
                .region
                .map_or("", |region| model.region(region).name.as_str());
            let openings = if link.openings > 0 {
                fill(words.openings, &[("openings", &whole(link.openings))])
            } else {
                String::new()
            };
            let line = format!(
                "  {} {} {} {}",
                left(&model.occupation(link.occupation).name, config.width / 3),
                left(level, 22),
                left(region, 20),
                right(&openings, 18),
            );
            let _ = writeln!(page, "{}", line.trim_end());
        }
        if links.len() > most {
            let _ = writeln!(page, "{}", count(words.more, links.len() - most));
        }
    }
    page
}

/// What feeds a station, and what it feeds, by steps.
#[must_use]
pub fn around_text(
    model: &Model,
    at: Station,
    (feeders, fed): (&[Near], &[Near]),
    config: &TextConfig,
) -> String {
    let language = config.language;
    let words = StationWords::of(language);
    let level = |station: Station| phrases::level(model, station.level(model), language);
    let values = [
        ("station", station(model, at, language)),
        ("level", level(at).to_owned()),
    ];
    let mut page = filled(words.around, &values) + "\n";
    for (title, none, near) in [
        (words.feeders, words.no_feeders, feeders),
        (words.fed, words.no_fed, fed),
    ] {
        heading(&mut page, title);
        if near.is_empty() {
            let _ = writeln!(page, "  {none}");
        }
        for near in near {
            let text = if near.steps == 1 { words.step } else { words.steps };
            let steps = fill(text, &[("count", &near.steps.to_string())]);
            let _ = writeln!(
                page,
                "  {} {} {} {}",
                left(&steps, 8),
                left(level(near.station), 22),
                left(&station(model, near.station, language), config.width / 2),
                id(model, near.station),
            );
        }
    }
    page
}

/// What a group of schools offers and misses on the way from secondary school to a master's.
#[must_use]
pub fn stages_text(model: &Model, name: &str, stages: &StageCoverage, config: &TextConfig) -> String {
    let language = config.language;
    let words = StationWords::of(language);
    let level = |level: Level| phrases::level(model, level, language);
    let mut page = fill(words.stages, &[("name", name)]) + "\n";
    for (of, programs) in Level::ALL.into_iter().zip(stages.programs) {
        let number = right(&count("{count}", programs), 6);
        let _ = writeln!(page, "  {} {number}", left(level(of), 22));
    }
    let mut say = |sentence: String| page.push_str(&bullet(&sentence, config));
    for missing in &stages.missing {
        say(fill(words.no_program, &[("level", level(*missing))]));
    }
    for (low, high) in &stages.unjoined {
        let values = [("low", level(*low)), ("high", level(*high))];
        say(fill(words.unjoined, &values));
    }
    for end in &stages.dead_ends {
        let (text, majors) = if end.taught.is_empty() {
            (words.dead_end, &end.not_taught)
        } else {
            (words.dead_end_taught, &end.taught)
        };
        let values = [
            ("station", station(model, Station::Program(end.program), language)),
            ("majors", names(model, majors, language)),
        ];
        say(filled(text, &values));
    }
    page
}

fn names(model: &Model, majors: &[MajorIx], language: Language) -> String {
    let names: Vec<&str> = majors
        .iter()
        .map(|major| model.major(*major).name.as_str())
        .collect();
    names.join(Marks::of(language).list)
}
