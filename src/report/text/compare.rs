//! Scenarios beside the present plan, as a page of plain text: one table of figures, then what changes most in each.

use super::layout::wrapped;
use super::{TextConfig, compare_changes, heading};
use crate::format::left;
use crate::phrases::pages::compare::CompareWords;
use crate::phrases::pages::marks::Marks;
use crate::phrases::table::filled;
use crate::phrases::{fill, people, whole, years};
use std::fmt::Write;
use vocmatch::Language;
use vocmatch::plan::Plan;
use vocmatch::scenario::{DrawIntervals, Figure, Interval, Outcome, PlanFigures, Present};

/// One scenario on the page.
#[derive(Debug, Clone, Copy)]
pub struct ComparedScenario<'o> {
    /// What came of it.
    pub outcome: &'o Outcome,
    /// What it is about.
    pub note: Option<&'o str>,
    /// How far the change from the present plan spreads over draws, if there were any.
    pub change: Option<&'o DrawIntervals>,
}

const LABEL: usize = 26;
const CELL: usize = 19;

/// The figures on the page, and what they are called there.
fn figures(words: &CompareWords) -> [(Figure, &'static str); 8] {
    [
        (Figure::Openings, words.openings),
        (Figure::Graduates, words.graduates),
        (Figure::Placed, words.placed),
        (Figure::Value, words.value),
        (Figure::FillRate, words.fill_rate),
        (Figure::PlacementRate, words.placement_rate),
        (Figure::MeanFit, words.mean_fit),
        (Figure::JackmanRoper, words.mismatch),
    ]
}

/// The comparison as plain text. `present` is how far the present figures spread over draws, if there were any; at
/// most 26 scenarios are shown.
#[must_use]
pub fn comparison(
    today: &Present,
    present: Option<&DrawIntervals>,
    scenarios: &[ComparedScenario],
    config: &TextConfig,
) -> String {
    let language = config.language;
    let words = CompareWords::of(language);
    let scenarios: Vec<(char, &ComparedScenario)> = ('A'..='Z').zip(scenarios).collect();
    let count = scenarios.len().to_string();
    let title = fill(
        words.title,
        &[("title", config.title.as_str()), ("count", &count)],
    );
    let mut page = title + "\n\n";
    let span = years(&today.plan.years.clone().collect::<Vec<_>>(), language);
    page.push_str(&left(&fill(words.a_year, &[("years", &span)]), LABEL));
    cell(&mut page, words.today);
    for (letter, one) in &scenarios {
        cell(&mut page, &named(*letter, one, words));
    }
    end_line(&mut page);
    let before = PlanFigures::of_plan(&today.plan);
    for (figure, name) in figures(words) {
        row(&mut page, (figure, name), &before, &scenarios, language);
        intervals(&mut page, figure, present, &scenarios, language);
    }
    by_year(&mut page, &today.plan, &scenarios, language);
    legend(&mut page, present, config);
    for (letter, scenario) in scenarios {
        heading(&mut page, &named(letter, scenario, words));
        if let Some(note) = scenario.note {
            page.push_str(&wrapped(note, 0, config));
        }
        compare_changes::most(&mut page, scenario.outcome, config);
    }
    page
}

/// A scenario by its letter and its name.
fn named(letter: char, one: &ComparedScenario, words: &CompareWords) -> String {
    let letter = letter.to_string();
    let values = [("letter", letter.as_str()), ("name", &one.outcome.name)];
    fill(words.scenario, &values)
}

fn cell(page: &mut String, text: &str) {
    let _ = write!(page, "  {}", left(text, CELL));
}

fn end_line(page: &mut String) {
    let length = page.trim_end_matches(' ').len();
    page.truncate(length);
    page.push('\n');
}

/// One figure, today and in each scenario.
fn row(
    page: &mut String,
    (figure, name): (Figure, &str),
    before: &PlanFigures,
    scenarios: &[(char, &ComparedScenario)],
    language: Language,
) {
    let words = CompareWords::of(language);
    let old = before.get(figure);
    page.push_str(&left(name, LABEL));
    cell(page, &shown(figure, old, language));
    for (_, scenario) in scenarios {
        let new = scenario.outcome.difference.after.get(figure);
        let change = match (old, new) {
            (Some(old), Some(new)) => {
                let change = as_shown(figure, new) - as_shown(figure, old);
                fill(words.change, &[("change", &signed(figure, change, language))])
            }
            _ => String::new(),
        };
        cell(page, &(shown(figure, new, language) + &change));
    }
    end_line(page);
}

/// Where nine of ten draws of a figure lie, today, and of its change in each scenario; nothing without draws.
fn intervals(
    page: &mut String,
    figure: Figure,
    present: Option<&DrawIntervals>,
    scenarios: &[(char, &ComparedScenario)],
    language: Language,
) {
    if present.is_none() && scenarios.iter().all(|(_, one)| one.change.is_none()) {
        return;
    }
    let words = CompareWords::of(language);
    let interval =
        |spread: Option<&DrawIntervals>| spread.and_then(|spread| spread.mean.get(&figure).copied());
    let range = |low: String, high: String| filled(words.range, &[("low", low), ("high", high)]);
    let own = |interval: Interval| {
        let [low, high] = [interval.low, interval.high].map(|end| shown(figure, Some(end), language));
        range(low, high)
    };
    page.push_str(&left("", LABEL));
    cell(page, &interval(present).map_or_else(String::new, own));
    for (_, scenario) in scenarios {
        let change = |interval: Interval| {
            let [low, high] = [interval.low, interval.high].map(|end| signed(figure, end, language));
            let change = if low == high { low } else { range(low, high) };
            fill(words.change_range, &[("change", &change)])
        };
        cell(page, &interval(scenario.change).map_or_else(String::new, change));
    }
    end_line(page);
}

fn by_year(page: &mut String, plan: &Plan, scenarios: &[(char, &ComparedScenario)], language: Language) {
    let (words, marks) = (CompareWords::of(language), Marks::of(language));
    let _ = writeln!(page, "\n{}", words.placed_in);
    for year in plan.years.clone() {
        let placed = |plan: &Plan| plan.period(year).map(|period| period.summary.placed);
        let shown = |placed: Option<i64>| placed.map_or_else(|| marks.unknown.to_owned(), whole);
        let before = placed(plan);
        page.push_str(&left(&format!("  {year}"), LABEL));
        cell(page, &shown(before));
        for (_, scenario) in scenarios {
            let after = placed(&scenario.outcome.plan);
            let change = before
                .zip(after)
                .filter(|(before, after)| before != after)
                .map_or_else(String::new, |(before, after)| {
                    let change = crate::format::signed(after - before);
                    fill(words.change, &[("change", &change)])
                });
            cell(page, &(shown(after) + &change));
        }
        end_line(page);
    }
}

fn legend(page: &mut String, present: Option<&DrawIntervals>, config: &TextConfig) {
    let words = CompareWords::of(config.language);
    let mut text = words.legend.to_owned();
    if let Some(spread) = present {
        text.push_str(Marks::of(config.language).space);
        text.push_str(&fill(words.legend_draws, &[("draws", &spread.draws.to_string())]));
    }
    let _ = write!(page, "\n{}", wrapped(&text, 0, config));
}

fn is_share(figure: Figure) -> bool {
    matches!(figure, Figure::FillRate | Figure::PlacementRate)
}

fn is_small(figure: Figure) -> bool {
    matches!(figure, Figure::MeanFit | Figure::JackmanRoper | Figure::Sahin)
}

fn shown(figure: Figure, number: Option<f64>, language: Language) -> String {
    match number {
        None => Marks::of(language).unknown.to_owned(),
        Some(number) => sized(figure, number, language),
    }
}

/// A number with the decimals of its figure.
fn sized(figure: Figure, number: f64, language: Language) -> String {
    if is_share(figure) {
        format!("{:.1}", number * 100.0)
    } else if is_small(figure) {
        three(number, language)
    } else {
        people(number)
    }
}

/// A number as it is rounded for reading, so that the change is that of the numbers on the page.
fn as_shown(figure: Figure, number: f64) -> f64 {
    let steps = if is_share(figure) || is_small(figure) {
        1000.0
    } else {
        1.0
    };
    libm::round(number * steps) / steps
}

/// A number with three decimals: `.845`, in Chinese `0.845`.
fn three(number: f64, language: Language) -> String {
    let text = format!("{number:.3}");
    match (language, text.strip_prefix('0')) {
        (Language::English, Some(rest)) => rest.to_owned(),
        _ => text,
    }
}

/// A change with its sign.
fn signed(figure: Figure, change: f64, language: Language) -> String {
    let text = sized(figure, libm::fabs(change), language);
    let is_none = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
    let sign = if is_none {
        "±"
    } else if change > 0.0 {
        "+"
    } else {
        "−"
    };
    format!("{sign}{text}")
}
