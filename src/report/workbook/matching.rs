//! The matching: who goes where.

use super::sheet::{Cell, Column, Kind, Paint, Table};
use super::tab::Tab;
use super::view::View;
use vocmatch::matching::Pair;
use vocmatch::plan::Period;
use vocmatch::unit::Heads;
use vocmatch_algo::sorted::Set;

pub(super) fn table(view: &View) -> Table {
    let periods = view.plan.periods.iter();
    let rows = periods.flat_map(|period| {
        period
            .pairs()
            .map(move |(pair, heads)| row(view, period, pair, heads))
    });
    Table {
        tab: Tab::Matching,
        note: view.words.matching_note.to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.words.graduate_in, Kind::Name),
            Column::new(view.common.major, Kind::Name),
            Column::new(view.common.level, Kind::Name),
            Column::new(view.words.schools, Kind::Name),
            Column::new(view.words.from_region, Kind::Name),
            Column::new(view.common.occupation, Kind::Name),
            Column::new(view.words.to_region, Kind::Name),
            Column::new(view.words.openings_of, Kind::Name),
            Column::new(view.words.heads, Kind::People).painted(Paint::Bar),
            Column::new(view.common.fit, Kind::Point).painted(Paint::Shade),
            Column::new(view.words.value_of_a_head, Kind::Point),
            Column::new(view.words.programs, Kind::People),
            Column::new(view.words.major_id, Kind::Id),
            Column::new(view.words.occupation_id, Kind::Id),
        ],
        rows: rows.collect(),
    }
}

fn row(view: &View, period: &Period, pair: Pair, heads: Heads) -> Vec<Cell> {
    let model = view.model;
    let supply = &period.market.supply()[pair.supply as usize];
    let demand = &period.market.demand()[pair.demand as usize];
    let major = model.major(view.plan.fit.major_of(supply.row));
    let occupation = model.occupation(demand.occupation);
    let schools: Set<_> = supply
        .members
        .iter()
        .map(|(program, _)| model.program(*program).school)
        .collect();
    let schools: Vec<&str> = schools
        .into_iter()
        .map(|school| model.school(school).name.as_str())
        .collect();
    let opening_years = if period.is_shared() {
        demand.year.to_string()
    } else {
        view.years(&period.years)
    };
    vec![
        view.years(&period.years).into(),
        major.name.as_str().into(),
        view.level(supply.level).into(),
        schools.join(view.common.comma).into(),
        view.region(supply.region).into(),
        occupation.name.as_str().into(),
        view.region(demand.region).into(),
        opening_years.into(),
        heads.into(),
        period
            .market
            .fit(&view.plan.fit, &pair)
            .map(|fit| fit.score)
            .into(),
        pair.value.whole().into(),
        supply.members.len().into(),
        major.id.to_string().into(),
        occupation.id.to_string().into(),
    ]
}
