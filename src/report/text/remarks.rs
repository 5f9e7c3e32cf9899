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

/// The lists beside the main one and the cautioned one that hold anything: heading, what it holds, and the list.
pub(super) fn others<'a>(
    advice: &'a Advice,
    words: &PageWords,
) -> impl Iterator<Item = (&'static str, &'static str, &'a Vec<Recommendation>)> {
    let lists = [
        (words.pays_little, words.pays_little_means, &advice.pays_little),
        (words.to_recruit, words.to_recruit_means, &advice.to_recruit),
        (
            words.better_matches,
            words.better_matches_means,
            &advice.better_matches,
        ),
        (words.gains_on_paper, words.gains_on_paper_means, &advice.on_paper),
    ];
    lists.into_iter().filter(|(.., list)| !list.is_empty())
}

/// Programs that prices would change and a rule leaves as they are.
pub(super) fn to_watch(page: &mut String, model: &Model, advice: &Advice, few: usize, config: &TextConfig) {
    if advice.to_watch.is_empty() {
        return;
    }
    heading(page, PageWords::of(config.language).to_watch);
    for one in advice.to_watch.iter().take(few) {
        for line in phrases::reasons(model, std::slice::from_ref(&one.reason), config.language) {
            page.push_str(&hanging(&format!("  • {line}"), config.width));
        }
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
