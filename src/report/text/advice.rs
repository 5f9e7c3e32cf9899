//! Recommendations with score, effect and reasons.

use super::{TextConfig, heading};
use crate::fit::{Fit, Prepared, Related};
use crate::id::ProgramIx;
use crate::model::Model;
use crate::planning::{Note, Plan};
use crate::recommend::{Action, Advice, Reason, Recommendation};
use crate::report::words::{people, percent, point, program, whole, wrapped, years};
use std::fmt::Write;

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
        let head = format!("{:2}. {}", k + 1, action(model, one));
        page.push_str(&wrapped(&head, 0, config.width));
        page.push_str(&wrapped(&effect(one), 4, config.width));
        let why: Vec<String> = why(model, one).into_iter().chain(remarks(plan, one)).collect();
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
            .take(config.recommendations.div_ceil(3))
        {
            let line = format!("• {} Check: {}.", action(model, one), one.cautions.join("; "));
            page.push_str(&wrapped(&line, 0, config.width));
        }
    }
    if !advice.warnings.is_empty() {
        heading(
            page,
            "To watch: graduates go unplaced, and no program nearby of the field could take their seats",
        );
        for warning in advice.warnings.iter().take(config.recommendations.div_ceil(3)) {
            let line = format!(
                "• {}: {} of {} graduates in {}",
                program(model, warning.program),
                whole(warning.unplaced),
                whole(warning.graduates),
                warning.year,
            );
            page.push_str(&wrapped(&line, 0, config.width));
        }
    }
    let _ = writeln!(
        page,
        "\n{} actions considered, {} re-solved. Score: 100 = every person moved ends in a perfectly fitting, \
         top-priority opening\nthat nobody else would fill. How robust the gains are is not yet measured.",
        whole(i64::try_from(advice.considered).unwrap_or(i64::MAX)),
        advice.resolved
    );
}

/// What to do.
fn action(model: &Model, one: &Recommendation) -> String {
    let autumn = one.first_autumn;
    let to = |to: &[(ProgramIx, i64)]| {
        let all: Vec<String> = to
            .iter()
            .map(|(ix, n)| format!("{} to {}", whole(*n), short(model, *ix)))
            .collect();
        all.join(", ")
    };
    match &one.action {
        Action::Expand {
            program: ix,
            entrants,
        } => {
            format!(
                "Expand {} by {} entrants a year from autumn {autumn}.",
                program(model, *ix),
                whole(*entrants)
            )
        }
        Action::Open {
            school,
            major,
            entrants,
        } => {
            let (school, major) = (model.school(*school), model.major(*major));
            let level = model.level_name(major.level);
            let entrants = whole(*entrants);
            format!(
                "Open {} ({level}) at {}: {entrants} entrants a year from autumn {autumn}.",
                major.name, school.name
            )
        }
        Action::Shrink {
            program: ix,
            entrants,
            to: receivers,
        } => {
            let (from, entrants) = (program(model, *ix), whole(*entrants));
            format!(
                "Move {entrants} entrants a year from {from}, from autumn {autumn}: {}.",
                to(receivers)
            )
        }
        Action::Suspend {
            program: ix,
            entrants,
            to: receivers,
        } => {
            let (from, entrants) = (program(model, *ix), whole(*entrants));
            format!(
                "Suspend {from} from autumn {autumn} and move its {entrants} entrants a year: {}.",
                to(receivers)
            )
        }
    }
}

/// A program without its school, which the sentence has named.
fn short(model: &Model, ix: ProgramIx) -> String {
    model.major(model.program(ix).major).name.clone()
}

/// What it brings.
fn effect(one: &Recommendation) -> String {
    let effect = &one.effect;
    let shown: Vec<_> = effect.years.iter().map(|year| year.year).collect();
    let moved = whole(effect.moved());
    let who = match one.action {
        Action::Expand { .. } | Action::Open { .. } => format!("{moved} more graduates"),
        _ => format!("{moved} people trained for something else"),
    };
    format!(
        "Score {:.0}. Effect {}: {who}, {} more openings filled, worth {} perfect matches.",
        one.score.score,
        years(&shown),
        whole(effect.filled()),
        people(effect.value().whole()),
    )
}

/// Why, in words.
fn why(model: &Model, one: &Recommendation) -> Vec<String> {
    let (occupation, region) = (
        &model.occupation(one.target.occupation).name,
        &model.region(one.target.region).name,
    );
    let mut sentences = Vec::new();
    for reason in &one.reasons {
        sentences.push(match reason {
            Reason::TrainedInRegion { graduates, openings } => format!(
                "Why: {occupation} in {region} have {} openings a year; {} graduates there are trained for them, among \
                 other things.",
                whole(*openings),
                whole(*graduates)
            ),
            Reason::Gap { openings, linked, .. } => format!(
                "All regions: {} openings, {} linked graduates.",
                whole(*openings),
                people(*linked)
            ),
            Reason::Fit { fit, interval } => fit_words(fit, *interval),
            Reason::Size { program: ix, graduates } => {
                format!("{} has {} graduates a year", short(model, *ix), whole(*graduates))
            }
            Reason::OneMore { gain, .. } => format!("; one more adds {}.", point(*gain)),
            Reason::LastOne { worth, .. } => format!("; its last adds {}.", point(worth.max(0.0))),
            Reason::Priority { industry, priority } if priority.get() < 1.0 => {
                format!("Priority of {}: {}.", model.industry(*industry).name, point(priority.get()))
            }
            Reason::Priority { .. } => continue,
        });
    }
    // A clause that begins with a semicolon belongs to the sentence before it.
    let mut joined: Vec<String> = Vec::new();
    for sentence in sentences {
        match joined.last_mut() {
            Some(last) if sentence.starts_with(';') => last.push_str(&sentence),
            _ => joined.push(sentence),
        }
    }
    joined
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

fn fit_words(fit: &Fit, interval: (f64, f64)) -> String {
    let related = match fit.related {
        Related::Documented { .. } => "documented link".to_owned(),
        Related::Siblings { linked, of, .. } => format!("{linked} of {of} majors of its class are linked"),
    };
    let prepared = match fit.prepared {
        Prepared::Known(s) => format!(", brings {} of the skills needed", percent(Some(s))),
        Prepared::MeanOfKnown(_) => ", skills unknown".to_owned(),
        Prepared::Dropped => String::new(),
    };
    let tracked = if fit.evidence.working > 0 {
        format!(
            ", {} of {} tracked stayed in the field",
            fit.evidence.in_field, fit.evidence.working
        )
    } else {
        String::new()
    };
    format!(
        "Fit {} ({}–{}): {related}{prepared}{tracked}.",
        point(fit.score),
        point(interval.0),
        point(interval.1)
    )
}
