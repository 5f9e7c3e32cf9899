//! The page of advice: for who plans the region, for a school, for an enterprise.

use super::advised::write_one;
use super::reader::{Reader, own_figures};
pub(super) use super::remarks::{general_remarks, remark};
use super::remarks::{others, surplus, to_watch};
use super::{TextConfig, assumptions, heading};
use crate::format::{header, row, wrapped};
use crate::phrases::{self, PageWords, TextWords, between, count, fill};
use vocmatch::advice::{Actor, Advice};
use vocmatch::model::Model;
use vocmatch::plan::Plan;

/// The advice as plain text, for its reader.
#[must_use]
pub fn advice_text(
    model: &Model,
    plan: &Plan,
    advice: &Advice,
    reader: Reader,
    config: &TextConfig,
) -> String {
    let language = config.language;
    let (common, words) = (PageWords::of(language), TextWords::of(language));
    let mut page = String::new();
    let whom = reader.actor().unwrap_or(Actor::Commission);
    let years: Vec<_> = plan.years.clone().collect();
    let title = fill(
        words.advice_title,
        &[
            ("title", &config.title),
            ("years", &phrases::years(&years, language)),
            ("whom", phrases::actor(model, whom, language)),
        ],
    );
    page.push_str(&wrapped(&title, 0, config.width));
    let general = general_remarks(plan);
    page.push_str(&remark(&general, config));
    own_figures(&mut page, model, plan, reader, config);
    let robust = advice.recommendations.iter().any(|one| one.robustness.is_some());
    heading(
        &mut page,
        if robust {
            words.advice_by_robust_gain
        } else {
            words.advice_by_gain
        },
    );
    if advice.recommendations.is_empty() {
        let why = phrases::nothing_first(advice, language);
        page.push_str(&wrapped(why, 0, config.width));
    }
    // An order is the expansion of a program with a customer: it is told there.
    let shown = advice.recommendations.iter().take(config.recommendations);
    for (one, k) in shown.zip(1..) {
        if k > 1 {
            page.push('\n');
        }
        write_one(&mut page, model, &format!("{k:2}. "), one, &general, config);
        if let Some(by) = phrases::ordered(model, one, language) {
            page.push_str(&wrapped(
                &[words.order, common.colon, &by].concat(),
                4,
                config.width,
            ));
        }
    }
    let few = config.recommendations.div_ceil(3);
    if !advice.with_caution.is_empty() {
        heading(&mut page, common.with_caution);
        for one in advice.with_caution.iter().take(few) {
            write_one(&mut page, model, "  • ", one, &general, config);
        }
    }
    for (heads, means, list) in others(advice, common) {
        heading(&mut page, heads);
        page.push_str(&wrapped(means, 0, config.width));
        for one in list.iter().take(few) {
            write_one(&mut page, model, "  • ", one, &general, config);
        }
    }
    to_watch(&mut page, model, advice, few, config);
    surplus(&mut page, model, advice, few, config);
    assumptions::write(&mut page, advice, config);
    looked_at(&mut page, advice, config);
    page
}

/// What was looked at, and how to read the page.
fn looked_at(page: &mut String, advice: &Advice, config: &TextConfig) {
    let language = config.language;
    let words = TextWords::of(language);
    heading(page, words.looked_at);
    let (labels, widths) = header(&[words.considered, words.resolved, words.gain], &[12, 12, 8]);
    page.push_str(&row("", 34, &labels, &widths));
    for one in &advice.kinds {
        let cells = [one.considered, one.resolved, one.gain].map(count);
        page.push_str(&row(
            phrases::action_kind(one.kind, language),
            34,
            &cells,
            &widths,
        ));
    }
    let mut notes = Vec::new();
    if advice.unsteady > 0 {
        notes.push(fill(words.unsteady, &[("count", &count(advice.unsteady))]));
    }
    if !advice.refused.is_empty() {
        notes.push(fill(words.refused, &[("count", &count(advice.refused.len()))]));
    }
    notes.push(words.how_advice_reads.to_owned());
    page.push('\n');
    page.push_str(&wrapped(&notes.join(between(language)), 0, config.width));
}
