//! The headline: openings, graduates, filled, placed.

use super::TextConfig;
use crate::format::{left, percent, point, right, whole, years};
use crate::phrases::english::term::{objective, tier as asks};
use std::fmt::Write;
use vocmatch::indicator::rate;
use vocmatch::model::Model;
use vocmatch::plan::{Plan, Summary};

pub(super) fn write(page: &mut String, model: &Model, plan: &Plan, config: &TextConfig) {
    let objective = objective(plan.config.objective);
    let _ = writeln!(
        page,
        "{}, {}: {} regions, {} schools, {} programs, {} occupations; matched for {objective}",
        config.title,
        years(&plan.years.clone().collect::<Vec<_>>()),
        whole_len(model.regions().len()),
        whole_len(model.schools().len()),
        whole_len(model.programs().len()),
        whole_len(model.occupations().len()),
    );
    let columns = [
        "openings",
        "graduates",
        "placed",
        "of grads",
        "of openings",
        "mean fit",
        "in field",
    ];
    let _ = write!(page, "\n{}", left("a year", 14));
    for column in columns {
        let _ = write!(page, "{}", right(column, 13));
    }
    page.push('\n');
    for period in &plan.periods {
        let summary = &period.summary;
        let cells = [
            whole(summary.openings),
            whole(summary.graduates),
            whole(summary.placed),
            percent(rate(summary.placed, summary.graduates)),
            percent(rate(summary.filled, summary.openings)),
            summary.mean_fit.map_or_else(|| "–".to_owned(), point),
            percent(summary.in_field),
        ];
        let _ = write!(page, "{}", left(&years(&period.years), 14));
        for cell in cells {
            let _ = write!(page, "{}", right(&cell, 13));
        }
        page.push('\n');
    }
    if let Some(period) = plan.periods.first() {
        apart(page, plan, &period.summary);
    }
}

/// Openings that are not for graduates: shown apart, never dropped.
fn apart(page: &mut String, plan: &Plan, summary: &Summary) {
    let named = summary
        .by_tier
        .iter()
        .filter(|(tier, openings)| *openings > 0 && !tier.open_to_graduates(&plan.config.market.demand));
    let parts: Vec<String> = named
        .map(|(tier, openings)| format!("{} {}", whole(*openings), asks(*tier)))
        .collect();
    if !parts.is_empty() {
        let _ = writeln!(page, "Apart from these openings a year: {}.", parts.join(", "));
    }
}

fn whole_len(count: usize) -> String {
    whole(i64::try_from(count).unwrap_or(i64::MAX))
}
