//! Demand against supply: by occupation, industry, region and level, by class of majors, by skill.

use super::sheet::{Cell, Column, Kind, Paint, Table};
use super::tab::Tab;
use super::view::View;
use crate::document::BalanceDocument;
use crate::phrases::between;
use vocmatch::dataset::pen;
use vocmatch_algo::order;

/// The sheets, in order.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let document = &view.document;
    vec![
        balances(view, Tab::Occupations, &document.occupations),
        industries(view),
        balances(view, Tab::Regions, &document.regions),
        levels(view),
        classes(view),
        skill_gaps(view),
    ]
}

/// Shortages first: by gap, ties by id; those on paper only after all others.
pub(super) fn ranked(balances: &[BalanceDocument]) -> Vec<&BalanceDocument> {
    let mut all: Vec<&BalanceDocument> = balances.iter().collect();
    order::sort_by(&mut all, |a, b| {
        let on_paper = |one: &BalanceDocument| !one.cautions.is_empty();
        let by_gap = b.gap.total_cmp(&a.gap).then_with(|| a.id.cmp(&b.id));
        on_paper(a).cmp(&on_paper(b)).then(by_gap)
    });
    all
}

fn note(view: &View) -> String {
    view.words.balances_note.to_owned()
}

fn band_paint(view: &View) -> Paint {
    use vocmatch::indicator::Band::{Balanced, Shortage, SomeShortage, SomeSurplus, Surplus};
    let colours = [
        (Shortage, pen::ORANGE),
        (SomeShortage, pen::LIGHT_ORANGE),
        (Balanced, pen::PALE_GREY),
        (SomeSurplus, pen::PALE_BLUE),
        (Surplus, pen::LIGHT_BLUE),
    ];
    Paint::Words(colours.map(|(band, colour)| (view.band(band), colour)).to_vec())
}

fn columns(view: &View) -> Vec<Column> {
    vec![
        Column::new(view.words.name, Kind::Name),
        Column::new(view.words.id, Kind::Id),
        Column::new(view.common.openings, Kind::People).painted(Paint::Bar),
        Column::new(view.words.linked_graduates, Kind::People).painted(Paint::Bar),
        Column::new(view.common.gap, Kind::Change).painted(Paint::TwoWay),
        Column::new(view.words.band, Kind::Name).painted(band_paint(view)),
        Column::new(view.words.filled_least, Kind::People),
        Column::new(view.words.filled_most, Kind::People),
        Column::new(view.common.one_more, Kind::Point).painted(Paint::Shade),
        Column::new(view.words.openings_per_graduate, Kind::Point),
        Column::new(view.words.structural_deviation, Kind::Point),
        Column::new(view.words.check_first, Kind::Sentence),
    ]
}

fn cells(view: &View, balance: &BalanceDocument) -> Vec<Cell> {
    let name = match (balance.name.as_str(), balance.id.as_str()) {
        ("", "") => view.words.not_named,
        ("", id) => id,
        (name, _) => name,
    };
    vec![
        name.into(),
        balance.id.as_str().into(),
        balance.openings.into(),
        balance.linked.into(),
        balance.gap.into(),
        balance.band.map(|band| view.band(band)).into(),
        balance.filled.map(|filled| filled.least).into(),
        balance.filled.map(|filled| filled.most).into(),
        balance.one_more.into(),
        balance.vacancies_per_seeker.into(),
        balance.structural_deviation.into(),
        balance.cautions.join("\n").into(),
    ]
}

fn balances(view: &View, tab: Tab, balances: &[BalanceDocument]) -> Table {
    Table {
        tab,
        note: note(view),
        fixed: 1,
        columns: columns(view),
        rows: ranked(balances).into_iter().map(|one| cells(view, one)).collect(),
    }
}

/// Without what is filled, which is not told by industry; with how education and industry develop together.
fn industries(view: &View) -> Table {
    let mut table = balances(view, Tab::Industries, &view.document.industries);
    let keep = |column: usize| !matches!(column, 6 | 7 | 11);
    let kept = |cells: Vec<Cell>| {
        cells
            .into_iter()
            .enumerate()
            .filter(|(k, _)| keep(*k))
            .map(|(_, cell)| cell)
            .collect()
    };
    table.rows = table.rows.into_iter().map(kept).collect();
    table.columns = table
        .columns
        .into_iter()
        .enumerate()
        .filter(|(k, _)| keep(*k))
        .map(|(_, c)| c)
        .collect();
    for head in [
        view.words.coupling_c,
        view.words.development_t,
        view.words.coordination_d,
        view.words.corrected_d,
    ] {
        table.columns.push(Column::new(head, Kind::Point));
    }
    table
        .columns
        .push(Column::new(view.words.coordination, Kind::Name));
    for (row, balance) in table.rows.iter_mut().zip(ranked(&view.document.industries)) {
        let coupling = balance.coupling.map(|(coupling, _)| coupling);
        row.extend([
            coupling.map(|c| c.coupling).into(),
            coupling.map(|c| c.development).into(),
            coupling.map(|c| c.coordination).into(),
            coupling.map(|c| c.corrected).into(),
            balance.coupling.map(|(_, level)| view.coupling(level)).into(),
        ]);
    }
    table
}

fn levels(view: &View) -> Table {
    let mut balances = view.document.levels.clone();
    for balance in &mut balances {
        let level = vocmatch::unit::Level::ALL
            .into_iter()
            .find(|level| level.name() == balance.id);
        balance.name = match level {
            Some(level) => view.level(level).to_owned(),
            None => view.words.any_level.to_owned(),
        };
    }
    let mut table = self::balances(view, Tab::Levels, &balances);
    table.note.push_str(between(view.language));
    table.note.push_str(view.words.levels_note);
    table
}

fn classes(view: &View) -> Table {
    let mut classes: Vec<_> = view.document.classes.iter().collect();
    order::sort_by(&mut classes, |a, b| {
        b.saturated
            .cmp(&a.saturated)
            .then_with(|| (&a.id, a.level).cmp(&(&b.id, b.level)))
    });
    let rows = classes.into_iter().map(|class| {
        let name = if class.name.is_empty() {
            view.common.no_class
        } else {
            &class.name
        };
        let most_placed = (class.graduates > 0).then(|| class.placed.most as f64 / class.graduates as f64);
        vec![
            name.into(),
            class.id.as_str().into(),
            view.level(class.level).into(),
            class.graduates.into(),
            class.saturated.into(),
            class.one_more.into(),
            class.placed.least.into(),
            class.placed.most.into(),
            most_placed.into(),
        ]
    });
    Table {
        tab: Tab::Classes,
        note: view.words.classes_note.to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.common.class, Kind::Name),
            Column::new(view.words.id, Kind::Id),
            Column::new(view.common.level, Kind::Name),
            Column::new(view.common.graduates, Kind::People).painted(Paint::Bar),
            Column::new(view.common.saturated_short, Kind::People).painted(Paint::Bar),
            Column::new(view.common.one_more, Kind::Point).painted(Paint::Shade),
            Column::new(view.words.placed_least, Kind::People),
            Column::new(view.words.placed_most, Kind::People),
            Column::new(view.words.placed_at_most, Kind::Percent).painted(Paint::Shade),
        ],
        rows: rows.collect(),
    }
}

fn skill_gaps(view: &View) -> Table {
    let gaps = &view.document.skill_gaps;
    Table {
        tab: Tab::SkillGaps,
        note: view.words.skills_note.to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.words.skill, Kind::Name),
            Column::new(view.words.id, Kind::Id),
            Column::new(view.figure.missing_heads, Kind::Decimal).painted(Paint::Bar),
            Column::new(view.words.of_it_inferred, Kind::Decimal),
            Column::new(view.words.placed_where_needed, Kind::People),
        ],
        rows: gaps
            .iter()
            .map(|gap| {
                vec![
                    gap.name.as_str().into(),
                    gap.id.as_str().into(),
                    gap.gap.into(),
                    gap.inferred.into(),
                    gap.heads.into(),
                ]
            })
            .collect(),
    }
}
