//! What several pages of advice say beside its recommendations: surplus programs, cautions, remarks.

use super::{TextConfig, heading};
use crate::format::{hanging, wrapped};
use crate::phrases::{self, PageWords, TextWords, fill};
use vocmatch::advice::{Advice, Recommendation};
use vocmatch::model::Model;
use vocmatch::plan::{Note, Plan};

/// Programs whose graduates go unplaced although no action gains.
pub(super) fn surplus(page: &mut String, model: &Model, advice: &Advice, few: usize, config: &TextConfig) {
    if advice.warnings.is_empty() {
        return;
    }
    heading(page, PageWords::of(config.language).watch);
    for warning in advice.warnings.iter().take(few) {
        let line = phrases::watched(model, warning, config.language);
        page.push_str(&hanging(&format!("  • {line}"), config.width));
    }
}

/// Why to check first.
pub(super) fn checked(one: &Recommendation, config: &TextConfig) -> String {
    let words = PageWords::of(config.language);
    let cautions = one.cautions.join(words.semicolon);
    [words.check, words.colon, &cautions, words.stop].concat()
}

/// Remarks that most openings for graduates carry.
pub(super) fn general_remarks(plan: &Plan) -> Vec<&str> {
    let openings = plan.periods.first().map_or(0, |period| period.summary.openings);
    let remarks = plan.notes.iter().filter_map(|note| match note {
        Note::Remark {
            text,
            open_to_graduates,
            ..
        } if 2 * open_to_graduates > openings => Some(text.as_str()),
        _ => None,
    });
    remarks.collect()
}

/// A line with them.
pub(super) fn remark(general: &[&str], config: &TextConfig) -> String {
    if general.is_empty() {
        return String::new();
    }
    let remarks = general.join(PageWords::of(config.language).semicolon);
    let words = TextWords::of(config.language);
    wrapped(
        &fill(words.remark_on_most, &[("remarks", &remarks)]),
        0,
        config.width,
    )
}
