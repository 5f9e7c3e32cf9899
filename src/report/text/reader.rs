//! A reader's own figures: of the region, of a school's programs, of an enterprise's industry.

use super::advise::{Reader, filled};
use super::{TextConfig, heading};
use crate::format::{left, people, percent, point, right, whole, years};
use std::collections::BTreeMap;
use std::fmt::Write;
use vocmatch::id::{EnterpriseIx, OccupationIx, ProgramIx, SchoolIx};
use vocmatch::model::Model;
use vocmatch::plan::{Period, Plan};
use vocmatch::unit::{Heads, MILLION};

/// Occupations of an industry on the page.
const OCCUPATIONS: usize = 12;

/// What the reader has today, of the first year of the plan.
pub(super) fn own_figures(
    page: &mut String,
    model: &Model,
    plan: &Plan,
    reader: Reader,
    config: &TextConfig,
) {
    let Some(period) = plan.periods.first() else {
        return;
    };
    match reader {
        Reader::Commission => region(page, period),
        Reader::School(school) => programs(page, model, plan, period, school, config),
        Reader::Enterprise(enterprise) => openings(page, model, period, enterprise, config),
    }
}

fn region(page: &mut String, period: &Period) {
    let of = &period.summary;
    let share = |part: Heads, whole: Heads| percent((whole > 0).then(|| part as f64 / whole as f64));
    let _ = writeln!(
        page,
        "\nAs it is, in {}: {} openings for graduates, {} graduates; {} placed ({} of graduates), {} openings filled ({}).",
        years(&period.years),
        whole(of.openings),
        whole(of.graduates),
        whole(of.placed),
        share(of.placed, of.graduates),
        whole(of.filled),
        share(of.filled, of.openings),
    );
}

fn programs(
    page: &mut String,
    model: &Model,
    plan: &Plan,
    period: &Period,
    school: SchoolIx,
    config: &TextConfig,
) {
    let year = period.first_year();
    heading(page, &format!("Your programs, {year}"));
    let name_width = config.width.saturating_sub(54).max(20);
    let _ = writeln!(
        page,
        "{}{}{}{}{}{}",
        left("", name_width),
        right("seats", 8),
        right("entrants", 10),
        right("look for work", 15),
        right("one more", 10),
        right("last one", 10)
    );
    for (k, program) in model.programs().iter().enumerate() {
        if program.school != school {
            continue;
        }
        let ix = ProgramIx::at(k);
        let flow = plan.supply.flow(ix, year);
        let node = period
            .market
            .find_supply(year, plan.fit.row_of(ix), program.region);
        let worth = |value: i64| point((value as f64 / MILLION as f64).max(0.0));
        let price = |of: &dyn Fn(usize) -> i64| node.map_or_else(|| "–".to_owned(), |node| worth(of(node)));
        let major = model.major(program.major);
        let name = format!("{} ({})", major.name, model.level_name(program.level));
        let _ = writeln!(
            page,
            "{}{}{}{}{}{}",
            left(&name, name_width),
            right(&program.seats.map_or_else(|| "–".to_owned(), whole), 8),
            right(&whole(flow.entrants), 10),
            right(&whole(flow.supply), 15),
            right(&price(&|node| period.prices.one_more_graduate[node].value.0), 10),
            right(
                &price(&|node| -period.prices.one_fewer_graduate[node].value.0),
                10
            )
        );
    }
    page.push_str(
        "one more: what one more graduate would add, 1.00 = a perfect match; last one: what the last one adds today.\n",
    );
}

fn openings(
    page: &mut String,
    model: &Model,
    period: &Period,
    enterprise: EnterpriseIx,
    config: &TextConfig,
) {
    let Some(industry) = model.enterprise(enterprise).industry else {
        page.push_str(
            "\nThe tables name no industry of this enterprise, so that no openings can be called its own.\n",
        );
        return;
    };
    let name = &model.industry(industry).name;
    let year = period.first_year();
    heading(
        page,
        &format!("Openings of your industry ({name}) for graduates, {year}"),
    );
    let mut own: BTreeMap<OccupationIx, Heads> = BTreeMap::new();
    for node in &period.market.demand()[period.market.demand_of(year)] {
        for row in &node.rows {
            let row = &period.market.openings()[*row];
            if row.industry.is_some_and(|one| model.is_within(one, industry)) {
                *own.entry(node.occupation).or_insert(0) += row.openings;
            }
        }
    }
    if own.is_empty() {
        page.push_str("none: the tables have no openings of this industry in this year\n");
        return;
    }
    let name_width = config.width.saturating_sub(56).max(20);
    let _ = writeln!(
        page,
        "{}{}{}{}{}{}",
        left("", name_width),
        right("yours", 8),
        right("all", 8),
        right("linked", 10),
        right("filled", 16),
        right("one more", 12)
    );
    let mut own: Vec<(OccupationIx, Heads)> = own.into_iter().collect();
    own.sort_by_key(|(occupation, heads)| (std::cmp::Reverse(*heads), *occupation));
    for (occupation, heads) in own.into_iter().take(OCCUPATIONS) {
        let balances = &period.summary.occupations;
        let Some(balance) = balances.iter().find(|balance| balance.group == occupation) else {
            continue;
        };
        let _ = writeln!(
            page,
            "{}{}{}{}{}{}",
            left(&model.occupation(occupation).name, name_width),
            right(&whole(heads), 8),
            right(&whole(balance.openings), 8),
            right(&people(balance.linked), 10),
            right(&balance.filled.map_or_else(|| "–".to_owned(), filled), 16),
            right(&point(balance.one_more), 12)
        );
    }
    page.push_str(
        "yours: of your industry; all: of every industry; linked: graduates, each counted once; filled: of all, by the
\
         best matching; one more: what one more who fits adds; where all are filled, by a better match.
",
    );
}
