//! Routes of one learner as a page: each with its steps, and what was assumed.

use super::layout::{bullet, hanging};
use super::{TextConfig, heading, stations::station};
use crate::format::{left, right};
use crate::phrases::pages::marks::Marks;
use crate::phrases::pages::routes::{RouteWords, way};
use crate::phrases::table::filled;
use crate::phrases::{self, fill, percent, point, way_between, whole};
use std::fmt::Write;
use vocmatch::Language;
use vocmatch::id::MajorIx;
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
    let words = RouteWords::of(config.language);
    let values = [
        ("from", from(model, start, config.language)),
        ("to", to(model, goal, config.language)),
    ];
    let mut page = filled(words.title, &values) + "\n";
    if best.is_empty() {
        let _ = writeln!(page, "\n{}", words.no_route);
        return page;
    }
    heading(&mut page, words.best);
    for (k, route) in best.iter().enumerate() {
        write(&mut page, model, k + 1, route, config);
    }
    if let Some(front) = front {
        heading(&mut page, words.front);
        if !front.complete {
            let _ = writeln!(page, "{}", words.cut);
        }
        for (k, route) in front.routes.iter().enumerate() {
            write(&mut page, model, k + 1, route, config);
        }
    }
    let others = front.map_or(&[][..], |front| &front.routes);
    assumptions(&mut page, &[best, others], config);
    page
}

/// A major and its level.
pub(super) fn major(model: &Model, ix: MajorIx, language: Language) -> String {
    let major = model.major(ix);
    let values = [
        ("station", major.name.as_str()),
        ("level", phrases::level(model, major.level, language)),
    ];
    fill(
        phrases::pages::stations::StationWords::of(language).around,
        &values,
    )
}

/// Where the learner stands, in words.
fn from(model: &Model, start: Start, language: Language) -> String {
    let words = RouteWords::of(language);
    match start {
        Start::Nothing => words.from_nothing.to_owned(),
        Start::Finished(level) => fill(
            words.from_level,
            &[("level", phrases::level(model, level, language))],
        ),
        Start::Program(program) => phrases::program(model, program, language),
        Start::Major(ix) => major(model, ix, language),
    }
}

/// What the learner wants, in words.
fn to(model: &Model, goal: Goal, language: Language) -> String {
    match goal {
        Goal::Occupation(occupation) => model.occupation(occupation).name.clone(),
        Goal::Program(program) => from(model, Start::Program(program), language),
        Goal::Major(major) => from(model, Start::Major(major), language),
    }
}

fn write(page: &mut String, model: &Model, number: usize, route: &Route, config: &TextConfig) {
    let language = config.language;
    let (words, marks) = (RouteWords::of(language), Marks::of(language));
    let [_, shares, _] = route.assumed();
    let arriving = route.success * 100.0;
    let decimals = usize::from(arriving < 9.95);
    let mut figures = if route.steps.is_empty() {
        vec![words.no_study.to_owned()]
    } else {
        let likely = [
            ("likely", format!("{arriving:.decimals$}")),
            ("mark", if shares > 0 { marks.assumed } else { "" }.to_owned()),
        ];
        vec![filled(words.arrive, &likely), years(route.years, language)]
    };
    if let Some(cost) = route.cost.filter(|_| !route.steps.is_empty()) {
        figures.push(fill(words.cost, &[("money", &money(cost))]));
    }
    if let Some(work) = &route.work {
        figures.push(fill(words.fit, &[("fit", &point(work.fit, language))]));
        if let Some(wage) = work.wage {
            figures.push(fill(words.pay, &[("money", &money(wage))]));
        }
    }
    let values = [
        ("number", number.to_string()),
        ("figures", figures.join(marks.comma)),
        ("worth", point(route.worth, language)),
    ];
    let _ = writeln!(page, "\n{}", filled(words.route, &values));
    for step in &route.steps {
        let place = config.width.saturating_sub(80).clamp(28, 48);
        let line = format!(
            "     {} {} {}  {}",
            left(
                phrases::level(model, step.station.level(model), language),
                language.pick(22, 16)
            ),
            left(&station(model, step.station, language), place),
            right(&years(step.years, language), 8),
            entry(model, step, language)
        );
        let width = config.width.max(70);
        page.push_str(&hanging(
            &line,
            &TextConfig {
                width,
                ..config.clone()
            },
        ));
    }
}

/// The steps of a route in one sentence.
pub(super) fn steps(model: &Model, route: &Route, language: Language) -> String {
    let words = RouteWords::of(language);
    if route.steps.is_empty() {
        return words.no_study.to_owned();
    }
    let step = |step: &RouteStep| {
        let level = phrases::level(model, step.station.level(model), language);
        let values = [
            ("station", station(model, step.station, language)),
            ("level", level.to_owned()),
            ("years", years(step.years, language)),
            ("entry", entry(model, step, language)),
        ];
        filled(words.step, &values)
    };
    let steps: Vec<String> = route.steps.iter().map(step).collect();
    steps.join(words.arrow)
}

/// How one gets into a step and through it.
fn entry(model: &Model, step: &RouteStep, language: Language) -> String {
    let words = RouteWords::of(language);
    let mut said = Vec::new();
    match &step.entry {
        None => said.push(words.starts.to_owned()),
        Some((articulation, share)) => {
            let level = |major| model.major(major).level;
            let ends = (articulation.from.major(model), articulation.to.major(model));
            let ends = (level(ends.0), level(ends.1));
            let kind = way_between(articulation.articulation(model).kind, ends, language, way);
            said.push(match articulation.opened(model) {
                None => kind.to_owned(),
                Some(year) => fill(words.since, &[("way", kind), ("year", &year.to_string())]),
            });
            said.push(sourced(*share, words.go_on, language));
        }
    }
    if step.completion.source != Source::Assumed {
        said.push(sourced(step.completion, words.complete, language));
    }
    said.join(Marks::of(language).comma)
}

/// A share and where it is from.
fn sourced(figure: Sourced<f64>, text: &str, language: Language) -> String {
    let mark = match figure.source {
        Source::Given => "",
        Source::Quota => RouteWords::of(language).by_quota,
        Source::Assumed => Marks::of(language).assumed,
    };
    let share = percent(Some(figure.value), language);
    fill(text, &[("share", &share), ("mark", mark)])
}

fn assumptions(page: &mut String, all: &[&[Route]], config: &TextConfig) {
    let all = || all.iter().flat_map(|routes| routes.iter());
    let [completions, shares, costs] = all().fold([0; 3], |[a, b, c], route| {
        let [x, y, z] = route.assumed();
        [a + x, b + y, c + z]
    });
    let pay = all().any(|route| {
        let rank = route.work.as_ref().map(|work| work.wage_rank.source);
        rank == Some(Source::Assumed)
    });
    let words = RouteWords::of(config.language);
    let assumed = [
        (shares > 0, words.assumed_shares),
        (completions > 0, words.assumed_completion),
        (costs > 0, words.assumed_cost),
        (pay, words.assumed_pay),
    ];
    if assumed.iter().all(|(is, _)| !is) {
        return;
    }
    heading(page, words.to_know);
    for (_, sentence) in assumed.into_iter().filter(|(is, _)| *is) {
        page.push_str(&bullet(sentence, config));
    }
}

/// A span of years.
pub(super) fn years(years: u32, language: Language) -> String {
    let words = RouteWords::of(language);
    let text = if years == 1 { words.year } else { words.years };
    fill(text, &[("count", &years.to_string())])
}

#[expect(clippy::cast_possible_truncation, reason = "money of a planner")]
fn money(amount: f64) -> String {
    whole(libm::round(amount.clamp(-9e15, 9e15)) as i64)
}
