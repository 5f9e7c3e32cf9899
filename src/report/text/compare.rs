//! Scenarios beside the present plan, as a page of plain text: one table of figures, then what changes most in each.

use super::{TextConfig, heading};
use crate::format::{hanging, left, people, whole, wrapped, years};
use crate::phrases::english::note::note as in_words;
use std::fmt::Write;
use vocmatch::plan::Plan;
use vocmatch::scenario::{
    DrawIntervals, Figure, Interval, Item, Outcome, PeopleDifference, PlanFigures, Present, ProgramDifference,
};

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

/// The figures on the page, and what they are called there.
const FIGURES: [(Figure, &str); 8] = [
    (Figure::Openings, "Openings for graduates"),
    (Figure::Graduates, "Graduates"),
    (Figure::Placed, "Graduates placed"),
    (Figure::Value, "Worth, in perfect matches"),
    (Figure::FillRate, "Openings filled, %"),
    (Figure::PlacementRate, "Graduates placed, %"),
    (Figure::MeanFit, "Mean fit of those placed"),
    (Figure::JackmanRoper, "Mismatch, 0 is none"),
];

const LABEL: usize = 26;
const CELL: usize = 19;

/// The comparison as plain text. `present` is how far the present figures spread over draws, if there were any; at
/// most 26 scenarios are shown.
#[must_use]
pub fn comparison(
    today: &Present,
    present: Option<&DrawIntervals>,
    scenarios: &[ComparedScenario],
    config: &TextConfig,
) -> String {
    let scenarios: Vec<(char, &ComparedScenario)> = ('A'..='Z').zip(scenarios).collect();
    let mut page = String::new();
    let _ = writeln!(
        page,
        "{}: the present plan beside {} scenarios\n",
        config.title,
        scenarios.len()
    );
    let names = std::iter::once((' ', "today")).chain(
        scenarios
            .iter()
            .map(|(letter, one)| (*letter, one.outcome.name.as_str())),
    );
    let span = years(&today.plan.years.clone().collect::<Vec<_>>());
    page.push_str(&left(&format!("a year, {span}"), LABEL));
    for (letter, name) in names {
        let name = if letter == ' ' {
            name.to_owned()
        } else {
            format!("{letter}: {name}")
        };
        let _ = write!(page, "  {}", left(&name, CELL));
    }
    end_line(&mut page);
    let before = PlanFigures::of_plan(&today.plan);
    for (figure, name) in FIGURES {
        row(&mut page, figure, name, &before, present, &scenarios);
    }
    by_year(&mut page, &today.plan, &scenarios);
    legend(&mut page, present, config);
    for (letter, scenario) in scenarios {
        heading(&mut page, &format!("{letter}: {}", scenario.outcome.name));
        if let Some(note) = scenario.note {
            page.push_str(&wrapped(note, 0, config.width));
        }
        most(&mut page, scenario, config);
    }
    page
}

fn end_line(page: &mut String) {
    let length = page.trim_end_matches(' ').len();
    page.truncate(length);
    page.push('\n');
}

fn row(
    page: &mut String,
    figure: Figure,
    name: &str,
    before: &PlanFigures,
    present: Option<&DrawIntervals>,
    scenarios: &[(char, &ComparedScenario)],
) {
    let old = before.get(figure);
    let _ = write!(page, "{}  {}", left(name, LABEL), left(&shown(figure, old), CELL));
    for (_, scenario) in scenarios {
        let new = scenario.outcome.difference.after.get(figure);
        let change = match (old, new) {
            (Some(old), Some(new)) => format!(
                "  ({})",
                signed(figure, as_shown(figure, new) - as_shown(figure, old))
            ),
            _ => String::new(),
        };
        let _ = write!(page, "  {}", left(&(shown(figure, new) + &change), CELL));
    }
    end_line(page);
    let interval =
        |spread: Option<&DrawIntervals>| spread.and_then(|spread| spread.mean.get(&figure).copied());
    if present.is_none() && scenarios.iter().all(|(_, one)| one.change.is_none()) {
        return;
    }
    let range = |interval: Interval| {
        format!(
            "{} to {}",
            shown(figure, Some(interval.low)),
            shown(figure, Some(interval.high))
        )
    };
    let own = interval(present).map_or(String::new(), range);
    let _ = write!(page, "{}  {}", left("", LABEL), left(&own, CELL));
    for (_, scenario) in scenarios {
        let range = |interval: Interval| {
            let [low, high] = [interval.low, interval.high].map(|change| signed(figure, change));
            if low == high {
                format!("({low})")
            } else {
                format!("({low} to {high})")
            }
        };
        let cell = interval(scenario.change).map_or(String::new(), range);
        let _ = write!(page, "  {}", left(&cell, CELL));
    }
    end_line(page);
}

fn by_year(page: &mut String, plan: &Plan, scenarios: &[(char, &ComparedScenario)]) {
    page.push_str("\nGraduates placed in\n");
    for year in plan.years.clone() {
        let placed = |plan: &Plan| plan.period(year).map(|period| period.summary.placed);
        let before = placed(plan);
        let cell = before.map_or_else(|| "–".to_owned(), whole);
        let _ = write!(
            page,
            "{}  {}",
            left(&format!("  {year}"), LABEL),
            left(&cell, CELL)
        );
        for (_, scenario) in scenarios {
            let after = placed(&scenario.outcome.plan);
            let cell = after.map_or_else(|| "–".to_owned(), whole);
            let change = before
                .zip(after)
                .filter(|(before, after)| before != after)
                .map_or(String::new(), |(before, after)| {
                    format!("  ({})", more(after - before))
                });
            let _ = write!(page, "  {}", left(&(cell + &change), CELL));
        }
        end_line(page);
    }
}

fn legend(page: &mut String, present: Option<&DrawIntervals>, config: &TextConfig) {
    let mut text =
        "In brackets: the change from today. Worth: heads placed × how well they fit × how much the region \
                    cares."
            .to_owned();
    if let Some(spread) = present {
        let _ = write!(
            text,
            " Below each figure: where nine of ten draws lie, and of the change, when openings and graduates turn out \
             otherwise than forecast, alike in every column ({} draws).",
            spread.draws
        );
    }
    let _ = write!(page, "\n{}", wrapped(&text, 0, config.width));
}

/// What changes most.
fn most(page: &mut String, scenario: &ComparedScenario, config: &TextConfig) {
    let difference = &scenario.outcome.difference;
    if difference.is_empty() {
        page.push_str("Nothing changes in the years of the plan.\n");
        return;
    }
    let lines = config.balances;
    let mut line = |text: String| page.push_str(&hanging(&format!("  • {text}"), config.width));
    for program in difference.programs.iter().take(lines) {
        line(of_program(program));
    }
    rest(&mut line, difference.programs.len(), lines, "programs");
    for item in difference.occupations.iter().take(lines) {
        line(of_item(item));
    }
    rest(&mut line, difference.occupations.len(), lines, "occupations");
    let sure = |one: &&PeopleDifference| one.sure != 0;
    for class in difference.classes.iter().filter(sure).take(lines) {
        line(of_class(class, scenario));
    }
    for note in difference.notes_new.iter().take(lines) {
        line(format!("New to know: {}", in_words(note)));
    }
}

fn rest(line: &mut impl FnMut(String), all: usize, shown: usize, what: &str) {
    if all > shown {
        line(format!("… and {} more {what}.", all - shown));
    }
}

fn of_program(program: &ProgramDifference) -> String {
    let span: Vec<i32> = program.years.iter().map(|(year, _, _)| *year).collect();
    let changes = program.years.iter().map(|(_, before, after)| after - before);
    let (least, most) = changes.fold((i64::MAX, i64::MIN), |(least, most), change| {
        (least.min(change), most.max(change))
    });
    let change = if least == most {
        more(least)
    } else {
        format!("{} to {}", more(least), more(most))
    };
    format!(
        "{} at {}: {change} graduates a year in {}.",
        program.major,
        program.school,
        years(&span)
    )
}

fn of_item(item: &Item) -> String {
    let number = |of: fn(&vocmatch::scenario::OpeningFigures) -> f64| {
        let [before, after] = [item.before, item.after].map(|figures| figures.as_ref().map_or(0.0, of));
        if libm::round(before) == libm::round(after) {
            format!("{} as before", people(after))
        } else {
            format!("{} → {}", people(before), people(after))
        }
    };
    let openings = number(|figures| figures.openings as f64);
    let linked = number(|figures| figures.linked);
    let filled = match item.sure {
        0 => "what is filled need not change".to_owned(),
        1.. => format!("at least {} more filled", whole(item.sure)),
        _ => format!("at least {} fewer filled", whole(-item.sure)),
    };
    format!(
        "{}: openings {openings}, graduates linked to them {linked}; {filled}.",
        item.name
    )
}

fn of_class(class: &PeopleDifference, scenario: &ComparedScenario) -> String {
    let level = scenario.outcome.model.level_name(class.level);
    let name = if class.name.is_empty() {
        "No class"
    } else {
        &class.name
    };
    let graduates = [class.before, class.after].map(|figures| figures.map_or(0, |figures| figures.graduates));
    let sure = if class.sure > 0 {
        format!("at least {} more placed", whole(class.sure))
    } else {
        format!("at least {} fewer placed", whole(-class.sure))
    };
    let all = if graduates[0] == graduates[1] {
        format!("{} graduates as before", whole(graduates[0]))
    } else {
        format!("graduates {} → {}", whole(graduates[0]), whole(graduates[1]))
    };
    format!("{name} ({level}): {all}; {sure}.")
}

fn is_share(figure: Figure) -> bool {
    matches!(figure, Figure::FillRate | Figure::PlacementRate)
}

fn is_small(figure: Figure) -> bool {
    matches!(figure, Figure::MeanFit | Figure::JackmanRoper | Figure::Sahin)
}

fn shown(figure: Figure, number: Option<f64>) -> String {
    match number {
        None => "–".to_owned(),
        Some(number) if is_share(figure) => format!("{:.1}", number * 100.0),
        Some(number) if is_small(figure) => three(number),
        Some(number) => people(number),
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

fn three(number: f64) -> String {
    let text = format!("{number:.3}");
    text.strip_prefix('0').map_or_else(|| text.clone(), str::to_owned)
}

/// A change with its sign.
fn signed(figure: Figure, change: f64) -> String {
    let size = libm::fabs(change);
    let text = if is_share(figure) {
        format!("{:.1}", size * 100.0)
    } else if is_small(figure) {
        three(size)
    } else {
        people(size)
    };
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

fn more(heads: i64) -> String {
    if heads > 0 {
        format!("+{}", whole(heads))
    } else {
        whole(heads)
    }
}
