//! The matching: who goes where.

use super::sheet::{Cell, Column, Kind, Paint, Table};
use super::tab::Tab;
use super::view::View;
use crate::format::years;
use std::collections::BTreeSet;
use vocmatch::matching::Pair;
use vocmatch::plan::Period;
use vocmatch::unit::Heads;

pub(super) fn table(view: &View) -> Table {
    let periods = view.plan.periods.iter();
    let rows = periods.flat_map(|period| {
        period
            .pairs()
            .map(move |(pair, heads)| row(view, period, pair, heads))
    });
    Table {
        tab: Tab::Matching,
        note: view
            .say(
                "Heads a year, in the matching that was found; others may be as good, so quote the ranges of the other \
                 sheets. Graduates who cannot be told apart stand together: same region, same fit. Fit: the probability that a \
                 graduate works in the field and stays. Value: fit × level × mobility × priority.",
                "每年人数，按所求得的匹配；可能有同样好的其他匹配，引用时请用其他表中的范围。无法区分的毕业生（同一地区、同样匹配度）合在一起。\
                 匹配度：毕业生在本领域工作并留下的概率。价值＝匹配度×层次×流动×优先级。",
            )
            .to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.say("Graduate in", "毕业年份"), Kind::Name),
            Column::new(view.say("Major", "专业"), Kind::Name),
            Column::new(view.say("Level", "层次"), Kind::Name),
            Column::new(view.say("Schools", "学校"), Kind::Name),
            Column::new(view.say("From region", "所在地区"), Kind::Name),
            Column::new(view.say("Occupation", "职业"), Kind::Name),
            Column::new(view.say("To region", "就业地区"), Kind::Name),
            Column::new(view.say("Openings of", "岗位年份"), Kind::Name),
            Column::new(view.say("Heads", "人数"), Kind::People).painted(Paint::Bar),
            Column::new(view.say("Fit", "匹配度"), Kind::Point).painted(Paint::Shade),
            Column::new(view.say("Value of a head", "每人价值"), Kind::Point),
            Column::new(view.say("Programs", "布点数"), Kind::People),
            Column::new(view.say("Major id", "专业编号"), Kind::Id),
            Column::new(view.say("Occupation id", "职业编号"), Kind::Id),
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
    let schools: BTreeSet<_> = supply
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
        years(&period.years)
    };
    vec![
        years(&period.years).into(),
        major.name.as_str().into(),
        view.level(supply.level).into(),
        schools.join(view.say(", ", "、")).into(),
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
