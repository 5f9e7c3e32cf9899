//! Graduate tracking as a page: what is far from what was to be expected, and what tracked graduates did.

use super::layout::hanging;
use super::{TextConfig, heading};
use crate::format::{left, right};
use crate::phrases::pages::marks::Marks;
use crate::phrases::pages::tracking::TrackingWords;
use crate::phrases::table::{count, counted, filled};
use crate::phrases::{self, fill, percent, point, whole};
use std::fmt::Write;
use vocmatch::Language;
use vocmatch::fit::{PriorStrength, STRENGTH_BOUNDS};
use vocmatch::indicator::{Finding, PriorSide, Rate, TrackedGroup, Tracking};
use vocmatch::model::Model;

/// The tracking records of at most `most` programs, in program order, after as many findings, the least likely first.
#[must_use]
pub fn tracking_text(model: &Model, tracking: &Tracking, most: usize, config: &TextConfig) -> String {
    let words = TrackingWords::of(config.language);
    let followed = programs(tracking.programs.len(), words);
    let mut page = fill(words.title, &[("programs", &followed)]) + "\n";
    far(&mut page, model, tracking, most, config);
    heading(&mut page, words.did);
    if tracking.programs.is_empty() {
        page.push_str(words.nobody);
        page.push('\n');
        return page;
    }
    let columns = [
        words.tracked,
        words.at_work,
        words.studying,
        words.business,
        words.in_field,
    ];
    line(&mut page, "", &columns.map(str::to_owned));
    for record in tracking.programs.iter().take(most) {
        let name = phrases::program(model, record.program, config.language);
        let name = left(&name, config.width.saturating_sub(2));
        let _ = writeln!(page, "  {}", name.trim_end());
        for (year, group) in &record.years {
            line(
                &mut page,
                &label(&year.to_string(), group),
                &cells(group, config.language),
            );
        }
        if record.years.len() > 1 {
            line(
                &mut page,
                &label(words.together, &record.together),
                &cells(&record.together, config.language),
            );
        }
    }
    more(&mut page, tracking.programs.len(), most, words);
    let text = if tracking.config.suppress_small {
        words.small_withheld
    } else {
        words.small
    };
    let text = fill(text, &[("small", &whole(tracking.config.small))]);
    page.push_str(&hanging(&text, config));
    page
}

/// How many people the prior is worth by tracking itself, beside what the plan takes: one line.
#[must_use]
pub fn strength_text(strength: Option<&PriorStrength>, used: f64, config: &TextConfig) -> String {
    let words = TrackingWords::of(config.language);
    let used = number(used);
    let text = match strength {
        None => fill(words.strength_unknown, &[("used", &used)]),
        Some(strength) => {
            let (least, most) = STRENGTH_BOUNDS;
            let edge = if strength.people <= least {
                words.at_most
            } else if strength.people >= most {
                words.at_least
            } else {
                ""
            };
            let values = [
                ("used", used),
                ("cells", count("{count}", strength.cells)),
                ("edge", edge.to_owned()),
                ("people", number(strength.people)),
            ];
            filled(words.strength, &values)
        }
    };
    hanging(&text, config)
}

fn far(page: &mut String, model: &Model, tracking: &Tracking, most: usize, config: &TextConfig) {
    let words = TrackingWords::of(config.language);
    heading(page, words.far);
    for finding in tracking.findings.iter().take(most) {
        let said = sentence(model, finding, config.language);
        page.push_str(&hanging(&format!("  • {said}"), config));
    }
    more(page, tracking.findings.len(), most, words);
    let none = if tracking.findings.is_empty() {
        words.none_far
    } else {
        ""
    };
    let values = [
        ("programs", programs(tracking.looked_at, words)),
        ("chance", format!("{:.1}", tracking.by_chance())),
    ];
    let text = none.to_owned() + &filled(words.looked_at, &values);
    page.push_str(&hanging(&text, config));
}

/// How many of a list are not shown.
fn more(page: &mut String, all: usize, shown: usize, words: &TrackingWords) {
    if all > shown {
        page.push_str(&count(words.more, all - shown));
        page.push('\n');
    }
}

fn sentence(model: &Model, finding: &Finding, language: Language) -> String {
    let words = TrackingWords::of(language);
    let (rate, side) = (finding.in_field, finding.side);
    let (low, high) = rate.interval();
    let side = match side {
        PriorSide::Below => words.below,
        PriorSide::Above => words.above,
    };
    let values = [
        ("program", phrases::program(model, finding.program, language)),
        ("part", whole(rate.part)),
        ("of", whole(rate.of)),
        ("share", percent(Some(rate.share()), language)),
        ("low", percent(Some(low), language)),
        ("high", percent(Some(high), language)),
        ("side", side.to_owned()),
        ("prior", point(finding.prior, language)),
        ("chance", chance(finding.probability, language)),
        ("adjusted", chance(finding.adjusted, language)),
    ];
    filled(words.finding, &values)
}

/// A probability: `.04`, `.003`, or `below .001`.
fn chance(probability: f64, language: Language) -> String {
    if probability >= 0.01 {
        point(probability, language)
    } else if probability >= 0.001 {
        let text = format!("{probability:.3}");
        match language {
            Language::English => text.trim_start_matches('0').to_owned(),
            Language::Chinese => text,
        }
    } else {
        TrackingWords::of(language).tiny.to_owned()
    }
}

fn label(name: &str, group: &TrackedGroup) -> String {
    format!("{name}{}", if group.small { " *" } else { "" })
}

fn cells(group: &TrackedGroup, language: Language) -> [String; 5] {
    let none = Marks::of(language).unknown;
    let unknown = if group.withheld {
        TrackingWords::of(language).withheld
    } else {
        none
    };
    let part = |rate: Option<Rate>| match rate {
        Some(rate) => format!("{} {}", whole(rate.part), shares(rate, language)),
        None if group.tracked.is_none() => unknown.to_owned(),
        None => none.to_owned(),
    };
    [
        group.tracked.map_or_else(|| unknown.to_owned(), whole),
        part(group.employed),
        part(group.further_study),
        part(group.own_business),
        group
            .in_field
            .map_or_else(|| unknown.to_owned(), |rate| of_its_own(rate, language)),
    ]
}

fn of_its_own(rate: Rate, language: Language) -> String {
    let values = [
        ("part", whole(rate.part)),
        ("of", whole(rate.of)),
        ("share", shares(rate, language)),
    ];
    filled(TrackingWords::of(language).of_its_own, &values)
}

fn shares(rate: Rate, language: Language) -> String {
    let (low, high) = rate.interval();
    let values = [
        ("share", percent(Some(rate.share()), language)),
        ("low", format!("{:.0}", low * 100.0)),
        ("high", format!("{:.0}", high * 100.0)),
    ];
    filled(TrackingWords::of(language).interval, &values)
}

fn line(page: &mut String, label: &str, cells: &[String; 5]) {
    let widths = [9, 19, 18, 18, 25];
    let mut text = format!("    {}", left(label, 12));
    for (cell, width) in cells.iter().zip(widths) {
        text.push_str(&right(cell, width));
    }
    let _ = writeln!(page, "{}", text.trim_end());
}

fn number(number: f64) -> String {
    if number >= 10.0 {
        format!("{number:.0}")
    } else {
        format!("{number:.1}").trim_end_matches(".0").to_owned()
    }
}

fn programs(number: usize, words: &TrackingWords) -> String {
    counted(number, words.program, words.programs)
}
