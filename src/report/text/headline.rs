//! The headline: openings, graduates, filled, placed.

use super::TextConfig;
use crate::format::{header, row, wrapped};
use crate::phrases::{self, PageWords, TextWords, fill, indicator};
use vocmatch::model::Model;
use vocmatch::plan::Plan;

/// Columns of the years on the left.
const YEARS: usize = 14;

pub(super) fn write(page: &mut String, model: &Model, plan: &Plan, config: &TextConfig) {
    let language = config.language;
    let years: Vec<_> = plan.years.clone().collect();
    let title = fill(
        TextWords::of(language).plan_title,
        &[
            ("title", &config.title),
            ("years", &phrases::years(&years, language)),
            ("counts", &phrases::counts(model, language)),
            ("objective", phrases::objective_of(plan, language)),
        ],
    );
    page.push_str(&title);
    page.push_str("\n\n");
    let shown: Vec<_> = indicator::headline().collect();
    let labels: Vec<&str> = shown.iter().map(|one| one.label(language)).collect();
    let room = config.width.saturating_sub(YEARS) / shown.len().max(1);
    let (labels, widths) = header(&labels, &vec![room.min(13); labels.len()]);
    page.push_str(&row(PageWords::of(language).a_year, YEARS, &labels, &widths));
    for period in &plan.periods {
        let cells: Vec<String> = shown
            .iter()
            .map(|one| one.text(&period.summary, language))
            .collect();
        page.push_str(&row(
            &phrases::years(&period.years, language),
            YEARS,
            &cells,
            &widths,
        ));
    }
    let means = PageWords::of(language).answer_means;
    page.push_str(&wrapped(means, 0, config.width));
    let first = plan.periods.first();
    if let Some(apart) = first.and_then(|period| phrases::apart(plan, &period.summary, language)) {
        page.push_str(&apart);
        page.push('\n');
    }
}
