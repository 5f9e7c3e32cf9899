//! How the headline figures change with assumptions, where these were tried.

use super::{TextConfig, heading};
use crate::format::{header, number, row, whole, wrapped};
use crate::phrases::pages::sureness::SurenessWords;
use crate::phrases::{PageWords, sureness};
use vocmatch::advice::Advice;

/// Columns of the assumptions on the left.
const LABELS: usize = 48;

pub(super) fn write(page: &mut String, advice: &Advice, config: &TextConfig) {
    if advice.headlines.is_empty() {
        return;
    }
    let language = config.language;
    let (common, words) = (PageWords::of(language), SurenessWords::of(language));
    heading(page, words.heading);
    let labels = [common.openings, common.placed, common.in_field];
    let (labels, widths) = header(&labels, &[11; 3]);
    page.push_str(&row("", LABELS, &labels, &widths));
    for one in &advice.headlines {
        let label = one
            .assumption
            .map_or(words.as_planned, |of| sureness::assumption(of, language));
        let cells = [
            whole(one.openings),
            whole(one.placed),
            number::percent(one.in_field, language),
        ];
        page.push_str(&row(label, LABELS, &cells, &widths));
    }
    page.push_str(&wrapped(words.means, 0, config.width));
}
