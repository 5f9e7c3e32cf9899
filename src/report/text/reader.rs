//! A reader's own figures: of the region, of a school's programs, of an enterprise's industry.

use super::{TextConfig, heading};
use crate::format::{header, people, row, whole, wrapped};
use crate::phrases::{self, PageWords, TextWords, fill};
use vocmatch::advice::Actor;
use vocmatch::id::{EnterpriseIx, OccupationIx, ProgramIx, SchoolIx};
use vocmatch::indicator::rate;
use vocmatch::model::Model;
use vocmatch::plan::{Period, Plan};
use vocmatch::unit::{Heads, MILLION};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// Occupations of an industry on the page.
const OCCUPATIONS: usize = 12;

/// Who reads the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reader {
    /// Who plans the region.
    Commission,
    /// A school.
    School(SchoolIx),
    /// An enterprise.
    Enterprise(EnterpriseIx),
}

impl Reader {
    /// Of which actions the reader has to be part; `None`: of any.
    #[must_use]
    pub fn actor(self) -> Option<Actor> {
        match self {
            Reader::Commission => None,
            Reader::School(ix) => Some(Actor::School(ix)),
            Reader::Enterprise(ix) => Some(Actor::Enterprise(ix)),
        }
    }
}

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
        Reader::Commission => region(page, period, config),
        Reader::School(school) => programs(page, model, plan, period, school, config),
        Reader::Enterprise(enterprise) => openings(page, model, period, enterprise, config),
    }
}

fn region(page: &mut String, period: &Period, config: &TextConfig) {
    let (of, language) = (&period.summary, config.language);
    let percent = |part, whole| phrases::percent(rate(part, whole), language);
    let line = fill(
        TextWords::of(language).region_today,
        &[
            ("years", &phrases::years(&period.years, language)),
            ("openings", &whole(of.openings)),
            ("graduates", &whole(of.graduates)),
            ("placed", &whole(of.placed)),
            ("of_graduates", &percent(of.placed, of.graduates)),
            ("filled", &whole(of.filled)),
            ("of_openings", &percent(of.filled, of.openings)),
        ],
    );
    page.push('\n');
    page.push_str(&wrapped(&line, 0, config.width));
}

fn programs(
    page: &mut String,
    model: &Model,
    plan: &Plan,
    period: &Period,
    school: SchoolIx,
    config: &TextConfig,
) {
    let language = config.language;
    let (common, words) = (PageWords::of(language), TextWords::of(language));
    let year = period.first_year();
    heading(page, &fill(words.your_programs, &[("year", &year.to_string())]));
    let labels = [
        words.seats,
        words.entrants,
        words.look_for_work,
        common.one_more,
        words.last_one,
    ];
    let (labels, widths) = header(&labels, &[8, 10, 15, 10, 10]);
    let room = config
        .width
        .saturating_sub(1 + widths.iter().sum::<usize>())
        .max(20);
    page.push_str(&row("", room, &labels, &widths));
    for (k, program) in model.programs().iter().enumerate() {
        if program.school != school {
            continue;
        }
        let ix = ProgramIx::at(k);
        let flow = plan.supply.flow(ix, year);
        let node = period
            .market
            .find_supply(year, plan.fit.row_of(ix), program.region);
        let unknown = || phrases::percent(None, language);
        let price = |of: &dyn Fn(usize) -> i64| {
            node.map_or_else(unknown, |node| {
                phrases::point((of(node) as f64 / MILLION as f64).max(0.0), language)
            })
        };
        let major = &model.major(program.major).name;
        let level = phrases::level(model, program.level, language);
        let cells = [
            program.seats.map_or_else(unknown, whole),
            whole(flow.entrants),
            whole(flow.supply),
            price(&|node| period.prices.one_more_graduate[node].value.0),
            price(&|node| -period.prices.one_fewer_graduate[node].value.0),
        ];
        let name = phrases::in_brackets(major, level, language);
        page.push_str(&row(&name, room, &cells, &widths));
    }
    page.push_str(&wrapped(words.how_programs_read, 0, config.width));
}

fn openings(
    page: &mut String,
    model: &Model,
    period: &Period,
    enterprise: EnterpriseIx,
    config: &TextConfig,
) {
    let language = config.language;
    let (common, words) = (PageWords::of(language), TextWords::of(language));
    let Some(industry) = model.enterprise(enterprise).industry else {
        page.push('\n');
        page.push_str(&wrapped(words.no_industry_of_yours, 0, config.width));
        return;
    };
    let year = period.first_year();
    let title = [
        ("industry", &*model.industry(industry).name),
        ("year", &*year.to_string()),
    ];
    heading(page, &fill(words.your_openings, &title));
    let mut own: Map<OccupationIx, Heads> = Map::new();
    for node in &period.market.demand()[period.market.demand_of(year)] {
        for row in &node.rows {
            let row = &period.market.openings()[*row];
            if row.industry.is_some_and(|one| model.is_within(one, industry)) {
                *own.entry(node.occupation).or_insert(0) += row.openings;
            }
        }
    }
    if own.is_empty() {
        page.push_str(words.no_openings_of_yours);
        page.push('\n');
        return;
    }
    let labels = [
        words.yours,
        words.of_all,
        common.linked,
        common.filled,
        common.one_more,
    ];
    let (labels, widths) = header(&labels, &[8, 8, 10, 16, 12]);
    let room = config
        .width
        .saturating_sub(2 + widths.iter().sum::<usize>())
        .max(20);
    page.push_str(&row("", room, &labels, &widths));
    let mut own: Vec<(OccupationIx, Heads)> = own.into_iter().collect();
    order::sort_by_key(&mut own, |(occupation, heads)| {
        (std::cmp::Reverse(*heads), *occupation)
    });
    for (occupation, heads) in own.into_iter().take(OCCUPATIONS) {
        let balances = &period.summary.occupations;
        let Some(balance) = balances.iter().find(|balance| balance.group == occupation) else {
            continue;
        };
        let filled = balance
            .filled
            .map(|filled| phrases::range(filled.least, filled.most, language));
        let cells = [
            whole(heads),
            whole(balance.openings),
            people(balance.linked),
            filled.unwrap_or_else(|| phrases::percent(None, language)),
            phrases::point(balance.one_more, language),
        ];
        page.push_str(&row(&model.occupation(occupation).name, room, &cells, &widths));
    }
    page.push_str(&wrapped(words.how_openings_read, 0, config.width));
}
