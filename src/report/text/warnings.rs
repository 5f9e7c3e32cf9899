//! Fired rules as a page: which programs they warn of, with the numbers, and where the rules come from.

use super::layout::bullet;
use super::{TextConfig, heading};
use crate::format::left;
use crate::phrases::pages::marks::Marks;
use crate::phrases::pages::rules::{RuleWords, advised};
use crate::phrases::table::{count, filled};
use crate::phrases::{self, fill, percent, point, whole};
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::Language;
use vocmatch::id::ProgramIx;
use vocmatch::model::Model;
use vocmatch::problem::shortened;
use vocmatch::rules::{Advised, Fired, Measure, Reading, Rule, RuleVerdict, Rules};

/// The rules that fire, program by program, at most `most` programs, those with the gravest advice first; then for which
/// programs there are too few people to say, and where the rules come from.
#[must_use]
pub fn warnings_text(
    model: &Model,
    rules: &Rules,
    fired: &[Fired],
    most: usize,
    config: &TextConfig,
) -> String {
    let rule = |one: &Fired| rules.all().get(one.rule);
    let mut programs: BTreeMap<ProgramIx, Vec<(&Fired, &Rule)>> = BTreeMap::new();
    let mut too_few: BTreeMap<usize, Vec<ProgramIx>> = BTreeMap::new();
    let mut firing = BTreeSet::new();
    for one in fired {
        match (one.verdict, rule(one)) {
            (RuleVerdict::Fires, Some(rule)) => {
                programs.entry(one.program).or_default().push((one, rule));
                firing.insert(one.rule);
            }
            (RuleVerdict::TooFew, Some(_)) => too_few.entry(one.rule).or_default().push(one.program),
            (_, None) => {}
        }
    }
    let (words, language) = (RuleWords::of(config.language), config.language);
    let values = [
        ("firing", count("{count}", firing.len())),
        ("rules", count("{count}", rules.all().len())),
        ("programs", count("{count}", programs.len())),
    ];
    let mut page = filled(words.title, &values) + "\n";
    let mut ranked: Vec<_> = programs.into_iter().collect();
    for (_, of) in &mut ranked {
        of.sort_by_key(|(one, rule)| (std::cmp::Reverse(rule.advice), one.rule));
    }
    ranked.sort_by_key(|(ix, of)| (std::cmp::Reverse(of.first().map(|(_, rule)| rule.advice)), *ix));
    heading(&mut page, words.warned);
    if ranked.is_empty() {
        page.push_str(words.none);
        page.push('\n');
    }
    for (ix, of) in ranked.iter().take(most) {
        let advice = of.first().map_or(Advised::Watch, |(_, rule)| rule.advice);
        let program = phrases::program(model, *ix, language);
        let values = [("advice", advised(advice, language)), ("program", &program)];
        page.push_str(left(&fill(words.program, &values), config.width).trim_end());
        page.push('\n');
        for (one, rule) in of {
            page.push_str(&bullet(&sentence(rule, &one.readings, language), config));
        }
    }
    if ranked.len() > most {
        page.push_str(&count(words.more_programs, ranked.len() - most));
        page.push('\n');
    }
    few(&mut page, model, rules, &too_few, most, config);
    sources(&mut page, rules, &firing, config);
    page
}

/// A rule and what it read: "49 of 84 tracked had work in 2023 (58%), 46 of 82 in 2024 (56%): below .60 for two years →
/// shrink (moe-2011)".
fn sentence(rule: &Rule, readings: &[Reading], language: Language) -> String {
    let words = RuleWords::of(language);
    let mut parts = Vec::new();
    for (k, reading) in readings.iter().enumerate() {
        parts.push(read(rule.measure, reading, k == 0, language));
    }
    let running = match rule.years {
        0 | 1 => "",
        2 => words.two_years,
        3 => words.three_years,
        _ => words.years,
    };
    let threshold = if rule.measure == Measure::Graduates {
        rule.threshold.to_string()
    } else {
        point(rule.threshold, language)
    };
    let values = [
        ("readings", parts.join(Marks::of(language).comma)),
        (
            "threshold",
            fill(words.comparison(rule.comparison), &[("threshold", &threshold)]),
        ),
        ("running", fill(running, &[("years", &rule.years.to_string())])),
        ("advice", advised(rule.advice, language).to_owned()),
        ("rule", shortened(&rule.rule_id)),
    ];
    filled(words.fired, &values)
}

/// What a rule read. The first says what is counted, the others only count.
fn read(measure: Measure, reading: &Reading, first: bool, language: Language) -> String {
    let words = RuleWords::of(language);
    let number = |number: Option<i64>| number.map_or_else(|| Marks::of(language).unknown.to_owned(), whole);
    let year = reading.year.map_or_else(String::new, |year| {
        fill(words.year, &[("year", &year.to_string())])
    });
    let Some(value) = reading.value else {
        return fill(words.withheld, &[("year", &year)]);
    };
    let values = [
        ("part", number(reading.part)),
        ("of", number(reading.of)),
        ("share", percent(Some(value), language)),
        ("value", point(value, language)),
        ("year", year),
    ];
    filled(words.read(measure, first), &values)
}

fn few(
    page: &mut String,
    model: &Model,
    rules: &Rules,
    too_few: &BTreeMap<usize, Vec<ProgramIx>>,
    most: usize,
    config: &TextConfig,
) {
    if too_few.is_empty() {
        return;
    }
    let words = RuleWords::of(config.language);
    heading(page, words.too_few);
    for (k, programs) in too_few {
        let Some(rule) = rules.all().get(*k) else {
            continue;
        };
        let named = programs.iter().take(most);
        let named = named.map(|ix| phrases::program(model, *ix, config.language));
        let mut named: Vec<String> = named.collect();
        if programs.len() > most {
            named.push(count(words.and_more, programs.len() - most));
        }
        let said = named.join(Marks::of(config.language).semicolon);
        page.push_str(&of_rule(rule, &said, config));
    }
}

/// A line on a rule.
fn of_rule(rule: &Rule, said: &str, config: &TextConfig) -> String {
    let id = shortened(&rule.rule_id);
    let values = [("rule", id.as_str()), ("said", said)];
    bullet(&fill(RuleWords::of(config.language).of_rule, &values), config)
}

fn sources(page: &mut String, rules: &Rules, firing: &BTreeSet<usize>, config: &TextConfig) {
    if firing.is_empty() {
        return;
    }
    let (words, marks) = (RuleWords::of(config.language), Marks::of(config.language));
    heading(page, words.sources);
    for rule in firing.iter().filter_map(|k| rules.all().get(*k)) {
        let texts = [&rule.name, &rule.source, &rule.note];
        // A cell may have line breaks.
        let texts: Vec<String> = texts
            .into_iter()
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .map(|text| text.trim_end_matches(['.', '。']).to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        let between = [marks.stop, marks.space].concat();
        let said = texts.join(&between) + marks.stop;
        page.push_str(&of_rule(rule, &said, config));
    }
}
