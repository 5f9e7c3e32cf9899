//! What an alliance misses: levels, trainings and ways.

use super::layout::bullet;
use super::{TextConfig, heading};
use crate::phrases::pages::alliance::AllianceWords;
use crate::phrases::pages::marks::{Marks, major_at};
use crate::phrases::table::{count, counted};
use crate::phrases::{self, fill, whole, years as in_words};
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::Language;
use vocmatch::alliance::Coverage;
use vocmatch::model::Model;
use vocmatch::pathway::StageCoverage;
use vocmatch::unit::{Heads, Level};

/// Programs named of those that lead to no other member.
const NAMED: usize = 3;

/// Levels, trainings and ways that are missing.
pub(super) fn write(page: &mut String, model: &Model, coverage: &Coverage, config: &TextConfig) {
    let language = config.language;
    let words = AllianceWords::of(language);
    heading(page, words.missing);
    let mut lines: Vec<String> = Vec::new();
    let mut levels: BTreeMap<Level, Heads> = BTreeMap::new();
    let mut untaught: BTreeMap<_, (Heads, BTreeSet<_>)> = BTreeMap::new();
    for year in &coverage.years {
        for one in &year.missing_levels {
            let most = levels.entry(one.level).or_insert(0);
            *most = one.openings.max(*most);
        }
        for one in &year.untaught {
            let most = untaught.entry((one.occupation, one.level)).or_default();
            most.0 = one.openings.max(most.0);
            most.1.extend(&year.years);
        }
    }
    for (level, openings) in levels {
        let values = [
            ("level", phrases::level(model, level, language)),
            ("openings", &whole(openings)),
        ];
        lines.push(fill(words.no_level, &values));
    }
    let mut untaught: Vec<_> = untaught.into_iter().collect();
    untaught.sort_by_key(|((occupation, level), (openings, _))| (-openings, *occupation, *level));
    for ((occupation, level), (openings, years)) in untaught.iter().take(config.balances) {
        let years: Vec<_> = years.iter().copied().collect();
        let values = [
            ("occupation", model.occupation(*occupation).name.as_str()),
            (
                "level",
                level.map_or(words.any_level, |level| phrases::level(model, level, language)),
            ),
            ("openings", &whole(*openings)),
            ("years", &in_words(&years, language)),
        ];
        lines.push(fill(words.untaught, &values));
    }
    if untaught.len() > config.balances {
        lines.push(count(words.more_untaught, untaught.len() - config.balances));
    }
    if let Some(last) = coverage.years.last() {
        stages(&mut lines, model, &last.stages, language);
    }
    if lines.is_empty() {
        page.push_str(words.nothing);
        page.push('\n');
    }
    for line in lines {
        page.push_str(&bullet(&line, config));
    }
}

fn stages(lines: &mut Vec<String>, model: &Model, stages: &StageCoverage, language: Language) {
    let (words, marks) = (AllianceWords::of(language), Marks::of(language));
    let level = |level: Level| phrases::level(model, level, language);
    if !stages.missing.is_empty() {
        let names: Vec<&str> = stages.missing.iter().map(|one| level(*one)).collect();
        lines.push(fill(words.no_stage, &[("levels", &names.join(marks.list))]));
    }
    for (low, high) in &stages.unjoined {
        lines.push(fill(
            words.unjoined,
            &[("low", level(*low)), ("high", level(*high))],
        ));
    }
    let ends = stages.dead_ends.len();
    if ends > 0 {
        let at = stages
            .dead_ends
            .iter()
            .map(|end| major_at(model, model.program(end.program), language));
        let at: Vec<String> = at.take(NAMED).collect();
        let stop = if ends > NAMED { words.and_more } else { marks.stop };
        let text = counted(ends, words.dead_end, words.dead_ends);
        lines.push(text + &at.join(marks.semicolon) + stop);
    }
}
