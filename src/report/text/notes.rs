//! What a reader must know to believe the page.

use super::{TextConfig, heading};
use crate::format::hanging;
use crate::phrases::english::note::note;
use vocmatch::plan::Plan;

pub(super) fn write(page: &mut String, plan: &Plan, config: &TextConfig) {
    if plan.notes.is_empty() {
        return;
    }
    heading(page, "To know before you believe it");
    for one in &plan.notes {
        page.push_str(&hanging(&format!("  • {}", note(one)), config.width));
    }
}
