//! People: the years, and the flow through programs.

use super::sheet::{Cell, Column, Kind, Paint, Table};
use super::tab::Tab;
use super::view::View;
use crate::document::PeriodDocument;
use std::collections::BTreeMap;
use vocmatch::demand::Tier;
use vocmatch::id::ProgramIx;
use vocmatch::indicator::rate;
use vocmatch::plan::Period;
use vocmatch::unit::{MILLION, Year};

/// The sheets, in order.
pub(super) fn tables(view: &View) -> Vec<Table> {
    vec![years(view), programs(view)]
}

/// Openings of a period that are filled.
pub(super) fn filled(period: &PeriodDocument) -> i64 {
    period.filled.unwrap_or(period.placed)
}

/// A row a year: years that pose the same question have the same figures.
fn years(view: &View) -> Table {
    let mut columns = vec![
        Column::new(view.say("Year", "年份"), Kind::Year),
        Column::new(view.say("Openings", "岗位"), Kind::People).painted(Paint::Bar),
        Column::new(view.say("Graduates", "毕业生"), Kind::People).painted(Paint::Bar),
        Column::new(view.say("Placed", "落实"), Kind::People).painted(Paint::Bar),
        Column::new(view.say("Openings filled", "填补岗位"), Kind::People),
        Column::new(view.say("Placed of graduates", "毕业生落实率"), Kind::Percent),
        Column::new(view.say("Filled of openings", "岗位填补率"), Kind::Percent),
        Column::new(view.say("Mean fit", "平均匹配度"), Kind::Point),
        Column::new(view.say("In their field", "对口率"), Kind::Percent),
        Column::new(
            view.say("Worth, in perfect matches", "总价值（完美匹配数）"),
            Kind::Decimal,
        ),
        Column::new(view.say("Jackman–Roper", "Jackman–Roper 错配指数"), Kind::Point),
        Column::new(view.say("Şahin", "Şahin 错配指数"), Kind::Point),
    ];
    columns.extend(Tier::ALL.map(|tier| Column::new(view.tier(tier), Kind::People)));
    columns.extend([
        Column::new(view.say("Groups of graduates", "毕业生组"), Kind::People),
        Column::new(view.say("Groups of openings", "岗位组"), Kind::People),
        Column::new(view.say("Pairs that could match", "候选配对"), Kind::People),
        Column::new(view.say("Audit", "审核"), Kind::Sentence),
    ]);
    let periods = view.document.periods.iter();
    let mut rows: Vec<(Year, Vec<Cell>)> = periods
        .flat_map(|period| {
            period
                .years
                .iter()
                .map(|year| (*year, year_row(view, *year, period)))
        })
        .collect();
    rows.sort_by_key(|(year, _)| *year);
    Table {
        tab: Tab::Years,
        note: view
            .say(
                "A row a year. Placed: graduates who have a place in the best matching. Worth: every placed head counts as \
                 much as it fits; 1 = a perfect match in a top-priority opening. The indices of mismatch run from 0 (supply is \
                 spread as demand is) to 1.",
                "每年一行。落实：在最优匹配中有位置的毕业生。总价值：每个落实的人按匹配程度计，1＝最优先岗位上的完美匹配。\
                 错配指数从 0（供给与需求分布一致）到 1。",
            )
            .to_owned(),
        fixed: 1,
        columns,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

fn year_row(view: &View, year: Year, period: &PeriodDocument) -> Vec<Cell> {
    let audit = if period.audit.is_empty() {
        view.say("none better exists (proven)", "已证明最优").to_owned()
    } else {
        period.audit.join("\n")
    };
    let mut row: Vec<Cell> = vec![
        year.into(),
        period.openings.into(),
        period.graduates.into(),
        period.placed.into(),
        filled(period).into(),
        rate(period.placed, period.graduates).into(),
        rate(filled(period), period.openings).into(),
        period.mean_fit.into(),
        period.in_field.into(),
        (period.value_millionths as f64 / MILLION as f64).into(),
        period.jackman_roper.into(),
        period.sahin.into(),
    ];
    row.extend(Tier::ALL.map(|tier| {
        let of = period.openings_by_tier.iter().find(|(one, _)| *one == tier);
        of.map(|(_, openings)| *openings).into()
    }));
    row.extend(period.market.map(Cell::from));
    row.push(audit.into());
    row
}

/// What the market of a year says of each program: placed in its group, one more, last one.
type Worth = BTreeMap<ProgramIx, (Option<f64>, f64, f64)>;

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
        note: view
            .say(
                "A row a program and year. Placed: the share of its group (graduates of the same region who fit the same \
                 openings) that has a place. One more: what one more graduate would add; last one: what the last one adds \
                 today; 1.00 = a perfect match, 0.00 = only displaces somebody.",
                "每个专业布点每年一行。落实率：同组（同一地区、适合同样岗位的毕业生）中有位置的比例。再多一人：再多一名毕业生能增加多少；\
                 最后一人：现在最后一名毕业生增加多少；1.00＝一个完美匹配，0.00＝只是顶替别人。",
            )
            .to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.say("Major", "专业"), Kind::Name),
            Column::new(view.say("Level", "层次"), Kind::Name),
            Column::new(view.say("School", "学校"), Kind::Name),
            Column::new(view.say("Region", "地区"), Kind::Name),
            Column::new(view.say("Year", "年份"), Kind::Year),
            Column::new(view.say("Seats", "招生计划"), Kind::People),
            Column::new(view.say("Entrants", "入学"), Kind::People).painted(Paint::Bar),
            Column::new(view.say("Of them from lower programs", "其中由下一层次升入"), Kind::People),
            Column::new(view.say("Cohort that finishes", "应届"), Kind::People),
            Column::new(view.say("Complete", "毕业"), Kind::People),
            Column::new(view.say("Drop out", "未毕业"), Kind::People),
            Column::new(view.say("Go on", "升学（表内）"), Kind::People),
            Column::new(view.say("Study elsewhere", "升学（表外）"), Kind::People),
            Column::new(view.say("Look for work", "进入就业市场"), Kind::People).painted(Paint::Bar),
            Column::new(view.say("Placed of group", "同组落实率"), Kind::Percent).painted(Paint::Shade),
            Column::new(view.say("One more", "再多一人"), Kind::Point).painted(Paint::Shade),
            Column::new(view.say("Last one", "最后一人"), Kind::Point).painted(Paint::Shade),
            Column::new(view.say("Program id", "布点编号"), Kind::Id),
        ],
        rows,
    }
}
