//! Recommendations with score, effect and reasons.

use super::{TextConfig, heading};
use crate::fit::{Fit, Prepared, Related};
use crate::id::ProgramIx;
use crate::model::Model;
use crate::planning::{Note, Plan};
use crate::recommend::{Action, Advice, Reason, Recommendation};
use crate::report::words::{hanging, people, percent, point, program, whole, wrapped, years};
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
        page.push_str(&hanging(
            &format!("{:2}. {}", k + 1, action(model, one)),
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
            let line = format!("  • {} Check: {}.", action(model, one), one.cautions.join("; "));
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
         top-priority opening\nthat nobody else would fill. How robust the gains are is not yet measured.",
        whole(i64::try_from(advice.considered).unwrap_or(i64::MAX)),
        advice.resolved
    );
}

/// What to do.
fn action(model: &Model, one: &Recommendation) -> String {
    let autumn = one.first_autumn;
    // A receiver of the same school goes without the school's name.
    let to = |from: ProgramIx, to: &[(ProgramIx, i64)]| {
        let at_home = |ix: ProgramIx| model.program(ix).school == model.program(from).school;
        let name = |ix| {
            if at_home(ix) {
                short(model, ix)
            } else {
                program(model, ix)
            }
        };
        let all: Vec<String> = to
            .iter()
            .map(|(ix, n)| format!("{} to {}", whole(*n), name(*ix)))
            .collect();
        all.join(", ")
    };
    match &one.action {
        Action::Expand {
            program: ix,
            entrants,
        } => {
            format!(
                "Expand {}: {} more entrants a year from autumn {autumn}.",
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
                to(*ix, receivers)
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
                to(*ix, receivers)
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
            Reason::TrainedInRegion { graduates, openings } => {
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

fn fit_words(fit: &Fit, interval: (f64, f64)) -> String {
    let related = match fit.related {
        Related::Documented { .. } => "documented link".to_owned(),
        Related::Siblings { linked, of, .. } => format!("{linked} of {of} majors of its class are linked"),
        Related::Inferred { evidence, .. } if evidence.voters > 0 => format!(
            "no link; {} of {} near majors have it, words suit {}",
            evidence.linked,
            evidence.voters,
            percent(Some(evidence.text))
        ),
        Related::Inferred { evidence, .. } => format!("no link; words suit {}", percent(Some(evidence.text))),
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
