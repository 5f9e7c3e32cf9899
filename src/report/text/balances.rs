//! Shortages and surpluses, by occupation, industry and class of majors.

use super::{TextConfig, heading};
use crate::model::Model;
use crate::planning::{Balance, Summary};
use crate::report::words::{left, people, point, right, whole};
use std::fmt::Write;

pub(super) fn write(page: &mut String, model: &Model, summary: &Summary, config: &TextConfig) {
    let occupation = |b: &Balance<_>| model.occupation(b.group).name.clone();
    let industry = |b: &Balance<Option<crate::id::IndustryIx>>| {
        b.group.map_or_else(
            || "industry not named".to_owned(),
            |ix| model.industry(ix).name.clone(),
        )
    };
    heading(
        page,
        "Too few graduates, by occupation (openings and linked graduates a year)",
    );
    table(page, &summary.occupations, occupation, Balance::shortage, config);
    heading(page, "Too many graduates, by occupation");
    table(page, &summary.occupations, occupation, Balance::surplus, config);
    heading(page, "By industry, the shortest first");
    table(
        page,
        &summary.industries,
        industry,
        |b| b.gap() * b.one_more.max(0.01),
        config,
    );
    classes(page, model, summary, config);
    page.push_str(
        "linked: each graduate counted once, shared over the openings that he or she could take. one more: what \
         one more\nfitting graduate would add, 1.00 = a perfect match won, 0 = somebody else displaced.\n",
    );
}

fn table<K>(
    page: &mut String,
    balances: &[Balance<K>],
    name: impl Fn(&Balance<K>) -> String,
    order: impl Fn(&Balance<K>) -> f64,
    config: &TextConfig,
) {
    let mut ranked: Vec<&Balance<K>> = balances.iter().filter(|b| order(b) > 0.5).collect();
    ranked.sort_by(|a, b| order(b).total_cmp(&order(a)));
    if ranked.is_empty() {
        page.push_str("none\n");
        return;
    }
    let room = config.width.saturating_sub(4 * 12).clamp(20, 52);
    let _ = writeln!(
        page,
        "{}{}{}{}{}",
        left("", room),
        right("openings", 12),
        right("linked", 12),
        right("missing", 12),
        right("one more", 12)
    );
    for balance in ranked.into_iter().take(config.balances) {
        let _ = writeln!(
            page,
            "{}{}{}{}{}",
            left(&name(balance), room),
            right(&whole(balance.openings), 12),
            right(&people(balance.linked), 12),
            right(&people(balance.gap()), 12),
            right(&point(balance.one_more), 12)
        );
    }
}

/// Classes of majors whose graduates only displace each other.
fn classes(page: &mut String, model: &Model, summary: &Summary, config: &TextConfig) {
    let mut full: Vec<_> = summary
        .classes
        .iter()
        .filter(|class| class.saturated > 0)
        .collect();
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
        let _ = writeln!(
            page,
            "{}{} of {}",
            left(&format!("{name} ({})", model.level_name(class.level)), 76),
            right(&whole(class.saturated), 10),
            whole(class.graduates)
        );
    }
}
