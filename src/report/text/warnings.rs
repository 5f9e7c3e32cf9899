//! Fired rules as a page: which programs they warn of, with the numbers, and where the rules come from.

use super::{TextConfig, heading};
use crate::format::{hanging, left, percent, point, program, whole};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use vocmatch::id::ProgramIx;
use vocmatch::model::Model;
use vocmatch::problem::shortened;
use vocmatch::rules::{Advised, Comparison, Fired, Measure, Reading, Rule, RuleVerdict, Rules};

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
    let mut page = format!(
        "{} of {} rules fire, for {} programs\n",
        count(firing.len()),
        count(rules.all().len()),
        count(programs.len())
    );
    let mut ranked: Vec<_> = programs.into_iter().collect();
    for (_, of) in &mut ranked {
        of.sort_by_key(|(one, rule)| (std::cmp::Reverse(rule.advice), one.rule));
    }
    ranked.sort_by_key(|(ix, of)| (std::cmp::Reverse(of.first().map(|(_, rule)| rule.advice)), *ix));
    heading(&mut page, "Warned of, by what the rules advise");
    if ranked.is_empty() {
        page.push_str("none\n");
    }
    for (ix, of) in ranked.iter().take(most) {
        let advice = of.first().map_or(Advised::Watch, |(_, rule)| rule.advice);
        let name = left(
            &format!("{}: {}", advised(advice), program(model, *ix)),
            config.width,
        );
        let _ = writeln!(page, "{}", name.trim_end());
        for (one, rule) in of {
            page.push_str(&nested(&sentence(rule, &one.readings), config));
        }
    }
    if ranked.len() > most {
        let _ = writeln!(page, "  … and {} more programs", count(ranked.len() - most));
    }
    few(&mut page, model, rules, &too_few, most, config);
    sources(&mut page, rules, &firing, config);
    page
}

/// A bullet below a program.
fn nested(text: &str, config: &TextConfig) -> String {
    hanging(&format!("  • {text}"), config.width)
}

/// A rule and what it read: "49 of 84 tracked had work in 2023 (58%), 46 of 82 in 2024 (56%): below .60 for two years →
/// shrink (moe-2011)".
fn sentence(rule: &Rule, readings: &[Reading]) -> String {
    let mut parts = Vec::new();
    for (k, reading) in readings.iter().enumerate() {
        parts.push(read(rule.measure, reading, k == 0));
    }
    format!(
        "{}: {}{} → {} ({})",
        parts.join(", "),
        threshold(rule),
        running(rule.years),
        advised(rule.advice),
        shortened(&rule.rule_id)
    )
}

fn read(measure: Measure, reading: &Reading, first: bool) -> String {
    let year = reading.year.map_or(String::new(), |year| format!(" in {year}"));
    let Some(value) = reading.value else {
        return format!("withheld{year}");
    };
    let share = percent(Some(value));
    let part = reading.part.map_or_else(|| "–".to_owned(), whole);
    let of = reading.of.map_or_else(|| "–".to_owned(), whole);
    // The first says what is counted, the others only count.
    let counted = |people: &str, what: &str| {
        if first {
            format!("{part} of {of} {people} {what}{year} ({share})")
        } else {
            format!("{part} of {of}{year} ({share})")
        }
    };
    match measure {
        Measure::Placement => counted("tracked", "had work"),
        Measure::Settled => counted("tracked", "had work or studied on"),
        Measure::InField => counted("at work", "were in the field"),
        Measure::FurtherStudy => counted("tracked", "studied on"),
        Measure::OwnBusiness => counted("tracked", "ran their own business"),
        Measure::PlacedShare => counted("graduates", "find an opening"),
        Measure::SeatsFilled => format!("{part} entrants for {of} seats{year} ({share})"),
        Measure::CompletionRate => format!("{share} of entrants complete{year}"),
        Measure::WorthOfLast if first => format!("the last graduate adds {}{year}", point(value)),
        Measure::WorthOfLast => format!("{}{year}", point(value)),
        Measure::Graduates if first => format!("{part} graduates{year}"),
        Measure::Graduates => format!("{part}{year}"),
    }
}

fn threshold(rule: &Rule) -> String {
    let comparison = match rule.comparison {
        Comparison::Below => "below",
        Comparison::AtMost => "at most",
        Comparison::AtLeast => "at least",
        Comparison::Above => "above",
    };
    let number = if rule.measure == Measure::Graduates {
        format!("{}", rule.threshold)
    } else {
        point(rule.threshold)
    };
    format!("{comparison} {number}")
}

fn running(years: u32) -> String {
    match years {
        0 | 1 => String::new(),
        2 => " for two years".to_owned(),
        3 => " for three years".to_owned(),
        more => format!(" for {more} years"),
    }
}

fn advised(advice: Advised) -> &'static str {
    match advice {
        Advised::Watch => "watch",
        Advised::Shrink => "shrink",
        Advised::Suspend => "suspend",
    }
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
    heading(page, "Too few people to say");
    for (k, programs) in too_few {
        let Some(rule) = rules.all().get(*k) else {
            continue;
        };
        let named = programs.iter().take(most).map(|ix| program(model, *ix));
        let mut named: Vec<String> = named.collect();
        if programs.len() > most {
            named.push(format!("and {} more", count(programs.len() - most)));
        }
        page.push_str(&nested(
            &format!("{}: {}", shortened(&rule.rule_id), named.join("; ")),
            config,
        ));
    }
}

fn sources(page: &mut String, rules: &Rules, firing: &BTreeSet<usize>, config: &TextConfig) {
    if firing.is_empty() {
        return;
    }
    heading(page, "Where these rules come from");
    for rule in firing.iter().filter_map(|k| rules.all().get(*k)) {
        let texts = [&rule.name, &rule.source, &rule.note];
        // A cell may have line breaks.
        let texts: Vec<String> = texts
            .into_iter()
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .map(|text| text.trim_end_matches('.').to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        page.push_str(&nested(
            &format!("{}: {}.", shortened(&rule.rule_id), texts.join(". ")),
            config,
        ));
    }
}

fn count(number: usize) -> String {
    whole(i64::try_from(number).unwrap_or(i64::MAX))
}
