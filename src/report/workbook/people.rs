//! People: the years, and the flow through programs.

use super::sheet::{Cell, Column, Kind, Paint, Table};
use super::tab::Tab;
use super::view::View;
use crate::document::PeriodDocument;
use crate::phrases::indicator::{self, Indicator, Reading};
use crate::phrases::{between, fill};
use vocmatch::demand::Tier;
use vocmatch::id::ProgramIx;
use vocmatch::indicator::rate;
use vocmatch::plan::{Period, Summary};
use vocmatch::unit::{MILLION, Year};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// The sheets, in order.
pub(super) fn tables(view: &View) -> Vec<Table> {
    vec![years(view), programs(view)]
}

/// How the numbers of an indicator stand in a column.
pub(super) fn kind_of(one: &Indicator) -> Kind {
    match one.reading {
        Reading::Heads(_) => Kind::People,
        Reading::Share(_) => Kind::Percent,
        Reading::Point(_) => Kind::Point,
        Reading::Value(_) => Kind::Decimal,
    }
}

/// A row a year: years that pose the same question have the same figures.
fn years(view: &View) -> Table {
    let (words, language) = (view.words, view.language);
    let mut columns = vec![Column::new(words.year, Kind::Year)];
    columns.extend(indicator::all().iter().map(|one| {
        let column = Column::new(one.label(language), kind_of(one));
        match one.key {
            "openings" | "graduates" | "placed" => column.painted(Paint::Bar),
            _ => column,
        }
    }));
    columns.extend(Tier::ALL.map(|tier| Column::new(view.tier(tier), Kind::People)));
    columns.extend([
        Column::new(words.groups_of_graduates, Kind::People),
        Column::new(words.groups_of_openings, Kind::People),
        Column::new(words.pairs, Kind::People),
        Column::new(words.audit, Kind::Sentence),
    ]);
    let periods = view.plan.periods.iter().zip(&view.document.periods);
    let mut rows: Vec<(Year, Vec<Cell>)> = periods
        .flat_map(|(period, document)| {
            let years = period.years.iter();
            years.map(move |year| (*year, year_row(view, *year, (&period.summary, document))))
        })
        .collect();
    order::sort_by_key(&mut rows, |(year, _)| *year);
    let means = indicator::all().iter().filter_map(|one| {
        let means = one.means(language)?;
        Some([one.label(language), view.common.colon, means].concat())
    });
    let means: Vec<String> = means.collect();
    Table {
        tab: Tab::Years,
        note: fill(words.years_note, &[("means", &means.join(between(language)))]),
        fixed: 1,
        columns,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

fn year_row(view: &View, year: Year, (of, period): (&Summary, &PeriodDocument)) -> Vec<Cell> {
    let audit = if period.audit.is_empty() {
        view.words.proven.to_owned()
    } else {
        period.audit.join("\n")
    };
    let mut row: Vec<Cell> = vec![year.into()];
    row.extend(indicator::all().iter().map(|one| Cell::from(one.number(of))));
    row.extend(Tier::ALL.map(|tier| {
        let of = of.by_tier.iter().find(|(one, _)| *one == tier);
        of.map(|(_, openings)| *openings).into()
    }));
    row.extend(period.market.map(Cell::from));
    row.push(audit.into());
    row
}

/// What the market of a year says of each program: placed in its group, one more, last one.
type Worth = Map<ProgramIx, (Option<f64>, f64, f64)>;

fn worth(period: &Period, year: Year) -> Worth {
    let (placed, _) = period.matching.by_node(period.market.market());
    let price = |value: i64| (value as f64 / MILLION as f64).max(0.0);
    let mut found = Worth::new();
    for node in period.market.supply_of(if period.is_shared() {
        year
    } else {
        period.first_year()
    }) {
        let supply = &period.market.supply()[node];
        let of = (
            rate(placed[node], supply.heads),
            price(period.prices.one_more_graduate[node].value.0),
            price(-period.prices.one_fewer_graduate[node].value.0),
        );
        found.extend(supply.members.iter().map(|(program, _)| (*program, of)));
    }
    found
}

fn programs(view: &View) -> Table {
    let model = view.model;
    let mut rows = Vec::new();
    for year in view.plan.years.clone() {
        let worth = view
            .plan
            .period(year)
            .map(|period| worth(period, year))
            .unwrap_or_default();
        for (k, program) in model.programs().iter().enumerate() {
            let ix = ProgramIx::at(k);
            let flow = view.plan.supply.flow(ix, year);
            let of = worth.get(&ix);
            rows.push(vec![
                Cell::from(view.major(ix)),
                view.level(program.level).into(),
                view.school(ix).into(),
                view.region(program.region).into(),
                year.into(),
                program.seats.into(),
                flow.entrants.into(),
                flow.from_pathway.into(),
                flow.finishing.into(),
                flow.completers.into(),
                flow.dropouts.into(),
                flow.progressing.into(),
                flow.elsewhere.into(),
                flow.supply.into(),
                of.and_then(|of| of.0).into(),
                of.map(|of| of.1).into(),
                of.map(|of| of.2).into(),
                program.id.to_string().into(),
            ]);
        }
    }
    Table {
        tab: Tab::Programs,
        note: view.words.programs_note.to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.common.major, Kind::Name),
            Column::new(view.common.level, Kind::Name),
            Column::new(view.words.school, Kind::Name),
            Column::new(view.common.region, Kind::Name),
            Column::new(view.words.year, Kind::Year),
            Column::new(view.words.seats, Kind::People),
            Column::new(view.words.entrants, Kind::People).painted(Paint::Bar),
            Column::new(view.words.from_lower, Kind::People),
            Column::new(view.words.finishing, Kind::People),
            Column::new(view.words.complete, Kind::People),
            Column::new(view.words.drop_out, Kind::People),
            Column::new(view.words.go_on, Kind::People),
            Column::new(view.words.study_elsewhere, Kind::People),
            Column::new(view.words.look_for_work, Kind::People).painted(Paint::Bar),
            Column::new(view.words.placed_of_group, Kind::Percent).painted(Paint::Shade),
            Column::new(view.common.one_more, Kind::Point).painted(Paint::Shade),
            Column::new(view.words.last_one, Kind::Point).painted(Paint::Shade),
            Column::new(view.words.program_id, Kind::Id),
        ],
        rows,
    }
}
