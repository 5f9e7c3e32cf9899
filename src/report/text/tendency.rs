//! What tends to be, beside what could be.

use super::{TextConfig, heading};
use crate::format::{header, row, whole, wrapped};
use crate::phrases::pages::tendency::TendencyWords;
use crate::phrases::tendency::lines;
use vocmatch::model::Model;
use vocmatch::plan::Plan;

/// Columns of the labels on the left.
const LABELS: usize = 36;

pub(super) fn write(page: &mut String, model: &Model, plan: &Plan, config: &TextConfig) {
    let words = TendencyWords::of(config.language);
    heading(page, words.heading);
    let labels = [words.could, words.first_job, words.career];
    let (labels, widths) = header(&labels, &[11; 3]);
    page.push_str(&row("", LABELS, &labels, &widths));
    for line in lines(model, plan, config.language) {
        let cells = [line.could(), whole(line.first_job), whole(line.career)];
        page.push_str(&row(line.label, LABELS, &cells, &widths));
    }
    for text in [words.means, words.views, words.carried] {
        page.push_str(&wrapped(text, 0, config.width));
    }
}
