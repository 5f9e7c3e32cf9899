//! Recommendations with score, reasons and effect.

use super::{TextConfig, heading};
use crate::fit::{Fit, Prepared, Related};
use crate::model::Model;
use crate::recommend::{Action, Advice, Effect, Reason, Recommendation};
use crate::report::words::{people, percent, place, point, program, whole, wrapped, years};
use std::fmt::Write;

pub(super) fn write(page: &mut String, model: &Model, advice: &Advice, config: &TextConfig) {
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
        entry(page, model, k + 1, one, config);
    }
    if !advice.with_caution.is_empty() {
        heading(
            page,
            "Not without a check: these would gain too, but the openings behind them need a look first",
        );
        for one in advice
            .with_caution
            .iter()
            .take(config.recommendations.div_ceil(3))
        {
            let line = format!("• {} {}", action(model, one), one.cautions.join("; "));
            page.push_str(&wrapped(&line, 0, config.width));
        }
    }
    if !advice.warnings.is_empty() {
        heading(
            page,
            "To watch: graduates of these programs go unplaced, and no program nearby could take their seats",
        );
        for warning in advice.warnings.iter().take(config.recommendations.div_ceil(3)) {
            let line = format!(
                "• {}, {}: {} of {} graduates in {}",
                program(model, warning.program),
                model.region(model.program(warning.program).region).name,
                whole(warning.unplaced),
                whole(warning.graduates),
                warning.year,
            );
            page.push_str(&wrapped(&line, 0, config.width));
        }
    }
    let _ = writeln!(
        page,
        "\n{} actions considered, {} of them re-solved. Score: 100 = every head moved ends in a perfectly fitting, \
         top-priority\nopening that nobody else would fill. How robust the gains are is not yet measured.",
        advice.considered, advice.resolved
    );
}

fn entry(page: &mut String, model: &Model, number: usize, one: &Recommendation, config: &TextConfig) {
    let head = format!("{number}. {}", action(model, one));
    page.push_str(&wrapped(&head, 0, config.width));
    let mut why: Vec<String> = vec![effect(one.score.score, &one.effect)];
    why.push(format!(
        "For {}.",
        place(model, one.target.occupation, one.target.region)
    ));
    why.extend(one.reasons.iter().filter_map(|r| reason(model, one, r)));
    why.extend(one.remarks.iter().map(|remark| format!("Remark: {remark}.")));
    page.push_str(&wrapped(&why.join(" "), 3, config.width));
}

/// What to do.
fn action(model: &Model, one: &Recommendation) -> String {
    let autumn = one.first_autumn;
    let to = |to: &[(crate::id::ProgramIx, i64)]| {
        let all: Vec<String> = to
            .iter()
            .map(|(ix, n)| format!("{} to {}", whole(*n), program(model, *ix)))
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
                "Open {} ({level}) at {} with {entrants} entrants from autumn {autumn}.",
                major.name, school.name
            )
        }
        Action::Shrink {
            program: ix,
            entrants,
            to: receivers,
        } => format!(
            "Move {} entrants a year out of {} from autumn {autumn}: {}.",
            whole(*entrants),
            program(model, *ix),
            to(receivers)
        ),
        Action::Suspend {
            program: ix,
            entrants,
            to: receivers,
        } => format!(
            "Suspend {} from autumn {autumn} and move its {} entrants a year: {}.",
            program(model, *ix),
            whole(*entrants),
            to(receivers)
        ),
    }
}

/// What it brings.
fn effect(score: f64, effect: &Effect) -> String {
    let shown: Vec<_> = effect.years.iter().map(|year| year.year).collect();
    format!(
        "Score {score:.0}. Over {}: {} people trained differently, {} openings more filled, worth {} perfect matches.",
        years(&shown),
        whole(effect.moved()),
        whole(effect.filled()),
        people(effect.value().whole()),
    )
}

/// One reason in words; facts that the sentence before already gave are left out.
fn reason(model: &Model, one: &Recommendation, reason: &Reason) -> Option<String> {
    let region = &model.region(one.target.region).name;
    match reason {
        Reason::Gap {
            openings,
            linked,
            one_more,
        } => Some(format!(
            "In all regions {} openings a year meet {} linked graduates; one more adds {}.",
            whole(*openings),
            people(*linked),
            point(*one_more)
        )),
        Reason::TrainedInRegion { graduates, openings } => Some(format!(
            "{region}: {} openings, {} graduates trained for them (and for others).",
            whole(*openings),
            whole(*graduates)
        )),
        Reason::Fit { fit, interval } => Some(fit_words(fit, *interval)),
        Reason::OneMore { program: ix, gain } => match &one.action {
            Action::Expand { .. } => None,
            _ => Some(format!(
                "One more graduate of {} adds {}.",
                model.major(model.program(*ix).major).name,
                point(*gain)
            )),
        },
        Reason::Size {
            program: ix,
            graduates,
        } => Some(format!(
            "{} has {} graduates a year.",
            model.major(model.program(*ix).major).name,
            whole(*graduates)
        )),
        Reason::LastOne { worth, .. } => Some(format!("Its last graduate adds {}.", point(*worth))),
        Reason::Priority { industry, priority } if priority.get() < 1.0 => Some(format!(
            "Priority of {}: {}.",
            model.industry(*industry).name,
            point(priority.get())
        )),
        Reason::Priority { .. } => None,
    }
}

fn fit_words(fit: &Fit, interval: (f64, f64)) -> String {
    let related = match fit.related {
        Related::Documented { .. } => "documented link".to_owned(),
        Related::Siblings { linked, of, .. } => format!("{linked} of {of} majors of its class are linked"),
    };
    let prepared = match fit.prepared {
        Prepared::Known(s) => format!(", {} of the skills needed", percent(Some(s))),
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
