//! The page of advice: for who plans the region, for a school, for an enterprise.

use super::advised::write_one;
use super::reader::{Reader, own_figures};
use super::remarks::surplus;
pub(super) use super::remarks::{general_remarks, remark};
use super::{TextConfig, heading};
use crate::format::{header, row, wrapped};
use crate::phrases::{self, PageWords, TextWords, between, count, fill};
use vocmatch::advice::{Action, Actor, Advice, Recommendation};
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
        page.push_str(common.no_recommendations);
        page.push('\n');
    }
    // An order is the expansion of a program with a customer: where both are advised, it is told there.
    let all = &advice.recommendations;
    let told = |one: &&Recommendation| !all.iter().any(|other| is_order_of(one, other));
    let shown = all.iter().filter(told).take(config.recommendations);
    for (one, k) in shown.zip(1..) {
        if k > 1 {
            page.push('\n');
        }
        write_one(&mut page, model, &format!("{k:2}. "), one, &general, config);
        let ordered: Vec<&str> = customers(model, all, one).collect();
        if !ordered.is_empty() {
            let by = fill(
                words.could_be_ordered,
                &[("enterprises", &ordered.join(common.comma))],
            );
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
    surplus(&mut page, model, advice, few, config);
    looked_at(&mut page, advice, config);
    page
}

/// Whether one recommendation is an order of what another expands.
fn is_order_of(order: &Recommendation, expansion: &Recommendation) -> bool {
    match (&order.action, &expansion.action) {
        (Action::Order { program, .. }, Action::Expand { program: same, .. }) => {
            program == same && order.first_autumn == expansion.first_autumn
        }
        _ => false,
    }
}

/// Enterprises that could order what a recommendation expands.
fn customers<'m>(
    model: &'m Model,
    all: &[Recommendation],
    one: &Recommendation,
) -> impl Iterator<Item = &'m str> {
    let orders = all.iter().filter(|other| is_order_of(other, one));
    orders.filter_map(|order| match order.action {
        Action::Order { enterprise, .. } => Some(model.enterprise(enterprise).name.as_str()),
        _ => None,
    })
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
