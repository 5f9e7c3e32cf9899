//! Graduate tracking as a page: what is far from what was to be expected, and what tracked graduates did.

use super::{TextConfig, heading};
use crate::format::{hanging, left, percent, point, program, right, whole};
use std::fmt::Write;
use vocmatch::fit::{PriorStrength, STRENGTH_BOUNDS};
use vocmatch::indicator::{Finding, PriorSide, Rate, TrackedGroup, Tracking};
use vocmatch::model::Model;

/// The tracking records of at most `most` programs, in program order, after as many findings, the least likely first.
#[must_use]
pub fn tracking_text(model: &Model, tracking: &Tracking, most: usize, config: &TextConfig) -> String {
    let mut page = format!(
        "Graduates of {} were followed up\n",
        programs(tracking.programs.len())
    );
    far(&mut page, model, tracking, most, config);
    heading(
        &mut page,
        "What they did: people, share, and in brackets its 90% interval",
    );
    if tracking.programs.is_empty() {
        page.push_str("nobody was followed up\n");
        return page;
    }
    let columns = [
        "tracked",
        "at work",
        "studying on",
        "own business",
        "in the field",
    ];
    line(&mut page, "", &columns.map(str::to_owned));
    for record in tracking.programs.iter().take(most) {
        let name = left(&program(model, record.program), config.width.saturating_sub(2));
        let _ = writeln!(page, "  {}", name.trim_end());
        for (year, group) in &record.years {
            line(&mut page, &label(&year.to_string(), group), &cells(group));
        }
        if record.years.len() > 1 {
            line(
                &mut page,
                &label("together", &record.together),
                &cells(&record.together),
            );
        }
    }
    if tracking.programs.len() > most {
        let _ = writeln!(page, "  … and {} more", count(tracking.programs.len() - most));
    }
    page.push_str(&legend(tracking, config));
    page
}

/// How many people the prior is worth by tracking itself, beside what the plan takes: one line.
#[must_use]
pub fn strength_text(strength: Option<&PriorStrength>, used: f64, config: &TextConfig) -> String {
    let text = match strength {
        None => format!(
            "What is expected of a program is taken to be worth {} tracked people; too few groups were tracked to check that.",
            number(used)
        ),
        Some(strength) => {
            let (least, most) = STRENGTH_BOUNDS;
            let edge = if strength.people <= least {
                "at most "
            } else if strength.people >= most {
                "at least "
            } else {
                ""
            };
            format!(
                "What is expected of a program is taken to be worth {} tracked people; the spread of {} tracked groups \
                 around it speaks for {edge}{}.",
                number(used),
                count(strength.cells),
                number(strength.people)
            )
        }
    };
    hanging(&text, config.width)
}

fn far(page: &mut String, model: &Model, tracking: &Tracking, most: usize, config: &TextConfig) {
    heading(page, "Far from what was to be expected: the share in the field");
    for finding in tracking.findings.iter().take(most) {
        page.push_str(&hanging(&sentence(model, finding), config.width));
    }
    if tracking.findings.len() > most {
        let _ = writeln!(page, "  … and {} more", count(tracking.findings.len() - most));
    }
    let none = if tracking.findings.is_empty() {
        "None are. "
    } else {
        ""
    };
    let text = format!(
        "{none}{} could be looked at; chance alone would report up to {:.1} of them.",
        programs(tracking.looked_at),
        tracking.by_chance()
    );
    page.push_str(&hanging(&text, config.width));
}

fn sentence(model: &Model, finding: &Finding) -> String {
    let (rate, side) = (finding.in_field, finding.side);
    let (low, high) = rate.interval();
    let side = match side {
        PriorSide::Below => "below",
        PriorSide::Above => "above",
    };
    format!(
        "  • {}: {} of {} at work were in the field ({}, interval {}–{}), {side} the {} that was to be expected. By chance: \
         {}; in view of all that were looked at: {}.",
        program(model, finding.program),
        whole(rate.part),
        whole(rate.of),
        percent(Some(rate.share())),
        percent(Some(low)),
        percent(Some(high)),
        point(finding.prior),
        chance(finding.probability),
        chance(finding.adjusted),
    )
}

/// A probability: `.04`, `.003`, or `below .001`.
fn chance(probability: f64) -> String {
    if probability >= 0.01 {
        point(probability)
    } else if probability >= 0.001 {
        format!("{probability:.3}").trim_start_matches('0').to_owned()
    } else {
        "below .001".to_owned()
    }
}

fn label(name: &str, group: &TrackedGroup) -> String {
    format!("{name}{}", if group.small { " *" } else { "" })
}

fn cells(group: &TrackedGroup) -> [String; 5] {
    let unknown = || if group.withheld { "withheld" } else { "–" }.to_owned();
    let part = |rate: Option<Rate>| {
        rate.map_or_else(
            || {
                if group.tracked.is_none() {
                    unknown()
                } else {
                    "–".to_owned()
                }
            },
            of_tracked,
        )
    };
    [
        group.tracked.map_or_else(unknown, whole),
        part(group.employed),
        part(group.further_study),
        part(group.own_business),
        group.in_field.map_or_else(unknown, of_its_own),
    ]
}

fn of_tracked(rate: Rate) -> String {
    format!("{} {}", whole(rate.part), shares(rate))
}

fn of_its_own(rate: Rate) -> String {
    format!("{} of {} {}", whole(rate.part), whole(rate.of), shares(rate))
}

fn shares(rate: Rate) -> String {
    let (low, high) = rate.interval();
    format!(
        "{} ({:.0}–{:.0})",
        percent(Some(rate.share())),
        low * 100.0,
        high * 100.0
    )
}

fn line(page: &mut String, label: &str, cells: &[String; 5]) {
    let widths = [9, 19, 18, 18, 25];
    let mut text = format!("    {}", left(label, 12));
    for (cell, width) in cells.iter().zip(widths) {
        text.push_str(&right(cell, width));
    }
    let _ = writeln!(page, "{}", text.trim_end());
}

fn legend(tracking: &Tracking, config: &TextConfig) -> String {
    let small = tracking.config.small;
    let text = if tracking.config.suppress_small {
        format!(
            "* fewer than {} people: withheld. Sums hold the years that are shown, and withheld ones only if they are several \
             and not small together. –: not known.",
            whole(small)
        )
    } else {
        format!(
            "* fewer than {} people: the shares may be chance. –: not known.",
            whole(small)
        )
    };
    hanging(&text, config.width)
}

fn number(number: f64) -> String {
    if number >= 10.0 {
        format!("{number:.0}")
    } else {
        format!("{number:.1}").trim_end_matches(".0").to_owned()
    }
}

fn programs(number: usize) -> String {
    format!("{} program{}", count(number), if number == 1 { "" } else { "s" })
}

fn count(number: usize) -> String {
    whole(i64::try_from(number).unwrap_or(i64::MAX))
}
