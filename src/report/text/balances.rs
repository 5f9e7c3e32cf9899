//! Shortages and surpluses, by occupation, industry and class of majors.

use super::{TextConfig, heading};
use crate::format::{left, people, point, range, right, whole};
use std::fmt::Write;
use vocmatch::id::OccupationIx;
use vocmatch::model::Model;
use vocmatch::plan::{Balance, ClassBalance, Overview};

pub(super) fn write(page: &mut String, model: &Model, overview: &Overview, config: &TextConfig) {
    let name = |b: &Balance<OccupationIx>| model.occupation(b.group).name.clone();
    let industry = |b: &Balance<Option<vocmatch::id::IndustryIx>>| {
        b.group.map_or_else(
            || "industry not named".to_owned(),
            |ix| model.industry(ix).name.clone(),
        )
    };
    let doubtful = |b: &&Balance<OccupationIx>| overview.cautions.contains_key(&b.group);
    let (unsure, sure): (Vec<_>, Vec<_>) = overview.occupations.iter().partition(doubtful);
    heading(page, "Too few graduates, by occupation (a year)");
    table(
        page,
        "missing",
        ranked(sure.iter().copied(), Balance::shortage, config.balances),
        name,
        config,
    );
    let paper = ranked(
        unsure.iter().copied(),
        Balance::shortage,
        config.balances.div_ceil(2),
    );
    if !paper.is_empty() {
        heading(page, "Too few on paper only, perhaps: check first");
        for balance in paper {
            let why = overview
                .cautions
                .get(&balance.group)
                .map_or("", |texts| texts.first().map_or("", String::as_str));
            let missing = people(balance.gap());
            let _ = writeln!(page, "{}{}  {why}", left(&name(balance), 44), right(&missing, 10));
        }
    }
    heading(page, "Too many graduates, by occupation (a year)");
    let surplus = ranked(overview.occupations.iter(), Balance::surplus, config.balances);
    table(page, "too many", surplus, name, config);
    heading(page, "By industry, the shortest first (a year)");
    let industries = ranked(
        overview.industries.iter(),
        Balance::shortage,
        config.balances.div_ceil(2),
    );
    table(page, "missing", industries, industry, config);
    classes(page, model, &overview.classes, config);
    let _ = writeln!(
        page,
        "\nlinked: each graduate counted once, shared over the openings within reach. filled: by the best matching; \
         where\nseveral are equally good, the least and the most of any. one more: what one more well fitting graduate \
         would add;\n1.00 = a perfect match is won, 0 = somebody else is displaced."
    );
}

fn ranked<'b, K>(
    balances: impl Iterator<Item = &'b Balance<K>>,
    order: impl Fn(&Balance<K>) -> f64,
    most: usize,
) -> Vec<&'b Balance<K>> {
    let mut ranked: Vec<&Balance<K>> = balances.filter(|b| order(b) > 0.5).collect();
    ranked.sort_by(|a, b| order(b).total_cmp(&order(a)));
    ranked.truncate(most);
    ranked
}

fn table<K>(
    page: &mut String,
    difference: &str,
    ranked: Vec<&Balance<K>>,
    name: impl Fn(&Balance<K>) -> String,
    config: &TextConfig,
) {
    if ranked.is_empty() {
        page.push_str("none\n");
        return;
    }
    let ranges = ranked.iter().any(|b| b.filled.is_some());
    let widths: &[usize] = if ranges {
        &[10, 10, 10, 15, 10]
    } else {
        &[10, 10, 10, 10]
    };
    let room = config.width.saturating_sub(widths.iter().sum()).clamp(20, 56);
    let mut line = |name: &str, cells: [&str; 5]| {
        let told = cells
            .into_iter()
            .enumerate()
            .filter(|(column, _)| ranges || *column != 3);
        let cells: String = told
            .zip(widths)
            .map(|((_, cell), width)| right(cell, *width))
            .collect();
        let _ = writeln!(page, "{}{cells}", left(name, room));
    };
    line("", ["openings", "linked", difference, "filled", "one more"]);
    for b in ranked {
        let cells = [
            whole(b.openings),
            people(b.linked),
            people(b.gap().abs()),
            b.filled
                .map(|filled| range(filled.least, filled.most))
                .unwrap_or_default(),
            point(b.one_more),
        ];
        line(&name(b), cells.each_ref().map(String::as_str));
    }
}

/// Classes of majors whose graduates only displace each other.
fn classes(page: &mut String, model: &Model, classes: &[ClassBalance], config: &TextConfig) {
    let mut full: Vec<_> = classes.iter().filter(|class| class.saturated > 0).collect();
    full.sort_by_key(|class| (std::cmp::Reverse(class.saturated), class.class, class.level));
    if full.is_empty() {
        return;
    }
    heading(
        page,
        "Majors whose next graduate would find nothing, by class (graduates a year)",
    );
    for class in full.into_iter().take(config.balances.div_ceil(2)) {
        let name = class.class.map_or("no class", |ix| &model.category(ix).name);
        let name = format!("{name} ({})", model.level_name(class.level));
        let _ = writeln!(
            page,
            "{}{} of {}",
            left(&name, 80),
            right(&whole(class.saturated), 8),
            right(&whole(class.graduates), 7)
        );
    }
}
