//! The advice: what to do, what it changes, who gains and loses, why, what was looked at, what to watch.

use super::sheet::{Cell, Column, Kind, Paint, Table};
use super::tab::Tab;
use super::view::View;
use crate::phrases;
use vocmatch::advice::Recommendation;
use vocmatch::dataset::pen;

/// The sheets, in order.
pub(super) fn tables(view: &View) -> Vec<Table> {
    vec![
        advice(view),
        measures(view),
        effects(view),
        gains_and_losses(view),
        reasons(view),
        sought(view),
        watch(view),
    ]
}

/// Every recommendation with its number and the heading of its list, the main list first; the others are numbered on.
pub(super) fn numbered<'v>(view: &'v View) -> impl Iterator<Item = (i64, &'static str, &'v Recommendation)> {
    let (words, advice) = (view.common, view.advice);
    let lists = [
        (words.recommendations, &advice.recommendations),
        (words.pays_little, &advice.pays_little),
        (words.check, &advice.with_caution),
        (words.to_recruit, &advice.to_recruit),
        (words.better_matches, &advice.better_matches),
        (words.gains_on_paper, &advice.on_paper),
    ];
    let all = lists
        .into_iter()
        .flat_map(|(heading, list)| list.iter().map(move |one| (heading, one)));
    all.zip(1..)
        .map(|((heading, one), number)| (number, heading, one))
}

fn number_column(view: &View) -> Column {
    Column::new(view.words.number, Kind::Year)
}

fn advice(view: &View) -> Table {
    let rows = numbered(view).map(|(number, list, one)| {
        let actors: Vec<&str> = one
            .actors
            .iter()
            .map(|actor| phrases::actor(view.model, *actor, view.language))
            .collect();
        vec![
            number.into(),
            view.action(one).into(),
            list.into(),
            one.score.rounded().score.into(),
            one.gain.whole().into(),
            phrases::confidence(one.confidence(), view.language).into(),
            one.first_autumn.into(),
            one.first_shown.into(),
            one.effect.moved().into(),
            one.effect.filled().into(),
            one.effect.lost().into(),
            actors.join(view.common.comma).into(),
            one.cautions.join("\n").into(),
        ]
    });
    Table {
        tab: Tab::Advice,
        note: view.words.advice_note.to_owned(),
        fixed: 2,
        columns: vec![
            number_column(view),
            Column::new(view.words.what_to_do, Kind::Sentence),
            Column::new(view.words.list, Kind::Name),
            Column::new(view.common.score, Kind::Decimal).painted(Paint::Bar),
            Column::new(view.words.gain_in_placements, Kind::Decimal).painted(Paint::Bar),
            Column::new(view.common.sure, Kind::Name),
            Column::new(view.words.first_autumn, Kind::Year),
            Column::new(view.words.first_shows, Kind::Year),
            Column::new(view.words.people_moved, Kind::People),
            Column::new(view.words.openings_filled, Kind::Change),
            Column::new(view.words.lose_a_place, Kind::People),
            Column::new(view.common.acts, Kind::Sentence),
            Column::new(view.common.check, Kind::Sentence),
        ],
        rows: rows.collect(),
    }
}

fn measures(view: &View) -> Table {
    let rows = numbered(view).map(|(number, _, one)| {
        let robustness = one.robustness.map(vocmatch::advice::Robustness::rounded);
        vec![
            number.into(),
            view.kind(one.action.kind()).into(),
            view.subject(&one.action).into(),
            one.score.rounded().gain_per_head.into(),
            robustness.map(|robust| robust.holds).into(),
            robustness.map(|robust| robust.gain.low).into(),
            robustness.map(|robust| robust.gain.high).into(),
            robustness.map(|robust| i64::from(robust.draws)).into(),
            one.effect.skill_gap.into(),
            one.cost.places.into(),
            one.cost.money.into(),
            view.occupation(one.target.occupation).into(),
            view.region(one.target.region).into(),
        ]
    });
    Table {
        tab: Tab::Measures,
        note: view.words.measures_note.to_owned(),
        fixed: 3,
        columns: vec![
            number_column(view),
            Column::new(view.common.kind, Kind::Name),
            Column::new(view.words.about, Kind::Name),
            Column::new(view.words.gain_per_person, Kind::Point).painted(Paint::Shade),
            Column::new(view.words.holds_in_draws, Kind::Percent).painted(Paint::Shade),
            Column::new(view.words.gain_low, Kind::Decimal),
            Column::new(view.words.gain_high, Kind::Decimal),
            Column::new(view.words.draws, Kind::People),
            Column::new(view.words.skill_gap, Kind::Decimal),
            Column::new(view.words.places_a_year, Kind::People),
            Column::new(view.words.money_a_year, Kind::People),
            Column::new(view.words.occupation_aimed_at, Kind::Name),
            Column::new(view.words.region_aimed_at, Kind::Name),
        ],
        rows: rows.collect(),
    }
}

fn effects(view: &View) -> Table {
    let rows = numbered(view).flat_map(|(number, _, one)| {
        let what = view.subject(&one.action);
        one.effect.years.iter().map(move |year| {
            let gaps = &one.effect.skill_gap_by_year;
            let gap = gaps.iter().find(|(of, _)| *of == year.year).map(|(_, gap)| *gap);
            vec![
                number.into(),
                view.kind(one.action.kind()).into(),
                what.as_str().into(),
                year.year.into(),
                year.moved.into(),
                year.graduates.into(),
                year.filled.into(),
                year.placed.into(),
                year.value.whole().into(),
                gap.into(),
            ]
        })
    });
    Table {
        tab: Tab::Effects,
        note: view.words.effects_note.to_owned(),
        fixed: 3,
        columns: vec![
            number_column(view),
            Column::new(view.common.kind, Kind::Name),
            Column::new(view.words.about, Kind::Name),
            Column::new(view.words.year, Kind::Year),
            Column::new(view.words.people_moved, Kind::People),
            Column::new(view.common.graduates, Kind::Change),
            Column::new(view.words.openings_filled, Kind::Change).painted(Paint::TwoWay),
            Column::new(view.common.placed, Kind::Change),
            Column::new(view.words.value, Kind::Decimal).painted(Paint::TwoWay),
            Column::new(view.words.skill_gap, Kind::Decimal),
        ],
        rows: rows.collect(),
    }
}

fn gains_and_losses(view: &View) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (number, _, one) in numbered(view) {
        let mut row = |what: &str, who: &str, region, heads: i64| {
            rows.push(vec![
                number.into(),
                view.kind(one.action.kind()).into(),
                view.subject(&one.action).into(),
                what.into(),
                who.into(),
                view.region(region).into(),
                heads.into(),
            ]);
        };
        for (at, heads) in &one.effect.filled_at {
            let what = if *heads > 0 {
                view.words.openings_are_filled
            } else {
                view.words.openings_left_empty
            };
            row(what, view.occupation(at.occupation), at.region, *heads);
        }
        for (major, region, heads) in &one.effect.displaced {
            row(
                view.words.graduates_lose_a_place,
                &view.model.major(*major).name,
                *region,
                *heads,
            );
        }
    }
    Table {
        tab: Tab::Where,
        note: view.words.where_note.to_owned(),
        fixed: 3,
        columns: vec![
            number_column(view),
            Column::new(view.common.kind, Kind::Name),
            Column::new(view.words.about, Kind::Name),
            Column::new(view.words.what, Kind::Name),
            Column::new(view.words.occupation_or_major, Kind::Name),
            Column::new(view.common.region, Kind::Name),
            Column::new(view.words.heads, Kind::Change),
        ],
        rows,
    }
}

fn reasons(view: &View) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (number, _, one) in numbered(view) {
        let subject = view.subject(&one.action);
        let mut row = |what: &'static str, said: String| {
            rows.push(vec![
                number.into(),
                view.kind(one.action.kind()).into(),
                subject.as_str().into(),
                what.into(),
                said.into(),
            ]);
        };
        for said in phrases::reasons(view.model, &one.reasons, view.language) {
            row(view.common.in_favour, said);
        }
        for said in phrases::reasons(view.model, &one.against, view.language) {
            row(view.common.against, said);
        }
        for doubt in &one.doubts {
            row(view.words.in_doubt, phrases::doubt(doubt, view.language));
        }
        for remark in &one.remarks {
            row(view.common.remark, remark.clone());
        }
        for caution in &one.cautions {
            row(view.common.check, caution.clone());
        }
    }
    let colours = vec![
        (view.common.in_favour, pen::PALE_BLUE),
        (view.common.against, pen::LIGHT_ORANGE),
        (view.words.in_doubt, pen::PALE_GREY),
        (view.common.check, pen::ORANGE),
    ];
    Table {
        tab: Tab::Reasons,
        note: view.words.reasons_note.to_owned(),
        fixed: 3,
        columns: vec![
            number_column(view),
            Column::new(view.common.kind, Kind::Name),
            Column::new(view.words.about, Kind::Name),
            Column::new(view.words.speaks, Kind::Name).painted(Paint::Words(colours)),
            Column::new(view.words.reason, Kind::Sentence),
        ],
        rows,
    }
}

fn sought(view: &View) -> Table {
    let advice = view.advice;
    let row = |kind: &'static str, numbers: [usize; 3]| {
        let mut row = vec![Cell::from(kind)];
        row.extend(numbers.map(Cell::from));
        row
    };
    let kinds = advice.kinds.iter();
    let mut rows: Vec<Vec<Cell>> = kinds
        .map(|of| row(view.kind(of.kind), [of.considered, of.resolved, of.gain]))
        .collect();
    let gain = advice.kinds.iter().map(|of| of.gain).sum();
    rows.push(row(view.words.in_all, [advice.considered, advice.resolved, gain]));
    for (what, number) in [
        (view.words.unsteady, advice.unsteady),
        (view.words.refused, advice.refused.len()),
    ] {
        rows.push(vec![what.into(), number.into(), Cell::Empty, Cell::Empty]);
    }
    Table {
        tab: Tab::Sought,
        note: view.words.sought_note.to_owned(),
        fixed: 1,
        columns: vec![
            Column::new(view.words.kind_of_action, Kind::Name),
            Column::new(view.words.considered, Kind::People),
            Column::new(view.words.tried, Kind::People),
            Column::new(view.words.gain, Kind::People),
        ],
        rows,
    }
}

fn watch(view: &View) -> Table {
    let model = view.model;
    let watched = view.advice.warnings.iter().map(|warning| {
        vec![
            Cell::from(view.words.program),
            phrases::program(model, warning.program, view.language).into(),
            warning.year.into(),
            warning.graduates.into(),
            warning.unplaced.into(),
            view.words.unplaced_why.into(),
        ]
    });
    let remarks = model.warnings().iter().map(|problem| {
        vec![
            Cell::from(view.words.tables),
            problem.location().text(view.language).into(),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            problem.text(view.language).into(),
        ]
    });
    Table {
        tab: Tab::Watch,
        note: view.words.watch_note.to_owned(),
        fixed: 0,
        columns: vec![
            Column::new(view.words.what, Kind::Name),
            Column::new(view.words.where_it_is, Kind::Name),
            Column::new(view.words.year, Kind::Year),
            Column::new(view.common.graduates, Kind::People),
            Column::new(view.words.unplaced, Kind::People),
            Column::new(view.words.why, Kind::Sentence),
        ],
        rows: watched.chain(remarks).collect(),
    }
}
