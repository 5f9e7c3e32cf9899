//! Recommendations with score, effect and reasons.

use super::remarks::{checked, general_remarks, others, surplus, to_watch};
use super::{TextConfig, heading};
use crate::format::{hanging, wrapped};
use crate::phrases::{self, PageWords, TextWords, between, fill};
use vocmatch::advice::{Advice, Recommendation};
use vocmatch::model::Model;
use vocmatch::plan::Plan;

pub(super) fn write(page: &mut String, model: &Model, plan: &Plan, advice: &Advice, config: &TextConfig) {
    let language = config.language;
    let (common, words) = (PageWords::of(language), TextWords::of(language));
    heading(page, words.advice);
    if advice.recommendations.is_empty() {
        let why = phrases::nothing_first(advice, language);
        page.push_str(&wrapped(why, 0, config.width));
    }
    let general = general_remarks(plan);
    for (one, k) in advice
        .recommendations
        .iter()
        .take(config.recommendations)
        .zip(1..)
    {
        let action = phrases::action(model, &one.action, one.first_autumn, language);
        page.push_str(&hanging(&format!("{k:2}. {action}"), config.width));
        page.push_str(&wrapped(&effect(model, one, config), 4, config.width));
        let why = why(model, one, &general, config);
        if !why.is_empty() {
            page.push_str(&wrapped(&why, 4, config.width));
        }
    }
    let few = config.recommendations.div_ceil(4);
    if !advice.with_caution.is_empty() {
        heading(page, common.with_caution);
        for one in advice.with_caution.iter().take(few) {
            let action = phrases::action(model, &one.action, one.first_autumn, language);
            let line = format!("  • {action}{}{}", between(language), checked(one, config));
            page.push_str(&hanging(&line, config.width));
        }
    }
    for (heads, _, list) in others(advice, common) {
        heading(page, heads);
        for one in list.iter().take(few) {
            let action = phrases::action(model, &one.action, one.first_autumn, language);
            let line = format!(
                "  • {action}{}{}",
                between(language),
                phrases::brings(one, language)
            );
            page.push_str(&hanging(&line, config.width));
        }
    }
    to_watch(page, model, advice, few, config);
    surplus(page, model, advice, few, config);
    let notes = [&*phrases::considered(advice, language), words.how_score_reads];
    page.push('\n');
    page.push_str(&wrapped(&notes.join(between(language)), 0, config.width));
}

/// Its score, what it brings, who loses by it, and which openings it fills.
fn effect(model: &Model, one: &Recommendation, config: &TextConfig) -> String {
    let language = config.language;
    let score = format!("{:.0}", one.score.score);
    let words = PageWords::of(language);
    let score = fill(TextWords::of(language).advice_score, &[("score", &score)]);
    let mut said = vec![score, phrases::brings(one, language)];
    if one.effect.lost() > 0 {
        said.push(phrases::loses(model, one, language));
    }
    let fills = phrases::fills(model, one, language);
    said.push([words.fills, words.colon, &fills].concat());
    said.join(between(language))
}

/// What speaks for it, and what its rows remark, but for remarks that most openings carry.
fn why(model: &Model, one: &Recommendation, general: &[&str], config: &TextConfig) -> String {
    let language = config.language;
    let words = PageWords::of(language);
    let mut said = phrases::in_brief(model, one, language);
    let own = one
        .remarks
        .iter()
        .filter(|text| !general.contains(&text.as_str()));
    said.extend(own.map(|text| format!("{}{}{text}{}", words.remark, words.colon, words.stop)));
    said.join(between(language))
}
