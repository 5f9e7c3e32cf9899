//! What a reader must know to believe the page.

use super::{TextConfig, heading};
use crate::format::hanging;
use crate::phrases::{self, PageWords};
use vocmatch::plan::Plan;

pub(super) fn write(page: &mut String, plan: &Plan, config: &TextConfig) {
    if plan.notes.is_empty() {
        return;
    }
    heading(page, PageWords::of(config.language).to_know);
    for one in &plan.notes {
        let note = phrases::note(one, config.language);
        page.push_str(&hanging(&format!("  • {note}"), config.width));
    }
}
