//! A learner's prospects: where routes lead, and who waits there.

use super::advise::{general_remarks, remark};
use super::routes::steps;
use super::{TextConfig, heading};
use crate::format::{hanging, people, percent, point, program, whole, wrapped};
use vocmatch::advice::Prospect;
use vocmatch::model::Model;
use vocmatch::pathway::Start;
use vocmatch::plan::Plan;

/// What a learner can become, best first, as plain text.
#[must_use]
pub fn prospects_text(
    model: &Model,
    plan: &Plan,
    start: Start,
    prospects: &[Prospect],
    config: &TextConfig,
) -> String {
    let whom = match start {
        Start::Nothing => "after junior secondary school".to_owned(),
        Start::Finished(level) => format!("with {}", model.level_name(level)),
        Start::Program(ix) => format!("in {}", program(model, ix)),
        Start::Major(ix) => format!("in {}", model.major(ix).name),
    };
    let mut page = wrapped(
        &format!("{}: what you can become, {whom}", config.title),
        0,
        config.width,
    );
    page.push_str(&remark(&general_remarks(plan), config));
    heading(&mut page, "Work you can reach, by what you may expect");
    if prospects.is_empty() {
        page.push_str("None: no way from here leads to work that has openings in these tables.\n");
    }
    // Below half a point nobody can count on it.
    let shown = prospects.iter().filter(|one| one.score >= 0.5);
    for (k, one) in shown.take(config.recommendations).enumerate() {
        let occupation = &model.occupation(one.occupation).name;
        page.push_str(&hanging(&format!("{:2}. {occupation}", k + 1), config.width));
        page.push_str(&wrapped(
            &format!("Way: {}.", steps(model, &one.route)),
            4,
            config.width,
        ));
        let arrives = match one.route.years {
            0 => "Without more study.".to_owned(),
            span => format!(
                "{}, {} of those who set out arrive.",
                if span == 1 {
                    "1 year".to_owned()
                } else {
                    format!("{span} years")
                },
                percent(Some(one.route.success))
            ),
        };
        let waits = format!(
            "In {}: {} openings a year take your level then; {}.",
            one.looked_at,
            whole(one.openings),
            waits(one.one_more)
        );
        let beyond = if one.year > one.looked_at {
            format!(
                " You would look for work in {}; the plan ends in {}.",
                one.year,
                plan.years.end()
            )
        } else {
            String::new()
        };
        let work = one.route.work.as_ref().map_or_else(String::new, |work| {
            let wage = work
                .wage
                .map_or_else(String::new, |wage| format!(", pays {} a year", people(wage)));
            format!(" Fit {}{wage}.", point(work.fit))
        });
        page.push_str(&wrapped(
            &format!("Score {:.0}. {arrives} {waits}{work}{beyond}", one.score),
            4,
            config.width,
        ));
    }
    let note = "\nWho does not get on keeps the work that is open without more study. A share with ? is assumed. Score: of 100 who set out, how many arrive and find work that fits and that nobody else would do. \
                The way shown is the best of all ways to that work, by success, years, fit and pay; \"routes\" shows others.";
    page.push_str(&wrapped(note, 0, config.width));
    page
}

fn waits(one_more: f64) -> &'static str {
    match one_more {
        0.5.. => "one more is needed",
        0.05.. => "one more is needed a little",
        _ => "one more would take somebody else's place",
    }
}
