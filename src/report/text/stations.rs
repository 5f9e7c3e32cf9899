//! What the pathway has and misses, as pages: complete chains, broken links, what stands around a station.

use super::{TextConfig, heading};
use crate::format::{hanging, left, right, whole};
use std::fmt::Write;
use vocmatch::model::Model;
use vocmatch::pathway::{BrokenLink, Chain, Chains, Near, StageCoverage, Station};

/// A station as its reader knows it: the major, and the school that teaches it.
pub(super) fn station(model: &Model, station: Station) -> String {
    match station {
        Station::Program(program) => {
            let program = model.program(program);
            let (major, school) = (model.major(program.major), model.school(program.school));
            format!("{}, {}", major.name, school.name)
        }
        Station::Major(major) => model.major(major).name.clone(),
    }
}

fn id(model: &Model, station: Station) -> &str {
    match station {
        Station::Program(program) => model.program(program).id.as_str(),
        Station::Major(major) => model.major(major).id.as_str(),
    }
}

fn count(number: usize) -> String {
    whole(i64::try_from(number).unwrap_or(i64::MAX))
}

/// How many complete chains there are, and the first of them.
#[must_use]
pub fn chains_text(model: &Model, chains: &Chains, first: &[Chain], config: &TextConfig) -> String {
    let mut page = format!(
        "{} complete chains from secondary to professional master's, from {} of {} secondary majors or programs\n",
        whole(i64::try_from(chains.chains).unwrap_or(i64::MAX)),
        count(chains.starts),
        count(chains.secondary),
    );
    if !first.is_empty() {
        heading(&mut page, "The first of them, by id");
    }
    for chain in first {
        let width = config.width.saturating_sub(11) / 4;
        let names: Vec<String> = chain
            .iter()
            .map(|stop| left(&station(model, *stop), width))
            .collect();
        let _ = writeln!(page, "  {}", names.join(" → ").trim_end());
    }
    page
}

/// The occupations that ask for a level which no pathway reaches, the most openings first, at most `most` of each sort.
#[must_use]
pub fn broken_text(model: &Model, broken: &[BrokenLink], most: usize, config: &TextConfig) -> String {
    let mut page = format!(
        "{} broken links: an occupation asks for a level, and no pathway reaches it\n",
        count(broken.len())
    );
    for (taught, title) in [
        (
            true,
            "Taught at the level or above, but no way within the region leads up to it from secondary school",
        ),
        (false, "Not taught at the level at all"),
    ] {
        let mut links: Vec<&BrokenLink> = broken.iter().filter(|link| link.taught == taught).collect();
        if links.is_empty() {
            continue;
        }
        links.sort_by_key(|link| std::cmp::Reverse(link.openings));
        heading(&mut page, title);
        for link in links.iter().take(most) {
            let level = link.level.map_or("any level", |level| model.level_name(level));
            let region = link
                .region
                .map_or("", |region| model.region(region).name.as_str());
            let openings = if link.openings > 0 {
                format!("{} openings", whole(link.openings))
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
            let _ = writeln!(page, "  … and {} more", count(links.len() - most));
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
    let mut page = format!("{} ({})\n", station(model, at), model.level_name(at.level(model)));
    for (title, none, near) in [
        ("What feeds it", "No way leads into it.", feeders),
        ("What it feeds", "No way leads on from it.", fed),
    ] {
        heading(&mut page, title);
        if near.is_empty() {
            let _ = writeln!(page, "  {none}");
        }
        for near in near {
            let steps = if near.steps == 1 {
                "1 step".to_owned()
            } else {
                format!("{} steps", near.steps)
            };
            let _ = writeln!(
                page,
                "  {} {} {} {}",
                left(&steps, 8),
                left(model.level_name(near.station.level(model)), 22),
                left(&station(model, near.station), config.width / 2),
                id(model, near.station),
            );
        }
    }
    page
}

/// What a group of schools offers and misses on the way from secondary school to a master's.
#[must_use]
pub fn stages_text(model: &Model, name: &str, stages: &StageCoverage, config: &TextConfig) -> String {
    let mut page = format!("{name}: programs by level\n");
    for (level, programs) in vocmatch::unit::Level::ALL.into_iter().zip(stages.programs) {
        let _ = writeln!(
            page,
            "  {} {}",
            left(model.level_name(level), 22),
            right(&count(programs), 6)
        );
    }
    let mut say = |sentence: String| page.push_str(&hanging(&format!("  • {sentence}"), config.width));
    for level in &stages.missing {
        say(format!(
            "It has no program at the {} level.",
            model.level_name(*level)
        ));
    }
    for (low, high) in &stages.unjoined {
        say(format!(
            "No way leads from its {} programs to its {} programs.",
            model.level_name(*low),
            model.level_name(*high)
        ));
    }
    for end in &stages.dead_ends {
        let names = |majors: &[vocmatch::id::MajorIx]| {
            let names: Vec<&str> = majors
                .iter()
                .map(|major| model.major(*major).name.as_str())
                .collect();
            names.join(", ")
        };
        let at = station(model, Station::Program(end.program));
        if end.taught.is_empty() {
            let majors = names(&end.not_taught);
            say(format!(
                "{at} leads to no member. Its continuations are taught by none: {majors}."
            ));
        } else {
            let majors = names(&end.taught);
            say(format!(
                "{at} leads to no member, although members teach what continues it: {majors}."
            ));
        }
    }
    page
}
