//! Shortages and surpluses, by occupation, industry and class of majors.

use super::{TextConfig, heading};
use crate::format::{header, left, people, right, row, signed_people, whole, wrapped};
use crate::phrases::{self, PageWords, TextWords, fill};
use std::fmt::Write;
use vocmatch::id::{IndustryIx, OccupationIx};
use vocmatch::model::Model;
use vocmatch::plan::{Balance, ClassBalance, Overview};
use vocmatch_algo::order;

pub(super) fn write(page: &mut String, model: &Model, overview: &Overview, config: &TextConfig) {
    let (common, words) = (PageWords::of(config.language), TextWords::of(config.language));
    let name = |b: &Balance<OccupationIx>| model.occupation(b.group).name.clone();
    let industry = |b: &Balance<Option<IndustryIx>>| {
        let name = b.group.map(|ix| model.industry(ix).name.as_str());
        name.unwrap_or(common.no_industry).to_owned()
    };
    let few = config.balances.div_ceil(2);
    let doubtful = |b: &&Balance<OccupationIx>| overview.cautions.contains_key(&b.group);
    let (unsure, sure): (Vec<_>, Vec<_>) = overview.occupations.iter().partition(doubtful);
    heading(page, words.too_few);
    let short = ranked(sure.iter().copied(), Balance::shortage, config.balances);
    table(page, &short, &name, config);
    heading(page, words.too_many);
    let surplus = ranked(sure.iter().copied(), Balance::surplus, config.balances);
    table(page, &surplus, &name, config);
    let mut paper = ranked(unsure.iter().copied(), Balance::shortage, few);
    paper.extend(ranked(
        unsure.iter().copied(),
        Balance::surplus,
        few - paper.len(),
    ));
    if !paper.is_empty() {
        heading(page, words.on_paper);
        for balance in paper {
            let texts = overview.cautions.get(&balance.group);
            let why = texts.and_then(|texts| texts.first()).map_or("", String::as_str);
            let gap = signed_people(balance.gap());
            let _ = writeln!(page, "{}{}  {why}", left(&name(balance), 44), right(&gap, 10));
        }
    }
    heading(page, words.industries);
    let industries = ranked(overview.industries.iter(), Balance::shortage, few);
    table(page, &industries, &industry, config);
    classes(page, model, &overview.classes, config);
    page.push('\n');
    page.push_str(&wrapped(words.how_balances_read, 0, config.width));
}

fn ranked<'b, K>(
    balances: impl Iterator<Item = &'b Balance<K>>,
    order: impl Fn(&Balance<K>) -> f64,
    most: usize,
) -> Vec<&'b Balance<K>> {
    let mut ranked: Vec<&Balance<K>> = balances.filter(|b| order(b) > 0.5).collect();
    order::sort_by(&mut ranked, |a, b| order(b).total_cmp(&order(a)));
    ranked.truncate(most);
    ranked
}

fn table<K>(
    page: &mut String,
    ranked: &[&Balance<K>],
    name: &dyn Fn(&Balance<K>) -> String,
    config: &TextConfig,
) {
    let (language, words) = (config.language, PageWords::of(config.language));
    if ranked.is_empty() {
        let _ = writeln!(page, "{}", words.none);
        return;
    }
    let ranges = ranked.iter().any(|b| b.filled.is_some());
    let gap = TextWords::of(language).gap;
    let mut labels = vec![words.openings, words.linked, gap, words.one_more];
    let mut widths = vec![10; 4];
    if ranges {
        labels.insert(3, words.filled);
        widths.insert(3, 15);
    }
    let (labels, widths) = header(&labels, &widths);
    let room = config.width.saturating_sub(widths.iter().sum()).clamp(20, 56);
    page.push_str(&row("", room, &labels, &widths));
    for b in ranked {
        let mut cells = vec![
            whole(b.openings),
            people(b.linked),
            signed_people(b.gap()),
            phrases::point(b.one_more, language),
        ];
        if ranges {
            let filled = b
                .filled
                .map(|filled| phrases::range(filled.least, filled.most, language));
            cells.insert(3, filled.unwrap_or_default());
        }
        page.push_str(&row(&name(b), room, &cells, &widths));
    }
}

/// Classes of majors whose graduates only displace each other.
fn classes(page: &mut String, model: &Model, classes: &[ClassBalance], config: &TextConfig) {
    let language = config.language;
    let (common, words) = (PageWords::of(language), TextWords::of(language));
    let mut full: Vec<_> = classes.iter().filter(|class| class.saturated > 0).collect();
    order::sort_by_key(&mut full, |class| {
        (std::cmp::Reverse(class.saturated), class.class, class.level)
    });
    if full.is_empty() {
        return;
    }
    heading(page, words.saturated);
    for class in full.into_iter().take(config.balances.div_ceil(2)) {
        let name = class.class.map_or(common.no_class, |ix| &model.category(ix).name);
        let name = phrases::in_brackets(name, phrases::level(model, class.level, language), language);
        let of = fill(
            words.saturated_of,
            &[
                ("saturated", &right(&whole(class.saturated), 8)),
                ("graduates", &right(&whole(class.graduates), 7)),
            ],
        );
        let _ = writeln!(page, "{}{of}", left(&name, 80));
    }
}
