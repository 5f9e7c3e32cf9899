//! What the charts show, as plain data.

use super::advice::numbered;
use super::balances::ranked;
use super::view::View;
use crate::document::BalanceDocument;
use vocmatch::dataset::pen;
use vocmatch_algo::order;

/// The form of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Bars that lie, the longest on top.
    Bars,
    /// Columns that stand side by side.
    Columns,
    /// Lines over years.
    Lines,
}

/// A chart with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub(super) title: &'static str,
    pub(super) form: Form,
    /// Names and colours of the columns of numbers.
    pub(super) series: Vec<(&'static str, u32)>,
    pub(super) rows: Vec<(String, Vec<f64>)>,
    /// The format of the numbers.
    pub(super) format: &'static str,
}

/// The charts that have something to show.
pub(super) fn figures(view: &View) -> Vec<Figure> {
    let all = [
        shortages(view),
        paper(view),
        surpluses(view),
        by_year(view),
        by_level(view),
        skills(view),
        gains(view),
    ];
    all.into_iter().filter(|figure| !figure.rows.is_empty()).collect()
}

/// The occupations that lack most, without those to check first: as many as weigh most by gap × one more, by gap.
pub(super) fn shortest<'v>(view: &'v View, most: usize) -> Vec<&'v BalanceDocument> {
    let weigh = |b: &BalanceDocument| {
        if b.cautions.is_empty() {
            b.gap * b.one_more
        } else {
            0.0
        }
    };
    heaviest(view, most, weigh)
}

/// The occupations that have most too many, without those to check first.
pub(super) fn fullest<'v>(view: &'v View, most: usize) -> Vec<&'v BalanceDocument> {
    let weigh = |b: &BalanceDocument| {
        if b.cautions.is_empty() {
            -b.gap * (1.0 - b.one_more)
        } else {
            0.0
        }
    };
    heaviest(view, most, weigh)
}

/// The occupations that lack most on paper: to check first.
pub(super) fn on_paper<'v>(view: &'v View, most: usize) -> Vec<&'v BalanceDocument> {
    heaviest(view, most, |b| {
        if b.cautions.is_empty() {
            0.0
        } else {
            b.gap * b.one_more
        }
    })
}

fn heaviest<'v>(
    view: &'v View,
    most: usize,
    weigh: impl Fn(&BalanceDocument) -> f64,
) -> Vec<&'v BalanceDocument> {
    let mut found: Vec<_> = ranked(&view.document.occupations);
    found.retain(|b| weigh(b) > 0.5);
    order::sort_by(&mut found, |a, b| {
        weigh(b).total_cmp(&weigh(a)).then_with(|| a.id.cmp(&b.id))
    });
    found.truncate(most);
    order::sort_by(&mut found, |a, b| {
        b.gap.abs().total_cmp(&a.gap.abs()).then_with(|| a.id.cmp(&b.id))
    });
    found
}

fn shortages(view: &View) -> Figure {
    let rows = shortest(view, view.bars).into_iter();
    Figure {
        title: view.words.chart_missing,
        form: Form::Bars,
        series: vec![(view.common.gap, pen::ORANGE)],
        rows: rows.map(|b| (b.name.clone(), vec![b.gap])).collect(),
        format: "+#,##0;-#,##0;0",
    }
}

fn paper(view: &View) -> Figure {
    let rows = on_paper(view, view.bars).into_iter();
    Figure {
        title: view.words.chart_on_paper,
        form: Form::Bars,
        series: vec![(view.common.gap, pen::LIGHT_ORANGE)],
        rows: rows.map(|b| (b.name.clone(), vec![b.gap])).collect(),
        format: "+#,##0;-#,##0;0",
    }
}

fn surpluses(view: &View) -> Figure {
    let rows = fullest(view, view.bars).into_iter();
    Figure {
        title: view.words.chart_surplus,
        form: Form::Bars,
        series: vec![(view.common.gap, pen::BLUE)],
        rows: rows.map(|b| (b.name.clone(), vec![b.gap])).collect(),
        format: "+#,##0;-#,##0;0",
    }
}

fn by_year(view: &View) -> Figure {
    let periods = view.plan.periods.iter();
    let mut rows: Vec<_> = periods
        .flat_map(|period| {
            let of = &period.summary;
            let of = [of.openings, of.graduates, of.placed].map(|heads| heads as f64);
            period.years.iter().map(move |year| (*year, of.to_vec()))
        })
        .collect();
    order::sort_by_key(&mut rows, |(year, _)| *year);
    Figure {
        title: view.words.chart_years,
        form: if rows.len() > 2 {
            Form::Lines
        } else {
            Form::Columns
        },
        series: vec![
            (view.common.openings, pen::ORANGE),
            (view.common.graduates, pen::BLUE),
            (view.common.placed, pen::GREY),
        ],
        rows: rows
            .into_iter()
            .map(|(year, of)| (year.to_string(), of))
            .collect(),
        format: "#,##0",
    }
}

fn by_level(view: &View) -> Figure {
    let name = |id: &str| {
        let level = vocmatch::unit::Level::ALL
            .into_iter()
            .find(|level| level.name() == id);
        level
            .map_or(view.words.any_level, |level| view.level(level))
            .to_owned()
    };
    let rows = view.document.levels.iter();
    Figure {
        title: view.words.chart_levels,
        form: Form::Columns,
        series: vec![
            (view.common.openings, pen::ORANGE),
            (view.words.linked_graduates, pen::BLUE),
        ],
        rows: rows
            .map(|b| (name(&b.id), vec![b.openings as f64, b.linked]))
            .collect(),
        format: "#,##0",
    }
}

fn skills(view: &View) -> Figure {
    let gaps = view.document.skill_gaps.iter().filter(|gap| gap.gap > 0.0);
    Figure {
        title: view.words.chart_skills,
        form: Form::Bars,
        series: vec![(view.figure.missing_heads, pen::ORANGE)],
        rows: gaps
            .take(view.bars)
            .map(|gap| (gap.name.clone(), vec![gap.gap]))
            .collect(),
        format: "#,##0.0",
    }
}

fn gains(view: &View) -> Figure {
    let sure = numbered(view)
        .filter(|(_, list, _)| *list == view.common.recommendations)
        .take(view.bars);
    let rows = sure.map(|(number, _, one)| {
        let kind = view.kind(one.action.kind());
        let label = format!("{number}. {kind}: {}", view.subject(&one.action));
        (label, vec![one.gain.whole()])
    });
    Figure {
        title: view.words.chart_gains,
        form: Form::Bars,
        series: vec![(view.words.gain, pen::BLUE)],
        rows: rows.collect(),
        format: "#,##0.0",
    }
}
