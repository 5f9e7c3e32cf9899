//! Recommendations with score, effect and reasons.

use super::{TextConfig, heading};
use crate::format::{hanging, people, point, program, whole, wrapped, years};
use crate::phrases::english::action::{action, short, whose};
use crate::phrases::english::reason::fit_words;
use std::fmt::Write;
use vocmatch::advice::{Advice, Reason, Recommendation};
use vocmatch::model::Model;
use vocmatch::plan::{Note, Plan};

pub(super) fn write(page: &mut String, model: &Model, plan: &Plan, advice: &Advice, config: &TextConfig) {
    heading(
        page,
        "Recommendations, by what they gain (each tried in the model)",
    );
    if advice.recommendations.is_empty() {
        page.push_str("none: no action that was tried gains anything\n");
    }
    for (k, one) in advice
        .recommendations
        .iter()
        .take(config.recommendations)
        .enumerate()
    {
        page.push_str(&hanging(
            &format!("{:2}. {}", k + 1, action(model, &one.action, one.first_autumn)),
            config.width,
        ));
        page.push_str(&wrapped(&effect(one), 4, config.width));
        let openings = std::iter::once(openings(model, one));
        let why: Vec<String> = openings
            .chain(people_and_fit(model, one))
            .chain(remarks(plan, one))
            .collect();
        page.push_str(&wrapped(&why.join(" "), 4, config.width));
    }
    if !advice.with_caution.is_empty() {
        heading(
            page,
            "Not without a check: these would gain too, but first look at the openings behind them",
        );
        for one in advice
            .with_caution
            .iter()
            .take(config.recommendations.div_ceil(4))
        {
            let line = format!(
                "  • {} Check: {}.",
                action(model, &one.action, one.first_autumn),
                one.cautions.join("; ")
            );
            page.push_str(&hanging(&line, config.width));
        }
    }
    if !advice.warnings.is_empty() {
        heading(
            page,
            "To watch: graduates go unplaced, and no program nearby of the field could take their seats",
        );
        for warning in advice.warnings.iter().take(config.recommendations.div_ceil(4)) {
            let line = format!(
                "  • {}: {} of {} graduates in {}",
                program(model, warning.program),
                whole(warning.unplaced),
                whole(warning.graduates),
                warning.year,
            );
            page.push_str(&hanging(&line, config.width));
        }
    }
    let _ = writeln!(
        page,
        "\n{} actions considered, {} re-solved. Score: 100 = every person moved ends in a perfectly fitting, \
         top-priority opening\nthat nobody else would fill. The example advise measures how robust gains are, and seeks other kinds of actions too.",
        whole(i64::try_from(advice.considered).unwrap_or(i64::MAX)),
        advice.resolved
    );
}

/// What it brings.
fn effect(one: &Recommendation) -> String {
    let effect = &one.effect;
    let shown: Vec<_> = effect.years.iter().map(|year| year.year).collect();
    let moved = whole(effect.moved());
    let who = format!("{moved} {}", whose(one.action.kind()));
    let lost: i64 = effect.displaced.iter().map(|(_, _, heads)| heads).sum();
    let others = if lost > 0 {
        format!("; {} others lose their place", whole(lost))
    } else {
        String::new()
    };
    format!(
        "Score {:.0}. {}: {who}, {} more openings filled, worth {} perfect matches{others}.",
        one.score.score,
        years(&shown),
        whole(effect.filled()),
        people(effect.value().whole()),
    )
}

/// Which openings are filled, and how short they are.
fn openings(model: &Model, one: &Recommendation) -> String {
    let name = |occupation| &model.occupation(occupation).name;
    let region = |region| &model.region(region).name;
    let filled = one.effect.filled_at.iter().filter(|(_, heads)| *heads > 0);
    let filled: Vec<String> = filled
        .take(2)
        .map(|(at, heads)| {
            format!(
                "{} in {} ({})",
                name(at.occupation),
                region(at.region),
                whole(*heads)
            )
        })
        .collect();
    let mut text = if filled.is_empty() {
        format!(
            "Better matches for {} in {}.",
            name(one.target.occupation),
            region(one.target.region)
        )
    } else {
        format!("Fills {}.", filled.join(", "))
    };
    for reason in &one.reasons {
        match reason {
            Reason::TrainedInRegion {
                graduates, openings, ..
            } => {
                let (openings, graduates) = (whole(*openings), whole(*graduates));
                let _ = write!(
                    text,
                    " There {openings} openings a year, {graduates} graduates trained for them and others;"
                );
            }
            Reason::Gap { openings, linked, .. } => {
                let _ = write!(
                    text,
                    " in all regions {} openings, {} linked.",
                    whole(*openings),
                    people(*linked)
                );
            }
            _ => {}
        }
    }
    text
}

/// Whose training changes, and how well they fit.
fn people_and_fit(model: &Model, one: &Recommendation) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut last_named = None;
    for reason in &one.reasons {
        match reason {
            Reason::Size {
                program: ix,
                graduates,
            } => {
                last_named = Some(*ix);
                sentences.push(format!(
                    "{}: {} graduates a year",
                    short(model, *ix),
                    whole(*graduates)
                ));
            }
            Reason::OneMore { program: ix, gain } if last_named == Some(*ix) => {
                append(&mut sentences, &format!(", one more adds {}.", point(*gain)));
            }
            Reason::LastOne { program: ix, worth } if last_named == Some(*ix) => {
                let worth = point(worth.max(0.0));
                append(&mut sentences, &format!(", its last adds {worth}."));
            }
            Reason::Fit { fit, interval } => sentences.push(fit_words(fit, *interval)),
            Reason::Priority { industry, priority } if priority.get() < 1.0 => {
                sentences.push(format!(
                    "Priority of {}: {}.",
                    model.industry(*industry).name,
                    point(priority.get())
                ));
            }
            _ => {}
        }
    }
    // The program first, then its fit.
    sentences.sort_by_key(|sentence| sentence.starts_with("Fit "));
    sentences
}

fn append(sentences: &mut [String], more: &str) {
    if let Some(last) = sentences.last_mut() {
        last.push_str(more);
    }
}

/// Remarks of the rows, except those that the whole plan carries.
fn remarks(plan: &Plan, one: &Recommendation) -> Vec<String> {
    let general = |text: &str| {
        let openings = plan.periods.first().map_or(0, |period| period.summary.openings);
        plan.notes.iter().any(|note| match note {
            Note::Remark {
                text: other,
                open_to_graduates,
                ..
            } => other == text && 2 * open_to_graduates > openings,
            _ => false,
        })
    };
    one.remarks
        .iter()
        .filter(|text| !general(text))
        .map(|text| format!("Remark: {text}."))
        .collect()
}
