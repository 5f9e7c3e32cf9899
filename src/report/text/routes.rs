//! Routes of one learner as a page: each with its steps, and what was assumed.

use super::{TextConfig, heading, stations::station};
use crate::format::{hanging, left, percent, point, right, whole};
use std::fmt::Write;
use vocmatch::dataset::ArticulationKind;
use vocmatch::model::Model;
use vocmatch::pathway::{Front, Goal, Route, RouteStep, Source, Sourced, Start};

/// The best routes of one learner, and the front beside them if there is one, as plain text.
#[must_use]
pub fn routes_text(
    model: &Model,
    (start, goal): (Start, Goal),
    best: &[Route],
    front: Option<&Front>,
    config: &TextConfig,
) -> String {
    let mut page = format!("From {} to {}\n", from(model, start), to(model, goal));
    if best.is_empty() {
        page.push_str("\nNo route leads there along the ways of these tables.\n");
        return page;
    }
    heading(
        &mut page,
        "Best routes, by the trade-off of success, years, cost, fit and pay",
    );
    for (k, route) in best.iter().enumerate() {
        write(&mut page, model, k + 1, route, config);
    }
    if let Some(front) = front {
        heading(
            &mut page,
            "Routes of which none is beaten in success, years, cost, fit and pay at once",
        );
        if !front.complete {
            page.push_str("Some are left out, because too many stood side by side.\n");
        }
        for (k, route) in front.routes.iter().enumerate() {
            write(&mut page, model, k + 1, route, config);
        }
    }
    let all = || best.iter().chain(front.iter().flat_map(|front| &front.routes));
    assumptions(&mut page, all, config);
    page
}

/// Where the learner stands, in words.
fn from(model: &Model, start: Start) -> String {
    match start {
        Start::Nothing => "junior secondary school".to_owned(),
        Start::Finished(level) => format!("the {} level", model.level_name(level)),
        Start::Program(program) => crate::format::program(model, program),
        Start::Major(major) => {
            let major = model.major(major);
            format!("{} ({})", major.name, model.level_name(major.level))
        }
    }
}

/// What the learner wants, in words.
fn to(model: &Model, goal: Goal) -> String {
    match goal {
        Goal::Occupation(occupation) => model.occupation(occupation).name.clone(),
        Goal::Program(program) => from(model, Start::Program(program)),
        Goal::Major(major) => from(model, Start::Major(major)),
    }
}

fn write(page: &mut String, model: &Model, number: usize, route: &Route, config: &TextConfig) {
    let [_, shares, _] = route.assumed();
    let mark = if shares > 0 { "?" } else { "" };
    let arriving = route.success * 100.0;
    let decimals = usize::from(arriving < 9.95);
    let likely = format!("{arriving:.decimals$}{mark} of 100 arrive");
    let mut figures = if route.steps.is_empty() {
        vec!["no more study".to_owned()]
    } else {
        vec![likely, years(route.years)]
    };
    if let Some(cost) = route.cost.filter(|_| !route.steps.is_empty()) {
        figures.push(format!("cost {}", money(cost)));
    }
    if let Some(work) = &route.work {
        figures.push(format!("fit {}", point(work.fit)));
        if let Some(wage) = work.wage {
            figures.push(format!("pay {} a year", money(wage)));
        }
    }
    let _ = writeln!(
        page,
        "\n{}. {}; worth {}",
        number,
        figures.join(", "),
        point(route.worth)
    );
    for step in &route.steps {
        let place = config.width.saturating_sub(80).clamp(28, 48);
        let line = format!(
            "     {} {} {}  {}",
            left(model.level_name(step.station.level(model)), 22),
            left(&station(model, step.station), place),
            right(&years(step.years), 8),
            entry(model, step)
        );
        page.push_str(&hanging(&line, config.width.max(70)));
    }
}

/// The steps of a route in one sentence.
pub(super) fn steps(model: &Model, route: &Route) -> String {
    if route.steps.is_empty() {
        return "no more study".to_owned();
    }
    let step = |step: &RouteStep| {
        format!(
            "{} ({}, {}; {})",
            station(model, step.station),
            model.level_name(step.station.level(model)),
            years(step.years),
            entry(model, step)
        )
    };
    route.steps.iter().map(step).collect::<Vec<_>>().join(" → ")
}

/// How one gets into a step and through it.
fn entry(model: &Model, step: &RouteStep) -> String {
    let mut said = Vec::new();
    match &step.entry {
        None => said.push("starts here".to_owned()),
        Some((way, share)) => {
            let articulation = way.articulation(model);
            let since = way
                .opened(model)
                .map_or_else(String::new, |year| format!(" from {year}"));
            said.push(format!("{}{since}", kind(articulation.kind)));
            said.push(told(*share, "go on"));
        }
    }
    if step.completion.source != Source::Assumed {
        said.push(told(step.completion, "complete"));
    }
    said.join(", ")
}

fn told(figure: Sourced<f64>, what: &str) -> String {
    let mark = match figure.source {
        Source::Given => "",
        Source::Quota => " by its places",
        Source::Assumed => "?",
    };
    format!("{}{mark} {what}", percent(Some(figure.value)))
}

fn kind(kind: ArticulationKind) -> &'static str {
    match kind {
        ArticulationKind::ThreePlusTwo => "3+2",
        ArticulationKind::ThreePlusFour => "3+4",
        ArticulationKind::FivePlusTwo => "5+2",
        ArticulationKind::FiveYear => "five-year program",
        ArticulationKind::Exam => "entrance exam",
        ArticulationKind::Recommendation => "recommendation",
        ArticulationKind::FurtherStudy => "continuation",
    }
}

fn assumptions<'r, I: Iterator<Item = &'r Route>>(
    page: &mut String,
    all: impl Fn() -> I,
    config: &TextConfig,
) {
    let [completions, shares, costs] = all().fold([0; 3], |[a, b, c], route| {
        let [x, y, z] = route.assumed();
        [a + x, b + y, c + z]
    });
    let pay = all().any(|route| {
        let rank = route.work.as_ref().map(|work| work.wage_rank.source);
        rank == Some(Source::Assumed)
    });
    if completions + shares + costs == 0 && !pay {
        return;
    }
    heading(page, "To know before you rely on it");
    let mut say = |sentence: &str| page.push_str(&hanging(&format!("  • {sentence}"), config.width));
    if shares > 0 {
        say(
            "A question mark stands where the share who go on is not in the tables: it is assumed by the kind of way. It \
             tells routes apart, not how likely one is.",
        );
    }
    if completions > 0 {
        say("Where no share completes is shown, none is known, and everyone is taken to complete.");
    }
    if costs > 0 {
        say("Where a seat's cost is not known, the mean of those of its level stands for it.");
    }
    if pay {
        say("What the work pays is not known: it is taken to pay as the middle of all occupations does.");
    }
}

fn years(years: u32) -> String {
    if years == 1 {
        "1 year".to_owned()
    } else {
        format!("{years} years")
    }
}

#[expect(clippy::cast_possible_truncation, reason = "money of a planner")]
fn money(amount: f64) -> String {
    whole(libm::round(amount.clamp(-9e15, 9e15)) as i64)
}
